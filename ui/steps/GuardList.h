#pragma once

#include "run/runs/GuardVerdict.h"

#include <QWidget>

namespace warrener {

/// The guard rules with what they say: those that pass beside each other, each refusal on lines of
/// its own with its reason.
class GuardList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GuardList)

public:
    explicit GuardList(QWidget *parent = nullptr);

    /// `confirmation`: what the environment asks for, as a rule of its own; may be empty.
    void setGuards(const QList<GuardVerdict> &guards, const QString &confirmation);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Draws where there is a painter; returns the height in any case.
    int lay(QPainter *painter, int width) const;

    QList<GuardVerdict> m_guards;
    QString m_confirmation;
};

} // namespace warrener
