#include "app/warrenctl/ClusterDesk.h"

#include "app/warrenctl/RunPlan.h"
#include "app/warrenctl/Terminal.h"
#include "look/monitor/LookNow.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

/// A plan is wanted now, and what a run does to clients is measured each second.
ClusterProfile quick(ClusterProfile profile)
{
    profile.poll = std::chrono::seconds{1};
    return profile;
}

} // namespace

ClusterDesk::ClusterDesk(const ClusterProfile &profile, const Credentials &credentials, const QString &who, const QString &journals)
    : m_monitor(quick(profile), credentials),
      m_book({.profile = std::make_shared<const ClusterProfile>(profile), .snapshot = latest(), .journals = journals, .who = who})
{
    QObject::connect(&m_monitor, &MonitorThread::snapshotReady, &m_monitor, [latest = m_latest](const SnapshotPtr &snapshot) { latest->set(snapshot); });
    // Every run is measured, also one for which nobody had to look before: of a saved plan, one that is recovered.
    QObject::connect(&m_book, &RunBook::changed, &m_monitor, [this] {
        if (m_book.isRunning())
            m_monitor.start();
    });
}

Result<std::unique_ptr<ClusterDesk>> ClusterDesk::open(const ClusterProfile &profile, const Credentials &credentials, const QString &who)
{
    std::unique_ptr<ClusterDesk> desk(new ClusterDesk(profile, credentials, who));
    if (const Status opened = QCoro::waitFor(desk->m_book.open(credentials)); !opened)
        return std::unexpected(opened.error());
    return desk;
}

Result<std::unique_ptr<ClusterDesk>> ClusterDesk::open(const ClusterProfile &profile, const Credentials &credentials, const ChangeOptions &change)
{
    auto desk = open(profile, credentials);
    if (!desk || !change.overrides.contains(journalRule))
        return desk;
    const Status usable = QCoro::waitFor((*desk)->m_book.tryOutJournal());
    if (usable)
        return desk;
    QTemporaryDir folder(QDir::tempPath() + "/warrener-journal-XXXXXX"_L1);
    if (!folder.isValid())
        return std::unexpected(usable.error());
    folder.setAutoRemove(false);
    tell(QCoreApplication::translate("warrenctl", "warrenctl: %1. What is done now is written elsewhere, XDG_DATA_HOME=%2 warrenctl journal shows it")
             .arg(usable.error().message, folder.path()));
    std::unique_ptr<ClusterDesk> own(new ClusterDesk(profile, credentials, {}, folder.path() + "/warrener/journal"_L1));
    if (const Status opened = QCoro::waitFor(own->m_book.open(credentials)); !opened)
        return std::unexpected(opened.error());
    return own;
}

std::function<SnapshotPtr()> ClusterDesk::latest() const
{
    return [latest = m_latest] { return latest->get(); };
}

Result<ClusterView> ClusterDesk::view(FactsPace pace, Millis patience, const NodeName &accused)
{
    auto asking = m_book.withKit([pace, accused](const RunKit &kit, std::stop_token stop) { return askFacts(kit, pace, accused, stop); });
    SnapshotPtr seen;
    bool isLate = false;
    QEventLoop loop;
    QObject::connect(&m_monitor, &MonitorThread::snapshotReady, &loop, [&](const SnapshotPtr &snapshot) {
        seen = snapshot;
        if (isLate || isWhole(*snapshot))
            loop.quit();
    });
    // While a node hangs, the management API may hang everywhere: then the first snapshot comes late,
    // with hardly anything in it, and is enough.
    if (pace == FactsPace::Hurried) {
        QTimer::singleShot(patienceOf(pace), &loop, [&] {
            isLate = true;
            if (seen)
                loop.quit();
        });
    }
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    m_monitor.start();
    loop.exec();
    auto answers = QCoro::waitFor(std::move(asking));
    if (!seen)
        return failure(ErrorKind::Timeout, QCoreApplication::translate("warrenctl", "Nobody has answered within the time allowed"));
    if (!answers)
        return std::unexpected(answers.error());
    return ClusterView{
        .profile = std::make_shared<const ClusterProfile>(profile()), .snapshot = seen, .facts = std::make_shared<const ClusterFacts>(std::move(*answers))};
}

} // namespace warrener::ctl
