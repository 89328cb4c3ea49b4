#include "ui/steps/RunPanel.h"

#include "ui/steps/OutputPanel.h"
#include "ui/steps/RunDesk.h"
#include "ui/steps/RunHeader.h"
#include "ui/steps/StepRow.h"
#include "ui/steps/StepsView.h"
#include "ui/steps/UndoDialog.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Often enough for tenths of a second to be read, rare enough to cost nothing.
constexpr int tickMs = 200;

} // namespace

RunPanel::RunPanel(RunDesk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_header(new RunHeader(this)), m_steps(new StepsView(this)), m_output(new OutputPanel(this)), m_side(new QVBoxLayout)
{
    setObjectName(u"runPanel"_s);
    auto *right = new QVBoxLayout;
    right->setSpacing(12);
    m_side->setSpacing(12);
    right->addLayout(m_side);
    right->addWidget(m_output, 1);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(12);
    sides->addWidget(m_steps, 29);
    sides->addLayout(right, 28);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(12);
    all->addWidget(m_header);
    all->addLayout(sides, 1);

    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &RunPanel::refresh);
    connect(&m_desk, &RunDesk::changed, this, [this] {
        if (m_follows)
            refresh();
    });
    connect(m_steps, &StepsView::stepChosen, this, &RunPanel::showOutput);
    connect(m_output, &OutputPanel::copied, this, [this] { Q_EMIT succeeded(tr("The output is on the clipboard")); });
    connect(m_header, &RunHeader::pauseRequested, &m_desk, &RunDesk::pause);
    connect(m_header, &RunHeader::goOnRequested, &m_desk, &RunDesk::goOn);
    connect(m_header, &RunHeader::answered, &m_desk, &RunDesk::answer);
    connect(m_header, &RunHeader::abortRequested, this, &RunPanel::askToStop);
    connect(m_header, &RunHeader::undoRequested, this, &RunPanel::askToUndo);
    connect(m_header, &RunHeader::closeRequested, this, &RunPanel::closeRequested);
}

/// Who follows already has drawn what is there: pages say it at each change, and a panel is not drawn twice in one turn of the event loop.
void RunPanel::follow()
{
    if (std::exchange(m_follows, true))
        return;
    m_elsewhere = false;
    refresh();
}

void RunPanel::showRun(const RunView &run, bool elsewhere)
{
    m_follows = false;
    m_elsewhere = elsewhere && !run.state.verdict;
    m_read = run;
    refresh();
}

const RunView &RunPanel::run() const
{
    return m_follows ? m_desk.current() : m_read;
}

bool RunPanel::isLive() const
{
    return m_desk.isRunning() && run().state.run == m_desk.current().state.run;
}

void RunPanel::setClosable(bool closable)
{
    m_header->setClosable(closable);
}

bool RunPanel::togglePause()
{
    return m_header->togglePause();
}

void RunPanel::setActive(bool active)
{
    if (std::exchange(m_active, active) == active)
        return;
    if (active)
        refresh();
    else
        m_tick.stop();
}

void RunPanel::refresh()
{
    const RunView &shown = run();
    if (!m_active || shown.state.run.isEmpty())
        return;
    const bool live = isLive();
    const bool moves = live || m_elsewhere;
    if (moves != m_tick.isActive())
        moves ? m_tick.start() : m_tick.stop();
    m_header->setElsewhere(m_elsewhere);
    m_header->setRun(shown, m_desk.now(), live, live && m_desk.isPausing());
    m_steps->setRun(shown.state, m_desk.now());
    m_steps->setFoot({}, footText(shown.state), true);
    showOutput();
    Q_EMIT refreshed();
}

QString RunPanel::footText(const RunState &state) const
{
    const RunGlance glance = glanceOf(state, m_desk.now());
    if (state.verdict)
        return tr("Journal record %1 is complete; started by %2.").arg(state.run, state.who);
    if (m_elsewhere)
        return tr("%1 runs it in another console or terminal; here it only can be watched. Journal record %2.").arg(state.who, state.run);
    if (!isLive())
        return tr("Journal record %1 ends in the middle; started by %2. Any console can finish or undo it.").arg(state.run, state.who);
    return tr("If this console dies now: journal record %1 tells that %2 of %3 steps are complete; any console can finish or undo it.")
        .arg(state.run)
        .arg(glance.finished)
        .arg(glance.steps);
}

void RunPanel::showOutput()
{
    const RunState &state = run().state;
    const QString chosen = m_steps->chosen();
    const Step *step = state.plan.step(chosen);
    if (!step) {
        m_output->setLines({}, {});
        return;
    }
    // What its members wrote is what a group wrote.
    QList<OutputLine> lines;
    eachStep({*step}, [&](const Step &each, int) { lines += run().output.value(each.id); });
    std::ranges::stable_sort(lines, {}, &OutputLine::at);
    int number = 0;
    QString caption = step->title;
    for (const Step &each : state.plan.steps) {
        ++number;
        if (each.id == chosen)
            caption = tr("Step %1").arg(number);
    }
    m_output->setLines(caption, lines);
}

void RunPanel::askToStop()
{
    auto *dialog = new UndoDialog(run().state, UndoDialog::About::Running, this);
    connect(dialog, &UndoDialog::undoChosen, this, [this] { abort(true); });
    connect(dialog, &UndoDialog::stopChosen, this, [this] { abort(false); });
    // It goes on behind the question: what would be taken back, and whether there is anything to abort at all.
    const auto follow = [this, dialog] { dialog->setState(m_desk.current().state); };
    connect(&m_desk, &RunDesk::changed, dialog, follow);
    connect(&m_desk, &RunDesk::ended, dialog, follow);
    dialog->open();
}

/// It may end before that reaches it: whoever asked for it is told.
void RunPanel::abort(bool undo)
{
    const QString id = m_desk.current().state.run;
    connect(
        &m_desk, &RunDesk::ended, this,
        [this, id] {
            const RunState &state = m_desk.current().state;
            if (state.run == id && (state.verdict == Verdict::Done || state.verdict == Verdict::Partly))
                Q_EMIT m_desk.failed(tr("The run had ended before it could be aborted: nothing was taken back"));
        },
        Qt::SingleShotConnection);
    m_desk.abort({}, undo);
}

void RunPanel::askToUndo()
{
    auto *dialog = new UndoDialog(run().state, UndoDialog::About::Ended, this);
    connect(dialog, &UndoDialog::undoChosen, this, [this, id = run().state.run] {
        QCoro::connect(m_desk.recover(id, {.finish = false}), this, [this](const Status &status) {
            if (!status)
                Q_EMIT m_desk.failed(status.error().message);
            else
                follow();
        });
    });
    dialog->open();
}

} // namespace warrener
