#pragma once

#include "base/Clock.h"
#include "base/JsonBounds.h"
#include "base/Result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QString>

#include <limits>
#include <memory>
#include <optional>

namespace warrener {

/// Takes values out of one JSON object of ours and of the objects within it. Where a key is absent or
/// null the value is `otherwise`; where it is wrong the first such place of the whole document is kept
/// with its reason ("nodes[2].management" "is missing"), and reading goes on, so that one error() at
/// the end is enough. Every text, list and figure is bounded. Copies read the same object.
class JsonReader final
{
public:
    static constexpr qsizetype longestText = 100'000;
    static constexpr qsizetype mostItems = 20'000;

    explicit JsonReader(QJsonObject json);

    QString text(QLatin1StringView key, const QString &otherwise = {}, qsizetype longest = longestText);
    bool flag(QLatin1StringView key, bool otherwise = false);
    /// In [least, most].
    double number(QLatin1StringView key, double least, double most, double otherwise);
    /// A whole number in [least, most].
    qint64 whole(QLatin1StringView key, qint64 least, qint64 most, qint64 otherwise);
    /// Milliseconds, at least 0.
    Millis millis(QLatin1StringView key, Millis otherwise = {});
    /// ISO 8601; empty is never.
    TimePoint time(QLatin1StringView key);
    QJsonObject plain(QLatin1StringView key);
    QJsonArray array(QLatin1StringView key, qsizetype most = mostItems);
    QStringList texts(QLatin1StringView key, qsizetype most = mostItems);
    /// The object there, or an empty one; what is wrong in it is wrong in the whole.
    JsonReader object(QLatin1StringView key);
    /// `read(JsonReader)` for each object of a list.
    template <class Read>
    auto list(QLatin1StringView key, Read read, qsizetype most = mostItems)
    {
        QList<std::invoke_result_t<Read &, JsonReader>> values;
        const QJsonArray items = array(key, most);
        for (qsizetype i = 0; i < items.size(); ++i)
            values.append(read(item(key, items.at(i), i)));
        return values;
    }
    /// One of `values` by its toId(); the error names them all. An empty text is `otherwise` too.
    template <class Enum, class Values>
    Enum oneOf(QLatin1StringView key, const Values &values, Enum otherwise)
    {
        return text(key).isEmpty() ? otherwise : oneOfWritten(key, values, otherwise);
    }
    /// The same of what people write: an empty text is none of them, and no silent wish for another.
    template <class Enum, class Values>
    Enum oneOfWritten(QLatin1StringView key, const Values &values, Enum otherwise)
    {
        if (!has(key))
            return otherwise;
        const QString id = text(key);
        QStringList known;
        for (const Enum value : values) {
            if (toId(value) == id)
                return value;
            known.append(toId(value));
        }
        noneOf(key, id, known);
        return otherwise;
    }

    /// The object that stands at `index` of the list `key`.
    JsonReader item(QLatin1StringView key, const QJsonValue &value, qsizetype index);
    /// There, and not null.
    bool has(QLatin1StringView key) const { return !m_object->json.value(key).isUndefined() && !m_object->json.value(key).isNull(); }

    /// Of what may be written in short as a text, too.
    bool hasObject(QLatin1StringView key) const { return m_object->json.value(key).isObject(); }

    /// Says so where an earlier trouble has not: `why` is translated and goes on after the place.
    void wrong(QLatin1StringView key, const QString &why, ErrorKind kind = ErrorKind::Malformed);
    void missing(QLatin1StringView key);
    bool isGood() const { return !m_shared->trouble; }
    /// The first trouble, as “place” reason; Malformed or TooLarge. None: everything was as it must be.
    std::optional<Error> error() const { return m_shared->trouble; }
    /// Where it is: "nodes[2].management"; empty: the whole, or no trouble.
    QString place() const { return m_shared->place; }

    /// These keys are read elsewhere.
    void ignore(const QStringList &keys);
    /// What nobody took, within objects too that object() gave: from a newer Warrener, to be kept.
    QJsonObject rest() const;
    /// Where such a key would be a misspelled wish and not a newer one: the first that nobody took is wrong, `why`.
    void refuseRest(const QString &why);

private:
    struct Shared
    {
        std::optional<Error> trouble;
        QString place;
    };
    struct Object
    {
        QJsonObject json;
        QString where; ///< "nodes[2]."
        QSet<QString> known;
        QHash<QString, std::shared_ptr<Object>> parts;

        QJsonObject rest() const;
        QString firstNotTaken() const; ///< its place; empty: none
    };

    JsonReader(std::shared_ptr<Object> object, std::shared_ptr<Shared> shared) : m_object(std::move(object)), m_shared(std::move(shared)) {}
    std::optional<QJsonValue> take(QLatin1StringView key, QJsonValue::Type type);
    void wrongAt(const QString &place, const QString &why, ErrorKind kind);
    void noneOf(QLatin1StringView key, const QString &id, const QStringList &known);

    std::shared_ptr<Object> m_object;
    std::shared_ptr<Shared> m_shared;
};

/// The one object that a document of at most `most` bytes is. Errors: TooLarge, Malformed, with the
/// place in the detail.
Result<QJsonObject> jsonObjectFrom(const QByteArray &bytes, qsizetype most);
/// The same with bounds of its own on values and depth too.
Result<QJsonObject> jsonObjectFrom(const QByteArray &bytes, const JsonBounds &bounds = JsonBounds());

} // namespace warrener
