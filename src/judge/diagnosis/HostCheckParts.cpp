#include "judge/diagnosis/HostCheckParts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::hostchecks {

bool HostView::isServiceUp() const
{
    if (!deep.service.has())
        return false;
    const ServiceLook &service = *deep.service.value;
    return service.running.value_or(service.active == "active"_L1);
}

TimePoint HostView::now() const
{
    return deep.clock.has() ? deep.clock.value->hostTime : input.snapshot->at;
}

CheckResult about(QLatin1StringView id, FaultClass fault, const HostView &host)
{
    CheckResult result;
    result.id = id;
    result.fault = fault;
    result.subject = {SubjectKind::Host, host.name()};
    result.host = host.name();
    return result;
}

void cannotJudge(CheckResult &result, const std::optional<Error> &error)
{
    const ErrorKind kind = error ? error->kind : ErrorKind::NotConfigured;
    result.outcome = kind == ErrorKind::NotConfigured ? Outcome::NotConfigured : kind == ErrorKind::NotAvailable ? Outcome::NotAvailable : Outcome::NotAsked;
    result.kind = toId(kind);
    result.title = kind == ErrorKind::NotConfigured ? QCoreApplication::translate("HostChecks", "%1 is not configured for %2").arg(result.id, result.host)
                                                    : QCoreApplication::translate("HostChecks", "%1 could not be asked on %2").arg(result.id, result.host);
    result.text = error ? error->message : QString();
}

void notWhileDown(CheckResult &result)
{
    result.outcome = Outcome::NotAsked;
    result.kind = u"service-down"_s;
    result.title = QCoreApplication::translate("HostChecks", "%1 could not be asked on %2").arg(result.id, result.host);
    result.text = QCoreApplication::translate("HostChecks", "The service on %1 does not run").arg(result.host);
}

} // namespace warrener::hostchecks
