// Holds the lease of the cluster in WARRENER_PROFILE as a run does, and says what happens:
//
//   hold_lease RUN [NODE-INDEX] [override]     until it is killed or its standard input ends
//
// Lines: "granted WHERE", "refused REASON", "failed MESSAGE", "lost REASON", "taken REASON", "regained WHERE".
#include "cluster/ProfileStore.h"
#include "look/access/Doors.h"
#include "run/lease/BrokerLease.h"
#include "run/lease/LeaseLookup.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

void say(const QString &word, const QString &rest)
{
    std::printf("%s %s\n", qPrintable(word), qPrintable(rest));
    std::fflush(stdout);
}

QCoro::Task<> take(BrokerLease *lease, QString run, bool override)
{
    const Result<LeaseAnswer> answer = co_await lease->acquire(thisProcess(run, SystemClock().now()), override, {});
    if (!answer)
        say(u"failed"_s, answer.error().message);
    else
        say(answer->granted ? u"granted"_s : u"refused"_s, answer->granted ? answer->where : answer->reason);
    if (!override && (!answer || !answer->granted))
        QCoreApplication::exit(1);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const Result<ClusterProfile> profile = readProfile(qEnvironmentVariable("WARRENER_PROFILE"));
    if (!profile || argc < 2)
        return 2;
    const Doors doors{.profile = std::make_shared<const ClusterProfile>(*profile), .credentials = {.password = qEnvironmentVariable("WARRENER_PASSWORD")}};
    QList<AmqpOptions> nodes;
    QList<HttpAccess> managements;
    for (const NodeProfile &node : profile->nodes) {
        AmqpOptions options = doors.amqp(node);
        options.heartbeat = std::chrono::seconds(4);
        nodes.append(options);
        HttpAccess management = doors.management(node);
        management.timeout = Millis{2000};
        management.retries = 0;
        managements.append(management);
    }
    std::rotate(nodes.begin(), nodes.begin() + app.arguments().value(2).toInt() % nodes.size(), nodes.end());
    std::rotate(managements.begin(), managements.begin() + app.arguments().value(2).toInt() % managements.size(), managements.end());

    BrokerLease lease({.nodes = nodes, .whoHolds = askWhoHolds(managements), .time = systemTimekeeper()});
    QObject::connect(&lease, &Lease::lost, &app, [](const QString &reason, bool taken) { say(taken ? u"taken"_s : u"lost"_s, reason); });
    QObject::connect(&lease, &Lease::regained, &app, [](const QString &where) { say(u"regained"_s, where); });
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &app, [&app] {
        char byte = 0;
        if (::read(STDIN_FILENO, &byte, 1) <= 0)
            app.exit(0);
    });
    QCoro::Task<> task;
    QMetaObject::invokeMethod(&app, [&] { task = take(&lease, app.arguments().at(1), app.arguments().contains(u"override"_s)); }, Qt::QueuedConnection);
    return app.exec();
}
