// What a fence rests on at the moment of the deed, with real looks: at hosts that are this machine behind stand-ins.

#include "CarryOut.h"
#include "run/operations/ClusterOperations.h"
#include "run/operations/SecondLook.h"
#include "support/OwnPrograms.h"

#include <QFile>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace std::chrono_literals;

namespace {

const QStringList brokers{u"broker1"_s, u"broker2"_s, u"broker3"_s};

/// The machine's own time, which a test may let go on in one leap.
class LeapingTime final : public Timekeeper
{
public:
    TimePoint now() const override { return m_real->now(); }
    Millis monotonic() const override { return m_real->monotonic() + leapt + (QFile::exists(leapsWith) ? Millis{14s} : Millis{0}); }
    Alarm after(Millis delay, std::function<void()> ring) override { return m_real->after(delay, std::move(ring)); }
    void cancel(Alarm alarm) override { m_real->cancel(alarm); }

    Millis leapt{0};
    QString leapsWith{}; ///< once there is this file

private:
    std::unique_ptr<Timekeeper> m_real = systemTimekeeper();
};

} // namespace

class FenceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const quint16 closed = server.serverPort();
        m_folder = std::make_unique<OwnPrograms>();
        m_folder->copy(QFINDTESTDATA("unit/operations/fake-host"), {u"ssh"_s, u"rabbitmqctl"_s, u"ps"_s, u"systemctl"_s, u"getent"_s, u"ln"_s, u"readlink"_s});
        auto profile = std::make_shared<ClusterProfile>();
        profile->name = {u"test"_s};
        for (const QString &name : brokers) {
            profile->nodes.append({.name = {u"rabbit@"_s + name}, .amqp = {u"127.0.0.1"_s, closed}, .host = {name}});
            HostProfile &host = profile->hosts.emplaceBack();
            host.name = {name};
            host.ssh = name;
            host.sudo = false;
            m_folder->write(name + ".state"_L1, name == brokers.last() ? "app-down" : "running");
        }
        m_time = std::make_shared<LeapingTime>();
        const auto access = std::make_shared<ClusterAccess>(profile, u"secret"_s, m_time);
        m_looks = std::make_shared<LookMemory>(access);
        m_operations = std::make_shared<Operations>();
        addFenceOperations(*m_operations, access, m_looks);
    }
    void cleanup()
    {
        m_operations.reset();
        m_looks.reset();
        m_folder.reset();
    }

    /// A look that took its time, and guards that took theirs: what was seen is looked for once more, and nothing is refused for it.
    void theDeedsOwnLookIsTheLastOne()
    {
        QVERIFY(!carryOut(m_operations, {.operation = u"guard.is-down"_s, .arguments = {{u"node"_s, m_dead.value}}}, m_nobodys));
        const std::optional<SecondLook> before = m_looks->recent(m_dead);
        QVERIFY(before);
        m_time->leapt += LookMemory::mostAge + 1s;
        QVERIFY(!m_looks->recent(m_dead));
        const Result<QJsonObject> fenced = fence({});
        QVERIFY2(fenced, fenced ? "" : qPrintable(fenced.error().message));
        QCOMPARE(noted(u"ended"_s), QByteArray("broker3\n"));
        const std::optional<SecondLook> last = m_looks->recent(m_dead);
        QVERIFY(last);
        QVERIFY(last->atMonotonic >= before->atMonotonic + LookMemory::mostAge);
    }

    /// What is kept before the deed goes to a disk, which may hang: it is looked once more after that.
    void aDiskThatHangsAgesWhatWasSeen()
    {
        QVERIFY(!carryOut(m_operations, {.operation = u"guard.is-down"_s, .arguments = {{u"node"_s, m_dead.value}}}, m_nobodys));
        Millis kept{0};
        const Result<QJsonObject> fenced = fence([&](const QJsonObject &) {
            m_time->leapt += 14s;
            kept = m_time->monotonic();
            return noted(u"ended"_s).isEmpty();
        });
        QVERIFY2(fenced, fenced ? "" : qPrintable(fenced.error().message));
        QVERIFY2(kept > Millis{0}, "the order was kept before it went out");
        const std::optional<SecondLook> last = m_looks->recent(m_dead);
        QVERIFY(last);
        QVERIFY(last->atMonotonic >= kept);
    }

    /// Ending it took its time and came to nothing: what the survivors are told next rests on another look.
    void anOrderThatEndedNothingAgesWhatWasSeen()
    {
        m_folder->write(u"unkillable"_s, "");
        m_time->leapsWith = m_folder->filePath(u"ended"_s);
        QVERIFY(!carryOut(m_operations, {.operation = u"guard.is-down"_s, .arguments = {{u"node"_s, m_dead.value}}}, m_nobodys));
        const std::optional<SecondLook> before = m_looks->recent(m_dead);
        QVERIFY(before);
        const Result<QJsonObject> fenced = fence({});
        QVERIFY2(fenced, fenced ? "" : qPrintable(fenced.error().message));
        QCOMPARE(noted(u"ended"_s), QByteArray("broker3\n"));
        const std::optional<SecondLook> last = m_looks->recent(m_dead);
        QVERIFY(last);
        QVERIFY(last->atMonotonic >= before->atMonotonic + 14s);
    }

    /// A login that loses how a command ended, or carries none out (a forced command, a jump host's menu): that all went well is no word on
    /// whether the survivor has dropped it.
    void aLoginThatSaysThatAllIsWell()
    {
        m_folder->write(u"unkillable"_s, "");
        QVERIFY(!carryOut(m_operations, {.operation = u"guard.is-down"_s, .arguments = {{u"node"_s, m_dead.value}}}, m_nobodys));
        m_folder->write(brokers[1] + u".state"_s, "menu");
        const Result<QJsonObject> fenced = fence({});
        QVERIFY2(!fenced, "only one of two survivors has dropped it");
        QCOMPARE(fenced.error().kind, ErrorKind::Command);
    }

    /// A plan's file alone brings nobody to the deed: somebody has looked in this process, or it is refused.
    void whereNobodyHasLookedNothingIsDone()
    {
        const Result<QJsonObject> refused = fence({});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
        QCOMPARE(noted(u"ended"_s), QByteArray());
        QVERIFY(!m_looks->hasLookedAt(m_dead));
    }

private:
    /// By a person who has passed what the look says. `keep`: whether what the step keeps could be written.
    Result<QJsonObject> fence(const std::function<bool(const QJsonObject &)> &keep)
    {
        const QJsonArray survivors{u"rabbit@"_s + brokers[0], u"rabbit@"_s + brokers[1]};
        StepContext context{.overridden = {u"is-down"_s}};
        context.onKeep = [keep](QJsonObject what) -> QCoro::Task<Status> { return keptIf(!keep || keep(what)); };
        return carryOut(m_operations,
                        {.operation = u"host.fence"_s, .arguments = {{u"node"_s, m_dead.value}, {u"survivors"_s, survivors}, {u"person"_s, true}}}, m_nobodys,
                        context);
    }
    static QCoro::Task<Status> keptIf(bool isWritten)
    {
        if (isWritten)
            co_return Status();
        co_return failure(ErrorKind::Io, u"too late"_s);
    }
    QByteArray noted(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    const NodeName m_dead{u"rabbit@broker3"_s};
    std::unique_ptr<OwnPrograms> m_folder;
    std::shared_ptr<LeapingTime> m_time;
    std::shared_ptr<LookMemory> m_looks;
    std::shared_ptr<Operations> m_operations;
    FakeTime m_nobodys; ///< nothing here waits by it
};

QTEST_GUILESS_MAIN(FenceTest)
#include "FenceTest.moc"
