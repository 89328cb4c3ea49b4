#include "base/WrittenJson.h"

#include "base/JsonLines.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

bool holdsControl(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar sign = text.at(i);
        // Some systems write a line break as two signs; one that only goes back to the line's beginning hides what stands there.
        const bool isLineBreak = sign == u'\n' || (sign == u'\r' && QStringView(text).sliced(i + 1).startsWith(u'\n'));
        if (sign.category() == QChar::Other_Control && sign != u'\t' && !isLineBreak)
            return true;
    }
    return false;
}

/// The place of the first text that holds a control character, as JsonReader spells it, or of the object with such a key; none: there
/// is none.
std::optional<QString> placeOfControl(const QJsonValue &value, const QString &place)
{
    if (value.isString() && holdsControl(value.toString()))
        return place;
    const QJsonArray items = value.toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (const auto found = placeOfControl(items.at(i), u"%1[%2]"_s.arg(place, QString::number(i))))
            return found;
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (holdsControl(it.key()))
            return place;
        if (const auto found = placeOfControl(it.value(), place.isEmpty() ? it.key() : place + u'.' + it.key()))
            return found;
    }
    return std::nullopt;
}

} // namespace

std::expected<QJsonObject, WrittenTrouble> writtenObject(const QByteArray &text, const JsonBounds &bounds)
{
    qsizetype where = 0;
    if (const Status within = withinBounds(text, bounds, &where); !within)
        return std::unexpected(WrittenTrouble{.line = JsonLines::lineAt(text, where), .error = within.error()});
    QJsonParseError trouble;
    const QJsonDocument parsed = QJsonDocument::fromJson(text, &trouble);
    if (trouble.error != QJsonParseError::NoError) {
        const qsizetype offset = std::clamp<qsizetype>(trouble.offset, 0, text.size());
        const QByteArrayView before = QByteArrayView(text).first(offset);
        return std::unexpected(WrittenTrouble{.line = JsonLines::lineAt(text, offset),
                                              .column = int(before.size() - before.lastIndexOf('\n')),
                                              .error = {.kind = ErrorKind::Malformed,
                                                        .message = QCoreApplication::translate("WrittenJson", "this is no JSON: %1").arg(trouble.errorString()),
                                                        .detail = {}}});
    }
    if (!parsed.isObject()) {
        return std::unexpected(WrittenTrouble{
            .error = {.kind = ErrorKind::Malformed, .message = QCoreApplication::translate("WrittenJson", "this is no JSON object"), .detail = {}}});
    }
    if (const JsonLines lines(text); !lines.twice().isEmpty()) {
        return std::unexpected(
            WrittenTrouble{.line = lines.lineOfTwice(),
                           .error = {.kind = ErrorKind::Malformed,
                                     .message = QCoreApplication::translate("WrittenJson", "“%1” stands there twice").arg(lines.twice().left(200)),
                                     .detail = {}}});
    }
    return parsed.object();
}

std::expected<QJsonObject, WrittenTrouble> writtenPlainly(const QByteArray &text, const JsonBounds &bounds)
{
    const auto json = writtenObject(text, bounds);
    if (!json)
        return json;
    const std::optional<QString> place = placeOfControl(*json, {});
    if (!place)
        return json;
    return std::unexpected(WrittenTrouble{
        .line = JsonLines(text).lineOf(*place),
        .error = {.kind = ErrorKind::Malformed,
                  .message = QCoreApplication::translate("WrittenJson", "“%1” holds a control character, which nobody sees").arg(place->left(200)),
                  .detail = {}}});
}

} // namespace warrener
