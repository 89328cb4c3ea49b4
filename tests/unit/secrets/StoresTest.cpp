#include "look/secrets/ChainStore.h"
#include "look/secrets/DescriptorStore.h"
#include "look/secrets/EnvironmentStore.h"
#include "look/secrets/MemoryStore.h"

#include <QCoroTask>
#include <QFile>
#include <QTemporaryFile>
#include <QTest>

#include <fcntl.h>
#include <memory>
#include <unistd.h>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

const ClusterName cluster{u"prod"_s};
const QString user = u"admin"_s;

/// A pipe whose ends close with it.
struct Pipe
{
    Pipe() { [[maybe_unused]] const int made = ::pipe2(ends, O_CLOEXEC); }
    ~Pipe()
    {
        ::close(ends[0]);
        closeWriter();
    }
    void write(const QByteArray &bytes) { QCOMPARE(::write(ends[1], bytes.constData(), static_cast<size_t>(bytes.size())), bytes.size()); }
    void closeWriter()
    {
        if (ends[1] >= 0)
            ::close(std::exchange(ends[1], -1));
    }
    int ends[2] = {-1, -1};
};

/// Says what it was told to say, and counts.
class ScriptedStore final : public SecretStore
{
public:
    explicit ScriptedStore(Result<QString> secret, Status change = {}) : m_secret(std::move(secret)), m_change(std::move(change)) {}
    QCoro::Task<Result<QString>> read(ClusterName, QString) override
    {
        ++reads;
        co_return m_secret;
    }
    QCoro::Task<Status> write(ClusterName, QString, QString) override
    {
        ++writes;
        co_return m_change;
    }
    QCoro::Task<Status> remove(ClusterName, QString) override
    {
        ++removals;
        co_return m_change;
    }
    int reads = 0;
    int writes = 0;
    int removals = 0;

private:
    const Result<QString> m_secret;
    const Status m_change;
};

QCoro::Task<> watch(QCoro::Task<Result<QString>> task, std::shared_ptr<std::optional<Result<QString>>> result)
{
    *result = co_await std::move(task);
}

} // namespace

class StoresTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void environment()
    {
        EnvironmentStore unset{QString()};
        QCOMPARE(QCoro::waitFor(unset.read(cluster, user)).error().kind, ErrorKind::NotFound);
        EnvironmentStore store(u"pass wörd"_s);
        QCOMPARE(QCoro::waitFor(store.read(cluster, user)).value(), u"pass wörd"_s);
        QCOMPARE(QCoro::waitFor(store.write(cluster, user, u"x"_s)).error().kind, ErrorKind::NotAvailable);
        QCOMPARE(QCoro::waitFor(store.remove(cluster, user)).error().kind, ErrorKind::NotAvailable);
        QCOMPARE(QCoro::waitFor(store.read(cluster, user)).value(), u"pass wörd"_s);
    }

    void descriptors_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("secret");
        QTest::addColumn<ErrorKind>("kind");
        const auto fine = ErrorKind::Internal; // not looked at
        QTest::newRow("a line") << QByteArray("geheim\n") << u"geheim"_s << fine;
        QTest::newRow("no line break") << QByteArray("geheim") << u"geheim"_s << fine;
        QTest::newRow("windows") << QByteArray("geheim\r\n") << u"geheim"_s << fine;
        QTest::newRow("blanks belong to it") << QByteArray(" ge heim \n") << u" ge heim "_s << fine;
        QTest::newRow("first line only") << QByteArray("geheim\nmore\n") << u"geheim"_s << fine;
        QTest::newRow("4 KiB") << QByteArray(4096, 'x') + '\n' << QString(4096, u'x') << fine;
        QTest::newRow("4 KiB and a byte") << QByteArray(4097, 'x') + '\n' << QString() << ErrorKind::TooLarge;
        QTest::newRow("a lot") << QByteArray(60'000, 'x') << QString() << ErrorKind::TooLarge;
        QTest::newRow("empty") << QByteArray() << QString() << ErrorKind::NotFound;
        QTest::newRow("empty line") << QByteArray("\ngeheim\n") << QString() << ErrorKind::NotFound;
    }
    void descriptors()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, secret);
        QFETCH(ErrorKind, kind);
        Pipe pipe;
        pipe.write(bytes);
        pipe.closeWriter();
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(bytes);
        QVERIFY(file.flush() && file.seek(0));
        ::lseek(file.handle(), 0, SEEK_SET);
        for (const int descriptor : {pipe.ends[0], file.handle()}) {
            DescriptorStore store(descriptor);
            for (int i = 0; i < 2; ++i) { // the second time from memory
                const Result<QString> result = QCoro::waitFor(store.read(cluster, user));
                if (!secret.isEmpty()) {
                    QCOMPARE(result.value_or(QString()), secret);
                } else {
                    QVERIFY(!result);
                    QCOMPARE(result.error().kind, kind);
                    QVERIFY(!result.error().message.contains(u"geheim"_s) && !result.error().detail.contains(u"geheim"_s));
                }
            }
        }
    }

    void aDescriptorIsReadNoFurtherThanItsLine()
    {
        Pipe pipe;
        pipe.write("geheim\nrest");
        DescriptorStore store(pipe.ends[0]);
        QVERIFY(QCoro::waitFor(store.read(cluster, user)));
        char rest[8] = {};
        QCOMPARE(::read(pipe.ends[0], rest, sizeof rest), 4);
        QCOMPARE(QByteArray(rest), "rest");
    }

    void aSlowDescriptorHoldsNobodyUp()
    {
        Pipe pipe;
        DescriptorStore store(pipe.ends[0]);
        auto one = std::make_shared<std::optional<Result<QString>>>();
        auto two = std::make_shared<std::optional<Result<QString>>>();
        watch(store.read(cluster, user), one);
        watch(store.read(cluster, user), two);
        QVERIFY(!one->has_value());
        pipe.write("ge");
        QCoreApplication::processEvents();
        QVERIFY(!one->has_value());
        pipe.write("heim\n");
        QTRY_VERIFY(one->has_value() && two->has_value());
        QCOMPARE((*one)->value(), u"geheim"_s);
        QCOMPARE((*two)->value(), u"geheim"_s);
    }

    void descriptorsThatGiveNothing()
    {
        Pipe pipe;
        DescriptorStore silent(pipe.ends[0], Millis{50});
        QCOMPARE(QCoro::waitFor(silent.read(cluster, user)).error().kind, ErrorKind::Timeout);

        DescriptorStore closed(987);
        QCOMPARE(QCoro::waitFor(closed.read(cluster, user)).error().kind, ErrorKind::Usage);

        auto result = std::make_shared<std::optional<Result<QString>>>();
        auto leaving = std::make_unique<DescriptorStore>(pipe.ends[0]);
        watch(leaving->read(cluster, user), result);
        leaving.reset();
        QTRY_VERIFY(result->has_value());
        QCOMPARE(result->value().error().kind, ErrorKind::Cancelled);
    }

    void descriptorsAreNotInherited()
    {
        Pipe pipe;
        const int copy = ::fcntl(pipe.ends[0], F_DUPFD, 100); // without close-on-exec
        QVERIFY(copy >= 100);
        DescriptorStore store(copy);
        QVERIFY(::fcntl(copy, F_GETFD) & FD_CLOEXEC);
        ::close(copy);
    }

    void memoryKeepsWhatWasGiven()
    {
        MemoryStore store;
        QCOMPARE(QCoro::waitFor(store.read({u"orders"_s}, u"ops"_s)).error().kind, ErrorKind::NotFound);
        QVERIFY(QCoro::waitFor(store.write({u"orders"_s}, u"ops"_s, u"secret"_s)));
        QCOMPARE(*QCoro::waitFor(store.read({u"orders"_s}, u"ops"_s)), u"secret"_s);
        QVERIFY(!QCoro::waitFor(store.read({u"orders"_s}, u"other"_s)));
        QVERIFY(QCoro::waitFor(store.remove({u"orders"_s}, u"ops"_s)));
        QVERIFY(!QCoro::waitFor(store.read({u"orders"_s}, u"ops"_s)));
    }

    void chains_data()
    {
        using Stores = QList<QPair<QString, ErrorKind>>; // a secret, or an error
        QTest::addColumn<Stores>("stores");
        QTest::addColumn<QString>("secret");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("lastReads");
        const auto none = ErrorKind::NotFound;
        QTest::newRow("none") << Stores{} << QString() << none << 0;
        QTest::newRow("first has it") << Stores{{u"a"_s, none}, {u"b"_s, none}} << u"a"_s << none << 0;
        QTest::newRow("second has it") << Stores{{{}, none}, {u"b"_s, none}} << u"b"_s << none << 1;
        QTest::newRow("first is broken") << Stores{{{}, ErrorKind::Io}, {u"b"_s, none}} << u"b"_s << none << 1;
        QTest::newRow("nobody has it") << Stores{{{}, none}, {{}, none}} << QString() << none << 1;
        QTest::newRow("the reason that says more") << Stores{{{}, none}, {{}, ErrorKind::NotConfigured}} << QString() << ErrorKind::NotConfigured << 1;
        QTest::newRow("the first such reason") << Stores{{{}, ErrorKind::Timeout}, {{}, ErrorKind::Io}} << QString() << ErrorKind::Timeout << 1;
    }
    void chains()
    {
        using Scripts = QList<QPair<QString, ErrorKind>>;
        QFETCH(Scripts, stores);
        QFETCH(QString, secret);
        QFETCH(ErrorKind, kind);
        QFETCH(int, lastReads);
        ChainStore::Stores parts;
        std::shared_ptr<ScriptedStore> last;
        for (const auto &[value, error] : stores) {
            last = std::make_shared<ScriptedStore>(value.isEmpty() ? Result<QString>(failure(error, u"no"_s)) : Result<QString>(value));
            parts.push_back(last);
        }
        ChainStore chain(parts);
        const Result<QString> result = QCoro::waitFor(chain.read(cluster, user));
        QCOMPARE(result.value_or(QString()), secret);
        if (!result)
            QCOMPARE(result.error().kind, kind);
        if (last)
            QCOMPARE(last->reads, lastReads);
    }

    void aChainWritesToTheFirstThatCan()
    {
        const auto readOnly = std::make_shared<ScriptedStore>(failure(ErrorKind::NotFound, u"no"_s), failure(ErrorKind::NotAvailable, u"no"_s));
        const auto keychain = std::make_shared<ScriptedStore>(failure(ErrorKind::NotFound, u"no"_s));
        const auto third = std::make_shared<ScriptedStore>(failure(ErrorKind::NotFound, u"no"_s));
        ChainStore chain({readOnly, keychain, third});
        QVERIFY(QCoro::waitFor(chain.write(cluster, user, u"x"_s)));
        QVERIFY(QCoro::waitFor(chain.remove(cluster, user)));
        QCOMPARE(keychain->writes + keychain->removals, 2);
        QCOMPARE(third->writes + third->removals, 0);

        ChainStore nowhere({readOnly});
        QCOMPARE(QCoro::waitFor(nowhere.write(cluster, user, u"x"_s)).error().kind, ErrorKind::NotAvailable);
        const auto broken = std::make_shared<ScriptedStore>(failure(ErrorKind::NotFound, u"no"_s), failure(ErrorKind::Io, u"no"_s));
        ChainStore failing({broken, keychain});
        QCOMPARE(QCoro::waitFor(failing.write(cluster, user, u"x"_s)).error().kind, ErrorKind::Io);
    }
};

QTEST_GUILESS_MAIN(StoresTest)
#include "StoresTest.moc"
