#include "ui/backups/Definitions.h"

#include "base/JsonReader.h"
#include "record/catalogue/EntryPaths.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr std::array tableOrder{"queues"_L1,     "exchanges"_L1,         "bindings"_L1,         "users"_L1,
                                "vhosts"_L1,     "permissions"_L1,       "policies"_L1,         "topic_permissions"_L1,
                                "parameters"_L1, "global_parameters"_L1, "operator_policies"_L1};
constexpr std::array columnOrder{"name"_L1,        "vhost"_L1,     "user"_L1,    "type"_L1,     "source"_L1,   "destination"_L1, "destination_type"_L1,
                                 "routing_key"_L1, "component"_L1, "pattern"_L1, "apply-to"_L1, "priority"_L1, "definition"_L1,  "tags"_L1,
                                 "configure"_L1,   "write"_L1,     "read"_L1,    "exchange"_L1, "durable"_L1,  "auto_delete"_L1, "internal"_L1,
                                 "value"_L1,       "arguments"_L1, "limits"_L1,  "metadata"_L1};

template <std::size_t N>
std::size_t rank(const std::array<QLatin1StringView, N> &order, const QString &key)
{
    return static_cast<std::size_t>(std::ranges::find_if(order, [&key](QLatin1StringView known) { return key == known; }) - order.begin());
}

template <std::size_t N>
void arrange(QStringList &keys, const std::array<QLatin1StringView, N> &order)
{
    std::ranges::sort(keys, [&order](const QString &a, const QString &b) { return std::pair(rank(order, a), a) < std::pair(rank(order, b), b); });
}

QString hidden()
{
    return QCoreApplication::translate("Definitions", "in the backup, not shown");
}

bool isSecretKey(const QString &key)
{
    static const QStringList secrets{u"password"_s, u"password_hash"_s, u"passphrase"_s, u"secret"_s, u"token"_s};
    return secrets.contains(key, Qt::CaseInsensitive);
}

bool isAddressKey(const QString &key)
{
    return key == "uri"_L1 || key.endsWith("-uri"_L1) || key.endsWith("_uri"_L1);
}

/// amqp://user:password@host: who connects where is worth seeing, the password is not.
QString withoutPassword(const QString &address)
{
    const qsizetype begin = address.indexOf("://"_L1);
    const qsizetype at = begin < 0 ? -1 : address.lastIndexOf(u'@');
    if (at < 0)
        return address;
    const qsizetype colon = address.indexOf(u':', begin + 3);
    return colon < 0 || colon > at ? address : address.left(colon + 1) + u"•••"_s + address.mid(at);
}

QJsonValue withoutSecrets(const QString &key, const QJsonValue &value)
{
    if (isSecretKey(key) && !value.isNull() && value.toString(u"x"_s) != QString())
        return hidden();
    if (value.isString())
        return isAddressKey(key) ? QJsonValue(withoutPassword(value.toString())) : value;
    if (value.isArray()) {
        QJsonArray array;
        for (const auto all = value.toArray(); const QJsonValue &item : all)
            array.append(withoutSecrets(key, item));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        it.value() = withoutSecrets(it.key(), it.value());
    return object;
}

DefinitionsTable tableOf(const QString &key, const QJsonArray &rows)
{
    DefinitionsTable table{.key = key};
    QSet<QString> seen;
    for (const QJsonValue &value : rows) {
        const QJsonObject row = withoutSecrets({}, value).toObject();
        for (auto it = row.begin(); it != row.end(); ++it)
            seen.insert(it.key());
        table.rows.append(row);
    }
    table.columns = seen.values();
    arrange(table.columns, columnOrder);
    return table;
}

} // namespace

Result<DefinitionsPtr> readDefinitions(const QByteArray &json)
{
    const Result<QJsonObject> object = jsonObjectFrom(json, definitionsBounds);
    if (!object && object.error().kind != ErrorKind::Malformed)
        return std::unexpected(object.error());
    if (!object)
        return failure(ErrorKind::Malformed, QCoreApplication::translate("Definitions", "This is no file of definitions"), object.error().detail);
    const QJsonObject &root = *object;
    auto read = std::make_shared<Definitions>();
    read->broker = root.value("rabbitmq_version"_L1).toString(root.value("rabbit_version"_L1).toString());
    QStringList keys;
    for (auto it = root.begin(); it != root.end(); ++it) {
        if (it.value().isArray() && !it.value().toArray().isEmpty())
            keys.append(it.key());
    }
    arrange(keys, tableOrder);
    for (const QString &key : std::as_const(keys))
        read->tables.append(tableOf(key, root.value(key).toArray()));
    return DefinitionsPtr(std::move(read));
}

} // namespace warrener
