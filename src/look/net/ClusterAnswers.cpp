#include "look/net/ClusterAnswers.h"

#include "look/net/AnswerBounds.h"
#include "look/net/JsonFields.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostObjects = 100'000;
constexpr int mostDepth = 32;

/// What is read of one row, and how it is.
template <class T>
struct RowKind
{
    std::optional<T> (*read)(const QJsonObject &);
    std::span<const json::Field> fields;
    QLatin1StringView name;     ///< the field that names the row
    bool maySayNothing = false; ///< a row of which nothing is read is one all the same
};

template <class T>
Result<QList<T>> listFrom(const QByteArray &text, const RowKind<T> &kind, OddFields *odd)
{
    const auto rows = json::array(text);
    if (!rows)
        return std::unexpected(rows.error());
    QList<T> list;
    OddFields left;
    for (const QJsonValue &value : *rows) {
        if (list.size() == mostObjects)
            break;
        const QJsonObject row = value.toObject();
        auto entry = kind.read(row);
        if (!value.isObject() || (!entry && !kind.maySayNothing))
            json::noteOddRow(left);
        else
            json::noteOdd(row, kind.fields, json::text(row, kind.name), left);
        if (entry)
            list.append(std::move(*entry));
    }
    if (odd != nullptr)
        *odd = left;
    return list;
}

constexpr json::Field policyFields[] = {json::asText("vhost"_L1), json::asText("pattern"_L1), json::asText("apply-to"_L1), json::asObject("definition"_L1),
                                        json::asInteger("priority"_L1)};
constexpr json::Field vhostFields[] = {json::asObject("cluster_state"_L1)};
constexpr json::Field deprecatedFields[] = {json::asText("deprecation_phase"_L1)};
constexpr json::Field federationFields[] = {json::asText("vhost"_L1), json::asText("exchange"_L1), json::asText("queue"_L1), json::asText("node"_L1),
                                            json::asText("status"_L1)};
constexpr json::Field shovelFields[] = {json::asText("vhost"_L1), json::asText("node"_L1), json::asText("state"_L1)};
constexpr json::Field limitFields[] = {json::asObject("value"_L1)};

std::optional<PolicyInfo> policy(const QJsonObject &row)
{
    PolicyInfo policy;
    policy.vhost = json::text(row, "vhost"_L1);
    policy.name = json::text(row, "name"_L1);
    policy.pattern = json::text(row, "pattern"_L1);
    policy.appliesTo = json::text(row, "apply-to"_L1);
    policy.definition = row.value("definition"_L1).toObject();
    policy.priority = json::integer(row, "priority"_L1).value_or(0);
    return policy.name.isEmpty() ? std::nullopt : std::optional(policy);
}

std::optional<VhostInfo> vhost(const QJsonObject &row)
{
    VhostInfo vhost{.name = json::text(row, "name"_L1), .states = {}};
    const QJsonObject states = row.value("cluster_state"_L1).toObject();
    for (auto it = states.begin(); it != states.end(); ++it)
        vhost.states.insert(it.key(), it.value().toString());
    return vhost.name.isEmpty() ? std::nullopt : std::optional(vhost);
}

std::optional<DeprecatedFeature> deprecated(const QJsonObject &row)
{
    DeprecatedFeature feature{.name = json::text(row, "name"_L1), .phase = json::text(row, "deprecation_phase"_L1)};
    return feature.name.isEmpty() ? std::nullopt : std::optional(feature);
}

/// "2026-11-01 9:00:00", of a clock whose zone is not told.
TimePoint localTime(const QJsonObject &row)
{
    const QDateTime at = QDateTime::fromString(json::text(row, "timestamp"_L1).left(40), u"yyyy-MM-dd H:mm:ss"_s);
    return at.isValid() ? TimePoint{Millis{QDateTime(at.date(), at.time(), QTimeZone::UTC).toMSecsSinceEpoch()}} : TimePoint{};
}

std::optional<LinkInfo> federationLink(const QJsonObject &row)
{
    LinkInfo link;
    link.vhost = json::text(row, "vhost"_L1);
    // A link has no name of its own: what it feeds and from where says which it is.
    const QString upstream = json::text(row, "upstream"_L1);
    QString target = json::text(row, "exchange"_L1);
    if (target.isEmpty())
        target = json::text(row, "queue"_L1);
    link.name = upstream + u" → "_s + target;
    link.node = json::text(row, "node"_L1);
    link.state = json::text(row, "status"_L1);
    link.reason = withoutCredentials(json::text(row, "error"_L1).left(500));
    link.isDetached = json::text(row, "local_connection"_L1) == "undefined"_L1;
    link.since = localTime(row);
    return upstream.isEmpty() && target.isEmpty() ? std::nullopt : std::optional(link);
}

std::optional<LinkInfo> shovel(const QJsonObject &row)
{
    LinkInfo link;
    link.vhost = json::text(row, "vhost"_L1);
    link.name = json::text(row, "name"_L1);
    link.node = json::text(row, "node"_L1);
    link.state = json::text(row, "state"_L1);
    link.reason = withoutCredentials(json::text(row, "reason"_L1).left(500));
    link.since = localTime(row);
    return link.name.isEmpty() ? std::nullopt : std::optional(link);
}

std::optional<ConnectionLimit> connectionLimit(const QJsonObject &row)
{
    ConnectionLimit limit{.vhost = json::text(row, "vhost"_L1)};
    limit.most = json::integer(row.value("value"_L1).toObject(), "max-connections"_L1).value_or(-1);
    return limit.vhost.isEmpty() || limit.most < 0 ? std::nullopt : std::optional(limit);
}

QString digest(const QString &secret)
{
    return u"sha256:"_s + QString::fromLatin1(QCryptographicHash::hash(secret.toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

QJsonValue masked(const QJsonValue &value, int depth)
{
    if (depth > mostDepth)
        return {};
    if (value.isString())
        return withoutCredentials(value.toString());
    if (value.isArray()) {
        QJsonArray list;
        const QJsonArray from = value.toArray();
        for (const QJsonValue &entry : from)
            list.append(masked(entry, depth + 1));
        return list;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = it.key().toLower();
        const bool isSecret =
            it.value().isString() && (key.contains("password"_L1) || key.contains("secret"_L1) || key.contains("cookie"_L1)) && key != "hashing_algorithm"_L1;
        it.value() = isSecret ? QJsonValue(digest(it.value().toString())) : masked(it.value(), depth + 1);
    }
    return object;
}

} // namespace

QString withoutCredentials(const QString &text)
{
    static const QRegularExpression login(u"://[^/@\\s\"]*@"_s);
    QString result = text;
    return result.replace(login, u"://***@"_s);
}

QJsonObject withoutSecrets(const QJsonObject &definitions)
{
    return masked(definitions, 0).toObject();
}

Result<QList<PolicyInfo>> policiesFromJson(const QByteArray &text, OddFields *odd)
{
    return listFrom<PolicyInfo>(text, {.read = &policy, .fields = policyFields, .name = "name"_L1}, odd);
}

Result<QList<VhostInfo>> vhostStatesFromJson(const QByteArray &text, OddFields *odd)
{
    return listFrom<VhostInfo>(text, {.read = &vhost, .fields = vhostFields, .name = "name"_L1}, odd);
}

Result<QList<DeprecatedFeature>> deprecatedFromJson(const QByteArray &text, OddFields *odd)
{
    return listFrom<DeprecatedFeature>(text, {.read = &deprecated, .fields = deprecatedFields, .name = "name"_L1}, odd);
}

Result<QList<LinkInfo>> federationLinksFromJson(const QByteArray &text, OddFields *odd)
{
    return listFrom<LinkInfo>(text, {.read = &federationLink, .fields = federationFields, .name = "upstream"_L1}, odd);
}

Result<QList<LinkInfo>> shovelsFromJson(const QByteArray &text, OddFields *odd)
{
    return listFrom<LinkInfo>(text, {.read = &shovel, .fields = shovelFields, .name = "name"_L1}, odd);
}

Result<QList<ConnectionLimit>> connectionLimitsFromJson(const QByteArray &text, OddFields *odd)
{
    return listFrom<ConnectionLimit>(text, {.read = &connectionLimit, .fields = limitFields, .name = "vhost"_L1, .maySayNothing = true}, odd);
}

Result<QStringList> deniedFeaturesFromJson(const QByteArray &text, OddFields *odd)
{
    const auto rows = json::array(text);
    if (!rows)
        return std::unexpected(rows.error());
    static const QStringList refusingPhases{u"denied_by_default"_s, u"disconnected"_s, u"removed"_s};
    QStringList denied;
    OddFields left;
    for (const QJsonValue &value : *rows) {
        const QJsonObject row = value.toObject();
        const QString name = json::text(row, "name"_L1);
        if (name.isEmpty()) {
            json::noteOddRow(left);
            continue;
        }
        const QString state = json::text(row, "state"_L1);
        const bool isDenied = state.isEmpty() ? refusingPhases.contains(json::text(row, "deprecation_phase"_L1)) : state == "denied"_L1;
        if (isDenied)
            denied.append(name);
    }
    if (odd != nullptr)
        *odd = left;
    return denied;
}

Result<QJsonArray> internalExchangesFromJson(const QByteArray &text)
{
    const auto rows = json::array(text, answers::definitions);
    if (!rows)
        return std::unexpected(rows.error());
    static const QStringList defined{u"name"_s, u"vhost"_s, u"type"_s, u"durable"_s, u"auto_delete"_s, u"internal"_s, u"arguments"_s};
    QJsonArray exchanges;
    for (const QJsonValue &value : *rows) {
        const QJsonObject row = value.toObject();
        const QString name = json::text(row, "name"_L1);
        if (!json::flag(row, "internal"_L1).value_or(false) || name.isEmpty() || name.startsWith("amq."_L1))
            continue;
        QJsonObject exchange;
        for (const QString &field : defined) {
            if (row.contains(field))
                exchange.insert(field, row.value(field));
        }
        exchanges.append(exchange);
    }
    return exchanges;
}

Result<QList<DelayingExchange>> delayingExchangesFromJson(const QByteArray &text)
{
    const auto rows = json::array(text, answers::definitions);
    if (!rows)
        return std::unexpected(rows.error());
    QList<DelayingExchange> exchanges;
    for (const QJsonValue &value : *rows) {
        const QJsonObject row = value.toObject();
        const QString name = json::text(row, "name"_L1);
        if (name.isEmpty() || json::text(row, "type"_L1) != "x-delayed-message"_L1)
            continue;
        exchanges.append({.vhost = json::text(row, "vhost"_L1), .name = name, .waiting = json::count(row, "messages_delayed"_L1).value_or(-1)});
    }
    return exchanges;
}

Result<BrokerTraits> brokerTraitsFromJson(const QByteArray &text)
{
    const auto row = json::object(text, answers::usual);
    if (!row)
        return std::unexpected(row.error());
    BrokerTraits traits;
    // Of a list with a row that nobody can name nobody can say what is not in it.
    const QJsonArray types = row->value("exchange_types"_L1).toArray();
    const auto hasName = [](const QJsonValue &type) { return !json::text(type.toObject(), "name"_L1).isEmpty(); };
    if (row->value("exchange_types"_L1).isArray() && std::ranges::all_of(types, hasName)) {
        traits.exchangeTypes.emplace();
        for (const QJsonValue &value : types) {
            if (json::flag(value.toObject(), "enabled"_L1).value_or(true))
                traits.exchangeTypes->append(json::text(value.toObject(), "name"_L1));
        }
    }
    if (!json::isOdd(row->value("enabled_plugins"_L1), json::FieldKind::Texts) && row->value("enabled_plugins"_L1).isArray())
        traits.enabledPlugins = json::texts(*row, "enabled_plugins"_L1);
    return traits;
}

Result<QJsonObject> definitionsFromJson(const QByteArray &text)
{
    const auto root = json::object(text, answers::definitions);
    if (!root)
        return std::unexpected(root.error());
    if (!root->value("vhosts"_L1).isArray())
        return std::unexpected(json::malformed());
    return withoutSecrets(*root);
}

} // namespace warrener
