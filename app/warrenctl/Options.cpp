#include "app/warrenctl/Options.h"

#include "app/warrenctl/ChangeArguments.h"
#include "record/paper/ReportExport.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

constexpr std::array<std::pair<QLatin1StringView, CommandId>, 15> commands{{
    {"clusters"_L1, CommandId::Clusters},
    {"status"_L1, CommandId::Status},
    {"nodes"_L1, CommandId::Nodes},
    {"queues"_L1, CommandId::Queues},
    {"diagnose"_L1, CommandId::Diagnose},
    {"failover"_L1, CommandId::Failover},
    {"failback"_L1, CommandId::Failback},
    {"rebalance"_L1, CommandId::Rebalance},
    {"drain"_L1, CommandId::Drain},
    {"revive"_L1, CommandId::Revive},
    {"restart"_L1, CommandId::Restart},
    {"close-connections"_L1, CommandId::CloseConnections},
    {"watch"_L1, CommandId::Watch},
    {"journal"_L1, CommandId::Journal},
    {"proxy"_L1, CommandId::Proxy},
}};

constexpr std::array sortColumns{
    "name"_L1, "vhost"_L1, "type"_L1, "state"_L1, "ready"_L1, "unacked"_L1, "consumers"_L1, "memory"_L1, "in"_L1, "out"_L1, "ack"_L1,
};

template <class Range>
QString joined(const Range &words)
{
    QStringList list;
    for (const auto &word : words)
        list.append(word);
    return list.join(u", "_s);
}

QString commandNames()
{
    QStringList names;
    for (const auto &entry : commands)
        names.append(entry.first);
    return names.join(u", "_s);
}

/// A whole number in [least, most], or nothing.
std::optional<int> wholeNumber(const QString &text, int least, int most)
{
    bool good = false;
    const int number = text.toInt(&good);
    return good && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

} // namespace

Result<Parsed> parseArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("warrenctl", "Looks at RabbitMQ clusters and their hosts from a terminal."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption profile(u"profile"_s, QCoreApplication::translate("warrenctl", "Use this cluster profile file."), u"FILE"_s);
    const QCommandLineOption cluster(u"cluster"_s, QCoreApplication::translate("warrenctl", "Use this cluster of the configuration folder."), u"NAME"_s);
    const QCommandLineOption format(u"format"_s, QCoreApplication::translate("warrenctl", "Print text (default) or json."), u"FORMAT"_s, u"text"_s);
    const QCommandLineOption password(u"password-fd"_s, QCoreApplication::translate("warrenctl", "Read the password from this file descriptor."), u"N"_s);
    const QCommandLineOption wait(u"wait"_s, QCoreApplication::translate("warrenctl", "Wait at most this many seconds for answers (default 10)."), u"SECONDS"_s,
                                  u"10"_s);
    const QCommandLineOption match(u"match"_s, QCoreApplication::translate("warrenctl", "queues: only names that match this regular expression."), u"RE"_s);
    const QCommandLineOption sort(u"sort"_s, QCoreApplication::translate("warrenctl", "queues: order by this column: %1.").arg(joined(sortColumns)),
                                  u"COLUMN"_s, u"name"_s);
    const QCommandLineOption limit(u"limit"_s, QCoreApplication::translate("warrenctl", "queues: at most this many."), u"N"_s);
    const QCommandLineOption out(u"out"_s, QCoreApplication::translate("warrenctl", "diagnose: write the report to this file too: .json, .html or .pdf."),
                                 u"FILE"_s);
    const QCommandLineOption webhook(u"webhook"_s, QCoreApplication::translate("warrenctl", "diagnose: POST to this URL when the verdict has changed."),
                                     u"URL"_s);
    const QCommandLineOption compare(
        u"compare"_s, QCoreApplication::translate("warrenctl", "diagnose: compare with the last report, or with the one of this id."), u"last|ID"_s);
    const QCommandLineOption reference(
        u"keep-reference"_s,
        QCoreApplication::translate("warrenctl",
                                    "diagnose: keep definitions and configuration files as they are now, to find later what was deleted or changed."));
    const QCommandLineOption schedule(
        u"schedule"_s, QCoreApplication::translate("warrenctl", "diagnose: let a systemd timer of yours do it, as in “hourly” or “*-*-* 06:00”."),
        u"CALENDAR"_s);
    const QCommandLineOption unschedule(u"unschedule"_s, QCoreApplication::translate("warrenctl", "diagnose: take that timer away."));
    parser.addOptions({profile, cluster, format, password, wait, match, sort, limit, out, webhook, compare, reference, schedule, unschedule});
    const ChangeArguments change;
    change.addTo(parser);
    parser.addPositionalArgument(u"command"_s, QCoreApplication::translate("warrenctl", "One of: %1.").arg(commandNames()), u"COMMAND"_s);

    const auto wrong = [](const QString &why) { return failure(ErrorKind::Usage, why); };
    if (!parser.parse(arguments))
        return wrong(parser.errorText());
    if (parser.isSet(help))
        return Parsed{.options = std::nullopt, .print = parser.helpText()};
    if (parser.isSet(version))
        return Parsed{.options = std::nullopt, .print = u"warrenctl "_s + QLatin1StringView(WARRENER_VERSION) + u'\n'};

    Options options;
    const QStringList words = parser.positionalArguments();
    if (words.isEmpty())
        return wrong(QCoreApplication::translate("warrenctl", "A command is missing: one of %1").arg(commandNames()));
    const auto found = std::ranges::find_if(commands, [&](const auto &entry) { return words.first() == entry.first; });
    if (found == commands.end())
        return wrong(QCoreApplication::translate("warrenctl", "“%1” is no command; there are %2").arg(words.first(), commandNames()));
    const bool isProxy = found->second == CommandId::Proxy;
    if (isProxy && words.value(1) != "config"_L1)
        return wrong(QCoreApplication::translate("warrenctl", "The command proxy takes config"));
    if (words.size() > (isProxy ? 2 : 1) && !takesAction(words.first()))
        return wrong(QCoreApplication::translate("warrenctl", "“%1” is one argument too many").arg(words.at(isProxy ? 2 : 1)));
    options.command = found->second;
    if (takesAction(words.first())) {
        const Result<ChangeOptions> read = change.read(parser, words);
        if (!read)
            return std::unexpected(read.error());
        options.change = *read;
    } else if (!isProxy && change.anyIsSet(parser)) {
        return wrong(QCoreApplication::translate("warrenctl", "Options that change a cluster do not belong to the command %1").arg(words.first()));
    }

    if (parser.value(format) == "json"_L1)
        options.format = Format::Json;
    else if (parser.value(format) != "text"_L1)
        return wrong(QCoreApplication::translate("warrenctl", "--format takes text or json"));

    options.profileFile = parser.value(profile);
    options.cluster = parser.value(cluster);
    if (!options.profileFile.isEmpty() && !options.cluster.isEmpty())
        return wrong(QCoreApplication::translate("warrenctl", "--profile and --cluster cannot be given together"));
    if (parser.isSet(password)) {
        options.passwordDescriptor = wholeNumber(parser.value(password), 0, 1'000'000);
        if (!options.passwordDescriptor)
            return wrong(QCoreApplication::translate("warrenctl", "--password-fd takes the number of an open file descriptor"));
    }
    const auto seconds = wholeNumber(parser.value(wait), 1, 600);
    if (!seconds)
        return wrong(QCoreApplication::translate("warrenctl", "--wait takes 1 to 600 seconds"));
    options.patience = std::chrono::seconds{*seconds};

    const bool queuesOnly = parser.isSet(match) || parser.isSet(sort) || parser.isSet(limit);
    if (queuesOnly && options.command != CommandId::Queues)
        return wrong(QCoreApplication::translate("warrenctl", "--match, --sort and --limit belong to the command queues"));
    options.match = parser.value(match);
    if (const QRegularExpression expression(options.match); !expression.isValid()) {
        return wrong(QCoreApplication::translate("warrenctl", "--match is no regular expression: %1, at character %2")
                         .arg(expression.errorString())
                         .arg(expression.patternErrorOffset() + 1));
    }
    options.sort = parser.value(sort);
    if (std::ranges::find(sortColumns, options.sort) == sortColumns.end())
        return wrong(QCoreApplication::translate("warrenctl", "--sort takes one of %1").arg(joined(sortColumns)));
    if (parser.isSet(limit)) {
        const auto most = wholeNumber(parser.value(limit), 1, 10'000'000);
        if (!most)
            return wrong(QCoreApplication::translate("warrenctl", "--limit takes a whole number from 1"));
        options.limit = *most;
    }
    const bool watches = options.command == CommandId::Watch && parser.isSet(webhook);
    const bool diagnoseOnly = (parser.isSet(out) && !isProxy) || (parser.isSet(webhook) && !watches) || parser.isSet(compare) || parser.isSet(reference);
    const bool timer = parser.isSet(schedule) || parser.isSet(unschedule);
    if (diagnoseOnly && options.command != CommandId::Diagnose)
        return wrong(QCoreApplication::translate("warrenctl", "--out, --webhook, --compare and --keep-reference belong to the command diagnose"));
    if (timer && options.command != CommandId::Diagnose)
        return wrong(QCoreApplication::translate("warrenctl", "--schedule and --unschedule belong to the command diagnose"));
    if (timer && (diagnoseOnly || (parser.isSet(schedule) && parser.isSet(unschedule))))
        return wrong(QCoreApplication::translate("warrenctl", "--schedule and --unschedule are given alone"));
    options.schedule = parser.value(schedule).trimmed();
    if (parser.isSet(schedule) && options.schedule.isEmpty())
        return wrong(QCoreApplication::translate("warrenctl", "--schedule takes a time that systemd knows, as in “hourly” or “*-*-* 06:00”"));
    options.unschedule = parser.isSet(unschedule);
    options.out = parser.values(out);
    for (const QString &file : std::as_const(options.out)) {
        if (!isProxy && !isExportable(file))
            return wrong(QCoreApplication::translate("warrenctl", "--out takes a file that ends in .json, .html or .pdf"));
    }
    options.webhook = parser.value(webhook);
    if (const QUrl url(options.webhook, QUrl::StrictMode);
        parser.isSet(webhook) && (!url.isValid() || !url.scheme().startsWith("http"_L1) || url.host().isEmpty()))
        return wrong(QCoreApplication::translate("warrenctl", "--webhook takes an http or https URL"));
    options.compare = parser.value(compare);
    options.keepReference = parser.isSet(reference);
    options.proxy = isProxy ? parser.value(u"proxy"_s) : QString();
    return Parsed{.options = options, .print = {}};
}

} // namespace warrener::ctl
