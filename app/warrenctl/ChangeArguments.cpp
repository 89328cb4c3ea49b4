#include "app/warrenctl/ChangeArguments.h"

#include "base/Units.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

const QStringList &careCommands()
{
    static const QStringList commands{u"rebalance"_s, u"drain"_s, u"revive"_s, u"restart"_s, u"close-connections"_s};
    return commands;
}

QStringList actionsOf(const QString &command)
{
    if (command == "failover"_L1)
        return {u"plan"_s, u"run"_s, u"status"_s, u"acknowledge"_s, u"pause"_s, u"resume"_s};
    if (command == "failback"_L1 || careCommands().contains(command))
        return {u"plan"_s, u"run"_s};
    if (command == "journal"_L1)
        return {u"list"_s, u"show"_s, u"recover"_s, u"verify"_s};
    return {};
}

std::unexpected<Error> wrong(const QString &why)
{
    return failure(ErrorKind::Usage, why);
}

/// What a small plan is about is named once, and completely.
Status checkCare(const QString &command, const ChangeOptions &options)
{
    const auto given = [](const QString &text) { return text.isEmpty() ? 0 : 1; };
    if ((command == "drain"_L1 || command == "revive"_L1) && options.node.isEmpty())
        return wrong(QCoreApplication::translate("warrenctl", "%1 needs --node NODE").arg(command));
    if (command == "restart"_L1 && given(options.node) + given(options.proxy) != 1)
        return wrong(QCoreApplication::translate("warrenctl", "restart needs either --node NODE or --proxy NAME"));
    if (command == "close-connections"_L1 && given(options.node) + given(options.user) != 1)
        return wrong(QCoreApplication::translate("warrenctl", "close-connections needs either --node NODE or --user USER"));
    return {};
}

/// A whole number in [1, most].
Result<int> numberOf(const QCommandLineParser &parser, const QCommandLineOption &option, int most)
{
    bool good = false;
    const int number = parser.value(option).toInt(&good);
    if (!good || number < 1 || number > most)
        return wrong(QCoreApplication::translate("warrenctl", "--%1 takes 1 to %2").arg(option.names().first(), units::count(most)));
    return number;
}

} // namespace

bool takesAction(const QString &command)
{
    return command == "watch"_L1 || !actionsOf(command).isEmpty();
}

ChangeArguments::ChangeArguments()
    : m_from(u"from"_s, QCoreApplication::translate("warrenctl", "failover, failback: the node that is left, or returned to."), u"NODE"_s),
      m_to(u"to"_s, QCoreApplication::translate("warrenctl", "failover: the node that takes over (default: the best candidate)."), u"NODE"_s),
      m_graceful(u"graceful"_s, QCoreApplication::translate("warrenctl", "failover: planned, with the node's cooperation (default).")),
      m_forced(u"forced"_s, QCoreApplication::translate("warrenctl", "failover: the node is dead; it is fenced.")),
      m_node(u"node"_s, QCoreApplication::translate("warrenctl", "drain, revive, restart, close-connections: the node."), u"NODE"_s),
      m_user(u"user"_s, QCoreApplication::translate("warrenctl", "close-connections: the user."), u"USER"_s),
      m_proxy(u"proxy"_s, QCoreApplication::translate("warrenctl", "restart: the proxy."), u"NAME"_s),
      m_minutes(u"for"_s, QCoreApplication::translate("warrenctl", "failover pause: so many minutes (default: until resumed)."), u"MINUTES"_s),
      m_why(u"why"_s, QCoreApplication::translate("warrenctl", "The reason, for the journal."), u"TEXT"_s),
      m_dryRun(u"dry-run"_s, QCoreApplication::translate("warrenctl", "Print the plan, ask its checks, change nothing.")),
      m_yes(u"yes"_s, QCoreApplication::translate("warrenctl", "Do not ask for a confirmation.")),
      m_confirm(u"confirm"_s, QCoreApplication::translate("warrenctl", "The name of the production cluster, to confirm."), u"NAME"_s),
      m_override(u"override"_s, QCoreApplication::translate("warrenctl", "Pass this guard rule; --why says why."), u"RULE"_s),
      m_perSecond(u"clients-per-second"_s, QCoreApplication::translate("warrenctl", "failover, close-connections: clients asked to reconnect in one second."),
                  u"N"_s),
      m_noDrain(u"no-drain"_s, QCoreApplication::translate("warrenctl", "failover: move the clients only; the node stays in service.")),
      m_direction(u"direction"_s, QCoreApplication::translate("warrenctl", "journal recover: finish or undo (default: as recommended)."), u"WAY"_s)
{
}

QList<ChangeArguments::Owned> ChangeArguments::all() const
{
    const QStringList failover{u"failover"_s};
    const QStringList plans = QStringList{u"failover"_s, u"failback"_s} + careCommands();
    const QStringList runs = plans + QStringList{u"journal"_s};
    return {{&m_from, {u"failover"_s, u"failback"_s}},
            {&m_to, failover},
            {&m_graceful, failover},
            {&m_forced, failover},
            {&m_node, {u"drain"_s, u"revive"_s, u"restart"_s, u"close-connections"_s}},
            {&m_user, {u"close-connections"_s}},
            {&m_proxy, {u"restart"_s}},
            {&m_minutes, failover},
            {&m_why, runs},
            {&m_dryRun, runs},
            {&m_yes, runs + QStringList{u"watch"_s}},
            {&m_confirm, runs + QStringList{u"watch"_s}},
            {&m_override, runs},
            {&m_perSecond, {u"failover"_s, u"close-connections"_s}},
            {&m_noDrain, failover},
            {&m_direction, {u"journal"_s}}};
}

void ChangeArguments::addTo(QCommandLineParser &parser) const
{
    for (const Owned &one : all())
        parser.addOption(*one.option);
}

bool ChangeArguments::anyIsSet(const QCommandLineParser &parser) const
{
    return std::ranges::any_of(all(), [&](const Owned &one) { return parser.isSet(*one.option); });
}

Result<ChangeOptions> ChangeArguments::read(const QCommandLineParser &parser, const QStringList &words) const
{
    const QString command = words.value(0);
    const QStringList actions = actionsOf(command);
    ChangeOptions options;
    options.action = words.value(1, actions.value(0));
    if (!actions.isEmpty() && !actions.contains(options.action))
        return wrong(QCoreApplication::translate("warrenctl", "“%1 %2” is no command; there are %3").arg(command, options.action, actions.join(u", "_s)));
    const bool takesRun = options.action == "show"_L1 || options.action == "recover"_L1;
    if (words.size() > (command == "watch"_L1 ? 1 : takesRun ? 3 : 2))
        return wrong(QCoreApplication::translate("warrenctl", "“%1” is one argument too many").arg(words.last()));
    for (const Owned &one : all()) {
        if (parser.isSet(*one.option) && !one.commands.contains(command))
            return wrong(QCoreApplication::translate("warrenctl", "--%1 does not belong to the command %2, but to %3")
                             .arg(one.option->names().first(), command, one.commands.join(u", "_s)));
    }
    options.run = takesRun ? words.value(2) : QString();
    if (parser.isSet(m_graceful) && parser.isSet(m_forced))
        return wrong(QCoreApplication::translate("warrenctl", "--graceful and --forced cannot be given together"));
    options.from = parser.value(m_from);
    options.to = parser.value(m_to);
    options.forced = parser.isSet(m_forced);
    options.node = parser.value(m_node);
    options.user = parser.value(m_user);
    options.proxy = parser.value(m_proxy);
    options.why = parser.value(m_why);
    options.dryRun = parser.isSet(m_dryRun);
    options.yes = parser.isSet(m_yes);
    options.confirm = parser.value(m_confirm);
    options.overrides = parser.values(m_override);
    options.drain = !parser.isSet(m_noDrain);
    options.direction = parser.value(m_direction);
    if (const Status complete = checkCare(command, options); !complete)
        return std::unexpected(complete.error());
    if (!options.overrides.isEmpty() && options.why.isEmpty())
        return wrong(QCoreApplication::translate("warrenctl", "--override needs --why: whoever reads the journal wants to know"));
    if (!options.direction.isEmpty() && options.direction != "finish"_L1 && options.direction != "undo"_L1)
        return wrong(QCoreApplication::translate("warrenctl", "--direction takes finish or undo"));
    if (parser.isSet(m_perSecond)) {
        const Result<int> number = numberOf(parser, m_perSecond, 100'000);
        if (!number)
            return std::unexpected(number.error());
        options.clientsPerSecond = *number;
    }
    if (parser.isSet(m_minutes)) {
        if (options.action != "pause"_L1)
            return wrong(QCoreApplication::translate("warrenctl", "--for belongs to failover pause"));
        const Result<int> number = numberOf(parser, m_minutes, 100'000);
        if (!number)
            return std::unexpected(number.error());
        options.minutes = *number;
    }
    return options;
}

} // namespace warrener::ctl
