// Every parser against thousands of damaged answers: whatever comes, there is a value or an Error,
// and (under the sanitizers) no undefined behaviour. Seeded: a failure can be repeated.
#include "Gzip.h"
#include "NetTesting.h"
#include "look/net/BrokerMetricsClient.h"
#include "look/net/HttpErrors.h"
#include "look/net/Inflater.h"
#include "look/net/ManagementAnswers.h"
#include "look/net/NodeExporterClient.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

QByteArray damaged(QByteArray text, QRandomGenerator &random)
{
    static const QByteArrayList pieces{"null",
                                       "{}",
                                       "[]",
                                       "\"\"",
                                       "-1",
                                       "1e308",
                                       "true",
                                       ",",
                                       ":",
                                       "\\u0000",
                                       "\\ud800",
                                       "\"",
                                       "{",
                                       "}",
                                       "[",
                                       "]",
                                       "NaN",
                                       "\n",
                                       "\r\n",
                                       "\xc3\x28",
                                       " ",
                                       "#",
                                       "\\",
                                       "le=\"",
                                       "99999999999999999999",
                                       QByteArray(100, '['),
                                       QByteArray("\0", 1)};
    const int changes = 1 + random.bounded(4);
    for (int i = 0; i < changes && !text.isEmpty(); ++i) {
        const auto at = random.bounded(text.size());
        switch (random.bounded(5)) {
        case 0:
            text[at] = static_cast<char>(random.bounded(256));
            break;
        case 1:
            text.remove(at, 1 + random.bounded(20));
            break;
        case 2:
            text.insert(at, pieces.at(random.bounded(pieces.size())));
            break;
        case 3:
            text.truncate(at);
            break;
        default:
            text.insert(at, text.mid(random.bounded(text.size()), random.bounded(60)));
            break;
        }
    }
    return text;
}

template <class T>
bool isSound(const Result<T> &result)
{
    return result.has_value() || (!result.error().message.isEmpty() && result.error().detail.size() <= 1000);
}

} // namespace

class MutationTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damagedAnswers_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file : {"overview.json", "nodes.json", "queues.json", "queue.json", "queues-nostats.json", "memory.json", "connections.json",
                                 "featureflags.json", "whoami.json", "vhosts.json", "metrics.txt", "detailed.txt", "exporter.txt"}) {
            for (const QString &version : {u"3.10"_s, u"4.3"_s})
                QTest::addRow("%s/%s", qPrintable(version), file) << version + u'/' + QLatin1StringView(file);
        }
    }
    void damagedAnswers()
    {
        QFETCH(QString, file);
        const QByteArray original = recorded(file);
        QRandomGenerator random(static_cast<quint32>(20261123));
        const int rounds = original.size() > 20'000 ? 100 : 400;
        for (int round = 0; round < rounds; ++round) {
            const QByteArray text = damaged(original, random);
            // Each parser gets each answer: a proxy may send the wrong one.
            const bool sound = file.endsWith(u".json"_s)
                                   ? isSound(overviewFromJson(text)) && isSound(nodesFromJson(text)) && isSound(memoryFromJson(text))
                                         && isSound(featureFlagsFromJson(text)) && isSound(connectionPageFromJson(text)) && isSound(queuePageFromJson(text))
                                         && isSound(queueFromJson(text)) && isSound(whoAmIFromJson(text)) && isSound(vhostsFromJson(text))
                                   : isSound(brokerMetricsFromText(text)) && isSound(queueMetricsFromText(text)) && isSound(hostSampleFromText(text, {}));
            QVERIFY2(sound, qPrintable(u"round %1"_s.arg(round)));
            QVERIFY(reasonFromBody(text, "application/json").size() <= 1000);
        }
    }

    void damagedGzip()
    {
        const QByteArray original = gzip(recorded(u"4.0/nodes.json"_s));
        QRandomGenerator random(static_cast<quint32>(7));
        for (int round = 0; round < 500; ++round) {
            const QByteArray packed = damaged(original, random);
            Inflater inflater;
            QByteArray out;
            for (qsizetype at = 0; at < packed.size(); at += 100) {
                inflater.feed(packed.mid(at, 100));
                if (inflater.read(out, 1'000'000 - out.size()) != Inflater::Outcome::NeedsInput)
                    break;
            }
            QVERIFY(out.size() <= 1'000'000);
        }
    }
};

QTEST_GUILESS_MAIN(MutationTest)
#include "MutationTest.moc"
