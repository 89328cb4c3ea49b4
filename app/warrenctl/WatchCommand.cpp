#include "app/warrenctl/Change.h"
#include "app/warrenctl/Interrupt.h"
#include "app/warrenctl/PlanReport.h"
#include "app/warrenctl/RunPlan.h"
#include "app/warrenctl/Terminal.h"
#include "base/Units.h"
#include "look/monitor/MonitorThread.h"
#include "look/notify/Webhook.h"
#include "plan/failover/FailoverWatch.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

QCoro::Task<> tellHook(QUrl url, QJsonObject body, TlsProfile tls)
{
    const Status told = co_await tellWebhook(url, body, tls, {});
    if (!told)
        tell(u"warrenctl: "_s + told.error().message);
}

QCoro::Task<SnapshotPtr> newest(std::shared_ptr<SnapshotPtr> latest)
{
    co_return *latest;
}

} // namespace

Result<Report> watchCommand(const ClusterProfile &profile, const Credentials &credentials, const Options &options)
{
    if (const Status confirmed = confirm(profile, options.change,
                                         QCoreApplication::translate("warrenctl", "%1 is watched, and failed over without a question").arg(profile.name.value));
        !confirmed)
        return std::unexpected(confirmed.error());
    const Result<RunKit> kit = openRunKit(std::make_shared<const ClusterProfile>(profile), credentials.password);
    if (!kit)
        return std::unexpected(kit.error());
    const QUrl hook = options.webhook.isEmpty() ? webhookOf(profile) : QUrl(options.webhook, QUrl::StrictMode);
    MonitorThread monitor(profile, credentials);
    const auto latest = std::make_shared<SnapshotPtr>();
    QEventLoop loop;
    QObject::connect(&monitor, &MonitorThread::snapshotReady, &loop, [latest](const SnapshotPtr &snapshot) { *latest = snapshot; });
    monitor.start();

    const FailoverSettings settings = failoverSettings(profile);
    FailoverWatch watch(*kit, settings, [latest] { return newest(latest); }, u"watch: "_s + operatorName());
    QJsonArray decisions;
    QObject::connect(&watch, &FailoverWatch::decided, &loop, [&](const AutoDecision &decision) {
        const QJsonObject json = toJson(decision, profile, SystemClock().now());
        if (decisions.size() < 10'000)
            decisions.append(json);
        if (decision.kind == AutoDecision::Kind::Changed || decision.kind == AutoDecision::Kind::NotDone)
            tell(u"%1  %2: %3"_s.arg(units::clockTime(SystemClock().now()), toWord(decision.state), decision.words));
        if (!hook.isEmpty() && decision.kind != AutoDecision::Kind::Confirm)
            tellHook(hook, json, profile.tls);
    });
    QObject::connect(&watch, &FailoverWatch::happened, &loop, [](const JournalRecord &record) {
        if (record.kind == RecordKind::StepFailed || record.kind == RecordKind::GuardRefused)
            tell(record.data.value(record.kind == RecordKind::StepFailed ? "error"_L1 : "reason"_L1).toString());
    });
    tell(QCoreApplication::translate("warrenctl", "%1: watched every %2, failed over after %3 failures in a row")
             .arg(profile.name.value, units::duration(settings.checkInterval))
             .arg(settings.failures));
    watch.start();
    const Interrupt interrupt([&loop] { loop.quit(); });
    loop.exec();
    watch.stop();
    return Report{
        .text = {}, .json = {{u"cluster"_s, profile.name.value}, {u"state"_s, toId(watch.automatic().state())}, {u"decisions"_s, decisions}}, .exitCode = Done};
}

} // namespace warrener::ctl
