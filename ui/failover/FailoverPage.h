#pragma once

#include "ui/failover/FailoverDesk.h"
#include "ui/parts/Page.h"

class QPushButton;
class QStackedLayout;

namespace warrener {

class AutomaticCard;
class CandidatesCard;
class ClusterStore;
class ConfirmBar;
class NoticeBar;
class OutcomeCard;
class PageHeader;
class RunChart;
class RunDesk;
class RunPanel;
class SegmentedControl;
class StatePanel;
class StepsView;
class WishBar;

/// Moving clients and queue leaders from one node to another: who could take over, the exact plan,
/// the run while it goes on and what it came to; the way back; and the automatic. Objects of the
/// page: "failback", "automatic", "forced".
class FailoverPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FailoverPage)

public:
    /// All three outlive the page.
    FailoverPage(ClusterStore &store, FailoverDesk &desk, RunDesk &runs, QWidget *parent = nullptr);

    QString title() const override;
    void activate() override;
    void deactivate() override;
    void open(const QString &object) override;
    void showFirst() override;
    bool escape() override;
    bool askAgain() override;

private:
    enum class Tab : std::uint8_t { Move, Back, Automatic };

    void build();
    void buildHeader();
    QWidget *buildStatePage();
    QWidget *buildPlanPage();
    QWidget *buildRunPage();
    void connectAll();
    void closeRun();
    void goOnAfterRun();
    void goOnWithNews();

    void setTab(Tab tab);
    void ask();
    void showNodes();
    void beginWithTheLost();
    void refresh();
    void showOffer();
    FailoverOffer shownOffer() const;
    void showHeader();
    void showNotice();
    void showAutomatic();
    void showUnfinished();
    void showCharts();
    bool showsRun() const;

    void run();
    void savePlan();
    void copyCommand();
    void showProxyConfig();
    void overrideGuards();
    void recover();
    TimePoint now() const;

    ClusterStore &m_store;
    FailoverDesk &m_desk;
    RunDesk &m_runs;
    bool m_active = false;
    bool m_asked = false; ///< the first offer has been asked for
    Tab m_tab = Tab::Move;
    FailoverKind m_kind = FailoverKind::Switchover; ///< of the first tab
    QString m_closed;                               ///< id of the run that ended and was put away
    QString m_problem;
    std::optional<GuardVerdict> m_lease; ///< the lease refused the last run: to be overridden, or not
    QHash<QString, QString> m_overrides; ///< guard → why

    PageHeader *m_header;
    SegmentedControl *m_tabs;
    QPushButton *m_save;
    QPushButton *m_copy;
    QPushButton *m_proxyConfig;
    NoticeBar *m_notice;
    NoticeBar *m_unfinished;
    StatePanel *m_state;
    WishBar *m_wish;
    CandidatesCard *m_candidates;
    StepsView *m_plan;
    ConfirmBar *m_confirm;
    AutomaticCard *m_automatic;
    RunPanel *m_run;
    RunChart *m_sessions;
    RunChart *m_rates;
    OutcomeCard *m_outcome;
    QStackedLayout *m_stack = nullptr;
};

} // namespace warrener
