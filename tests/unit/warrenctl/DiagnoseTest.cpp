// What becomes of a report: everybody who is to have it gets it, whatever becomes of the others.
#include "app/warrenctl/Diagnose.h"

#include "support/FakeServer.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace warrener;
using namespace warrener::ctl;

class DiagnoseTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QFile plain(m_folder.filePath(u"plain"_s)); // a file, where a folder would have to be
        QVERIFY(plain.open(QIODevice::WriteOnly));
        for (const char *home : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
            qputenv(home, m_folder.filePath(QString::fromLatin1(home)).toUtf8());
        m_server.otherwise([](const FakeRequest &request) {
            return request.path == "/hook" ? FakeAnswer{} : FakeAnswer{.status = 500, .body = R"({"error":"no","reason":"no"})"};
        });
    }

    void eachWayIsTaken_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isWritable");
        QTest::addColumn<QString>("hook");
        QTest::addColumn<int>("told");
        QTest::newRow("both") << u"both"_s << true << u"/hook"_s << 1;
        QTest::newRow("a file that cannot be written") << u"file"_s << false << u"/hook"_s << 1;
        QTest::newRow("a webhook that refuses") << u"hook"_s << true << u"/nobody"_s << 0;
        QTest::newRow("neither") << u"neither"_s << false << u"/nobody"_s << 0;
    }
    void eachWayIsTaken()
    {
        QFETCH(QString, name);
        QFETCH(bool, isWritable);
        QFETCH(QString, hook);
        QFETCH(int, told);
        ClusterProfile profile;
        profile.name = {name};
        profile.nodes.append({.name = {u"rabbit@a"_s}, .management = m_server.url()});
        const QString last = m_folder.filePath(name + u".json"_s);
        Options options;
        options.patience = 2s;
        options.webhook = m_server.url().toString() + hook;
        // The first may fail: the second is written all the same.
        options.out = {isWritable ? m_folder.filePath(name + u"-1.json"_s) : m_folder.filePath(u"plain/no.json"_s), last};
        const qsizetype before = toldTo(u"/hook"_s);
        const Result<ctl::Report> report = diagnose(profile, Credentials{}, options);
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QVERIFY(!report->text.isEmpty());
        // Whatever the verdict's own code is: what was asked for and not done is no success.
        QVERIFY(report->exitCode != Done || (isWritable && told == 1));
        QVERIFY(QFileInfo::exists(last));
        QCOMPARE(toldTo(u"/hook"_s) - before, told);
    }

private:
    qsizetype toldTo(const QString &path) const
    {
        const QList<FakeRequest> all = m_server.requests();
        return std::ranges::count(all, path.toLatin1(), &FakeRequest::path);
    }

    QTemporaryDir m_folder;
    FakeServer m_server;
};

QTEST_GUILESS_MAIN(DiagnoseTest)

#include "DiagnoseTest.moc"
