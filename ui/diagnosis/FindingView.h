#pragma once

#include "ui/charts/ChartClock.h"
#include "ui/charts/TimeCursor.h"
#include "ui/diagnosis/ReportComparison.h"
#include "ui/diagnosis/ReportRow.h"
#include "ui/parts/PlanLink.h"

#include <QFrame>
#include <QPointer>

class QBoxLayout;
class QHBoxLayout;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace warrener {

class AdviceView;
class ClusterStore;
class EvidenceList;
class FoldHeader;
class HealthView;
class Label;
class Pill;

/// The right side of a report: one finding with its charts, evidence and advice; or, while none is
/// chosen, the health of the parts.
class FindingView final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindingView)

public:
    /// `store` outlives the view.
    explicit FindingView(const ClusterStore &store, QWidget *parent = nullptr);

    void setReport(const ReportPtr &report);
    void showFinding(const ReportRow &row, const QString &knownReason);
    void showSummary();
    /// Whether plans can be made and run here; without that, commands only are offered.
    void setPlans(bool possible);
    /// Which recovery plans fit a finding; without that, none is offered.
    void setRecovery(PlanLinks plans);
    const ReportRow &row() const { return m_row; }

Q_SIGNALS:
    /// Commands have been put on the clipboard.
    void copied(int commands);
    void knownToggled(const warrener::ReportRow &row);
    /// `plan`: AdviceStep::plan.
    void planRequested(const QString &plan, const warrener::NodeName &node);
    /// A recovery plan shall be shown.
    void recoveryRequested(const warrener::PageTarget &target);
    /// The queues that it is about shall be shown on their page.
    void queuesRequested(const warrener::PageTarget &target);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildHeading();
    QWidget *buildFooter();
    QWidget *buildButtons();
    QWidget *buildLinks();
    void arrangeFooter();
    void showCharts();
    void showAdvice();
    void showLinks();
    void showRecovery();
    void showPrimary();
    void copyCommands();
    /// The node that the finding is about; empty: none.
    NodeName node() const;
    /// What can be run as a plan now, and the words of the buttons: see AdviceView::setAdvice().
    QMap<QString, QString> plans() const;
    QList<Recommendation> advice() const;
    QStringList commands() const;

    const ClusterStore &m_store;
    ReportPtr m_report;
    ReportRow m_row;
    History m_history; ///< of the report, read by the charts
    ChartClock m_clock;
    TimeCursor m_cursor;

    QScrollArea *m_scroll;
    QWidget *m_body;
    HealthView *m_health;
    Label *m_title;
    Pill *m_pill;
    Label *m_place;
    Label *m_text;
    QPushButton *m_queues;
    Label *m_known;
    QWidget *m_charts;
    QHBoxLayout *m_chartRow;
    FoldHeader *m_evidenceHead;
    EvidenceList *m_evidence;
    FoldHeader *m_adviceHead;
    AdviceView *m_advice;
    QVBoxLayout *m_recovery; ///< a link for each plan that fits
    PlanLinks m_recoveryPlans;
    QWidget *m_footer = nullptr;
    QBoxLayout *m_footerRow = nullptr; ///< buttons and links: beside each other, or below where there is no room
    bool m_plans = false;
    QPushButton *m_first = nullptr;     ///< the act that stands out; in sight however long the evidence is
    QPointer<QPushButton> m_firstAct{}; ///< where it stands among the advice
    QPushButton *m_copy = nullptr;
    QPushButton *m_mark = nullptr;
    QWidget *m_read = nullptr; ///< links with their word
    QHBoxLayout *m_links = nullptr;
};

} // namespace warrener
