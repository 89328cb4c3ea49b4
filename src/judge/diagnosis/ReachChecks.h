#pragma once

#include "base/Clock.h"
#include "judge/diagnosis/CheckResult.h"
#include "look/examination/ReachLook.h"

#include <QList>

namespace warrener {

/// Whom the console looks at, and under which ids that is told.
struct ReachSubject
{
    Subject subject;
    QString host;                             ///< profile name; may be empty
    QString name;                             ///< what people call it
    QString prefix = QStringLiteral("reach"); ///< "reach.proxy" where it goes through a proxy
};

/// A result with id, subject and host filled in, passed.
CheckResult reachResult(const ReachSubject &subject, const QString &id, FaultClass fault, Millis took);
/// Not configured, not available, cancelled: no judgement, with the error's words. False: it is one.
bool isSetAside(CheckResult &result, const Error &error);

// The parts of reachChecks(). Facts: "address"; "port" and "protocol" where there is one.

/// PREFIX.dns (kind "unresolved", "timeout"), PREFIX.ping ("timeout"), PREFIX.ping.loss ("loss"; fact
/// "loss", percent), PREFIX.ping.latency ("slow": even the quickest; fact "mean", ms).
QList<CheckResult> machineChecks(const ReachSubject &subject, const ReachLook &look);
/// PREFIX.port.PROTOCOL (kind: of the error, "refused", "unreachable", …).
QList<CheckResult> portChecks(const ReachSubject &subject, const ReachLook &look);
/// reach.api (kind: of the error, or "slow") for each management URL, reach.credentials
/// ("unauthorized", "forbidden") once a node.
QList<CheckResult> apiChecks(const ReachSubject &subject, const ReachLook &look);
/// reach.tls.chain (kind "untrusted", or of the error) and reach.tls.expiry ("expired", "soon",
/// "not-yet"; facts "until", "days", "subject", "issuer").
QList<CheckResult> tlsChecks(const ReachSubject &subject, const ReachLook &look, TimePoint now);
/// PREFIX.amqp, .amqps: kind STAGE-ERROR ("connect-refused", "publish-timeout"), "blocked" or "slow";
/// facts "stage", "error", and each stage's time in ms under its id.
QList<CheckResult> tripChecks(const ReachSubject &subject, const ReachLook &look);

} // namespace warrener
