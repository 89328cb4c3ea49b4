#include "app/warrenctl/ChangeArguments.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

QStringList actionsOf(const QString &command)
{
    if (command == "failover"_L1)
        return {u"plan"_s, u"run"_s, u"status"_s, u"acknowledge"_s};
    if (command == "failback"_L1)
        return {u"plan"_s, u"run"_s};
    if (command == "journal"_L1)
        return {u"list"_s, u"show"_s, u"recover"_s, u"verify"_s};
    return {};
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
      m_why(u"why"_s, QCoreApplication::translate("warrenctl", "The reason, for the journal."), u"TEXT"_s),
      m_dryRun(u"dry-run"_s, QCoreApplication::translate("warrenctl", "Print the plan, ask its checks, change nothing.")),
      m_yes(u"yes"_s, QCoreApplication::translate("warrenctl", "Do not ask for a confirmation.")),
      m_confirm(u"confirm"_s, QCoreApplication::translate("warrenctl", "The name of the production cluster, to confirm."), u"NAME"_s),
      m_override(u"override"_s, QCoreApplication::translate("warrenctl", "Pass this guard rule; --why says why."), u"RULE"_s),
      m_perSecond(u"clients-per-second"_s, QCoreApplication::translate("warrenctl", "failover: clients asked to reconnect in one second."), u"N"_s),
      m_noDrain(u"no-drain"_s, QCoreApplication::translate("warrenctl", "failover: move the clients only; the node stays in service.")),
      m_direction(u"direction"_s, QCoreApplication::translate("warrenctl", "journal recover: finish or undo (default: as recommended)."), u"WAY"_s)
{
}

void ChangeArguments::addTo(QCommandLineParser &parser) const
{
    parser.addOptions({m_from, m_to, m_graceful, m_forced, m_why, m_dryRun, m_yes, m_confirm, m_override, m_perSecond, m_noDrain, m_direction});
}

bool ChangeArguments::anyIsSet(const QCommandLineParser &parser) const
{
    const QList<const QCommandLineOption *> all{&m_from, &m_to, &m_graceful, &m_forced, &m_why, &m_dryRun, &m_yes, &m_confirm, &m_override, &m_perSecond, &m_noDrain, &m_direction};
    return std::ranges::any_of(all, [&](const QCommandLineOption *option) { return parser.isSet(*option); });
}

Result<ChangeOptions> ChangeArguments::read(const QCommandLineParser &parser, const QStringList &words) const
{
    const auto wrong = [](const QString &why) { return failure(ErrorKind::Usage, why); };
    const QString command = words.value(0);
    const QStringList actions = actionsOf(command);
    ChangeOptions options;
    options.action = words.value(1, actions.value(0));
    if (!actions.isEmpty() && !actions.contains(options.action))
        return wrong(QCoreApplication::translate("warrenctl", "“%1 %2” is no command; there are %3").arg(command, options.action, actions.join(u", "_s)));
    const bool takesRun = options.action == "show"_L1 || options.action == "recover"_L1;
    if (words.size() > (command == "watch"_L1 ? 1 : takesRun ? 3 : 2))
        return wrong(QCoreApplication::translate("warrenctl", "“%1” is one argument too many").arg(words.last()));
    options.run = takesRun ? words.value(2) : QString();
    if (parser.isSet(m_graceful) && parser.isSet(m_forced))
        return wrong(QCoreApplication::translate("warrenctl", "--graceful and --forced cannot be given together"));
    options.from = parser.value(m_from);
    options.to = parser.value(m_to);
    options.forced = parser.isSet(m_forced);
    options.why = parser.value(m_why);
    options.dryRun = parser.isSet(m_dryRun);
    options.yes = parser.isSet(m_yes);
    options.confirm = parser.value(m_confirm);
    options.overrides = parser.values(m_override);
    options.drain = !parser.isSet(m_noDrain);
    options.direction = parser.value(m_direction);
    if (!options.overrides.isEmpty() && options.why.isEmpty())
        return wrong(QCoreApplication::translate("warrenctl", "--override needs --why: whoever reads the journal wants to know"));
    if (!options.direction.isEmpty() && options.direction != "finish"_L1 && options.direction != "undo"_L1)
        return wrong(QCoreApplication::translate("warrenctl", "--direction takes finish or undo"));
    if (parser.isSet(m_perSecond)) {
        bool good = false;
        options.clientsPerSecond = parser.value(m_perSecond).toInt(&good);
        if (!good || options.clientsPerSecond < 1 || options.clientsPerSecond > 100'000)
            return wrong(QCoreApplication::translate("warrenctl", "--clients-per-second takes 1 to 100,000"));
    }
    return options;
}

} // namespace warrener::ctl
