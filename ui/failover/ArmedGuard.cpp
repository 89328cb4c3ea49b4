#include "ui/failover/ArmedGuard.h"

#include "base/Phrases.h"
#include "ui/parts/Dialog.h"
#include "ui/parts/Label.h"
#include "ui/steps/Wrap.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int armedDialogWide = 700; ///< four buttons with their whole words
constexpr int armedDialogInner = armedDialogWide - 40;

} // namespace

ArmedGuard::ArmedGuard(QWidget &window, Ways ways) : m_window(window), m_ways(std::move(ways))
{
    m_window.installEventFilter(this);
}

bool ArmedGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_window || event->type() != QEvent::Close || m_closes)
        return QObject::eventFilter(watched, event);
    const QList<Armed> armed = m_ways.armed();
    if (armed.isEmpty())
        return QObject::eventFilter(watched, event);
    event->ignore();
    ask(armed);
    return true;
}

void ArmedGuard::ask(const QList<Armed> &armed)
{
    if (m_dialog)
        return;
    QStringList names;
    for (const Armed &one : armed)
        names.append(one.cluster.value);
    m_window.show(); // the question may come from the tray
    m_dialog = new Dialog(tr("Close while the automatic failover of %1 is armed?").arg(phrases::list(names)), &m_window);
    m_dialog->setObjectName(u"closeWhileArmed"_s);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setEnvironment(std::ranges::min(armed, {}, &Armed::environment).environment);
    m_dialog->setFixedWidth(armedDialogWide);
    const QString noService = m_ways.noService();
    auto *text = new Label(tr("It works in this program: once that has ended, nobody fails over a node that dies, until it is armed again."), TextStyle::Body,
                           Token::Text, m_dialog);
    wrap(text, armedDialogInner);
    m_dialog->body()->addWidget(text);
    auto *service = new Label(
        noService.isEmpty() ? tr("Without a window warrenctl watches as a service of your user: from now on and at each login, until you log out "
                                 "(“loginctl enable-linger” keeps it then, too). It takes the password from the keychain, and the page Failover stops it.")
                            : tr("It cannot go on without a window: %1.").arg(noService),
        TextStyle::Body, Token::Text2, m_dialog);
    wrap(service, armedDialogInner);
    m_dialog->body()->addWidget(service);
    m_note = new Label({}, TextStyle::Body, Token::Text2, m_dialog);
    m_note->setObjectName(u"armedNote"_s);
    wrap(m_note, armedDialogInner);
    m_note->hide();
    m_dialog->body()->addWidget(m_note);

    QPushButton *stay = m_dialog->addButton(tr("Keep it open"));
    stay->setObjectName(u"keepOpen"_s);
    connect(stay, &QPushButton::clicked, m_dialog, &QDialog::reject);
    if (m_ways.hasTray()) {
        QPushButton *hide = m_dialog->addButton(tr("Hide in the tray"));
        hide->setObjectName(u"hideInTray"_s);
        connect(hide, &QPushButton::clicked, this, [this] {
            m_dialog->accept();
            m_window.hide();
        });
    }
    QPushButton *disarm = m_dialog->addButton(tr("Disarm and close"), u"dangerOutline"_s);
    disarm->setObjectName(u"disarmAndClose"_s);
    connect(disarm, &QPushButton::clicked, this, [this] {
        wait(tr("It is being disarmed; the window closes when that is done"));
        Q_EMIT disarmRequested();
    });
    QPushButton *goOn = m_dialog->addButton(tr("Go on without a window"), u"primary"_s);
    goOn->setObjectName(u"goOnAsService"_s);
    goOn->setEnabled(noService.isEmpty());
    connect(goOn, &QPushButton::clicked, this, [this] {
        wait(tr("The service is being started; the window closes when it is armed"));
        Q_EMIT serviceRequested();
    });
    m_acts = {disarm};
    if (goOn->isEnabled())
        m_acts.append(goOn);
    stay->setFocus();
    m_dialog->open();
}

void ArmedGuard::wait(const QString &words)
{
    for (const QPointer<QPushButton> &act : std::as_const(m_acts)) {
        if (act)
            act->setEnabled(false);
    }
    if (!m_note)
        return;
    m_note->setToken(Token::Text2);
    m_note->setText(words);
    m_note->show();
}

void ArmedGuard::fail(const QString &reason)
{
    for (const QPointer<QPushButton> &act : std::as_const(m_acts)) {
        if (act)
            act->setEnabled(true);
    }
    if (!m_note)
        return;
    m_note->setToken(Token::Bad);
    m_note->setText(tr("Nothing was changed, it is still armed here. %1").arg(reason));
    m_note->show();
}

void ArmedGuard::close()
{
    // Whoever closed the dialog meanwhile keeps the window.
    if (!m_dialog)
        return;
    m_dialog->accept();
    m_closes = true;
    m_window.close();
    m_closes = false;
}

} // namespace warrener
