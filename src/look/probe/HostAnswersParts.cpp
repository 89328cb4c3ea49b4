#include "look/probe/HostAnswersParts.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::hostanswers {

namespace {

constexpr double ticksPerSecond = 100; // USER_HZ, a part of Linux' interface

std::unexpected<Error> senseless()
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("HostProbe", "The host's answer makes no sense"));
}

QHash<QByteArrayView, QByteArrayView> pairs(const Section &section)
{
    QHash<QByteArrayView, QByteArrayView> pairs;
    for (const QByteArrayView line : section.lines) {
        if (const qsizetype equals = line.indexOf('='); equals > 0)
            pairs.insert(line.first(equals), line.sliced(equals + 1));
    }
    return pairs;
}

/// Of systemd's messages: "1795418447.42 broker1 systemd[1]: Starting …".
void readJournal(const Section &journal, ServiceLook &look)
{
    look.journalRead = !journal.lines.isEmpty() ? !journal.lines.first().startsWith('!') : journal.whole;
    for (const QByteArrayView line : journal.lines) {
        const QList<QByteArrayView> fields = words(line, 4);
        if (fields.size() < 4 || !fields[2].startsWith("systemd["))
            continue;
        const TimePoint at = moment(fields[0]);
        const QByteArrayView said = fields[3];
        if (isNever(at))
            continue;
        if (said.startsWith("Starting "))
            look.starts.append(at);
        else if (said.contains(": Main process exited, code=killed") || said.contains(": Main process exited, code=dumped")
                 || (said.contains(": Main process exited, code=exited") && !said.contains("status=0/")))
            look.crashes.append(at);
    }
}

} // namespace

Result<ServiceLook> service(const Section &unit, const Section &journal, const QString &name)
{
    const auto values = pairs(unit);
    ServiceLook look;
    look.unit = name;
    if (values.contains("StatusExit")) {
        look.running = values.value("StatusExit") == "0";
        return look;
    }
    look.load = plain(values.value("LoadState"), 40);
    look.active = plain(values.value("ActiveState"), 40);
    if (look.active.isEmpty())
        return senseless();
    look.sub = plain(values.value("SubState"), 40);
    look.result = plain(values.value("Result"), 40);
    look.user = plain(values.value("User"), 64);
    look.invocation = plain(values.value("InvocationID"), 64);
    look.automaticRestarts = static_cast<int>(std::min<qint64>(whole(values.value("NRestarts")).value_or(0), 1'000'000));
    look.since = moment(values.value("StateChangeTimestamp"));
    const QString status = plain(values.value("ExecMainStatus"), 10);
    // CLD_EXITED, CLD_KILLED, CLD_DUMPED.
    const QByteArrayView code = values.value("ExecMainCode");
    if (code == "1")
        look.exit = u"status "_s + status;
    else if (code == "2" || code == "3")
        look.exit = u"signal "_s + status;
    readJournal(journal, look);
    return look;
}

Result<ProcessLook> process(const Section &section)
{
    ProcessLook look;
    QList<QByteArrayView> states;
    double startTicks = -1;
    TimePoint booted{};
    for (const QByteArrayView line : section.lines) {
        if (line == "none")
            return look;
        const QList<QByteArrayView> fields = words(line, 60);
        if (fields.size() < 2)
            continue;
        if (fields[0] == "stat") {
            // The name in brackets may hold anything: what counts stands behind the last bracket.
            const qsizetype bracket = line.lastIndexOf(')');
            const QList<QByteArrayView> rest = bracket < 0 ? QList<QByteArrayView>() : words(line.sliced(bracket + 1), 60);
            if (rest.size() < 20)
                continue;
            look.pid = whole(fields[1]).value_or(0);
            states.append(rest[0]);
            startTicks = figure(rest[19]).value_or(-1);
        } else if (fields[0] == "user") {
            look.user = plain(fields[1], 64);
        } else if (fields[0] == "fds") {
            // None at all: they may not be seen.
            if (const auto count = whole(fields[1]); count && *count > 0)
                look.descriptors = count;
        } else if (line.startsWith("Max open files") && fields.size() >= 5) {
            look.descriptorsLimit = whole(fields[3]);
        } else if (fields[0] == "VmRSS:") {
            if (const auto kib = figure(fields[1]))
                look.memory = *kib * 1024;
        } else if (fields[0] == "btime") {
            booted = moment(fields[1]);
        }
    }
    if (look.pid <= 0 || states.isEmpty())
        return senseless();
    look.state = plain(states.last(), 1);
    // Every process waits for a disk now and then; one that does so twice in a row may hang.
    if (look.state == "D"_L1 && states.first() != "D")
        look.state = plain(states.first(), 1);
    if (startTicks >= 0 && startTicks < 1e12 && !isNever(booted))
        look.startedAt = booted + Millis{static_cast<qint64>(startTicks * 1000 / ticksPerSecond)};
    return look;
}

Result<MemoryKillLook> memoryKills(const Section &section)
{
    MemoryKillLook look;
    look.journalRead = section.whole;
    for (const QByteArrayView line : section.lines) {
        const QList<QByteArrayView> fields = words(line, 4);
        if (line.startsWith("!nojournal")) {
            look.journalRead = false;
        } else if (fields.size() == 2 && fields[0] == "oom_kill") {
            look.sinceBoot = figure(fields[1]);
        } else if (fields.size() == 4 && !isNever(moment(fields[0]))) {
            ++look.lastDay;
            look.last = moment(fields[0]);
            look.lastLine = plain(fields[3]);
        }
    }
    return look;
}

Result<CpuLook> cpu(const Section &section)
{
    CpuLook look;
    QList<QList<double>> times;
    for (const QByteArrayView line : section.lines) {
        const QList<QByteArrayView> fields = words(line);
        if (fields.size() < 2)
            continue;
        if (fields[0] == "cpu" && fields.size() >= 6) {
            QList<double> row;
            for (qsizetype i = 1; i < std::min<qsizetype>(fields.size(), 9); ++i)
                row.append(figure(fields[i]).value_or(0));
            times.append(row);
        } else if (fields[0] == "load") {
            look.load1 = figure(fields[1]);
        } else if (fields[0] == "cores") {
            look.cores = static_cast<int>(std::min<qint64>(whole(fields[1]).value_or(0), 65536));
        }
    }
    if (times.size() == 2 && times[0].size() == times[1].size()) {
        double total = 0;
        for (qsizetype i = 0; i < times[0].size(); ++i)
            total += std::max(0.0, times[1][i] - times[0][i]);
        if (total > 0) {
            const double idle = std::max(0.0, times[1][3] - times[0][3]);
            const double waiting = std::max(0.0, times[1][4] - times[0][4]);
            look.ioWaitPercent = 100 * waiting / total;
            look.busyPercent = std::max(0.0, 100 - 100 * (idle + waiting) / total);
        }
    }
    if (!look.load1 && !look.busyPercent)
        return senseless();
    return look;
}

QList<PeerLook> peers(const Section &section, const QList<PeerQuestion> &asked)
{
    static const QRegularExpression counts(u"(\\d+) packets transmitted, (\\d+)(?: packets)? received"_s);
    static const QRegularExpression times(u"= ([\\d.]+)/([\\d.]+)/([\\d.]+)"_s);
    QList<PeerLook> looks;
    for (const PeerQuestion &peer : asked) {
        PeerLook look{.node = peer.node, .name = peer.name, .ping = {}, .ports = {}};
        look.ping.error = cutShort();
        for (const quint16 port : peer.ports)
            look.ports.append({.port = port, .state = u"unknown"_s});
        looks.append(look);
    }
    for (const QByteArrayView line : section.lines) {
        const QList<QByteArrayView> fields = words(line, 4);
        if (fields.size() < 3)
            continue;
        const QString name = plain(fields[1], 253);
        for (PeerLook &look : looks) {
            if (look.name != name)
                continue;
            if (fields[0] == "port" && fields.size() == 4) {
                for (PeerPortLook &port : look.ports) {
                    if (port.port == fields[2].toUInt())
                        port.state = plain(fields[3], 20);
                }
            } else if (fields[0] == "ping") {
                const QString said = plain(line, 500);
                const auto count = counts.match(said);
                if (!count.hasMatch()) {
                    const bool unresolved = said.contains("not known"_L1) || said.contains("resolution"_L1) || said.contains("bad address"_L1);
                    look.ping.error =
                        failure(said.contains("!missing"_L1) ? ErrorKind::NotAvailable
                                : unresolved                 ? ErrorKind::Unresolved
                                                             : ErrorKind::Malformed,
                                said.contains("!missing"_L1) ? QCoreApplication::translate("HostProbe", "The host has no program “%1”").arg("ping"_L1)
                                : unresolved                 ? QCoreApplication::translate("HostProbe", "The name %1 has no address there").arg(name)
                                                             : QCoreApplication::translate("HostProbe", "The host's answer makes no sense"),
                                said)
                            .error();
                    continue;
                }
                const auto time = times.match(said);
                look.ping.error.reset();
                look.ping.value = PingFigures{.sent = std::min(count.captured(1).toInt(), 1000),
                                              .received = std::min(count.captured(2).toInt(), 1000),
                                              .minMs = time.captured(1).toDouble(),
                                              .meanMs = time.captured(2).toDouble(),
                                              .maxMs = time.captured(3).toDouble()};
            }
        }
    }
    return looks;
}

Result<QList<NameLook>> names(const Section &section, const QList<PeerQuestion> &asked)
{
    QList<NameLook> looks;
    for (const QByteArrayView line : section.lines) {
        const QList<QByteArrayView> fields = words(line, 3);
        if (fields.size() < 2 || fields[0] != "name")
            continue;
        const QString name = plain(fields[1], 253);
        const auto peer = std::ranges::find(asked, name, &PeerQuestion::name);
        if (peer == asked.end())
            continue;
        NameLook look{.node = peer->node, .name = name, .addresses = {}};
        if (fields.size() == 3)
            look.addresses = plain(fields[2], 2000).split(u' ', Qt::SkipEmptyParts);
        look.addresses.sort();
        looks.append(look);
    }
    // A name after which the time was up is not one without an address.
    if (!section.whole && !looks.isEmpty() && looks.last().addresses.isEmpty())
        looks.removeLast();
    return looks;
}

Result<ExporterLook> exporter(const Section &section, quint16 port)
{
    ExporterLook look{.port = port, .unit = {}, .state = {}};
    for (const QByteArrayView line : section.lines) {
        const QList<QByteArrayView> fields = words(line, 3);
        if (fields.size() == 3 && fields[0] == "unit") {
            look.unit = plain(fields[1], 64);
            look.state = plain(fields[2], 40);
        }
    }
    return look;
}

Result<FirewallLook> firewall(const Section &section)
{
    FirewallLook look;
    for (const QByteArrayView line : section.lines) {
        ++look.drops;
        if (look.rules.size() < 20)
            look.rules.append(plain(line));
    }
    return look;
}

Result<QList<quint16>> listeners(const Section &section)
{
    QList<quint16> ports;
    for (const QByteArrayView line : section.lines) {
        const bool hex = line.startsWith("hex ");
        bool ok = false;
        const uint port = line.sliced(line.lastIndexOf(':') + 1).trimmed().toUInt(&ok, hex ? 16 : 10);
        const auto value = static_cast<quint16>(port);
        if (ok && port > 0 && port < 65536 && !ports.contains(value))
            ports.append(value);
    }
    std::ranges::sort(ports);
    return ports;
}

Result<PortMapperLook> portMapper(const Section &section)
{
    PortMapperLook look;
    for (const QByteArrayView line : section.lines) {
        const QList<QByteArrayView> parts = words(line, 6);
        if (parts.size() == 2 && parts[0] == "code") {
            // timeout(1) ends what has not answered with 124.
            look.state = parts[1] == "0" ? u"answers"_s : parts[1] == "124" ? u"silent"_s : u"refused"_s;
        } else if (parts.size() == 5 && parts[0] == "name" && parts[2] == "at") {
            look.names.append(plain(parts[1], 100));
        }
    }
    if (look.state.isEmpty())
        return senseless();
    return look;
}

} // namespace warrener::hostanswers
