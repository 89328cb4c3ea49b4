#pragma once

#include "cluster/ClusterProfile.h"
#include "record/journal/JournalRuns.h"
#include "run/runs/RunView.h"

#include <QWidget>

class QPushButton;
class QStackedLayout;

namespace warrener {

class FilterButton;
class NoticeBar;
class RunDesk;
class RunPanel;
class RunsModel;
class SearchField;
class StatePanel;
class TableCard;
class TableView;

/// Runs of all kinds and decisions not to act, as the journal has them: filter, full text, one of
/// them opened, export, and whether the journal is whole.
class RunsView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunsView)

public:
    /// `desk` outlives the view.
    RunsView(RunDesk &desk, const ClusterName &cluster, Environment environment, QWidget *parent = nullptr);

    void setActive(bool active);
    /// Shows one run; empty: the list.
    void openRun(const QString &run);
    bool escape();
    bool focusFilter();
    /// "8 runs, 1 decision"; of one that is open, its title.
    QString line() const;

Q_SIGNALS:
    void runRequested(const QString &run); ///< somebody wants to see it; empty: the list
    void succeeded(const QString &text);
    void lineChanged();

private:
    void build();
    QWidget *buildList();
    QWidget *buildRun();
    RunFilter filter() const;
    void ask();
    void take(const QList<RunSummary> &runs);
    void fillKinds(const QList<RunSummary> &runs);
    void showState();
    void showRun(const RunView &run);
    void showProblem(const QString &title, const QString &text);
    void exportRows();
    void verify();
    void recover();

    RunDesk &m_desk;
    const ClusterName m_cluster;
    const Environment m_environment;
    bool m_active = false;
    bool m_loaded = false;
    int m_asked = 0; ///< numbers what is being read: a later wish wins
    QString m_open;  ///< id of the run that is open
    QString m_openTitle;
    RunsModel *m_model;
    SearchField *m_search;
    FilterButton *m_kind;
    FilterButton *m_verdict;
    QPushButton *m_clear;
    QPushButton *m_verify;
    QPushButton *m_export;
    NoticeBar *m_notice;
    NoticeBar *m_left;
    StatePanel *m_state;
    TableCard *m_card;
    TableView *m_table;
    RunPanel *m_run;
    QStackedLayout *m_rows;  ///< the table, or why it is empty
    QStackedLayout *m_stack; ///< the list, or one run
};

} // namespace warrener
