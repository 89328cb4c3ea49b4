#pragma once

#include "cluster/Event.h"
#include "ui/parts/Page.h"

class QPushButton;
class QStackedLayout;
class QStackedWidget;

namespace warrener {

class ClusterStore;
class EventFilter;
class EventsModel;
class FilterButton;
class NoticeBar;
class PageHeader;
class RunDesk;
class RunsView;
class SearchField;
class SegmentedControl;
class StatePanel;
class TableCard;
class TableView;

/// Everything that has happened to this cluster in the last 24 hours, the newest first; and every
/// run that somebody made, for as long as the journal goes back. Objects of the page: "runs", and
/// "run/ID".
class ActivityPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActivityPage)

public:
    /// `store` outlives the page, and so does `runs`; without it there are events only.
    explicit ActivityPage(ClusterStore &store, QWidget *parent = nullptr, RunDesk *runs = nullptr);

    QString title() const override;
    void activate() override;
    void deactivate() override;
    void open(const QString &object) override;
    bool escape() override;
    bool focusFilter() override;

private:
    void build();
    void addRuns(RunDesk &runs);
    void showPart();
    bool showsRuns() const;
    void refresh();
    void filter();
    void showState();
    void openSubject(const QModelIndex &index);
    void exportRows();
    void exportTo(const QList<Event> &events, const QString &file);

    ClusterStore &m_store;
    bool m_active = false;
    EventsModel *m_model;
    EventFilter *m_filter;
    PageHeader *m_header;
    SearchField *m_search;
    FilterButton *m_level;
    FilterButton *m_subject;
    QPushButton *m_clear;
    QPushButton *m_export;
    NoticeBar *m_notice;
    StatePanel *m_state;
    TableCard *m_card;
    TableView *m_table;
    QStackedLayout *m_stack;
    QStackedWidget *m_parts; ///< events, runs
    SegmentedControl *m_part = nullptr;
    RunsView *m_runs = nullptr;
};

} // namespace warrener
