#pragma once

#include "run/operations/restore/DefinitionChanges.h"
#include "run/operations/restore/RestoreDefinitions.h"

#include <QJsonArray>
#include <QSet>

namespace warrener {

/// The first object of a definitions file that its preview passes over in silence, "SECTION NAME"; empty: none. What is the broker's
/// own is not restored, and not told.
inline QString passedOver(const QJsonObject &definitions, const DefinitionsPreview &preview)
{
    QSet<QString> previewed;
    for (const RestoreObject &object : preview.objects)
        previewed.insert(definedKey(object.section, object.object));
    for (const QString &section : restoreSections()) {
        for (const auto all = definitions.value(section).toArray(); const QJsonValue &value : all) {
            const QString name = value[QLatin1StringView("name")].toString();
            const bool isBrokers = (section == QLatin1StringView("exchanges") && name.startsWith(QLatin1StringView("amq.")))
                                   || (section == QLatin1StringView("global_parameters") && name != QLatin1StringView("cluster_name"));
            if (!isBrokers && !previewed.contains(definedKey(section, value.toObject())))
                return section + u' ' + name;
        }
    }
    return {};
}

} // namespace warrener
