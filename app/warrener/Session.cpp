#include "Session.h"

#include "look/notify/Webhook.h"
#include "ui/steps/StepWords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int keepEveryMs = 10'000;

TimePoint newestVerified(const BackupsView &view, TimePoint now)
{
    TimePoint newest{};
    for (const BackupRow &row : view.rows) {
        if (trustOf(row) == BackupTrust::Verified && !isAhead(row.backup, now))
            newest = std::max(newest, row.backup.at);
    }
    return newest;
}

} // namespace

Session::Session(ClusterProfile profile, std::shared_ptr<SecretStore> secrets, std::shared_ptr<const Clock> clock, QSettings *settings, QObject *parent)
    : QObject(parent), m_store(std::move(profile)), m_history(HistoryStore::fileFor(m_store.profile().name.value)), m_secrets(std::move(secrets)),
      m_clock(std::move(clock)), m_desk(m_store, m_clock, settings), m_runs(m_store.profile(), m_clock), m_failover(m_store, m_runs), m_care(m_store, m_runs),
      m_backups(
          m_store, [latest = m_runs.sharedLatest()] { return latest->get(); }, m_clock),
      m_restore(m_store, m_backups, m_secrets, m_clock), m_calendar(m_store, m_clock),
      m_drills(m_store, m_runs, [this] { return newestVerified(m_backups.view(), m_clock->now()); }), m_recovery(m_store, m_runs, m_clock)
{
    m_keep.setInterval(keepEveryMs);
    connect(&m_keep, &QTimer::timeout, this, &Session::keep);
    connect(&m_failover, &LiveFailoverDesk::automaticActed, this, &Session::tellAutomatic);
    connect(&m_store, &ClusterStore::changed, this, &Session::lookAtRefusals);
    connect(&m_calendar, &LiveCalendarDesk::reminded, this,
            [this](const QString &title, const QString &text) { m_notifier.tellBeside(title, text, Level::Note); });
    connect(&m_store, &ClusterStore::askNowRequested, this, [this] {
        if (!m_monitor && !m_store.notAsked().isEmpty())
            readPassword();
    });
    // A test of a backup, and safety backups of other plans: what they write beside the catalogue's backups is shown at once.
    connect(&m_runs, &RunDesk::ended, &m_backups, &BackupsDesk::refresh);
    connect(&m_failover, &LiveFailoverDesk::protectionChanged, this, &Session::tellProtection);
    for (RunDesk *runs : allRuns())
        connect(runs, &RunDesk::ended, this, [this, runs] { tellOfRun(runs->current().state); });
    connect(&m_history, &HistoryStore::failed, this, [this](const Error &error) { tell(u"history.unwritable"_s, error); });
}

Session::~Session()
{
    if (m_keep.isActive())
        keep();
}

QList<RunDesk *> Session::allRuns()
{
    return QList<RunDesk *>{&m_runs, &m_recovery.rehearsals()} + m_restore.allRuns() + QList<RunDesk *>{&m_backups.runs()};
}

const RunDesk *Session::runningNow()
{
    const QList<RunDesk *> all = allRuns();
    const auto found = std::ranges::find_if(all, [](const RunDesk *runs) { return runs->isRunning(); });
    return found == all.end() ? nullptr : *found;
}

void Session::start()
{
    m_backups.refresh();
    m_calendar.refresh();
    m_recovery.refresh();
    QCoro::connect(m_history.load(m_clock->now()), this, [this](const Result<std::shared_ptr<StoredHistory>> &stored) {
        if (stored && *stored)
            m_store.restore(std::move((*stored)->history), (*stored)->events);
        m_kept = m_store.events();
        // What is lost is the past only: a line of Activity, nothing that stands in the way.
        if (!stored)
            tell(u"history.unreadable"_s, stored.error());
        else if (*stored && (*stored)->trouble)
            tell(u"history.damaged"_s, *(*stored)->trouble);
        readPassword();
    });
}

void Session::readPassword()
{
    const ClusterProfile &profile = m_store.profile();
    QCoro::connect(m_secrets->read(profile.name, profile.user), this, [this](const Result<QString> &password) {
        if (password)
            usePassword(*password);
        else
            Q_EMIT passwordMissing(password.error());
    });
}

void Session::usePassword(const QString &password)
{
    m_store.setNotAsked({});
    m_refused = false;
    // One count of refused logins for all of them.
    const Credentials credentials{.password = password};
    m_desk.setCredentials(credentials);
    m_runs.setCredentials(credentials);
    m_backups.setCredentials(credentials);
    m_restore.setCredentials(credentials);
    m_monitor = std::make_unique<MonitorThread>(m_store.profile(), credentials);
    connect(m_monitor.get(), &MonitorThread::snapshotReady, &m_store, qOverload<const SnapshotPtr &>(&ClusterStore::take));
    connect(m_monitor.get(), &MonitorThread::nodeDetailReady, &m_store, qOverload<const NodeDetailPtr &>(&ClusterStore::take));
    connect(&m_store, &ClusterStore::focusChanged, m_monitor.get(), &MonitorThread::setFocus);
    connect(&m_store, &ClusterStore::askNowRequested, m_monitor.get(), &MonitorThread::askNow);
    m_monitor->keepQueuesInMind();
    m_monitor->start();
    m_monitor->setFocus(m_store.focus());
    m_keep.start();
}

/// Whom the diagnosis tells of verdicts is told of the automatic's deeds too.
void Session::tellAutomatic(const AutoDecision &decision)
{
    const QUrl hook = m_desk.schedule().webhook;
    if (hook.isEmpty())
        return;
    const ClusterProfile &profile = m_store.profile();
    QCoro::connect(tellWebhook(profile, hook, toJson(decision, profile, m_clock->now()), {}), this, [this](const Status &told) {
        if (!told)
            tell(u"automatic.webhook"_s, told.error());
    });
}

/// What nobody looks at must not be lost in silence: it stands in Activity and in the strip on every page.
void Session::tellProtection(const QString &loss)
{
    const bool lost = !loss.isEmpty();
    const QString words = lost ? tr("The automatic failover does not protect %1: %2").arg(m_store.profile().name.value, loss)
                               : tr("The automatic failover of %1 can act again").arg(m_store.profile().name.value);
    m_store.take(QList<Event>{{.at = m_clock->now(), .level = lost ? Level::Critical : Level::Ok, .id = u"automatic.lost"_s, .subject = {}, .text = words}});
    Q_EMIT protectionChanged(loss);
}

void Session::goWithoutPassword()
{
    const QString why = m_refused ? tr("The brokers refuse the password of “%1”").arg(m_store.profile().user)
                                  : tr("The password of “%1” is not known").arg(m_store.profile().user);
    // A wrong one, sent again and again, could close the account.
    m_monitor.reset();
    m_store.setNotAsked(why);
    // Every page waits for a first answer that nobody is asked for.
    auto nobody = std::make_shared<Snapshot>();
    nobody->cluster = m_store.profile().name;
    nobody->environment = m_store.profile().environment;
    nobody->at = m_clock->now();
    for (const NodeProfile &node : m_store.profile().nodes) {
        NodeLook look;
        look.name = node.name;
        look.host = node.host;
        look.management = node.management;
        look.answer.fail({.kind = ErrorKind::Cancelled, .message = why, .detail = {}}, nobody->at, Millis{0});
        nobody->nodes.append(look);
    }
    m_store.take(SnapshotPtr(nobody));
    m_failover.refuse(why);
}

void Session::lookAtRefusals()
{
    const SnapshotPtr snapshot = m_store.snapshot();
    if (m_refused || !m_monitor || !snapshot)
        return;
    const auto refuses = [](const NodeLook &node) { return node.answer.error && node.answer.error->kind == ErrorKind::Unauthorized; };
    const auto answers = [](const NodeLook &node) { return node.answer.isCurrent() || node.answer.isPending(); };
    if (std::ranges::any_of(snapshot->nodes, answers) || std::ranges::none_of(snapshot->nodes, refuses))
        return;
    m_refused = true;
    Q_EMIT passwordRefused(*std::ranges::find_if(snapshot->nodes, refuses)->answer.error);
}

void Session::tellOfRun(const RunState &state)
{
    if (!state.verdict)
        return;
    m_store.take(QList<Event>{steps::eventOf(state, m_clock->now())});
    m_store.askNow();
}

void Session::tell(const QString &id, const Error &error)
{
    m_store.take(QList<Event>{{.at = m_clock->now(), .level = Level::Warning, .id = id, .subject = {}, .text = error.message}});
}

void Session::keep()
{
    const TimePoint now = m_clock->now();
    m_history.save(m_store.history(), now);
    if (m_store.events() == m_kept)
        return;
    QList<Event> fresh;
    std::ranges::copy_if(m_store.events(), std::back_inserter(fresh), [this](const Event &event) { return !m_kept.contains(event); });
    m_history.save(fresh);
    m_kept = m_store.events();
}

} // namespace warrener
