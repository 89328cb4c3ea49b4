#include "look/notify/Webhook.h"

#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class WebhookTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsInTheProfile();
};

void WebhookTest::standsInTheProfile()
{
    const QUrl url(u"https://chat.example/hook?token=a%20b"_s);
    ClusterProfile profile;
    profile.other.insert("later"_L1, 1);
    const ClusterProfile with = withWebhook(profile, url);
    QCOMPARE(webhookOf(with), url);
    QCOMPARE(with.other.value("later"_L1).toInt(), 1);
    QCOMPARE(withWebhook(with, {}), profile);
    QVERIFY(webhookOf(withWebhook(profile, QUrl(u"ftp://chat.example"_s))).isEmpty());
}

QTEST_GUILESS_MAIN(WebhookTest)
#include "WebhookTest.moc"
