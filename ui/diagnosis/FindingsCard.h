#pragma once

#include "ui/diagnosis/ReportComparison.h"
#include "ui/diagnosis/ReportRows.h"

#include <QFrame>

class QListView;
class QPushButton;

namespace warrener {

class FilterButton;
class FoldHeader;
class KnownFindings;
class Label;
class ReportRowsModel;

/// The left side of a report: causes with their symptoms, and folded below what could not be
/// judged and what passed. One row is chosen, or none: then the summary is.
class FindingsCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindingsCard)

public:
    /// `known` outlives the card.
    explicit FindingsCard(const KnownFindings &known, QWidget *parent = nullptr);

    /// The choice stays where the new report has the same finding, else the first is chosen.
    void setReport(const ReportPtr &report);
    /// What is known has changed.
    void refresh();
    const ReportFilter &filter() const { return m_filter; }
    void clearFilter();
    void focusFilter();
    /// Chooses that finding, if it is in the list.
    void choose(const ReportFinding &finding);

Q_SIGNALS:
    void chosen(const warrener::ReportRow &row);
    void summaryChosen();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Section
    {
        FoldHeader *header = nullptr;
        QListView *list = nullptr;
        ReportRowsModel *model = nullptr;
    };

    QListView *makeList(ReportRowsModel *model, const QString &name);
    Section makeSection(const QString &name, bool open);
    void build();
    void fillFilters();
    void showRows();
    bool hasRoomForNotJudged(int most) const;
    void fitSections();
    void take(QListView *list);
    void chooseFirst();

    const KnownFindings &m_known;
    ReportPtr m_report;
    ReportFilter m_filter;
    ReportFinding m_current;
    FilterButton *m_class;
    FilterButton *m_host;
    QPushButton *m_summary;
    Label *m_none;
    ReportRowsModel *m_model;
    QListView *m_list;
    Section m_notJudged;
    Section m_passed;
    bool m_filling = false;
    bool m_folded = false; ///< a person has folded or unfolded a section
};

} // namespace warrener
