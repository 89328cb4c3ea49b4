#pragma once

#include "ui/frame/DataAge.h"

#include <QWidget>

namespace warrener {

/// Dot and words that say how fresh the figures are; the tool tip has the reasons.
class AgeIndicator final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AgeIndicator)

public:
    explicit AgeIndicator(QWidget *parent = nullptr);

    void setAge(const DataAge &age);
    void setBrief(bool brief);
    QString text() const { return m_brief ? m_age.brief : m_age.text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    DataAge m_age;
    bool m_brief = false;
};

} // namespace warrener
