#pragma once

#include "cluster/ClusterProfile.h"

#include <QWidget>

namespace warrener {

/// The environment's word: filled for production, outlined for staging, dashed for test.
class EnvironmentTag final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EnvironmentTag)

public:
    explicit EnvironmentTag(Environment environment, QWidget *parent = nullptr);
    void setEnvironment(Environment environment);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    static QSize sizeOf(Environment environment);
    /// The same for delegates and painted buttons; vertically centred in `box`, from its left.
    static void paint(QPainter &painter, const QRectF &box, Environment environment);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Environment m_environment;
};

} // namespace warrener
