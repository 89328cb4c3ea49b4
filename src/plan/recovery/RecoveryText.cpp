#include "plan/recovery/RecoveryText.h"

#include "base/JsonReader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// One list for all levels: no two of them hold the same keys in another order.
qsizetype rankOf(const QString &key)
{
    static const QStringList order{u"$schema"_s,
                                   u"format"_s,
                                   u"id"_s,
                                   u"version"_s,
                                   u"brokers"_s,
                                   u"action"_s,
                                   u"words"_s,
                                   u"findings"_s,
                                   u"instead"_s,
                                   u"why"_s,
                                   u"en"_s,
                                   u"zh"_s,
                                   u"title"_s,
                                   u"scenario"_s,
                                   u"about"_s,
                                   u"onStandby"_s,
                                   u"targets"_s,
                                   u"rpoSeconds"_s,
                                   u"rtoSeconds"_s,
                                   u"detection"_s,
                                   u"guards"_s,
                                   u"immediate"_s,
                                   u"steps"_s,
                                   u"role"_s,
                                   u"node"_s,
                                   u"timeoutSeconds"_s,
                                   u"expectedSeconds"_s,
                                   u"onFailure"_s,
                                   u"step"_s,
                                   u"is"_s,
                                   u"condition"_s,
                                   u"holds"_s,
                                   u"when"_s,
                                   u"instructions"_s,
                                   u"commands"_s,
                                   u"undo"_s,
                                   u"cannotBeUndone"_s,
                                   u"rehearsed"_s,
                                   u"fallback"_s,
                                   u"plan"_s,
                                   u"validation"_s,
                                   u"afterwards"_s,
                                   u"replaces"_s};
    const qsizetype at = order.indexOf(key);
    return at < 0 ? order.size() : at;
}

/// A string or a number, quoted and escaped as JSON has it.
QByteArray plainText(const QJsonValue &value)
{
    const QByteArray whole = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return whole.mid(1, whole.size() - 2);
}

QByteArray valueText(const QJsonValue &value, int depth)
{
    const QByteArray inner(2 * (depth + 1), ' ');
    const QByteArray outer(2 * depth, ' ');
    QByteArrayList parts;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QStringList keys = object.keys();
        std::ranges::stable_sort(keys, {}, rankOf);
        for (const QString &key : std::as_const(keys))
            parts.append(inner + plainText(key) + ": " + valueText(object.value(key), depth + 1));
        return parts.isEmpty() ? QByteArray("{}") : "{\n" + parts.join(",\n") + '\n' + outer + '}';
    }
    if (value.isArray()) {
        for (const auto listed = value.toArray(); const QJsonValue &each : listed)
            parts.append(inner + valueText(each, depth + 1));
        return parts.isEmpty() ? QByteArray("[]") : "[\n" + parts.join(",\n") + '\n' + outer + ']';
    }
    return plainText(value);
}

} // namespace

QByteArray recoveryText(const QJsonObject &document)
{
    return valueText(document, 0) + '\n';
}

QString recoveryTextOf(const QByteArray &document)
{
    const QJsonObject json = jsonObjectFrom(document).value_or(QJsonObject());
    return QString::fromUtf8(json.isEmpty() ? document : recoveryText(json));
}

QString nextVersion(const QString &version)
{
    static const QRegularExpression last(u"([0-9]{1,9})$"_s);
    const QRegularExpressionMatch match = last.match(version);
    if (!match.hasMatch())
        return version + ".1"_L1;
    return version.left(match.capturedStart()) + QString::number(match.captured().toInt() + 1);
}

} // namespace warrener
