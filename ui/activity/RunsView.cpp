#include "ui/activity/RunsView.h"

#include "base/Units.h"
#include "ui/activity/RunsModel.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/FilterButton.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"
#include "ui/steps/RecoverDialog.h"
#include "ui/steps/RunDesk.h"
#include "ui/steps/RunPanel.h"
#include "ui/steps/StepWords.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto openRuns = "open"_L1;

/// Of a journal whose chain holds.
QString wholeWords(qint64 records, qint64 repairs)
{
    if (repairs == 0)
        return (records == 1 ? RunsView::tr("%1 record, the first of its chain.") : RunsView::tr("%1 records, each chained to the one before.")).arg(records);
    return repairs == 1 ? RunsView::tr("%1 records, each chained to the one before; an end was damaged once and set aside.").arg(records)
                        : RunsView::tr("%1 records, each chained to the one before; an end was damaged %2 times and set aside.").arg(records).arg(repairs);
}

} // namespace

RunsView::RunsView(RunDesk &desk, const ClusterName &cluster, Environment environment, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_cluster(cluster), m_environment(environment), m_model(new RunsModel(this)), m_search(new SearchField(this)),
      m_kind(new FilterButton(tr("Kind"), this)), m_verdict(new FilterButton(tr("Verdict"), this)), m_clear(new QPushButton(tr("Clear"), this)),
      m_verify(new QPushButton(tr("Verify journal"), this)), m_export(new QPushButton(tr("Export…"), this)), m_notice(new NoticeBar(this)),
      m_left(new NoticeBar(this)), m_state(new StatePanel(this)), m_card(new TableCard(this)), m_table(m_card->table()), m_run(new RunPanel(desk, this)),
      m_rows(new QStackedLayout), m_stack(new QStackedLayout)
{
    setObjectName(u"runsView"_s);
    build();
    connect(m_search, &SearchField::searched, this, &RunsView::ask);
    connect(m_kind, &FilterButton::currentChanged, this, &RunsView::ask);
    connect(m_verdict, &FilterButton::currentChanged, this, &RunsView::ask);
    connect(m_clear, &QPushButton::clicked, this, [this] { escape(); });
    connect(m_state, &StatePanel::actionTriggered, this, [this] { escape(); });
    connect(m_notice, &NoticeBar::actionTriggered, this, [this] { showProblem({}, {}); });
    connect(m_left, &NoticeBar::actionTriggered, this, &RunsView::recover);
    connect(m_verify, &QPushButton::clicked, this, &RunsView::verify);
    connect(m_export, &QPushButton::clicked, this, &RunsView::exportRows);
    connect(m_run, &RunPanel::succeeded, this, &RunsView::succeeded);
    connect(m_run, &RunPanel::closeRequested, this, [this] { Q_EMIT runRequested({}); });
    connect(m_table, &TableView::opened, this, [this](const QModelIndex &index) {
        if (const RunSummary &run = m_model->runAt(index.row()); !run.isNote())
            Q_EMIT runRequested(run.run);
    });
    connect(&m_desk, &RunDesk::runsChanged, this, &RunsView::ask);
    connect(&m_desk, &RunDesk::ended, this, &RunsView::ask);
}

void RunsView::build()
{
    m_notice->setObjectName(u"runsNotice"_s);
    m_left->setObjectName(u"leftRun"_s);
    m_stack->addWidget(buildList());
    m_stack->addWidget(buildRun());
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(12);
    all->addWidget(m_notice);
    all->addLayout(m_stack, 1);
}

QWidget *RunsView::buildList()
{
    m_search->setObjectName(u"runSearch"_s);
    m_search->setPlaceholderText(tr("Find in every record"));
    m_search->setAccessibleName(tr("Text to find runs by"));
    m_search->setKey(u"/"_s);
    m_search->setMaximumWidth(376);
    m_kind->setObjectName(u"runKind"_s);
    m_kind->setChoices({{{}, tr("Any kind"), tr("any")}});
    m_verdict->setObjectName(u"runVerdict"_s);
    QList<FilterButton::Choice> verdicts{{{}, tr("Any verdict"), tr("any")}, {openRuns, tr("Not ended")}};
    for (const Verdict verdict :
         {Verdict::Done, Verdict::Partly, Verdict::Failed, Verdict::Undone, Verdict::UndoIncomplete, Verdict::Refused, Verdict::Aborted})
        verdicts.append({toId(verdict), steps::wordOf(verdict)});
    m_verdict->setChoices(verdicts);
    m_clear->setObjectName(u"clearRuns"_s);
    m_clear->setProperty("kind", u"ghost"_s);
    m_verify->setObjectName(u"verifyJournal"_s);
    m_verify->setToolTip(tr("Follows the chain of hashes through the whole journal"));
    m_export->setObjectName(u"exportRuns"_s);
    m_export->setToolTip(tr("Writes all records of the runs shown, as JSON lines or CSV"));
    m_state->setObjectName(u"runsState"_s);
    m_table->setObjectName(u"runsTable"_s);
    m_table->setAccessibleName(tr("Runs, the newest first"));
    m_table->setSortingEnabled(false);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(RunsModel::VerdictColumn, new StateDelegate(m_table));
    new ColumnFit(m_table, {.widths = {150, 130, 140, 300, 150, 84, 84},
                            .stretch = RunsModel::WhatColumn,
                            .stretchMinimum = 240,
                            .leastFirst = {RunsModel::StepsColumn, RunsModel::WhoColumn}});

    auto *page = new QWidget(this);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_search, 2);
    bar->addWidget(m_kind);
    bar->addWidget(m_verdict);
    bar->addWidget(m_clear);
    bar->addStretch(1);
    bar->addWidget(m_verify);
    bar->addWidget(m_export);
    m_rows->addWidget(m_state->asPage(this));
    m_rows->addWidget(m_card);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(bar);
    column->addLayout(m_rows, 1);
    return page;
}

QWidget *RunsView::buildRun()
{
    auto *page = new QWidget(this);
    auto *pause = new QShortcut(Qt::Key_P, page, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(pause, &QShortcut::activated, m_run, &RunPanel::togglePause);
    page->setFocusPolicy(Qt::ClickFocus); // for that key
    m_run->setClosable(true);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_left);
    column->addWidget(m_run, 1);
    return page;
}

void RunsView::setActive(bool active)
{
    m_active = active;
    m_run->setActive(active && !m_open.isEmpty());
    if (active)
        ask();
}

RunFilter RunsView::filter() const
{
    RunFilter filter{.text = m_search->text().trimmed()};
    if (!m_kind->current().isEmpty())
        filter.kinds = {m_kind->current()};
    if (!m_verdict->current().isEmpty())
        filter.verdicts = {m_verdict->current()};
    return filter;
}

void RunsView::ask()
{
    if (!m_active || !m_open.isEmpty())
        return;
    const RunFilter wanted = filter();
    QCoro::connect(m_desk.runs(wanted), this, [this, wanted, asked = ++m_asked](const Result<QList<RunSummary>> &runs) {
        if (asked != m_asked)
            return;
        m_loaded = true;
        if (!runs) {
            showProblem(tr("The journal cannot be read"), runs.error().message);
            return;
        }
        if (wanted == RunFilter{})
            fillKinds(*runs);
        take(*runs);
    });
}

void RunsView::take(const QList<RunSummary> &runs)
{
    m_model->setRuns(runs, m_desk.now());
    showState();
    Q_EMIT lineChanged();
}

void RunsView::fillKinds(const QList<RunSummary> &runs)
{
    QMap<QString, QString> words; // each kind once, in its newest run's word
    for (const RunSummary &run : runs) {
        if (!words.contains(run.kind) || words.value(run.kind) == run.kind)
            words.insert(run.kind, RunsModel::kindWord(run));
    }
    QList<FilterButton::Choice> choices{{{}, tr("Any kind"), tr("any")}};
    for (auto word = words.cbegin(); word != words.cend(); ++word)
        choices.append({word.key(), word.value()});
    std::ranges::sort(choices.begin() + 1, choices.end(), {}, &FilterButton::Choice::text);
    m_kind->setChoices(choices);
}

void RunsView::showState()
{
    const bool filtered = filter() != RunFilter{};
    const bool any = m_model->rowCount() > 0;
    m_clear->setVisible(filtered);
    m_export->setEnabled(any);
    m_rows->setCurrentIndex(any ? 1 : 0);
    if (any)
        return;
    if (filtered) {
        m_state->showEmpty(tr("No run matches"), tr("The text is looked for in every record of every run."));
        m_state->setAction(tr("Clear the filter"), u"Esc"_s);
    } else {
        m_state->showEmpty(
            tr("Nothing has been run yet"),
            tr("Switchovers, failovers, backups, recoveries and drills stand here with every step, and decisions not to act with their reason."));
        m_state->setAction({});
    }
}

QString RunsView::line() const
{
    if (!m_open.isEmpty())
        return m_openTitle;
    if (!m_loaded)
        return {};
    const auto notes = std::ranges::count_if(m_model->runs(), &RunSummary::isNote);
    const auto runs = m_model->rowCount() - notes;
    const QString counted = runs == 1 ? tr("1 run") : tr("%1 runs").arg(runs);
    if (notes == 0)
        return counted;
    return notes == 1 ? tr("%1, 1 decision").arg(counted) : tr("%1, %2 decisions").arg(counted).arg(notes);
}

void RunsView::openRun(const QString &run)
{
    m_open = run;
    m_openTitle.clear();
    m_left->setNotice(Level::Ok, {}, {});
    if (run.isEmpty()) {
        m_run->setActive(false);
        m_stack->setCurrentIndex(0);
        ask();
        Q_EMIT lineChanged();
        return;
    }
    if (m_desk.isRunning() && m_desk.current().state.run == run) {
        m_run->follow();
        showRun(m_desk.current());
        return;
    }
    QCoro::connect(m_desk.read(run), this, [this, run, asked = ++m_asked](const Result<RunView> &read) {
        if (asked != m_asked || m_open != run)
            return;
        if (!read) {
            showProblem(tr("The run cannot be shown"), read.error().message);
            m_open.clear();
            m_stack->setCurrentIndex(0);
            return;
        }
        m_run->showRun(*read);
        showRun(*read);
    });
}

void RunsView::showRun(const RunView &run)
{
    m_openTitle = tr("Run %1").arg(run.state.run);
    m_run->setActive(m_active);
    m_stack->setCurrentIndex(1);
    // Tab goes on within the run, and its keys are for it: the table that had the focus is not seen any more.
    if (m_active)
        m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
    const QList<RunSummary> left = m_desk.unfinished();
    if (std::ranges::find(left, run.state.run, &RunSummary::run) != left.end()) {
        m_left->setNotice(Level::Warning, tr("This run was left in the middle"), tr("It can be finished, or what it did can be taken back."));
        m_left->setAction(tr("Finish or undo…"));
    }
    Q_EMIT lineChanged();
}

bool RunsView::escape()
{
    if (m_notice->isVisibleTo(this)) {
        showProblem({}, {});
        return true;
    }
    if (!m_open.isEmpty()) {
        Q_EMIT runRequested({});
        return true;
    }
    if (filter() == RunFilter{} && m_search->text().isEmpty())
        return false;
    m_search->clear();
    m_kind->setCurrent({});
    m_verdict->setCurrent({});
    ask();
    return true;
}

bool RunsView::focusFilter()
{
    if (!m_open.isEmpty())
        return false;
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

void RunsView::showProblem(const QString &title, const QString &text)
{
    m_notice->setNotice(title.isEmpty() ? Level::Ok : Level::Critical, title, text);
    m_notice->setAction(title.isEmpty() ? QString() : tr("Close"), u"Esc"_s);
}

void RunsView::exportRows()
{
    auto *dialog = new QFileDialog(this, tr("Export the runs shown"));
    dialog->setObjectName(u"exportRunsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString csv = tr("CSV table (*.csv)");
    dialog->setNameFilters({tr("JSON lines, with hashes (*.jsonl)"), csv});
    dialog->setDefaultSuffix(u"jsonl"_s);
    dialog->selectFile(u"%1-journal"_s.arg(m_cluster.value));
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog, csv](const QString &filter) { dialog->setDefaultSuffix(filter == csv ? u"csv"_s : u"jsonl"_s); });
    connect(dialog, &QFileDialog::fileSelected, this, [this, wanted = filter()](const QString &file) {
        const ExportFormat format = file.endsWith(".csv"_L1, Qt::CaseInsensitive) ? ExportFormat::Csv : ExportFormat::JsonLines;
        QCoro::connect(m_desk.exportTo(wanted, format, file), this, [this, file](const Status &status) {
            if (status) {
                showProblem({}, {});
                Q_EMIT succeeded(tr("The records were written to %1").arg(QFileInfo(file).fileName()));
            } else {
                showProblem(tr("Not exported"), status.error().message);
            }
        });
    });
    dialog->open();
}

void RunsView::verify()
{
    m_verify->setEnabled(false);
    QCoro::connect(m_desk.verify(), this, [this](const Result<ChainReport> &report) {
        m_verify->setEnabled(true);
        if (!report) {
            showProblem(tr("The journal cannot be read"), report.error().message);
        } else if (report->broken) {
            showProblem(tr("The journal is not whole"),
                        tr("%1, line %2: %3. The %4 records before it are sound.")
                            .arg(report->broken->segment, QString::number(report->broken->line), report->broken->why, QString::number(report->records)));
        } else {
            m_notice->setNotice(Level::Note, tr("The journal is whole"), wholeWords(report->records, report->repairs));
            m_notice->setAction(tr("Close"), u"Esc"_s);
        }
    });
}

void RunsView::recover()
{
    const QList<RunSummary> left = m_desk.unfinished();
    const auto it = std::ranges::find(left, m_open, &RunSummary::run);
    if (it == left.end())
        return;
    auto *dialog = new RecoverDialog(m_desk, *it, m_cluster, m_environment, this);
    connect(dialog, &RecoverDialog::begun, this, [this] {
        m_left->setNotice(Level::Ok, {}, {});
        m_run->follow();
    });
    dialog->open();
}

} // namespace warrener
