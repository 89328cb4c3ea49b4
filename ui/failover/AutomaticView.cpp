#include "ui/failover/AutomaticView.h"

#include <QCoreApplication>

namespace warrener {

QString toWord(AutomaticState state)
{
    switch (state) {
    case AutomaticState::Normal:
        return QCoreApplication::translate("AutomaticView", "Normal");
    case AutomaticState::Monitoring:
        return QCoreApplication::translate("AutomaticView", "Monitoring");
    case AutomaticState::FailingOver:
        return QCoreApplication::translate("AutomaticView", "Failing over");
    case AutomaticState::Recovering:
        return QCoreApplication::translate("AutomaticView", "Recovering");
    case AutomaticState::Failed:
        return QCoreApplication::translate("AutomaticView", "Failed");
    }
    Q_UNREACHABLE_RETURN({});
}

Level levelOf(AutomaticState state)
{
    switch (state) {
    case AutomaticState::Normal:
        return Level::Ok;
    case AutomaticState::Monitoring:
    case AutomaticState::Recovering:
        return Level::Warning;
    case AutomaticState::FailingOver:
    case AutomaticState::Failed:
        return Level::Critical;
    }
    Q_UNREACHABLE_RETURN(Level::Unknown);
}

QString headerWords(const AutomaticView &view, TimePoint now)
{
    if (!view.possible)
        return {};
    if (!view.trouble.isEmpty())
        return view.armed ? QCoreApplication::translate("AutomaticView", "Automatic failover cannot act")
                          : QCoreApplication::translate("AutomaticView", "Automatic failover not armed");
    if (!view.armed)
        return QCoreApplication::translate("AutomaticView", "Automatic failover off");
    if (view.isPaused(now)) {
        return view.pausedBy.isEmpty() ? QCoreApplication::translate("AutomaticView", "Automatic failover paused")
                                       : QCoreApplication::translate("AutomaticView", "Automatic failover paused by %1").arg(view.pausedBy);
    }
    if (view.isBlocked(now))
        return QCoreApplication::translate("AutomaticView", "Automatic failover blocked");
    if (view.state != AutomaticState::Normal)
        return QCoreApplication::translate("AutomaticView", "Automatic failover: %1").arg(toWord(view.state));
    return QCoreApplication::translate("AutomaticView", "Automatic failover armed");
}

} // namespace warrener
