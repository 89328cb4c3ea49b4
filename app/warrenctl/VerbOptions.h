#pragma once

#include "app/warrenctl/Options.h"
#include "app/warrenctl/Verb.h"

namespace warrener::ctl {

// Options that several verbs share, each described once.

/// A whole number in [least, most]; else Usage with `otherwise`.
Result<int> wholeNumber(const QString &text, int least, int most, const QString &otherwise);
/// In [1, most], for the option of this name.
Take number(int ChangeOptions::*field, const QString &option, int most);
Take text(QString ChangeOptions::*field);

/// A path that was said here as it is from everywhere: a plan that is kept and a timer have another working directory. Empty stays.
QString fromEverywhere(const QString &path);

/// Of a folder of backups that was named to be read: one that is not there, or is none, would look like one without backups. Empty: none was named.
/// Errors: Usage.
Status checkNamedFolder(const QString &folder);
/// Of two switches that say the opposite. Errors: Usage.
Status notTogether(bool hasFirst, bool hasSecond, const QString &first, const QString &second);

/// Hands what is said to `set`, which takes a text.
template <class Set>
VerbOption textOption(const QString &name, const QString &value, const QString &words, Set set, Completes completes = Completes::Nothing,
                      bool isRepeatable = false)
{
    return {.name = name,
            .value = value,
            .words = words,
            .take = sets([set](Options &, const QString &said) { set(said); }),
            .completes = completes,
            .isRepeatable = isRepeatable};
}
/// Calls `set` where it is said.
template <class Set>
VerbOption switchOption(const QString &name, const QString &words, Set set)
{
    return {.name = name, .words = words, .take = sets([set](Options &, const QString &) { set(); })};
}

/// --profile, --cluster, --format, --password-fd, --wait, --help, --version.
QList<VerbOption> globalOptions();
VerbOption whyOption();
/// --yes and --confirm.
QList<VerbOption> confirmOptions();
/// What every command takes that changes a cluster: --why, --dry-run, --override, --yes, --confirm.
QList<VerbOption> runOptions();
/// --answer: what people do in a run, said beforehand.
VerbOption answerOption();
/// --override wants --why.
Status checkOverrides(const Options &options);
VerbOption nodeOption(const QString &name, const QString &words, QString ChangeOptions::*field);
VerbOption webhookOption(const QString &words);

/// The verbs `plan` and `run` of one kind of plan: the same options, so that what was looked at is run
/// by changing one word; `run` also takes a saved plan.
QList<Verb> planAndRun(const QString &plan, const QString &run, const QList<VerbOption> &options);

} // namespace warrener::ctl
