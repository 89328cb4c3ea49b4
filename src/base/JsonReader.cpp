#include "base/JsonReader.h"

#include "base/JsonBounds.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

// Of a file: our largest, a report of a cluster with 20,000 queues, has a tenth of it.
constexpr qsizetype mostValues = 1'000'000;
constexpr int mostDepth = 100;

/// 86400000, not 8.64e+07.
QString plainly(double number)
{
    return QString::number(number, 'g', 16);
}

} // namespace

JsonReader::JsonReader(QJsonObject json) : m_object(std::make_shared<Object>()), m_shared(std::make_shared<Shared>())
{
    m_object->json = std::move(json);
}

std::optional<QJsonValue> JsonReader::take(QLatin1StringView key, QJsonValue::Type type)
{
    m_object->known.insert(key);
    const QJsonValue value = m_object->json.value(key);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    if (value.type() != type) {
        wrong(key, QCoreApplication::translate("JsonReader", "has the wrong type"));
        return std::nullopt;
    }
    return value;
}

QString JsonReader::text(QLatin1StringView key, const QString &otherwise, qsizetype longest)
{
    const auto value = take(key, QJsonValue::String);
    if (!value)
        return otherwise;
    QString text = value->toString();
    if (text.size() > longest) {
        wrong(key, QCoreApplication::translate("JsonReader", "is longer than %1 characters").arg(longest), ErrorKind::TooLarge);
        text.truncate(longest);
    }
    return text;
}

bool JsonReader::flag(QLatin1StringView key, bool otherwise)
{
    const auto value = take(key, QJsonValue::Bool);
    return value ? value->toBool() : otherwise;
}

double JsonReader::number(QLatin1StringView key, double least, double most, double otherwise)
{
    const auto value = take(key, QJsonValue::Double);
    if (!value)
        return otherwise;
    const double number = value->toDouble();
    if (number >= least && number <= most)
        return number;
    wrong(key, QCoreApplication::translate("JsonReader", "is not between %1 and %2").arg(plainly(least), plainly(most)));
    return otherwise;
}

qint64 JsonReader::whole(QLatin1StringView key, qint64 least, qint64 most, qint64 otherwise)
{
    const auto value = take(key, QJsonValue::Double);
    if (!value)
        return otherwise;
    const double number = value->toDouble();
    if (number >= double(least) && number <= double(most) && std::floor(number) == number)
        return value->toInteger(otherwise);
    wrong(key, QCoreApplication::translate("JsonReader", "is not a whole number between %1 and %2").arg(least).arg(most));
    return otherwise;
}

Millis JsonReader::millis(QLatin1StringView key, Millis otherwise)
{
    // Beyond this a double does not hold every whole number.
    constexpr double most = 9e15;
    return Millis{qint64(number(key, 0, most, double(otherwise.count())))};
}

TimePoint JsonReader::time(QLatin1StringView key)
{
    const QString value = text(key);
    if (value.isEmpty())
        return {};
    const QDateTime at = QDateTime::fromString(value, Qt::ISODateWithMs);
    if (at.isValid())
        return fromDateTime(at);
    wrong(key, QCoreApplication::translate("JsonReader", "is not a time"));
    return {};
}

QJsonObject JsonReader::plain(QLatin1StringView key)
{
    const auto value = take(key, QJsonValue::Object);
    return value ? value->toObject() : QJsonObject();
}

QJsonArray JsonReader::array(QLatin1StringView key, qsizetype most)
{
    const auto value = take(key, QJsonValue::Array);
    QJsonArray array = value ? value->toArray() : QJsonArray();
    if (array.size() <= most)
        return array;
    wrong(key, QCoreApplication::translate("JsonReader", "has more than %1 entries").arg(most), ErrorKind::TooLarge);
    return {};
}

QStringList JsonReader::texts(QLatin1StringView key, qsizetype most)
{
    QStringList list;
    const QJsonArray items = array(key, most);
    for (const QJsonValue &item : items) {
        if (!item.isString() || item.toString().size() > longestText) {
            wrong(key, QCoreApplication::translate("JsonReader", "is not a list of texts"));
            return {};
        }
        list.append(item.toString());
    }
    return list;
}

JsonReader JsonReader::object(QLatin1StringView key)
{
    auto part = std::make_shared<Object>();
    part->json = plain(key);
    part->where = m_object->where + key + u'.';
    m_object->parts.insert(key, part);
    return {std::move(part), m_shared};
}

JsonReader JsonReader::item(QLatin1StringView key, const QJsonValue &value, qsizetype index)
{
    auto part = std::make_shared<Object>();
    part->json = value.toObject();
    part->where = u"%1%2[%3]."_s.arg(m_object->where, key, QString::number(index));
    JsonReader reader(std::move(part), m_shared);
    if (!value.isObject())
        reader.wrong({}, QCoreApplication::translate("JsonReader", "is not an object"));
    return reader;
}

void JsonReader::wrong(QLatin1StringView key, const QString &why, ErrorKind kind)
{
    QString place = m_object->where + key;
    if (key.isEmpty())
        place.chop(1);
    wrongAt(place, why, kind);
}

void JsonReader::wrongAt(const QString &place, const QString &why, ErrorKind kind)
{
    if (m_shared->trouble)
        return;
    m_shared->place = place;
    m_shared->trouble = Error{.kind = kind, .message = QCoreApplication::translate("JsonReader", "“%1” %2").arg(place, why), .detail = {}};
}

void JsonReader::missing(QLatin1StringView key)
{
    wrong(key, QCoreApplication::translate("JsonReader", "is missing"));
}

void JsonReader::noneOf(QLatin1StringView key, const QString &id, const QStringList &known)
{
    wrong(key, QCoreApplication::translate("JsonReader", "has the unknown value “%1”; known are %2").arg(id.left(64), known.join(", "_L1)));
}

void JsonReader::ignore(const QStringList &keys)
{
    m_object->known.unite(QSet<QString>(keys.begin(), keys.end()));
}

QJsonObject JsonReader::Object::rest() const
{
    QJsonObject rest;
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (!known.contains(it.key()))
            rest.insert(it.key(), it.value());
    }
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        if (const QJsonObject kept = (*part)->rest(); !kept.isEmpty())
            rest.insert(part.key(), kept);
    }
    return rest;
}

QString JsonReader::Object::firstNotTaken() const
{
    for (auto it = json.begin(); it != json.end(); ++it) {
        // Null is as good as not there, and not even looked at everywhere.
        if (!known.contains(it.key()) && !it.value().isNull())
            return where + it.key();
        if (const auto part = parts.constFind(it.key()); part != parts.cend()) {
            if (const QString place = (*part)->firstNotTaken(); !place.isEmpty())
                return place;
        }
    }
    return {};
}

void JsonReader::refuseRest(const QString &why)
{
    if (const QString place = m_object->firstNotTaken(); !place.isEmpty())
        wrongAt(place, why, ErrorKind::Malformed);
}

QJsonObject JsonReader::rest() const
{
    return m_object->rest();
}

Result<QJsonObject> jsonObjectFrom(const QByteArray &bytes, qsizetype most)
{
    return jsonObjectFrom(bytes, JsonBounds{.bytes = most, .values = mostValues, .depth = mostDepth});
}

Result<QJsonObject> jsonObjectFrom(const QByteArray &bytes, const JsonBounds &bounds)
{
    if (const Status within = withinBounds(bytes, bounds); !within)
        return std::unexpected(within.error());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (!document.isObject()) {
        return failure(ErrorKind::Malformed, QCoreApplication::translate("JsonReader", "not a JSON object"),
                       error.error == QJsonParseError::NoError ? QString() : u"%1, offset %2"_s.arg(error.errorString()).arg(error.offset));
    }
    return document.object();
}

} // namespace warrener
