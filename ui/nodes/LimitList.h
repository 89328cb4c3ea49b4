#pragma once

#include "ui/nodes/LimitRow.h"

#include <QWidget>

namespace warrener {

/// Figures with a meter each, and how much is left: label, bar, "used of limit", "left".
class LimitList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LimitList)

public:
    explicit LimitList(QWidget *parent = nullptr);

    void setRows(const QList<LimitRow> &rows);
    const QList<LimitRow> &rows() const { return m_rows; }
    /// The last figures of somebody who has fallen silent: all in grey.
    void setStale(bool stale);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {280, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<LimitRow> m_rows;
    bool m_stale = false;
};

} // namespace warrener
