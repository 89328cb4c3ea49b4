#include "app/warrenctl/SavedPlan.h"

#include "app/warrenctl/ClusterDesk.h"
#include "app/warrenctl/PlanReport.h"
#include "app/warrenctl/Planning.h"
#include "app/warrenctl/Terminal.h"
#include "base/JsonReader.h"
#include "base/PlainFile.h"
#include "base/Units.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

/// As planFromText(); what plan prints beside the plan has the plan's own size at most.
constexpr qint64 largestFile = qint64{8} << 20;

Error about(const QString &file, Error error)
{
    error.message = QCoreApplication::translate("warrenctl", "The plan of %1 cannot be read: %2").arg(file, error.message);
    return error;
}

} // namespace

Result<Plan> readPlan(const QString &file)
{
    const Result<QByteArray> bytes = readNamedFile(file, largestFile);
    if (!bytes)
        return std::unexpected(about(file, bytes.error()));
    // What is too much to be read, or is no JSON, is told by planFromText().
    const QJsonValue inner = jsonObjectFrom(*bytes, largestFile).value_or(QJsonObject()).value("plan"_L1);
    Result<Plan> plan = planFromText(inner.isObject() ? QJsonDocument(inner.toObject()).toJson(QJsonDocument::Compact) : *bytes);
    if (!plan)
        return std::unexpected(about(file, plan.error()));
    return plan;
}

Status checkSavedPlan(const Plan &plan, const QString &command, const ClusterProfile &profile)
{
    if (plan.cluster != profile.name) {
        return failure(
            ErrorKind::Usage,
            QCoreApplication::translate("warrenctl", "The plan “%1” was made for %2, this is %3").arg(plan.title, plan.cluster.value, profile.name.value));
    }
    if (plan.command.isEmpty()) {
        return failure(ErrorKind::Usage,
                       QCoreApplication::translate("warrenctl", "The plan “%1” does not say which command runs it: make it anew").arg(plan.title));
    }
    if (plan.command != command) {
        return failure(
            ErrorKind::Usage,
            QCoreApplication::translate("warrenctl", "The plan “%1” is none of %2: warrenctl %3 run --plan runs it").arg(plan.title, command, plan.command));
    }
    // A file may hold any step, and here stand all hands: what a rehearsal may reach is decided when it is made.
    if (plan.facts.contains(rehearsalKey)) {
        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "“%1” is a rehearsal, which is never run out of a file: make it anew by "
                                                                                  "“recovery run PLAN --rehearse”")
                                             .arg(plan.title));
    }
    if (plan.profileDigest != digestOf(profile)) {
        return failure(ErrorKind::Forbidden,
                       QCoreApplication::translate("warrenctl", "The profile of %1 has changed since the plan “%2” was made: make it anew")
                           .arg(profile.name.value, plan.title));
    }
    return {};
}

Outcome runSavedPlan(const Errand &errand, const QString &command)
{
    const ChangeOptions &change = errand.options().change;
    // Before the password is asked for: a plan that cannot run needs none.
    const Result<Plan> plan = readPlan(change.planFile);
    if (!plan)
        return std::unexpected(Complaint(plan.error()));
    return errand.with([&](const ClusterProfile &profile, const Credentials &credentials) -> Outcome {
        if (const Status checked = checkSavedPlan(*plan, command, profile); !checked)
            return std::unexpected(Complaint(checked.error()));
        const auto desk = ClusterDesk::open(profile, credentials, change);
        if (!desk)
            return std::unexpected(Complaint(desk.error()));
        RunBook &book = (*desk)->book();
        if (change.dryRun)
            return planReport(*plan, {}, askChecks(book, *plan));
        tell(QCoreApplication::translate("warrenctl", "“%1”, made %2").arg(plan->title, units::timeAndAge(plan->createdAt, SystemClock().now())));
        return confirmAndRun(book, *plan, {}, change);
    });
}

} // namespace warrener::ctl
