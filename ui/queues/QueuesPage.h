#pragma once

#include "ui/parts/Page.h"
#include "ui/queues/QueueArranger.h"
#include "ui/queues/QueueFilter.h"
#include "ui/queues/QueueTrends.h"

#include <QTimer>

class QPushButton;
class QSettings;
class QStackedLayout;

namespace warrener {

class CareDesk;
class ClusterStore;
struct AnswerWords;
class ColumnFit;
class HighlightDelegate;
class Label;
class NoticeBar;
class PageHeader;
class Pill;
class QueueFilterBar;
class QueueModel;
class QueuePanel;
class StatePanel;
class TableCard;
class TableView;

/// Every queue of the cluster in one table. Objects of open(): "vhost/queue" shows that queue,
/// "?attention", "?critical" and "?" with the id of a condition filter by state, "?leader=NODE"
/// by leader, "?name=TEXT" by a part of the name.
class QueuesPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueuesPage)

public:
    /// `store` outlives the page, and so does `care`; null: nothing can be done to queues here.
    explicit QueuesPage(ClusterStore &store, QWidget *parent = nullptr, CareDesk *care = nullptr, QSettings *settings = nullptr);
    ~QueuesPage() override;

    QString title() const override;
    void activate() override;
    void deactivate() override;
    void open(const QString &object) override;
    void showFirst() override;
    bool escape() override;
    bool focusFilter() override;

Q_SIGNALS:
    /// A person wants back what was in that queue.
    void bringBackRequested(const QString &vhost, const QString &queue);

private:
    void build();
    QWidget *buildFooter();
    QPushButton *buildExportButton();
    void takeStore();
    void arrangeAgain();
    void showArrangement(const QueueArrangementPtr &view);
    void showProblem(const Error &error);
    void showState();
    void showCounts(const QueueArrangement &view);
    void showSources(const QueueTable &table);
    void watchVisible();
    void reportVisible();
    void selectWanted();
    void showPanel(int row, bool focus);
    void closePanel();
    void exportRows();
    void showRebalance();
    void askToRebalance();
    bool forgetExportProblem();
    bool forgetWanted(); ///< true where it was said that the wanted queue is not there
    bool isWantedGone() const;
    void exportTo(const QueueArrangementPtr &view, const QString &file);
    void showNotice(const AnswerWords &words, const QueueTable *table);
    QList<QueueRef> visibleQueues() const;

    ClusterStore &m_store;
    CareDesk *m_care;
    QSettings *m_settings; ///< null: nothing is remembered
    bool m_active = false;
    QueueFilter m_filter;
    QueueSort m_sort;
    QueueTrends m_trends;
    std::shared_ptr<const QueueTable> m_sampled; ///< the table whose figures are in the trends
    std::shared_ptr<const QueueTable> m_asked;   ///< the table that was arranged, or is being arranged
    std::vector<bool> m_missed;                  ///< who was missed then
    QString m_wantedObject;                      ///< "vhost/queue" to be selected once it is among the rows
    bool m_filterGivesWay = false;               ///< to the wanted queue, once: what is filtered afterwards is a person's wish
    QString m_exportProblem;
    QueueArranger m_arranger;
    QTimer m_visibleTimer;

    QueueModel *m_model;
    PageHeader *m_header;
    Pill *m_critical;
    Pill *m_attention;
    QPushButton *m_rebalance;
    QueueFilterBar *m_bar;
    NoticeBar *m_notice;
    QStackedLayout *m_stack = nullptr;
    StatePanel *m_state;
    TableCard *m_card;
    TableView *m_table;
    ColumnFit *m_columns = nullptr;
    HighlightDelegate *m_highlight;
    QueuePanel *m_panel;
    Label *m_sources = nullptr;
    QPushButton *m_export = nullptr;
};

} // namespace warrener
