#include "ui/backups/FieldsModel.h"

#include "base/ShownName.h"
#include "ui/parts/Roles.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostFields = 20'000;
constexpr qsizetype longestValue = 2000;

QString cutValue(const QString &text)
{
    return text.size() > longestValue ? text.left(longestValue) + u'…' : text;
}

QString wordOf(const QString &key)
{
    static const QHash<QString, const char *> words{
        {u"contentType"_s, QT_TRANSLATE_NOOP("FieldsModel", "Content type")},
        {u"contentEncoding"_s, QT_TRANSLATE_NOOP("FieldsModel", "Content encoding")},
        {u"deliveryMode"_s, QT_TRANSLATE_NOOP("FieldsModel", "Delivery mode")},
        {u"priority"_s, QT_TRANSLATE_NOOP("FieldsModel", "Priority")},
        {u"correlationId"_s, QT_TRANSLATE_NOOP("FieldsModel", "Correlation ID")},
        {u"replyTo"_s, QT_TRANSLATE_NOOP("FieldsModel", "Reply to")},
        {u"expiration"_s, QT_TRANSLATE_NOOP("FieldsModel", "Expiration, ms")},
        {u"messageId"_s, QT_TRANSLATE_NOOP("FieldsModel", "Message ID")},
        {u"timestamp"_s, QT_TRANSLATE_NOOP("FieldsModel", "Timestamp")},
        {u"type"_s, QT_TRANSLATE_NOOP("FieldsModel", "Type")},
        {u"userId"_s, QT_TRANSLATE_NOOP("FieldsModel", "User ID")},
        {u"appId"_s, QT_TRANSLATE_NOOP("FieldsModel", "Application ID")},
        {u"clusterId"_s, QT_TRANSLATE_NOOP("FieldsModel", "Cluster ID")},
    };
    const char *word = words.value(key);
    return word ? QCoreApplication::translate("FieldsModel", word) : key;
}

/// Seconds that a client wrote, as a time where a calendar holds them.
QString timeText(const QJsonValue &value)
{
    const qint64 seconds = value.toInteger(-1);
    if (seconds < 0 || seconds > 253'402'300'799)
        return valueText(value);
    return u"%1 (%2)"_s.arg(QDateTime::fromSecsSinceEpoch(seconds).toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s), QString::number(seconds));
}

QString decimalText(QString digits, int scale)
{
    if (scale <= 0 || digits.startsWith("0x"_L1))
        return digits;
    digits = digits.rightJustified(scale + 1, u'0');
    return digits.insert(digits.size() - scale, u'.');
}

void addAmqp(QList<FieldRow> &rows, const QJsonObject &field, const QString &name, int depth)
{
    const QJsonValue value = field.value("value"_L1);
    const QString type = field.value("type"_L1).toString();
    const bool isTable = type == "table"_L1 || type == "array"_L1;
    if (rows.size() >= mostFields)
        return;
    if (!isTable || !value.isArray()) {
        const QString text = type == "timestamp"_L1 ? timeText(value) : valueText(value);
        rows.append({depth, name, type, type == "decimal"_L1 ? decimalText(text, field.value("scale"_L1).toInt()) : text});
        return;
    }
    const QJsonArray items = value.toArray();
    rows.append({depth, name, type, items.isEmpty() ? QCoreApplication::translate("FieldsModel", "empty") : QString()});
    for (qsizetype at = 0; at < items.size(); ++at) {
        const QJsonObject item = items.at(at).toObject();
        addAmqp(rows, item, item.contains("key"_L1) ? valueText(item.value("key"_L1)) : QString::number(at), depth + 1);
    }
}

void addJson(QList<FieldRow> &rows, const QString &name, const QJsonValue &value, int depth)
{
    if (rows.size() >= mostFields)
        return;
    switch (value.type()) {
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        rows.append({depth, name, {}, object.isEmpty() ? QCoreApplication::translate("FieldsModel", "empty") : QString()});
        for (auto it = object.begin(); it != object.end(); ++it)
            addJson(rows, it.key(), it.value(), depth + 1);
        return;
    }
    case QJsonValue::Array: {
        const QJsonArray array = value.toArray();
        const bool isFlat = std::ranges::none_of(array, [](const QJsonValue &item) { return item.isObject() || item.isArray(); });
        if (isFlat) {
            rows.append({depth, name, {}, valueText(value)});
            return;
        }
        rows.append({depth, name, {}, {}});
        for (qsizetype at = 0; at < array.size(); ++at)
            addJson(rows, QString::number(at), array.at(at), depth + 1);
        return;
    }
    default:
        rows.append({depth, name, {}, valueText(value)});
    }
}

} // namespace

QString valueText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double: {
        const double number = value.toDouble();
        return number == std::floor(number) && std::abs(number) < 9e15 ? QString::number(value.toInteger()) : QString::number(number, 'g', 15);
    }
    case QJsonValue::String:
        return cutValue(value.toString());
    case QJsonValue::Array: {
        QStringList items;
        for (const auto all = value.toArray(); const QJsonValue &item : all)
            items.append(valueText(item));
        return cutValue(items.join(u", "_s));
    }
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        // Bytes that are no text, and numbers that JSON would blur.
        if (object.size() == 1 && object.contains("base64"_L1))
            return cutValue(u"base64 "_s + object.value("base64"_L1).toString());
        if (object.size() == 1 && object.contains("hex"_L1))
            return cutValue(u"0x"_s + object.value("hex"_L1).toString());
        QStringList items;
        for (auto it = object.begin(); it != object.end(); ++it)
            items.append(u"%1: %2"_s.arg(it.key(), valueText(it.value())));
        return cutValue(items.join(u", "_s));
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

QList<FieldRow> fieldRows(const MessageProperties &properties)
{
    QList<FieldRow> rows;
    const QJsonObject json = toJson(properties);
    for (const auto key : {"contentType"_L1, "contentEncoding"_L1, "deliveryMode"_L1, "priority"_L1, "correlationId"_L1, "replyTo"_L1, "expiration"_L1,
                           "messageId"_L1, "timestamp"_L1, "type"_L1, "userId"_L1, "appId"_L1, "clusterId"_L1}) {
        if (json.contains(key))
            rows.append({0, wordOf(key), QCoreApplication::translate("FieldsModel", "property"),
                         key == "timestamp"_L1 ? timeText(json.value(key)) : valueText(json.value(key))});
    }
    for (const auto all = json.value("headers"_L1).toArray(); const QJsonValue &value : all) {
        const QJsonObject field = value.toObject();
        addAmqp(rows, field, valueText(field.value("key"_L1)), 0);
    }
    return rows;
}

QList<FieldRow> fieldRows(const QJsonObject &object, const QStringList &order)
{
    QList<FieldRow> rows;
    for (const QString &key : order) {
        if (object.contains(key))
            addJson(rows, key, object.value(key), 0);
    }
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!order.contains(it.key()))
            addJson(rows, it.key(), it.value(), 0);
    }
    return rows;
}

void FieldsModel::setRows(const QList<FieldRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int FieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FieldsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

QVariant FieldsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const FieldRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == NameColumn)
            return QString(3 * row.depth, QChar::Nbsp) + shownName(row.name);
        return shownName(index.column() == TypeColumn ? row.type : row.value);
    case roles::Tone:
        return static_cast<int>(index.column() == ValueColumn ? Token::Text : Token::Text2);
    default:
        return {};
    }
}

QVariant FieldsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (!m_titles.isEmpty())
        return m_titles.value(section);
    return section == NameColumn ? tr("Name") : section == TypeColumn ? tr("Type") : tr("Value");
}

} // namespace warrener
