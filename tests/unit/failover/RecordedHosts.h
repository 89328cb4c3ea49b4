#pragma once

#include "base/Timekeeper.h"
#include "run/procedure/Operations.h"
#include "support/OwnPrograms.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QTest>

namespace warrener {

/// Hosts that do nothing, and say that it went well, but write down what they are told.
class RecordedHosts final
{
public:
    RecordedHosts()
    {
        if (!QDir(m_programs.path()).mkdir(QStringLiteral("there")))
            qFatal("no folder");
        m_programs.copy(QFINDTESTDATA("unit/failover/recording-ssh"), {QStringLiteral("ssh"), QStringLiteral("there/sudo"), QStringLiteral("there/sh")});
    }
    Q_DISABLE_COPY_MOVE(RecordedHosts)

    /// "ssh broker1 sudo" and the text, of all that hosts are told when it is done; sorted.
    QStringList recorded(const std::shared_ptr<Operations> &operations, const Call &call, const StepContext &context = {}) const
    {
        if (const auto result = QCoro::waitFor(Operations::call(operations, call, context, systemTimekeeper(), {})); !result)
            qWarning("%s: %s", qPrintable(call.operation), qPrintable(result.error().message));
        QStringList list;
        QDir dir(m_programs.path());
        for (const auto listed = dir.entryList({QStringLiteral("record.*")}, QDir::Files); const QString &name : listed) {
            QFile file(dir.filePath(name));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
            if (lines.size() < 2)
                continue;      // a host that nobody waits for
            lines.removeAt(1); // what every command gets
            file.remove();
            // Notes are for the other consoles, beside the deed; the step "mark" says so.
            if (const QString told = lines.join(u'\n'); !told.contains(QLatin1StringView("-note.")))
                list.append(told);
        }
        list.sort();
        return list;
    }

    /// The same of what a plan shows, of hosts that need `sudo` or not.
    static QStringList shownBy(const QStringList &commands, bool sudo)
    {
        QStringList list;
        for (const QString &command : commands) {
            const QString way = command.section(u' ', 0, sudo ? 2 : 1);
            QString text = command.sliced(way.size() + 1);
            const QLatin1StringView begin("sh -s <<'END'\n"), end("\nEND");
            if (text.startsWith(begin) && text.endsWith(end))
                text = text.sliced(begin.size()).chopped(end.size());
            list.append(way + u'\n' + text);
        }
        list.sort();
        return list;
    }

private:
    OwnPrograms m_programs;
};

} // namespace warrener
