#pragma once

#include "base/Result.h"

#include <QJsonArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace warrener {

/// One kind of objects of a definitions file: its rows as they came, secrets taken out.
struct DefinitionsTable
{
    QString key{};         ///< as in the file: "queues", "bindings", "topic_permissions"
    QStringList columns{}; ///< keys that any of the rows has, the telling ones first
    QJsonArray rows{};     ///< objects

    bool operator==(const DefinitionsTable &) const = default;
};

/// A definitions file as tables, those with rows only, in the order that people look for them.
struct Definitions
{
    QString broker{}; ///< version that wrote it; may be empty
    QList<DefinitionsTable> tables{};

    bool operator==(const Definitions &) const = default;
};
using DefinitionsPtr = std::shared_ptr<const Definitions>;

/// Reads an answer of /api/definitions; takes as long as it is large: not for the GUI thread. Password
/// hashes and the passwords of links are replaced by words. Errors: Malformed, what JsonBounds refuses.
Result<DefinitionsPtr> readDefinitions(const QByteArray &json);

} // namespace warrener
