#pragma once

#include "look/access/ClusterAccess.h"
#include "support/OwnPrograms.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/stat.h>

/// Three nodes on hosts whose everybody's folder is one of a test's own, and whose `ssh` is folder-host.
class FolderHosts final
{
public:
    FolderHosts()
    {
        m_folder.copy(QFINDTESTDATA("unit/operations/folder-host"), {QStringLiteral("ssh")});
        for (int host = 1; host <= 3; ++host)
            start(host);
    }
    Q_DISABLE_COPY_MOVE(FolderHosts)

    static warrener::NodeName node(int number) { return {QStringLiteral("rabbit@broker%1").arg(number)}; }
    void start(int host) const
    {
        const QString folder = m_folder.filePath(QStringLiteral("broker%1").arg(host));
        // What is everybody's is sticky.
        if (!QDir().mkpath(folder) || ::chmod(folder.toLocal8Bit().constData(), S_IRWXU | S_IRWXG | S_IRWXO | S_ISVTX) != 0)
            qFatal("no folder");
    }
    /// It forgets, as a host that has been cut off and starts again does.
    void silence(int host) const { QDir(m_folder.filePath(QStringLiteral("broker%1").arg(host))).removeRecursively(); }
    /// What its broker says of the cluster's members.
    void setMembers(int host, const QByteArray &term) const
    {
        QFile file(m_folder.filePath(QStringLiteral("broker%1.members").arg(host)));
        if (!file.open(QIODevice::WriteOnly) || file.write(term) != term.size())
            qFatal("no members");
    }
    /// How often a host was told anything.
    qsizetype told() const
    {
        QFile file(m_folder.filePath(QStringLiteral("told")));
        return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : 0;
    }
    /// `management` of every node; empty: it has none. By the computer's clock, where no other is given.
    std::shared_ptr<warrener::ClusterAccess> access(const QUrl &management = {},
                                                    const std::shared_ptr<warrener::Timekeeper> &time = warrener::systemTimekeeper()) const
    {
        auto profile = std::make_shared<warrener::ClusterProfile>();
        profile->name = {QStringLiteral("test")};
        for (int number = 1; number <= 3; ++number) {
            const QString host = QStringLiteral("broker%1").arg(number);
            warrener::NodeProfile known{.name = node(number)};
            known.host = {host};
            known.management = management;
            profile->nodes.append(known);
            warrener::HostProfile machine;
            machine.name = {host};
            machine.ssh = host;
            profile->hosts.append(machine);
        }
        return std::make_shared<warrener::ClusterAccess>(profile, QStringLiteral("secret"), time);
    }

private:
    OwnPrograms m_folder;
};
