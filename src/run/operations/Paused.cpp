#include "run/operations/Paused.h"

#include "base/Pause.h"
#include "run/operations/OnHost.h"
#include "run/operations/OperationParts.h"

namespace warrener::parts {

namespace {
constexpr Millis pausedPatience{20000};
constexpr Millis betweenPausedLooks{2000};
} // namespace

QCoro::Task<ApplicationState> askApplication(std::shared_ptr<ClusterAccess> access, NodeName name, std::stop_token stop)
{
    const Result<QByteArray> said = co_await onHostOf(access, name, askApplicationCommand(name), {.timeout = pausedPatience}, stop);
    co_return said ? applicationFrom(*said) : ApplicationState::Unknown;
}

QCoro::Task<Status> isNotPaused(std::shared_ptr<ClusterAccess> access, NodeName name, Millis patience, std::stop_token stop)
{
    const Millis deadline = access->time()->monotonic() + patience;
    bool hasSaidSo = false;
    for (;;) {
        const ApplicationState state = co_await askApplication(access, name, stop);
        if (stop.stop_requested())
            break;
        hasSaidSo = hasSaidSo || state == ApplicationState::Paused;
        if (!hasSaidSo || state == ApplicationState::Runs || state == ApplicationState::Stopped)
            co_return Status();
        if (access->time()->monotonic() >= deadline) {
            co_return failure(ErrorKind::Forbidden,
                              QCoreApplication::translate("Recovery",
                                                          "%1 has paused itself because it sees too few of its peers, and goes on by itself as soon as it "
                                                          "sees enough: started now it would serve apart from them. Where they are lost for good, the plan is "
                                                          "“quorum-queue-majority-lost”")
                                  .arg(shortName(name)));
        }
        if (!co_await pauseFor(access->time(), betweenPausedLooks, stop))
            break;
    }
    co_return stoppedLooking();
}

} // namespace warrener::parts
