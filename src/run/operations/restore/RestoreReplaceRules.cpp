#include "run/operations/restore/RestoreReplaceRules.h"

#include "base/Units.h"
#include "look/messages/QueueRead.h"
#include "run/operations/restore/DefinitionChanges.h"
#include "run/operations/restore/RestoreDefinitions.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <utility>

using namespace Qt::StringLiterals;

namespace warrener::parts {

bool isBindingTo(const QJsonObject &binding, const QString &vhost, QLatin1StringView type, const QString &name)
{
    return binding.value("vhost"_L1).toString() == vhost && binding.value("destination_type"_L1).toString() == type
           && binding.value("destination"_L1).toString() == name;
}

QString whyNotReplaced(const QJsonObject &answer, const QJsonObject &former, const QJsonObject &wanted, const QString &version)
{
    const auto number = [&answer](QLatin1StringView field) { return answer.value(field).toInteger(-1); };
    if (former.value("auto_delete"_L1).toBool() || wanted.value("auto_delete"_L1).toBool())
        return QCoreApplication::translate("Restore", "it is deleted when its last consumer leaves: nobody can hold its messages");
    const ReadHeadroom headroom = headroomFrom(answer, version);
    if (headroom.type == QueueType::Stream)
        return QCoreApplication::translate("Restore", "a stream cannot be held: nobody could tell what is published while it is read");
    if (headroom.consumers != 0) {
        return headroom.consumers < 0
                   ? QCoreApplication::translate("Restore", "whether clients consume from it is not known")
                   : QCoreApplication::translate("Restore", "%n client(s) consume from it: stop them first", nullptr, int(headroom.consumers));
    }
    if (headroom.unacked != 0) {
        return headroom.unacked < 0 ? QCoreApplication::translate("Restore", "whether clients hold messages of it is not known")
                                    : QCoreApplication::translate("Restore", "clients hold messages of it");
    }
    if (number("messages_dlx"_L1) > 0)
        return QCoreApplication::translate("Restore", "messages of it are on their way to its dead-letter exchange");
    if (const std::optional<Error> why = whyNotRead(headroom, {}))
        return why->message;
    const QJsonObject arguments = wanted.value("arguments"_L1).toObject();
    const QJsonValue length = arguments.value("x-max-length"_L1);
    const QJsonValue bytes = arguments.value("x-max-length-bytes"_L1);
    if ((length.isDouble() && length.toInteger() < headroom.messages) || (bytes.isDouble() && bytes.toInteger() < headroom.bytes))
        return QCoreApplication::translate("Restore", "as in the backup it could not hold all the messages that it holds now (%1)")
            .arg(units::count(double(headroom.messages)));
    return {};
}

QJsonObject goesAlong(const QString &section, const QJsonObject &object, const QJsonObject &live)
{
    const QString vhost = object.value("vhost"_L1).toString();
    const QString name = object.value("name"_L1).toString();
    QJsonArray all;
    for (const auto listed = live.value("bindings"_L1).toArray(); const QJsonValue &binding : listed) {
        // The marks of this step are nobody's.
        if (binding["vhost"_L1].toString() == vhost && !binding["routing_key"_L1].toString().startsWith(replaceMark))
            all.append(binding);
    }
    QHash<QString, QJsonObject> shortLived;
    for (const auto listed = live.value("exchanges"_L1).toArray(); const QJsonValue &exchange : listed) {
        if (exchange["vhost"_L1].toString() == vhost && exchange["auto_delete"_L1].toBool())
            shortLived.insert(exchange["name"_L1].toString(), exchange.toObject());
    }
    QJsonArray exchanges;
    QJsonArray bindings;
    QStringList going{section == "exchanges"_L1 ? name : QString()};
    QSet<QString> seen;
    const auto take = [&](const QJsonObject &binding) {
        const QString key = definedKey(u"bindings"_s, binding);
        if (seen.contains(key))
            return;
        seen.insert(key);
        bindings.append(binding);
        // With its last binding it goes as well, and what leads to it.
        const QString source = binding.value("source"_L1).toString();
        if (shortLived.contains(source) && !going.contains(source)) {
            going.append(source);
            exchanges.append(shortLived.value(source));
        }
    };
    if (section == "queues"_L1) {
        for (const QJsonValue &binding : std::as_const(all)) {
            if (isBindingTo(binding.toObject(), vhost, "queue"_L1, name))
                take(binding.toObject());
        }
    }
    for (qsizetype i = 0; i < going.size(); ++i) {
        const QString exchange = going.at(i);
        for (const auto listed = exchange.isEmpty() ? QJsonArray() : all; const QJsonValue &binding : listed) {
            const bool isFrom = binding["source"_L1].toString() == exchange;
            if (isFrom || isBindingTo(binding.toObject(), vhost, "exchange"_L1, exchange))
                take(binding.toObject());
        }
    }
    QJsonArray topics;
    for (const auto listed = live.value("topic_permissions"_L1).toArray(); const QJsonValue &topic : listed) {
        const QString exchange = topic["exchange"_L1].toString();
        if (topic["vhost"_L1].toString() == vhost && !exchange.isEmpty() && going.contains(exchange))
            topics.append(topic);
    }
    return {{u"exchanges"_s, exchanges}, {u"topic_permissions"_s, topics}, {u"bindings"_s, bindings}};
}

QJsonObject joined(const QJsonObject &one, const QJsonObject &other)
{
    QJsonObject both = one;
    for (auto list = other.begin(); list != other.end(); ++list) {
        QJsonArray rows = both.value(list.key()).toArray();
        QSet<QString> seen;
        for (const QJsonValue &row : std::as_const(rows))
            seen.insert(definedKey(list.key(), row.toObject()));
        for (const auto listed = list->toArray(); const QJsonValue &row : listed) {
            if (!seen.contains(definedKey(list.key(), row.toObject())))
                rows.append(row);
        }
        both.insert(list.key(), rows);
    }
    return both;
}

ReplaceMove nextMove(bool isThere, bool isFrom, bool isTo, bool isOwing)
{
    if (!isThere)
        return isOwing ? ReplaceMove::Declare : ReplaceMove::Gone;
    if (isTo)
        return isOwing ? ReplaceMove::PutBack : ReplaceMove::Nothing;
    return isFrom ? ReplaceMove::TakeOut : ReplaceMove::Changed;
}

} // namespace warrener::parts
