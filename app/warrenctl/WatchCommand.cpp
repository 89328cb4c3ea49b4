#include "app/warrenctl/Change.h"
#include "app/warrenctl/ClusterDesk.h"
#include "app/warrenctl/PlanReport.h"
#include "app/warrenctl/RunPlan.h"
#include "app/warrenctl/Terminal.h"
#include "base/Interrupt.h"
#include "base/Units.h"
#include "look/notify/ServiceManager.h"
#include "look/notify/Webhook.h"
#include "plan/failover/AutomaticFailover.h"
#include "run/operations/AutomaticWords.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonArray>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

QCoro::Task<> tellHook(ClusterProfile profile, QUrl url, QJsonObject body)
{
    const Status told = co_await tellWebhook(profile, url, body, {});
    if (!told)
        tell(u"warrenctl: "_s + told.error().message);
}

/// As decisions are told: {event: "failover-trouble", …}; "reason" empty: it is over.
QJsonObject troubleJson(const ClusterProfile &profile, const QString &trouble, const QString &words)
{
    return {{u"event"_s, u"failover-trouble"_s},
            {u"cluster"_s, profile.name.value},
            {u"environment"_s, toId(profile.environment)},
            {u"at"_s, toDateTime(SystemClock().now()).toUTC().toString(Qt::ISODateWithMs)},
            {u"reason"_s, trouble},
            {u"words"_s, words}};
}

} // namespace

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
    const QUrl hook = options.webhook.isEmpty() ? webhookOf(profile) : QUrl(options.webhook, QUrl::StrictMode);
    QEventLoop loop;
    MonitorThread &monitor = (*desk)->monitor();
    monitor.setPollInterval(profile.poll);
    monitor.start();

    AutomaticFailover automatic(book, (*desk)->latest(), book.who());
    const FailoverSettings &settings = automatic.settings();
    QJsonArray decisions;
    QObject::connect(&automatic, &AutomaticFailover::decided, &loop, [&](const AutoDecision &decision) {
        const QJsonObject json = toJson(decision, profile, SystemClock().now());
        if (decisions.size() < 10'000)
            decisions.append(json);
        if (decision.kind == AutoDecision::Kind::Changed || decision.kind == AutoDecision::Kind::NotDone)
            tell(u"%1  %2: %3"_s.arg(units::clockTime(SystemClock().now()), toWord(decision.state), decision.words));
        if (!hook.isEmpty() && decision.kind != AutoDecision::Kind::Confirm)
            tellHook(profile, hook, json);
    });
    QObject::connect(&automatic, &AutomaticFailover::happened, &loop, [&monitor, &profile](const JournalRecord &record) {
        // What a failover does to clients is measured each second.
        if (record.kind == RecordKind::RunStarted || record.kind == RecordKind::RunEnded)
            monitor.setPollInterval(record.kind == RecordKind::RunStarted ? std::chrono::seconds{1} : profile.poll);
        if (record.kind == RecordKind::StepFailed || record.kind == RecordKind::GuardRefused)
            tell(record.data.value(record.kind == RecordKind::StepFailed ? "error"_L1 : "reason"_L1).toString());
    });
    // Only a node that has answered since it was armed is ever failed over by itself.
    QSet<NodeName> answered;
    QObject::connect(&automatic, &AutomaticFailover::changed, &loop, [&] {
        const AutomaticStatus status = automatic.status();
        const qsizetype all = profile.nodes.size();
        if (answered.size() == all)
            return;
        for (auto node = status.answers.cbegin(); node != status.answers.cend(); ++node) {
            if (*node)
                answered.insert(node.key());
        }
        if (answered.size() == all)
            tell(QCoreApplication::translate("warrenctl", "All %n node(s) answer: from now on each of them is protected", nullptr, int(all)));
    });
    // For whoever asks later whether somebody watched.
    const auto write = [&book](bool isArmed, const QString &why) {
        return book.withKit([isArmed, why, who = book.who()](const RunKit &kit, std::stop_token) { return sayArmed(kit.journal, isArmed, why, who); });
    };
    const auto tellTrouble = [&](const QString &trouble) {
        QCoro::connect(write(trouble.isEmpty(), trouble), &loop, [](const auto &) {});
        const QString words = trouble.isEmpty() ? QCoreApplication::translate("warrenctl", "The automatic failover can act again")
                                                : QCoreApplication::translate("warrenctl", "The automatic failover CANNOT ACT: %1").arg(trouble);
        tell(u"%1  %2"_s.arg(units::clockTime(SystemClock().now()), words));
        tellServiceManager("STATUS=" + words.toUtf8().replace('\n', ' '));
        if (!hook.isEmpty())
            tellHook(profile, hook, troubleJson(profile, trouble, words));
    };
    const Status armed = QCoro::waitFor(automatic.arm());
    if (!armed) {
        const QString words = QCoreApplication::translate("warrenctl", "The automatic failover is NOT ARMED: %1").arg(armed.error().message);
        if (!hook.isEmpty())
            QCoro::waitFor(tellHook(profile, hook, troubleJson(profile, armed.error().message, words)));
        return std::unexpected(Error{.kind = armed.error().kind, .message = words, .detail = armed.error().detail});
    }
    QCoro::waitFor(write(true, {}));
    const QString watched = QCoreApplication::translate("warrenctl", "%1: watched every %2, failed over after %3 failures in a row")
                                .arg(profile.name.value, units::duration(settings.checkInterval), QString::number(settings.failures));
    tell(watched);
    // Whoever started it as a service knows only now that it protects.
    tellServiceManager("READY=1\nSTATUS=" + watched.toUtf8());
    QObject::connect(&automatic, &AutomaticFailover::troubleChanged, &loop, tellTrouble);
    // A failover under way is not cut off: the first signal waits for its end, the second takes it back,
    // the third ends the program as ever.
    AutoState state = AutoState::Normal;
    std::unique_ptr<Interrupt> again;
    const auto abort = [&automatic] {
        tell(QCoreApplication::translate("warrenctl", "The failover is aborted, and what was done is taken back."));
        automatic.abort(operatorName(), QCoreApplication::translate("warrenctl", "interrupted"));
    };
    std::unique_ptr<Interrupt> interrupt = std::make_unique<Interrupt>([&] {
        state = automatic.status().state;
        if (automatic.status().running) {
            tell(QCoreApplication::translate("warrenctl",
                                             "A failover is under way: this ends when that has ended. Once more aborts it and takes back what was done."));
            QTimer::singleShot(0, &loop, [&] {
                interrupt.reset();
                again = std::make_unique<Interrupt>(abort);
            });
        }
        QCoro::connect(automatic.disarm(), &loop, [&loop](const Status &) { loop.quit(); });
    });
    loop.exec();
    QCoro::waitFor(write(false, {}));
    return Report{.text = {}, .json = {{u"cluster"_s, profile.name.value}, {u"state"_s, toId(state)}, {u"decisions"_s, decisions}}, .exitCode = Done};
}

} // namespace warrener::ctl
