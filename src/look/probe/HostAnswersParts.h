#pragma once

#include "look/examination/HostDeepLook.h"
#include "look/probe/HostScript.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <optional>

namespace warrener::hostanswers {

/// One section of the script's output.
struct Section
{
    bool whole = false;
    QList<QByteArrayView> lines; ///< without the leading blank; empty ones left out
};

using Sections = QHash<QByteArrayView, Section>;

/// Words of a line, split at runs of blanks; the last one takes the rest of the line.
QList<QByteArrayView> words(QByteArrayView line, qsizetype most = 24);
/// Finite and not negative.
std::optional<double> figure(QByteArrayView text);
std::optional<qint64> whole(QByteArrayView text);
/// Seconds since 1970, "@" before them allowed; never where there are none.
TimePoint moment(QByteArrayView seconds);
QString plain(QByteArrayView text, qsizetype most = 300);
/// Why there is no answer to what the script cut.
Error cutShort();

// Each reads one section; what it cannot find stays absent.
Result<ServiceLook> service(const Section &unit, const Section &journal, const QString &name);
Result<ProcessLook> process(const Section &section);
Result<MemoryKillLook> memoryKills(const Section &section);
Result<QList<FileSystemLook>> fileSystems(const Section &section);
Result<CpuLook> cpu(const Section &section);
Result<ConfigLook> config(const Section &section, const QString &folder);
Result<LogLook> log(const Section &section, const QString &folder, TimePoint hostNow);
QList<PeerLook> peers(const Section &section, const QList<PeerQuestion> &asked);
Result<QList<NameLook>> names(const Section &section, const QList<PeerQuestion> &asked);
Result<ExporterLook> exporter(const Section &section, quint16 port);
Result<FirewallLook> firewall(const Section &section);
Result<QList<quint16>> listeners(const Section &section);
Result<PortMapperLook> portMapper(const Section &section);

} // namespace warrener::hostanswers
