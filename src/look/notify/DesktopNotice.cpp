#include "look/notify/DesktopNotice.h"

#include "base/Pending.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int waitMs = 5000;
constexpr uchar normalUrgency = 1;
constexpr uchar criticalUrgency = 2;

Status nobodyShows(const QString &detail)
{
    return failure(ErrorKind::NotAvailable, QCoreApplication::translate("DesktopNotice", "This desktop shows no notices"), detail);
}

} // namespace

QCoro::Task<Status> DesktopNotice::tell(QString title, QString text, Level level)
{
    return show(std::move(title), std::move(text), level, false);
}

QCoro::Task<Status> DesktopNotice::tellBeside(QString title, QString text, Level level)
{
    return show(std::move(title), std::move(text), level, true);
}

QCoro::Task<Status> DesktopNotice::show(QString title, QString text, Level level, bool beside)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        co_return nobodyShows(bus.lastError().message());
    QDBusMessage message = QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
                                                          u"org.freedesktop.Notifications"_s, u"Notify"_s);
    const uchar urgency = level == Level::Critical ? criticalUrgency : normalUrgency;
    // The body may be read as markup; names of queues come from the cluster.
    message.setArguments({u"Warrener"_s, beside ? 0U : m_shown, u"warrener"_s, title, text.toHtmlEscaped(), QStringList(),
                          QVariantMap{{u"urgency"_s, QVariant::fromValue(urgency)}}, -1});
    const Pending<Status> told;
    const auto watcher = std::make_unique<QDBusPendingCallWatcher>(bus.asyncCall(message, waitMs));
    connect(watcher.get(), &QDBusPendingCallWatcher::finished, this, [this, told, beside](const QDBusPendingCallWatcher *done) {
        const QDBusPendingReply<uint> reply = *done;
        if (reply.isValid() && !beside)
            m_shown = reply.value();
        told.finish(reply.isValid() ? Status{} : nobodyShows(reply.error().message()));
    });
    connect(this, &QObject::destroyed, watcher.get(), [told] { told.finish(failure(ErrorKind::Cancelled, {})); });
    const Status status = co_await told;
    co_return status;
}

} // namespace warrener
