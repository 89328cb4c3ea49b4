#include "app/warrenctl/Change.h"
#include "app/warrenctl/ClusterDesk.h"
#include "app/warrenctl/RunPlan.h"
#include "app/warrenctl/Watch.h"
#include "look/notify/Webhook.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

Result<Report> watchCommand(const ClusterProfile &profile, const Credentials &credentials, const Options &options)
{
    if (const Status confirmed = confirm(profile, options.change,
                                         QCoreApplication::translate("warrenctl", "%1 is watched, and failed over without a question").arg(profile.name.value));
        !confirmed)
        return std::unexpected(confirmed.error());
    const auto desk = ClusterDesk::open(profile, credentials, u"watch: "_s + operatorName());
    if (!desk)
        return std::unexpected(desk.error());
    RunBook &book = (*desk)->book();
    MonitorThread &monitor = (*desk)->monitor();
    monitor.setPollInterval(profile.poll);
    monitor.start();
    AutomaticFailover automatic(book, (*desk)->latest(), book.who());
    QObject::connect(&automatic, &AutomaticFailover::happened, &monitor, [&monitor, &profile](const JournalRecord &record) {
        // What a failover does to clients is measured each second.
        if (record.kind == RecordKind::RunStarted || record.kind == RecordKind::RunEnded)
            monitor.setPollInterval(record.kind == RecordKind::RunStarted ? std::chrono::seconds{1} : profile.poll);
    });
    Watch watch(book, automatic, options.webhook.isEmpty() ? webhookOf(profile) : QUrl(options.webhook, QUrl::StrictMode));
    return watch.run();
}

} // namespace warrener::ctl
