#pragma once

#include <QList>
#include <QWidget>

namespace warrener {

/// Messages ready over the last ten minutes, large enough to read: line, highest and lowest.
class TrendView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrendView)

public:
    explicit TrendView(QWidget *parent = nullptr);

    /// Oldest first, ten minutes in all; NaN: a gap.
    void setValues(const QList<float> &values, bool bad);

    QSize sizeHint() const override { return {280, 84}; }
    QSize minimumSizeHint() const override { return {120, 84}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<float> m_values;
    bool m_bad = false;
};

} // namespace warrener
