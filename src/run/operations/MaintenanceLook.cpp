#include "run/operations/MaintenanceLook.h"

#include "run/operations/HostCommands.h"
#include "run/operations/OperationParts.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr qsizetype largestTerm = qsizetype{1} << 20;
constexpr Millis hostPatience{10000}; ///< a tenth of a second; without erl_call a second, on a loaded host four

} // namespace

Result<MaintenanceMarks> maintenanceFromTerm(const QByteArray &term)
{
    if (term.size() > largestTerm)
        return failure(ErrorKind::TooLarge, QCoreApplication::translate("Failover", "Too much was said of who is in maintenance mode"));
    // [{rabbit@broker1,true},{'rabbit@broker-2',false}]: of whom anything else is said, nothing is known.
    static const QRegularExpression mark(u"\\{\\s*'?([^\\s'{},]+@[^\\s'{},]+)'?\\s*,\\s*(true|false)\\s*\\}"_s);
    const QString text = QString::fromUtf8(term);
    if (!text.contains(u'['))
        return failure(ErrorKind::Malformed, QCoreApplication::translate("Failover", "What a host says of maintenance mode cannot be read"), text.left(200));
    MaintenanceMarks marks;
    for (auto found = mark.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch each = found.next();
        marks.insert({each.captured(1)}, each.captured(2) == "true"_L1);
    }
    return marks;
}

QCoro::Task<Result<MaintenanceMarks>> askHostsForMaintenance(std::shared_ptr<ClusterAccess> access, QList<NodeName> ask, std::stop_token stop)
{
    Result<MaintenanceMarks> outcome = noLogin(access->profile().name.value);
    for (const NodeName &node : std::as_const(ask)) {
        HostShell *shell = access->shellOf(node);
        if (shell == nullptr || !isNodeName(node.value))
            continue;
        const Result<CommandResult> said = co_await shell->run(maintenanceCommand(node), {.timeout = hostPatience, .asRoot = true}, stop);
        if (!said) {
            outcome = std::unexpected(said.error());
            continue;
        }
        if (said->exitCode != 0) {
            outcome = failure(ErrorKind::Command,
                              QCoreApplication::translate("Failover", "The broker on %1 does not say who is in maintenance mode").arg(shortName(node)),
                              QString::fromUtf8(said->err).trimmed().right(500));
            continue;
        }
        outcome = maintenanceFromTerm(said->out);
        if (outcome)
            break;
    }
    co_return outcome;
}

QCoro::Task<MaintenanceMarks> askMaintenance(std::shared_ptr<ClusterAccess> access, QList<NodeName> ask, std::stop_token stop)
{
    std::vector<std::pair<NodeName, QCoro::Task<Result<QList<NodeFigures>>>>> askings;
    for (const NodeName &node : std::as_const(ask)) {
        if (ManagementClient *client = access->management(node))
            askings.emplace_back(node, client->nodes(stop));
    }
    MaintenanceMarks marks;
    QList<NodeName> untold;
    QList<NodeName> alive; // a host that is down would hold up the question
    for (auto &[node, asking] : askings) {
        const Result<QList<NodeFigures>> rows = co_await asking;
        if (!rows)
            continue;
        alive.append(node);
        for (const NodeFigures &row : *rows) {
            if (row.running && row.beingDrained)
                marks[row.name] = marks.value(row.name) || *row.beingDrained;
            else if (row.running && !untold.contains(row.name))
                untold.append(row.name);
        }
    }
    untold.removeIf([&](const NodeName &node) { return marks.contains(node); });
    if (untold.isEmpty())
        co_return marks;
    const Result<MaintenanceMarks> told = co_await askHostsForMaintenance(access, alive, stop);
    if (told) {
        for (const NodeName &node : std::as_const(untold)) {
            if (const auto mark = told->constFind(node); mark != told->cend())
                marks.insert(node, *mark);
        }
    }
    co_return marks;
}

} // namespace warrener
