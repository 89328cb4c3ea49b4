#include "ui/steps/CloseGuard.h"

#include "ui/parts/Dialog.h"
#include "ui/parts/Label.h"
#include "ui/steps/RunDesk.h"
#include "ui/steps/Wrap.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int closeDialogWide = 580; ///< three buttons with their whole words
constexpr int closeDialogInner = closeDialogWide - 40;

} // namespace

CloseGuard::CloseGuard(QWidget &window) : m_window(window)
{
    m_window.installEventFilter(this);
}

void CloseGuard::setRuns(const QList<RunDesk *> &runs)
{
    for (const QPointer<RunDesk> &one : std::as_const(m_runs)) {
        if (one)
            one->disconnect(this);
    }
    m_runs.clear();
    m_closes = false;
    if (m_dialog)
        m_dialog->reject();
    for (RunDesk *one : runs) {
        m_runs.append(one);
        connect(one, &RunDesk::changed, this, &CloseGuard::closeIfOver);
    }
}

RunDesk *CloseGuard::running() const
{
    const auto found = std::ranges::find_if(m_runs, [](const QPointer<RunDesk> &one) { return one && one->isRunning(); });
    return found == m_runs.end() ? nullptr : found->data();
}

bool CloseGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::Close) {
        if (RunDesk *runs = running()) {
            event->ignore();
            ask(*runs);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

void CloseGuard::ask(RunDesk &runs)
{
    if (m_dialog && m_dialog->isVisible()) // one that is answered is deleted a moment later
        return;
    m_asked = &runs;
    const RunState &state = runs.current().state;
    m_dialog = new Dialog(tr("Close while “%1” runs?").arg(state.plan.title), &m_window);
    m_dialog->setObjectName(u"closeWhileRunning"_s);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setEnvironment(state.plan.environment);
    m_dialog->setFixedWidth(closeDialogWide);
    const bool automatic = runs.isOther();
    const QString words = automatic
                              ? tr("It goes on, and the window closes by itself when it has ended.")
                              : tr("It goes on, and the window closes by itself when it has ended. Or it is aborted, and what was done is taken back before "
                                   "the window closes.");
    auto *text = new Label(words, TextStyle::Body, Token::Text2, m_dialog);
    wrap(text, closeDialogInner);
    m_dialog->body()->addWidget(text);
    QPushButton *stay = m_dialog->addButton(tr("Keep it open"));
    stay->setObjectName(u"keepOpen"_s);
    connect(stay, &QPushButton::clicked, m_dialog, &QDialog::reject);
    if (!automatic) {
        QPushButton *abort = m_dialog->addButton(tr("Abort, undo and close"), u"dangerOutline"_s);
        abort->setObjectName(u"abortAndClose"_s);
        connect(abort, &QPushButton::clicked, this, [this] {
            m_dialog->accept();
            if (m_asked && m_asked->isRunning())
                m_asked->abort(tr("the window was closed"), true);
            closeAfterRun(tr("It is being undone; the window closes when that has ended"));
        });
    }
    QPushButton *later = m_dialog->addButton(tr("Close when it has ended"), u"primary"_s);
    later->setObjectName(u"closeAfterRun"_s);
    connect(later, &QPushButton::clicked, this, [this] {
        m_dialog->accept();
        closeAfterRun(tr("The window closes when the run has ended"));
    });
    stay->setFocus();
    m_dialog->open();
}

void CloseGuard::closeAfterRun(const QString &words)
{
    m_closes = true;
    Q_EMIT said(words);
    closeIfOver();
}

void CloseGuard::closeIfOver()
{
    // There is nothing left to ask about; whoever had not answered yet keeps the window.
    if (m_dialog && !(m_asked && m_asked->isRunning()))
        m_dialog->reject();
    if (running() != nullptr)
        return;
    if (std::exchange(m_closes, false))
        m_window.close();
}

} // namespace warrener
