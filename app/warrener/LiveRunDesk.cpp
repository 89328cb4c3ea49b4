#include "LiveRunDesk.h"

using namespace Qt::StringLiterals;

namespace warrener {

LiveRunDesk::LiveRunDesk(const ClusterProfile &profile, std::shared_ptr<const Clock> clock, QObject *parent)
    : RunDesk(parent), m_clock(std::move(clock)), m_latest(std::make_shared<LatestSnapshot>()),
      m_book({.profile = std::make_shared<const ClusterProfile>(profile), .snapshot = [latest = m_latest] { return latest->get(); }})
{
    tellOn();
}

LiveRunDesk::LiveRunDesk(RunBook::Setup setup, std::shared_ptr<const Clock> clock, QObject *parent)
    : RunDesk(parent), m_clock(std::move(clock)), m_latest(std::make_shared<LatestSnapshot>()), m_book(std::move(setup))
{
    tellOn();
}

void LiveRunDesk::tellOn()
{
    connect(&m_book, &RunBook::changed, this, &RunDesk::changed);
    connect(&m_book, &RunBook::ended, this, &RunDesk::ended);
    connect(&m_book, &RunBook::runsChanged, this, &RunDesk::runsChanged);
    connect(&m_book, &RunBook::unfinishedChanged, this, &RunDesk::unfinishedChanged);
}

LiveRunDesk::~LiveRunDesk() = default;

void LiveRunDesk::setCredentials(const Credentials &credentials)
{
    QCoro::connect(m_book.open(credentials), this, [this](const Status &opened) {
        Q_EMIT this->opened(opened);
        if (!opened) {
            Q_EMIT failed(opened.error().message);
            return;
        }
        // Now, not when a run is needed: the window goes on without it.
        QCoro::connect(m_book.tryOutJournal(), this, [this](const Status &usable) {
            if (!usable)
                Q_EMIT failed(usable.error().message);
        });
    });
}

QCoro::Task<Status> LiveRunDesk::start(Plan plan, QHash<QString, QString> overrides)
{
    return m_book.start(std::move(plan), overridesOf(overrides, m_book.who()));
}

bool LiveRunDesk::refusesOther()
{
    if (!m_book.isOther())
        return false;
    Q_EMIT failed(tr("The automatic failover makes this run; it ends by itself"));
    return true;
}

void LiveRunDesk::pause()
{
    if (!refusesOther())
        m_book.pause();
}

void LiveRunDesk::abort(const QString &why, bool undo)
{
    if (!refusesOther())
        m_book.abort(why, undo);
}

void LiveRunDesk::answer(const QString &step, bool yes, const QString &note)
{
    QCoro::connect(m_book.answer(step, {.yes = yes, .who = {}, .note = note}), this, [this](bool taken) {
        if (!taken)
            Q_EMIT failed(tr("The step does not wait for an answer any more"));
    });
}

} // namespace warrener
