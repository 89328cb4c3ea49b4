#include "judge/diagnosis/HostCheckParts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener::hostchecks {

namespace {

/// What the checks of one family ask about, in a person's words. Their ids begin so.
struct Topic
{
    const char *idBegin;
    const char *words;
};

constexpr std::array topics{
    Topic{"host.boot", QT_TRANSLATE_NOOP("HostChecks", "how the broker started")},
    Topic{"host.clock", QT_TRANSLATE_NOOP("HostChecks", "its clock")},
    Topic{"host.config.", QT_TRANSLATE_NOOP("HostChecks", "the broker's configuration files")},
    Topic{"host.cpu", QT_TRANSLATE_NOOP("HostChecks", "its processors")},
    Topic{"host.data.names", QT_TRANSLATE_NOOP("HostChecks", "the node names in the data directory")},
    Topic{"host.descriptors", QT_TRANSLATE_NOOP("HostChecks", "the broker's open files")},
    Topic{"host.disk.", QT_TRANSLATE_NOOP("HostChecks", "its disks")},
    Topic{"host.epmd", QT_TRANSLATE_NOOP("HostChecks", "epmd")},
    Topic{"host.exporter", QT_TRANSLATE_NOOP("HostChecks", "the node exporter")},
    Topic{"host.iowait", QT_TRANSLATE_NOOP("HostChecks", "the time that it waits for its disks")},
    Topic{"host.listeners", QT_TRANSLATE_NOOP("HostChecks", "the ports that it listens on")},
    Topic{"host.load", QT_TRANSLATE_NOOP("HostChecks", "its load")},
    Topic{"host.log.", QT_TRANSLATE_NOOP("HostChecks", "the broker's log")},
    Topic{"host.memory", QT_TRANSLATE_NOOP("HostChecks", "its memory")},
    Topic{"host.oom", QT_TRANSLATE_NOOP("HostChecks", "whether its kernel ended a process for lack of memory")},
    Topic{"host.process", QT_TRANSLATE_NOOP("HostChecks", "the broker's process")},
    Topic{"host.restarts", QT_TRANSLATE_NOOP("HostChecks", "how often the service was restarted")},
    Topic{"host.score", QT_TRANSLATE_NOOP("HostChecks", "its score")},
    Topic{"host.service", QT_TRANSLATE_NOOP("HostChecks", "the service")},
    Topic{"host.ssh", QT_TRANSLATE_NOOP("HostChecks", "the login by SSH")},
    Topic{"host.tls.", QT_TRANSLATE_NOOP("HostChecks", "the certificates on its disk")},
    Topic{"peer.dns", QT_TRANSLATE_NOOP("HostChecks", "which addresses the names of the others have there")},
    Topic{"peer.ping", QT_TRANSLATE_NOOP("HostChecks", "the way to the other hosts")},
    Topic{"peer.port.", QT_TRANSLATE_NOOP("HostChecks", "the ports of the other hosts, as seen from there")},
};

QString topicOf(const CheckResult &result)
{
    const auto found = std::ranges::find_if(topics, [&](const Topic &topic) { return result.id.startsWith(QLatin1StringView(topic.idBegin)); });
    return found == topics.end() ? toWord(result.fault) : QCoreApplication::translate("HostChecks", found->words);
}

QString couldNotBeAsked(const CheckResult &result)
{
    return QCoreApplication::translate("HostChecks", "Could not be asked on %1: %2").arg(result.host, topicOf(result));
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
    result.title = kind == ErrorKind::NotConfigured ? QCoreApplication::translate("HostChecks", "Not configured for %1: %2").arg(result.host, topicOf(result))
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
