#include "look/schedule/UserSystemd.h"

#include "look/host/HostShell.h"

#include <QCoreApplication>
#include <QStandardPaths>
#include <QStringList>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

constexpr int noSuchProgram = 127;

} // namespace

QString userUnitFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/systemd/user"_L1;
}

QCoro::Task<Result<CommandResult>> askUserSystemd(QString command, Millis patience, std::stop_token stop)
{
    HostShell shell(HostTarget{});
    co_return co_await shell.run(u"[ -n \"${XDG_RUNTIME_DIR-}\" ] || { XDG_RUNTIME_DIR=/run/user/$(id -u); export XDG_RUNTIME_DIR; }\n"_s + command,
                                 {.timeout = patience}, std::move(stop));
}

QCoro::Task<Status> isUserSystemdThere(std::stop_token stop)
{
    const Result<CommandResult> asked = co_await askUserSystemd(u"id -un; systemctl --user show-environment >/dev/null"_s, 5s, std::move(stop));
    if (!asked)
        co_return std::unexpected(asked.error());
    if (asked->exitCode == 0)
        co_return Status{};
    const QString said = QString::fromUtf8(asked->err).trimmed();
    if (asked->exitCode == noSuchProgram) {
        co_return failure(ErrorKind::NotAvailable,
                          QCoreApplication::translate("Schedule", "This machine has no systemd; cron can start “warrenctl calendar run ENTRY” at those times"),
                          said);
    }
    const QString user = QString::fromUtf8(asked->out).trimmed();
    co_return failure(ErrorKind::NotAvailable,
                      QCoreApplication::translate("Schedule", "No systemd of the user %1 runs on this machine; “loginctl enable-linger %1”, given by an "
                                                              "administrator, starts one")
                          .arg(user),
                      said);
}

QCoro::Task<QString> whyNotWithoutLogin(std::stop_token stop)
{
    const Result<CommandResult> asked = co_await askUserSystemd(u"id -un; loginctl show-user \"$(id -un)\" --property=Linger --value"_s, 5s, std::move(stop));
    const QStringList lines = asked && asked->exitCode == 0 ? QString::fromUtf8(asked->out).split(u'\n', Qt::SkipEmptyParts) : QStringList();
    if (lines.size() != 2 || lines.last().trimmed() != "no"_L1)
        co_return QString();
    co_return QCoreApplication::translate("Schedule", "Timers run only while %1 is logged in on this machine; what comes due otherwise is missed. “loginctl "
                                                      "enable-linger %1” lets them run always.")
        .arg(lines.first().trimmed());
}

} // namespace warrener
