#include "record/journal/JournalReader.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

struct Ended
{
    bool killed = false;
    int code = 0;
    int moments = 0;
};

Ended start(const QString &folder, const QString &mode, int moment = 0)
{
    QProcess process;
    process.start(QStringLiteral(KILLED_RUN), {folder, mode, QString::number(moment)});
    if (!process.waitForFinished(20000))
        qFatal("killed_run hangs");
    return {.killed = process.exitStatus() == QProcess::CrashExit, .code = process.exitCode(), .moments = process.readAllStandardOutput().trimmed().toInt()};
}

/// "one: old added; two: …" of all files.
QString picture(const QString &folder)
{
    const QDir files(folder + "/files"_L1);
    QStringList parts;
    for (const auto listed = files.entryList(QDir::Files, QDir::Name); const QString &name : listed) {
        QFile file(files.filePath(name));
        parts.append(file.open(QIODevice::ReadOnly) ? name + u": "_s + QString::fromUtf8(file.readAll()).simplified() : name);
    }
    return parts.join(u"; "_s);
}

void prepare(const QString &folder)
{
    QDir(folder).mkpath(u"files"_s);
    for (const QString &name : {u"one"_s, u"four"_s}) {
        QFile file(folder + "/files/"_L1 + name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("old\n") == 4);
    }
}

const QString before = u"four: old; one: old"_s;
const QString after = u"five: added; four: new; one: old added; three: new; two: added"_s;

} // namespace

/// Kills a run at the moments there are, then finishes or undoes it from the journal alone.
class KillTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recovers_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<bool>("twice");
        QTest::newRow("finish") << u"finish"_s << false;
        QTest::newRow("undo") << u"undo"_s << false;
        QTest::newRow("finish, killed again while recovering") << u"finish"_s << true;
        QTest::newRow("undo, killed again while recovering") << u"undo"_s << true;
    }
    void recovers()
    {
        QFETCH(const QString, mode);
        QFETCH(const bool, twice);
        QTemporaryDir whole;
        prepare(whole.path());
        const Ended clean = start(whole.path(), u"run"_s);
        QVERIFY(!clean.killed);
        QCOMPARE(picture(whole.path()), after);
        QVERIFY2(clean.moments > 30, qPrintable(QString::number(clean.moments)));

        // Every moment under `tests/run --all`; else one in four, beginning elsewhere in each row.
        const bool all = qEnvironmentVariable("WARRENER_KILLS") == "all"_L1;
        const int first = all ? 1 : 1 + (mode == "undo"_L1 ? 1 : 0) + (twice ? 2 : 0);
        for (int moment = first; moment <= clean.moments; moment += all ? 1 : 4) {
            const QByteArray where = "moment " + QByteArray::number(moment);
            QTemporaryDir folder;
            prepare(folder.path());
            QVERIFY2(start(folder.path(), u"run"_s, moment).killed, where.constData());
            if (twice)
                start(folder.path(), mode, 1 + moment * 7 % 24);
            const Ended recovered = start(folder.path(), mode);
            QVERIFY2(!recovered.killed && recovered.code == 0, where.constData());

            // Before the first record is on the disk there is nothing to finish, and nothing was done.
            const bool unknown = moment == 1;
            QVERIFY2(picture(folder.path()) == (mode == "undo"_L1 || unknown ? before : after),
                     qPrintable(u"moment %1: %2"_s.arg(moment).arg(picture(folder.path()))));
            const Result<ChainReport> chain = verifyJournal(folder.filePath(u"kill.jsonl"_s));
            QVERIFY2(unknown || (chain && !chain->broken && chain->unfinished == 0), where.constData());
        }
    }
};

QTEST_GUILESS_MAIN(KillTest)
#include "KillTest.moc"
