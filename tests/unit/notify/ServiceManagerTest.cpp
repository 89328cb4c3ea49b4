// What is told to the service manager arrives at its socket, and nothing waits where nobody listens.
#include "look/notify/ServiceManager.h"

#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace warrener;
using namespace Qt::StringLiterals;

class ServiceManagerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("NOTIFY_SOCKET"); }
    void arrives()
    {
        const QTemporaryDir folder;
        const QByteArray place = folder.filePath(u"notify"_s).toUtf8();
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        QVERIFY(std::size_t(place.size()) < sizeof(address.sun_path));
        std::memcpy(address.sun_path, place.constData(), std::size_t(place.size()));
        const int manager = ::socket(AF_UNIX, SOCK_DGRAM, 0);
        QVERIFY(manager >= 0);
        QCOMPARE(::bind(manager, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        qputenv("NOTIFY_SOCKET", place);
        tellServiceManager("READY=1");
        QByteArray heard(100, '\0');
        heard.truncate(::recv(manager, heard.data(), std::size_t(heard.size()), MSG_DONTWAIT));
        ::close(manager);
        QCOMPARE(heard, QByteArray("READY=1"));
    }
    void nobodyListens()
    {
        tellServiceManager("READY=1");
        for (const char *place : {"", "relative", "/nowhere/at/all", "@nobody"}) {
            qputenv("NOTIFY_SOCKET", place);
            tellServiceManager("READY=1");
        }
    }
};

QTEST_GUILESS_MAIN(ServiceManagerTest)
#include "ServiceManagerTest.moc"
