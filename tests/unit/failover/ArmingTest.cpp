#include "plan/failover/AutomaticFailover.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

std::shared_ptr<const ClusterProfile> lonely()
{
    auto profile = std::make_shared<ClusterProfile>();
    profile->name = {u"lonely"_s};
    NodeProfile node;
    node.name = {u"rabbit@nobody"_s};
    node.management = QUrl(u"http://127.0.0.1:1"_s); // nobody listens there
    profile->nodes.append(node);
    return profile;
}

} // namespace

/// The automatic does not say that it is armed where it could not act.
class ArmingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        // A file where the folder must come: nobody can write there, root neither.
        m_inTheWay = m_folder->filePath(u"data"_s);
        QFile file(m_inTheWay);
        QVERIFY(file.open(QIODevice::WriteOnly));
        m_book = std::make_unique<RunBook>(RunBook::Setup{.profile = lonely(), .journals = m_inTheWay + u"/journal"_s});
    }

    void notBeforeTheBookIsOpen()
    {
        AutomaticFailover automatic(*m_book, [] { return SnapshotPtr(); }, u"test"_s);
        QVERIFY(!QCoro::waitFor(automatic.arm()));
        QVERIFY(!automatic.isArmed() && !automatic.trouble().isEmpty());
    }

    void notWithoutAJournal()
    {
        QVERIFY2(QCoro::waitFor(m_book->open({.password = u"x"_s})), "what does not write must go on");
        AutomaticFailover automatic(*m_book, [] { return SnapshotPtr(); }, u"test"_s);
        const QSignalSpy told(&automatic, &AutomaticFailover::troubleChanged);
        const Status armed = QCoro::waitFor(automatic.arm());
        QVERIFY(!armed);
        QVERIFY(!automatic.isArmed());
        QCOMPARE(automatic.trouble(), armed.error().message);
        QCOMPARE(told.size(), 1);
        QVERIFY2(automatic.trouble().contains(m_inTheWay), qPrintable(automatic.trouble()));

        QVERIFY(QFile::remove(m_inTheWay));
        QVERIFY(QCoro::waitFor(automatic.arm()));
        QVERIFY(automatic.isArmed());
        QVERIFY(automatic.trouble().isEmpty());
        QCOMPARE(told.size(), 2);
        QVERIFY(QCoro::waitFor(automatic.disarm()));
    }

    /// A person's run is told the same before it begins.
    void runsAreToldBeforehand()
    {
        QVERIFY(QCoro::waitFor(m_book->open({.password = u"x"_s})));
        QVERIFY(!QCoro::waitFor(m_book->tryOutJournal()));
        QVERIFY(QFile::remove(m_inTheWay));
        QVERIFY(QCoro::waitFor(m_book->tryOutJournal()));
    }

    void disarmedMeanwhile()
    {
        QVERIFY(QFile::remove(m_inTheWay));
        QVERIFY(QCoro::waitFor(m_book->open({.password = u"x"_s})));
        AutomaticFailover automatic(*m_book, [] { return SnapshotPtr(); }, u"test"_s);
        auto arming = automatic.arm();
        QVERIFY(QCoro::waitFor(automatic.disarm()));
        QVERIFY(QCoro::waitFor(std::move(arming)));
        QVERIFY2(!automatic.isArmed(), "the last word was not to");
    }

    /// It counts here, and who said it is told that nobody else has heard.
    void anAcknowledgementThatIsNotHeardElsewhere()
    {
        QVERIFY(QFile::remove(m_inTheWay));
        QVERIFY(QCoro::waitFor(m_book->open({.password = u"x"_s})));
        AutomaticFailover automatic(*m_book, [] { return SnapshotPtr(); }, u"test"_s);
        const Result<JournalRecord> said = QCoro::waitFor(automatic.acknowledge(u"looked at by two"_s));
        QVERIFY(!said);
        QVERIFY2(said.error().message.startsWith("Acknowledged here."_L1), qPrintable(said.error().message));
        QByteArray journal;
        const QDir folder(m_inTheWay + u"/journal"_s);
        for (const auto all = folder.entryList({u"*.jsonl"_s}, QDir::Files); const QString &name : all) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            journal += file.readAll();
        }
        QVERIFY2(journal.contains("looked at by two"), journal.constData());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_inTheWay;
    std::unique_ptr<RunBook> m_book;
};

QTEST_GUILESS_MAIN(ArmingTest)
#include "ArmingTest.moc"
