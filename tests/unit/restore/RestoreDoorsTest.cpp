// The exchanges that a restore publishes through: of a run that was killed none is left once it is taken back.
#include "run/operations/restore/RestoreDoors.h"

#include "run/operations/restore/RestoreParts.h"
#include "run/operations/restore/RestorePour.h"
#include "unit/restore/CarriedOut.h"
#include "unit/restore/DefinedObjects.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace warrener::parts;

class RestoreDoorsTest final : public QObject, private CarriedOut
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        startAnew();
        m_broker->putAll(
            {{u"queues"_s, QJsonArray{queueOf(u"orders"_s), queueOf(u"cart"_s, u"shop"_s)}}, {u"exchanges"_s, QJsonArray{exchangeOf(u"events"_s)}}});
    }

    /// Killed between the exchange and its end, in two virtual hosts: both go, what the queues hold stays, and nobody else's is touched.
    void ofARunThatWasKilled()
    {
        leaveOpen(u"warrener.restore.run.0"_s, u"orders"_s, u"/"_s);
        leaveOpen(u"warrener.restore.run.1"_s, u"cart"_s, u"shop"_s);
        m_broker->put(u"exchanges"_s, exchangeOf(u"warrener.restore.run.2"_s, u"/"_s, true)); // killed before it was bound
        leaveOpen(u"warrener.restore.run-2.0"_s, u"orders"_s, u"/"_s);                        // of another run, which is at work
        leaveOpen(u"my.warrener.restore.run.0"_s, u"orders"_s, u"/"_s);
        m_kept = FillNotes({}).begin(u"/\norders"_s);
        const Result<QJsonObject> said = takenBack();
        QVERIFY2(said, qPrintable(m_error));
        const QString words = said->value("words"_L1).toString();
        QVERIFY2(words.contains("warrener.restore.run.0"_L1) && words.contains("warrener.restore.run.1 in vhost shop"_L1), qPrintable(words));
        QVERIFY2(words.contains("warrener.restore.run.2"_L1) && words.contains("published stay"_L1), qPrintable(words));
        QStringList left = m_broker->names();
        left.removeIf([](const QString &name) { return !name.startsWith("exchanges"_L1); });
        QCOMPARE(left, (QStringList{u"exchanges events"_s, u"exchanges my.warrener.restore.run.0"_s, u"exchanges warrener.restore.run-2.0"_s}));
        QVERIFY(m_broker->names().contains(u"queues orders"_s) && m_broker->names().contains(u"queues cart"_s));
        // A second time there is nothing left to do.
        const Result<QJsonObject> again = takenBack();
        QVERIFY2(again, qPrintable(m_error));
        QVERIFY(again->value("words"_L1).toString().contains("was left"_L1));
    }

    /// Before the first message nothing was made: no broker is asked, which may be away.
    void nothingHadBegun()
    {
        m_broker->before = [](const FakeRequest &) { return FakeAnswer{.status = 500}; };
        const Result<QJsonObject> said = takenBack();
        QVERIFY2(said, qPrintable(m_error));
        QVERIFY(said->value("words"_L1).toString().contains("Nothing had been published"_L1));
    }

    /// What could not be looked at is not told as gone.
    void aBrokerThatDoesNotTell()
    {
        leaveOpen(u"warrener.restore.run.0"_s, u"orders"_s, u"/"_s);
        m_kept = FillNotes({}).begin(u"/\norders"_s);
        m_broker->before = [](const FakeRequest &request) {
            const bool isList = request.path == "/api/exchanges";
            return isList ? std::optional(FakeAnswer{.status = 403, .body = R"({"error":"forbidden"})"}) : std::nullopt;
        };
        QVERIFY(!takenBack());
        QVERIFY(m_broker->names().contains(u"exchanges warrener.restore.run.0"_s));
    }

    /// One that stays keeps none of the others, and is no success.
    void oneThatStays()
    {
        for (const QString &number : {u"0"_s, u"1"_s, u"2"_s})
            leaveOpen(u"warrener.restore.run."_s + number, u"orders"_s, u"/"_s);
        m_kept = FillNotes({}).begin(u"/\norders"_s);
        m_broker->before = [](const FakeRequest &request) {
            const bool isThat = request.method == "DELETE" && request.path.endsWith("warrener.restore.run.0");
            return isThat ? std::optional(FakeAnswer{.status = 403, .body = R"({"error":"forbidden"})"}) : std::nullopt;
        };
        QVERIFY(!takenBack());
        const QStringList names = m_broker->names();
        QVERIFY(names.contains(u"exchanges warrener.restore.run.0"_s));
        QVERIFY(!names.contains(u"exchanges warrener.restore.run.1"_s) && !names.contains(u"exchanges warrener.restore.run.2"_s));
    }

    /// A node that takes it away and lists it all the same is not asked for ever.
    void aBrokerThatKeepsIt()
    {
        for (int number = 0; number < 100; ++number) {
            const QString name = u"warrener.restore.run.%1"_s.arg(number);
            m_broker->put(u"exchanges"_s, exchangeOf(name, u"/"_s, true));
            m_broker->deafTo.append(name);
        }
        m_kept = FillNotes({}).begin(u"/\norders"_s);
        QVERIFY2(takenBack(), qPrintable(m_error));
        QCOMPARE(m_broker->changes().size(), 100);
    }

private:
    void leaveOpen(const QString &name, const QString &queue, const QString &vhost)
    {
        m_broker->put(u"exchanges"_s, exchangeOf(name, vhost, true, u"fanout"_s));
        m_broker->put(u"bindings"_s, bindingOf(name, queue, vhost));
    }

    Result<QJsonObject> takenBack()
    {
        const Step step = restoreMessagesStep({.id = u"X"_s}, {}, {restoredNode()}, 1);
        return carryOut(step.undo->act, step.id,
                        [](Operations &operations, std::shared_ptr<ClusterAccess> access) { addRestoreMessagesOperations(operations, std::move(access)); });
    }
};

QTEST_GUILESS_MAIN(RestoreDoorsTest)
#include "RestoreDoorsTest.moc"
