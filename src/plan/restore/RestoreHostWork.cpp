#include "plan/restore/RestoreHostWork.h"

#include "run/operations/HaproxyOperations.h"
#include "run/operations/HostCommands.h"
#include "run/operations/HostOperations.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/restore/RestoreHostSteps.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

QList<RestoreFile> toWrite(const RestorePreview &preview, const QString &of)
{
    QList<RestoreFile> files;
    std::ranges::copy_if(preview.files, std::back_inserter(files),
                         [&of](const RestoreFile &file) { return file.of == of && (file.fate == FileFate::Create || file.fate == FileFate::Change); });
    return files;
}

/// The new file is judged before it is in its place, and again where it lies; sessions live through a reload.
Result<QList<Step>> proxySteps(const ClusterView &view, const RestorePreview &preview, const RestoreRequest &request, const RestoreHost &host,
                               QList<Step> &proofs)
{
    const ClusterProfile &profile = *view.profile;
    const auto proxy = std::ranges::find(profile.proxies, ProxyName{host.of}, &ProxyProfile::name);
    const ProxyFacts *facts = view.facts->proxy(ProxyName{host.of});
    const RestoreFileSteps files = restoreFilesSteps(request.source, preview.manifest, profile, host, toWrite(preview, host.of), preview.stamp, host.isRunning);
    if (const Status its = servesProxy(profile, *proxy); !its)
        return std::unexpected(its.error());
    const HostProfile onIt = hostOf(profile, *proxy);
    Result<Step> tell = host.isRunning ? reloadServiceStep(onIt, Millis{1500}, Millis{60000}) : startServiceStep(onIt, Millis{1500}, Millis{60000});
    if (!tell)
        return std::unexpected(tell.error());
    Step sound = checkFileStep(profile, *proxy);
    QList<Step> steps{files.place, sound, *tell};
    // What it was told at run time is forgotten by a reload.
    if (host.isRunning && facts != nullptr && facts->servers && facts->mayWrite) {
        const ProxyPart part{.name = proxy->name, .servers = &*facts->servers};
        Step checked = rememberProxyStep(part);
        Step back = ensureProxyStep(part, asTheyStand(*facts->servers), Ensure::AfterRestart);
        back.title = QCoreApplication::translate("Restore", "Its servers, of all backends, as they were set before");
        back.retry = {.times = 10, .pause = Millis{500}};
        steps.prepend(checked);
        steps += back;
    }
    for (Step &step : steps) {
        if (!step.id.endsWith(u'-' + host.of) && !step.id.contains(host.of))
            step.id += u'-' + host.of;
        if (!step.title.contains(host.of))
            step.title = QCoreApplication::translate("Backup", "%1: %2").arg(host.of, step.title);
    }
    proofs += files.prove;
    return steps;
}

} // namespace

Result<HostWork> hostWork(const ClusterView &view, const RestorePreview &preview, const RestoreRequest &request)
{
    const ClusterProfile &profile = *view.profile;
    const QList<RestoreHost> hosts = request.configuration ? preview.hosts : QList<RestoreHost>();
    const QList<RestoreData> directories = request.data ? preview.directories : QList<RestoreData>();
    HostWork work;
    QStringList refusals;
    for (const NodeProfile &node : profile.nodes) {
        const auto host = std::ranges::find(hosts, node.name.value, &RestoreHost::of);
        const auto directory = std::ranges::find(directories, node.name, &RestoreData::node);
        NodeOutage outage{.node = node.name};
        if (host != hosts.end() && host->toWrite > 0) {
            if (host->refused.isEmpty()) {
                const RestoreFileSteps steps =
                    restoreFilesSteps(request.source, preview.manifest, profile, *host, toWrite(preview, host->of), preview.stamp, host->isRunning);
                outage.meanwhile += steps.place;
                outage.isRunning = host->isRunning;
                work.proofs += steps.prove;
                work.kept.append(shortName(node.name) + u": …"_s + host->keptAs);
            }
        }
        if (directory != directories.end() && directory->refused.isEmpty()) {
            const RestoreDataSteps steps = restoreDataSteps(request.source, preview.manifest, profile, *directory, preview.stamp);
            work.before += {steps.check, steps.unpack};
            outage.meanwhile += steps.swap;
            outage.isRunning = directory->isRunning;
            work.proofs += steps.prove;
            if (!directory->keptAs.isEmpty())
                work.kept.append(shortName(node.name) + u": "_s + directory->keptAs);
        }
        if (!outage.meanwhile.isEmpty())
            work.outages.append(outage);
    }
    for (const RestoreHost &host : hosts) {
        if (!host.refused.isEmpty())
            refusals.append(u"%1: %2"_s.arg(host.of, host.refused));
        else if (host.isProxy && host.toWrite > 0) {
            const Result<QList<Step>> steps = proxySteps(view, preview, request, host, work.proofs);
            if (!steps)
                return std::unexpected(steps.error());
            work.proxies += *steps;
        }
    }
    for (const RestoreData &directory : directories) {
        if (!directory.refused.isEmpty())
            refusals.append(u"%1: %2"_s.arg(shortName(directory.node), directory.refused));
    }
    // A person who names a node wants that one: half of a choice is not done in silence.
    if (!refusals.isEmpty() && (work.outages.isEmpty() || !request.directories.nodes.isEmpty() || !request.files.hosts.isEmpty()))
        return failure(ErrorKind::Forbidden, refusals.join(u"; "_s));
    work.left = refusals;
    if (request.directories.together && work.outages.size() != profile.nodes.size()) {
        return failure(ErrorKind::Forbidden,
                       refusals.isEmpty() ? QCoreApplication::translate("Restore", "All nodes together: then each of them needs something to be restored")
                                          : refusals.join(u"; "_s));
    }
    // Nodes that are down wait for one another as they start.
    work.isTogether = request.directories.together || std::ranges::count(work.outages, false, &NodeOutage::isRunning) > 1;
    // On the way back a node serves again, and another may have gone meanwhile.
    for (NodeOutage &outage : work.outages) {
        if (work.isTogether || !outage.isRunning || profile.nodes.size() < 2)
            continue;
        for (Step &step : outage.meanwhile)
            step = onlyWhileOthersServe(std::move(step), askOrder(profile, {}, outage.node));
    }
    return work;
}

} // namespace warrener
