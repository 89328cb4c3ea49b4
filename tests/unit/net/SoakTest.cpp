// Hours with servers that mean harm: what they send is not kept.
#include "Gzip.h"
#include "NetTesting.h"
#include "look/net/BrokerMetricsClient.h"
#include "look/net/ManagementClient.h"
#include "support/FakeServer.h"

#include <QTest>

#include <malloc.h>

using namespace Qt::StringLiterals;
using namespace warrener;
using Mode = FakeAnswer::Mode;

namespace {

/// Each round brings some megabytes: had a hundredth of them stayed, this would be passed.
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 mostKept = 400LL * 1024 * 1024; // sanitizers keep what was freed for a while
#else
constexpr qint64 mostKept = 8LL * 1024 * 1024;
#endif

/// What the process holds and cannot give back.
qint64 heldBytes()
{
    malloc_trim(0);
    return residentBytes();
}

} // namespace

class SoakTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileAnswers_data()
    {
        QTest::addColumn<FakeAnswer>("answer");
        QTest::newRow("without an end") << FakeAnswer{.mode = Mode::Stream, .streamBytes = 1LL << 40};
        QTest::newRow("a bomb") << FakeAnswer{.body = gzip(QByteArray(64 * 1024 * 1024, ' ')), .headers = {{"Content-Encoding", "gzip"}}};
        QTest::newRow("a deep one") << FakeAnswer{.body = QByteArray(2'000'000, '[')};
        QTest::newRow("a wide one") << FakeAnswer{.body = '[' + QByteArray("{},").repeated(1'500'000) + "{}]"};
        QTest::newRow("cut off") << FakeAnswer{.mode = Mode::Cut, .body = QByteArray(4 * 1024 * 1024, '[')};
        QTest::newRow("nothing") << FakeAnswer{.mode = Mode::Close};
        QTest::newRow("garbage") << FakeAnswer{.body = QByteArray(1024 * 1024, '\xff')};
    }
    void hostileAnswers()
    {
        QFETCH(const FakeAnswer, answer);
        FakeServer server;
        server.otherwise([&answer](const FakeRequest &) { return answer; });
        HttpAccess access = accessTo(server.url());
        access.timeout = Millis{20'000};
        const auto round = [&]() -> bool {
            // Clients come and go with profiles and settings.
            ManagementClient management(access);
            BrokerMetricsClient metrics(access);
            return !await(management.nodes()) && !await(management.overview()) && !await(management.queuesPage(1, 100, true)) && !await(metrics.metrics());
        };
        for (int warm = 0; warm < 3; ++warm)
            QVERIFY(round());
        const qint64 before = heldBytes();
        for (int turn = 0; turn < 12; ++turn)
            QVERIFY(round());
        const qint64 grown = heldBytes() - before;
        QVERIFY2(grown < mostKept, qPrintable(QString::number(grown)));
    }
};

QTEST_GUILESS_MAIN(SoakTest)
#include "SoakTest.moc"
