#include "look/host/ProcHealth.h"

#include "look/host/HostShell.h"

#include <QCoreApplication>
#include <QHash>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qint64 maxBytes = 4 * 1024 * 1024;
constexpr qsizetype maxLines = 20'000; // of a section
constexpr double ticksPerSecond = 100; // USER_HZ, a part of Linux' interface

using Fields = QList<QByteArrayView>;

/// Words of a line, split at runs of blanks; at most `most`, so that a hostile line costs little.
Fields words(QByteArrayView line, qsizetype most = 32)
{
    Fields fields;
    qsizetype at = 0;
    while (fields.size() < most) {
        while (at < line.size() && (line[at] == ' ' || line[at] == '\t'))
            ++at;
        const qsizetype from = at;
        while (at < line.size() && line[at] != ' ' && line[at] != '\t')
            ++at;
        if (at == from)
            break;
        fields.append(line.sliced(from, at - from));
    }
    return fields;
}

/// A figure that can be counted with: finite, and no less than 0.
std::optional<double> figure(QByteArrayView text)
{
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok && std::isfinite(value) && value >= 0 ? std::optional(value) : std::nullopt;
}

QHash<QByteArrayView, QList<QByteArrayView>> sections(QByteArrayView text)
{
    QHash<QByteArrayView, QList<QByteArrayView>> sections;
    QList<QByteArrayView> *current = nullptr;
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = text.indexOf('\n', at);
        end = end < 0 ? text.size() : end;
        const QByteArrayView line = text.sliced(at, end - at);
        if (line.startsWith("@@"))
            current = &sections[line.sliced(2).trimmed()];
        else if (current != nullptr && current->size() < maxLines)
            current->append(line);
        at = end + 1;
    }
    return sections;
}

void readStat(const QList<QByteArrayView> &lines, HostSample &sample)
{
    for (const QByteArrayView line : lines) {
        const Fields fields = words(line);
        if (fields.size() < 2)
            continue;
        if (fields[0] == "btime") {
            // A boot time beyond the year 3000 would overflow further on.
            if (const auto seconds = figure(fields[1]); seconds && *seconds < 32503680000.0)
                sample.bootedAt = TimePoint{std::chrono::seconds{static_cast<qint64>(*seconds)}};
        } else if (fields[0] == "cpu" && fields.size() >= 5) {
            // user nice system idle iowait irq softirq steal; guest times are within user's.
            double total = 0;
            for (qsizetype i = 1; i < std::min<qsizetype>(fields.size(), 9); ++i)
                total += figure(fields[i]).value_or(0);
            const auto idle = figure(fields[4]);
            if (!idle)
                continue;
            sample.cpuTotal = total / ticksPerSecond;
            sample.cpuIdle = *idle / ticksPerSecond;
            sample.cpuIoWait = (fields.size() > 5 ? figure(fields[5]).value_or(0) : 0) / ticksPerSecond;
        } else if (fields[0].startsWith("cpu") && fields[0].size() > 3) {
            ++sample.cores;
        }
    }
}

void readMemory(const QList<QByteArrayView> &lines, HostSample &sample)
{
    QHash<QByteArrayView, double> bytes;
    for (const QByteArrayView line : lines) {
        const Fields fields = words(line);
        if (fields.size() < 2)
            continue;
        if (const auto kib = figure(fields[1]))
            bytes.insert(fields[0], *kib * 1024);
    }
    const auto get = [&](QByteArrayView key) {
        const auto found = bytes.constFind(key);
        return found == bytes.cend() ? std::optional<double>() : std::optional(*found);
    };
    sample.memoryTotal = get("MemTotal:");
    sample.memoryAvailable = get("MemAvailable:");
    // Kernels before 3.14 do not say what is available.
    if (const auto free = get("MemFree:"); !sample.memoryAvailable && free)
        sample.memoryAvailable = *free + get("Buffers:").value_or(0) + get("Cached:").value_or(0);
}

void readNetwork(const QList<QByteArrayView> &lines, HostSample &sample)
{
    struct Column
    {
        qsizetype index;
        std::optional<double> HostSample::*into;
    };
    static constexpr std::array columns{
        Column{0, &HostSample::netInBytes},
        Column{1, &HostSample::netInPackets},
        Column{8, &HostSample::netOutBytes},
        Column{9, &HostSample::netOutPackets},
    };
    for (const QByteArrayView line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0 || line.first(colon).trimmed() == "lo")
            continue;
        const Fields fields = words(line.sliced(colon + 1));
        for (const Column &column : columns) {
            if (column.index >= fields.size())
                continue;
            if (const auto value = figure(fields[column.index]))
                sample.*column.into = (sample.*column.into).value_or(0) + *value;
        }
    }
}

/// Spaces and other special characters stand in /proc/mounts as \040.
QString unescapeMount(QByteArrayView text)
{
    QByteArray plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        bool ok = false;
        const int code = text[i] == '\\' && i + 3 < text.size() ? text.sliced(i + 1, 3).toInt(&ok, 8) : 0;
        if (ok && code > 0 && code < 256) {
            plain.append(static_cast<char>(code));
            i += 3;
        } else {
            plain.append(text[i]);
        }
    }
    return QString::fromUtf8(plain);
}

struct MountInfo
{
    QString type;
    bool readOnly = false;
};

QHash<QString, MountInfo> readMounts(const QList<QByteArrayView> &lines)
{
    QHash<QString, MountInfo> mounts;
    for (const QByteArrayView line : lines) {
        const Fields fields = words(line);
        if (fields.size() < 4)
            continue;
        const QByteArray options = fields[3].toByteArray();
        // Of two mounts on one place, the later one is seen.
        mounts.insert(unescapeMount(fields[1]), {.type = QString::fromUtf8(fields[2]), .readOnly = options == "ro" || options.startsWith("ro,")});
    }
    return mounts;
}

struct DiskRow
{
    QString mount;
    double total = 0;
    double free = 0;
};

/// "DEVICE 1024-blocks Used Available Capacity MOUNT". Device and mount may hold blanks, so the
/// figures in the middle are the anchor.
std::optional<DiskRow> diskRow(QByteArrayView line)
{
    const Fields fields = words(line);
    for (qsizetype i = 1; i + 4 < fields.size(); ++i) {
        const auto total = figure(fields[i]);
        bool ok = false;
        // Less than nothing is free where only root may write on.
        const double free = std::max(0.0, fields[i + 2].toDouble(&ok));
        const bool capacity = fields[i + 3] == "-" || fields[i + 3].endsWith('%');
        if (total && figure(fields[i + 1]) && ok && std::isfinite(free) && capacity && fields[i + 4].startsWith('/')) {
            const QByteArrayView mount = line.sliced(fields[i + 4].data() - line.data());
            return DiskRow{.mount = QString::fromUtf8(mount.first(std::min<qsizetype>(mount.size(), 4096))), .total = *total * 1024, .free = free * 1024};
        }
    }
    return std::nullopt;
}

void readFileSystems(const QList<QByteArrayView> &lines, const QHash<QString, MountInfo> &mounts, HostSample &sample)
{
    for (const QByteArrayView line : lines) {
        const std::optional<DiskRow> row = diskRow(line);
        if (!row || sample.fileSystems.size() >= 64)
            continue;
        const auto &[mount, total, free] = *row;
        const bool known = std::ranges::any_of(sample.fileSystems, [&](const FileSystemSample &other) { return other.mount == mount; });
        if (known || total <= 0)
            continue;
        const MountInfo info = mounts.value(mount);
        sample.fileSystems.append({.mount = mount, .type = info.type, .total = total, .free = free, .readOnly = info.readOnly});
    }
}

} // namespace

QString procCommand(const QString &dataFolder)
{
    const QString data = dataFolder.startsWith(u'/') ? dataFolder : u"/"_s;
    // What cannot be read stays empty. The nearest folder that exists stands for a data folder
    // that does not, or that this user may not see.
    return u"exec 2>/dev/null\n"
           "echo @@stat; grep -E '^(cpu|btime)' /proc/stat\n"
           "echo @@meminfo; grep -E '^(MemTotal|MemFree|MemAvailable|Buffers|Cached):' /proc/meminfo\n"
           "echo @@loadavg; cat /proc/loadavg\n"
           "echo @@net; cat /proc/net/dev\n"
           "echo @@vmstat; grep '^oom_kill ' /proc/vmstat\n"
           "echo @@processes; set -- /proc/[0-9]*; echo $#\n"
           "echo @@nproc; nproc\n"
           "echo @@kernel; uname -r\n"
           "echo @@mounts; cat /proc/self/mounts\n"
           "d=%1; while [ ! -e \"$d\" ] && [ \"$d\" != / ]; do d=$(dirname -- \"$d\"); done\n"
           "echo @@df; df -Pk / \"$d\"\n"
           "exit 0\n"_s.arg(shellQuote(data));
}

Result<HostSample> parseProc(const QByteArray &text, TimePoint at)
{
    if (text.size() > maxBytes)
        return failure(ErrorKind::TooLarge, QCoreApplication::translate("ProcHealth", "The host's health figures are larger than 4 MiB"));
    const auto parts = sections(text);
    const auto firstLine = [&](QByteArrayView section) {
        const auto lines = parts.value(section);
        return lines.isEmpty() ? QByteArrayView() : lines.first();
    };

    HostSample sample;
    sample.at = at;
    readStat(parts.value("stat"), sample);
    readMemory(parts.value("meminfo"), sample);
    if (!sample.cpuTotal && !sample.memoryTotal) {
        return failure(ErrorKind::Malformed, QCoreApplication::translate("ProcHealth", "The host gives no health figures: it is no Linux, or has no /proc"),
                       QString::fromUtf8(text.left(300)));
    }
    readNetwork(parts.value("net"), sample);
    readFileSystems(parts.value("df"), readMounts(parts.value("mounts")), sample);

    const Fields loads = words(firstLine("loadavg"));
    if (loads.size() >= 3) {
        sample.load1 = figure(loads[0]);
        sample.load5 = figure(loads[1]);
        sample.load15 = figure(loads[2]);
    }
    const Fields kills = words(firstLine("vmstat"));
    if (kills.size() == 2 && kills[0] == "oom_kill")
        sample.outOfMemoryKills = figure(kills[1]);
    // An unmatched pattern counts as one word.
    if (const auto count = figure(firstLine("processes").trimmed()); count && *count > 1)
        sample.processes = count;
    if (const auto count = figure(firstLine("nproc").trimmed()); sample.cores == 0 && count && *count <= 65536)
        sample.cores = static_cast<int>(*count);
    sample.kernel = QString::fromUtf8(firstLine("kernel").trimmed().left(200));
    return sample;
}

QCoro::Task<Result<HostSample>> procSample(HostShell &shell, QString dataFolder, std::stop_token stop, Millis timeout)
{
    const Result<CommandResult> result = co_await shell.run(procCommand(dataFolder), {.timeout = timeout, .maxBytes = maxBytes}, std::move(stop));
    if (!result)
        co_return std::unexpected(result.error());
    co_return parseProc(result->out, SystemClock().now());
}

} // namespace warrener
