#pragma once

#include "ui/calendar/CalendarScene.h"

#include <QWidget>

class QVBoxLayout;

namespace warrener {

class Label;

/// What the month came to, and what comes next.
class SummaryCard final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SummaryCard)

public:
    explicit SummaryCard(QWidget *parent = nullptr);

    /// So many lines at most, the worst; 0: all.
    void setMost(int most);
    void setLines(const QList<SummaryLine> &all, const QString &next);

private:
    QList<SummaryLine> m_all;
    QList<SummaryLine> m_lines; ///< those that are shown
    int m_most = 0;
    QVBoxLayout *m_column;
    Label *m_more; ///< how many lines are left out
    Label *m_next;
    QWidget *m_list = nullptr;
};

} // namespace warrener
