#include "app/warrenctl/Watch.h"

#include "app/warrenctl/PlanReport.h"
#include "app/warrenctl/RunPlan.h"
#include "app/warrenctl/Terminal.h"
#include "base/Units.h"
#include "look/notify/ServiceManager.h"
#include "look/notify/Webhook.h"
#include "run/operations/AutomaticWords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

constexpr qsizetype mostDecisions = 10'000;

QCoro::Task<> tellHook(ClusterProfile profile, QUrl url, QJsonObject body)
{
    if (url.isEmpty())
        co_return;
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

Watch::Watch(RunBook &book, AutomaticFailover &automatic, QUrl hook) : m_book(book), m_automatic(automatic), m_hook(std::move(hook))
{
    QObject::connect(&automatic, &AutomaticFailover::decided, &m_loop, [this](const AutoDecision &decision) { tellDecision(decision); });
    QObject::connect(&automatic, &AutomaticFailover::happened, &m_loop, [](const JournalRecord &record) {
        if (record.kind == RecordKind::StepFailed || record.kind == RecordKind::GuardRefused)
            tell(record.data.value(record.kind == RecordKind::StepFailed ? "error"_L1 : "reason"_L1).toString());
    });
    QObject::connect(&automatic, &AutomaticFailover::changed, &m_loop, [this] {
        tellWhoIsProtected();
        sayThatItWaits();
    });
}

Watch::~Watch() = default;

void Watch::tellDecision(const AutoDecision &decision)
{
    const QJsonObject json = toJson(decision, m_book.profile(), SystemClock().now());
    if (m_decisions.size() < mostDecisions)
        m_decisions.append(json);
    if (decision.kind == AutoDecision::Kind::Changed || decision.kind == AutoDecision::Kind::NotDone)
        tell(u"%1  %2: %3"_s.arg(units::clockTime(SystemClock().now()), toWord(decision.state), decision.words));
    if (decision.kind != AutoDecision::Kind::Confirm)
        tellHook(m_book.profile(), m_hook, json);
}

/// Only a node that has answered since it was armed is ever failed over by itself.
void Watch::tellWhoIsProtected()
{
    const qsizetype all = m_book.profile().nodes.size();
    if (m_answered.size() == all)
        return;
    const QMap<NodeName, bool> answers = m_automatic.status().answers;
    for (auto node = answers.cbegin(); node != answers.cend(); ++node) {
        if (*node)
            m_answered.insert(node.key());
    }
    if (m_answered.size() == all)
        tell(QCoreApplication::translate("warrenctl", "All %n node(s) answer: from now on each of them is protected", nullptr, int(all)));
}

QCoro::Task<> Watch::write(bool isArmed, QString why)
{
    co_await m_book.withKit([isArmed, why, who = m_book.who()](const RunKit &kit, std::stop_token) { return sayArmed(kit.journal, isArmed, why, who); });
}

void Watch::tellTrouble(const QString &trouble)
{
    // Whoever ends it has no trouble any more, but is not protected either.
    if (m_isEnding)
        return;
    write(trouble.isEmpty(), trouble);
    const QString words = trouble.isEmpty() ? QCoreApplication::translate("warrenctl", "The automatic failover can act again")
                                            : QCoreApplication::translate("warrenctl", "The automatic failover CANNOT ACT: %1").arg(trouble);
    tell(u"%1  %2"_s.arg(units::clockTime(SystemClock().now()), words));
    tellServiceManager("STATUS=" + words.toUtf8().replace('\n', ' '));
    tellHook(m_book.profile(), m_hook, troubleJson(m_book.profile(), trouble, words));
}

Error Watch::notArmed(const Error &why)
{
    const QString words = QCoreApplication::translate("warrenctl", "The automatic failover is NOT ARMED: %1").arg(why.message);
    QCoro::waitFor(tellHook(m_book.profile(), m_hook, troubleJson(m_book.profile(), why.message, words)));
    return {.kind = why.kind, .message = words, .detail = why.detail};
}

void Watch::tellThatItIsArmed()
{
    const FailoverSettings &settings = m_automatic.settings();
    const QString watched = QCoreApplication::translate("warrenctl", "%1: watched every %2, failed over after %3 failures in a row")
                                .arg(m_book.profile().name.value, units::duration(settings.checkInterval), QString::number(settings.failures));
    tell(watched);
    // Whoever started it as a service knows only now that it protects.
    tellServiceManager("READY=1\nSTATUS=" + watched.toUtf8());
}

Result<Report> Watch::run()
{
    if (const Status armed = QCoro::waitFor(m_automatic.arm()); !armed)
        return std::unexpected(notArmed(armed.error()));
    QCoro::waitFor(write(true, {}));
    m_interrupt = std::make_unique<Interrupt>([this] { interrupted(); }, 2);
    tellThatItIsArmed();
    QObject::connect(&m_automatic, &AutomaticFailover::troubleChanged, &m_loop, [this](const QString &trouble) { tellTrouble(trouble); });
    m_loop.exec();
    QCoro::waitFor(write(false, {}));
    return Report{
        .text = {}, .json = {{u"cluster"_s, m_book.profile().name.value}, {u"state"_s, toId(m_state)}, {u"decisions"_s, m_decisions}}, .exitCode = Done};
}

void Watch::interrupted()
{
    if (!std::exchange(m_isEnding, true)) {
        m_state = m_automatic.status().state;
        sayThatItWaits();
        QCoro::connect(m_automatic.disarm(), &m_loop, [this](const Status &) { m_loop.quit(); });
    }
    if (m_interrupt->asked() < 2)
        return;
    if (!m_automatic.status().running) {
        m_loop.quit();
        return;
    }
    if (std::exchange(m_isAborted, true))
        return;
    tell(QCoreApplication::translate("warrenctl", "The failover is aborted, and what was done is taken back."));
    m_automatic.abort(operatorName(), QCoreApplication::translate("warrenctl", "interrupted"));
}

/// Also where it is heard of only after the signal.
void Watch::sayThatItWaits()
{
    if (!m_isEnding || !m_automatic.status().running || std::exchange(m_saidThatItWaits, true))
        return;
    tell(QCoreApplication::translate("warrenctl", "A failover is under way: this ends when that has ended. Once more aborts it and takes back what was done."));
}

} // namespace warrener::ctl
