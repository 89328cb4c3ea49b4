#include "record/calendar/CalendarCommand.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostWords = 60;
constexpr qsizetype longestWord = 500;

struct KnownCommand
{
    CalendarKind kind;
    QStringList words;    ///< that it begins with
    bool named;           ///< one word follows: what it is about
    QStringList switches; ///< options without a value
    QStringList options;  ///< with one
};

const QList<KnownCommand> &knownCommands()
{
    static const QList<KnownCommand> known{
        {CalendarKind::Drill, {u"drill"_s, u"run"_s}, true, {}, {u"--mode"_s, u"--node"_s, u"--proxy"_s, u"--duration"_s, u"--why"_s}},
        {CalendarKind::RestoreTest, {u"restore"_s, u"--test"_s}, false, {}, {u"--to"_s, u"--folder"_s, u"--identity"_s}},
        {CalendarKind::Rehearsal, {u"recovery"_s, u"run"_s}, true, {u"--rehearse"_s}, {u"--node"_s, u"--backup"_s, u"--folder"_s}},
        {CalendarKind::Diagnosis, {u"diagnose"_s}, false, {}, {}},
        {CalendarKind::Backup,
         {u"backup"_s, u"create"_s},
         false,
         {u"--with-consumers"_s, u"--gzip"_s},
         {u"--type"_s, u"--folder"_s, u"--queues"_s, u"--vhost"_s, u"--without"_s, u"--description"_s}},
    };
    return known;
}

bool isConsent(const QString &word)
{
    return word == "--confirm"_L1 || word == "--approved-by"_L1 || word == "--approver"_L1;
}

bool begins(const KnownCommand &known, const QStringList &arguments)
{
    return arguments.first(std::min(arguments.size(), known.words.size())) == known.words;
}

bool fits(const KnownCommand &known, const QStringList &arguments)
{
    if (!begins(known, arguments))
        return false;
    QStringList rest = arguments.mid(known.words.size());
    if (known.named) {
        if (rest.isEmpty() || rest.first().startsWith(u'-') || rest.first().contains(u'/'))
            return false;
        rest.removeFirst();
    }
    while (!rest.isEmpty()) {
        const QString word = rest.takeFirst();
        if (word == "--yes"_L1 || known.switches.contains(word))
            continue;
        if ((!isConsent(word) && !known.options.contains(word)) || rest.isEmpty() || rest.first().startsWith(u'-'))
            return false;
        rest.removeFirst();
    }
    // What touches nothing is a rehearsal; a plan that is run in earnest is nobody's schedule.
    return known.kind != CalendarKind::Rehearsal || arguments.contains("--rehearse"_L1);
}

} // namespace

std::optional<CalendarKind> kindOfCommand(const QStringList &arguments)
{
    const bool isSmall = arguments.size() <= mostWords && std::ranges::all_of(arguments, [](const QString &word) {
                             return word.size() <= longestWord && std::ranges::none_of(word, [](QChar c) { return c.category() == QChar::Other_Control; });
                         });
    if (!isSmall)
        return std::nullopt;
    const auto found = std::ranges::find_if(knownCommands(), [&](const KnownCommand &known) { return fits(known, arguments); });
    return found == knownCommands().end() ? std::nullopt : std::optional(found->kind);
}

std::optional<CalendarKind> kindOfVerb(const QStringList &arguments)
{
    const auto found = std::ranges::find_if(knownCommands(), [&](const KnownCommand &known) { return begins(known, arguments); });
    return found == knownCommands().end() ? std::nullopt : std::optional(found->kind);
}

QStringList withoutConsent(const QStringList &arguments)
{
    QStringList rest;
    for (qsizetype index = 0; index < arguments.size(); ++index) {
        if (isConsent(arguments.at(index)))
            ++index;
        else if (arguments.at(index) != "--yes"_L1)
            rest.append(arguments.at(index));
    }
    return rest;
}

QString confirmedName(const QStringList &arguments, const QString &cluster)
{
    const std::optional<CalendarKind> kind = kindOfCommand(arguments);
    if (kind == CalendarKind::RestoreTest) {
        const qsizetype to = arguments.indexOf("--to"_L1);
        return to < 0 ? cluster : arguments.value(to + 1);
    }
    return kind == CalendarKind::Drill ? cluster : QString();
}

QString testedIn(const QStringList &arguments)
{
    const qsizetype to = arguments.indexOf("--to"_L1);
    if (to < 0 || kindOfVerb(arguments) != CalendarKind::RestoreTest)
        return {};
    // A timer may name a profile's file; who made it has confirmed the cluster's name.
    const qsizetype confirmed = arguments.indexOf("--confirm"_L1);
    return arguments.value((confirmed < 0 ? to : confirmed) + 1);
}

QStringList withConsent(const QStringList &arguments, const QString &cluster, const QString &approver)
{
    QStringList words = withoutConsent(arguments);
    const QString name = confirmedName(words, cluster);
    if (!name.isEmpty())
        words << u"--confirm"_s << name;
    if (!approver.isEmpty() && kindOfCommand(arguments) == CalendarKind::Drill)
        words << u"--approved-by"_s << approver;
    words << u"--yes"_s;
    return words;
}

QString approverIn(const QStringList &arguments)
{
    for (const QString &option : {u"--approved-by"_s, u"--approver"_s}) {
        if (const qsizetype at = arguments.indexOf(option); at >= 0)
            return arguments.value(at + 1);
    }
    return {};
}

bool hasConsent(const QStringList &arguments)
{
    return arguments.contains("--yes"_L1);
}

QStringList asRun(const QStringList &arguments)
{
    const std::optional<CalendarKind> kind = kindOfCommand(arguments);
    return kind == CalendarKind::Diagnosis || kind == CalendarKind::Backup ? withoutConsent(arguments) : arguments;
}

} // namespace warrener
