#pragma once

#include "LiveRunDesk.h"
#include "look/secrets/SecretStore.h"
#include "ui/restore/RestoreDesk.h"

#include <functional>
#include <map>
#include <memory>

namespace warrener {

class ClusterStore;
class LiveBackupsDesk;
class PlaceHands;
class RunMonitor;

/// Restores into the open cluster, or into another one that this console has a profile of: each has a run book of its own,
/// opened when it is first asked for.
class LiveRestoreDesk final : public RestoreDesk
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveRestoreDesk)

public:
    /// `store` and `backups` outlive the desk.
    LiveRestoreDesk(ClusterStore &store, LiveBackupsDesk &backups, std::shared_ptr<SecretStore> secrets, std::shared_ptr<const Clock> clock,
                    QObject *parent = nullptr);
    ~LiveRestoreDesk() override;

    /// Nothing can be restored before the password is known.
    void setCredentials(const Credentials &credentials) { m_own.setCredentials(credentials); }
    /// The profiles of this console; the open cluster's among them is passed over.
    void setProfiles(std::function<QList<ClusterProfile>()> profiles);
    /// Of the open cluster.
    LiveRunDesk &own() { return m_own; }
    /// Every place's, for who must know whether one runs.
    QList<RunDesk *> allRuns();

    TimePoint now() const override { return m_clock->now(); }
    QList<RestorePlace> places() const override;
    QCoro::Task<Result<RestorePreview>> preview(RestoreDraft draft, std::stop_token stop) override;
    QCoro::Task<Result<Plan>> plan(RestoreDraft draft) override;
    QString command(const RestoreDraft &draft, const RestorePreview &preview) const override;
    QCoro::Task<Result<Plan>> planRemoveKept(ClusterName of) override;
    CareDesk &hands() override;
    RunDesk *runsOf(const ClusterName &place) override { return openedDesk(place); }
    QCoro::Task<Result<Plan>> planTest(QString backup, ClusterName to) override;
    QCoro::Task<Status> start(Plan plan, QHash<QString, QString> overrides) override;
    RunDesk &runs() override { return *m_current; }

Q_SIGNALS:
    /// Another cluster's runs are known now.
    void runsAdded();

private:
    /// Opened. Errors: NotFound (no such profile), those of the store of secrets and of RunBook::open().
    QCoro::Task<Result<LiveRunDesk *>> deskOf(ClusterName name);
    LiveRunDesk *openedDesk(const ClusterName &place);
    QCoro::Task<Result<RestorePreview>> previewOf(LiveRunDesk *desk, RestoreRequest request, std::stop_token stop);
    RestoreRequest requestFor(const RestoreDraft &draft) const;

    ClusterStore &m_store;
    LiveBackupsDesk &m_backups;
    const std::shared_ptr<SecretStore> m_secrets;
    const std::shared_ptr<const Clock> m_clock;
    std::function<QList<ClusterProfile>()> m_profiles;
    LiveRunDesk m_own;
    struct Other
    {
        std::unique_ptr<LiveRunDesk> desk;
        std::unique_ptr<RunMonitor> monitor;
    };
    std::map<QString, Other> m_others; ///< by the cluster's name
    LiveRunDesk *m_current;
    const std::unique_ptr<PlaceHands> m_hands;
};

} // namespace warrener
