#pragma once

#include "record/catalogue/ArchiveWriter.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/EntryPaths.h"
#include "record/catalogue/Staging.h"
#include "run/operations/ClusterOperations.h"
#include "support/FakeTime.h"
#include "unit/restore/FakeDefinitions.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTimer>

namespace warrener {

inline NodeName restoredNode()
{
    return {QStringLiteral("rabbit@broker1")};
}

/// A backup of these definitions, under that id in that folder.
inline bool packDefinitions(const QString &folder, const QString &id, const QJsonObject &definitions)
{
    const Catalogue catalogue(folder);
    const auto staging = catalogue.stage(id);
    if (!staging || !(*staging)->add({.path = entrypath::clusterDefinitions}, QJsonDocument(definitions).toJson()))
        return false;
    const BackupManifest manifest{.id = id,
                                  .type = BackupType::Config,
                                  .cluster = QStringLiteral("orders"),
                                  .environment = QStringLiteral("test"),
                                  .at = timeOfBackupId(id),
                                  .cutAt = timeOfBackupId(id),
                                  .nodes = {{.name = restoredNode(), .rabbitmq = QStringLiteral("4.0.5"), .erlang = QStringLiteral("27.1")}},
                                  .holds = {BackupPart::Definitions}};
    const auto packed = packBackup(catalogue, **staging, manifest);
    if (!packed)
        qWarning("%s", qPrintable(packed.error().message));
    return packed.has_value();
}

/// What a test of a restore's step has besides: a broker, its time, and the journal, all that is left of a process that died.
class CarriedOut
{
protected:
    using AddOperations = std::function<void(Operations &operations, std::shared_ptr<ClusterAccess> access)>;

    /// A new broker without definitions, and an empty journal.
    void startAnew()
    {
        m_broker = std::make_unique<FakeDefinitions>();
        m_time = std::make_shared<FakeTime>();
        m_kept = {};
        m_result = {};
        m_results = {};
        m_keptBefore = {};
        m_output.clear();
        m_notesLeft = -1;
        m_staysFull = false;
    }

    /// As another process would, that knows the journal alone.
    Result<QJsonObject> carryOut(const Call &call, const QString &step, const AddOperations &addOperations)
    {
        auto profile = std::make_shared<ClusterProfile>();
        profile->name = {QStringLiteral("orders")};
        profile->user = QStringLiteral("admin");
        profile->nodes.append({.name = restoredNode(), .management = m_broker->server.url()});
        const auto operations = std::make_shared<Operations>();
        addOperations(*operations, std::make_shared<ClusterAccess>(profile, QStringLiteral("secret"), m_time));
        StepContext context{.run = QStringLiteral("run"), .step = step, .kept = m_kept, .result = m_result, .results = m_results, .keptBefore = m_keptBefore};
        context.onKeep = [this](QJsonObject what) { return keep(this, std::move(what)); };
        context.onOutput = [this](const QString &line) { m_output.append(line); };
        QTimer clock;
        QObject::connect(&clock, &QTimer::timeout, &clock, [this] { m_time->advance(); });
        clock.start(5);
        const Result<QJsonObject> said = QCoro::waitFor(Operations::call(operations, call, context, systemTimekeeper(), {.timeout = Millis{60'000}}));
        m_error = said ? QString() : said.error().message;
        return said;
    }

    std::unique_ptr<FakeDefinitions> m_broker;
    std::shared_ptr<FakeTime> m_time;
    QJsonObject m_kept;
    QJsonObject m_result;
    QHash<QString, QJsonObject> m_results;    ///< of the steps before
    QHash<QString, QJsonObject> m_keptBefore; ///< by them
    QStringList m_output;
    QString m_error;
    int m_notesLeft = -1;     ///< so many are written, then the process dies; −1: it lives
    bool m_staysFull = false; ///< it lives, and writes no more of them

private:
    static QCoro::Task<Status> keep(CarriedOut *self, QJsonObject what)
    {
        if (self->m_staysFull && self->m_notesLeft == 0)
            co_return failure(ErrorKind::Io, QStringLiteral("no room"));
        if (self->m_notesLeft-- == 0)
            co_return failure(ErrorKind::Io, QStringLiteral("killed"));
        for (auto each = what.begin(); each != what.end(); ++each)
            self->m_kept.insert(each.key(), each.value());
        co_return Status{};
    }
};

} // namespace warrener
