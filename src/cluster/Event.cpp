#include "cluster/Event.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

QString toId(SubjectKind kind)
{
    switch (kind) {
    case SubjectKind::Cluster:
        return u"cluster"_s;
    case SubjectKind::Node:
        return u"node"_s;
    case SubjectKind::Host:
        return u"host"_s;
    case SubjectKind::Proxy:
        return u"proxy"_s;
    case SubjectKind::Queue:
        return u"queue"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

Event worded(Event event)
{
    if (event.source.isEmpty())
        return event;
    const QString pattern = QCoreApplication::translate(event.context.toUtf8().constData(), event.source.toUtf8().constData());
    // Not arg(): a value may hold "%1" itself.
    QString text;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool isPlace = pattern.at(i) == u'%' && i + 1 < pattern.size() && pattern.at(i + 1).isDigit();
        text += isPlace ? event.values.value(pattern.at(++i).digitValue() - 1) : QString(pattern.at(i));
    }
    event.text = text;
    return event;
}

bool isSeenOnly(const Event &event)
{
    for (const QLatin1StringView own : {"node.restarted"_L1, "proxy.server-up"_L1, "proxy.server-down"_L1}) {
        if (event.id == own)
            return false;
    }
    return !event.id.startsWith("automatic."_L1) && !event.id.startsWith("run."_L1);
}

QString momentOf(const Event &event, const QString &time)
{
    return isSeenOnly(event) ? QCoreApplication::translate("Event", "seen %1", "a time").arg(time) : time;
}

} // namespace warrener
