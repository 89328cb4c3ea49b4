#pragma once

#include "app/warrenctl/Verb.h"
#include "cluster/ClusterProfile.h"
#include "look/monitor/Monitor.h"

namespace warrener::ctl {

/// What a command was told, and the ways to what it needs: asked for only by those that need it, so
/// that `clusters` reads no password.
class Errand final
{
public:
    /// `environmentPassword`: what WARRENER_PASSWORD held; empty: nothing.
    explicit Errand(Options options, QString environmentPassword = {});

    const Options &options() const { return m_options; }
    /// The same with another command's options: what a command starts in this process.
    Errand withOptions(Options options) const;

    /// The cluster that is meant: --profile, --cluster, WARRENER_PROFILE, or the only one there is.
    /// Whatever goes wrong is wrong usage.
    /// It is read once; its remarks are told then.
    std::expected<ClusterProfile, Complaint> profile() const;
    /// Somebody has said which cluster is meant: what works without one must not pass over one that cannot be read.
    bool isClusterNamed() const;
    /// From --password-fd, WARRENER_PASSWORD, or the keychain; runs an event loop meanwhile.
    std::expected<Credentials, Complaint> credentials(const ClusterProfile &profile) const;
    /// For commands that need both.
    Outcome with(const std::function<Outcome(const ClusterProfile &, const Credentials &)> &work) const;

private:
    Options m_options;
    QString m_environmentPassword;
    mutable std::optional<ClusterProfile> m_profile; ///< once it was read: a pipe gives it one time only
};

} // namespace warrener::ctl
