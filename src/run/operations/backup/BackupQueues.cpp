#include "run/operations/backup/BackupQueues.h"

#include "base/BoundedExpression.h"
#include "look/access/ClusterAccess.h"
#include "look/messages/QueueRead.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int queuesAPage = 500;
/// Statistics of so many queues take a broker of 50,000 of them three quarters of a second a page.
constexpr Millis pagePatience{15000};

bool isReachable(const QueueInfo &queue)
{
    return queue.state != "down"_L1 && queue.state != "stopped"_L1 && queue.state != "crashed"_L1 && queue.state != "terminated"_L1;
}

void chooseQuorum(QueueWay &way, bool hasLogin, bool readConsumed)
{
    way.possible = hasLogin ? QList{MessageWay::Snapshot, MessageWay::Read} : QList{MessageWay::Read};
    way.way = way.possible.first();
    if (hasLogin)
        return;
    way.reason = QCoreApplication::translate("Backup", "no login to a broker's host: its log cannot be read");
    if (const QString why = whyNotReadBeside(way.queue, readConsumed); !why.isEmpty()) {
        way.way = MessageWay::None;
        way.reason += u"; "_s + why;
    }
}

void chooseClassic(QueueWay &way, bool readConsumed)
{
    // Who reads is a consumer, and with the last consumer the queue goes, and all messages with it.
    if (way.queue.autoDelete) {
        way.reason = QCoreApplication::translate("Backup", "it is deleted when its last consumer leaves, and who reads it is one");
        return;
    }
    way.possible = {MessageWay::Read};
    way.way = MessageWay::Read;
    if (const QString why = whyNotReadBeside(way.queue, readConsumed); !why.isEmpty()) {
        way.way = MessageWay::None;
        way.reason = why;
    }
}

/// That it holds more than may be read by AMQP, as far as its figures tell; what else forbids it is found out when it is read.
std::optional<Error> whyTooMuchToRead(const QueueInfo &queue)
{
    return whyNotRead({.queue = queue.ref, .type = queueTypeFromId(queue.type), .messages = queue.ready, .bytes = queue.unacked == 0 ? queue.messageBytes : -1},
                      {});
}

QString effectOf(const QueueWay &way)
{
    if (way.way != MessageWay::Read)
        return {};
    // It stays what was asked for: the run fails for it, as it would for any queue that could not be read.
    if (const std::optional<Error> why = whyTooMuchToRead(way.queue))
        return QCoreApplication::translate("Backup", "will be missing: %1").arg(why->message);
    // As the table in look/messages/README.md says, proven on live brokers. What is given back comes behind what consumers have meanwhile got.
    const bool isShared = way.queue.consumers != 0;
    if (way.queue.type == "quorum"_L1) {
        return isShared
                   ? QCoreApplication::translate("Backup", "counts one delivery of each message and marks it as redelivered; their order may change, none is "
                                                           "dead-lettered")
                   : QCoreApplication::translate("Backup", "counts one delivery of each message and marks it as redelivered; their order stays, none is "
                                                           "dead-lettered");
    }
    return isShared ? QCoreApplication::translate("Backup", "marks its messages as redelivered; their order may change, none is dead-lettered")
                    : QCoreApplication::translate("Backup", "marks its messages as redelivered; their order stays, none is dead-lettered");
}

QueueWay wayOf(const QueueInfo &queue, const QueueChoice &choice, bool hasLogin)
{
    QueueWay way{.queue = queue};
    if (queue.exclusive) {
        way.reason = QCoreApplication::translate("Backup", "it belongs to one connection, and ends with it");
        return way;
    }
    if (!isReachable(queue)) {
        way.reason = QCoreApplication::translate("Backup", "it is %1").arg(queue.state);
        return way;
    }
    switch (queueTypeFromId(queue.type)) {
    case QueueType::Quorum:
        chooseQuorum(way, hasLogin, choice.readConsumed);
        break;
    case QueueType::Classic:
        chooseClassic(way, choice.readConsumed);
        break;
    case QueueType::Stream:
        way.possible = {MessageWay::Offset};
        way.way = MessageWay::Offset;
        break;
    default:
        way.reason = QCoreApplication::translate("Backup", "queues of this kind keep no messages");
        break;
    }
    const auto wanted = choice.ways.constFind(queueKey(queue.ref.vhost, queue.ref.name));
    if (wanted != choice.ways.cend() && (way.possible.contains(*wanted) || *wanted == MessageWay::None)) {
        way.way = *wanted;
        way.reason = *wanted == MessageWay::None ? QCoreApplication::translate("Backup", "left out by choice") : QString();
    } else if (wanted != choice.ways.cend()) {
        const QString impossible = QCoreApplication::translate("Backup", "the way that was asked for, %1, is none of its ways").arg(toWord(*wanted));
        way.reason = way.reason.isEmpty() ? impossible : impossible + u"; "_s + way.reason;
    }
    way.effect = effectOf(way);
    return way;
}

} // namespace

QString whyNotReadBeside(const QueueInfo &queue, bool readConsumed)
{
    if (queue.consumers == 0 || readConsumed)
        return {};
    return queue.consumers < 0 ? QCoreApplication::translate("Backup", "nobody tells whether clients consume from it")
                               : QCoreApplication::translate("Backup", "clients consume from it: reading would take messages from them for a while");
}

QString queueKey(const QString &vhost, const QString &name)
{
    return vhost + u'\n' + name;
}

QString wayArgument(const QString &key, MessageWay way)
{
    const auto encoded = [](const QString &name) { return QString::fromLatin1(QUrl::toPercentEncoding(name)); };
    return encoded(key.section(u'\n', 0, 0)) + u'/' + encoded(key.section(u'\n', 1)) + u'=' + toId(way);
}

Result<std::pair<QString, MessageWay>> wayFromArgument(const QString &said)
{
    const QStringList parts = said.section(u'=', 0, 0).split(u'/');
    const auto decoded = [](const QString &part) { return QUrl::fromPercentEncoding(part.toUtf8()); };
    for (const MessageWay way : messageWays) {
        if (said.section(u'=', 1) == toId(way) && parts.size() == 2 && !parts.at(0).isEmpty() && !parts.at(1).isEmpty())
            return std::pair(queueKey(decoded(parts.at(0)), decoded(parts.at(1))), way);
    }
    return failure(ErrorKind::Usage, QCoreApplication::translate("Backup", "“%1” names no way of a queue: it takes VHOST/NAME=WAY, names percent-encoded, as "
                                                                           "%2, with snapshot, read, offset or none")
                                         .arg(said.left(200), u"%2F/orders=read"_s));
}

QJsonObject toJson(const QueueChoice &choice)
{
    QJsonObject ways;
    for (const auto [key, way] : choice.ways.asKeyValueRange())
        ways.insert(key, toId(way));
    return {
        {u"pattern"_s, choice.pattern}, {u"vhosts"_s, QJsonArray::fromStringList(choice.vhosts)}, {u"ways"_s, ways}, {u"readConsumed"_s, choice.readConsumed}};
}

QueueChoice queueChoiceFromJson(const QJsonObject &json)
{
    QueueChoice choice{.pattern = json.value("pattern"_L1).toString(), .readConsumed = json.value("readConsumed"_L1).toBool()};
    for (const auto listed = json.value("vhosts"_L1).toArray(); const QJsonValue &vhost : listed)
        choice.vhosts.append(vhost.toString());
    const QJsonObject ways = json.value("ways"_L1).toObject();
    for (auto each = ways.begin(); each != ways.end(); ++each) {
        for (const MessageWay way : messageWays) {
            if (each.value().toString() == toId(way))
                choice.ways.insert(each.key(), way);
        }
    }
    return choice;
}

Status checkChoice(const QueueChoice &choice)
{
    return checkExpression(choice.pattern);
}

qint64 QueueWay::messages() const
{
    return queue.ready < 0 ? -1 : queue.ready + std::max<qint64>(0, queue.unacked);
}

QList<QueueWay> chooseWays(const QList<QueueInfo> &queues, const QueueChoice &choice, bool hasLogin)
{
    const QRegularExpression pattern = boundedExpression(choice.pattern);
    QList<QueueWay> chosen;
    for (const QueueInfo &queue : queues) {
        const bool inVhost = choice.vhosts.isEmpty() || choice.vhosts.contains(queue.ref.vhost);
        const QRegularExpressionMatch match = pattern.match(queue.ref.name);
        // Where nobody can tell, rather one more than one that is missed when it is needed.
        if (inVhost && (match.hasMatch() || !match.isValid()))
            chosen.append(wayOf(queue, choice, hasLogin));
    }
    std::ranges::sort(chosen, [](const QueueWay &one, const QueueWay &two) {
        return std::pair(one.queue.ref.vhost, one.queue.ref.name) < std::pair(two.queue.ref.vhost, two.queue.ref.name);
    });
    return chosen;
}

QCoro::Task<Result<QList<QueueInfo>>> askBackupQueues(std::shared_ptr<ClusterAccess> access, QList<NodeName> ask, std::stop_token stop)
{
    Error last{.kind = ErrorKind::NotConfigured, .message = QCoreApplication::translate("Backup", "No node can be asked about its queues"), .detail = {}};
    for (const NodeName &node : ask) {
        const NodeProfile *profile = access->profile().node(node);
        if (profile == nullptr || access->doors().management(*profile).base.isEmpty())
            continue;
        // With a patience of its own: a page with statistics is slow where there are many queues.
        HttpAccess door = access->doors().management(*profile);
        door.timeout = std::max(door.timeout, pagePatience);
        ManagementClient client(door);
        QList<QueueInfo> queues;
        bool whole = false;
        for (int page = 1; !whole; ++page) {
            const Result<QueuePage> answer = co_await client.queuesPage(page, queuesAPage, true, stop);
            if (!answer) {
                last = answer.error();
                break;
            }
            queues += answer->queues;
            whole = page >= answer->pageCount;
        }
        // One that is deleted between two pages moves the first of the next page to the end of the one before, where nobody
        // looks any more: names alone are quick to ask for once more.
        for (int page = 1, pages = whole && queues.size() > queuesAPage ? 1 : 0; whole && page <= pages; ++page) {
            const Result<QueuePage> answer = co_await client.queuesPage(page, queuesAPage, false, stop);
            if (!answer) {
                last = answer.error();
                whole = false;
                break;
            }
            queues += answer->queues;
            pages = answer->pageCount;
        }
        if (whole) {
            // They come as well: a name may have been seen twice, and counts with its figures where there are some.
            QSet<QString> seen;
            queues.removeIf([&seen](const QueueInfo &queue) {
                const QString key = queueKey(queue.ref.vhost, queue.ref.name);
                const bool twice = seen.contains(key);
                seen.insert(key);
                return twice;
            });
            co_return queues;
        }
        if (last.kind == ErrorKind::Cancelled)
            break;
    }
    co_return std::unexpected(last);
}

} // namespace warrener
