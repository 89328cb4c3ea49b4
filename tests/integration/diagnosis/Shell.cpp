#include "Shell.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace warrener {

ShellEnd runProgram(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment, int seconds)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForFinished(seconds * 1000)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

ShellEnd runScript(const QString &script, const QProcessEnvironment &environment, int seconds)
{
    static const QString prologue = uR"sh(set -eu
root() { local host=$1; shift; on "$host" "sudo -n $(printf '%q ' "$@")" </dev/null; }
address() { getent ahostsv4 "$1" | awk '{ print $1; exit }'; }
api() { curl -sSf -m 20 -u "warrener:$WARRENER_PASSWORD" -H 'content-type: application/json' "$@" -o /dev/null; }
haproxy() { on "$1" "echo '$2' | sudo -n socat -t 2 - /run/haproxy/admin.sock" </dev/null >/dev/null; }
until_true() { local end=$((SECONDS + $1)); shift; until "$@"; do [ $SECONDS -lt $end ] || return 1; sleep 0.3; done; }
)sh"_s;
    return runProgram(u"bash"_s, {u"-c"_s, prologue + script}, environment, seconds);
}

} // namespace warrener
