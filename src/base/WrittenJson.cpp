#include "base/WrittenJson.h"

#include "base/JsonLines.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace warrener {

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

} // namespace warrener
