#pragma once

#include "run/operations/restore/RestoreParts.h"
#include "unit/restore/CarriedOut.h"
#include "unit/restore/DefinedObjects.h"

namespace warrener {

using namespace Qt::StringLiterals;

/// The definitions with these besides.
inline QJsonObject withThese(QJsonObject definitions, const QString &section, const QList<QJsonObject> &objects)
{
    QJsonArray list = definitions.value(section).toArray();
    for (const QJsonObject &object : objects)
        list.append(object);
    definitions.insert(section, list);
    return definitions;
}

inline QJsonObject asItWas()
{
    QJsonObject was{{u"rabbitmq_version"_s, u"4.0.5"_s}};
    was = withThese(was, u"vhosts"_s, {vhostOf(u"/"_s)});
    was = withThese(was, u"users"_s, {userOf(u"admin"_s)});
    was = withThese(was, u"permissions"_s, {rightOf(u"admin"_s)});
    return withThese(was, u"exchanges"_s, {exchangeOf(u"events"_s)});
}

/// A restore of definitions and its undo, each as another process would carry it out.
class UndoneRestore : protected CarriedOut
{
protected:
    void beginAnew()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_choice = {};
        startAnew();
    }

    /// A cluster as it was, a safety backup of it, and the backup that is restored.
    bool prepare(const QJsonObject &backup, const QJsonObject &was)
    {
        m_broker->putAll(was);
        return pack(u"20261127-002030-config-orders-1000"_s, backup) && pack(u"20261127-012030-config-orders-1001"_s, was);
    }

    bool pack(const QString &id, const QJsonObject &definitions) { return packDefinitions(m_folder->path(), id, definitions); }

    Step step() const
    {
        const RestoreSource source{.folder = m_folder->path(), .id = u"20261127-002030-config-orders-1000"_s};
        const RestoreSource before{.folder = m_folder->path(), .id = u"20261127-012030-config-orders-1001"_s};
        return restoreDefinitionsStep(source, before, m_choice, {restoredNode()}, 1);
    }

    bool restore()
    {
        const Result<QJsonObject> done = carryOut(*step().act);
        if (done)
            m_result = *done;
        return done.has_value();
    }
    bool takenBack()
    {
        m_output.clear();
        return carryOut(step().undo->act).has_value();
    }

    Result<QJsonObject> carryOut(const Call &call)
    {
        return CarriedOut::carryOut(call, u"definitions"_s, [](Operations &operations, std::shared_ptr<ClusterAccess> access) {
            parts::addRestoreDefinitionsOperations(operations, std::move(access));
        });
    }

    void nextMorning()
    {
        m_time->after(Millis{std::chrono::hours{12}}, [] {});
        while (m_time->advance()) {
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    DefinitionsChoice m_choice;
};

} // namespace warrener
