#include "look/probe/HostAnswers.h"

#include "base/Units.h"
#include "cluster/HostService.h"
#include "look/probe/HostAnswersParts.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// In milliseconds since 1970. What lies beyond it is no time, and would overflow further on.
constexpr qint64 year3000 = 32'503'680'000'000;

} // namespace

namespace hostanswers {

QList<QByteArrayView> words(QByteArrayView line, qsizetype most)
{
    QList<QByteArrayView> found;
    qsizetype at = 0;
    while (at < line.size()) {
        while (at < line.size() && (line[at] == ' ' || line[at] == '\t'))
            ++at;
        if (at == line.size())
            break;
        const qsizetype from = at;
        if (found.size() == most - 1) {
            found.append(line.sliced(from).trimmed());
            break;
        }
        while (at < line.size() && line[at] != ' ' && line[at] != '\t')
            ++at;
        found.append(line.sliced(from, at - from));
    }
    return found;
}

std::optional<double> figure(QByteArrayView text)
{
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok && std::isfinite(value) && value >= 0 ? std::optional(value) : std::nullopt;
}

std::optional<qint64> whole(QByteArrayView text)
{
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    return ok && value >= 0 ? std::optional(value) : std::nullopt;
}

TimePoint moment(QByteArrayView seconds)
{
    const auto value = figure(seconds.startsWith('@') ? seconds.sliced(1) : seconds);
    return value && *value < double(year3000) / 1000 ? TimePoint{Millis{static_cast<qint64>(*value * 1000)}} : TimePoint{};
}

QString plain(QByteArrayView text, qsizetype most)
{
    return QString::fromUtf8(text.first(std::min(text.size(), most))).simplified();
}

Error cutShort()
{
    return {.kind = ErrorKind::Timeout,
            .message = QCoreApplication::translate("HostProbe", "The host did not answer this within %1").arg(units::wholeSeconds(hostScriptBound)),
            .detail = {}};
}

} // namespace hostanswers

namespace {

using namespace hostanswers;

constexpr qsizetype maxAnswerBytes = 8 * 1024 * 1024;
constexpr qsizetype maxLines = 20'000; // of a section

struct Output
{
    QByteArrayView head;
    Sections sections;
};

Output split(QByteArrayView text)
{
    Output output;
    Section *current = nullptr;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = text.indexOf('\n', at);
        end = end < 0 ? text.size() : end;
        const QByteArrayView line = text.sliced(at, end - at);
        at = end + 1;
        if (line.startsWith("@@")) {
            const QList<QByteArrayView> marker = words(line.sliced(2), 8);
            current = nullptr;
            if (marker.isEmpty())
                continue;
            if (marker.first() == "warrener" && output.head.isEmpty()) {
                output.head = line;
            } else if (!output.head.isEmpty() && marker.size() == 2 && output.sections.size() < 32) {
                current = &output.sections[marker[0]];
                current->whole = marker[1] == "whole";
            }
        } else if (current && line.startsWith(' ') && line.size() > 1 && current->lines.size() < maxLines) {
            current->lines.append(line.sliced(1));
        }
    }
    return output;
}

/// The answer of a section, or why there is none.
template <class T, class Read>
Answer<T> answerOf(const Sections &sections, QByteArrayView name, Millis took, Read read)
{
    const auto found = sections.constFind(name);
    if (found == sections.cend()) {
        return Answer<T>::of(failure(ErrorKind::Malformed, QCoreApplication::translate("HostProbe", "The host's answer ended too early")), took);
    }
    if (!found->lines.isEmpty() && found->lines.first().startsWith("!missing ")) {
        return Answer<T>::of(failure(ErrorKind::NotAvailable,
                                     QCoreApplication::translate("HostProbe", "The host has no program “%1”").arg(plain(found->lines.first().sliced(9), 60))),
                             took);
    }
    if (!found->lines.isEmpty() && found->lines.first().startsWith("!root"))
        return Answer<T>::of(failure(ErrorKind::Forbidden, QCoreApplication::translate("HostProbe", "Only root may see this")), took);
    if (!found->lines.isEmpty() && found->lines.first().startsWith("!unset")) {
        return Answer<T>::of(failure(ErrorKind::NotConfigured, QCoreApplication::translate("HostProbe", "The profile has no command “status” for this host")),
                             took);
    }
    if (!found->whole && found->lines.isEmpty())
        return Answer<T>::of(std::unexpected(cutShort()), took);
    return Answer<T>::of(read(*found), took);
}

} // namespace

Result<HostDeepLook> parseHostAnswers(const QByteArray &text, const HostQuestions &questions, TimePoint asked, TimePoint answered)
{
    const Output output = split(QByteArrayView(text).first(std::min(text.size(), maxAnswerBytes)));
    const QList<QByteArrayView> head = words(output.head, 6);
    if (head.size() < 5 || head[1] != "1") {
        const bool noBox = head.size() == 2 && head[1] == "nobox";
        return failure(noBox ? ErrorKind::Io : ErrorKind::Malformed,
                       noBox ? QCoreApplication::translate("HostProbe", "The host has no folder that can be written in")
                             : QCoreApplication::translate("HostProbe", "The host's answer makes no sense"),
                       QString::fromUtf8(text.left(300)));
    }
    const Millis took = answered - asked;
    const Sections &sections = output.sections;

    HostDeepLook look;
    look.name = questions.host.name;
    look.role = questions.host.role;
    look.isMember = questions.isMember;
    look.login = {.value = head[4] == "root", .error = {}, .took = took};

    const auto began = whole(head[2]);
    const auto ended = whole(head[3]);
    TimePoint hostNow = answered;
    if (began && ended && *began < year3000 && *ended < year3000 && *ended >= *began) {
        const TimePoint first{Millis{*began}};
        const TimePoint last{Millis{*ended}};
        // What NTP does with its four times: half of what the way there and back took is doubt.
        const Millis onTheWay = std::max(Millis{0}, took - (last - first));
        look.clock.value = ClockLook{.hostTime = first, .offset = ((first - asked) + (last - answered)) / 2, .error = onTheWay / 2};
        hostNow = last;
    } else {
        look.clock.error = failure(ErrorKind::Malformed, QCoreApplication::translate("HostProbe", "The host does not tell the time")).error();
    }
    look.clock.took = took;

    const HostProfile &host = questions.host;
    look.service = answerOf<ServiceLook>(sections, "service", took,
                                         [&](const Section &section) { return service(section, sections.value("journal"), serviceUnit(host)); });
    look.process = answerOf<ProcessLook>(sections, "process", took, process);
    look.memoryKills = answerOf<MemoryKillLook>(sections, "memorykills", took, memoryKills);
    look.fileSystems = answerOf<QList<FileSystemLook>>(sections, "filesystems", took, fileSystems);
    look.cpu = answerOf<CpuLook>(sections, "cpu", took, cpu);
    look.firewall = answerOf<FirewallLook>(sections, "firewall", took, firewall);
    look.listeners = answerOf<QList<quint16>>(sections, "listeners", took, listeners);
    if (!host.exporter.isEmpty()) {
        look.exporter = answerOf<ExporterLook>(sections, "exporter", took,
                                               [&](const Section &section) { return exporter(section, static_cast<quint16>(host.exporter.port(9100))); });
    }
    if (questions.hasBroker) {
        look.config = answerOf<ConfigLook>(sections, "config", took, [&](const Section &section) { return config(section, host.paths.config); });
        look.log = answerOf<LogLook>(sections, "log", took, [&](const Section &section) { return log(section, host.paths.log, hostNow); });
    }
    if (!questions.peers.isEmpty()) {
        look.peers = answerOf<QList<PeerLook>>(sections, "peers", took,
                                               [&](const Section &section) -> Result<QList<PeerLook>> { return peers(section, questions.peers); });
    }
    if (questions.isMember)
        look.portMapper = answerOf<PortMapperLook>(sections, "portmapper", took, portMapper);
    if (!questions.names.isEmpty()) {
        look.names = answerOf<QList<NameLook>>(sections, "names", took, [&](const Section &section) { return names(section, questions.names); });
    }
    return look;
}

} // namespace warrener
