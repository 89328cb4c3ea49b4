#include "cluster/Metric.h"

#include "cluster/Event.h"
#include "cluster/Level.h"

#include <QSet>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

// The numbers and ids are in people's histories: a change here loses what they have kept.
const QList<std::pair<int, QString>> kept{
    {1, u"cluster.publish"_s},     {2, u"cluster.deliver"_s},  {3, u"cluster.ack"_s},       {4, u"cluster.ready"_s},     {5, u"cluster.unacked"_s},
    {6, u"cluster.connections"_s}, {7, u"cluster.channels"_s}, {8, u"cluster.queues"_s},    {9, u"cluster.consumers"_s}, {20, u"node.memory"_s},
    {21, u"node.memory-limit"_s},  {22, u"node.disk-free"_s},  {23, u"node.disk-limit"_s},  {24, u"node.descriptors"_s}, {25, u"node.sockets"_s},
    {26, u"node.processes"_s},     {27, u"node.run-queue"_s},  {28, u"node.connections"_s}, {40, u"host.cpu"_s},         {41, u"host.iowait"_s},
    {42, u"host.memory"_s},        {43, u"host.disk-data"_s},  {44, u"host.disk-root"_s},   {45, u"host.load"_s},        {46, u"host.net-in"_s},
    {47, u"host.net-out"_s},       {48, u"host.processes"_s},  {49, u"host.score"_s},       {50, u"host.net"_s},         {60, u"proxy.sessions"_s},
    {61, u"proxy.servers-up"_s},
};

} // namespace

class MetricTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAreUniqueAndStay()
    {
        QSet<QString> ids;
        for (const auto &[number, id] : kept) {
            const auto metric = static_cast<Metric>(number);
            QCOMPARE(toId(metric), id);
            QCOMPARE(metricFromId(id), std::optional(metric));
            ids.insert(id);
        }
        QCOMPARE(ids.size(), kept.size());
    }

    void unknownIdsAreNoMetric_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("empty") << QString();
        QTest::newRow("newer") << u"node.of-tomorrow"_s;
        QTest::newRow("case") << u"Node.Memory"_s;
        QTest::newRow("prefix") << u"node.memory-"_s;
    }
    void unknownIdsAreNoMetric()
    {
        QFETCH(QString, id);
        QCOMPARE(metricFromId(id), std::nullopt);
    }

    void keysTellSubjectsApart()
    {
        const SeriesKey one{Metric::HostCpu, u"broker1"_s}, two{Metric::HostCpu, u"broker2"_s};
        QVERIFY(!(one == two));
        QCOMPARE((QSet<SeriesKey>{one, two, one}.size()), 2);
    }

    void levelsAndSubjectsHaveIds()
    {
        QStringList ids;
        for (const Level level : {Level::Ok, Level::Note, Level::Unknown, Level::Warning, Level::Critical}) {
            ids.append(toId(level));
            QVERIFY(!toWord(level).isEmpty());
        }
        QCOMPARE(ids.join(u' '), u"ok note unknown warning critical"_s);
        ids.clear();
        for (const SubjectKind kind : {SubjectKind::Cluster, SubjectKind::Node, SubjectKind::Host, SubjectKind::Proxy, SubjectKind::Queue})
            ids.append(toId(kind));
        QCOMPARE(ids.join(u' '), u"cluster node host proxy queue"_s);
    }
};

QTEST_GUILESS_MAIN(MetricTest)
#include "MetricTest.moc"
