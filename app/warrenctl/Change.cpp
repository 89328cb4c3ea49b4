#include "app/warrenctl/Change.h"

namespace warrener::ctl {

bool isChange(CommandId command)
{
    switch (command) {
    case CommandId::Failover:
    case CommandId::Failback:
    case CommandId::Rebalance:
    case CommandId::Drain:
    case CommandId::Revive:
    case CommandId::Restart:
    case CommandId::CloseConnections:
    case CommandId::Watch:
    case CommandId::Journal:
        return true;
    default:
        return false;
    }
}

Result<Report> change(const ClusterProfile &profile, const Credentials &credentials, const Options &options)
{
    switch (options.command) {
    case CommandId::Failover:
    case CommandId::Failback:
        return failoverCommand(profile, credentials, options);
    case CommandId::Journal:
        return journalCommand(profile, credentials, options);
    case CommandId::Watch:
        return watchCommand(profile, credentials, options);
    default:
        return careCommand(profile, credentials, options);
    }
}

} // namespace warrener::ctl
