#pragma once

#include "cluster/Level.h"
#include "judge/diagnosis/CheckResult.h"
#include "judge/diagnosis/HostNames.h"
#include "judge/diagnosis/Rule.h"

#include <QList>

namespace warrener {

/// A result that found something, on its way to become a finding or evidence of one.
struct Problem
{
    CheckResult result{};
    Level level = Level::Note;
    QString host{};
    QSet<QString> named{};   ///< hosts that it is about or names
    int cause = -1;          ///< index of what explains it directly
    Join join = Join::Child; ///< to its cause

    bool isCause() const { return cause < 0; }
};

/// Results that found something, worst first, each with what explains it by the table of rules.
/// Never a circle.
QList<Problem> joined(const QList<CheckResult> &results, const HostNames &names);

/// Whether it is about one of many things of the cluster (a queue, a shovel, a virtual host, a policy, something that
/// was deleted): what is wrong with many of them alike is one finding.
bool isOneOfMany(const CheckResult &result);
/// What it is called among them: the same in the next report.
QString thingOf(const CheckResult &result);
/// All that a result stands for; none: not all of them are named.
QStringList thingsNamedBy(const CheckResult &result);
/// Of results of the rest of a list: how they are named in `CheckResult::facts`.
QString namesOfRest(const QList<CheckResult> &rest);
/// For how many things a result stands: the last of a long list stands for the rest of it.
qint64 thingsIn(const CheckResult &result);

/// The cause at the end of the chain.
int rootOf(const QList<Problem> &problems, int index);
/// The nearest problem up the chain that is a finding of its own; itself where it is one.
int findingOf(const QList<Problem> &problems, int index);

} // namespace warrener
