#include "FarConsole.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace warrener {

FarConsole::FarConsole(const QString &profile, const QString &away, const QStringList &arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_RUNTIME_DIR"_s})
        environment.insert(name, m_home.path());
    m_process.setProcessEnvironment(environment);
    QStringList words{QStringLiteral(WARRENCTL), u"--profile"_s, profile, u"--format"_s, u"json"_s};
    words += arguments;
    if (!away.isEmpty())
        words = QStringList{u"testbed-far"_s, away, u"--"_s} + words;
    const QString program = words.takeFirst();
    m_process.start(program, words);
}

FarConsole::~FarConsole()
{
    end();
}

QByteArray FarConsole::said()
{
    m_said += m_process.readAllStandardError();
    return m_said;
}

bool FarConsole::end()
{
    if (m_process.state() == QProcess::NotRunning)
        return true;
    m_process.terminate();
    if (m_process.waitForFinished(120'000))
        return true;
    m_process.kill();
    m_process.waitForFinished(5000);
    return false;
}

int FarConsole::exitCode() const
{
    return m_process.exitStatus() == QProcess::CrashExit ? -1 : m_process.exitCode();
}

QJsonObject FarConsole::answer()
{
    m_answer += m_process.readAllStandardOutput();
    return QJsonDocument::fromJson(m_answer).object();
}

QByteArray FarConsole::journal() const
{
    QByteArray all;
    const QDir folder(m_home.path() + u"/warrener/journal"_s);
    const QStringList segments = folder.entryList({u"*.jsonl"_s}, QDir::Files, QDir::Name);
    for (const QString &segment : segments) {
        QFile file(folder.filePath(segment));
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

qsizetype FarConsole::count(const QByteArray &kind, const QByteArray &step) const
{
    qsizetype found = 0;
    const QList<QByteArray> lines = journal().split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject record = QJsonDocument::fromJson(line).object();
        if (record.value("kind"_L1).toString().toUtf8() == kind && (step.isEmpty() || record.value("step"_L1).toString().toUtf8() == step))
            ++found;
    }
    return found;
}

} // namespace warrener
