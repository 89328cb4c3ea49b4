#include "ui/steps/UndoDialog.h"

#include "ui/parts/Label.h"
#include "ui/steps/NameCheck.h"
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

UndoDialog::UndoDialog(const RunState &state, About about, QWidget *parent) : Dialog(questionOf(state, about), parent)
{
    setObjectName(u"undoDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(state.plan.environment);
    setFixedWidth(wide);

    QStringList back;
    QStringList stays;
    QStringList order = state.order;
    std::reverse(order.begin(), order.end());
    for (const QString &id : std::as_const(order)) {
        const Step *step = state.plan.step(id);
        if (!step || !mayHaveActed(state.step(id)))
            continue;
        if (step->undo)
            back += step->undo->words.isEmpty() ? step->title : tr("%1: %2").arg(step->title, step->undo->words);
        else if (!step->cannotBeUndone.isEmpty())
            stays += tr("%1: %2").arg(step->title, step->cannotBeUndone);
    }
    const bool undoing = about == About::Running && state.isUndoing();
    if (undoing) {
        auto *text =
            new Label(tr("What has not been taken back yet stays as it is. It can be undone later from Activity."), TextStyle::Body, Token::Text2, this);
        wrap(text, wide - 40);
        body()->addWidget(text);
    } else if (back.isEmpty()) {
        body()->addWidget(new Label(tr("Nothing has been done that would have to be taken back."), TextStyle::Body, Token::Text2, this));
    }
    addList(tr("Will be taken back, in this order"), back, u"undoList"_s);
    addList(tr("Cannot be undone and stays"), stays, u"staysList"_s);

    NameCheck *name = nullptr;
    if (about == About::Ended) {
        name = new NameCheck(this);
        name->setCluster(state.plan.cluster, state.plan.environment);
        body()->addWidget(name);
    }
    QPushButton *cancel = addButton(about == About::Running ? tr("Let it run") : tr("Cancel"));
    cancel->setObjectName(u"cancelUndo"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    // What somebody must look at all the while is taken back by whoever ends it.
    if (about == About::Running && (undoing || !state.plan.watchedThroughout)) {
        QPushButton *stop = addButton(undoing ? tr("Stop undoing") : tr("Stop here, undo nothing"), undoing ? u"danger"_s : QString());
        stop->setObjectName(u"stopRun"_s);
        connect(stop, &QPushButton::clicked, this, [this] {
            Q_EMIT stopChosen();
            accept();
        });
    }
    if (!undoing) {
        QPushButton *undo = addButton(about == About::Running ? tr("Abort and undo") : tr("Undo"), u"danger"_s);
        undo->setObjectName(u"confirmUndo"_s);
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
    cancel->setFocus();
}

void UndoDialog::addList(const QString &title, const QStringList &lines, const QString &name)
{
    if (lines.isEmpty())
        return;
    auto *heading = new Label(title, TextStyle::Body, Token::Text, this);
    heading->setWeight(QFont::DemiBold);
    body()->addWidget(heading);
    QStringList shown = lines.first(std::min(lines.size(), mostLines));
    if (lines.size() > mostLines)
        shown += tr("and %1 more").arg(lines.size() - mostLines);
    auto *list = new Label(shown.join(u'\n'), TextStyle::Body, Token::Text2, this);
    list->setObjectName(name);
    wrap(list, wide - 40);
    body()->addWidget(list);
}

} // namespace warrener
