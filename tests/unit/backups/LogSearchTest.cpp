#include "ui/backups/LogSearch.h"

#include <QBuffer>
#include <QHash>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class LogSearchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_files = {{u"logs/a/x.log"_s, "one\nERROR: two\nthree\n"}, {u"logs/b/x.log"_s, "error: four\nfive\nError six"}, {u"logs/b/y.log"_s, "nothing\n"}};
        m_opened.clear();
        m_told.clear();
    }

    void throughAllOfThem()
    {
        const LogsFound found = search({.find = u"error"_s, .under = u"logs/"_s}).value();
        QCOMPARE(found.hits,
                 (QList<LogHit>{{u"logs/a/x.log"_s, 2, u"ERROR: two"_s}, {u"logs/b/x.log"_s, 1, u"error: four"_s}, {u"logs/b/x.log"_s, 3, u"Error six"_s}}));
        QCOMPARE(found.files, 3);
        QVERIFY(!found.isCut && found.more.isEmpty() && found.troubles.isEmpty());
        // Told as it goes on: each hit once, and the end.
        QList<LogHit> told;
        for (const LogSearchProgress &progress : std::as_const(m_told))
            told += progress.hits;
        QCOMPARE(told, found.hits);
        QCOMPARE(m_told.first().path, u"logs/a/x.log"_s);
        QCOMPARE(m_told.first().files, 3);
        QVERIFY(m_told.last().path.isEmpty());
        QCOMPARE(m_told.last().done, 3);
    }

    void ofOneHost()
    {
        const LogsFound found = search({.find = u"error"_s, .under = u"logs/b/"_s}).value();
        QCOMPARE(found.hits.size(), 2);
        QCOMPARE(m_opened, (QStringList{u"logs/b/x.log"_s, u"logs/b/y.log"_s}));
    }

    void nothingIsReadForNothing()
    {
        QVERIFY(search({.under = u"logs/"_s})->hits.isEmpty());
        QVERIFY(m_opened.isEmpty());
    }

    /// A chatty log hides no other, and what was left out is said.
    void bounds()
    {
        m_files.insert(u"logs/a/x.log"_s, QByteArray("error\n").repeated(1000));
        LogsFound found = search({.find = u"error"_s, .under = u"logs/"_s, .ofEach = 10}).value();
        QCOMPARE(found.hits.size(), 12);
        QCOMPARE(found.more, QStringList{u"logs/a/x.log"_s});
        QVERIFY(!found.isCut);
        m_opened.clear();
        found = search({.find = u"error"_s, .under = u"logs/"_s, .most = 11, .ofEach = 10}).value();
        QCOMPARE(found.hits.size(), 11);
        QCOMPARE(found.more, (QStringList{u"logs/a/x.log"_s, u"logs/b/x.log"_s}));
        QVERIFY(found.isCut);
        QVERIFY(!m_opened.contains(u"logs/b/y.log"_s));
    }

    void whatCannotBeReadDoesNotEndIt()
    {
        m_files.remove(u"logs/a/x.log"_s);
        m_files.insert(u"logs/b/y.log"_s, QByteArray("error\0", 6));
        const LogsFound found = search({.find = u"error"_s, .under = u"logs/"_s}).value();
        QCOMPARE(found.hits.size(), 2);
        QCOMPARE(found.troubles, QStringList{u"logs/a/x.log: gone"_s});
        QCOMPARE(found.binary, QStringList{u"logs/b/y.log"_s});
    }

    void isStopped()
    {
        std::stop_source stop;
        const OnLogSearched tell = [&stop](const LogSearchProgress &progress) {
            if (progress.done == 1)
                stop.request_stop();
        };
        const auto found = searchLogs(paths(), opener(), {.find = u"error"_s}, tell, stop.get_token());
        QCOMPARE(found.error().kind, ErrorKind::Cancelled);
        QCOMPARE(m_opened.size(), 2);
    }

private:
    QStringList paths() const { return {u"logs/a/x.log"_s, u"logs/b/x.log"_s, u"logs/b/y.log"_s}; }
    LogOpener opener()
    {
        return [this](const QString &path) -> Result<std::unique_ptr<QIODevice>> {
            m_opened.append(path);
            if (!m_files.contains(path))
                return failure(ErrorKind::NotFound, u"gone"_s);
            auto device = std::make_unique<QBuffer>();
            device->setData(m_files.value(path));
            device->open(QIODevice::ReadOnly);
            return device;
        };
    }
    Result<LogsFound> search(const LogQuery &query)
    {
        return searchLogs(paths(), opener(), query, [this](const LogSearchProgress &progress) { m_told.append(progress); }, {});
    }

    QHash<QString, QByteArray> m_files;
    QStringList m_opened;
    QList<LogSearchProgress> m_told;
};

QTEST_GUILESS_MAIN(LogSearchTest)
#include "LogSearchTest.moc"
