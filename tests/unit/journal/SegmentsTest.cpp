#include "base/Post.h"
#include "record/journal/JournalFile.h"
#include "record/journal/JournalReader.h"
#include "record/journal/JournalRuns.h"
#include "record/journal/JournalSegments.h"
#include "unit/journal/JournalFiles.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// Seconds after the turn from October to November 2026 (UTC).
TimePoint atTurn(int seconds)
{
    return fromDateTime(QDateTime(QDate(2026, 11, 1), QTime(0, 0), QTimeZone::UTC)) + Millis{seconds * 1000LL};
}

JournalRecord step(TimePoint at, const QString &name)
{
    return {.at = at, .run = u"r1"_s, .kind = RecordKind::StepDone, .step = name, .who = u"ops@console"_s};
}

QStringList stepsOf(JournalReader &reader)
{
    QStringList steps;
    for (;;) {
        const Result<std::optional<JournalLine>> line = reader.next();
        if (!line)
            steps.append(u"damaged"_s);
        else if (*line)
            steps.append((*line)->record.step);
        else
            return steps;
    }
}

/// Writes a record around the turn of the month for each byte that it is given, until it is killed.
[[noreturn]] void writeUntilKilled(const QString &journal, int given)
{
    JournalFile file(journal);
    char one = 0;
    for (int i = 1; ::read(given, &one, 1) == 1; ++i) {
        if (!file.append(step(atTurn(i - 20), u"theirs"_s)))
            ::_exit(1);
    }
    ::_exit(0);
}

using Act = std::function<void(const QString &)>;

} // namespace

class SegmentsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_journal = m_folder->filePath(u"orders.jsonl"_s);
        m_october = m_folder->filePath(u"orders@2026-10.jsonl"_s);
        m_november = m_folder->filePath(u"orders@2026-11.jsonl"_s);
    }

    void eachMonthHasItsFile()
    {
        JournalFile file(m_journal);
        QVERIFY(file.append(step(atTurn(0) - Millis{1}, u"a"_s)));
        const QByteArray october = contents(m_october);
        QCOMPARE(file.append(step(atTurn(0), u"b"_s))->number, 2);
        QVERIFY(file.append(step(atTurn(1), u"c"_s), false));
        QCOMPARE(contents(m_october), october);
        const Result<JournalLine> last = lineFromText(october.chopped(1));
        const Result<JournalLine> first = lineFromText(contents(m_november).split('\n').first());
        QVERIFY(last && first);
        QCOMPARE(first->prev, last->hash);
        const Result<ChainReport> chain = verifyJournal(m_journal);
        QVERIFY(chain && !chain->broken);
        QCOMPARE(chain->records, 3);
        QCOMPARE(chain->segments, 2);
        QCOMPARE(readRun(m_journal, u"r1"_s)->size(), 3);
        QVERIFY(!QFile::exists(m_journal));
    }

    void theFileFromBeforeIsTakenOver()
    {
        QVERIFY(JournalFile(m_journal).append(step(atTurn(5), u"a"_s)));
        QVERIFY(QFile::rename(m_november, m_journal));
        const QByteArray before = contents(m_journal);
        // Of the same month: a file without a month is gone on with in one that has it.
        QCOMPARE(JournalFile(m_journal).append(step(atTurn(6), u"b"_s))->number, 2);
        QCOMPARE(contents(m_journal), before);
        QVERIFY(!contents(m_november).isEmpty());
        const Result<ChainReport> chain = verifyJournal(m_journal);
        QVERIFY(chain && !chain->broken);
        QCOMPARE(chain->records, 2);
        JournalReader reader(m_journal);
        QVERIFY(reader.open());
        QCOMPARE(stepsOf(reader), (QStringList{u"a"_s, u"b"_s}));
    }

    void aClockThatIsSetBackStaysInTheNewest()
    {
        JournalFile file(m_journal);
        QVERIFY(file.append(step(atTurn(0), u"a"_s)));
        QVERIFY(file.append(step(atTurn(-60), u"b"_s)));
        QVERIFY(!QFile::exists(m_october));
        QVERIFY(!verifyJournal(m_journal)->broken);
    }

    void twoWritersAtTheTurn()
    {
        JournalFile late(m_journal); // its clock is behind
        JournalFile early(m_journal);
        QThreadPool pool;
        pool.setMaxThreadCount(4);
        for (int i = 0; i < 200; ++i)
            startIn(&pool, [&, i] { i % 2 == 0 ? late.append(step(atTurn(i - 150), {}), false) : early.append(step(atTurn(i - 50), {}), false); });
        pool.waitForDone();
        const Result<ChainReport> chain = verifyJournal(m_journal);
        QVERIFY(chain && !chain->broken);
        QCOMPARE(chain->records, 200);
    }

    /// Every state of the disk that a crash at the turn can leave: so many bytes of the first line of
    /// the new file, none of them too.
    void aCrashAtTheTurn()
    {
        QVERIFY(JournalFile(m_journal).append(step(atTurn(-1), u"a"_s)));
        const QByteArray october = contents(m_october);
        QVERIFY(JournalFile(m_journal).append(step(atTurn(1), u"b"_s)));
        const QByteArray november = contents(m_november);
        for (qsizetype bytes = 0; bytes < november.size(); bytes += bytes < 3 || bytes > november.size() - 5 ? 1 : 7) {
            const QByteArray where = QByteArray::number(bytes) + " bytes";
            QTemporaryDir folder;
            const QString journal = folder.filePath(u"orders.jsonl"_s);
            replace(segmentPath(journal, u"2026-10"_s), october);
            replace(segmentPath(journal, u"2026-11"_s), november.first(bytes));
            JournalReader reader(journal);
            QVERIFY2(reader.open(), where.constData());
            QCOMPARE(stepsOf(reader), QStringList{u"a"_s});
            const Result<ChainReport> found = verifyJournal(journal);
            QVERIFY2(found && !found->broken && found->unfinished == bytes, where.constData());
            QVERIFY2(JournalFile(journal).append(step(atTurn(2), u"c"_s)), where.constData());
            const Result<ChainReport> chain = verifyJournal(journal);
            QVERIFY2(chain && !chain->broken && chain->repairs == (bytes > 0 ? 1 : 0), where.constData());
            QCOMPARE(stepsOf(reader), bytes > 0 ? (QStringList{QString(), u"c"_s}) : QStringList{u"c"_s});
        }
    }

    void aCutEndIsRepairedBeforeTheTurn()
    {
        QVERIFY(JournalFile(m_journal).append(step(atTurn(-2), u"a"_s)));
        replace(m_october, contents(m_october) + "{\"at\":");
        QVERIFY(JournalFile(m_journal).append(step(atTurn(2), u"b"_s)));
        const Result<ChainReport> chain = verifyJournal(m_journal);
        QVERIFY(chain && !chain->broken);
        QCOMPARE(chain->repairs, 1);
        QCOMPARE(chain->segments, 2);
    }

    void twoProcessesOneIsKilled()
    {
        for (const int killedAt : {1, 15, 20, 21, 30}) {
            QTemporaryDir folder;
            const QString journal = folder.filePath(u"orders.jsonl"_s);
            int given[2];
            QCOMPARE(::pipe(given), 0);
            const pid_t child = ::fork();
            if (child == 0)
                writeUntilKilled(journal, given[0]);
            JournalFile file(journal);
            for (int i = 1; i <= killedAt; ++i) {
                QCOMPARE(::write(given[1], "+", 1), 1);
                QVERIFY(file.append(step(atTurn(i - 20), u"mine"_s), false));
            }
            // In the middle of whatever it does now.
            QCOMPARE(::kill(child, SIGKILL), 0);
            QCOMPARE(::waitpid(child, nullptr, 0), child);
            ::close(given[0]);
            ::close(given[1]);
            QVERIFY(file.append(step(atTurn(100), u"after"_s)));
            const Result<ChainReport> chain = verifyJournal(journal);
            QVERIFY(chain);
            QVERIFY2(!chain->broken, qPrintable(chain->broken ? chain->broken->why : QString()));
            QVERIFY(chain->records > killedAt);
        }
    }

    void damage_data()
    {
        QTest::addColumn<Act>("act");
        QTest::addColumn<QString>("segment"); // empty: whole
        QTest::addColumn<int>("line");
        QTest::addColumn<QStringList>("read");
        const QStringList all{u"s1"_s, u"s2"_s, u"s3"_s, u"s4"_s, u"s5"_s, u"s6"_s};
        const auto without = [all](qsizetype from, qsizetype count) { return all.first(from) + all.sliced(from + count); };
        const QString september = u"orders@2026-09.jsonl"_s;
        const QString october = u"orders@2026-10.jsonl"_s;
        const auto change = [](const QString &name, const std::function<QByteArray(QByteArray)> &how) {
            return Act([=](const QString &folder) { replace(folder + u'/' + name, how(contents(folder + u'/' + name))); });
        };
        QTest::newRow("whole") << Act([](const QString &) {}) << QString() << 0 << all;
        QTest::newRow("a letter changed") << change(october, [](QByteArray text) { return text.replace("\"s4\"", "\"s9\""); }) << october << 2
                                          << QStringList{u"s1"_s, u"s2"_s, u"s3"_s, u"damaged"_s, u"s5"_s, u"s6"_s};
        QTest::newRow("an older end cut off in the middle of a line") << change(october, [](const QByteArray &text) { return text.chopped(10); }) << october
                                                                      << 2 << QStringList{u"s1"_s, u"s2"_s, u"s3"_s, u"damaged"_s, u"s5"_s, u"s6"_s};
        QTest::newRow("an older end cut off after a line")
            << change(october, [](const QByteArray &text) { return text.first(text.indexOf('\n') + 1); }) << u"orders@2026-11.jsonl"_s << 1 << without(3, 1);
        QTest::newRow("a file missing") << Act([](const QString &folder) { QFile::remove(folder + "/orders@2026-10.jsonl"_L1); }) << u"orders@2026-11.jsonl"_s
                                        << 1 << without(2, 2);
        QTest::newRow("the first file missing") << Act([](const QString &folder) { QFile::remove(folder + "/orders@2026-09.jsonl"_L1); }) << october << 1
                                                << without(0, 2);
        QTest::newRow("a foreign file in a segment's place") << change(september, [](const QByteArray &) { return QByteArray("hello\n"); }) << september << 1
                                                             << QStringList{u"damaged"_s, u"s3"_s, u"s4"_s, u"s5"_s, u"s6"_s};
        QTest::newRow("an empty file in between") << Act([](const QString &folder) { replace(folder + "/orders@2026-08.jsonl"_L1, {}); }) << QString() << 0
                                                  << all;
        QTest::newRow("files that are no segments") << Act([](const QString &folder) {
            for (const QString &name : {u"orders@2026-13.jsonl"_s, u"orders@2026-1.jsonl"_s, u"orders@x.jsonl"_s, u"Orders@2026-10.jsonl"_s,
                                        u"orders2@2026-10.jsonl"_s, u"orders@2026-10.jsonl.damaged-1"_s, u"orders.lock"_s})
                replace(folder + u'/' + name, "hello\n");
            QDir(folder).mkdir(u"orders@2026-12.jsonl"_s);
        }) << QString() << 0 << all;
    }
    void damage()
    {
        QFETCH(const Act, act);
        QFETCH(const QString, segment);
        QFETCH(const int, line);
        QFETCH(const QStringList, read);
        JournalFile file(m_journal);
        for (int i = 1; i <= 6; ++i)
            QVERIFY(file.append(step(atTurn(i > 4 ? 1 : i > 2 ? -1 : -40 * 86400), u"s%1"_s.arg(i))));
        QCOMPARE(journalSegments(m_journal).size(), 3);
        act(m_folder->path());
        const Result<ChainReport> chain = verifyJournal(m_journal);
        QVERIFY(chain);
        QCOMPARE(chain->broken ? chain->broken->segment : QString(), segment);
        QCOMPARE(chain->broken ? chain->broken->line : 0, line);
        JournalReader reader(m_journal);
        QVERIFY(reader.open());
        QCOMPARE(stepsOf(reader), read);
        // Whatever is damaged keeps nobody from writing, and the end goes on.
        QVERIFY(JournalFile(m_journal).append(step(atTurn(10), u"s7"_s)));
        QCOMPARE(stepsOf(reader), QStringList{u"s7"_s});
    }

    void aReaderFollowsOverTheTurn()
    {
        JournalFile file(m_journal);
        QVERIFY(file.append(step(atTurn(-1), u"a"_s)));
        JournalReader reader(m_journal);
        QVERIFY(reader.open());
        QCOMPARE(stepsOf(reader), QStringList{u"a"_s});
        // The new file is there, its first record is not; the old one still grows.
        replace(m_november, {});
        QCOMPARE(stepsOf(reader), QStringList());
        QVERIFY(file.append(step(atTurn(-1), u"b"_s)));
        QVERIFY(file.append(step(atTurn(1), u"c"_s)));
        QCOMPARE(stepsOf(reader), (QStringList{u"b"_s, u"c"_s}));
        QCOMPARE(reader.lineNumber(), 1);
        QCOMPARE(reader.segment(), m_november);
    }

    void anotherReaderGoesOnWhereOneWas()
    {
        JournalFile file(m_journal);
        JournalPosition position;
        QStringList seen;
        for (int i = 0; i < 6; ++i) {
            QVERIFY(file.append(step(atTurn(i - 3), QString::number(i))));
            JournalReader reader(m_journal, position);
            QVERIFY(reader.open());
            const QStringList fresh = stepsOf(reader);
            QCOMPARE(fresh, QStringList{QString::number(i)});
            position = reader.position();
        }
        // What was read is no longer there: told, never passed over.
        const QByteArray whole = contents(m_november);
        for (const QByteArray &other : {QByteArray(whole).replace("\"4\"", "\"x\"").chopped(90) + QByteArray(90, 'x'), whole.chopped(1), QByteArray()}) {
            replace(m_november, other);
            QCOMPARE(JournalReader(m_journal, position).open().error().kind, ErrorKind::Malformed);
        }
        replace(m_november, whole);
        QVERIFY(JournalReader(m_journal, position).open());
    }

    /// A reader that was there while the first line of a new segment was on its way.
    void goesOnAtTheBeginningOfASegment()
    {
        JournalFile file(m_journal);
        QVERIFY(file.append(step(atTurn(-1), u"a"_s)));
        QVERIFY(file.append(step(atTurn(1), u"b"_s)));
        const QByteArray whole = contents(m_november);
        replace(m_november, whole.first(20));
        JournalReader first(m_journal);
        QVERIFY(first.open());
        QCOMPARE(stepsOf(first), QStringList{u"a"_s});
        QCOMPARE(first.position().month, u"2026-11"_s);
        replace(m_november, whole);
        JournalReader next(m_journal, first.position());
        QVERIFY(next.open());
        QCOMPARE(stepsOf(next), QStringList{u"b"_s});
    }

    void theExtentTellsNewRecords()
    {
        QCOMPARE(journalExtent(m_journal), (JournalExtent{.month = {}, .bytes = 0}));
        JournalFile file(m_journal);
        QVERIFY(file.append(step(atTurn(-1), u"a"_s)));
        const JournalExtent one = journalExtent(m_journal);
        QCOMPARE(journalExtent(m_journal), one);
        QVERIFY(file.append(step(atTurn(1), u"a"_s)));
        QVERIFY(journalExtent(m_journal) != one);
    }

    void aLineTooLongIsPassedOver()
    {
        QVERIFY(JournalFile(m_journal).append(step(atTurn(-1), u"a"_s)));
        replace(m_october, contents(m_october) + QByteArray(20'000'000, 'x') + '\n');
        JournalReader reader(m_journal);
        QVERIFY(reader.open());
        QCOMPARE(stepsOf(reader), (QStringList{u"a"_s, u"damaged"_s}));
        QVERIFY(JournalReader(m_journal, reader.position()).open());
        QVERIFY(JournalFile(m_journal).append(step(atTurn(1), u"b"_s)));
        QVERIFY(!verifyJournal(m_journal)->broken);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_journal;
    QString m_october;
    QString m_november;
};

QTEST_GUILESS_MAIN(SegmentsTest)
#include "SegmentsTest.moc"
