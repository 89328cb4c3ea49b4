#pragma once

#include "integration/messages/Scene.h"
#include "plan/backup/BackupPlanner.h"
#include "plan/restore/RestoreTestPlanner.h"
#include "record/catalogue/Catalogue.h"
#include "run/runs/RunBook.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace warrener {

/// What a run came to.
struct Made
{
    std::optional<Verdict> verdict{}; ///< none: it did not begin; the reason has been printed
    QString id{};                     ///< of the backup
    RunState state{};
};

/// Backups and restores of the test hosts, in a catalogue and a journal of the test's own.
class Backups final
{
public:
    explicit Backups(Scene &scene, ClusterProfile profile);

    /// Whether it could be opened; else why is printed.
    bool isOpen() const { return m_isOpen; }
    RunBook &book() { return *m_book; }
    const ClusterProfile &profile() const { return m_profile; }
    Catalogue catalogue() const;

    /// Declares it anew; removed at the end.
    void declare(const QString &name, const QString &type, const QVariantMap &arguments = {});
    /// Until the node that gives lists has figures of them all: statistics are some seconds old.
    bool areKnown(const QStringList &queues);
    /// Takes so many and acknowledges them.
    bool consume(const QString &queue, int count);
    QStringList queues() const { return m_queues; }
    void removeQueues();

    Result<Plan> planFor(const BackupRequest &request);
    Made make(const BackupRequest &request);
    Result<RestorePreview> preview(const RestoreRequest &request);
    Result<Plan> planFor(const RestoreRequest &request);
    Made restore(const RestoreRequest &request);
    /// A restore test of it.
    Made test(const QString &id);
    /// The messages of a queue as a backup and its chain have them.
    Result<QList<QueueMessage>> messagesIn(const QString &id, const QString &queue) const;

private:
    Result<ClusterView> view(bool withFacts);
    Made run(const Result<Plan> &plan);

    Scene &m_scene;
    QTemporaryDir m_folder;
    ClusterProfile m_profile;
    std::unique_ptr<RunBook> m_book;
    bool m_isOpen = false;
    QStringList m_queues;
};

// Bodies and properties that tell one message from another.
QByteArray numberedBody(qsizetype i);
QByteArray numberedProperties(qsizetype i);
QList<QByteArray> numberedBodies(qsizetype from, qsizetype to);
QList<QByteArray> payloadsOf(const QList<QueueMessage> &messages);

} // namespace warrener
