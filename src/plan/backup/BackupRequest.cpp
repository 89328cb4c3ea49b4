#include "plan/backup/BackupRequest.h"

#include "base/ArgumentList.h"

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
    ArgumentList arguments({u"backup"_s, u"create"_s, u"--type"_s, toId(request.type)});
    const auto without = [&](bool is, bool wasUsual, BackupPart part) {
        if (!is && wasUsual)
            arguments.say(u"--without"_s, toId(part));
    };
    without(request.definitions, usual.definitions, BackupPart::Definitions);
    without(request.configuration, usual.configuration, BackupPart::Configuration);
    without(request.logs, usual.logs, BackupPart::Logs);
    without(request.messages, usual.messages, BackupPart::Messages);
    arguments.say(u"--base"_s, request.base);
    arguments.say(u"--queues"_s, request.queuePattern);
    arguments.sayEach(u"--vhost"_s, request.vhosts);
    QStringList ways;
    for (const auto [key, way] : request.ways.asKeyValueRange())
        ways.append(wayArgument(key, way));
    // The same choice is the same command.
    ways.sort();
    arguments.sayEach(u"--way"_s, ways);
    arguments.flag(request.cold, u"--cold"_s);
    arguments.flag(request.cold && request.together, u"--together"_s);
    arguments.flag(request.readConsumed, u"--with-consumers"_s);
    arguments.flag(request.tlsFiles, u"--tls-files"_s);
    arguments.flag(request.cookie, u"--cookie"_s);
    arguments.sayEach(u"--recipient"_s, request.recipients);
    arguments.say(u"--identity"_s, request.identity);
    arguments.flag(request.format == ArchiveFormat::Gzip, u"--gzip"_s);
    arguments.say(u"--description"_s, request.description);
    arguments.flag(request.prune, u"--prune"_s);
    arguments.flag(request.pruneSecond, u"--prune-second"_s);
    return arguments.words();
}

} // namespace warrener
