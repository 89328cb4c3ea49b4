#pragma once

#include "cluster/ClusterProfile.h"
#include "judge/assess/Events.h"
#include "look/monitor/MonitorThread.h"

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QTimer>

namespace warrener {

/// A window without a window: a monitor in its thread, and what has come of it here.
class Watch final : public QObject
{
    Q_OBJECT

public:
    explicit Watch(const ClusterProfile &profile, const QString &password = qEnvironmentVariable("WARRENER_PASSWORD"));

    MonitorThread &monitor() { return *m_monitor; }
    SnapshotPtr snapshot() const { return m_snapshot; }
    NodeDetailPtr detail() const { return m_detail; }
    const Assessment &assessment() const { return m_assessment; }
    QString stateOf(SubjectKind kind, const QString &name) const { return m_assessment.stateOf(kind, name).id; }
    QString nodeState(const QString &host) const { return stateOf(SubjectKind::Node, QStringLiteral("rabbit@") + host); }
    QStringList eventIds() const;
    /// What the events of this kind are about.
    QStringList subjectsOf(const QString &id) const;
    int snapshots() const { return m_snapshots; }
    /// All nodes in service.
    bool isWell() const;
    /// Ends the monitor; how long that took.
    Millis end();

private:
    std::unique_ptr<MonitorThread> m_monitor;
    SnapshotPtr m_snapshot;
    NodeDetailPtr m_detail;
    Assessment m_assessment;
    QList<Event> m_events;
    int m_snapshots = 0;
};

/// The profile of the test hosts; a skip where there are none must come before.
ClusterProfile liveProfile();
bool hasTestHosts();

/// Runs one of the test hosts' commands beside the event loop: `on`, `testbed-freeze`, …; true: exit 0.
class HostCommand final : public QObject
{
    Q_OBJECT

public:
    HostCommand(const QString &program, const QStringList &arguments);

    bool isDone() const { return m_process.state() == QProcess::NotRunning; }
    bool isWell() const { return isDone() && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0; }
    QByteArray output() const { return m_output; }
    /// Without the event loop: for what is put right after a failure.
    void wait() { m_process.waitForFinished(60'000); }

private:
    QProcess m_process;
    QByteArray m_output;
};

} // namespace warrener

/// Runs to its end with the event loop turning; fails the test where the command does.
#define RUN_ON_HOSTS(program, ...)                                                                                                                             \
    do {                                                                                                                                                       \
        warrener::HostCommand command(program, QStringList{__VA_ARGS__});                                                                                      \
        QTRY_VERIFY_WITH_TIMEOUT(command.isDone(), 120'000);                                                                                                   \
        QVERIFY2(command.isWell(), command.output().constData());                                                                                              \
    } while (false)
