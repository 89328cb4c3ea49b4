#include "look/proxy/HaproxyText.h"

#include "support/OwnTime.h"

#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

// From HAProxy 3.0.11 on a test host, shortened to the columns that matter.
const QByteArray info = "Name: HAProxy\nVersion: 3.0.11-1+deb13u3\nRelease_date: 2026/05/20\nPid: 62\nUptime: 0d 0h04m09s\n"
                        "Uptime_sec: 249\nnode: lb1\nStopping: 0\nUnstoppable Jobs: 1\nBuild info: 3.0.11-1+deb13u3\n\n";
const QByteArray header = "# pxname,svname,qcur,qmax,scur,smax,slim,stot,status,weight,pid,iid,sid,type,last_chk,\n";
const QByteArray rows = "fe_amqp,FRONTEND,,,7,9,9972,12,OPEN,,1,2,0,0,,\n"
                        "be_amqp,broker1,0,0,4,5,,9,UP,100,1,3,1,2,Layer7 check passed,\n"
                        "be_amqp,broker2,0,0,3,5,,9,DOWN 1/2,100,1,3,2,2,\"a \"\"quoted\"\", text\nof two lines\",\n"
                        "be_amqp,broker3,0,0,0,5,,9,DRAIN,100,1,3,3,2,,\n"
                        "be_amqp,BACKEND,0,0,7,9,998,12,UP,300,1,3,0,1,,\n"
                        "be_other,web,0,0,1,1,,1,no check,1,1,4,1,2,,\n"
                        "be_other,BACKEND,0,0,1,1,,1,UP,1,1,4,0,1,,\n\n";
const QByteArray whole = info + header + rows;

} // namespace

class HaproxyTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figures()
    {
        const Result<ProxyFigures> figures = haproxy::parseFigures(whole, u"be_amqp"_s);
        QVERIFY(figures);
        QCOMPARE(figures->backend, u"be_amqp"_s);
        QCOMPARE(figures->sessions, 7);
        QCOMPARE(figures->pid, 62);
        QCOMPARE(figures->version, u"3.0.11-1+deb13u3"_s);
        QCOMPARE(figures->uptime, std::chrono::seconds{249});
        const QList<ProxyServer> expected{
            {u"broker1"_s, u"UP"_s, true, 4, 0, {}}, {u"broker2"_s, u"DOWN 1/2"_s, false, 3, 0, {}}, {u"broker3"_s, u"DRAIN"_s, false, 0, 0, {}}};
        QCOMPARE(figures->servers, expected);
    }

    void backends_data()
    {
        QTest::addColumn<QString>("backend");
        QTest::addColumn<QString>("found");
        QTest::newRow("none named") << QString() << QString();
        QTest::newRow("named") << u"be_other"_s << u"be_other"_s;
        QTest::newRow("unknown") << u"be_none"_s << QString();
        QTest::newRow("a frontend") << u"fe_amqp"_s << QString();
        QTest::newRow("part of a name") << u"be_"_s << QString();
    }
    void backends()
    {
        QFETCH(QString, backend);
        QFETCH(QString, found);
        const Result<ProxyFigures> figures = haproxy::parseFigures(whole, backend);
        if (found.isEmpty()) {
            QVERIFY(!figures);
            QCOMPARE(figures.error().kind, ErrorKind::NotFound);
        } else {
            QCOMPARE(figures->backend, found);
        }
    }

    void states_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<bool>("up");
        QTest::newRow("up") << QByteArray("UP") << true;
        QTest::newRow("up, going down") << QByteArray("UP 1/3") << true;
        QTest::newRow("not checked") << QByteArray("no check") << true;
        QTest::newRow("down") << QByteArray("DOWN") << false;
        QTest::newRow("down, going up") << QByteArray("DOWN 1/2") << false;
        QTest::newRow("down by an agent") << QByteArray("DOWN (agent)") << false;
        QTest::newRow("maintenance") << QByteArray("MAINT") << false;
        QTest::newRow("inherited") << QByteArray("MAINT (via be/broker1)") << false;
        QTest::newRow("drained") << QByteArray("DRAIN") << false;
        QTest::newRow("not balanced to") << QByteArray("NOLB") << false;
        QTest::newRow("of tomorrow") << QByteArray("UPSIDE DOWN") << false;
        QTest::newRow("empty") << QByteArray() << false;
    }
    void states()
    {
        QFETCH(QByteArray, status);
        QFETCH(bool, up);
        const Result<ProxyFigures> figures = haproxy::parseFigures(info + header + "be,s,0,0,1,1,,1," + status + ",1,1,4,1,2,,\n\n", u"be"_s);
        QCOMPARE(figures->servers.first().up, up);
        QCOMPARE(figures->servers.first().status, QString::fromUtf8(status));
    }

    /// Nobody is sent to a server of weight 0, however well its checks go, and the word says why.
    void withoutWeightItServesNobody()
    {
        const Result<ProxyFigures> figures =
            haproxy::parseFigures(info + header + "be,s,0,0,1,1,,1,UP,0,1,4,1,2,,\nbe,t,0,0,1,1,,1,UP,1,1,4,2,2,,\n\n", u"be"_s);
        QVERIFY(figures);
        QVERIFY(!figures->servers.first().up && figures->servers.last().up);
        QCOMPARE(figures->servers.first().status, u"UP, weight 0"_s);
        QCOMPARE(figures->serversUp(), 1);
    }

    void otherAnswersAreErrors_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("empty") << QByteArray() << ErrorKind::Malformed;
        QTest::newRow("only info") << info << ErrorKind::Malformed;
        QTest::newRow("only table") << header + rows << ErrorKind::Malformed;
        QTest::newRow("no right") << QByteArray("Permission denied\n\n") << ErrorKind::Forbidden;
        QTest::newRow("unknown command") << QByteArray("Unknown command: 'show inf'. Please enter one of the following commands only :\n  help\n\n")
                                         << ErrorKind::Malformed;
        QTest::newRow("a web server") << QByteArray("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n") << ErrorKind::Malformed;
        QTest::newRow("other columns") << info + "# pxname_x,y\na,b\n" << ErrorKind::Malformed;
        QTest::newRow("no rows") << info + header << ErrorKind::NotFound;
        QTest::newRow("binary") << QByteArray(100'000, '\xff') << ErrorKind::Malformed;
        QTest::newRow("too many rows") << info + header + QByteArray("be,s,0,0,1,1,,1,UP,1,1,4,1,2,,\n").repeated(20'001) << ErrorKind::TooLarge;
    }
    void otherAnswersAreErrors()
    {
        QFETCH(QByteArray, text);
        QFETCH(ErrorKind, kind);
        for (const QString &backend : {u"be_amqp"_s, QString()}) {
            const Result<ProxyFigures> figures = haproxy::parseFigures(text, backend);
            QVERIFY(!figures);
            QCOMPARE(figures.error().kind, kind);
            QVERIFY(figures.error().detail.size() <= 300);
        }
    }

    void aTruncatedAnswerGivesWhatIsThere()
    {
        // At each length: no crash, and a server is never invented.
        for (qsizetype length = 0; length < whole.size(); ++length) {
            const Result<ProxyFigures> figures = haproxy::parseFigures(whole.left(length), u"be_amqp"_s);
            if (figures)
                QVERIFY(figures->servers.size() <= 3);
        }
    }

    void oddTables_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<int>("count");
        QTest::newRow("windows") << QByteArray("# pxname,svname,type\r\na,b,2\r\n\r\n") << 1;
        QTest::newRow("short row") << QByteArray("# pxname,svname,type\na\n") << 1;
        QTest::newRow("long row") << QByteArray("# pxname,svname,type\na,b,2,3,4,5,6\n") << 1;
        QTest::newRow("no line break at the end") << QByteArray("# pxname,svname,type\na,b,2") << 1;
        QTest::newRow("open quote") << QByteArray("# pxname,svname,type\na,\"b,2\nc,d,2\n") << 1;
        QTest::newRow("what follows the empty line") << QByteArray("# pxname,svname,type\na,b,2\n\nc,d,2\n") << 1;
        QTest::newRow("blank lines before") << QByteArray("\n\n# pxname,svname,type\na,b,2\n") << 1;
    }
    void oddTables()
    {
        QFETCH(QByteArray, table);
        const auto parsed = haproxy::parseStat(table);
        QVERIFY(parsed);
        QTEST(static_cast<int>(parsed->size()), "count");
    }

    void hugeAnswersCostLittle_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("one field") << info + header + QByteArray(8'000'000, 'x');
        QTest::newRow("many columns") << info + header + QByteArray(8'000'000, ',');
        QTest::newRow("an open quote") << info + header + '"' + QByteArray(8'000'000, '\n');
        QTest::newRow("much info") << QByteArray("a: b\n").repeated(1'600'000) + header + rows;
    }
    void hugeAnswersCostLittle()
    {
        QFETCH(QByteArray, text);
        const auto before = ownTime();
        haproxy::parseFigures(text, u"be_amqp"_s);
        const auto took = ownTime() - before;
        QVERIFY2(took < std::chrono::seconds{3}, qPrintable(QString::number(took.count())));
    }

    void sessionsAreNeverNegative()
    {
        const auto figures = haproxy::parseFigures(
            "Pid: -5\nUptime_sec: 99999999999999999\n\n" + header + "be,s,0,0,-9,1,,1,UP,1,1,4,1,2,,\nbe,BACKEND,0,0,x,1,,1,UP,1,1,4,0,1,,\n\n", u"be"_s);
        QVERIFY(figures);
        QCOMPARE(figures->servers.first().sessions, 0);
        QCOMPARE(figures->sessions, 0);
        QCOMPARE(figures->pid, 0);
    }
};

QTEST_GUILESS_MAIN(HaproxyTextTest)
#include "HaproxyTextTest.moc"
