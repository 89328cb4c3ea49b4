#include "ui/steps/CloseGuard.h"

#include "ui/parts/Dialog.h"
#include "ui/parts/Label.h"
#include "ui/steps/RunDesk.h"
#include "ui/steps/Wrap.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

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

void CloseGuard::setRuns(RunDesk *runs)
{
    if (m_runs)
        m_runs->disconnect(this);
    m_runs = runs;
    m_closes = false;
    if (m_dialog)
        m_dialog->reject();
    if (m_runs)
        connect(m_runs, &RunDesk::changed, this, &CloseGuard::closeIfOver);
}

bool CloseGuard::isKept() const
{
    return m_runs && m_runs->isRunning();
}

bool CloseGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::Close && isKept()) {
        event->ignore();
        ask();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void CloseGuard::ask()
{
    if (m_dialog)
        return;
    const RunState &state = m_runs->current().state;
    m_dialog = new Dialog(tr("Close while “%1” runs?").arg(state.plan.title), &m_window);
    m_dialog->setObjectName(u"closeWhileRunning"_s);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setEnvironment(state.plan.environment);
    m_dialog->setFixedWidth(closeDialogWide);
    const bool automatic = m_runs->isOther();
    const QString waits = tr("It goes on, and the window closes by itself when it has ended.");
    auto *text = new Label(automatic ? waits : waits + u' ' + tr("Or it is aborted, and what was done is taken back before the window closes."),
                           TextStyle::Body, Token::Text2, m_dialog);
    wrap(text, closeDialogInner);
    m_dialog->body()->addWidget(text);
    QPushButton *stay = m_dialog->addButton(tr("Keep it open"));
    stay->setObjectName(u"keepOpen"_s);
    connect(stay, &QPushButton::clicked, m_dialog, &QDialog::reject);
    if (!automatic) {
        QPushButton *abort = m_dialog->addButton(tr("Abort, undo and close"), u"danger"_s);
        abort->setObjectName(u"abortAndClose"_s);
        connect(abort, &QPushButton::clicked, this, [this] {
            m_dialog->accept();
            if (isKept())
                m_runs->abort(tr("the window was closed"), true);
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
    if (isKept())
        return;
    // There is nothing left to ask about; whoever had not answered yet keeps the window.
    if (m_dialog)
        m_dialog->reject();
    if (std::exchange(m_closes, false))
        m_window.close();
}

} // namespace warrener
