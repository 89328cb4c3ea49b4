// One whole diagnosis of the test hosts: beside its own slowest check, which nothing can undercut,
// and beside the same questions put one after the other by RabbitMQ's own tool over SSH.

#include "Bench.h"
#include "LiveCluster.h"
#include "look/access/ClusterAccess.h"
#include "record/report/RunDiagnosis.h"

#include <QCoroTask>
#include <QElapsedTimer>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

constexpr int rounds = 3;
constexpr double promised = 1.5;
constexpr double aim = 20;

/// What the diagnosis answers too, as the handbook has people ask it.
constexpr std::array questions{
    "rabbitmq-diagnostics -q ping",
    "rabbitmq-diagnostics -q status",
    "rabbitmq-diagnostics -q check_running",
    "rabbitmq-diagnostics -q check_local_alarms",
    "rabbitmq-diagnostics -q check_port_connectivity",
    "rabbitmq-diagnostics -q check_virtual_hosts",
    "rabbitmq-diagnostics -q check_if_node_is_quorum_critical",
    "rabbitmq-diagnostics -q cluster_status",
    "rabbitmq-diagnostics -q listeners",
    "rabbitmq-diagnostics -q memory_breakdown",
    "rabbitmqctl -q list_feature_flags",
    "rabbitmqctl -q list_policies",
    "rabbitmqctl -q list_connections name state",
    "rabbitmqctl -q list_queues name state consumers messages",
    "rabbitmq-plugins -q list -e",
};

struct Round
{
    double whole = 0;   ///< s
    double asking = 0;  ///< s, without the judging
    double slowest = 0; ///< s
    QString check{};
};

QCoro::Task<Diagnosis> diagnose(DiagnosisRequest request)
{
    return runDiagnosis(std::move(request), {});
}

QString seconds(double value)
{
    return QString::number(value, 'f', 2) + u" s"_s;
}

Round once(const DiagnosisRequest &request)
{
    QElapsedTimer timer;
    timer.start();
    const Diagnosis diagnosis = QCoro::waitFor(diagnose(request));
    // With the judging: what a person waits for.
    Round round{.whole = static_cast<double>(timer.elapsed()) / 1000, .asking = static_cast<double>(diagnosis.report.took.count()) / 1000};
    for (const CheckResult &check : diagnosis.report.checks) {
        const double took = static_cast<double>(check.took.count()) / 1000;
        if (took > round.slowest) {
            round.slowest = took;
            round.check = check.id + u' ' + check.subject.name;
        }
    }
    return round;
}

QCoro::Task<Result<CommandResult>> ask(HostShell *shell, QString command)
{
    return shell->run(std::move(command), {.timeout = 60s, .asRoot = true});
}

Result<double> oneAfterTheOther(const ClusterProfile &profile)
{
    ClusterAccess access({.profile = std::make_shared<const ClusterProfile>(profile)});
    QElapsedTimer timer;
    timer.start();
    for (const NodeProfile &node : profile.nodes) {
        HostShell *shell = access.shell(node.host);
        if (shell == nullptr)
            return failure(ErrorKind::NotConfigured, u"no SSH to %1"_s.arg(node.host.value));
        for (const char *question : questions) {
            const Result<CommandResult> answer = QCoro::waitFor(ask(shell, QString::fromLatin1(question)));
            if (!answer)
                return std::unexpected(answer.error());
            if (answer->exitCode != 0)
                return failure(ErrorKind::Command, u"%1: %2"_s.arg(QLatin1StringView(question), QString::fromUtf8(answer->err).left(300)));
        }
    }
    return static_cast<double>(timer.elapsed()) / 1000;
}

} // namespace

BenchResult benchDiagnosis()
{
    const Result<ClusterProfile> profile = liveBenchProfile();
    if (!profile)
        return std::unexpected(profile.error());
    const DiagnosisRequest request{
        .doors = {.profile = std::make_shared<const ClusterProfile>(*profile), .credentials = {.password = qEnvironmentVariable("WARRENER_PASSWORD")}},
        .clock = std::make_shared<const SystemClock>()};
    QList<Round> measured;
    for (int round = 0; round < rounds; ++round)
        measured += once(request);
    std::ranges::sort(measured, {}, &Round::whole);
    const Round &median = measured.at(rounds / 2);
    const double ratio = median.whole / median.slowest;
    const Result<double> byHand = oneAfterTheOther(*profile);
    if (!byHand)
        return std::unexpected(byHand.error());
    const qsizetype asked = static_cast<qsizetype>(questions.size()) * profile->nodes.size();
    return QList<BenchLine>{
        {.what = u"whole diagnosis (asking: %1)"_s.arg(seconds(median.asking)),
         .measured = seconds(median.whole),
         .baseline = u"its slowest check: %1, %2"_s.arg(seconds(median.slowest), median.check),
         .ratio = ratio,
         .bound = u"≤ %1 ×"_s.arg(promised),
         .holds = ratio <= promised},
        {.what = u"the same (aim: %1 × faster)"_s.arg(aim),
         .measured = seconds(median.whole),
         .baseline = u"rabbitmq-diagnostics by SSH, %1 questions: %2, %3 × slower"_s.arg(asked).arg(seconds(*byHand)).arg(*byHand / median.whole, 0, 'f', 1),
         .ratio = median.whole / *byHand,
         .bound = {}},
    };
}

} // namespace warrener
