#include "run/operations/backup/DefinitionsExport.h"

#include "base/JsonReader.h"
#include "record/catalogue/EntryPaths.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::parts {

bool mayLackInternalExchanges(const QByteArray &json)
{
    const Result<QJsonObject> definitions = jsonObjectFrom(json, definitionsBounds);
    if (!definitions)
        return true;
    // The word stands in arguments and parameters too.
    const QJsonArray exchanges = definitions->value("exchanges"_L1).toArray();
    return std::ranges::none_of(exchanges, [](const QJsonValue &exchange) { return exchange.toObject().contains("internal"_L1); });
}

QByteArray withInternalExchanges(const QByteArray &json, const QJsonArray &exchanges, const QString &vhost)
{
    const auto isOfThis = [&](const QJsonObject &exchange) { return vhost.isEmpty() || exchange.value("vhost"_L1).toString() == vhost; };
    if (std::ranges::none_of(exchanges, [&](const QJsonValue &exchange) { return isOfThis(exchange.toObject()); }))
        return json;
    QJsonObject definitions = jsonObjectFrom(json, definitionsBounds).value_or(QJsonObject());
    if (!definitions.value("exchanges"_L1).isArray())
        return json;
    const auto key = [](const QJsonObject &exchange) { return exchange.value("vhost"_L1).toString() + u'\n' + exchange.value("name"_L1).toString(); };
    QJsonArray list = definitions.value("exchanges"_L1).toArray();
    QSet<QString> there;
    for (const QJsonValue &exchange : std::as_const(list))
        there.insert(key(exchange.toObject()));
    bool isComplete = true;
    for (const QJsonValue &value : exchanges) {
        QJsonObject exchange = value.toObject();
        if (!isOfThis(exchange))
            continue;
        if (!vhost.isEmpty())
            exchange.remove("vhost"_L1);
        if (there.contains(key(exchange)))
            continue;
        list.append(exchange);
        isComplete = false;
    }
    if (isComplete)
        return json;
    definitions.insert("exchanges"_L1, list);
    return QJsonDocument(definitions).toJson(QJsonDocument::Compact);
}

} // namespace warrener::parts
