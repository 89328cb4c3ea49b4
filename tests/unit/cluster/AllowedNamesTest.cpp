#include "cluster/AllowedNames.h"

#include "cluster/ClusterProfile.h"

#include <QDir>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

constexpr std::array kinds{NameKind::Cluster, NameKind::Node,    NameKind::Host,   NameKind::SshTarget,
                           NameKind::Path,    NameKind::Service, NameKind::Socket, NameKind::User};

bool isAllowed(NameKind kind, const QString &text)
{
    return whyNotAllowed(kind, text).isEmpty();
}

/// What leads out of a folder, ends a word, begins an option, or is read by a shell, ssh, systemd or a log.
QStringList hostileParts()
{
    QStringList parts{u"'"_s, u"\""_s, u"\\"_s, u"$(id)"_s, u"${HOME}"_s, u"`id`"_s, u";"_s, u"|"_s,
                      u"&"_s, u"<"_s,  u">"_s,  u"*"_s,     u"?"_s,       u"!"_s,    u"#"_s, u"{a,b}"_s};
    for (char16_t c = 0; c < 0x20; ++c)
        parts.append(QString(QChar(c)));
    parts.append(QString(QChar(0x7f)));
    parts.append(QString(QChar(0x85)));   // a line's end to some
    parts.append(QString(QChar(0x202e))); // turns the line around
    parts.append(QString(QChar(0x2028)));
    return parts;
}

QJsonObject profileWith(const QString &place, const QString &value)
{
    QJsonObject node{{u"name"_s, u"rabbit@a"_s}, {u"management"_s, u"http://a:15672"_s}, {u"host"_s, u"a"_s}};
    QJsonObject paths;
    QJsonObject host{{u"name"_s, u"a"_s}};
    QJsonObject proxy{{u"name"_s, u"lb"_s}};
    QJsonObject tls;
    QJsonObject ssh;
    QJsonObject json{{u"name"_s, u"c"_s}};
    const QString key = place.section(u'.', -1);
    if (place.startsWith("nodes."_L1))
        node.insert(key, value);
    else if (place.startsWith("hosts.paths."_L1))
        paths.insert(key, value);
    else if (place.startsWith("hosts."_L1))
        host.insert(key, value);
    else if (place.startsWith("proxies."_L1))
        proxy.insert(key, value);
    else if (place.startsWith("tls."_L1))
        tls.insert(key, value);
    else if (place.startsWith("ssh."_L1))
        ssh.insert(key, value);
    else
        json.insert(key, value);
    host.insert("paths"_L1, paths);
    json.insert("nodes"_L1, QJsonArray{node});
    json.insert("hosts"_L1, QJsonArray{host});
    json.insert("proxies"_L1, QJsonArray{proxy});
    json.insert("tls"_L1, tls);
    json.insert("ssh"_L1, ssh);
    return json;
}

} // namespace

class AllowedNamesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allowed_data()
    {
        QTest::addColumn<NameKind>("kind");
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("cluster") << NameKind::Cluster << QStringList{u"orders"_s, u"orders-2.eu_west"_s, u"-x"_s, QString(64, u'a')};
        QTest::newRow("node") << NameKind::Node << QStringList{u"rabbit@broker1"_s, u"rabbit@broker1.example.org"_s, u"r-1_2@h"_s};
        QTest::newRow("host") << NameKind::Host << QStringList{u"broker1"_s, u"10.0.0.1"_s, u"fd00::1"_s, u"[fd00::1]"_s, u"fe80::1%eth0"_s, u"ops@broker1"_s};
        QTest::newRow("ssh") << NameKind::SshTarget << QStringList{u"broker1"_s, u"ops@10.0.0.1"_s, u"ssh://ops@[fd00::1]:2222"_s, u"first.last+ops@h"_s};
        QTest::newRow("path") << NameKind::Path
                              << QStringList{u"/"_s, u"/var/lib/rabbitmq"_s, u"/srv/my data/x..y/.hidden"_s, u"/home/käthe/ssh_config"_s, u"/数据/rabbitmq"_s};
        QTest::newRow("service") << NameKind::Service << QStringList{u"rabbitmq-server"_s, u"rabbitmq@blue.service"_s, u"be_amqp"_s, u"systemd"_s};
        QTest::newRow("socket") << NameKind::Socket << QStringList{u"/run/haproxy/admin.sock"_s, u"tcp:127.0.0.1:9999"_s, u"tcp:[fd00::1]:9999"_s};
        QTest::newRow("user") << NameKind::User << QStringList{u""_s, u"guest"_s, u"Käthe Müller"_s, u"o'brien"_s};
    }
    void allowed()
    {
        QFETCH(const NameKind, kind);
        QFETCH(const QStringList, texts);
        for (const QString &text : texts)
            QVERIFY2(isAllowed(kind, text), qPrintable(text));
    }

    void refused_data()
    {
        QTest::addColumn<NameKind>("kind");
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("cluster") << NameKind::Cluster
                                 << QStringList{u""_s, u"."_s, u".."_s, u".x"_s, u"../x"_s, u"a/b"_s, u"/"_s, u"a b"_s, u"ü"_s, u"a@b"_s, QString(65, u'a')};
        QTest::newRow("node") << NameKind::Node << QStringList{u"-n@h"_s, u"rabbit@-h"_s, u"r b@h"_s, u"r/b@h"_s, u"rabbit@ü"_s, QString(256, u'a')};
        QTest::newRow("host") << NameKind::Host << QStringList{u"-h"_s, u"a b"_s, u"../h"_s, u"h/x"_s, u"a,b"_s};
        QTest::newRow("ssh") << NameKind::SshTarget
                             << QStringList{u"-oProxyCommand=x"_s, u"ops@-oProxyCommand=x"_s, u"ssh://-x"_s, u"a b"_s, u"a=b"_s, QString(256, u'a')};
        QTest::newRow("path") << NameKind::Path
                              << QStringList{u"etc/x"_s, u"../x"_s, u"/etc/../root"_s, u"/x/.."_s, u"~/x"_s, u"-F"_s, u'/' + QString(1024, u'a')};
        QTest::newRow("service") << NameKind::Service << QStringList{u"--now"_s, u"a/b"_s, u"a b"_s};
        QTest::newRow("socket") << NameKind::Socket
                                << QStringList{u"run/x"_s, u"tcp:"_s, u"tcp:h"_s, u"tcp::1"_s, u"tcp:h:"_s, u"tcp:h:x"_s, u"tcp:-h:1"_s, u"udp:h:1"_s};
        QTest::newRow("user") << NameKind::User << QStringList{u"a\nb"_s, QString(256, u'a')};
    }
    void refused()
    {
        QFETCH(const NameKind, kind);
        QFETCH(const QStringList, texts);
        for (const QString &text : texts)
            QVERIFY2(!isAllowed(kind, text), qPrintable(text));
    }

    /// Wherever the part stands, in whatever kind of name.
    void hostileTextsAreRefused()
    {
        const QHash<NameKind, QString> good{{NameKind::Cluster, u"orders"_s},    {NameKind::Node, u"rabbit@h"_s}, {NameKind::Host, u"host"_s},
                                            {NameKind::SshTarget, u"ops@h"_s},   {NameKind::Path, u"/run/x"_s},   {NameKind::Service, u"haproxy"_s},
                                            {NameKind::Socket, u"tcp:host:1"_s}, {NameKind::User, u"guest"_s}};
        for (const NameKind kind : kinds) {
            QVERIFY(isAllowed(kind, good.value(kind)));
            for (const auto all = hostileParts(); const QString &part : all) {
                if (kind == NameKind::User && part.at(0).isPrint() && part.at(0).category() != QChar::Separator_Line)
                    continue; // a user's name is only ever sent to the broker
                for (qsizetype at = 0; at <= good.value(kind).size(); ++at) {
                    const QString text = QString(good.value(kind)).insert(at, part);
                    if (kind != NameKind::User || part.at(0).category() != QChar::Separator_Line)
                        QVERIFY2(!isAllowed(kind, text), qPrintable(QString::number(int(kind)) + u' ' + text));
                }
            }
        }
    }

    /// Every text of a profile that becomes a file's name or a word of a command.
    void profilesHoldNoOthers()
    {
        for (const QString &place : {u"name"_s,
                                     u"nodes.name"_s,
                                     u"nodes.host"_s,
                                     u"hosts.name"_s,
                                     u"hosts.address"_s,
                                     u"hosts.ssh"_s,
                                     u"hosts.service"_s,
                                     u"hosts.serviceManager"_s,
                                     u"hosts.paths.data"_s,
                                     u"hosts.paths.config"_s,
                                     u"hosts.paths.log"_s,
                                     u"proxies.name"_s,
                                     u"proxies.host"_s,
                                     u"proxies.socket"_s,
                                     u"proxies.masterSocket"_s,
                                     u"proxies.backend"_s,
                                     u"tls.ca"_s,
                                     u"tls.clientCertificate"_s,
                                     u"tls.clientKey"_s,
                                     u"ssh.config"_s}) {
            for (const QString &value :
                 {u"../../../etc"_s, u"/tmp/../etc"_s, u"-oProxyCommand=id"_s, u"x\ny"_s, u"a'b"_s, u"/a'b"_s, u"$(id)"_s, u"/$(id)"_s}) {
                const Result<ClusterProfile> profile = profileFromJson(profileWith(place, value));
                QVERIFY2(!profile, qPrintable(place + u" = "_s + value));
                const QString key = place.section(u'.', -1);
                QVERIFY2(profile.error().message.contains(key), qPrintable(profile.error().message));
            }
        }
        QVERIFY(profileFromJson(profileWith(u"name"_s, u"orders"_s)));
    }

    /// Whatever a cluster is called, its file lies in the folder, and no other cluster has the same.
    void fileStems()
    {
        QStringList names{u""_s,  u"."_s,      u".."_s, u"/"_s, u"../x"_s, u"../../../../tmp/x"_s, u"a/../../b"_s, u"a\0b"_s, QString(5000, u'x'),
                          u"ü"_s, u"orders"_s, u"%41"_s};
        QRandomGenerator random(4711);
        const QString letters = u"./\\%aA0-_~ \n"_s;
        for (int i = 0; i < 2000; ++i) {
            QString name;
            for (quint32 n = random.bounded(12U); n > 0; --n)
                name += letters.at(random.bounded(letters.size()));
            names.append(name);
        }
        names.removeDuplicates();
        QSet<QString> stems;
        for (const QString &name : std::as_const(names)) {
            const QString stem = fileStem({name});
            QCOMPARE(QDir::cleanPath(u"/folder/"_s + stem), u"/folder/"_s + stem);
            QVERIFY2(!stem.isEmpty() && !stem.contains(u'/') && stem != "."_L1 && stem != ".."_L1 && stem.size() <= 64, qPrintable(stem));
            stems.insert(stem);
        }
        QCOMPARE(stems.size(), names.size());
        QCOMPARE(fileStem({u"orders"_s}), u"orders"_s);
    }
};

QTEST_GUILESS_MAIN(AllowedNamesTest)
#include "AllowedNamesTest.moc"
