#pragma once

#include "base/LineDiff.h"
#include "base/Result.h"
#include "cluster/ClusterProfile.h"
#include "judge/diagnosis/CheckResult.h"
#include "look/examination/ProxyDeepLook.h"

#include <QList>
#include <QString>

#include <optional>

namespace warrener {

/// How HAProxy should be set up before a cluster, beside how one proxy is.
struct HaproxyAdvice
{
    ProxyName proxy;
    QString recommended;              ///< a whole haproxy.cfg with comments; holds no secret
    QString file{};                   ///< what the proxy has been started with; empty: not known
    std::optional<QString> present{}; ///< its text, secrets masked; empty: not read
    std::optional<Error> unread{};    ///< why not
    QList<CheckResult> faults{};      ///< of the present one: notes, warnings, critical ones
    QList<DiffLine> difference{};     ///< from the present one to the recommended one

    bool operator==(const HaproxyAdvice &) const = default;
};

/// `version` of the oldest broker, "4.0.5"; empty: not known, taken for an old one. Errors: those of
/// haproxy::writeConfig().
Result<HaproxyAdvice> adviseHaproxy(const ClusterProfile &profile, const ProxyProfile &proxy, const ProxyDeepLook &look, const QString &version);

} // namespace warrener
