#pragma once

#include "ui/nodes/MemoryGroups.h"

#include <QWidget>

namespace warrener {

/// A node's memory as one bar, and below it in two columns what each part of it is.
class MemoryView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MemoryView)

public:
    static constexpr qsizetype mostGroups = 10;

    explicit MemoryView(QWidget *parent = nullptr);

    void setMemory(const MemoryBreakdown &memory);
    const QList<MemoryGroup> &groups() const { return m_groups; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {260, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int rows() const { return static_cast<int>((m_groups.size() + 1) / 2); }
    QColor colorOf(qsizetype index) const;
    void paintBar(QPainter &painter) const;

    QList<MemoryGroup> m_groups;
    qint64 m_sum = 0;
};

} // namespace warrener
