#pragma once

#include "cluster/ClusterProfile.h"
#include "support/OwnPrograms.h"

#include <QFile>
#include <QTest>

#include <memory>

/// Three nodes on hosts that are played: fake-host stands for `ssh` and for what is started there, as long as this is there.
class StandInHosts final
{
public:
    /// `more`: programs that it stands for besides.
    explicit StandInHosts(const QStringList &more = {})
    {
        m_programs.copy(QFINDTESTDATA("unit/operations/fake-host"), QStringList{QStringLiteral("ssh"), QStringLiteral("rabbitmqctl"), QStringLiteral("ps"),
                                                                                QStringLiteral("systemctl"), QStringLiteral("getent")}
                                                                        + more);
    }
    Q_DISABLE_COPY_MOVE(StandInHosts)

    static QStringList names() { return {QStringLiteral("broker1"), QStringLiteral("broker2"), QStringLiteral("broker3")}; }
    static warrener::NodeName node(const QString &host) { return {QStringLiteral("rabbit@") + host}; }

    /// What fake-host reads, by its name there.
    void write(const QString &name, const QByteArray &content) const { m_programs.write(name, content); }
    /// How each of them is doing: "running", "stopped", "paused" and what else fake-host knows.
    void setStates(const QStringList &states) const
    {
        for (qsizetype i = 0; i < states.size(); ++i)
            write(names().at(i) + QStringLiteral(".state"), states.at(i).toUtf8());
    }
    /// What fake-host has written down under that name; empty: nothing.
    QByteArray noted(const QString &name) const
    {
        QFile file(m_programs.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Them with their hosts, and with no door but SSH.
    static std::shared_ptr<warrener::ClusterProfile> profile()
    {
        auto profile = std::make_shared<warrener::ClusterProfile>();
        profile->name = {QStringLiteral("test")};
        for (const auto all = names(); const QString &name : all) {
            warrener::NodeProfile &known = profile->nodes.emplaceBack();
            known.name = node(name);
            known.host = {name};
            warrener::HostProfile &host = profile->hosts.emplaceBack();
            host.name = {name};
            host.ssh = name;
            host.sudo = false;
        }
        return profile;
    }

private:
    OwnPrograms m_programs;
};
