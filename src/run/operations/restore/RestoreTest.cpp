// Restoring a backup into a place that is thrown away.
#include "run/operations/restore/RestoreTest.h"

#include "look/net/HttpClient.h"
#include "look/net/ManagementClient.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/restore/RestoreParts.h"
#include "run/operations/restore/RestoreTargets.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto makePlaceName = "restore.make-place"_L1;
constexpr auto removePlaceName = "restore.remove-place"_L1;
constexpr auto vhostsKey = "vhosts"_L1;
/// A virtual host starts on each node before the broker answers.
constexpr Millis vhostTimeout{60'000};

/// Argument: {"vhosts", "ask"}. PUT or DELETE of each of them.
OperationTask forEachPlace(AccessPtr access, QJsonObject arguments, StepContext context, QByteArray method)
{
    const QStringList vhosts = texts(arguments, vhostsKey);
    // A plan that was changed by hand must not take away what clients use.
    if (const auto other = std::ranges::find_if(vhosts, [](const QString &name) { return !name.startsWith(throwAwayPrefix); }); other != vhosts.end())
        co_return failure(ErrorKind::Usage, QCoreApplication::translate("Restore", "%1 is no virtual host of a restore test").arg(*other));
    const Result<ManagementClient *> client = co_await answeringClient(access, nodes(arguments, key::ask), context.stop);
    if (!client)
        co_return std::unexpected(client.error());
    for (const QString &vhost : vhosts) {
        HttpRequest request;
        request.method = method;
        request.path = u"/api/vhosts/"_s + pathSegment(vhost);
        request.timeout = vhostTimeout;
        const Result<HttpReply> reply = co_await (*client)->http().send(request, context.stop);
        const bool isGone = !reply && method == "DELETE" && reply.error().kind == ErrorKind::NotFound;
        if (!reply && !isGone)
            co_return std::unexpected(reply.error());
    }
    const int count = int(vhosts.size());
    co_return saying(method == "PUT" ? QCoreApplication::translate("Restore", "%n virtual host(s) made", nullptr, count)
                                     : QCoreApplication::translate("Restore", "%n virtual host(s) thrown away", nullptr, count));
}

OperationTask makePlace(AccessPtr access, QJsonObject arguments, StepContext context)
{
    return forEachPlace(std::move(access), std::move(arguments), std::move(context), "PUT");
}

OperationTask removePlace(AccessPtr access, QJsonObject arguments, StepContext context)
{
    return forEachPlace(std::move(access), std::move(arguments), std::move(context), "DELETE");
}

QJsonObject aboutPlace(const QStringList &vhosts, const QList<NodeName> &ask)
{
    return {{vhostsKey, QJsonArray::fromStringList(vhosts)}, {key::ask, parts::toJson(ask)}};
}

} // namespace

void parts::addRestoreTestOperations(Operations &operations, AccessPtr access)
{
    add(operations, makePlaceName, access, makePlace);
    add(operations, removePlaceName, access, removePlace);
}

Result<QStringList> backedUpVhosts(const RestoreSource &source)
{
    const Result<QJsonObject> definitions = readDefinitions(source);
    if (!definitions)
        return std::unexpected(definitions.error());
    QSet<QString> names;
    for (const auto section : {"queues"_L1, "exchanges"_L1, "policies"_L1}) {
        for (const auto all = definitions->value(section).toArray(); const QJsonValue &object : all)
            names.insert(object["vhost"_L1].toString());
    }
    QStringList sorted(names.begin(), names.end());
    // A test that died may have been backed up in the middle.
    sorted.removeIf([](const QString &name) { return name.isEmpty() || name.startsWith(throwAwayPrefix); });
    sorted.sort();
    return sorted;
}

QHash<QString, QString> throwAwayNames(const QStringList &vhosts, TimePoint now)
{
    const QString stamp = toDateTime(now).toUTC().toString(u"yyyyMMdd'T'HHmmss"_s);
    QHash<QString, QString> names;
    for (qsizetype i = 0; i < vhosts.size(); ++i)
        names.insert(vhosts.at(i), u"%1%2-%3"_s.arg(throwAwayPrefix, stamp).arg(i + 1));
    return names;
}

Step makePlaceStep(const QStringList &vhosts, const QList<NodeName> &ask)
{
    const QJsonObject about = aboutPlace(vhosts, ask);
    Step step = action(u"make-place"_s, QCoreApplication::translate("Restore", "Make %n virtual host(s) to restore into", nullptr, int(vhosts.size())),
                       call(makePlaceName, about), Millis{500 * std::max<qsizetype>(1, vhosts.size())});
    for (const QString &vhost : vhosts)
        step.commands.append(u"PUT /api/vhosts/"_s + vhost);
    step.idempotent = true;
    step.undo = Undo{.act = call(removePlaceName, about),
                     .words = QCoreApplication::translate("Restore", "the virtual hosts of the test are thrown away"),
                     .timeout = Millis{std::chrono::minutes{10}}};
    return step;
}

Step removePlaceStep(const QStringList &vhosts, const QList<NodeName> &ask)
{
    Step step = action(u"remove-place"_s, QCoreApplication::translate("Restore", "Throw the virtual hosts of the test away"),
                       call(removePlaceName, aboutPlace(vhosts, ask)), Millis{500 * std::max<qsizetype>(1, vhosts.size())});
    for (const QString &vhost : vhosts)
        step.commands.append(u"DELETE /api/vhosts/"_s + vhost);
    step.timeout = Millis{std::chrono::minutes{10}};
    step.idempotent = true;
    return step;
}

} // namespace warrener
