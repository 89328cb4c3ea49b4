#pragma once

#include "ui/diagnosis/ReportComparison.h"

#include <QWidget>

namespace warrener {

class ComparisonModel;
class Label;
class Pill;
class TableCard;
class TableView;

/// Two reports side by side: their verdicts, and what became of each finding.
class ComparisonView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComparisonView)

public:
    explicit ComparisonView(QWidget *parent = nullptr);
    void setComparison(const ReportComparison &comparison);
    void focusTable();

Q_SIGNALS:
    void closed();
    /// A finding is to be seen in the report in which it stands.
    void opened(const QString &report, const warrener::ReportFinding &finding);

private:
    void build();

    ReportComparison m_comparison;
    ComparisonModel *m_model;
    Pill *m_before;
    Pill *m_now;
    Label *m_title;
    Label *m_counts;
    Label *m_same;
    TableCard *m_card;
    TableView *m_table;
};

} // namespace warrener
