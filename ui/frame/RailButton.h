#pragma once

#include "ui/frame/PageSpec.h"

#include <QAbstractButton>

namespace warrener {

/// One row of the rail: icon, name, badge, digit; only icon and a small badge when narrow.
class RailButton final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RailButton)

public:
    RailButton(const PageSpec &spec, QWidget *parent);

    QString pageId() const { return m_id; }
    void setNarrow(bool narrow);
    void setBadge(const PageBadge &badge);
    PageBadge badge() const { return m_badge; }

    QSize sizeHint() const override { return {m_narrow ? 56 : 208, 34}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void describe();

    QString m_id;
    QString m_icon;
    int m_digit;
    bool m_narrow = false;
    PageBadge m_badge;
};

} // namespace warrener
