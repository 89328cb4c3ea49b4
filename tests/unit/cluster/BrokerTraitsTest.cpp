#include "cluster/BrokerTraits.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class BrokerTraitsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pluginsOfExchanges_data()
    {
        QTest::addColumn<QString>("plugin");
        QTest::newRow("x-consistent-hash") << u"rabbitmq_consistent_hash_exchange"_s;
        QTest::newRow("x-delayed-message") << u"rabbitmq_delayed_message_exchange"_s;
        QTest::newRow("x-jms-topic") << u"rabbitmq_jms_topic_exchange"_s;
        QTest::newRow("x-modulus-hash") << u"rabbitmq_sharding"_s;
        QTest::newRow("x-random") << u"rabbitmq_random_exchange"_s;
        QTest::newRow("x-recent-history") << u"rabbitmq_recent_history_exchange"_s;
        QTest::newRow("direct") << QString();
        QTest::newRow("x-of-our-own") << QString();
    }
    void pluginsOfExchanges() { QTEST(pluginOfExchange(QString::fromLatin1(QTest::currentDataTag())), "plugin"); }
};

QTEST_GUILESS_MAIN(BrokerTraitsTest)
#include "BrokerTraitsTest.moc"
