#pragma once

#include "plan/drill/DrillOutcome.h"
#include "ui/parts/Page.h"

class QPushButton;
class QStackedLayout;

namespace warrener {

class ClusterStore;
class ComposerView;
class DrillCard;
class DrillDesk;
class DrillListModel;
class DrillLiveView;
class NoticeBar;
class PageHeader;
class RunDesk;
class StatePanel;
class TableView;
struct DrillDocument;
struct DrillRow;

/// Drills of one cluster: what there is, how they went, starting one, and the one that goes on. Objects of the page: a
/// drill's id; "live"; "run/" with a run's id; "new";
/// "edit/" and "copy/" with a drill's id.
class DrillsPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DrillsPage)

public:
    /// All three outlive the page.
    DrillsPage(ClusterStore &store, DrillDesk &desk, RunDesk &runs, QWidget *parent = nullptr);

    static PageTarget ofDrill(const QString &drill) { return {QStringLiteral("drill"), drill}; }

    /// A breadcrumb to the calendar, behind which the page stands.
    void leadToCalendar();
    QString title() const override;
    void activate() override;
    void deactivate() override;
    void open(const QString &object) override;
    void showFirst() override;
    bool escape() override;
    bool askAgain() override;

    /// Asks for what is needed to start the drill that is chosen.
    void askToStart();

private:
    bool leaveRun();
    void build();
    QWidget *buildList();
    void connectAll();
    void refresh();
    void showList();
    void showNotices();
    void choose(const QString &drill);
    const DrillRow *chosen() const;
    QString obstacle() const;
    bool showsRun() const;
    void recover();
    void openRun(const QString &run);
    void compose(const QString &object);
    void save(const DrillDocument &document);
    void askToRemove();

    ClusterStore &m_store;
    DrillDesk &m_desk;
    RunDesk &m_runs;
    bool m_active = false;
    QString m_chosen; ///< a drill's id
    QString m_closed; ///< id of the run that ended and was put away
    bool m_composing = false;
    QString m_opened; ///< id of a run of the past that is shown; empty: none
    QString m_problem;
    PageHeader *m_header;
    NoticeBar *m_notice;
    NoticeBar *m_unfinished;
    NoticeBar *m_lever;
    StatePanel *m_state;
    DrillListModel *m_model;
    TableView *m_table;
    DrillCard *m_card;
    DrillLiveView *m_live;
    ComposerView *m_composer;
    QPushButton *m_new;
    QStackedLayout *m_stack = nullptr;
};

} // namespace warrener
