#include "record/journal/Journal.h"

#include "base/Post.h"
#include "record/journal/JournalReader.h"
#include "record/journal/JournalRuns.h"
#include "unit/journal/JournalFiles.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

TimePoint at(int seconds)
{
    return TimePoint{Millis{1'700'000'000'000 + seconds * 1000}};
}

JournalRecord record(RecordKind kind, const QString &run = u"r1"_s, const QString &step = {}, const QJsonObject &data = {}, int seconds = 0)
{
    return {.at = at(seconds), .run = run, .kind = kind, .step = step, .who = u"ops@console"_s, .data = data};
}

JournalRecord started(const QString &run, const QString &kind, int seconds)
{
    const QJsonObject step{{u"id"_s, u"a"_s}, {u"title"_s, u"Drain broker1"_s}};
    const auto inner = [](const QString &id) { return QJsonObject{{u"id"_s, id}, {u"title"_s, u"Drain on one proxy"_s}}; };
    const QJsonObject group{{u"id"_s, u"g"_s}, {u"steps"_s, QJsonArray{inner(u"b"_s), inner(u"c"_s)}}};
    return record(RecordKind::RunStarted, run, {},
                  {{u"plan"_s, QJsonObject{{u"kind"_s, kind},
                                           {u"label"_s, u"Move"_s},
                                           {u"title"_s, u"Title of "_s + run},
                                           {u"cluster"_s, u"orders"_s},
                                           {u"steps"_s, QJsonArray{step, group}}}}},
                  seconds);
}

JournalRecord ended(const QString &run, const QString &verdict, int seconds)
{
    return record(RecordKind::RunEnded, run, {}, {{u"verdict"_s, verdict}}, seconds);
}

/// The file that the records of these tests go into.
QString segmentOf(const QString &journal)
{
    return segmentPath(journal, u"2023-11"_s);
}

using Damage = std::function<QByteArray(QByteArray)>;

} // namespace

class JournalTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"orders.jsonl"_s);
    }

    void recordsComeBack()
    {
        JournalFile file(m_path);
        const QList<JournalRecord> given{record(RecordKind::StepIntent, u"r1"_s, u"a"_s, {{u"attempt"_s, 1}}),
                                         record(RecordKind::StepDone, u"r1"_s, u"a"_s, {{u"text"_s, u"line\nbreak, “quotes” \"\\ ü"_s}})};
        for (const JournalRecord &one : given)
            QVERIFY(file.append(one));
        QList<JournalRecord> read = *readRun(m_path, u"r1"_s);
        QCOMPARE(read.size(), 2);
        QCOMPARE(read[0].number, 1);
        QCOMPARE(read[1].number, 2);
        for (qsizetype i = 0; i < read.size(); ++i) {
            read[i].number = 0;
            QCOMPARE(read[i], given[i]);
        }
        struct stat status{};
        QCOMPARE(::stat(QFile::encodeName(segmentOf(m_path)).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777, mode_t(0600));
        QCOMPARE(readRun(m_path, u"r2"_s).error().kind, ErrorKind::NotFound);
    }

    void aKindOfTheFutureIsKept()
    {
        JournalRecord future = record(RecordKind::Unknown);
        future.kindId = u"teleported"_s;
        QVERIFY(JournalFile(m_path).append(future));
        QCOMPARE(readRun(m_path, u"r1"_s)->first().kindId, u"teleported"_s);
    }

    /// Whoever can write a sound hash can write anything.
    void linesOfAnotherShape_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("place");
        QTest::newRow("sound") << QByteArray(R"({"at":"2026-03-17T10:04:13.412Z","kind":"note","n":1})") << QString();
        QTest::newRow("no number") << QByteArray(R"({"at":"2026-03-17T10:04:13.412Z","kind":"note"})") << u"“n” is missing"_s;
        QTest::newRow("half a number") << QByteArray(R"({"at":"2026-03-17T10:04:13.412Z","kind":"note","n":1.5})") << u"“n” is not a whole number"_s;
        QTest::newRow("no time") << QByteArray(R"({"at":"soon","kind":"note","n":1})") << u"“at” is not a time"_s;
        QTest::newRow("no kind") << QByteArray(R"({"at":"2026-03-17T10:04:13.412Z","n":1})") << u"“kind” is missing"_s;
        QTest::newRow("wrong data") << QByteArray(R"({"at":"2026-03-17T10:04:13.412Z","data":[],"kind":"note","n":1})") << u"“data” has the wrong type"_s;
        QTest::newRow("wrong run") << QByteArray(R"({"at":"2026-03-17T10:04:13.412Z","kind":"note","n":1,"run":7})") << u"“run” has the wrong type"_s;
    }
    void linesOfAnotherShape()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, place);
        const QByteArray hash = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
        const Result<JournalLine> line = lineFromText(body.chopped(1) + ",\"hash\":\"" + hash + "\"}");
        QCOMPARE(line.has_value(), place.isEmpty());
        if (!line) {
            QCOMPARE(line.error().kind, ErrorKind::Malformed);
            QVERIFY2(line.error().detail.contains(place), qPrintable(line.error().detail));
        }
    }

    void everyKindHasItsId()
    {
        for (int kind = int(RecordKind::RunStarted); kind <= int(RecordKind::Repaired); ++kind)
            QCOMPARE(recordKindFromId(toId(RecordKind(kind))), RecordKind(kind));
    }

    void verify_data()
    {
        QTest::addColumn<Damage>("damage");
        QTest::addColumn<int>("line"); // 0: sound
        QTest::addColumn<qint64>("unfinished");
        const auto cut = [](const QByteArray &all, int line) { return all.split('\n').mid(0, line).join('\n') + '\n'; };
        QTest::newRow("sound") << Damage([](QByteArray all) { return all; }) << 0 << qint64(0);
        QTest::newRow("a letter changed") << Damage([](QByteArray all) { return all.replace("\"step\":\"s3\"", "\"step\":\"s9\""); }) << 3 << qint64(0);
        QTest::newRow("a line removed") << Damage([](QByteArray all) {
            QByteArrayList lines = all.split('\n');
            lines.removeAt(1);
            return lines.join('\n');
        }) << 2 << qint64(0);
        QTest::newRow("the first line removed") << Damage([](QByteArray all) { return all.sliced(all.indexOf('\n') + 1); }) << 1 << qint64(0);
        QTest::newRow("two lines swapped") << Damage([](QByteArray all) {
            QByteArrayList lines = all.split('\n');
            lines.swapItemsAt(2, 3);
            return lines.join('\n');
        }) << 3 << qint64(0);
        QTest::newRow("a line doubled") << Damage([](QByteArray all) {
            QByteArrayList lines = all.split('\n');
            lines.insert(2, lines[1]);
            return lines.join('\n');
        }) << 3 << qint64(0);
        QTest::newRow("a foreign line") << Damage([](QByteArray all) { return all + "hello\n"; }) << 6 << qint64(0);
        QTest::newRow("cut off in the middle") << Damage([cut](QByteArray all) { return cut(all, 4) + all.split('\n')[4].first(20); }) << 0 << qint64(20);
    }
    void verify()
    {
        QFETCH(const Damage, damage);
        QFETCH(const int, line);
        QFETCH(const qint64, unfinished);
        JournalFile file(m_path);
        for (int i = 1; i <= 5; ++i)
            QVERIFY(file.append(record(RecordKind::StepDone, u"r1"_s, u"s%1"_s.arg(i))));
        replace(segmentOf(m_path), damage(contents(segmentOf(m_path))));
        const Result<ChainReport> report = verifyJournal(m_path);
        QVERIFY(report);
        QCOMPARE(report->broken ? report->broken->line : 0, line);
        QCOMPARE(report->unfinished, unfinished);
    }

    void aDamagedEndIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("tail");
        QTest::newRow("half a line") << QByteArray("{\"at\":\"2026");
        QTest::newRow("zeros") << QByteArray(5000, '\0');
        QTest::newRow("a line with a wrong hash") << QByteArray("{\"at\":\"x\",\"hash\":\"") + QByteArray(64, 'a') + "\"}\n";
        QTest::newRow("longer than one look") << QByteArray(200'000, 'x');
    }
    void aDamagedEndIsSetAside()
    {
        QFETCH(const QByteArray, tail);
        QVERIFY(JournalFile(m_path).append(record(RecordKind::StepIntent)));
        replace(segmentOf(m_path), contents(segmentOf(m_path)) + tail);
        const Result<JournalRecord> written = JournalFile(m_path).append(record(RecordKind::StepDone));
        QVERIFY(written);
        QCOMPARE(written->number, 3);
        const Result<ChainReport> report = verifyJournal(m_path);
        QVERIFY(report && !report->broken);
        QCOMPARE(report->records, 3);
        QCOMPARE(report->repairs, 1);
        const QStringList aside = QDir(m_folder->path()).entryList({u"orders@2023-11.jsonl.damaged-*"_s});
        QCOMPARE(aside.size(), 1);
        QCOMPARE(contents(m_folder->filePath(aside.first())), tail);
    }

    void manyWritersMakeOneChain()
    {
        // Two objects stand for two processes: flock() tells their descriptors apart.
        JournalFile one(m_path);
        JournalFile other(m_path);
        QThreadPool pool;
        pool.setMaxThreadCount(4);
        for (int i = 0; i < 100; ++i)
            startIn(&pool, [&, i] { (i % 2 == 0 ? one : other).append(record(RecordKind::Output), false); });
        pool.waitForDone();
        const Result<ChainReport> report = verifyJournal(m_path);
        QVERIFY(report && !report->broken);
        QCOMPARE(report->records, 100);
    }

    void aReaderFollows()
    {
        JournalFile file(m_path);
        QVERIFY(file.append(record(RecordKind::StepIntent)));
        JournalReader reader(m_path);
        QVERIFY(reader.open());
        QVERIFY((*reader.next()).has_value());
        QVERIFY(!(*reader.next()).has_value());
        QVERIFY(file.append(record(RecordKind::StepDone)));
        const Result<std::optional<JournalLine>> line = reader.next();
        QVERIFY(line && *line);
        QCOMPARE((*line)->record.kind, RecordKind::StepDone);
        QCOMPARE(reader.lineNumber(), 2);
    }

    void tooLargeIsRefused()
    {
        JournalFile file(m_path);
        const Result<JournalRecord> written = file.append(record(RecordKind::Output, u"r1"_s, {}, {{u"line"_s, QString(9 * 1024 * 1024, u'x')}}));
        QCOMPARE(written.error().kind, ErrorKind::TooLarge);
        QVERIFY(file.append(record(RecordKind::Output)));
    }

    /// The next writer would take it for a damaged end.
    void whatCouldNotBeReadAgainIsNotWritten()
    {
        QJsonObject deep{{u"bottom"_s, true}};
        for (int i = 0; i < 120; ++i)
            deep = {{u"in"_s, deep}};
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"orders.jsonl"_s);
        QVERIFY(JournalFile(path).append(record(RecordKind::StepIntent)));
        const Result<JournalRecord> written = JournalFile(path).append(record(RecordKind::StepDone, u"r1"_s, u"a"_s, deep));
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::TooLarge);
        QCOMPARE(JournalFile(path).append(record(RecordKind::StepFailed))->number, 2);
        const Result<ChainReport> chain = verifyJournal(path);
        QVERIFY(chain && !chain->broken);
        QCOMPARE(chain->repairs, 0);
    }

    void list_data()
    {
        QTest::addColumn<RunFilter>("filter");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("all, newest first") << RunFilter() << QStringList{u"r3"_s, u"(failover-not-done)"_s, u"r2"_s, u"r1"_s};
        QTest::newRow("kind") << RunFilter{.kinds = {u"switchover"_s}} << QStringList{u"r3"_s, u"r1"_s};
        QTest::newRow("verdict") << RunFilter{.verdicts = {u"done"_s}} << QStringList{u"r1"_s};
        QTest::newRow("open") << RunFilter{.verdicts = {u"open"_s}} << QStringList{u"r3"_s};
        QTest::newRow("cluster") << RunFilter{.cluster = u"other"_s} << QStringList();
        QTest::newRow("from") << RunFilter{.from = at(30)} << QStringList{u"r3"_s};
        QTest::newRow("until") << RunFilter{.until = at(10)} << QStringList{u"r1"_s};
        QTest::newRow("text of the plan") << RunFilter{.text = u"TITLE OF R2"_s} << QStringList{u"r2"_s};
        QTest::newRow("text of an output line") << RunFilter{.text = u"needle"_s} << QStringList{u"r1"_s};
        QTest::newRow("text of a note") << RunFilter{.text = u"second viewpoint"_s} << QStringList{u"(failover-not-done)"_s};
        QTest::newRow("without notes") << RunFilter{.notes = false} << QStringList{u"r3"_s, u"r2"_s, u"r1"_s};
    }
    void list()
    {
        QFETCH(const RunFilter, filter);
        QFETCH(const QStringList, expected);
        fill();
        const Result<QList<RunSummary>> runs = listRuns(m_path, filter);
        QVERIFY(runs);
        QStringList seen;
        for (const RunSummary &run : *runs)
            seen.append(run.isNote() ? u'(' + run.kind + u')' : run.run);
        QCOMPARE(seen, expected);
    }

    void summary()
    {
        fill();
        const RunSummary run = listRuns(m_path, {.verdicts = {u"done"_s}})->first();
        QCOMPARE(run, (RunSummary{.number = 1,
                                  .run = u"r1"_s,
                                  .kind = u"switchover"_s,
                                  .label = u"Move"_s,
                                  .title = u"Title of r1"_s,
                                  .cluster = u"orders"_s,
                                  .who = u"ops@console"_s,
                                  .startedAt = at(0),
                                  .endedAt = at(5),
                                  .persons = {.over = at(5)},
                                  .verdict = u"done"_s,
                                  .steps = 2,
                                  .finished = 1,
                                  .inner = {u"b"_s, u"c"_s}}));
        QVERIFY(listRuns(m_folder->filePath(u"none.jsonl"_s))->isEmpty());
    }

    /// What may be done with a run's leavings is its plan's to say; plans of an older Warrener said it by their kind.
    void whatARunLeavesBehind_data()
    {
        QTest::addColumn<QJsonObject>("plan");
        QTest::addColumn<QString>("page");
        QTest::addColumn<bool>("keeps");
        const auto older = [](const QString &kind) { return QJsonObject{{u"kind"_s, kind}}; };
        QTest::newRow("says so") << QJsonObject{{u"kind"_s, u"rebuild"_s}, {u"page"_s, u"backups"_s}, {u"keepsOnHosts"_s, true}} << u"backups"_s << true;
        QTest::newRow("says that it does not") << QJsonObject{{u"kind"_s, u"recovery-disk-full"_s}, {u"page"_s, u"recovery"_s}, {u"keepsOnHosts"_s, false}}
                                               << u"recovery"_s << false;
        QTest::newRow("an older restore") << older(u"restore"_s) << QString() << true;
        QTest::newRow("an older recovery") << older(u"recovery-one-node"_s) << QString() << true;
        QTest::newRow("an older rehearsal on a standby") << older(u"standby-rehearsal-one-node"_s) << QString() << true;
        QTest::newRow("an older switchover") << older(u"switchover"_s) << QString() << false;
    }
    void whatARunLeavesBehind()
    {
        QFETCH(const QJsonObject, plan);
        JournalFile file(m_path);
        QVERIFY(file.append(record(RecordKind::RunStarted, u"r1"_s, {}, {{u"plan"_s, plan}})));
        // By the index that was just made, and by the one that is there.
        for (int look = 0; look < 2; ++look) {
            const RunSummary run = listRuns(m_path)->first();
            QTEST(run.page, "page");
            QTEST(run.keepsOnHosts, "keeps");
        }
    }

    /// As a plan numbers its steps: a group is one, and done when it is; also where the index folds it record by record.
    void aGroupCountsAsOneStep()
    {
        JournalFile file(m_path);
        QVERIFY(file.append(started(u"r1"_s, u"switchover"_s, 0)));
        const auto counts = [&] {
            const RunSummary run = listRuns(m_path)->first();
            return std::pair(run.finished, run.steps);
        };
        QVERIFY(file.append(record(RecordKind::StepDone, u"r1"_s, u"a"_s)));
        QCOMPARE(counts(), std::pair(1, 2));
        for (const QString &step : {u"b"_s, u"c"_s})
            QVERIFY(file.append(record(RecordKind::StepDone, u"r1"_s, step)));
        QCOMPARE(counts(), std::pair(1, 2));
        QVERIFY(file.append(record(RecordKind::StepDone, u"r1"_s, u"g"_s, {{u"group"_s, true}})));
        QCOMPARE(counts(), std::pair(2, 2));
    }

    void exportsRuns()
    {
        fill();
        QBuffer lines;
        QVERIFY(lines.open(QIODevice::WriteOnly));
        QVERIFY(exportRuns(m_path, {.verdicts = {u"done"_s}}, ExportFormat::JsonLines, lines));
        QCOMPARE(lines.data().count('\n'), 4);
        QVERIFY(contents(segmentOf(m_path)).startsWith(lines.data().split('\n').first()));
        QBuffer csv;
        QVERIFY(csv.open(QIODevice::WriteOnly));
        QVERIFY(exportRuns(m_path, {}, ExportFormat::Csv, csv));
        QVERIFY(csv.data().startsWith("n,at,run,kind,step,who,data\r\n1,2023-11-14T22:13:20.000Z,r1,run-started,,ops@console,"));
        QCOMPARE(csv.data().count("\r\n"), 9);
    }

    void theJournalWritesInOrderWithoutBlocking()
    {
        const auto journal = Journal::open({u"orders"_s}, m_folder->path());
        QVERIFY(journal);
        QList<qint64> numbers;
        std::vector<QCoro::Task<>> tasks;
        for (int i = 0; i < 20; ++i)
            tasks.push_back(write(*journal, i, &numbers));
        QVERIFY2(numbers.isEmpty(), "a record was waited for");
        QTRY_COMPARE(numbers.size(), 20);
        const QList<JournalRecord> records = *readRun(m_path, u"r1"_s);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(records[i].step, QString::number(i));
        QCOMPARE(Journal::open({u"../x"_s}, m_folder->path()).error().kind, ErrorKind::Usage);
    }

private:
    static QCoro::Task<> write(std::shared_ptr<Journal> journal, int step, QList<qint64> *numbers)
    {
        const Result<JournalRecord> written = co_await journal->append(record(RecordKind::StepDone, u"r1"_s, QString::number(step)));
        numbers->append(written ? written->number : -1);
    }
    void fill()
    {
        JournalFile file(m_path);
        for (const JournalRecord &one :
             {started(u"r1"_s, u"switchover"_s, 0), record(RecordKind::Output, u"r1"_s, u"a"_s, {{u"line"_s, u"a Needle"_s}}, 1),
              record(RecordKind::StepDone, u"r1"_s, u"a"_s, {}, 2), ended(u"r1"_s, u"done"_s, 5), started(u"r2"_s, u"failover"_s, 10),
              ended(u"r2"_s, u"undone"_s, 15),
              record(RecordKind::Note, {}, {},
                     {{u"kind"_s, u"failover-not-done"_s}, {u"words"_s, u"The second viewpoint sees broker1"_s}, {u"cluster"_s, u"orders"_s}}, 20),
              started(u"r3"_s, u"switchover"_s, 30)})
            QVERIFY(file.append(one, false));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(JournalTest)
#include "JournalTest.moc"
