#include "base/Post.h"
#include "record/journal/JournalFile.h"
#include "record/journal/JournalRuns.h"
#include "record/journal/JournalSegments.h"
#include "record/journal/SearchText.h"
#include "unit/journal/JournalFiles.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <fcntl.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

TimePoint inSeptember(int seconds)
{
    return fromDateTime(QDateTime(QDate(2026, 9, 1), QTime(0, 0), QTimeZone::UTC)) + Millis{seconds * 1000LL};
}

JournalRecord runStarted(const QString &run, const QString &kind, int seconds)
{
    const QJsonObject plan{{u"kind"_s, kind},
                           {u"label"_s, u"Word of "_s + kind},
                           {u"title"_s, u"Move "_s + run},
                           {u"cluster"_s, u"orders"_s},
                           {u"steps"_s, QJsonArray{QJsonObject{{u"id"_s, u"a"_s}}, QJsonObject{{u"id"_s, u"b"_s}}}}};
    return {.at = inSeptember(seconds), .run = run, .kind = RecordKind::RunStarted, .who = u"ops@console"_s, .data = {{u"plan"_s, plan}}};
}

JournalRecord said(const QString &run, const QString &line, int seconds)
{
    return {.at = inSeptember(seconds), .run = run, .kind = RecordKind::Output, .step = u"a"_s, .data = {{u"line"_s, line}}};
}

JournalRecord runEnded(const QString &run, const QString &verdict, int seconds)
{
    return {.at = inSeptember(seconds), .run = run, .kind = RecordKind::RunEnded, .data = {{u"verdict"_s, verdict}}};
}

JournalRecord note(const QString &kind, const QString &words, int seconds)
{
    return {
        .at = inSeptember(seconds), .kind = RecordKind::Note, .who = u"watch"_s, .data = {{u"kind"_s, kind}, {u"words"_s, words}, {u"cluster"_s, u"orders"_s}}};
}

/// Changes bytes of a file and leaves no trace of it.
void changeUnseen(const QString &path, const QByteArray &before, const QByteArray &after)
{
    QCOMPARE(before.size(), after.size());
    struct stat status{};
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
    const QByteArray whole = contents(path);
    QVERIFY(whole.contains(before));
    replace(path, QByteArray(whole).replace(before, after));
    const timespec times[]{status.st_atim, status.st_mtim};
    QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, 0), 0);
}

constexpr int day = 86400;

using Act = std::function<void(const QString &)>;

} // namespace

/// What the index says is what the journal says, whatever happens to the index.
class IndexTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_journal = m_folder->filePath(u"orders.jsonl"_s);
        m_index = m_folder->filePath(u"orders@index.sqlite"_s);
    }

    void lists_data() { filters(); }
    void lists()
    {
        QFETCH(const RunFilter, filter);
        fill();
        QCOMPARE(*listRuns(m_journal, filter), byReading(filter));
        QVERIFY(QFile::exists(m_index));
        QCOMPARE(QFileInfo(m_index).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(*listRuns(m_journal, filter), byReading(filter));
    }

    void onesRecordsAreThoseOfTheJournal()
    {
        fill();
        for (const QString &run : {u"r1"_s, u"r2"_s, u"r3"_s, u"long"_s}) {
            const Result<QList<JournalRecord>> records = readRun(m_journal, run);
            QVERIFY(records);
            QCOMPARE(*records, *readRun(copyWithoutIndex(), run));
        }
        QCOMPARE(readRun(m_journal, u"r9"_s).error().kind, ErrorKind::NotFound);
    }

    void itSeesWhatIsNew()
    {
        JournalFile file(m_journal);
        QVERIFY(listRuns(m_journal)->isEmpty());
        for (int i = 0; i < 6; ++i) {
            const QString run = u"r%1"_s.arg(i);
            QVERIFY(file.append(runStarted(run, u"failover"_s, i * 20 * day), false));
            QVERIFY(listRuns(m_journal)->first().isOpen());
            QVERIFY(file.append(runEnded(run, u"done"_s, i * 20 * day + 5), false));
            QCOMPARE(listRuns(m_journal)->size(), i + 1);
            QCOMPARE(listRuns(m_journal)->first().verdict, u"done"_s);
            QCOMPARE(*listRuns(m_journal, {.text = run}), byReading({.text = run}));
        }
        QVERIFY(journalSegments(m_journal).size() > 3);
    }

    void aLineOnItsWayIsNotMissed()
    {
        JournalFile file(m_journal);
        for (int i = 0; i < 4; ++i)
            QVERIFY(file.append(note(u"kind-%1"_s.arg(i), u"words"_s, i * 10 * day), false));
        const QString newest = journalSegments(m_journal).last().path;
        const QByteArray whole = contents(newest);
        for (qsizetype bytes = 1; bytes <= whole.size(); bytes += 40) {
            replace(newest, whole.first(bytes));
            QCOMPARE(*listRuns(m_journal), byReading({}));
        }
        replace(newest, whole);
        QCOMPARE(*listRuns(m_journal), byReading({}));
        QCOMPARE(listRuns(m_journal)->size(), 4);
    }

    /// Bytes that were read before are changed without a trace: nobody notices, since nobody looks.
    void thePastIsNotReadAgain()
    {
        JournalFile file(m_journal);
        for (int i = 0; i < 3; ++i)
            QVERIFY(file.append(note(u"kind-%1"_s.arg(i), u"words"_s, i * 20 * day), false));
        QCOMPARE(listRuns(m_journal)->size(), 3);
        changeUnseen(segmentPath(m_journal, u"2026-09"_s), "kind-0", "KIND-0");
        QVERIFY(file.append(note(u"kind-3"_s, u"words"_s, 61 * day), false));
        QCOMPARE(listRuns(m_journal)->size(), 4);
        QCOMPARE(listRuns(m_journal)->last().kind, u"kind-0"_s);
    }

    void theIndexIsDamaged_data()
    {
        QTest::addColumn<Act>("act");
        QTest::newRow("thrown away") << Act([](const QString &index) { QVERIFY(QFile::remove(index)); });
        QTest::newRow("empty") << Act([](const QString &index) { replace(index, {}); });
        QTest::newRow("no database") << Act([](const QString &index) { replace(index, QByteArray(10'000, 'x')); });
        QTest::newRow("half of it") << Act([](const QString &index) { replace(index, contents(index).first(contents(index).size() / 2)); });
        QTest::newRow("of another version") << Act([](const QString &index) { change(index, {u"PRAGMA user_version=999"_s}); });
        QTest::newRow("another program's") << Act([](const QString &index) { change(index, {u"PRAGMA application_id=1"_s}); });
        QTest::newRow("without a table") << Act([](const QString &index) { change(index, {u"DROP TABLE filter"_s}); });
        QTest::newRow("a run missing") << Act([](const QString &index) { change(index, {u"DELETE FROM run WHERE id = 1"_s}); });
        QTest::newRow("a run changed") << Act([](const QString &index) { change(index, {u"UPDATE run SET verdict = 'done' WHERE id = 2"_s}); });
        QTest::newRow("a stretch missing") << Act([](const QString &index) { change(index, {u"DELETE FROM stretch WHERE id = 2"_s}); });
        QTest::newRow("a filter changed") << Act([](const QString &index) { change(index, {u"UPDATE filter SET bits = zeroblob(64)"_s}); });
        QTest::newRow("its place forgotten") << Act([](const QString &index) { change(index, {u"DELETE FROM state"_s}); });
    }
    void theIndexIsDamaged()
    {
        QFETCH(const Act, act);
        fill();
        QVERIFY(listRuns(m_journal));
        act(m_index);
        compareAll();
    }

    void aBitInTheIndexIsDamaged()
    {
        fill();
        QVERIFY(listRuns(m_journal));
        const QByteArray sound = contents(m_index);
        const QList<RunFilter> asked{RunFilter(), {.text = u"needle"_s}};
        const QList<QList<RunSummary>> expected{byReading(asked[0]), byReading(asked[1])};
        for (qsizetype place = 0; place < sound.size(); place += 4093) {
            QByteArray damaged = sound;
            damaged[place] = static_cast<char>(damaged[place] ^ 0x10);
            replace(m_index, damaged);
            for (qsizetype i = 0; i < asked.size(); ++i)
                QVERIFY2(*listRuns(m_journal, asked[i]) == expected[i], qPrintable(u"byte %1"_s.arg(place)));
        }
    }

    /// The row of a run that goes on is read again: what was changed in it meanwhile is not written anew with a good sum.
    void aChangedRowIsNotCarriedOn()
    {
        fill();
        QVERIFY(listRuns(m_journal));
        change(m_index, {u"UPDATE run SET title = 'Move another' WHERE run = 'r3'"_s});
        QVERIFY(JournalFile(m_journal).append(runEnded(u"r3"_s, u"done"_s, 62 * day + 5), false));
        compareAll();
    }

    void theJournalIsAnother_data()
    {
        QTest::addColumn<Act>("act");
        QTest::newRow("an older segment is missing") << Act([](const QString &journal) { QVERIFY(QFile::remove(segmentPath(journal, u"2026-09"_s))); });
        QTest::newRow("an older segment was changed") << Act(
            [](const QString &journal) { replace(segmentPath(journal, u"2026-09"_s), contents(segmentPath(journal, u"2026-09"_s)).chopped(700)); });
        QTest::newRow("the newest is missing") << Act([](const QString &journal) { QVERIFY(QFile::remove(journalSegments(journal).last().path)); });
        QTest::newRow("the newest was cut") << Act([](const QString &journal) {
            const QString newest = journalSegments(journal).last().path;
            replace(newest, contents(newest).chopped(20));
        });
        QTest::newRow("all are missing") << Act([](const QString &journal) {
            for (const auto listed = journalSegments(journal); const JournalSegment &segment : listed)
                QVERIFY(QFile::remove(segment.path));
        });
        QTest::newRow("one from before appeared") << Act([](const QString &journal) { QVERIFY(QFile::copy(segmentPath(journal, u"2026-09"_s), journal)); });
    }
    void theJournalIsAnother()
    {
        QFETCH(const Act, act);
        fill();
        QVERIFY(listRuns(m_journal));
        act(m_journal);
        compareAll();
        QVERIFY(JournalFile(m_journal).append(runStarted(u"after"_s, u"failover"_s, 200 * day)));
        compareAll();
    }

    void manyAtOnce()
    {
        fill();
        const QList<RunSummary> expected = byReading({});
        QThreadPool pool;
        pool.setMaxThreadCount(6);
        std::atomic<int> right = 0;
        for (int i = 0; i < 30; ++i)
            startIn(&pool, [&] { right += *listRuns(m_journal) == expected ? 1 : 0; });
        pool.waitForDone();
        QCOMPARE(right.load(), 30);
    }

    void finds_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        QTest::newRow("as it stands") << u"a needle here"_s << u"needle"_s << true;
        QTest::newRow("in another case") << u"a NeeDle here"_s << u"nEEDLE"_s << true;
        QTest::newRow("two letters") << u"zq"_s << u"ZQ"_s << true;
        QTest::newRow("one letter") << u"a needle"_s << u"#"_s << false;
        QTest::newRow("two letters of Chinese") << u"集群脑裂了"_s << u"脑裂"_s << true;
        QTest::newRow("one letter of Chinese") << u"集群脑裂了"_s << u"裂"_s << true;
        QTest::newRow("other letters of Chinese") << u"集群脑裂了"_s << u"脑袋"_s << false;
        QTest::newRow("letters with a case beyond ASCII") << u"Überlauf in Straße"_s << u"überLAUF"_s << true;
        QTest::newRow("among others") << u"wo die Überläufe sind"_s << u"DIE ÜBERLÄUFE"_s << true;
        QTest::newRow("not those") << u"wo die Überläufe sind"_s << u"Überlaufe"_s << false;
        QTest::newRow("at the end of what a record holds") << u"tail"_s << u"tail\"}"_s << true;
        QTest::newRow("what stands behind the hash before") << u"x"_s << u"\"step\":\"a\""_s << true;
        QTest::newRow("over the hash before") << u"x"_s << u",\"prev\""_s << false;
        QTest::newRow("nothing like it") << u"a needle"_s << u"needles"_s << false;
        QTest::newRow("a line's end") << u"a"_s << u"\n"_s << false;
    }
    void finds()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, text);
        QFETCH(const bool, found);
        JournalFile file(m_journal);
        for (int i = 0; i < 5; ++i)
            QVERIFY(file.append(said(u"other"_s, u"one more line, number %1"_s.arg(i), i), false));
        QVERIFY(file.append(said(u"wanted"_s, line, 9), false));
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(*listRuns(m_journal, {.text = text}), byReading({.text = text}));
            QCOMPARE(std::ranges::any_of(*listRuns(m_journal, {.text = text}), [](const RunSummary &run) { return run.run == "wanted"_L1; }), found);
        }
    }

    void hashesAreNotSearched()
    {
        JournalFile file(m_journal);
        for (int i = 0; i < 20; ++i)
            QVERIFY(file.append(said(u"r%1"_s.arg(i), u"x"_s, i), false));
        const QString hash = QString::fromLatin1(verifyJournal(m_journal)->lastHash);
        QVERIFY(listRuns(m_journal, {.text = hash.first(6)})->isEmpty());
        QVERIFY(byReading({.text = hash.first(6)}).isEmpty());
    }

    void filtersNeverMiss()
    {
        // Deterministic: lines of many lengths, and every part of some of them.
        SearchFilter filter;
        QByteArray lines;
        for (int i = 0; i < 60; ++i) {
            const QByteArray line = toLine(said(u"r%1"_s.arg(i * i), u"word%1 Ärger 脑裂 %2"_s.arg(i * 7919).arg(i), i), noHash());
            filter.add(line);
            lines += line + '\n';
        }
        const QByteArray bits = filter.take();
        for (int i = 0; i < 60; ++i) {
            for (const QString &text : {u"WORD%1"_s.arg(i * 7919), u"ärger 脑"_s, u"\"run\":\"r%1\""_s.arg(i * i), u"裂 %1\""_s.arg(i)}) {
                QVERIFY2(SearchText(text).mayBeIn(bits), qPrintable(text));
                QVERIFY2(SearchText(text).isIn(lines), qPrintable(text));
            }
        }
        QVERIFY(!SearchText(u"quite another thing"_s).mayBeIn(bits));
        QVERIFY(SearchFilter().take().size() == 8);
    }

    void exports()
    {
        fill();
        QBuffer one;
        QVERIFY(one.open(QIODevice::WriteOnly));
        QVERIFY(exportRuns(m_journal, {.text = u"needle"_s}, ExportFormat::JsonLines, one));
        QBuffer other;
        QVERIFY(other.open(QIODevice::WriteOnly));
        QVERIFY(exportRuns(copyWithoutIndex(), {.text = u"needle"_s}, ExportFormat::JsonLines, other));
        QVERIFY(!one.data().isEmpty());
        QCOMPARE(one.data(), other.data());
    }

private:
    static void filters()
    {
        QTest::addColumn<RunFilter>("filter");
        QTest::newRow("all") << RunFilter();
        QTest::newRow("kinds") << RunFilter{.kinds = {u"failover"_s, u"failover-not-done"_s}};
        QTest::newRow("open") << RunFilter{.verdicts = {u"open"_s}};
        QTest::newRow("open or done") << RunFilter{.verdicts = {u"open"_s, u"done"_s}};
        QTest::newRow("no notes") << RunFilter{.notes = false};
        QTest::newRow("times") << RunFilter{.from = inSeptember(10 * day), .until = inSeptember(50 * day)};
        QTest::newRow("cluster") << RunFilter{.cluster = u"other"_s};
        QTest::newRow("text") << RunFilter{.text = u"needle"_s};
        QTest::newRow("text in many") << RunFilter{.text = u"orders"_s};
        QTest::newRow("text and kind") << RunFilter{.kinds = {u"switchover"_s}, .text = u"NEEDLE"_s};
    }

    static QList<RunFilter> someFilters()
    {
        return {RunFilter(), {.verdicts = {u"open"_s}}, {.text = u"needle"_s}, {.text = u"line 99 "_s}, {.kinds = {u"failover"_s}, .notes = false}};
    }

    static void change(const QString &index, const QStringList &statements)
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"change"_s);
            database.setDatabaseName(index);
            QVERIFY(database.open());
            for (const QString &statement : statements)
                QVERIFY(QSqlQuery(database).exec(statement));
        }
        QSqlDatabase::removeDatabase(u"change"_s);
    }

    /// The same segments in a folder where no index can be: its place is taken.
    QString copyWithoutIndex()
    {
        m_copy = std::make_unique<QTemporaryDir>();
        for (const auto listed = journalSegments(m_journal); const JournalSegment &segment : listed)
            QFile::copy(segment.path, m_copy->filePath(QFileInfo(segment.path).fileName()));
        QDir(m_copy->path()).mkdir(u"orders@index.sqlite"_s);
        return m_copy->filePath(u"orders.jsonl"_s);
    }
    QList<RunSummary> byReading(const RunFilter &filter) { return *listRuns(copyWithoutIndex(), filter); }

    void compareAll()
    {
        for (const auto listed = someFilters(); const RunFilter &filter : listed)
            QCOMPARE(*listRuns(m_journal, filter), byReading(filter));
        QCOMPARE(readRun(m_journal, u"long"_s).value_or(QList<JournalRecord>()), readRun(copyWithoutIndex(), u"long"_s).value_or(QList<JournalRecord>()));
        for (const auto listed = someFilters(); const RunFilter &filter : listed)
            QCOMPARE(*listRuns(m_journal, filter), byReading(filter));
    }

    /// Three months: runs that lie between one another, a long one over the turn, notes, damage.
    void fill()
    {
        JournalFile file(m_journal);
        QList<JournalRecord> records{runStarted(u"r1"_s, u"switchover"_s, 0),
                                     said(u"r1"_s, u"a Needle"_s, 1),
                                     runStarted(u"r2"_s, u"failover"_s, 2),
                                     said(u"r1"_s, u"again"_s, 3),
                                     runEnded(u"r2"_s, u"refused"_s, 4),
                                     runEnded(u"r1"_s, u"done"_s, 5),
                                     note(u"failover-not-done"_s, u"The second viewpoint sees broker1; no needle"_s, 20 * day),
                                     runStarted(u"long"_s, u"failover"_s, 29 * day)};
        for (int i = 0; i < 400; ++i)
            records.append(said(u"long"_s, u"line %1 of a long run"_s.arg(i), 29 * day + i * 600));
        records.append({.at = inSeptember(33 * day), .run = u"long"_s, .kind = RecordKind::Recovered});
        records.append(note(u"failover-paused"_s, u"kernel"_s, 50 * day));
        records.append(runStarted(u"r3"_s, u"switchover"_s, 62 * day));
        for (const JournalRecord &record : records)
            QVERIFY(file.append(record, false));
        QCOMPARE(journalSegments(m_journal).size(), 3);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_copy;
    QString m_journal;
    QString m_index;
};

QTEST_GUILESS_MAIN(IndexTest)
#include "IndexTest.moc"
