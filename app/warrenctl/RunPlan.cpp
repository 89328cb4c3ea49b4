#include "app/warrenctl/RunPlan.h"

#include "app/warrenctl/AskPerson.h"
#include "app/warrenctl/GivenUp.h"
#include "app/warrenctl/PlanReport.h"
#include "app/warrenctl/Terminal.h"
#include "base/Clock.h"
#include "base/Interrupt.h"
#include "run/procedure/Lease.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>
#include <string>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

constexpr Millis betweenWords{5000};

void tellRefusal(const QString &rule, const QString &reason, const QString &detail, bool overridable)
{
    tell(QCoreApplication::translate("warrenctl", "warrenctl: refused by the rule “%1”: %2%3")
             .arg(rule, reason, overridable ? QCoreApplication::translate("warrenctl", " (--override %1 --why TEXT passes it)").arg(rule) : QString()));
    for (const auto all = detail.split(u'\n', Qt::SkipEmptyParts); const QString &line : all)
        tell(u"    "_s + line);
}

/// Shows what happens while `work` runs to its end, and lets Ctrl+C take it back.
Result<Report> drive(RunBook &book, const Plan &plan, const ChangeOptions &options, const std::function<QCoro::Task<Result<Verdict>>()> &work)
{
    const bool shows = isatty(STDERR_FILENO) != 0;
    QObject context;
    QObject::connect(&book, &RunBook::happened, &context, [&plan, shows](const JournalRecord &record) {
        if (record.kind == RecordKind::GuardRefused) {
            tellRefusal(record.data.value("guard"_L1).toString(), record.data.value("reason"_L1).toString(), record.data.value("detail"_L1).toString(),
                        record.data.value("overridable"_L1).toBool());
            return;
        }
        if (const QString line = progressLine(record, plan); shows && !line.isEmpty())
            tell(line);
    });
    // What waits says so every few seconds, as long as it has something new to say.
    QTimer waiting;
    QStringList told;
    QObject::connect(&waiting, &QTimer::timeout, &context, [&book, &told, shows] {
        const QStringList lines = waitingLines(book.current().state, SystemClock().now());
        for (const QString &line : lines) {
            if (shows && !told.contains(line))
                tell(line);
        }
        told = lines;
    });
    waiting.start(betweenWords);
    const AskPerson person(book, plan, options);
    bool isInterrupted = false;
    Interrupt interrupt([&book, &isInterrupted] {
        const RunState &state = book.current().state;
        tell(interruptedWords(state));
        // While it is taken back, to be told once more would give that up.
        if (!std::exchange(isInterrupted, true) && !state.isUndoing())
            book.abort(QCoreApplication::translate("warrenctl", "interrupted"), true);
    });
    const auto sayLastWords = [&book, &interrupt] { interrupt.setLastWords(givenUpWords(book.current().state).toUtf8()); };
    QObject::connect(&book, &RunBook::happened, &context, sayLastWords);
    interrupt.setLastWords(givenUpWords({}).toUtf8());
    const Result<Verdict> verdict = QCoro::waitFor(work());
    // A run that is taken up again is refused without a record.
    if (!verdict && !verdict.error().rule.isEmpty())
        tellRefusal(verdict.error().rule, verdict.error().message, verdict.error().detail, true);
    if (!verdict)
        return std::unexpected(verdict.error());
    return runReport(book.current().state);
}

QHash<QString, Override> overridesOf(const ChangeOptions &options)
{
    QHash<QString, Override> overrides;
    for (const QString &rule : options.overrides)
        overrides.insert(rule, {.who = operatorName(), .why = options.why});
    return overrides;
}

} // namespace

QString operatorName()
{
    return thisProcess({}, {}).who;
}

Status confirm(const ClusterProfile &profile, const ChangeOptions &options, const QString &what)
{
    const bool production = profile.environment == Environment::Production;
    if (production && !options.confirm.isEmpty() && options.confirm != profile.name.value)
        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "--confirm names %1, this is %2").arg(options.confirm, profile.name.value));
    if (options.yes && (!production || options.confirm == profile.name.value))
        return {};
    if (isatty(STDIN_FILENO) == 0 || isatty(STDERR_FILENO) == 0) {
        return failure(ErrorKind::Usage,
                       production ? QCoreApplication::translate("warrenctl", "%1 is a production cluster: it takes --yes --confirm %1").arg(profile.name.value)
                                  : QCoreApplication::translate("warrenctl", "Nobody can confirm here: it takes --yes"));
    }
    tell(what);
    tell(production ? QCoreApplication::translate("warrenctl", "Type %1 to confirm:").arg(profile.name.value)
                    : QCoreApplication::translate("warrenctl", "Go on? [y/N]"));
    std::string line(256, '\0');
    const bool read = std::fgets(line.data(), int(line.size()), stdin) != nullptr;
    const QString said = read ? QString::fromUtf8(line.c_str()).trimmed() : QString();
    if (production ? said == profile.name.value : said.compare("y"_L1, Qt::CaseInsensitive) == 0)
        return {};
    return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "Not confirmed, nothing was done"));
}

Result<Report> runPlan(RunBook &book, const Plan &plan, const ChangeOptions &options)
{
    // Found before anything is asked of the cluster, and with a way on.
    if (const Status usable = QCoro::waitFor(book.tryOutJournal()); !usable) {
        return failure(ErrorKind::Forbidden,
                       QCoreApplication::translate("warrenctl", "refused by the rule “%1”: %2 (--override %1 --why TEXT writes into a journal of its own)")
                           .arg(journalRule, usable.error().message),
                       usable.error().detail);
    }
    return drive(book, plan, options, [&] { return book.run(plan, overridesOf(options)); });
}

Result<Report> recoverRun(RunBook &book, const RecoveryPlan &plan, const RecoveryChoice &choice, const ChangeOptions &options)
{
    return drive(book, plan.state.plan, options, [&] { return book.recoverToEnd(plan.state.run, choice); });
}

} // namespace warrener::ctl
