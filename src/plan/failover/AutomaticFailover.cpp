#include "plan/failover/AutomaticFailover.h"

#include "base/Post.h"
#include "run/operations/AutomaticWords.h"

#include <QCoreApplication>
#include <QPointer>

namespace warrener {

namespace {

constexpr std::chrono::minutes lookAgainEvery{1};

QCoro::Task<SnapshotPtr> lookAt(SnapshotPtr snapshot)
{
    co_return snapshot;
}

/// In the journal, which counts, and in the cluster, for the other consoles.
QCoro::Task<Result<JournalRecord>> acknowledgeEverywhere(RunKit kit, QString why, QString who)
{
    const Result<JournalRecord> said = co_await sayAcknowledged(kit.journal, why, who);
    const Status told = co_await acknowledgeFailoverMark(kit.access, {});
    if (said && !told) {
        co_return failure(told.error().kind,
                          QCoreApplication::translate("AutoFailover", "Acknowledged here. The other consoles could not be told, and may stay blocked: %1")
                              .arg(told.error().message),
                          told.error().detail);
    }
    co_return said;
}

} // namespace

AutomaticFailover::AutomaticFailover(RunBook &book, std::function<SnapshotPtr()> snapshot, QString who, QObject *parent)
    : QObject(parent), m_book(book), m_settings(failoverSettings(book.profile())), m_snapshot(std::move(snapshot)), m_who(std::move(who))
{
    m_lookAgain.setInterval(lookAgainEvery);
    connect(&m_lookAgain, &QTimer::timeout, this, [this] {
        if (m_watch != nullptr)
            tryOut();
        else
            arm();
    });
}

AutomaticFailover::~AutomaticFailover()
{
    if (m_watch != nullptr)
        postAndWait(m_book.place(), [watch = m_watch] { delete watch; });
}

QCoro::Task<Status> AutomaticFailover::tryOut()
{
    const QPointer<AutomaticFailover> self(this);
    const Status status = co_await m_book.tryOutJournal();
    if (self)
        setTrouble(status ? m_status.obstacle : status.error().message);
    co_return status;
}

void AutomaticFailover::setTrouble(const QString &trouble)
{
    if (m_trouble == trouble)
        return;
    m_trouble = trouble;
    Q_EMIT troubleChanged(trouble);
}

QCoro::Task<Status> AutomaticFailover::arm()
{
    const QPointer<AutomaticFailover> self(this);
    m_wanted = true;
    m_lookAgain.start();
    if (m_watch != nullptr)
        co_return Status();
    const Status usable = co_await tryOut();
    QObject *place = self ? m_book.place() : nullptr;
    // Meanwhile somebody may have armed it too, or thought better of it.
    if (!usable || place == nullptr || !m_wanted || m_watch != nullptr)
        co_return usable;
    makeWatch(place);
    co_return usable;
}

void AutomaticFailover::makeWatch(QObject *place)
{
    // Made in the thread it works in; what it says comes back queued.
    postAndWait(place, [this] {
        auto look = [snapshot = m_snapshot] { return lookAt(snapshot()); };
        m_watch = new FailoverWatch(m_book.kitHere(), m_settings, std::move(look), m_who);
        m_watch->setSenses(m_senses);
        m_watch->rememberAlive(m_alive);
    });
    connectAcross(m_watch, &FailoverWatch::statusChanged, this, [this](const AutomaticStatus &status) {
        if (m_watch == nullptr)
            return;
        const bool another = status.obstacle != m_status.obstacle;
        m_status = status;
        if (another)
            setTrouble(status.obstacle);
        Q_EMIT changed();
    });
    connectAcross(m_watch, &FailoverWatch::decided, this, [this](const AutoDecision &decision) { Q_EMIT decided(decision); });
    connectAcross(m_watch, &FailoverWatch::happened, this, [this](const JournalRecord &record) { Q_EMIT happened(record); });
    post(m_watch, [watch = m_watch] { watch->start(); });
    m_status = {};
    Q_EMIT changed();
}

QCoro::Task<Status> AutomaticFailover::disarm()
{
    const QPointer<AutomaticFailover> self(this);
    m_wanted = false;
    m_alive.clear(); // what dies from now on may be switched off on purpose
    m_lookAgain.stop();
    setTrouble({});
    if (!self || m_watch == nullptr)
        co_return Status{};
    FailoverWatch *const watch = m_watch;
    auto finish = [watch] { return watch->finish(); };
    const Status finished = co_await InThread(m_book.place(), std::move(finish));
    if (!self || m_watch != watch)
        co_return finished;
    m_watch = nullptr;
    post(watch, [watch] { watch->deleteLater(); });
    m_status = {};
    Q_EMIT changed();
    co_return finished;
}

void AutomaticFailover::abort(const QString &who, const QString &why)
{
    if (m_watch != nullptr)
        post(m_watch, [watch = m_watch, who, why] { watch->abort(who, why); });
}

void AutomaticFailover::tell(const QPointer<AutomaticFailover> &self, std::function<void(FailoverWatch *)> what)
{
    if (self && self->m_watch != nullptr)
        post(self->m_watch, [watch = self->m_watch, what = std::move(what)] { what(watch); });
}

QCoro::Task<Result<JournalRecord>> AutomaticFailover::pause(TimePoint until, QString why)
{
    const QPointer<AutomaticFailover> self(this);
    if (m_watch != nullptr)
        post(m_watch, [watch = m_watch, until] { watch->obeyPause(until); });
    const auto said = co_await m_book.withKit([until, why, who = m_who](const RunKit &kit, std::stop_token) { return sayPause(kit.journal, until, why, who); });
    const bool written = said && *said;
    tell(self, [number = written ? (*said)->number : 0](FailoverWatch *watch) { watch->written(number); });
    if (!said)
        co_return std::unexpected(said.error());
    co_return Result<JournalRecord>(*said);
}

QCoro::Task<Result<JournalRecord>> AutomaticFailover::resume(QString why)
{
    const QPointer<AutomaticFailover> self(this);
    if (m_watch != nullptr)
        post(m_watch, [watch = m_watch] { watch->obeyResume(); });
    const auto said = co_await m_book.withKit([why, who = m_who](const RunKit &kit, std::stop_token) { return sayResume(kit.journal, why, who); });
    const bool written = said && *said;
    tell(self, [number = written ? (*said)->number : 0](FailoverWatch *watch) { watch->written(number); });
    if (!said)
        co_return std::unexpected(said.error());
    co_return Result<JournalRecord>(*said);
}

QCoro::Task<Result<JournalRecord>> AutomaticFailover::acknowledge(QString why)
{
    if (m_watch != nullptr)
        post(m_watch, [watch = m_watch] { watch->obeyAcknowledgement(); });
    const auto said = co_await m_book.withKit([why, who = m_who](const RunKit &kit, std::stop_token) { return acknowledgeEverywhere(kit, why, who); });
    if (!said)
        co_return std::unexpected(said.error());
    co_return Result<JournalRecord>(*said);
}

} // namespace warrener
