#pragma once

#include <QCoreApplication>
#include <QHash>
#include <QProcess>

namespace warrener::samples {

/// Runs a program with what strace does to its calls ("trace=write", "inject=write:error=ENOSPC:when=3+"). Its exit code; 128 + 9:
/// it was killed; −1: it could not be run, or has not ended within two minutes.
inline int underStrace(const QString &call, const QString &injection, const QStringList &program, const QHash<QString, QString> &environment = {})
{
    QProcess strace;
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    for (const auto [name, value] : environment.asKeyValueRange())
        all.insert(name, value);
    strace.setProcessEnvironment(all);
    strace.setStandardErrorFile(QProcess::nullDevice());
    strace.setStandardOutputFile(QProcess::nullDevice());
    const QString e = QStringLiteral("-e");
    strace.start(QStringLiteral("strace"), QStringList{QStringLiteral("-f"), QStringLiteral("-o"), QStringLiteral("/dev/null"), e,
                                                       QStringLiteral("trace=") + call, e, QStringLiteral("inject=%1:%2").arg(call, injection)}
                                               + program);
    if (!strace.waitForStarted() || !strace.waitForFinished(120'000))
        return -1;
    return strace.exitStatus() == QProcess::CrashExit ? 128 + 9 : strace.exitCode();
}

/// A suite of this program, which acts by its environment before any test begins.
inline QStringList suiteOfOurs(const QString &name)
{
    return {QCoreApplication::applicationFilePath(), name};
}

/// strace may trace and inject here: in some containers it may not. Asked once. (It counts to 65,535 and refuses what is more.)
inline bool mayTrace()
{
    static const bool may = underStrace(QStringLiteral("write"), QStringLiteral("error=ENOSPC:when=65535"), {QStringLiteral("true")}) == 0;
    return may;
}

} // namespace warrener::samples
