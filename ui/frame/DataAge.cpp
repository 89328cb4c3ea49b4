#include "ui/frame/DataAge.h"

#include "base/Units.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

struct Absent
{
    QString name;
    TimePoint since;
    QString reason;
};

template <class T>
bool fails(const Part<T> &part)
{
    return part.error && part.error->kind != ErrorKind::NotConfigured && part.error->kind != ErrorKind::NotAvailable;
}

template <class T>
TimePoint lastGood(const Part<T> &part)
{
    return isNever(part.asOf) ? part.failingSince : part.asOf;
}

QString shortTime(TimePoint at)
{
    return toDateTime(at).toString(u"HH:mm"_s);
}

/// One name, two names, or how many.
QString listed(const QStringList &names)
{
    if (names.size() == 1)
        return names.first();
    if (names.size() == 2)
        return QCoreApplication::translate("DataAge", "%1 and %2").arg(names.at(0), names.at(1));
    return QCoreApplication::translate("DataAge", "%1 and %n more", nullptr, static_cast<int>(names.size()) - 1).arg(names.first());
}

} // namespace

DataAge dataAge(const Snapshot *snapshot, TimePoint now)
{
    const auto pending = [](const NodeLook &node) { return node.answer.isPending(); };
    if (!snapshot || std::ranges::all_of(snapshot->nodes, pending)) {
        const QString text = QCoreApplication::translate("DataAge", "Waiting for the first answer");
        return {.level = Level::Unknown, .text = text, .brief = QCoreApplication::translate("DataAge", "Waiting"), .detail = {}};
    }

    QList<Absent> absent;
    bool someNode = false;
    TimePoint newest{};
    TimePoint oldestLive = now;
    for (const NodeLook &node : snapshot->nodes) {
        newest = std::max(newest, node.answer.asOf);
        if (fails(node.answer))
            absent.append({shortName(node.name), lastGood(node.answer), node.answer.error->message});
        else if (node.answer.has()) {
            someNode = true;
            oldestLive = std::min(oldestLive, node.answer.asOf);
        }
    }
    if (!someNode) {
        const bool refused =
            std::ranges::all_of(snapshot->nodes, [](const NodeLook &node) { return node.answer.error && node.answer.error->kind == ErrorKind::Unauthorized; });
        const QString text = refused           ? QCoreApplication::translate("DataAge", "The nodes refuse user or password")
                             : isNever(newest) ? QCoreApplication::translate("DataAge", "No node answers")
                                               : QCoreApplication::translate("DataAge", "No answer since %1").arg(units::clockTime(newest));
        QStringList reasons;
        for (const Absent &part : std::as_const(absent))
            reasons += QCoreApplication::translate("DataAge", "%1: %2").arg(part.name, part.reason);
        return {.level = Level::Critical, .text = text, .brief = QCoreApplication::translate("DataAge", "No answer"), .detail = reasons.join(u'\n')};
    }

    // A host whose broker is missed already says nothing new.
    const auto known = [&absent](const QString &name) { return std::ranges::any_of(absent, [&name](const Absent &part) { return part.name == name; }); };
    const qsizetype nodesAbsent = absent.size();
    for (const HostLook &host : snapshot->hosts) {
        if (fails(host.figures) && !known(host.name.value))
            absent.append({host.name.value, lastGood(host.figures), host.figures.error->message});
    }
    const bool hostsOnly = nodesAbsent == 0;
    for (const ProxyLook &proxy : snapshot->proxies) {
        if (fails(proxy.figures) && !known(proxy.name.value) && !known(proxy.host.value))
            absent.append({proxy.name.value, lastGood(proxy.figures), proxy.figures.error->message});
    }
    if (absent.isEmpty()) {
        const QString age = units::age(oldestLive, now);
        return {.level = Level::Ok,
                .text = QCoreApplication::translate("DataAge", "Live, %1 old").arg(age),
                .brief = QCoreApplication::translate("DataAge", "Live, %1").arg(age),
                .detail = {}};
    }

    QStringList names;
    QStringList reasons;
    TimePoint since = now;
    for (const Absent &part : std::as_const(absent)) {
        names += part.name;
        since = std::min(since, part.since);
        reasons += QCoreApplication::translate("DataAge", "%1: %2").arg(part.name, part.reason);
    }
    const QString text = hostsOnly ? QCoreApplication::translate("DataAge", "Live, except the host figures of %1").arg(listed(names))
                                   : QCoreApplication::translate("DataAge", "Live, except %1 since %2").arg(listed(names), shortTime(since));
    return {.level = Level::Warning, .text = text, .brief = QCoreApplication::translate("DataAge", "Part live"), .detail = reasons.join(u'\n')};
}

} // namespace warrener
