#include "ui/drills/DrillLiveView.h"

#include "base/Units.h"
#include "ui/charts/RunChart.h"
#include "ui/drills/DrillBand.h"
#include "ui/drills/DrillDesk.h"
#include "ui/drills/DrillTopology.h"
#include "ui/drills/DrillWords.h"
#include "ui/drills/HypothesisCard.h"
#include "ui/drills/MeasuredCard.h"
#include "ui/drills/MomentsCard.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/steps/StepsView.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int liveTickMs = 200;
constexpr int leastChart = 124; ///< px: lower than that a line says nothing
constexpr int denseChart = 112; ///< in a low window, with its axis as it is
constexpr int leastSteps = 200;
constexpr int denseSteps = 96;                  ///< the head, the step under way and the next
constexpr int lowWindow = 640;                  ///< px of the page; under that all parts are dense, so that all are in sight
constexpr std::chrono::seconds beforeFault{15}; ///< of the axis, where the probe ran so long
constexpr std::chrono::seconds afterFault{30};
constexpr std::chrono::seconds newsLate{45};    ///< no record for so long: nobody may be at it any more
constexpr std::chrono::seconds figuresLate{10}; ///< what was seen so long ago is called old
constexpr int partGap = 12;

} // namespace

DrillLiveView::DrillLiveView(ClusterStore &store, DrillDesk &desk, QWidget *parent)
    : QScrollArea(parent), m_store(store), m_desk(desk), m_which(new SegmentedControl({tr("Messages"), tr("Latency", "of confirms")})), m_band(new DrillBand),
      m_notice(new NoticeBar), m_topology(new DrillTopology), m_hypothesis(new HypothesisCard),
      m_messages(new RunChart(tr("Probe messages"), tr("per second"))), m_second(new RunChart(tr("Time without a confirm"), tr("ms"))), m_steps(new StepsView),
      m_measured(new MeasuredCard), m_moments(new MomentsCard)
{
    setObjectName(u"drillLive"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
    m_tick.setInterval(liveTickMs);
    connect(&m_tick, &QTimer::timeout, this, &DrillLiveView::refresh);
    connect(&m_desk, &DrillDesk::runChanged, this, &DrillLiveView::refresh);
    connect(m_band, &DrillBand::stopRequested, this, &DrillLiveView::askToStop);
    connect(m_band, &DrillBand::closeRequested, this, &DrillLiveView::closeRequested);
    connect(m_band, &DrillBand::saveRequested, this, &DrillLiveView::save);
    connect(m_which, &SegmentedControl::currentChanged, this, &DrillLiveView::showChosenChart);
    connect(m_notice, &NoticeBar::actionTriggered, this, &DrillLiveView::recoverRequested);
}

void DrillLiveView::build()
{
    m_messages->setObjectName(u"drillMessages"_s);
    m_second->setObjectName(u"drillSilence"_s);
    m_notice->setObjectName(u"drillNotice"_s);
    m_notice->setAction(tr("Finish or undo…"));
    m_notice->hide();
    auto *page = new QWidget;
    page->setObjectName(u"drillLivePage"_s);
    // Two columns of their own heights: a long hypothesis does not push the charts out of a low window.
    m_which->setObjectName(u"drillWhichChart"_s);
    m_which->setAccessibleName(tr("Which chart is shown"));
    m_which->hide();
    m_left = new QVBoxLayout;
    m_left->setSpacing(partGap);
    m_left->addWidget(m_topology);
    m_left->addWidget(m_measured);
    m_left->addWidget(m_which, 0, Qt::AlignLeft);
    m_left->addWidget(m_messages, 1);
    m_left->addWidget(m_second, 1);
    m_right = new QVBoxLayout;
    m_right->setSpacing(partGap);
    m_right->addWidget(m_hypothesis);
    m_right->addWidget(m_steps, 1);
    m_right->addWidget(m_moments, 1);
    m_columns = new QHBoxLayout;
    m_columns->setSpacing(partGap);
    m_columns->addLayout(m_left, 56);
    m_columns->addLayout(m_right, 44);
    auto *all = new QVBoxLayout(page);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(partGap);
    all->addWidget(m_band);
    all->addWidget(m_notice);
    all->addLayout(m_columns, 1);
    m_steps->setMinimumHeight(leastSteps);
    for (RunChart *chart : {m_messages, m_second})
        chart->setMinimumHeight(leastChart);
    setWidget(page);
    // Their shares of the width are those of the stretches, not of what stands in them.
    for (QWidget *part : std::initializer_list<QWidget *>{m_topology, m_measured, m_hypothesis, m_messages, m_second, m_steps, m_moments}) {
        QSizePolicy policy = part->sizePolicy();
        policy.setHorizontalPolicy(QSizePolicy::Ignored);
        part->setSizePolicy(policy);
        part->setMinimumWidth(200);
    }
}

void DrillLiveView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    setDense(viewport()->height() < lowWindow);
    fitParts();
}

/// Probes of three types of queues make a hypothesis of ten lines: on a low window it fills its column alone, the steps stand below
/// the topology, and of the charts one is seen at a time, so that nothing has to be scrolled to while a fault is on.
void DrillLiveView::fitParts()
{
    const int notice = m_notice->isVisibleTo(widget()) ? m_notice->sizeHint().height() + partGap : 0;
    const int needed = m_band->height() + partGap + notice + m_hypothesis->minimumSizeHint().height() + partGap + denseSteps;
    setCrowded(m_dense && m_live.stage != DrillStage::Ended && needed > viewport()->height());
}

void DrillLiveView::setCrowded(bool crowded)
{
    if (crowded == m_crowded)
        return;
    m_crowded = crowded;
    (crowded ? m_right : m_left)->removeWidget(m_steps);
    if (crowded)
        m_left->addWidget(m_steps, 1);
    else
        m_right->insertWidget(1, m_steps, 1);
    showChosenChart();
}

void DrillLiveView::showChosenChart()
{
    m_which->setVisible(m_crowded);
    m_messages->setVisible(!m_crowded || m_which->current() == 0);
    m_second->setVisible(!m_crowded || m_which->current() == 1);
}

/// What breaks, what is measured and what comes next are looked at together: on a low window each takes less.
void DrillLiveView::setDense(bool dense)
{
    if (dense == m_dense)
        return;
    m_dense = dense;
    m_band->setDense(dense);
    m_topology->setDense(dense);
    m_hypothesis->setDense(dense);
    m_steps->setMinimumHeight(dense ? denseSteps : leastSteps);
    for (RunChart *chart : {m_messages, m_second})
        chart->setMinimumHeight(dense ? denseChart : leastChart);
    m_columns->setStretch(0, dense ? 50 : 56);
    m_columns->setStretch(1, dense ? 50 : 44);
}

void DrillLiveView::setActive(bool active)
{
    m_active = active;
    if (active)
        refresh();
    else
        m_tick.stop();
}

void DrillLiveView::follow()
{
    // Pages say it at each change: what is followed already is not drawn twice in one turn of the event loop.
    if (!std::exchange(m_follows, true))
        refresh();
}

void DrillLiveView::showRun(const RunView &run)
{
    m_follows = false;
    m_read = run;
    refresh();
}

const RunView &DrillLiveView::run() const
{
    return m_follows ? m_desk.run() : m_read;
}

void DrillLiveView::askToStop()
{
    if (!m_desk.isRunning() || m_stopping == m_desk.run().state.run)
        return;
    m_stopping = m_desk.run().state.run;
    m_desk.stop();
    refresh();
}

void DrillLiveView::refresh()
{
    const RunView &run = this->run();
    if (!m_active || run.state.run.isEmpty())
        return;
    const bool running = m_desk.isRunning() && m_follows;
    if (running != m_tick.isActive())
        running ? m_tick.start() : m_tick.stop();
    const TimePoint now = m_desk.now();
    m_live = drillLiveOf(run);
    const Millis silent = silentFor(now);
    const bool isOld = silent > figuresLate;
    m_band->setLive(m_live, now, m_stopping == run.state.run, isOld);
    showSilence(silent);
    m_topology->setShape(topologyOf(m_store.profile(), m_store.snapshot().get(), m_store.assessment(), m_live, isOld));
    m_hypothesis->setLive(m_live, isOld);
    for (RunChart *chart : {m_messages, m_second})
        chart->setOld(isOld);
    m_steps->setRun(run.state, now);
    showCharts(now);
    showOutcome();
    fitParts();
}

/// Since the last word of a run that has not ended; 0: it has, or more was not to be expected.
Millis DrillLiveView::silentFor(TimePoint now) const
{
    const RunState &state = run().state;
    // The probe is heard all the time; before it begins no record is due before a step that watches ends.
    TimePoint heard = m_live.samples.isEmpty() ? state.lastAt : std::max(state.lastAt, m_live.samples.last().at);
    const bool isHeard = m_live.stage == DrillStage::FaultOn && !m_live.samples.isEmpty();
    eachStep(state.plan.steps, [&](const Step &step, int) {
        const StepState is = state.step(step.id);
        if (is.phase == StepPhase::Running && !isHeard)
            heard = std::max(heard, is.startedAt + step.expected);
    });
    return state.verdict || now < heard ? Millis{0} : std::chrono::floor<Millis>(now - heard);
}

/// Whoever runs it may have died.
void DrillLiveView::showSilence(Millis silent)
{
    m_notice->setNotice(Level::Warning, silent > newsLate ? tr("No news for %1").arg(units::wholeSeconds(silent)) : QString(),
                        tr("Whoever runs this drill (%1) may have ended. The hosts take the fault back by themselves.").arg(run().state.who));
}

void DrillLiveView::showOutcome()
{
    const bool ended = m_live.stage == DrillStage::Ended;
    m_topology->setVisible(!ended);
    m_steps->setVisible(!ended);
    m_measured->setVisible(ended);
    m_moments->setVisible(ended);
    if (!ended)
        return;
    m_measured->setOutcome(m_live.outcome, earlier(), modes());
    m_moments->setOutcome(m_live.outcome);
}

/// The same drill's runs before this one, newest first.
QList<DrillOutcome> DrillLiveView::earlier() const
{
    QList<DrillOutcome> before;
    for (const DrillRow &row : m_desk.view().rows) {
        if (row.entry.id == m_live.outcome.drill)
            std::ranges::copy_if(row.runs, std::back_inserter(before), [this](const DrillOutcome &one) { return one.startedAt < m_live.outcome.startedAt; });
    }
    return before;
}

QHash<QString, QString> DrillLiveView::modes() const
{
    QHash<QString, QString> words;
    for (const DrillRow &row : m_desk.view().rows) {
        if (row.entry.id != m_live.outcome.drill || !row.entry.document)
            continue;
        for (const DrillMode &mode : row.entry.document->modes)
            words.insert(mode.id, mode.title.text());
    }
    return words;
}

void DrillLiveView::save()
{
    auto *dialog = new QFileDialog(this, tr("Save the report"));
    dialog->setObjectName(u"saveDrillDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Web page (*.html)"), tr("PDF (*.pdf)"), tr("JSON (*.json)")});
    dialog->setDefaultSuffix(u"html"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(".pdf"_L1) ? u"pdf"_s : filter.contains(".json"_L1) ? u"json"_s : u"html"_s);
    });
    dialog->selectFile(m_live.outcome.run + u".html"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, outcome = m_live.outcome, before = earlier()](const QString &file) {
        QCoro::connect(m_desk.exportTo(outcome, before, file), this, [this, file](const Status &written) {
            if (written)
                Q_EMIT succeeded(tr("The report was saved to %1").arg(file));
            else
                Q_EMIT m_desk.failed(written.error().message);
        });
    });
    dialog->open();
}

void DrillLiveView::showCharts(TimePoint now)
{
    const QList<DrillRate> rates = ratesOf(m_live.samples);
    const bool ended = m_live.stage == DrillStage::Ended;
    const TimePoint first = rates.isEmpty() ? m_live.outcome.startedAt : rates.first().at;
    const bool made = !isNever(m_live.faultFrom);
    // A probe that began only just before has less to show.
    const TimePoint from = made ? std::min(m_live.faultFrom, std::max(first, m_live.faultFrom - beforeFault)) : first;
    const TimePoint end = ended && !rates.isEmpty() ? rates.last().at : now;
    TimePoint until = end;
    if (!ended && !isNever(m_live.faultUntil))
        until = std::max(until, m_live.faultUntil + afterFault);
    RunLine confirmed{.name = tr("confirmed"), .color = 0};
    RunLine consumed{.name = tr("consumed"), .color = 1};
    QMap<QString, RunLine> byType;
    RunLine silence{.name = tr("without"), .color = 3};
    RunLine latency{.name = tr("p99"), .color = 3};
    for (const DrillRate &rate : rates) {
        if (rate.at < from)
            continue;
        const double x = double((rate.at - from).count());
        confirmed.points.append({x, rate.confirmed});
        consumed.points.append({x, rate.consumed});
        silence.points.append({x, double(rate.silence.count())});
        for (auto it = rate.types.cbegin(); it != rate.types.cend(); ++it)
            byType[it.key()].points.append({x, it.value()});
        if (rate.latency99)
            latency.points.append({x, double(rate.latency99->count())});
    }
    RunMarks marks;
    if (made) {
        const Millis begin = m_live.faultFrom - from;
        const bool over = m_live.stage == DrillStage::Recovering || ended;
        const TimePoint stop = isNever(m_live.faultUntil) ? end : over ? m_live.faultUntil : std::max(m_live.faultUntil, now);
        marks.span = RunSpan{
            .from = begin, .until = stop - from, .words = tr("fault"), .wordsToCome = tr("fault until +%1").arg(drills::countdown(stop - m_live.faultFrom))};
        marks.origin = begin;
        marks.originWord = tr("fault");
    }
    m_messages->setMarks(marks);
    // Of several types of queues each has its own line: one that stands still is not to be hidden by those that go on.
    QList<RunLine> messages;
    for (const auto listed = probeTypes(); const QString &type : listed) {
        if (byType.contains(type)) {
            RunLine line = byType.value(type);
            line.name = type;
            line.color = int(messages.size());
            messages.append(line);
        }
    }
    if (messages.size() < 2)
        messages = {consumed, confirmed};
    m_messages->setTitle(byType.size() < 2 ? tr("Probe messages") : tr("Probe messages confirmed"));
    m_messages->setLines(messages, end - from, until - from, ended);
    // Runs of before it was measured have no latency.
    const bool isLatency = !latency.points.isEmpty();
    m_second->setTitle(isLatency ? tr("Confirm latency, p99") : tr("Time without a confirm"));
    for (const DrillLimit &limit : std::as_const(m_live.limits)) {
        if (limit.kind == (isLatency ? DrillConditionKind::ProbeLatency : DrillConditionKind::ProbeFlows)) {
            marks.limit = double(limit.mostMs.count());
            marks.limitWords = tr("stops the drill");
        }
    }
    m_second->setMarks(marks);
    m_second->setLines({isLatency ? latency : silence}, end - from, until - from, ended);
}

} // namespace warrener
