#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace warrener {

struct ShellEnd
{
    int exitCode = -1; ///< −1: did not end in time, or could not be started
    QByteArray out, err;
};

ShellEnd runProgram(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment, int seconds = 120);
/// In a shell that ends at the first failure, with the testbed's commands on its PATH and
/// `root HOST COMMAND…`: runs it there as root.
ShellEnd runScript(const QString &script, const QProcessEnvironment &environment, int seconds = 240);

} // namespace warrener
