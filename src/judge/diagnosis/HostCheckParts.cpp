#include "judge/diagnosis/HostCheckParts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener::hostchecks {

namespace {

/// What the checks of one family ask about, in a person's words. Their ids begin so.
struct AskedAbout
{
    const char *idBegin;
    const char *words;
};

constexpr std::array askedAbout{
    AskedAbout{"host.boot", QT_TRANSLATE_NOOP("HostChecks", "how the broker started")},
    AskedAbout{"host.clock", QT_TRANSLATE_NOOP("HostChecks", "its clock")},
    AskedAbout{"host.config.", QT_TRANSLATE_NOOP("HostChecks", "the broker's configuration files")},
    AskedAbout{"host.cpu", QT_TRANSLATE_NOOP("HostChecks", "its processors")},
    AskedAbout{"host.data.names", QT_TRANSLATE_NOOP("HostChecks", "the node names in the data directory")},
    AskedAbout{"host.descriptors", QT_TRANSLATE_NOOP("HostChecks", "the broker's open files")},
    AskedAbout{"host.disk.", QT_TRANSLATE_NOOP("HostChecks", "its disks")},
    AskedAbout{"host.epmd", QT_TRANSLATE_NOOP("HostChecks", "epmd")},
    AskedAbout{"host.exporter", QT_TRANSLATE_NOOP("HostChecks", "the node exporter")},
    AskedAbout{"host.iowait", QT_TRANSLATE_NOOP("HostChecks", "the time that it waits for its disks")},
    AskedAbout{"host.listeners", QT_TRANSLATE_NOOP("HostChecks", "the ports that it listens on")},
    AskedAbout{"host.load", QT_TRANSLATE_NOOP("HostChecks", "its load")},
    AskedAbout{"host.log.", QT_TRANSLATE_NOOP("HostChecks", "the broker's log")},
    AskedAbout{"host.memory", QT_TRANSLATE_NOOP("HostChecks", "its memory")},
    AskedAbout{"host.oom", QT_TRANSLATE_NOOP("HostChecks", "whether its kernel ended a process for lack of memory")},
    AskedAbout{"host.process", QT_TRANSLATE_NOOP("HostChecks", "the broker's process")},
    AskedAbout{"host.profile", QT_TRANSLATE_NOOP("HostChecks", "whether the profile fits it")},
    AskedAbout{"host.restarts", QT_TRANSLATE_NOOP("HostChecks", "how often the service was restarted")},
    AskedAbout{"host.score", QT_TRANSLATE_NOOP("HostChecks", "its score")},
    AskedAbout{"host.service", QT_TRANSLATE_NOOP("HostChecks", "the service")},
    AskedAbout{"host.ssh", QT_TRANSLATE_NOOP("HostChecks", "the login by SSH")},
    AskedAbout{"host.tls.", QT_TRANSLATE_NOOP("HostChecks", "the certificates on its disk")},
    AskedAbout{"peer.dns", QT_TRANSLATE_NOOP("HostChecks", "which addresses the names of the others have there")},
    AskedAbout{"peer.ping", QT_TRANSLATE_NOOP("HostChecks", "the way to the other hosts")},
    AskedAbout{"peer.port.", QT_TRANSLATE_NOOP("HostChecks", "the ports of the other hosts, as seen from there")},
};

QString whatWasAsked(const CheckResult &result)
{
    const auto found = std::ranges::find_if(askedAbout, [&](const AskedAbout &one) { return result.id.startsWith(QLatin1StringView(one.idBegin)); });
    return found == askedAbout.end() ? toWord(result.fault) : QCoreApplication::translate("HostChecks", found->words);
}

QString couldNotBeAsked(const CheckResult &result)
{
    return QCoreApplication::translate("HostChecks", "Could not be asked on %1: %2").arg(result.host, whatWasAsked(result));
}

} // namespace

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
    result.title = kind == ErrorKind::NotConfigured
                       ? QCoreApplication::translate("HostChecks", "Not configured for %1: %2").arg(result.host, whatWasAsked(result))
                       : couldNotBeAsked(result);
    result.text = error ? error->message : QString();
}

void notWhileDown(CheckResult &result)
{
    result.outcome = Outcome::NotAsked;
    result.kind = u"service-down"_s;
    result.title = couldNotBeAsked(result);
    result.text = QCoreApplication::translate("HostChecks", "The service on %1 does not run").arg(result.host);
}

} // namespace warrener::hostchecks
