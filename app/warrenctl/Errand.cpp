#include "app/warrenctl/Errand.h"

#include "app/warrenctl/Terminal.h"
#include "cluster/ProfileStore.h"
#include "look/secrets/ChainStore.h"
#include "look/secrets/DescriptorStore.h"
#include "look/secrets/EnvironmentStore.h"
#include "look/secrets/KeychainStore.h"

#include <QCoreApplication>
#include <QCoroTask>

namespace warrener::ctl {

namespace {

Result<ClusterProfile> chosenProfile(const Options &options)
{
    if (!options.profileFile.isEmpty())
        return readProfile(options.profileFile);
    const ProfileStore store;
    if (!options.cluster.isEmpty())
        return store.read(ClusterName{options.cluster});
    if (const QString file = qEnvironmentVariable("WARRENER_PROFILE"); !file.isEmpty())
        return readProfile(file);
    const QList<ProfileStore::Entry> entries = store.list();
    if (entries.size() == 1)
        return entries.first().profile;
    return failure(ErrorKind::Usage,
                   entries.isEmpty()
                       ? QCoreApplication::translate("warrenctl", "There is no cluster in %1 yet; name a profile with --profile FILE").arg(store.folder())
                       : QCoreApplication::translate("warrenctl", "There are several clusters; choose one with --cluster NAME"));
}

} // namespace

Errand::Errand(Options options, QString environmentPassword) : m_options(std::move(options)), m_environmentPassword(std::move(environmentPassword)) {}

std::expected<ClusterProfile, Complaint> Errand::profile() const
{
    if (m_profile)
        return *m_profile;
    Result<ClusterProfile> chosen = chosenProfile(m_options);
    if (!chosen)
        return std::unexpected(Complaint(chosen.error(), WrongUsage));
    for (const QString &remark : std::as_const(chosen->remarks))
        tell(remark);
    m_profile = *std::move(chosen);
    return *m_profile;
}

Errand Errand::withOptions(Options options) const
{
    const bool isSame = options.profileFile == m_options.profileFile && options.cluster == m_options.cluster;
    Errand other(std::move(options), m_environmentPassword);
    if (isSame)
        other.m_profile = m_profile;
    return other;
}

bool Errand::isClusterNamed() const
{
    return !m_options.profileFile.isEmpty() || !m_options.cluster.isEmpty() || !qEnvironmentVariable("WARRENER_PROFILE").isEmpty();
}

std::expected<Credentials, Complaint> Errand::credentials(const ClusterProfile &profile) const
{
    ChainStore::Stores stores;
    // Where a person has said where it comes from, none is taken from elsewhere: it could be somebody else's.
    if (m_options.passwordDescriptor)
        stores.push_back(std::make_shared<DescriptorStore>(*m_options.passwordDescriptor));
    else
        stores = {std::make_shared<EnvironmentStore>(m_environmentPassword), std::make_shared<KeychainStore>()};
    ChainStore chain(std::move(stores));
    const Result<QString> password = QCoro::waitFor(chain.read(profile.name, profile.user));
    if (!password)
        return std::unexpected(Complaint(password.error(), password.error().kind == ErrorKind::Usage ? WrongUsage : Failed));
    return Credentials{.password = *password};
}

Outcome Errand::with(const std::function<Outcome(const ClusterProfile &, const Credentials &)> &work) const
{
    const std::expected<ClusterProfile, Complaint> chosen = profile();
    if (!chosen)
        return std::unexpected(chosen.error());
    const std::expected<Credentials, Complaint> known = credentials(*chosen);
    if (!known)
        return std::unexpected(known.error());
    return work(*chosen, *known);
}

} // namespace warrener::ctl
