#include "ui/steps/UndoDialog.h"

#include "ui/parts/Label.h"
#include "ui/steps/NameCheck.h"
#include "ui/steps/StepWords.h"
#include "ui/steps/Wrap.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostLines = 8;
constexpr int wide = 520;
constexpr int undoInner = wide - 40;

/// What it has come to, of what cannot be undone: that may be less than was planned.
QString staysLine(const Step &step, const StepState &state)
{
    const bool isOver = state.phase == StepPhase::Done || state.phase == StepPhase::Failed;
    if (!isOver || state.words.isEmpty() || state.words == step.title || state.words.contains(step.cannotBeUndone))
        return UndoDialog::tr("%1: %2").arg(step.title, step.cannotBeUndone);
    return UndoDialog::tr("%1 (%2): %3").arg(step.title, state.words, step.cannotBeUndone);
}

bool mayHaveActed(const StepState &state)
{
    return state.phase == StepPhase::Done || state.phase == StepPhase::Running || (state.phase == StepPhase::Failed && !state.noEffect)
           || state.phase == StepPhase::UndoFailed;
}

QString questionOf(const RunState &state, UndoDialog::About about)
{
    if (about == UndoDialog::About::Ended)
        return UndoDialog::tr("Undo “%1”?").arg(state.plan.title);
    return state.isUndoing() ? UndoDialog::tr("Stop undoing “%1”?").arg(state.plan.title) : UndoDialog::tr("Abort “%1”?").arg(state.plan.title);
}

} // namespace

UndoDialog::UndoDialog(const RunState &state, About about, QWidget *parent)
    : Dialog(questionOf(state, about), parent), m_about(about), m_run(state.run), m_said(new Label({}, TextStyle::Body, Token::Text2, this)),
      m_cancel(addButton(about == About::Running ? tr("Let it run") : tr("Cancel")))
{
    setObjectName(u"undoDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(state.plan.environment);
    setFixedWidth(wide);
    m_isUndoing = about == About::Running && state.isUndoing();
    m_said->setObjectName(u"undoSaid"_s);
    wrap(m_said, undoInner);
    body()->addWidget(m_said);
    m_back = addList(tr("Will be taken back, in this order"), u"undoList"_s);
    m_stays = addList(tr("Cannot be undone and stays"), u"staysList"_s);

    NameCheck *name = nullptr;
    if (about == About::Ended) {
        name = new NameCheck(this);
        name->setCluster(state.plan.cluster, state.plan.environment);
        body()->addWidget(name);
    }
    m_cancel->setObjectName(u"cancelUndo"_s);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    // What somebody must look at all the while is taken back by whoever ends it.
    if (about == About::Running && (m_isUndoing || !state.plan.watchedThroughout)) {
        QPushButton *stop = addButton(m_isUndoing ? tr("Stop undoing") : tr("Stop here, undo nothing"), m_isUndoing ? u"danger"_s : u"dangerOutline"_s);
        stop->setObjectName(u"stopRun"_s);
        m_acts.append(stop);
        connect(stop, &QPushButton::clicked, this, [this] {
            Q_EMIT stopChosen();
            accept();
        });
    }
    if (!m_isUndoing) {
        QPushButton *undo = addButton(about == About::Running ? tr("Abort and undo") : tr("Undo"), u"danger"_s);
        undo->setObjectName(u"confirmUndo"_s);
        m_acts.append(undo);
        connect(undo, &QPushButton::clicked, this, [this] {
            Q_EMIT undoChosen();
            accept();
        });
        if (name) {
            undo->setEnabled(name->isGiven());
            undo->setToolTip(tr("Enabled when the name is complete"));
            connect(name, &NameCheck::changed, undo, [undo, name] { undo->setEnabled(name->isGiven()); });
        }
    }
    setState(state);
    m_cancel->setFocus();
}

void UndoDialog::setState(const RunState &state)
{
    if (state.run != m_run)
        return;
    if (m_about == About::Running && state.verdict) {
        showEnded(state);
        return;
    }
    QStringList back;
    QStringList stays;
    QStringList order = state.order;
    std::reverse(order.begin(), order.end());
    for (const QString &id : std::as_const(order)) {
        const Step *step = state.plan.step(id);
        const StepState at = state.step(id);
        if (!step || !mayHaveActed(at))
            continue;
        if (step->undo)
            back += step->undo->words.isEmpty() ? step->title : tr("%1: %2").arg(step->title, step->undo->words);
        if (!step->cannotBeUndone.isEmpty()) // also beside an undo: messages stay that came through exchanges which go
            stays += staysLine(*step, at);
    }
    if (m_isUndoing)
        m_said->setText(tr("What has not been taken back yet stays as it is. It can be undone later from Activity."));
    else
        m_said->setText(back.isEmpty() ? tr("Nothing has been done that would have to be taken back.") : QString());
    m_said->setVisible(!m_said->text().isEmpty());
    showList(m_back, back);
    showList(m_stays, stays);
    fit();
}

/// There is nothing to abort any more: that is said, and not passed over by a question that is gone or a button that does nothing.
void UndoDialog::showEnded(const RunState &state)
{
    m_said->setText(tr("The run has ended meanwhile: %1. Nothing was aborted, and nothing taken back by this question; what can be undone still can, by the "
                       "button beside the run.")
                        .arg(steps::wordOf(*state.verdict)));
    m_said->show();
    showList(m_back, {});
    showList(m_stays, {});
    m_cancel->setFocus();
    for (QPushButton *act : std::as_const(m_acts))
        act->hide();
    m_cancel->setText(tr("Close"));
    fit();
}

UndoDialog::List UndoDialog::addList(const QString &title, const QString &name)
{
    List list{.title = new Label(title, TextStyle::Body, Token::Text, this), .lines = new Label({}, TextStyle::Body, Token::Text2, this)};
    list.title->setWeight(QFont::DemiBold);
    list.lines->setObjectName(name);
    wrap(list.lines, undoInner);
    body()->addWidget(list.title);
    body()->addWidget(list.lines);
    return list;
}

void UndoDialog::showList(const List &list, const QStringList &lines)
{
    QStringList shown = lines.first(std::min(lines.size(), mostLines));
    if (lines.size() > mostLines)
        shown += tr("and %1 more").arg(lines.size() - mostLines);
    list.lines->setText(shown.join(u'\n'));
    list.title->setVisible(!lines.isEmpty());
    list.lines->setVisible(!lines.isEmpty());
}

/// What it says may have grown while it is open.
void UndoDialog::fit()
{
    if (isVisible())
        adjustSize();
}

} // namespace warrener
