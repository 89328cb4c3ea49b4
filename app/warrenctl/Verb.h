#pragma once

#include "app/warrenctl/Report.h"
#include "base/Result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <utility>

namespace warrener::ctl {

class Errand;

/// Why a command was not carried out, and what the shell is told.
struct Complaint
{
    Error error;
    ExitCode exitCode;

    /// The exit code follows from the kind: Usage 2, Timeout and its like 3, Forbidden 4, else 1.
    Complaint(Error why); // NOLINT(google-explicit-constructor): every Result<Report> becomes an Outcome
    Complaint(Error why, ExitCode code) : error(std::move(why)), exitCode(code) {}
};

/// Of a document (a drill, a recovery plan) that was named by its id or its file: an id that there is not is wrong usage; one that cannot be read, or that
/// is damaged, has failed.
Complaint documentComplaint(Error why);

using Outcome = std::expected<Report, Complaint>;

/// What a shell offers where a value stands.
enum class Completes : std::uint8_t {
    Nothing,
    Choice, ///< one of `choices`
    File,
    Cluster, ///< of the configuration folder
    Node,    ///< of the cluster that is meant, by its short name
    Verb     ///< words of the command line itself
};

/// Puts a value where the command finds it; a switch is given an empty one. Errors: Usage.
using Take = std::function<Status(Options &, const QString &)>;

struct VerbOption
{
    QString name;    ///< "from", without dashes; one name takes a value everywhere or nowhere
    QString value{}; ///< "NODE"; empty: a switch
    QString words;   ///< translated
    Take take;
    Completes completes = Completes::Nothing;
    QStringList choices{};
    bool isRepeatable = false; ///< all are taken; else the last one
    QChar letter{};            ///< "-h"
    bool mayBeEmpty = false;   ///< a text that says nothing is one, too; else an empty value is none, as of a script's variable that is not set
};

/// The one kind of word that may follow a verb that has none below it.
struct VerbArgument
{
    QString value; ///< "RUN"
    QString words; ///< translated
    Take take;
    Completes completes = Completes::Nothing;
    QStringList choices{};
    bool isRequired = false;
    bool isRepeatable = false;
};

/// One word of the command line with all that belongs to it. The tree of them (Verbs.h) is the only
/// description: parser, help, man page and shell completion are made from it. README.md beside this
/// file says how to add one.
struct Verb
{
    QString name;
    QString words;                              ///< translated: one line
    QString details{};                          ///< translated: paragraphs apart by an empty line
    QList<std::pair<QString, QString>> notes{}; ///< translated: titles and paragraphs that close help and man page
    std::optional<CommandId> id{};              ///< handed on in Options::command; of a verb or of the one above it
    QList<VerbOption> options{};                ///< of this word and all below it
    std::optional<VerbArgument> argument{};
    QList<Verb> verbs{};                            ///< the first one is meant where none is named
    std::function<Status(const Options &)> check{}; ///< when all is taken; of a verb, then of the one below it. Errors: Usage.
    std::function<Outcome(const Errand &)> run{};   ///< of a verb or of the one above it
};

/// A Take that cannot fail.
template <class Set>
Take sets(Set set)
{
    return [set](Options &options, const QString &value) -> Status {
        set(options, value);
        return {};
    };
}

/// Verbs from the top down, without the program itself: "failover", "plan".
using VerbPath = QList<const Verb *>;

const Verb *verbNamed(const QList<Verb> &verbs, const QString &name);
/// "failover plan"
QString toText(const VerbPath &path);
/// Calls `visit` for each verb below `root`, one before those below it.
void eachVerb(const Verb &root, const std::function<void(const VerbPath &)> &visit);
/// The one of `known` that differs least, where that is little enough for a slip of the fingers.
std::optional<QString> nearest(const QString &word, const QStringList &known);

// Sentences that complain; translated.

/// "a, b, c"
QString listed(const QStringList &words);
QStringList namesOf(const QList<Verb> &verbs);
/// "; did you mean “--from”?", or nothing.
QString suggestion(const QString &word, const QStringList &known);
/// "“failover plam” is no command; there are plan, run; did you mean “plan”?"
QString noSuchVerb(const VerbPath &path, const QString &word, const QList<Verb> &verbs);

} // namespace warrener::ctl
