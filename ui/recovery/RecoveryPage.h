#pragma once

#include "ui/parts/Page.h"
#include "ui/recovery/RecoveryDesk.h"

class QStackedLayout;

namespace warrener {

class ClusterStore;
class DocumentEditor;
class NoticeBar;
class PageHeader;
class PrepareView;
class ReadinessBar;
class ReportView;
class RunDesk;
class ScenarioList;
class ScenarioView;
class StatePanel;
class VersionsView;
class WarRoom;

/// The recovery plans of a cluster: how ready it is, each plan whole, and a run or a rehearsal of one from the question to the
/// report. Objects of the page: a plan's id, "ID/NODE" with the node filled in, "run/ID/NODE" and "rehearse/ID" for the
/// question itself, "report/RUN".
class RecoveryPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecoveryPage)

public:
    /// Both outlive the page.
    RecoveryPage(ClusterStore &store, RecoveryDesk &desk, QWidget *parent = nullptr);

    QString title() const override;
    void activate() override;
    void deactivate() override;
    void open(const QString &object) override;
    void showFirst() override;
    bool escape() override;
    bool focusFilter() override;
    bool askAgain() override;

    /// The place of a plan on this page; `node` may be empty.
    static PageTarget ofPlan(const QString &scenario, const NodeName &node = {});

Q_SIGNALS:
    /// Let a backup be restored in a test, which is thrown away.
    void testRequested(const QString &backup);

private:
    enum class Place : std::uint8_t { State, Plans, Prepare, Room, Table, Report, Editor, Versions };

    void build();
    QWidget *buildPlans();
    void connectAll();
    void setPlace(Place place);
    void refresh();
    void showScenario();
    void showNotices();
    QStringList signsOf(const RecoveryScenario &scenario) const;
    void tellSigns();
    void prepareFirst();
    void prepare(bool rehearse);
    void testBackup();
    void earn(const QString &point, const QString &scenario);
    void leaveRoom(const WarRoom &room);
    void recover();
    void edit();
    void leaveEditor();
    void showVersions();
    void askToRemove();
    void openReport(const QString &run);
    /// The run in earnest that is shown in the war room, if there is one: here, or by another console.
    bool hasRun() const;
    bool hasRehearsal() const;
    /// A recovery or a rehearsal that was left in the middle, and who can take it up.
    std::optional<std::pair<RunDesk *, RunSummary>> unfinished() const;

    ClusterStore &m_store;
    RecoveryDesk &m_desk;
    bool m_active = false;
    Place m_place = Place::Plans;
    std::optional<Place> m_awaited; ///< a room whose run has been begun, and has said nothing yet
    NodeName m_node{};              ///< that the chosen plan is about, as a finding said
    QString m_wanted;               ///< a plan that was asked for before the plans were read
    QString m_closed;               ///< runs that have ended and were put away
    QString m_closedRehearsal;
    QString m_problem;

    PageHeader *m_header;
    NoticeBar *m_notice;
    NoticeBar *m_unfinished;
    NoticeBar *m_goesOn; ///< a run is under way while the plans are shown
    StatePanel *m_state;
    ReadinessBar *m_readiness;
    ScenarioList *m_list;
    ScenarioView *m_view;
    PrepareView *m_prepare;
    WarRoom *m_room;
    WarRoom *m_table;
    ReportView *m_report;
    DocumentEditor *m_editor;
    VersionsView *m_versions;
    QStackedLayout *m_stack = nullptr;
};

} // namespace warrener
