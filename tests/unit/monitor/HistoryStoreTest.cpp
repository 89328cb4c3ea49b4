#include "record/history/HistoryStore.h"

#include "Places.h"
#include "record/history/HistoryFile.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <algorithm>
#include <span>

using namespace warrener;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const SeriesKey memory{Metric::NodeMemory, u"rabbit@broker1"_s};
const SeriesKey publish{Metric::PublishRate, {}};

Event eventAt(TimePoint at, const QString &text)
{
    return {.at = at, .level = Level::Critical, .id = u"node.down"_s, .subject = {SubjectKind::Node, u"rabbit@broker1"_s}, .text = text};
}

/// Another window in the middle of a long write.
class Holder final
{
    Q_DISABLE_COPY_MOVE(Holder)

public:
    explicit Holder(const QString &file)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"holder"_s);
        database.setDatabaseName(file);
        if (!database.open() || !QSqlQuery(database).exec(u"BEGIN IMMEDIATE"_s))
            qFatal("the file cannot be held");
    }
    ~Holder()
    {
        QSqlDatabase::database(u"holder"_s).close();
        QSqlDatabase::removeDatabase(u"holder"_s);
    }
};

} // namespace

class HistoryStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"history/test.sqlite"_s);
    }

    /// A cluster is left while its past is still read: whoever waits for it is answered all the same.
    void whoWaitsIsAnsweredAlsoOfAStoreThatIsGone()
    {
        QObject receiver;
        bool isAnswered = false;
        {
            HistoryStore store(m_file);
            QCoro::connect(store.load(noon), &receiver, [&isAnswered](const Result<std::shared_ptr<StoredHistory>> &) { isAnswered = true; });
        }
        QTRY_VERIFY(isAnswered);
    }

    void reopeningShowsWhatWasThere()
    {
        {
            HistoryStore store(m_file);
            History history;
            for (int i = 0; i < 100; ++i) {
                history.add(memory, noon + i * 5s, i);
                history.add(publish, noon + i * 5s, 2 * i);
                if (i % 2 == 1)
                    store.save(history, noon + i * 5s);
            }
            store.save(QList{eventAt(noon + 10s, u"broker1 down"_s), eventAt(noon + 20s, u"again"_s)});
        }
        const auto stored = load(noon + 495s);
        QVERIFY(stored);
        QVERIFY(!stored->trouble);
        for (const Zoom zoom : allZooms)
            QCOMPARE(stored->history.buckets(zoom, noon, noon + 1h).size(), expected().buckets(zoom, noon, noon + 1h).size());
        QCOMPARE(stored->history.window(memory, Zoom::Hour1, noon + 495s).buckets, expected().window(memory, Zoom::Hour1, noon + 495s).buckets);
        QCOMPARE(stored->history.window(publish, Zoom::Day1, noon + 495s).buckets.back().max, 198.F);
        QCOMPARE(stored->events.size(), 2);
        QCOMPARE(stored->events.first(), eventAt(noon + 10s, u"broker1 down"_s));
    }

    /// Both servers of one proxy, in one answer; and once more from another window.
    void everyEventOfOneMomentIsKept()
    {
        const QList<Event> events{eventAt(noon + 10s, u"lb1 took broker1 out"_s), eventAt(noon + 10s, u"lb1 took broker2 out"_s)};
        for (int window = 0; window < 2; ++window) {
            HistoryStore store(m_file);
            store.save(events);
        }
        const auto stored = load(noon + 495s);
        QVERIFY(stored);
        QCOMPARE(stored->events.size(), 2);
    }

    /// An event is worded in the language of whoever reads it; one of an older Warrener keeps its text.
    void eventsAreWordedWhenTheyAreRead()
    {
        class Other final : public QTranslator
        {
        public:
            QString translate(const char *context, const char *source, const char *, int) const override
            {
                return QLatin1StringView(context) == "Diagnosis"_L1 && QLatin1StringView(source) == "%1 down"_L1 ? u"%1 liegt"_s : QString();
            }
            bool isEmpty() const override { return false; }
        };
        Event told = eventAt(noon + 10s, {});
        told.context = u"Diagnosis"_s;
        told.source = u"%1 down"_s;
        told.values = {u"broker1"_s};
        told = worded(told);
        QCOMPARE(told.text, u"broker1 down"_s);
        Other other;
        {
            HistoryStore store(m_file);
            store.save(QList{told, eventAt(noon + 20s, u"broker1 down"_s)});
            // Another window, in the other language, saw the same.
            QCoreApplication::installTranslator(&other);
            HistoryStore second(m_file);
            second.save(QList{worded(told)});
        }
        const auto stored = load(noon + 495s);
        QCoreApplication::removeTranslator(&other);
        QVERIFY(stored);
        QCOMPARE(stored->events.size(), 2);
        QCOMPARE(stored->events.at(0).text, u"broker1 liegt"_s);
        QCOMPARE(stored->events.at(1).text, u"broker1 down"_s);
    }

    void aBucketThatFillsUpIsWrittenAgain()
    {
        {
            HistoryStore store(m_file);
            History history;
            history.add(memory, noon, 1);
            store.save(history, noon);
            history.add(memory, noon + 100s, 9);
            store.save(history, noon + 100s);
        }
        const auto stored = load(noon + 100s);
        const Bucket bucket = stored->history.window(memory, Zoom::Day1, noon + 100s).buckets.back();
        QCOMPARE(bucket, (Bucket{.min = 1, .max = 9, .sum = 10, .count = 2}));
    }

    void twoWindowsShareAFile()
    {
        {
            HistoryStore one(m_file);
            HistoryStore two(m_file);
            QSignalSpy oneFailed(&one, &HistoryStore::failed);
            QSignalSpy twoFailed(&two, &HistoryStore::failed);
            History first;
            History second;
            for (int i = 0; i < 200; ++i) {
                first.add(memory, noon + i * 5s, i == 50 ? 1000 : 10);
                second.add(publish, noon + i * 5s, 5);
                second.add(memory, noon + i * 5s, 10);
                one.save(first, noon + i * 5s);
                two.save(second, noon + i * 5s);
                one.save(QList{eventAt(noon + i * 5s, u"a"_s)});
                two.save(QList{eventAt(noon + i * 5s, u"a"_s)});
            }
            // Loading waits behind the saves.
            QVERIFY(QCoro::waitFor(one.load(noon)));
            QVERIFY(QCoro::waitFor(two.load(noon)));
            QCOMPARE(oneFailed.count(), 0);
            QCOMPARE(twoFailed.count(), 0);
        }
        const auto stored = load(noon + 1000s);
        QCOMPARE(stored->events.size(), 200);
        const SeriesWindow hour = stored->history.window(memory, Zoom::Hour1, noon + 995s);
        QCOMPARE(std::ranges::max(hour.buckets, {}, &Bucket::max).max, 1000.F);
        QCOMPARE(stored->history.window(publish, Zoom::Hour1, noon + 995s).buckets.back().count, 2U);
    }

    /// To switch a new file to its log takes it for oneself, and SQLite refuses all others without waiting.
    void manyWindowsMakeAFile()
    {
        for (int round = 0; round < 25; ++round) {
            const QString file = m_folder->filePath(u"many/%1.sqlite"_s.arg(round));
            std::vector<std::unique_ptr<HistoryStore>> stores;
            std::vector<std::unique_ptr<QSignalSpy>> failures;
            for (int i = 0; i < 3; ++i) {
                stores.push_back(std::make_unique<HistoryStore>(file));
                failures.push_back(std::make_unique<QSignalSpy>(stores.back().get(), &HistoryStore::failed));
            }
            for (int i = 0; i < 3; ++i)
                stores[i]->save(QList{eventAt(noon, QString::number(i))});
            for (int i = 0; i < 3; ++i) {
                QVERIFY(QCoro::waitFor(stores[i]->load(noon)));
                QCOMPARE(failures[i]->count(), 0);
            }
            stores.clear();
            HistoryStore store(file);
            const auto stored = QCoro::waitFor(store.load(noon));
            QVERIFY(stored && !(*stored)->trouble);
            QCOMPARE((*stored)->events.size(), 3);
        }
    }

    void whatTheFileDidNotTakeComesWithTheNext()
    {
        {
            HistoryStore store(m_file);
            QSignalSpy failed(&store, &HistoryStore::failed);
            QVERIFY(QCoro::waitFor(store.load(noon)));
            History history;
            {
                const Holder holder(m_file);
                history.add(memory, noon, 7);
                store.save(history, noon);
                QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 30'000);
                store.save(QList{eventAt(noon, u"held"_s)});
            }
            store.save(QList{eventAt(noon + 1s, u"free"_s)});
            history.add(publish, noon + 1min, 1);
            store.save(history, noon + 1min);
        }
        const auto stored = load(noon + 2min);
        QCOMPARE(stored->events.size(), 2);
        const auto held = stored->history.buckets(Zoom::Hour1, noon - 1h, noon + 1h);
        QCOMPARE(std::ranges::count(held, memory, &StoredBucket::key), 1);
    }

    void oldThingsGo()
    {
        {
            HistoryStore store(m_file);
            History history;
            history.add(memory, noon, 1);
            store.save(QList{eventAt(noon, u"old"_s)});
            store.save(history, noon);
            history.add(memory, noon + 72h, 1);
            QList<Event> events;
            for (int i = 0; i < 3000; ++i)
                events.append(eventAt(noon + 71h + i * 1s, QString::number(i)));
            store.save(events);
            store.save(history, noon + 72h);
        }
        const auto stored = load(noon + 72h);
        QCOMPARE(stored->events.size(), 2000);
        QCOMPARE(stored->events.last().text, u"2999"_s);
        HistoryStore again(m_file);
        const auto atNoon = *QCoro::waitFor(again.load(noon + 1s));
        QCOMPARE(atNoon->history.keys().size(), 0);
        QCOMPARE(atNoon->events.size(), 0);
    }

    /// A chart that ends days ago would be taken for a cluster that stands still.
    void ofASwollenFileTheNewestIsRead()
    {
        constexpr qsizetype most = 4;
        HistoryFile file(m_file, most);
        QVERIFY(file.open());
        std::vector<StoredBucket> rows;
        for (int i = 0; i < 10; ++i) {
            Bucket bucket;
            bucket.add(i);
            rows.push_back({.key = memory, .zoom = Zoom::Hour1, .start = noon - (10 - i) * stepOf(Zoom::Hour1), .bucket = bucket});
        }
        QVERIFY(file.write(rows));
        const auto content = file.read(noon);
        QVERIFY(content);
        // In their order: the rings take what is newer, and nothing that lies before their beginning.
        QVERIFY(std::ranges::equal(content->buckets, std::span(rows).last(most)));
    }

    void aDamagedFileIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no database") << QByteArray("this is a text that somebody has put here, long enough to be looked at by SQLite. ").repeated(100);
        QByteArray torn("SQLite format 3");
        torn.append('\0');
        QTest::newRow("torn") << torn + QByteArray(5000, '\x7f');
    }
    void aDamagedFileIsSetAside()
    {
        QFETCH(QByteArray, content);
        QDir().mkpath(QFileInfo(m_file).path());
        QFile damaged(m_file);
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write(content);
        damaged.close();
        const auto stored = load(noon);
        QVERIFY(stored);
        QVERIFY(stored->trouble);
        QCOMPARE(stored->trouble->kind, ErrorKind::Io);
        const QStringList aside = QFileInfo(m_file).dir().entryList({u"*.damaged-*"_s});
        QCOMPARE(aside.size(), 1);
        QFile kept(QFileInfo(m_file).dir().filePath(aside.first()));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), content);
        QVERIFY(!load(noon)->trouble);
    }

    void aFileInTheMiddleDamagedIsSetAside()
    {
        {
            HistoryStore store(m_file);
            History history;
            for (int i = 0; i < 5000; ++i)
                history.add({Metric::NodeMemory, QString::number(i % 300)}, noon + i * 1s, i);
            store.save(history, noon + 5000s);
        }
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (qint64 place = 4096; place + 4096 < file.size(); place += 8192) {
            file.seek(place);
            file.write(QByteArray(4096, '\x55'));
        }
        file.close();
        const auto stored = load(noon + 5000s);
        QVERIFY(stored);
        QVERIFY(stored->trouble);
    }

    void whatCannotBeWrittenIsAnError()
    {
        HistoryStore store(u"/proc/nowhere/history.sqlite"_s);
        QSignalSpy failed(&store, &HistoryStore::failed);
        const auto loaded = QCoro::waitFor(store.load(noon));
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().kind, ErrorKind::Io);
        History history;
        history.add(memory, noon, 1);
        store.save(history, noon);
        history.add(memory, noon + 5s, 1);
        store.save(history, noon + 5s);
        QTRY_COMPARE(failed.count(), 1);
    }

    void nobodyElseMayRead()
    {
        load(noon);
        const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
        QCOMPARE(QFileInfo(m_file).permissions() & others, QFileDevice::Permissions{});
        QCOMPARE(QFileInfo(QFileInfo(m_file).path()).permissions() & (others | QFileDevice::ExeOther), QFileDevice::Permissions{});
    }

    void savingNeverBlocks()
    {
        {
            HistoryStore store(m_file);
            QSignalSpy failed(&store, &HistoryStore::failed);
            QVERIFY(QCoro::waitFor(store.load(noon)));
            History history;
            history.add(memory, noon, 7);
            {
                // Whoever waited here for the file would wait for one that is let go of only afterwards, and fail.
                const Holder holder(m_file);
                store.save(history, noon);
                store.save(QList{eventAt(noon, u"meanwhile"_s)});
            }
            history.add(memory, noon + 1min, 8);
            store.save(history, noon + 1min);
            QVERIFY(QCoro::waitFor(store.load(noon + 2min)));
            QCOMPARE(failed.count(), 0);
        }
        const auto stored = load(noon + 2min);
        QCOMPARE(stored->events.size(), 1);
        QVERIFY(!stored->history.buckets(Zoom::Hour1, noon - 1h, noon + 1h).empty());
    }

private:
    std::shared_ptr<StoredHistory> load(TimePoint now)
    {
        HistoryStore store(m_file);
        const auto loaded = QCoro::waitFor(store.load(now));
        return loaded ? *loaded : nullptr;
    }
    static History expected()
    {
        History history;
        for (int i = 0; i < 100; ++i) {
            history.add(memory, noon + i * 5s, i);
            history.add(publish, noon + i * 5s, 2 * i);
        }
        return history;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(HistoryStoreTest)
#include "HistoryStoreTest.moc"
