#include "look/messages/SnapshotSpool.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

QueueMessage spooled(quint64 index, qsizetype size)
{
    return {.index = index,
            .exchange = "x",
            .routingKeys = {"a", "b"},
            .receivedMs = qint64(index),
            .properties = "properties",
            .payload = QByteArray(size, char('a' + index % 26)),
            .container = "mc_amqp"};
}

} // namespace

class SnapshotSpoolTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"spool"_s);
    }

    void givesBackInTheRostersOrder()
    {
        SnapshotSpool spool(m_file);
        QVERIFY(spool.open());
        // More than is kept in memory, in an order that is not the roster's.
        QList<LiveEntry> entries;
        for (quint64 index = 1; index <= 3000; ++index) {
            QVERIFY(spool.body(3, spooled(index, 2000)));
            QVERIFY(spool.body(4, spooled(index, 10)));
            if (index % 3 != 0)
                entries.prepend({.index = index, .state = MessageState::Returned, .deliveryCount = 2, .redelivered = true});
        }
        // Twice the same: the later one counts.
        QVERIFY(spool.body(3, spooled(1, 1)));
        QVERIFY(spool.roster(3, {}, entries));
        qsizetype at = 0;
        const Status replayed = spool.replay(3, [&](const QueueMessage &message, bool inBase) {
            QueueMessage expected = spooled(entries.at(at).index, entries.at(at).index == 1 ? 1 : 2000);
            expected.state = MessageState::Returned;
            expected.deliveryCount = 2;
            expected.redelivered = true;
            ++at;
            return message == expected && !inBase ? Status{} : failure(ErrorKind::Internal, u"another message"_s);
        });
        QVERIFY2(replayed, qPrintable(replayed ? QString() : replayed.error().message));
        QCOMPARE(at, entries.size());
    }

    void whatTheBaseHasComesWithoutABody()
    {
        SnapshotSpool spool(m_file);
        QVERIFY(spool.open());
        QVERIFY(spool.body(0, spooled(2, 5)));
        QVERIFY(spool.roster(0, {}, {{.index = 1, .inBase = true}, {.index = 2}}));
        QList<bool> seen;
        QVERIFY(spool.replay(0, [&seen](const QueueMessage &message, bool inBase) {
            seen.append(inBase && message.payload.isEmpty());
            return Status{};
        }));
        QCOMPARE(seen, (QList<bool>{true, false}));
    }

    void aBodyThatNeverCameIsSaid()
    {
        SnapshotSpool spool(m_file);
        QVERIFY(spool.open());
        QVERIFY(spool.roster(0, {}, {{.index = 1}}));
        const Status replayed = spool.replay(0, [](const QueueMessage &, bool) { return Status{}; });
        QVERIFY(!replayed);
        QCOMPARE(replayed.error().kind, ErrorKind::Internal);
    }

    /// What the base has and came all the same is there to be compared, and is nowhere in what is written.
    void whatProvesTheBase()
    {
        SnapshotSpool spool(m_file);
        QVERIFY(spool.open());
        for (const quint64 index : {2, 3, 5})
            QVERIFY(spool.body(0, spooled(index, 5)));
        QVERIFY(spool.roster(0, {}, {{.index = 1, .inBase = true}, {.index = 2, .inBase = true}, {.index = 3, .inBase = true}, {.index = 5}}));
        QList<QueueMessage> proofs;
        QVERIFY(spool.proofs(0, [&proofs](const QueueMessage &message) {
            proofs.append(message);
            return Status{};
        }));
        QCOMPARE(proofs, (QList{spooled(2, 5), spooled(3, 5)}));
    }

    void leavesNothing()
    {
        {
            SnapshotSpool spool(m_file);
            QVERIFY(spool.open());
            QVERIFY(spool.body(0, spooled(1, 5)));
            // Whoever kills this process now leaves nothing that could be read.
            QVERIFY(!QFile::exists(m_file));
            QVERIFY(QDir(m_folder->path()).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden));
        }
        QVERIFY(!QFile::exists(m_file));
        // Somebody else's file is not taken for ours, and stays.
        QFile other(m_file);
        QVERIFY(other.open(QIODevice::WriteOnly));
        {
            SnapshotSpool spool(m_file);
            QVERIFY(!spool.open());
        }
        QVERIFY(QFile::exists(m_file));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(SnapshotSpoolTest)
#include "SnapshotSpoolTest.moc"
