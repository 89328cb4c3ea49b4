#include "base/Units.h"
#include "judge/diagnosis/HostCheckParts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::hostchecks {

namespace {

/// Less than this is nothing: a log line or two.
constexpr double nothing = 1024 * 1024;

/// The broker's own limit on this host, in bytes; 0: not known.
double diskLimit(const HostView &host)
{
    for (const NodeLook &node : host.input.snapshot->nodes) {
        if (node.host == host.profile.name && node.answer.has())
            return static_cast<double>(node.answer.value->self.diskFreeLimit.value_or(0));
    }
    return 0;
}

CheckResult readOnly(const HostView &host)
{
    CheckResult result = about("host.disk.readonly"_L1, FaultClass::Hardware, host);
    if (lacksAnswer(result, host.deep.fileSystems))
        return result;
    result.title = QCoreApplication::translate("HostChecks", "The disks of %1 can be written on").arg(host.name());
    result.expected = QCoreApplication::translate("HostChecks", "writable");
    for (const FileSystemLook &look : *host.deep.fileSystems.value) {
        // A system's root may be read-only on purpose; where the broker writes, it may not.
        if (!look.readOnly || look.path == "/"_L1)
            continue;
        result.outcome = Outcome::Critical;
        result.kind = look.path == host.profile.paths.log ? u"log"_s : u"data"_s;
        result.title = QCoreApplication::translate("HostChecks", "%1 on %2 is read-only").arg(look.mount, host.name());
        result.seen = look.options;
        result.facts = {{u"mount"_s, look.mount}, {u"path"_s, look.path}};
        break;
    }
    return result;
}

CheckResult full(const HostView &host)
{
    CheckResult result = about("host.disk.full"_L1, FaultClass::Hardware, host);
    if (lacksAnswer(result, host.deep.fileSystems))
        return result;
    result.title = QCoreApplication::translate("HostChecks", "No disk of %1 is full").arg(host.name());
    const double limit = diskLimit(host);
    for (const FileSystemLook &look : *host.deep.fileSystems.value) {
        const bool isData = host.hasBroker() && look.path.startsWith(host.profile.paths.data);
        // One without a size of its own cannot fill up, and a read-only image is always full.
        if (look.total <= 0 || (look.readOnly && look.path == "/"_L1))
            continue;
        QString kind;
        if (look.free < nothing)
            kind = u"full"_s;
        else if (look.inodes && look.inodesFree && *look.inodes > 0 && *look.inodesFree < 1)
            kind = u"inodes"_s;
        else if (isData && limit > 0 && look.free < limit)
            kind = u"limit"_s;
        // The data's disk is what counts most.
        if (kind.isEmpty() || (!result.kind.isEmpty() && !isData))
            continue;
        result.kind = kind;
        result.outcome = Outcome::Critical;
        result.facts = {{u"mount"_s, look.mount}, {u"path"_s, look.path}, {u"free"_s, QString::number(look.free, 'f', 0)}};
        result.seen = kind == "inodes"_L1
                          ? QCoreApplication::translate("HostChecks", "no inodes left on %1").arg(look.mount)
                          : QCoreApplication::translate("HostChecks", "%1 of %2 free on %3").arg(units::bytes(look.free), units::bytes(look.total), look.mount);
        result.expected = isData && limit > 0 ? QCoreApplication::translate("HostChecks", "at least %1").arg(units::bytes(limit))
                                              : QCoreApplication::translate("HostChecks", "room to write");
        result.title = kind == "limit"_L1
                           ? QCoreApplication::translate("HostChecks", "%1 on %2 has less room than the broker's limit").arg(look.mount, host.name())
                           : QCoreApplication::translate("HostChecks", "%1 on %2 is full").arg(look.mount, host.name());
        result.text = isData ? QCoreApplication::translate("HostChecks", "The broker keeps its data there and stops taking messages.") : QString();
    }
    return result;
}

} // namespace

QList<CheckResult> diskChecks(const HostView &host)
{
    return {readOnly(host), full(host)};
}

} // namespace warrener::hostchecks
