#pragma once

#include "ui/overview/OverviewState.h"
#include "ui/overview/OverviewVerdict.h"
#include "ui/parts/Page.h"
#include "ui/parts/PlanLink.h"

#include <cstdint>
#include <optional>

class QAction;
class QPushButton;
class QScrollArea;

namespace warrener {

class ChartGrid;
class ClusterStore;
class Label;
class MenuButton;
class MomentLine;
class NoticeBar;
class SegmentedControl;
class StatePanel;
class TileGrid;
class VerdictCard;

/// The state of one cluster in one glance: verdict, a tile a node and proxy, nine charts with one
/// time axis. Works only while it is visible.
class OverviewPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OverviewPage)

public:
    /// `store` outlives the page.
    explicit OverviewPage(ClusterStore &store, QWidget *parent = nullptr);
    ~OverviewPage() override;

    /// The last diagnosis that was not ended early, never where there was none; from then on one can be run from here.
    void setDiagnosis(OverallStatus status, TimePoint at);
    /// How ready the cluster is for a disaster, 0–100, and when that was looked at; never: not known, nothing is said.
    void setReadiness(int score, TimePoint at);
    /// Which recovery plans fit a finding; the worst one's first is offered.
    void setPlans(PlanLinks plans);

    QString title() const override;
    /// Takes the cursor, else the selected span, else the comparison off the charts.
    bool escape() override;

Q_SIGNALS:
    void diagnosisRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void refresh();
    void showState(const OverviewState &state);
    void showVerdict();
    void showPlan();
    void showTiles();
    void showCharts();
    void showMoment();
    enum class Compared : std::uint8_t { Nothing, SpanBefore, DayBefore };
    void compareWith(Compared with);
    void showComparison();
    /// What that is called at the zoom of now: "the hour before".
    QString wordsOf(Compared with) const;
    Millis agoOf(Compared with) const;
    void setZoom(int index);
    void openSubject(const QString &subject);

    ClusterStore &m_store;
    bool m_zoomChosen = false;
    QScrollArea *m_scroll;
    VerdictCard *m_verdict;
    QPushButton *m_readiness;
    QPushButton *m_diagnosis;
    QPushButton *m_run;
    QPushButton *m_plan;
    VerdictGround m_ground;
    PlanLinks m_plans;
    PageTarget m_planTarget{};
    NoticeBar *m_notice;
    StatePanel *m_panel;
    TileGrid *m_tiles;
    QWidget *m_chartBar;
    Label *m_span;
    SegmentedControl *m_zoom;
    MenuButton *m_compare;
    QAction *m_compareNothing;
    QAction *m_compareSpan;
    QAction *m_compareDay;
    Compared m_compared = Compared::Nothing;
    QString m_comparedText; ///< what the line beside the charts says of it
    MomentLine *m_moment;
    ChartGrid *m_charts;
};

} // namespace warrener
