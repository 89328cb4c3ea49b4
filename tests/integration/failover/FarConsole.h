#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace warrener {

/// warrenctl with a home of its own and, where wanted, on a machine of its own that far from the hosts: to everybody else it is
/// another console of another user.
class FarConsole final
{
public:
    /// `away`: "40±10", milliseconds there and back, or empty: beside the hosts. Without arguments its automatic is armed.
    FarConsole(const QString &profile, const QString &away, const QStringList &arguments = {QStringLiteral("watch"), QStringLiteral("--yes")});
    ~FarConsole();
    Q_DISABLE_COPY_MOVE(FarConsole)

    /// What it has told whoever sits there.
    QByteArray said();
    bool isArmed() { return said().contains("watched every"); }
    /// Every node has answered it.
    bool isWatching() { return said().contains("is protected"); }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// As Ctrl+C, once: a run that is under way goes on to its end. Waits for the program's; false: it had to be killed.
    bool end();
    /// At its end; −1: it was killed.
    int exitCode() const;
    /// At its end: its answer for programs.
    QJsonObject answer();

    QByteArray journal() const;
    /// Records of its journal of that kind and step.
    qsizetype count(const QByteArray &kind, const QByteArray &step = {}) const;

private:
    QTemporaryDir m_home;
    QProcess m_process;
    QByteArray m_said;
    QByteArray m_answer;
};

} // namespace warrener
