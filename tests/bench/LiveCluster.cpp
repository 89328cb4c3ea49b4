#include "LiveCluster.h"

#include "cluster/ProfileStore.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace warrener {

Result<ClusterProfile> liveBenchProfile()
{
    const QString file = qEnvironmentVariable("WARRENER_PROFILE");
    if (file.isEmpty())
        return failure(ErrorKind::NotConfigured, u"no test hosts: run it as tests/testbed/testbed exec -- bench"_s);
    return readProfile(file);
}

Result<LiveCluster> LiveCluster::find()
{
    LiveCluster live;
    live.profileFile = qEnvironmentVariable("WARRENER_PROFILE");
    Result<ClusterProfile> profile = liveBenchProfile();
    if (!profile)
        return std::unexpected(profile.error());
    live.profile = *std::move(profile);
    const QString beside = QCoreApplication::applicationDirPath() + u"/warrener"_s;
    live.program = QFileInfo::exists(beside) ? beside : QStandardPaths::findExecutable(u"warrener"_s);
    if (live.program.isEmpty())
        return failure(ErrorKind::NotConfigured, u"the program warrener has not been built"_s);
    if (QStandardPaths::findExecutable(u"curl"_s).isEmpty())
        return failure(ErrorKind::NotConfigured, u"curl is not installed"_s);
    return live;
}

QByteArray LiveCluster::curlScript() const
{
    QByteArray script = "silent\nparallel\nmax-time = 10\n";
    const QByteArray login = profile.user.toUtf8() + ':' + qgetenv("WARRENER_PASSWORD");
    const auto ask = [&](const QUrl &base, const QString &path, bool withLogin) {
        if (base.isEmpty())
            return;
        QUrl url = base;
        url.setPath(path);
        script += "url = \"" + url.toEncoded() + "\"\noutput = \"/dev/null\"\n";
        if (withLogin)
            script += "user = \"" + login + "\"\n";
        script += "next\nsilent\n";
    };
    bool first = true;
    for (const NodeProfile &node : profile.nodes) {
        if (std::exchange(first, false))
            ask(node.management, u"/api/overview"_s, true);
        ask(node.management, u"/api/nodes"_s, true);
        ask(node.metrics, u"/metrics"_s, false);
    }
    for (const HostProfile &host : profile.hosts)
        ask(host.exporter, u"/metrics"_s, false);
    if (script.endsWith("next\nsilent\n"))
        script.chop(qsizetype(sizeof("next\nsilent\n")) - 1);
    return script;
}

} // namespace warrener
