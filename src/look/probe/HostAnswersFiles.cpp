#include "look/host/HostSecrets.h"
#include "look/probe/HostAnswersParts.h"
#include "look/probe/HostLogLines.h"
#include "look/probe/TlsDial.h"

#include <QCoreApplication>
#include <QSslCertificate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::hostanswers {

namespace {

constexpr qsizetype mostCertificatesOfAFile = 40;

/// "DEVICE blocks used available capacity MOUNT". Device and mount may hold blanks, so the figures
/// in the middle are the anchor.
struct DfRow
{
    double total = 0, free = 0;
    QString mount;
};

std::optional<DfRow> dfRow(QByteArrayView line)
{
    const QList<QByteArrayView> fields = words(line, 32);
    for (qsizetype i = 2; i + 4 < fields.size(); ++i) {
        const auto total = figure(fields[i]);
        if (!total || !figure(fields[i + 1]) || !(fields[i + 3] == "-" || fields[i + 3].endsWith('%')) || !fields[i + 4].startsWith('/'))
            continue;
        const QByteArrayView mount = line.sliced(fields[i + 4].data() - line.data());
        // Less than nothing is free where only root may write on.
        return DfRow{
            .total = *total, .free = figure(fields[i + 2]).value_or(0), .mount = QString::fromUtf8(mount.first(std::min<qsizetype>(mount.size(), 4096)))};
    }
    return std::nullopt;
}

QString unescaped(QByteArrayView text)
{
    // Blanks in mount points stand there as \040.
    return QString::fromUtf8(text).replace("\\040"_L1, " "_L1);
}

} // namespace

Result<QList<FileSystemLook>> fileSystems(const Section &section)
{
    QList<FileSystemLook> looks;
    for (const QByteArrayView line : section.lines) {
        const QList<QByteArrayView> fields = words(line, 2);
        if (fields.size() != 2)
            continue;
        if (fields[0] == "path") {
            if (looks.size() < 16)
                looks.append({.path = plain(fields[1], 4096), .mount = {}, .type = {}, .options = {}, .inodes = {}, .inodesFree = {}});
        } else if (fields[0] == "blocks" && !looks.isEmpty()) {
            if (const auto row = dfRow(line)) {
                looks.last().mount = row->mount;
                looks.last().total = row->total * 1024;
                looks.last().free = row->free * 1024;
            }
        } else if (fields[0] == "inodes" && !looks.isEmpty()) {
            if (const auto row = dfRow(line); row && row->total > 0) {
                looks.last().inodes = row->total;
                looks.last().inodesFree = row->free;
            }
        } else if (fields[0] == "mount") {
            const QList<QByteArrayView> mount = words(line, 6);
            if (mount.size() < 5)
                continue;
            const QString place = unescaped(mount[2]);
            for (FileSystemLook &look : looks) {
                if (look.mount != place)
                    continue;
                // Of two mounts on one place, the later one is seen.
                look.type = plain(mount[3], 40);
                look.options = plain(mount[4], 200);
                look.readOnly = mount[4] == "ro" || mount[4].startsWith("ro,");
            }
        }
    }
    looks.removeIf([](const FileSystemLook &look) { return look.mount.isEmpty(); });
    if (looks.isEmpty())
        return failure(ErrorKind::Malformed, QCoreApplication::translate("HostProbe", "The host's answer makes no sense"));
    return looks;
}

Result<ConfigLook> config(const Section &section, const QString &folder)
{
    ConfigLook look;
    look.folder = folder;
    QList<QByteArray> content;
    const auto endFile = [&] {
        if (!content.isEmpty() && !look.files.isEmpty() && look.files.last().isReferred) {
            for (const auto all = QSslCertificate::fromData(content.join('\n')); const QSslCertificate &certificate : all) {
                if (look.files.last().certificates.size() < mostCertificatesOfAFile)
                    look.files.last().certificates.append(certificateLook(certificate));
            }
        } else if (!content.isEmpty() && !look.files.isEmpty()) {
            const QByteArray text = content.join('\n');
            look.files.last().content = withoutSecrets(QString::fromUtf8(text));
            look.files.last().isCut = look.files.last().size > 65536;
        }
        content.clear();
    };
    for (const QByteArrayView line : section.lines) {
        if (line.startsWith('|')) {
            content.append(line.sliced(1).toByteArray());
            continue;
        }
        const QList<QByteArrayView> fields = words(line, 10);
        if (fields.size() == 2 && fields[0] == "user") {
            look.user = plain(fields[1], 64);
        } else if (fields.size() == 2 && fields[0] == "folder") {
            look.folderExists = fields[1] == "yes";
        } else if (fields.size() == 2 && fields[0] == "data") {
            if (look.dataOf.size() < 16)
                look.dataOf.append(plain(fields[1], 255));
        } else if (fields.size() == 2 && fields[0] == "reader") {
            if (look.readers.size() < 8)
                look.readers.append(plain(fields[1], 20));
        } else if (fields.size() == 10 && (fields[0] == "file" || fields[0] == "absent")) {
            endFile();
            if (look.files.size() >= 128)
                break;
            ConfigFileLook file;
            file.path = QString::fromUtf8(fields[9].first(std::min<qsizetype>(fields[9].size(), 4096)));
            file.exists = fields[0] == "file";
            file.isReferred = fields[1] == "named";
            if (file.exists) {
                file.mode = plain(fields[2], 8);
                file.owner = plain(fields[3], 64);
                file.group = plain(fields[4], 64);
                file.size = whole(fields[5]).value_or(0);
                file.modified = moment(fields[6]);
                file.readable = fields[7] == "yes" ? std::optional(true) : fields[7] == "no" ? std::optional(false) : std::nullopt;
                file.sha256 = fields[8] == "-" ? QString() : plain(fields[8], 64);
                if (fields[1] == "text" && file.size == 0)
                    file.content = QString();
            }
            look.files.append(file);
        }
    }
    endFile();
    return look;
}

Result<LogLook> log(const Section &section, const QString &folder, TimePoint hostNow)
{
    LogLook look;
    look.folder = folder;
    QList<QByteArrayView> errors;
    QList<double> times;
    TimePoint first{};
    double tailBytes = 0;
    for (const QByteArrayView line : section.lines) {
        if (line.startsWith('|')) {
            errors.append(line.sliced(1));
            continue;
        }
        const QList<QByteArrayView> fields = words(line, 3);
        if (fields.size() < 2)
            continue;
        const bool yes = fields[1] == "yes";
        if (fields[0] == "folder") {
            look.folderExists = yes;
        } else if (fields[0] == "writable") {
            look.writable = yes && look.writable.value_or(true);
        } else if (fields[0] == "node") {
            look.nodeLog = plain(line.sliced(5), 4096);
        } else if (fields[0] == "readable") {
            look.readable = yes;
            tailBytes = fields.size() == 3 ? figure(fields[2]).value_or(0) : 0;
        } else if (fields[0] == "first") {
            first = logTime(line.sliced(6));
        } else if (fields[0] == "pause" && line.contains("awaiting recovery")) {
            look.paused = logTime(line.sliced(6));
        } else if (fields[0] == "at") {
            times.append(figure(fields[1]).value_or(0));
        } else if (fields[0] == "size" && fields.size() == 3) {
            const qint64 size = whole(fields[1]).value_or(0);
            const QString path = plain(fields[2], 4096);
            const auto known = std::ranges::find(look.files, path, &LogFileLook::path);
            if (times.isEmpty() && known == look.files.end()) {
                look.files.append({.path = path, .size = size});
            } else if (known != look.files.end() && !times.isEmpty()) {
                // Bytes for now; the time between is known further on.
                known->bytesPerMinute = static_cast<double>(std::max<qint64>(0, size - known->size));
                known->size = size;
            }
        }
    }
    const double seconds = times.size() == 2 ? times[1] - times[0] : 0;
    for (LogFileLook &file : look.files)
        file.bytesPerMinute = seconds > 0.5 ? file.bytesPerMinute * 60 / seconds : 0;
    if (!isNever(first) && hostNow - first > std::chrono::minutes{1})
        look.bytesPerMinute = tailBytes * 60'000 / static_cast<double>((hostNow - first).count());
    countLogErrors(errors, hostNow, look);
    return look;
}

} // namespace warrener::hostanswers
