// A node that joins its peers again: whose word it is that it has.

#include "CarryOut.h"
#include "run/runs/EveryOperation.h"
#include "support/FakeServer.h"
#include "support/FakeTime.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const QStringList joinHosts{u"broker1"_s, u"broker2"_s, u"broker3"_s};

} // namespace

class JoinTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_path = qgetenv("PATH"); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_api = std::make_unique<FakeServer>();
        m_time = std::make_shared<FakeTime>();
        qputenv("PATH", m_folder->path().toLocal8Bit() + ':' + m_path);
        for (const QString &name : {u"ssh"_s, u"rabbitmqctl"_s, u"ps"_s, u"systemctl"_s, u"getent"_s}) {
            QVERIFY(QFile::copy(QFINDTESTDATA("unit/operations/fake-host"), m_folder->filePath(name)));
            QVERIFY(QFile::setPermissions(m_folder->filePath(name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        }
        for (const QString &host : joinHosts)
            write(host + ".state"_L1, "running");
        // What its host says of the peers that it counts.
        write(u"linked"_s, "true");
    }
    void cleanup() { qputenv("PATH", m_path); }

    void itsPeersSaySo_data()
    {
        QTest::addColumn<QByteArray>("peersSay"); // of the node
        QTest::addColumn<bool>("joined");
        QTest::newRow("they see it run") << QByteArray(R"(,{"name":"rabbit@broker3","running":true})") << true;
        QTest::newRow("they have forgotten it, and it does not know") << QByteArray() << false;
        QTest::newRow("they do not see it run") << QByteArray(R"(,{"name":"rabbit@broker3","running":false})") << false;
    }
    void itsPeersSaySo()
    {
        QFETCH(const QByteArray, peersSay);
        QFETCH(const bool, joined);
        m_api->on("/api/nodes", {.body = R"([{"name":"rabbit@broker1","running":true},{"name":"rabbit@broker2","running":true})" + peersSay + "]"});
        m_api->on("/api/overview", {.body = R"({"rabbitmq_version":"4.0.5","node":"rabbit@broker1"})"});
        const auto operations = std::make_shared<Operations>();
        addEveryOperation(*operations, access());
        const Call join{.operation = u"node.join-cluster"_s,
                        .arguments = {{u"node"_s, u"rabbit@broker3"_s}, {u"ask"_s, QJsonArray{u"rabbit@broker1"_s, u"rabbit@broker2"_s}}}};
        const Result<QJsonObject> said = carryOut(operations, join, *m_time);
        QVERIFY2(said.has_value() == joined, said ? "" : qPrintable(said.error().message));
        QVERIFY2(said || said.error().kind == ErrorKind::Command, said ? "" : qPrintable(said.error().message));
    }

private:
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
    }
    std::shared_ptr<ClusterAccess> access() const
    {
        auto profile = std::make_shared<ClusterProfile>();
        profile->name = {u"test"_s};
        for (const QString &name : joinHosts) {
            NodeProfile &node = profile->nodes.emplaceBack();
            node.name = {u"rabbit@"_s + name};
            node.host = {name};
            node.management = m_api->url();
            HostProfile &host = profile->hosts.emplaceBack();
            host.name = {name};
            host.ssh = name;
            host.sudo = false;
        }
        return std::make_shared<ClusterAccess>(profile, u"secret"_s, m_time);
    }

    QByteArray m_path;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeServer> m_api;
    std::shared_ptr<FakeTime> m_time;
};

QTEST_GUILESS_MAIN(JoinTest)
#include "JoinTest.moc"
