#include "PlaceHands.h"

#include "LiveRunDesk.h"

#include <utility>

namespace warrener {

PlaceHands::PlaceHands(std::function<LiveRunDesk *(const ClusterName &)> deskOf) : m_deskOf(std::move(deskOf)) {}

QCoro::Task<Result<Plan>> PlaceHands::plan(CareWish wish)
{
    Q_UNUSED(wish)
    co_return failure(ErrorKind::NotConfigured, tr("Open that cluster first"));
}

QCoro::Task<QList<GuardVerdict>> PlaceHands::examine(Plan plan)
{
    LiveRunDesk *const desk = m_deskOf(plan.cluster);
    if (desk == nullptr)
        co_return QList<GuardVerdict>();
    co_return co_await desk->book().verdicts(std::move(plan));
}

QCoro::Task<Status> PlaceHands::start(Plan plan, QHash<QString, QString> overrides)
{
    LiveRunDesk *const desk = m_deskOf(plan.cluster);
    if (desk == nullptr)
        co_return failure(ErrorKind::NotConfigured, tr("Open that cluster first"));
    co_return co_await desk->start(std::move(plan), std::move(overrides));
}

} // namespace warrener
