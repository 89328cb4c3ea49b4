// A restore's way back stops a node that serves by now: never while another one is out.

#include "CarryOut.h"
#include "run/runs/EveryOperation.h"
#include "support/FakeTime.h"
#include "support/OwnPrograms.h"

#include <QFile>
#include <QJsonArray>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class WayBackTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        m_closedPort = server.serverPort();
    }
    void init()
    {
        m_folder = std::make_unique<OwnPrograms>();
        m_time = std::make_shared<FakeTime>();
        m_folder->copy(QFINDTESTDATA("unit/operations/fake-host"), {u"ssh"_s, u"rabbitmqctl"_s, u"ps"_s, u"systemctl"_s, u"getent"_s, u"ln"_s, u"readlink"_s});
        write(u"conf"_s, "of the backup");
        write(u"conf.pre_restore_1"_s, "as it was");
    }
    void cleanup() { m_folder.reset(); }

    void filesOfANode_data()
    {
        QTest::addColumn<QStringList>("states");
        QTest::addColumn<bool>("asks");
        QTest::addColumn<bool>("isTakenBack");
        QTest::newRow("the others do not serve") << QStringList{u"running"_s, u"stopped"_s, u"stopped"_s} << true << false;
        QTest::newRow("it does not serve itself") << QStringList{u"stopped"_s, u"stopped"_s, u"stopped"_s} << true << true;
        QTest::newRow("all were stopped together") << QStringList{u"running"_s, u"stopped"_s, u"stopped"_s} << false << true;
    }
    void filesOfANode()
    {
        QFETCH(const QStringList, states);
        QFETCH(const bool, asks);
        QFETCH(const bool, isTakenBack);
        for (qsizetype i = 0; i < states.size(); ++i)
            write(u"broker%1.state"_s.arg(i + 1), states.at(i).toUtf8());
        QJsonObject about{{u"host"_s, u"broker1"_s},
                          {u"of"_s, u"rabbit@broker1"_s},
                          {u"stamp"_s, u"1"_s},
                          {u"stops"_s, true},
                          {u"files"_s, QJsonArray{QJsonObject{{u"path"_s, m_folder->filePath(u"conf"_s)}}}}};
        if (asks)
            about.insert(u"ask"_s, QJsonArray{u"rabbit@broker2"_s, u"rabbit@broker3"_s});
        const auto operations = std::make_shared<Operations>();
        addEveryOperation(*operations, access());
        const Result<QJsonObject> said = carryOut(operations, {.operation = u"restore.files-back"_s, .arguments = about}, *m_time);
        QVERIFY2(said.has_value() == isTakenBack, said ? "taken back" : qPrintable(said.error().message));
        QCOMPARE(read(u"conf"_s), isTakenBack ? QByteArray("as it was") : QByteArray("of the backup"));
        if (!said)
            QVERIFY2(said.error().message.contains("broker1 serves with what was restored"_L1), qPrintable(said.error().message));
    }

private:
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(content), content.size());
    }
    QByteArray read(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::shared_ptr<ClusterAccess> access() const
    {
        auto profile = std::make_shared<ClusterProfile>();
        profile->name = {u"test"_s};
        for (const QString &name : {u"broker1"_s, u"broker2"_s, u"broker3"_s}) {
            NodeProfile &node = profile->nodes.emplaceBack();
            node.name = {u"rabbit@"_s + name};
            node.host = {name};
            // A door of its own for each, at which nobody listens.
            node.amqp = {.host = u"127.0.0.%1"_s.arg(profile->nodes.size()), .port = m_closedPort};
            HostProfile &host = profile->hosts.emplaceBack();
            host.name = {name};
            host.ssh = name;
            host.sudo = false;
        }
        return std::make_shared<ClusterAccess>(profile, u"secret"_s, m_time);
    }

    quint16 m_closedPort = 0;
    std::unique_ptr<OwnPrograms> m_folder;
    std::shared_ptr<FakeTime> m_time;
};

QTEST_GUILESS_MAIN(WayBackTest)
#include "WayBackTest.moc"
