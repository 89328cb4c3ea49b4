#include "look/net/NodeExporterClient.h"

#include "look/net/AnswerBounds.h"
#include "look/net/PrometheusText.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostFileSystems = 1000;

/// In memory, of the kernel, or an image that is always full: nothing that can run full there.
bool isRealFileSystem(const FileSystemSample &fs)
{
    static const QSet<QString> pseudo{
        u"autofs"_s,   u"binfmt_misc"_s, u"bpf"_s,       u"cgroup"_s,  u"cgroup2"_s, u"configfs"_s,  u"debugfs"_s,    u"devpts"_s,     u"devtmpfs"_s,
        u"efivarfs"_s, u"fusectl"_s,     u"hugetlbfs"_s, u"mqueue"_s,  u"nsfs"_s,    u"proc"_s,      u"pstore"_s,     u"rpc_pipefs"_s, u"securityfs"_s,
        u"sysfs"_s,    u"tracefs"_s,     u"squashfs"_s,  u"iso9660"_s, u"ramfs"_s,   u"selinuxfs"_s, u"fuse.lxcfs"_s,
    };
    if (fs.mount == "/"_L1)
        return true;
    if (pseudo.contains(fs.type))
        return false;
    // A tmpfs may well hold a broker's data; those of the system do not.
    const auto under = [&](QLatin1StringView folder) { return fs.mount == folder || fs.mount.startsWith(QString(folder) + u'/'); };
    if (fs.type == "tmpfs"_L1)
        return !under("/run"_L1) && !under("/dev"_L1) && !under("/sys"_L1) && !under("/proc"_L1) && !under("/tmp"_L1) && !under("/var/tmp"_L1);
    // Layers of containers repeat the file system they lie on.
    return !(fs.type == "overlay"_L1 && (under("/var/lib/docker"_L1) || under("/var/lib/containers"_L1)));
}

/// Interfaces whose traffic is counted a second time by another one.
bool repeatsAnother(std::string_view device)
{
    static constexpr std::string_view prefixes[] = {
        "veth", "docker", "br-", "virbr", "vnet",  "cni",          "flannel", "cali", "cilium", "lxc",    "lxd", "podman", "tun",
        "tap",  "wg",     "ifb", "dummy", "kube-", "nodelocaldns", "bond",    "team", "vxlan",  "geneve", "gre", "sit",
    };
    return device.find('.') != std::string_view::npos // a VLAN: eth0.100
           || std::ranges::any_of(prefixes, [&](std::string_view prefix) { return device.starts_with(prefix); });
}

struct Traffic
{
    double inBytes = 0, outBytes = 0, inPackets = 0, outPackets = 0;
    bool any = false;

    void operator+=(const Traffic &other)
    {
        inBytes += other.inBytes;
        outBytes += other.outBytes;
        inPackets += other.inPackets;
        outPackets += other.outPackets;
        any = true;
    }
};

class HostCollector
{
public:
    explicit HostCollector(TimePoint at) { m_sample.at = at; }

    void take(const PrometheusSample &sample)
    {
        if (!sample.name.starts_with("node_"))
            return;
        m_any = true;
        if (!std::isfinite(sample.value))
            return;
        const std::string_view name = sample.name.substr(5);
        if (name == "cpu_seconds_total")
            takeCpu(sample);
        else if (name.starts_with("memory_"))
            takeMemory(name.substr(7), sample.value);
        else if (name.starts_with("filesystem_"))
            takeFileSystem(name.substr(11), sample);
        else if (name.starts_with("network_"))
            takeNetwork(name.substr(8), sample);
        else if (name == "load1")
            m_sample.load1 = sample.value;
        else if (name == "load5")
            m_sample.load5 = sample.value;
        else if (name == "load15")
            m_sample.load15 = sample.value;
        else if (name == "processes_pids") // only with --collector.processes
            m_sample.processes = sample.value;
        else if (name == "vmstat_oom_kill")
            m_sample.outOfMemoryKills = sample.value;
        else if (name == "boot_time_seconds")
            takeBoot(sample.value);
        else if (name == "uname_info")
            m_sample.kernel = sample.labelText("release");
    }

    std::optional<HostSample> result()
    {
        if (!m_any)
            return std::nullopt;
        m_sample.cores = static_cast<int>(m_cpus.size());
        if (!m_sample.memoryAvailable && m_sample.memoryTotal && m_memoryFree) {
            // Kernels before 3.14 do not estimate it.
            m_sample.memoryAvailable = *m_memoryFree + m_buffers + m_cached;
        }
        for (const FileSystemSample &fs : std::as_const(m_fileSystems)) {
            if (fs.total > 0 && isRealFileSystem(fs))
                m_sample.fileSystems.append(fs);
        }
        std::ranges::sort(m_sample.fileSystems, {}, &FileSystemSample::mount);
        setNetwork();
        return m_sample;
    }

private:
    void takeCpu(const PrometheusSample &sample)
    {
        const PrometheusLabel *cpu = sample.label("cpu");
        const PrometheusLabel *mode = sample.label("mode");
        if (!cpu || !mode || !std::isfinite(sample.value))
            return;
        m_cpus.insert(std::string(cpu->rawValue));
        // Guest time is within user time already.
        if (mode->rawValue == "guest" || mode->rawValue == "guest_nice")
            return;
        m_sample.cpuTotal = m_sample.cpuTotal.value_or(0) + sample.value;
        if (mode->rawValue == "idle")
            m_sample.cpuIdle = m_sample.cpuIdle.value_or(0) + sample.value;
        else if (mode->rawValue == "iowait")
            m_sample.cpuIoWait = m_sample.cpuIoWait.value_or(0) + sample.value;
    }

    void takeMemory(std::string_view name, double value)
    {
        if (name == "MemTotal_bytes")
            m_sample.memoryTotal = value;
        else if (name == "MemAvailable_bytes")
            m_sample.memoryAvailable = value;
        else if (name == "MemFree_bytes")
            m_memoryFree = value;
        else if (name == "Buffers_bytes")
            m_buffers = value;
        else if (name == "Cached_bytes")
            m_cached = value;
    }

    void takeFileSystem(std::string_view name, const PrometheusSample &sample)
    {
        if (name != "size_bytes" && name != "avail_bytes" && name != "readonly")
            return;
        const QString mount = sample.labelText("mountpoint");
        if (mount.isEmpty() || (m_fileSystems.size() >= mostFileSystems && !m_fileSystems.contains(mount)))
            return;
        FileSystemSample &fs = m_fileSystems[mount];
        fs.mount = mount;
        fs.type = sample.labelText("fstype");
        if (name == "size_bytes")
            fs.total = sample.value;
        else if (name == "avail_bytes")
            fs.free = sample.value;
        else
            fs.readOnly = sample.value != 0;
    }

    void takeNetwork(std::string_view name, const PrometheusSample &sample)
    {
        const PrometheusLabel *device = sample.label("device");
        if (!device || device->rawValue == "lo" || m_networks.size() >= mostFileSystems)
            return;
        double Traffic::*field = name == "receive_bytes_total"      ? &Traffic::inBytes
                                 : name == "transmit_bytes_total"   ? &Traffic::outBytes
                                 : name == "receive_packets_total"  ? &Traffic::inPackets
                                 : name == "transmit_packets_total" ? &Traffic::outPackets
                                                                    : nullptr;
        if (!field)
            return;
        m_networks[std::string(device->rawValue)].*field = sample.value;
    }

    void setNetwork()
    {
        Traffic own;
        Traffic all;
        for (const auto &[device, traffic] : m_networks) {
            all += traffic;
            if (!repeatsAnother(device))
                own += traffic;
        }
        // A host with nothing but a bond, or a container: better twice than nothing.
        const Traffic &sum = own.any ? own : all;
        if (!sum.any)
            return;
        m_sample.netInBytes = sum.inBytes;
        m_sample.netOutBytes = sum.outBytes;
        m_sample.netInPackets = sum.inPackets;
        m_sample.netOutPackets = sum.outPackets;
    }

    void takeBoot(double seconds)
    {
        if (seconds > 0 && seconds < 1.0e11)
            m_sample.bootedAt = TimePoint{Millis{static_cast<Millis::rep>(seconds * 1000)}};
    }

    HostSample m_sample;
    bool m_any = false;
    std::set<std::string> m_cpus;
    QHash<QString, FileSystemSample> m_fileSystems;
    std::map<std::string, Traffic> m_networks;
    std::optional<double> m_memoryFree;
    double m_buffers = 0, m_cached = 0;
};

/// A figure by which a host can be judged.
bool saysAnything(const HostSample &sample)
{
    return sample.cpuTotal || sample.memoryAvailable || !sample.fileSystems.isEmpty() || sample.load1 || sample.netInBytes;
}

} // namespace

Result<HostSample> hostSampleFromText(const QByteArray &text, TimePoint at)
{
    HostCollector host(at);
    // One bad line of somebody's text file must not cost all figures of the host.
    const auto leftOut =
        parsePrometheus({text.constData(), static_cast<size_t>(text.size())}, [&](const PrometheusSample &sample) { host.take(sample); }, BrokenLines::Skip);
    if (!leftOut)
        return std::unexpected(leftOut.error());
    auto sample = host.result();
    if (!sample) {
        return failure(ErrorKind::Malformed, QCoreApplication::translate("NodeExporterClient", "These are not the metrics of a node exporter"));
    }
    if (!saysAnything(*sample)) {
        return failure(ErrorKind::NotAvailable,
                       QCoreApplication::translate("NodeExporterClient", "This node exporter tells neither processor, memory nor file systems as Linux does"));
    }
    sample->unreadLines = leftOut->count;
    sample->firstUnread = leftOut->first;
    return *std::move(sample);
}

NodeExporterClient::NodeExporterClient(HttpAccess access, QObject *parent) : QObject(parent), m_http(std::move(access), this) {}

QCoro::Task<Result<HostSample>> NodeExporterClient::sample(std::stop_token stop)
{
    HttpRequest request;
    request.maxBytes = answers::metricsText;
    request.path = u"/metrics"_s;
    const auto reply = co_await m_http.send(std::move(request), std::move(stop));
    if (!reply)
        co_return std::unexpected(reply.error());
    // The middle of the request is the best guess of when the figures were read.
    const TimePoint at = SystemClock().now() - reply->took / 2;
    co_return hostSampleFromText(wholeText(*reply), at);
}

} // namespace warrener
