#pragma once

#include "ui/diagnosis/DiagnosisDesk.h"
#include "ui/diagnosis/ReportRow.h"
#include "ui/parts/Page.h"
#include "ui/parts/PlanLink.h"

class QStackedLayout;

namespace warrener {

class CareDesk;
class ClusterStore;
class ComparisonView;
class FindingView;
class FindingsCard;
class KeyButton;
class MenuButton;
class NoticeBar;
class PageHeader;
class ReportCounts;
class RunBar;
class StatePanel;
class VerdictCard;

/// From symptom to recommendation: the newest report of the cluster, or one that was chosen, or
/// two compared. An object of the page is a report's id, or two as "older..newer".
class DiagnosisPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiagnosisPage)

public:
    /// `store` and `desk` outlive the page, and so does `care`; null: no plan can be run here.
    DiagnosisPage(ClusterStore &store, DiagnosisDesk &desk, QWidget *parent = nullptr, CareDesk *care = nullptr);

    /// Which recovery plans fit a finding.
    void setRecovery(PlanLinks plans);

    QString title() const override;
    void activate() override;
    void deactivate() override;
    void open(const QString &object) override;
    bool escape() override;
    bool focusFilter() override;
    bool askAgain() override;

    const ReportPtr &report() const { return m_report; }

private:
    void build();
    QWidget *buildStatePage();
    QWidget *buildReportPage();
    void buildHeader();
    void fillReports();
    void fillCompare();
    void takeDesk();
    void showLatest();
    void showReport(const ReportPtr &report);
    void showHeader();
    void showRun();
    void showState();
    void showNotice();
    void loadReport(const QString &id);
    void loadComparison(const QString &older, const QString &newer);
    void openFound(const QString &report, const ReportFinding &finding);
    void exportReport(ReportFormat format);
    void toggleKnown(const ReportRow &row);
    void editSchedule();
    void offerPlan(const QString &plan, const NodeName &node);
    TimePoint now() const;

    ClusterStore &m_store;
    DiagnosisDesk &m_desk;
    CareDesk *m_care;
    ReportPtr m_report;    ///< shown; null: none yet
    bool m_follows = true; ///< the newest report is shown, whichever that is
    bool m_comparing = false;
    bool m_active = false;
    int m_asked = 0;        ///< numbers what is being read: a later wish wins
    ReportFinding m_wanted; ///< to be chosen once its report is there
    QString m_problem;      ///< of the last run, export or reading

    PageHeader *m_header;
    KeyButton *m_run;
    MenuButton *m_reports;
    MenuButton *m_compare;
    MenuButton *m_export;
    NoticeBar *m_notice;
    RunBar *m_bar;
    VerdictCard *m_verdict;
    ReportCounts *m_counts;
    FindingsCard *m_findings;
    FindingView *m_view;
    ComparisonView *m_comparison;
    StatePanel *m_state;
    QStackedLayout *m_stack = nullptr;
};

} // namespace warrener
