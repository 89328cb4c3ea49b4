#include "support/SampleBackups.h"
#include "ui/backups/ContentsModel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

QStringList namesUnder(const ContentsModel &model, const QModelIndex &parent)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(parent); ++row)
        names.append(model.index(row, 0, parent).data().toString());
    return names;
}

QModelIndex child(const ContentsModel &model, const QModelIndex &parent, const QString &name)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        if (model.index(row, 0, parent).data().toString() == name)
            return model.index(row, 0, parent);
    }
    return {};
}

} // namespace

class ContentsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_model = std::make_unique<ContentsModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setManifest(std::make_shared<const BackupManifest>(sampleData::backupManifest()), u"Full, 17 March 02:00"_s, 6'200'000'000);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void isATreeOfWhatIsInside()
    {
        const QModelIndex root = m_model->index(0, 0);
        QCOMPARE(root.data().toString(), u"Full, 17 March 02:00"_s);
        QCOMPARE(root.data(ContentsModel::FigureRole).toString(), u"6.2 GB"_s);
        QCOMPARE(namesUnder(*m_model, root), (QStringList{u"Definitions"_s, u"Messages"_s, u"Configuration"_s, u"Logs"_s}));
        const QModelIndex definitions = m_model->index(0, 0, root);
        QCOMPARE(definitions.data(ContentsModel::PathRole).toString(), u"definitions/cluster.json"_s);
        QCOMPARE(definitions.data(ContentsModel::FigureRole).toString(), u"5.9 MB"_s);
        // The encoded name is the vhost's own again.
        QCOMPARE(namesUnder(*m_model, definitions), (QStringList{u"Vhost /"_s, u"Vhost payments"_s}));
        const QModelIndex configuration = child(*m_model, root, u"Configuration"_s);
        QCOMPARE(namesUnder(*m_model, configuration), (QStringList{u"lb1"_s, u"lb2"_s, u"broker1"_s, u"broker2"_s, u"broker3"_s}));
        QCOMPARE(configuration.data(ContentsModel::FigureRole).toString(), u"14 files"_s);
        const QModelIndex file = m_model->indexOf(u"config/rabbit%40broker1/etc/rabbitmq/rabbitmq.conf"_s);
        QCOMPARE(file.data().toString(), u"rabbitmq.conf"_s);
        QCOMPARE(file.data(Qt::ToolTipRole).toString(), u"/etc/rabbitmq/rabbitmq.conf"_s);
        QVERIFY(file.flags().testFlag(Qt::ItemIsDragEnabled));
        QVERIFY(!configuration.flags().testFlag(Qt::ItemIsDragEnabled));
    }

    void aNameThatNobodySeesIsMarkedAndAskedForAsItIs()
    {
        BackupManifest manifest;
        manifest.queues = {
            {.vhost = u"/"_s, .name = u"q\u202Egnp.exe "_s, .type = u"quorum"_s, .way = MessageWay::Snapshot, .entry = u"messages/%2F/q.cborseq"_s}};
        m_model->setManifest(std::make_shared<const BackupManifest>(manifest), u"Full"_s, 0);
        const QModelIndex queue = m_model->indexOf(u"messages/%2F/q.cborseq"_s);
        QCOMPARE(queue.data().toString(), u"q▯gnp.exe␣"_s);
        QCOMPARE(queue.data(ContentsModel::QueueRole).toString(), u"q\u202Egnp.exe "_s);
    }

    void theFullestQueuesStandOpenTheOthersFolded()
    {
        const QModelIndex messages = child(*m_model, m_model->index(0, 0), u"Messages"_s);
        const QStringList names = namesUnder(*m_model, messages);
        QCOMPARE(names.size(), ContentsModel::queuesShown + 1);
        QVERIFY(names.contains(u"payments.dlq"_s));
        QVERIFY(std::ranges::is_sorted(names.first(ContentsModel::queuesShown)));
        QCOMPARE(names.last(), u"24 more queues"_s);
        const QModelIndex more = child(*m_model, messages, u"24 more queues"_s);
        QCOMPARE(m_model->rowCount(more), 24);
        // Those whose messages were left out are there, with the reason.
        const QModelIndex left = child(*m_model, messages, u"orders.mail.confirm"_s);
        QCOMPARE(left.data(ContentsModel::FigureRole).toString(), u"left out"_s);
        QVERIFY(left.data(Qt::ToolTipRole).toString().contains(u"one delivery left"_s));
        QVERIFY(left.data(ContentsModel::PathRole).toString().isEmpty());
    }

    /// How many there were a manifest does not say: such a queue is not one that was empty, nor where it is folded in.
    void leftOutIsNotEmpty()
    {
        BackupManifest manifest = sampleData::backupManifest();
        for (BackedUpQueue &queue : manifest.queues) {
            if (queue.way == MessageWay::None)
                queue.messages = 0;
        }
        m_model->setManifest(std::make_shared<const BackupManifest>(manifest), u"Full"_s, 1);
        const QModelIndex messages = child(*m_model, m_model->index(0, 0), u"Messages"_s);
        const QModelIndex more = child(*m_model, messages, u"24 more queues"_s);
        QCOMPARE(child(*m_model, more, u"orders.mail.confirm"_s).data(ContentsModel::FigureRole).toString(), u"left out"_s);
        const QString figure = more.data(ContentsModel::FigureRole).toString();
        QVERIFY2(figure.endsWith(u", 1 left out"_s), qPrintable(figure));
    }

    void aFilterLeavesWhatHoldsTheText()
    {
        m_model->setFilter(u"DLQ"_s);
        const QModelIndex root = m_model->index(0, 0);
        QCOMPARE(namesUnder(*m_model, root), QStringList{u"Messages"_s});
        QCOMPARE(namesUnder(*m_model, m_model->index(0, 0, root)), (QStringList{u"orders.dlq"_s, u"payments.dlq"_s}));
        m_model->setFilter(u"haproxy"_s);
        QCOMPARE(namesUnder(*m_model, m_model->index(0, 0)), QStringList{u"Configuration"_s});
        m_model->setFilter(u"no such thing"_s);
        QCOMPARE(m_model->rowCount(m_model->index(0, 0)), 0);
        m_model->setFilter({});
        QCOMPARE(m_model->rowCount(m_model->index(0, 0)), 4);
    }

    void aHundredThousandQueuesAreNoTrouble()
    {
        BackupManifest manifest;
        for (int queue = 0; queue < 100'000; ++queue) {
            const QString name = u"q%1"_s.arg(queue);
            manifest.queues.append({.vhost = u"/"_s, .name = name, .way = MessageWay::Read, .messages = queue, .entry = u"messages/%2F/"_s + name});
        }
        m_tester.reset(); // asks for every cell
        m_model->setManifest(std::make_shared<const BackupManifest>(manifest), u"Full"_s, 1);
        const QModelIndex messages = m_model->index(0, 0, m_model->index(0, 0));
        QCOMPARE(m_model->rowCount(messages), ContentsModel::queuesShown + 1);
        QVERIFY(m_model->indexOf(u"messages/%2F/q17"_s).isValid());
    }

    void nothingIsNothing()
    {
        m_model->setManifest({}, {}, 0);
        QCOMPARE(m_model->rowCount(), 0);
        QVERIFY(!m_model->indexOf(u"definitions/cluster.json"_s).isValid());
    }

private:
    std::unique_ptr<ContentsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(ContentsTest)
#include "ContentsTest.moc"
