#include "cluster/Queue.h"

#include "base/Phrases.h"
#include "base/ShownName.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

QString toId(QueueType type)
{
    switch (type) {
    case QueueType::Unknown:
        return u"unknown"_s;
    case QueueType::Classic:
        return u"classic"_s;
    case QueueType::Quorum:
        return u"quorum"_s;
    case QueueType::Stream:
        return u"stream"_s;
    case QueueType::Other:
        return u"other"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QueueType queueTypeFromId(const QString &id)
{
    if (id == "classic"_L1 || id == "rabbit_classic_queue"_L1)
        return QueueType::Classic;
    if (id == "quorum"_L1 || id == "rabbit_quorum_queue"_L1)
        return QueueType::Quorum;
    if (id == "stream"_L1 || id == "rabbit_stream_queue"_L1)
        return QueueType::Stream;
    return id.isEmpty() ? QueueType::Unknown : QueueType::Other;
}

QString toId(QueueState state)
{
    switch (state) {
    case QueueState::Unknown:
        return u"unknown"_s;
    case QueueState::Running:
        return u"running"_s;
    case QueueState::Idle:
        return u"idle"_s;
    case QueueState::Flow:
        return u"flow"_s;
    case QueueState::Minority:
        return u"minority"_s;
    case QueueState::Down:
        return u"down"_s;
    case QueueState::Stopped:
        return u"stopped"_s;
    case QueueState::Crashed:
        return u"crashed"_s;
    case QueueState::Terminated:
        return u"terminated"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString describe(QueueDetour::By by, const QList<UnlistedQueues> &unlisted)
{
    if (by == QueueDetour::By::Metrics)
        return QCoreApplication::translate("Queue", "They were read from the metrics of the nodes instead.");
    const QString how = QCoreApplication::translate("Queue", "They were read virtual host by virtual host instead.");
    if (unlisted.isEmpty())
        return phrases::sentences({how, QCoreApplication::translate("Queue", "None is left out.")});
    constexpr qsizetype mostNamed = 5;
    QStringList left;
    for (const auto all = unlisted.first(std::min(mostNamed, unlisted.size())); const UnlistedQueues &part : all) {
        const QString vhost = shownName(part.vhost);
        const QString what = part.count == 0 && part.first == 1 ? QCoreApplication::translate("Queue", "the virtual host %1").arg(vhost)
                             : part.count == 0 ? QCoreApplication::translate("Queue", "%1 from its queue no. %2 on").arg(vhost, QString::number(part.first))
                             : part.after.isEmpty() ? QCoreApplication::translate("Queue", "the queue no. %2 of %1").arg(vhost, QString::number(part.first))
                                                    : QCoreApplication::translate("Queue", "the queue no. %2 of %1, which comes after %3")
                                                          .arg(vhost, QString::number(part.first), shownName(part.after));
        left.append(QCoreApplication::translate("Queue", "%1 (%2)").arg(what, part.error.message));
    }
    if (unlisted.size() > mostNamed)
        left.append(QCoreApplication::translate("Queue", "and %1 more").arg(unlisted.size() - mostNamed));
    return phrases::sentences({how, QCoreApplication::translate("Queue", "Left out: %1.").arg(phrases::clauses(left))});
}

qint64 messagesIn(const QueueRow &row)
{
    return std::max<qint64>(0, row.ready) + std::max<qint64>(0, row.unacked);
}

QList<const QueueRow *> rowsGone(const QueueTable &old, const QueueTable &now)
{
    const auto isSame = [&](const QueueRow &a, const QueueRow &b) { return a.name == b.name && old.vhostOf(a) == now.vhostOf(b); };
    // Most of a long list is as it was, and in the same order.
    std::size_t first = 0, last = 0;
    const std::size_t least = std::min(old.rows.size(), now.rows.size());
    while (first < least && isSame(old.rows[first], now.rows[first]))
        ++first;
    while (last < least - first && isSame(old.rows[old.rows.size() - 1 - last], now.rows[now.rows.size() - 1 - last]))
        ++last;
    QSet<QueueRef> there;
    for (std::size_t i = first; i < now.rows.size() - last; ++i)
        there.insert({now.vhostOf(now.rows[i]), now.rows[i].name});
    QList<const QueueRow *> gone;
    for (std::size_t i = first; i < old.rows.size() - last; ++i) {
        if (!there.contains({old.vhostOf(old.rows[i]), old.rows[i].name}))
            gone.append(&old.rows[i]);
    }
    return gone;
}

} // namespace warrener
