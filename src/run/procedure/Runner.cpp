#include "run/procedure/Runner.h"

#include "run/procedure/RunEngine.h"

#include <QCoreApplication>

namespace warrener {

namespace {

QCoro::Task<Result<Verdict>> busy()
{
    co_return failure(ErrorKind::Usage, QCoreApplication::translate("RunEngine", "Another run is under way here"));
}

} // namespace

Runner::Runner(RunnerParts parts, QObject *parent) : QObject(parent), m_parts(std::move(parts)) {}

Runner::~Runner()
{
    // Also when the run has ended: what its operations still say finds nobody.
    if (m_engine != nullptr)
        m_engine->abandon();
}

std::shared_ptr<RunEngine> Runner::begin()
{
    m_running = true;
    m_engine = std::make_shared<RunEngine>(m_parts, [this](const JournalRecord &record) { Q_EMIT happened(record); });
    return m_engine;
}

QCoro::Task<Result<Verdict>> Runner::run(Plan plan, RunRequest request)
{
    if (m_running)
        return busy();
    return watch(this, begin()->start(std::move(plan), std::move(request)));
}

QCoro::Task<Result<Verdict>> Runner::resume(Resumption resumption)
{
    if (m_running)
        return busy();
    return watch(this, begin()->resume(std::move(resumption)));
}

QCoro::Task<Result<Verdict>> Runner::watch(QPointer<Runner> self, QCoro::Task<Result<Verdict>> work)
{
    const Result<Verdict> result = co_await work;
    if (self) {
        self->m_running = false;
        if (result)
            Q_EMIT self->ended(*result);
    }
    co_return result;
}

bool Runner::isPausing() const
{
    return m_engine != nullptr && m_engine->isPausing();
}

void Runner::pause(const QString &who)
{
    if (m_running)
        m_engine->pause(who);
}

void Runner::goOn(const QString &who)
{
    if (m_running)
        m_engine->goOn(who);
}

void Runner::abort(const QString &who, const QString &why, bool undo)
{
    if (m_running)
        m_engine->abort(who, why, undo);
}

bool Runner::answer(const QString &step, const PersonAnswer &answer)
{
    return m_running && m_engine->answer(step, answer);
}

const RunState &Runner::state() const
{
    static const RunState none;
    return m_engine != nullptr ? m_engine->state() : none;
}

} // namespace warrener
