#include "app/warrenctl/CommandLine.h"

#include "app/warrenctl/Help.h"
#include "app/warrenctl/Verbs.h"

#include <QCoreApplication>
#include <QHash>

#include <CLI/CLI.hpp>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

std::unexpected<Error> wrong(const QString &why)
{
    return failure(ErrorKind::Usage, why);
}

/// Which verbs know an option, from the top down: a verb stands for all below it.
QStringList ownersOf(const Verb &root, const QString &option)
{
    const auto knows = [&](const Verb &verb) { return std::ranges::contains(verb.options, option, &VerbOption::name); };
    QStringList owners;
    for (const Verb &verb : root.verbs) {
        QStringList below;
        for (const Verb &action : verb.verbs) {
            if (knows(action))
                below.append(verb.name + u' ' + action.name);
        }
        if (knows(verb) || (!below.isEmpty() && below.size() == verb.verbs.size()))
            owners.append(verb.name);
        else
            owners += below;
    }
    return owners;
}

/// The arguments apart: the verbs, the options with their values as words of their own, all else; so
/// that an option may stand before the verb that it belongs to.
struct Ordered
{
    VerbPath path;
    QStringList options;
    QStringList rest;
    std::optional<QString> stranger{}; ///< an option that no verb knows, before the rest: its value may stand there
};

Ordered ordered(const Verb &root, const QStringList &arguments)
{
    QHash<QString, bool> takesValue;
    const auto learn = [&](const QList<VerbOption> &options) {
        for (const VerbOption &option : options)
            takesValue.insert(u"--"_s + option.name, !option.value.isEmpty());
    };
    learn(root.options);
    eachVerb(root, [&](const VerbPath &path) { learn(path.last()->options); });

    Ordered found;
    const QList<Verb> *next = &root.verbs;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments.at(i);
        if (word == "--"_L1) {
            found.rest += arguments.sliced(i + 1);
            break;
        }
        const qsizetype equals = word.startsWith("--"_L1) ? word.indexOf(u'=') : -1;
        if (equals > 0 && takesValue.value(word.first(equals))) {
            found.options << word.first(equals) << word.sliced(equals + 1);
        } else if (word.startsWith(u'-') && word.size() > 1) {
            found.options.append(word);
            if (word.startsWith("--"_L1) && found.rest.isEmpty() && !found.stranger && !takesValue.contains(word.first(equals < 0 ? word.size() : equals)))
                found.stranger = word;
            if (takesValue.value(word) && i + 1 < arguments.size())
                found.options.append(arguments.at(++i));
        } else if (const Verb *verb = found.rest.isEmpty() ? verbNamed(*next, word) : nullptr) {
            found.path.append(verb);
            next = &verb->verbs;
        } else {
            found.rest.append(word);
        }
    }
    return found;
}

/// One CLI::App for each word of the tree.
void describe(CLI::App &app, const Verb &verb)
{
    app.set_help_flag();
    app.allow_extras();
    app.fallthrough();
    // A second verb is one argument too many, not a second command.
    app.require_subcommand(0, 1);
    for (const VerbOption &option : verb.options) {
        const std::string name = (option.letter.isNull() ? "--" : std::string{'-', option.letter.toLatin1()} + ",--") + option.name.toStdString();
        CLI::Option *added = option.value.isEmpty() ? app.add_flag(name) : app.add_option(name);
        added->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        if (!option.value.isEmpty())
            added->expected(1)->allow_extra_args(false);
    }
    for (const Verb &below : verb.verbs)
        describe(*app.add_subcommand(below.name.toStdString()), below);
}

Status takeOptions(const CLI::App &app, const Verb &verb, Options &options)
{
    for (const VerbOption &option : verb.options) {
        const std::string name = "--" + option.name.toStdString();
        const std::vector<std::string> given = app.get_option(name)->results();
        if (option.value.isEmpty() && std::ranges::any_of(given, [](const std::string &value) { return value != "true"; }))
            return wrong(QCoreApplication::translate("warrenctl", "--%1 takes no value").arg(option.name));
        for (std::size_t i = option.isRepeatable || given.empty() ? 0 : given.size() - 1; i < given.size(); ++i) {
            const QString value = option.value.isEmpty() ? QString() : QString::fromStdString(given.at(i));
            if (const Status taken = option.take(options, value); !taken)
                return taken;
            // As if it had not been said it would name another cluster, node or folder than was meant.
            if (!option.value.isEmpty() && value.isEmpty() && !option.mayBeEmpty)
                return wrong(QCoreApplication::translate("warrenctl", "%1 needs a value").arg(QString::fromStdString(name)));
        }
    }
    return {};
}

/// A saved plan says it all: what else would be asked for must not be ignored.
Status checkBesidePlan(const std::vector<const CLI::App *> &twins, const VerbPath &all)
{
    static const QStringList beside{u"plan"_s, u"why"_s, u"dry-run"_s, u"override"_s, u"yes"_s, u"confirm"_s, u"answer"_s, u"due"_s};
    // The first is the program itself, whose options make no plan.
    for (std::size_t i = 1; i < twins.size(); ++i) {
        for (const VerbOption &option : all.at(static_cast<qsizetype>(i))->options) {
            if (twins.at(i)->count("--" + option.name.toStdString()) > 0 && !beside.contains(option.name))
                return wrong(QCoreApplication::translate("warrenctl", "--plan names a whole plan: no options that make one stand beside it"));
        }
    }
    return {};
}

/// The words after the verbs.
Status takeWords(const VerbPath &path, const QStringList &words, Options &options)
{
    const std::optional<VerbArgument> &argument = path.last()->argument;
    const qsizetype most = !argument ? 0 : argument->isRepeatable ? words.size() : 1;
    if (words.size() > most)
        return wrong(QCoreApplication::translate("warrenctl", "“%1” is one argument too many").arg(words.at(most)));
    if (argument && (words.contains(QString()) || (argument->isRequired && words.isEmpty())))
        return wrong(QCoreApplication::translate("warrenctl", "%1 needs %2: %3").arg(toText(path), argument->value, argument->words));
    for (const QString &word : words) {
        if (const Status taken = argument->take(options, word); !taken)
            return taken;
    }
    return {};
}

std::unexpected<Error> unknownOption(const Verb &root, const VerbPath &path, const QString &word)
{
    const QString written = word.section(u'=', 0, 0);
    const QString name = written.startsWith("--"_L1) ? written.sliced(2) : QString();
    const QStringList owners = ownersOf(root, name);
    if (!owners.isEmpty() && path.isEmpty())
        return wrong(QCoreApplication::translate("warrenctl", "A command is missing: one of %1").arg(listed(owners)));
    if (!owners.isEmpty())
        return wrong(QCoreApplication::translate("warrenctl", "--%1 does not belong to the command %2, but to %3").arg(name, toText(path), listed(owners)));
    QStringList known;
    const QList<VerbOption> options = optionsOf(path) + root.options;
    for (const VerbOption &option : options)
        known.append(u"--"_s + option.name);
    return wrong(QCoreApplication::translate("warrenctl", "%1 is no option of %2").arg(written, path.isEmpty() ? root.name : toText(path))
                 + suggestion(written, known));
}

/// Errors: Usage, in words of ours; CLI11's own are English and know no verb.
Status parse(CLI::App &app, const Verb &root, const VerbPath &path, const QStringList &options)
{
    std::vector<std::string> words;
    for (const Verb *verb : path)
        words.push_back(verb->name.toStdString());
    for (const QString &option : options)
        words.push_back(option.toStdString());
    std::ranges::reverse(words); // as CLI11 wants them
    try {
        app.parse(words);
    } catch (const CLI::ArgumentMismatch &error) {
        return wrong(QCoreApplication::translate("warrenctl", "%1 needs a value").arg(QString::fromUtf8(error.what()).section(u':', 0, 0)));
    } catch (const CLI::Error &error) {
        return wrong(QCoreApplication::translate("warrenctl", "These arguments cannot be read: %1").arg(QString::fromUtf8(error.what())));
    }
    if (const std::vector<std::string> left = app.remaining(true); !left.empty())
        return unknownOption(root, path, QString::fromStdString(left.front()));
    return {};
}

/// CLI11's twin of each word of the path, the program itself first.
std::vector<const CLI::App *> twinsOf(const CLI::App &app, const VerbPath &path)
{
    std::vector<const CLI::App *> twins{&app};
    for (const Verb *verb : path)
        twins.push_back(twins.back()->get_subcommand(verb->name.toStdString()));
    return twins;
}

} // namespace

Result<Parsed> parseArguments(const QStringList &arguments)
{
    const Verb root = commandLine();
    const Ordered words = ordered(root, arguments.sliced(qMin<qsizetype>(1, arguments.size())));
    const bool isUnfinished = words.path.isEmpty() || !words.path.last()->verbs.isEmpty();
    if (isUnfinished && !words.rest.isEmpty() && words.stranger)
        return unknownOption(root, words.path, *words.stranger);
    if (isUnfinished && !words.rest.isEmpty())
        return wrong(noSuchVerb(words.path, words.rest.first(), words.path.isEmpty() ? root.verbs : words.path.last()->verbs));
    VerbPath path = words.path;
    while (!path.isEmpty() && !path.last()->verbs.isEmpty())
        path.append(&path.last()->verbs.first());

    CLI::App app;
    describe(app, root);
    if (const Status read = parse(app, root, path, words.options); !read)
        return std::unexpected(read.error());
    if (app.count("--help") > 0)
        return Parsed{.options = std::nullopt, .run = {}, .print = helpText(root, words.path)};
    if (app.count("--version") > 0)
        return Parsed{.options = std::nullopt, .run = {}, .print = u"warrenctl "_s + QLatin1StringView(WARRENER_VERSION) + u'\n'};
    if (path.isEmpty())
        return wrong(QCoreApplication::translate("warrenctl", "A command is missing: one of %1").arg(listed(namesOf(root.verbs))));

    Parsed parsed{.options = Options{}, .run = {}, .print = {}};
    Options &options = *parsed.options;
    options.verb = toText(path);
    options.change.action = path.size() > 1 ? path.last()->name : QString();
    const VerbPath all = VerbPath{&root} + path;
    const std::vector<const CLI::App *> twins = twinsOf(app, path);
    for (std::size_t i = 0; i < twins.size(); ++i) {
        const Verb &verb = *all.at(static_cast<qsizetype>(i));
        options.command = verb.id.value_or(options.command);
        if (verb.run)
            parsed.run = verb.run;
        if (const Status taken = takeOptions(*twins.at(i), verb, options); !taken)
            return std::unexpected(taken.error());
    }
    if (const Status taken = takeWords(path, words.rest, options); !taken)
        return std::unexpected(taken.error());
    for (const Verb *verb : all) {
        if (!verb->check)
            continue;
        if (const Status checked = verb->check(options); !checked)
            return std::unexpected(checked.error());
    }
    if (const Status whole = options.change.planFile.isEmpty() ? Status{} : checkBesidePlan(twins, all); !whole)
        return std::unexpected(whole.error());
    return parsed;
}

} // namespace warrener::ctl
