#include "record/catalogue/DefinitionsFile.h"

#include "base/JsonReader.h"
#include "record/catalogue/EntryPaths.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

Result<QJsonObject> definitionsFrom(const QByteArray &json)
{
    static constexpr std::array lists{"vhosts"_L1,   "users"_L1,     "permissions"_L1, "topic_permissions"_L1, "global_parameters"_L1, "parameters"_L1,
                                      "policies"_L1, "exchanges"_L1, "queues"_L1,      "bindings"_L1};
    const Result<QJsonObject> read = jsonObjectFrom(json, definitionsBounds);
    if (!read)
        return read;
    for (const QLatin1StringView list : lists) {
        const QJsonValue value = read->value(list);
        if (value.isUndefined())
            continue;
        const QJsonArray rows = value.toArray();
        if (!value.isArray() || !std::ranges::all_of(rows, [](const QJsonValue &row) { return row.isObject(); }))
            return failure(ErrorKind::Malformed, QCoreApplication::translate("BackupDiff", "“%1” is no list of objects").arg(list));
    }
    return read;
}

} // namespace warrener
