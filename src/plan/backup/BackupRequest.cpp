#include "plan/backup/BackupRequest.h"

using namespace Qt::StringLiterals;

namespace warrener {

BackupRequest usualRequest(BackupType type)
{
    BackupRequest request{.type = type};
    request.logs = type == BackupType::Full || type == BackupType::Incremental;
    request.messages = type != BackupType::Config;
    request.configuration = type != BackupType::QueueData;
    return request;
}

QStringList argumentsOf(const BackupRequest &request)
{
    const BackupRequest usual = usualRequest(request.type);
    QStringList arguments{u"backup"_s, u"create"_s, u"--type"_s, toId(request.type)};
    const auto say = [&arguments](const QString &option, const QString &value) {
        if (!value.isEmpty())
            arguments << option << value;
    };
    const auto flag = [&arguments](bool is, const QString &option) {
        if (is)
            arguments << option;
    };
    const auto without = [&](bool is, bool wasUsual, BackupPart part) {
        if (!is && wasUsual)
            say(u"--without"_s, toId(part));
    };
    without(request.definitions, usual.definitions, BackupPart::Definitions);
    without(request.configuration, usual.configuration, BackupPart::Configuration);
    without(request.logs, usual.logs, BackupPart::Logs);
    without(request.messages, usual.messages, BackupPart::Messages);
    say(u"--base"_s, request.base);
    say(u"--queues"_s, request.queuePattern);
    for (const QString &vhost : request.vhosts)
        say(u"--vhost"_s, vhost);
    flag(request.cold, u"--cold"_s);
    flag(request.readConsumed, u"--with-consumers"_s);
    flag(request.tlsFiles, u"--tls-files"_s);
    flag(request.cookie, u"--cookie"_s);
    for (const QString &recipient : request.recipients)
        say(u"--recipient"_s, recipient);
    say(u"--identity"_s, request.identity);
    flag(request.format == ArchiveFormat::Gzip, u"--gzip"_s);
    say(u"--description"_s, request.description);
    flag(request.prune, u"--prune"_s);
    return arguments;
}

} // namespace warrener
