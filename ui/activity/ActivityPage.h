#pragma once

#include "cluster/Event.h"
#include "ui/parts/Page.h"

class QPushButton;
class QStackedLayout;

namespace warrener {

class ClusterStore;
class EventFilter;
class EventsModel;
class FilterButton;
class NoticeBar;
class PageHeader;
class SearchField;
class StatePanel;
class TableCard;
class TableView;

/// Everything that has happened to this cluster in the last 24 hours, the newest first.
class ActivityPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActivityPage)

public:
    /// `store` outlives the page.
    explicit ActivityPage(ClusterStore &store, QWidget *parent = nullptr);

    QString title() const override;
    void activate() override;
    void deactivate() override;
    bool escape() override;
    bool focusFilter() override;

private:
    void build();
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
};

} // namespace warrener
