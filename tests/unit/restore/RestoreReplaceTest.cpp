// What cannot be changed is replaced: nothing is lost, wherever the console dies.
#include "run/operations/restore/RestoreReplace.h"

#include "base/SafeFile.h"
#include "record/catalogue/MessageFile.h"
#include "run/operations/restore/RestoreParts.h"
#include "unit/restore/CarriedOut.h"
#include "unit/restore/DefinedObjects.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <sys/resource.h>
#include <utility>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace warrener::parts;

namespace {

/// orders is a classic queue, and was a quorum queue; events is a topic exchange, and was a fanout.
QJsonObject definitionsWith(const QJsonObject &queue, const QJsonObject &exchange)
{
    return {{u"rabbitmq_version"_s, u"4.0.5"_s},
            {u"vhosts"_s, QJsonArray{vhostOf(u"/"_s)}},
            {u"users"_s, QJsonArray{userOf(u"alice"_s)}},
            {u"exchanges"_s, QJsonArray{exchange, exchangeOf(u"fleeting"_s, u"/"_s, true, u"direct"_s)}},
            {u"topic_permissions"_s, QJsonArray{topicOf(u"alice"_s, u"events"_s)}},
            {u"queues"_s, QJsonArray{queue, queueOf(u"other"_s, u"/"_s, u"classic"_s)}},
            {u"bindings"_s, QJsonArray{bindingOf(u"events"_s, u"orders"_s), bindingOf(u"events"_s, u"other"_s), bindingOf(u"fleeting"_s, u"orders"_s),
                                       bindingOf(u"events"_s, u"fleeting"_s, u"/"_s, u"exchange"_s)}}};
}
QJsonObject liveBefore()
{
    return definitionsWith(queueOf(u"orders"_s, u"/"_s, u"classic"_s), exchangeOf(u"events"_s, u"/"_s, false, u"topic"_s));
}
QJsonObject asInTheBackup()
{
    return definitionsWith(queueOf(u"orders"_s, u"/"_s, u"quorum"_s), exchangeOf(u"events"_s, u"/"_s, false, u"fanout"_s));
}

/// Queues with their messages in memory, and files likewise; dies where it is told to.
class FakeHands final : public MessageHands
{
public:
    explicit FakeHands(FakeDefinitions &broker) : m_broker(broker) {}

    QHash<QString, QStringList> queues{};
    QHash<QString, QStringList> files{};
    bool diesBeforeItIsGone = false;
    bool diesAfterItIsGone = false;
    std::function<void()> onceItIsGone{};

    QCoro::Task<Result<qint64>> takeOut(TakeOut job) override
    {
        QStringList all = files.value(job.owed);
        for (const auto listed = queues.value(job.queue.name); const QString &message : listed) {
            if (!all.contains(message))
                all.append(message);
        }
        files.insert(job.file, all);
        if (const Status kept = co_await job.context.keep({{u"file"_s, job.file}, {u"messages"_s, all.size()}, {u"mark"_s, job.mark}}); !kept)
            co_return std::unexpected(kept.error());
        m_broker.put(u"bindings"_s, bindingOf(u"amq.direct"_s, job.queue.name, u"/"_s, u"queue"_s, job.mark));
        if (const Status kept = co_await job.context.keep({{u"deleting"_s, true}}); !kept)
            co_return std::unexpected(kept.error());
        if (std::exchange(diesBeforeItIsGone, false))
            co_return failure(ErrorKind::Io, u"killed"_s);
        m_broker.deleteQueue(job.queue.vhost, job.queue.name);
        queues.remove(job.queue.name);
        if (onceItIsGone)
            onceItIsGone();
        if (std::exchange(diesAfterItIsGone, false))
            co_return failure(ErrorKind::Io, u"killed"_s);
        co_return qint64(all.size());
    }

    QCoro::Task<Result<PutBackOutcome>> putBack(PutBack job) override
    {
        const QStringList all = files.value(job.file);
        QStringList &queue = queues[job.queue.name];
        for (qsizetype i = job.over; i < all.size(); ++i) {
            if (!job.isAgain || !queue.contains(all.at(i)))
                queue.append(all.at(i));
            if (const Status kept = co_await job.context.keep({{u"over"_s, i + 1}}); !kept)
                co_return std::unexpected(kept.error());
        }
        co_return PutBackOutcome{.published = all.size(), .isCompared = true};
    }

private:
    FakeDefinitions &m_broker;
};

QueueMessage messageOf(const QByteArray &payload)
{
    return {.index = 1, .routingKeys = {"orders"}, .properties = QByteArray(2, '\0'), .payload = payload};
}

} // namespace

class RestoreReplaceTest final : public QObject, private CarriedOut
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_key = u"queues\n/\norders"_s;
        QVERIFY(packDefinitions(m_folder->path(), m_id, asInTheBackup()));
        begin();
    }

    void whatComesNext()
    {
        QCOMPARE(nextMove(true, true, false, false), ReplaceMove::TakeOut);
        // Clients have declared it again as it was: it goes once more.
        QCOMPARE(nextMove(true, true, false, true), ReplaceMove::TakeOut);
        QCOMPARE(nextMove(false, false, false, true), ReplaceMove::Declare);
        QCOMPARE(nextMove(true, false, true, true), ReplaceMove::PutBack);
        QCOMPARE(nextMove(true, false, true, false), ReplaceMove::Nothing);
        QCOMPARE(nextMove(false, false, false, false), ReplaceMove::Gone);
        QCOMPARE(nextMove(true, false, false, true), ReplaceMove::Changed);
    }

    void whatGoesAlong()
    {
        const QJsonObject ofQueue = goesAlong(u"queues"_s, queueOf(u"orders"_s, u"/"_s, u"classic"_s), liveBefore());
        // An exchange that deletes itself goes with its last binding, and then what leads to it.
        QCOMPARE(ofQueue.value("exchanges"_L1).toArray().size(), 1);
        QCOMPARE(ofQueue.value("bindings"_L1).toArray().size(), 3);
        QVERIFY(ofQueue.value("topic_permissions"_L1).toArray().isEmpty());
        const QJsonObject ofExchange = goesAlong(u"exchanges"_s, exchangeOf(u"events"_s, u"/"_s, false, u"topic"_s), liveBefore());
        QCOMPARE(ofExchange.value("bindings"_L1).toArray().size(), 3);
        QCOMPARE(ofExchange.value("topic_permissions"_L1).toArray().size(), 1);
        QCOMPARE(joined(ofExchange, ofExchange), ofExchange);
        QCOMPARE(joined(ofQueue, ofExchange).value("bindings"_L1).toArray().size(), 4);
        // The step's own mark is nobody's.
        QJsonObject marked = liveBefore();
        marked.insert(u"bindings"_s, QJsonArray{bindingOf(u"amq.direct"_s, u"orders"_s, u"/"_s, u"queue"_s, u"warrener.replace.run.replace-1.1"_s)});
        QVERIFY(goesAlong(u"queues"_s, queueOf(u"orders"_s, u"/"_s, u"classic"_s), marked).value("bindings"_L1).toArray().isEmpty());
    }

    void whatCannotBeReplaced_data()
    {
        QTest::addColumn<QJsonObject>("answer");
        QTest::addColumn<QJsonObject>("wanted");
        QTest::addColumn<QString>("why");
        const QJsonObject answer{{u"name"_s, u"orders"_s},          {u"vhost"_s, u"/"_s}, {u"type"_s, u"classic"_s},      {u"messages_ready"_s, 10},
                                 {u"messages_unacknowledged"_s, 0}, {u"consumers"_s, 0},  {u"message_bytes_ready"_s, 100}};
        const auto with = [answer](const QString &field, const QJsonValue &value) {
            QJsonObject other = answer;
            other.insert(field, value);
            return other;
        };
        const QJsonObject wanted = queueOf(u"orders"_s, u"/"_s, u"quorum"_s);
        QTest::newRow("it can") << answer << wanted << QString();
        QTest::newRow("consumers") << with(u"consumers"_s, 2) << wanted << u"consume"_s;
        QTest::newRow("consumers not known") << with(u"consumers"_s, QJsonValue::Null) << wanted << u"not known"_s;
        QTest::newRow("held") << with(u"messages_unacknowledged"_s, 1) << wanted << u"hold"_s;
        QTest::newRow("stream") << with(u"type"_s, u"stream"_s) << wanted << u"stream"_s;
        QTest::newRow("dead letters under way") << with(u"messages_dlx"_s, 3) << wanted << u"dead-letter"_s;
        QTest::newRow("too many") << with(u"messages_ready"_s, 200'000) << wanted << u"200000"_s;
        QTest::newRow("too short") << answer << queueOf(u"orders"_s, u"/"_s, u"quorum"_s, {{u"x-max-length"_s, 9}}) << u"10"_s;
        QTest::newRow("long enough") << answer << queueOf(u"orders"_s, u"/"_s, u"quorum"_s, {{u"x-max-length"_s, 10}}) << QString();
        QJsonObject fleeting = wanted;
        fleeting.insert(u"auto_delete"_s, true);
        QTest::newRow("it deletes itself") << answer << fleeting << u"last consumer"_s;
    }

    void whatCannotBeReplaced()
    {
        QFETCH(QJsonObject, answer);
        QFETCH(QJsonObject, wanted);
        QFETCH(QString, why);
        const QString said = whyNotReplaced(answer, queueOf(u"orders"_s, u"/"_s, u"classic"_s), wanted, u"4.0.5"_s);
        QVERIFY2(why.isEmpty() ? said.isEmpty() : said.contains(why), qPrintable(said));
    }

    /// Nothing twice, nothing away, and what is owed where it stood.
    void filesOfMessages_data()
    {
        QTest::addColumn<QByteArrayList>("owed");
        QTest::addColumn<int>("over");
        QTest::addColumn<QByteArrayList>("now");
        QTest::addColumn<QByteArrayList>("expected");
        QTest::newRow("nothing came back yet") << QByteArrayList{"a", "b"} << 0 << QByteArrayList{} << QByteArrayList{"a", "b"};
        QTest::newRow("some did") << QByteArrayList{"a", "b", "c"} << 0 << QByteArrayList{"a"} << QByteArrayList{"a", "b", "c"};
        QTest::newRow("others came") << QByteArrayList{"a", "b", "c"} << 1 << QByteArrayList{"a", "x"} << QByteArrayList{"a", "b", "c", "x"};
        QTest::newRow("some were consumed") << QByteArrayList{"a", "b", "c"} << 2 << QByteArrayList{"b"} << QByteArrayList{"b", "c"};
        QTest::newRow("equal ones") << QByteArrayList{"a", "a", "b"} << 1 << QByteArrayList{"a", "a", "a", "x"} << QByteArrayList{"a", "a", "b", "a", "x"};
    }

    void filesOfMessages()
    {
        QFETCH(QByteArrayList, owed);
        QFETCH(int, over);
        QFETCH(QByteArrayList, now);
        QFETCH(QByteArrayList, expected);
        const QString owedFile = m_folder->filePath(u"owed"_s);
        const QString nowFile = m_folder->filePath(u"now"_s);
        const QString all = m_folder->filePath(u"all"_s);
        QVERIFY(write(owedFile, owed) && write(nowFile, now));
        const Result<qint64> merged = mergeMessages(owedFile, over, nowFile, u"admin"_s, all);
        QVERIFY2(merged, qPrintable(merged ? QString() : merged.error().message));
        QCOMPARE(*merged, expected.size());
        QByteArrayList found;
        QVERIFY(readKept(all, [&found](const QueueMessage &message) -> Status {
            found.append(message.payload);
            return {};
        }));
        QCOMPARE(found, expected);
    }

    /// Where the disk takes no more the messages stay where they are: the queue is deleted only once the whole file is safe.
    void aDiskThatIsFull()
    {
        QByteArrayList messages;
        for (int message = 0; message < 50; ++message)
            messages.append(QByteArray::number(message) + QByteArray(5'000, 'm'));
        const QString owedFile = m_folder->filePath(u"owed"_s);
        const QString nowFile = m_folder->filePath(u"now"_s);
        const QString all = m_folder->filePath(u"all"_s);
        QVERIFY(write(owedFile, messages) && write(nowFile, {"x"}));
        struct rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const struct rlimit small{.rlim_cur = 100'000, .rlim_max = before.rlim_max};
        auto *const handler = std::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const Result<qint64> merged = mergeMessages(owedFile, 0, nowFile, u"admin"_s, all);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!merged);
        QCOMPARE(merged.error().kind, ErrorKind::Io);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).filter(u"all"_s), QStringList());
        QCOMPARE(mergeMessages(owedFile, 0, nowFile, u"admin"_s, all).value_or(-1), 51);
    }

    /// A file that was cut off says so: none of its messages may be missed in silence.
    void aDamagedFile()
    {
        const QString file = m_folder->filePath(u"cut"_s);
        QVERIFY(write(file, {"a", "b"}));
        QFile cut(file);
        QVERIFY(cut.resize(cut.size() - 3));
        QVERIFY(!readKept(file, [](const QueueMessage &) { return Status(); }));
    }

    void aQueue()
    {
        QVERIFY2(replace(), qPrintable(m_error));
        QVERIFY(isReplaced());
        QCOMPARE(m_hands->queues.value(u"orders"_s), messages());
        QCOMPARE(m_result.value("moved"_L1).toInt(), 5);
        QVERIFY2(takenBack(), qPrintable(m_error));
        QVERIFY(isAsBefore());
        QCOMPARE(m_hands->queues.value(u"orders"_s), messages());
        // Both are harmless twice.
        QVERIFY(takenBack() && isAsBefore());
        QVERIFY(replace() && isReplaced());
        QCOMPARE(m_hands->queues.value(u"orders"_s), messages());
    }

    /// What came to the new queue since goes back with the others; what was consumed does not.
    void takenBackLater()
    {
        QVERIFY(replace());
        m_hands->queues[u"orders"_s] = {u"4"_s, u"5"_s, u"new"_s};
        QVERIFY2(takenBack(), qPrintable(m_error));
        QVERIFY(isAsBefore());
        QCOMPARE(m_hands->queues.value(u"orders"_s), (QStringList{u"4"_s, u"5"_s, u"new"_s}));
    }

    void nothingWasReplaced()
    {
        m_notesLeft = 0;
        QVERIFY(!replace());
        m_notesLeft = -1;
        QVERIFY(takenBack());
        QVERIFY(isAsBefore());
        QCOMPARE(m_broker->changes(), QStringList());
    }

    void killedAnywhereAndUndone()
    {
        for (int notes = 0; notes < 60; ++notes) {
            begin();
            m_notesLeft = notes;
            const bool isThrough = replace();
            m_notesLeft = -1;
            QVERIFY2(takenBack(), qPrintable(u"%1: %2"_s.arg(notes).arg(m_error)));
            QVERIFY2(isAsBefore(), qPrintable(u"%1 notes"_s.arg(notes)));
            QCOMPARE(m_hands->queues.value(u"orders"_s), messages());
            if (isThrough)
                return;
        }
        QFAIL("It never came to its end");
    }

    void killedAnywhereAndFinished()
    {
        for (int notes = 0; notes < 60; ++notes) {
            begin();
            m_notesLeft = notes;
            const bool isThrough = replace();
            m_notesLeft = -1;
            QVERIFY2(replace(), qPrintable(u"%1: %2"_s.arg(notes).arg(m_error)));
            QVERIFY2(isReplaced(), qPrintable(u"%1 notes"_s.arg(notes)));
            QCOMPARE(m_hands->queues.value(u"orders"_s), messages());
            if (isThrough)
                return;
        }
        QFAIL("It never came to its end");
    }

    void killedInTheUndoToo()
    {
        for (const int act : {3, 5, 7, 9, 30}) {
            for (int undo = 0; undo < 60; ++undo) {
                begin();
                m_notesLeft = act;
                replace();
                m_notesLeft = undo;
                const bool isThrough = takenBack();
                m_notesLeft = -1;
                QVERIFY2(takenBack(), qPrintable(u"%1, %2: %3"_s.arg(act).arg(undo).arg(m_error)));
                QVERIFY2(isAsBefore(), qPrintable(u"%1, %2"_s.arg(act).arg(undo)));
                QCOMPARE(m_hands->queues.value(u"orders"_s), messages());
                if (isThrough)
                    break;
                QVERIFY(undo < 59);
            }
        }
    }

    /// The journal does not say whether it was deleted: the queue itself does.
    void killedAtTheDeletion_data()
    {
        QTest::addColumn<bool>("isGone");
        QTest::addColumn<bool>("isUndone");
        for (const bool isGone : {false, true}) {
            for (const bool isUndone : {false, true})
                QTest::addRow("%s, %s", isGone ? "gone" : "there", isUndone ? "undone" : "finished") << isGone << isUndone;
        }
    }

    void killedAtTheDeletion()
    {
        QFETCH(bool, isGone);
        QFETCH(bool, isUndone);
        m_hands->diesBeforeItIsGone = !isGone;
        m_hands->diesAfterItIsGone = isGone;
        QVERIFY(!replace());
        // Of a queue that is still there clients have taken some meanwhile: those do not come again.
        if (!isGone)
            m_hands->queues[u"orders"_s].removeFirst();
        QVERIFY2(isUndone ? takenBack() : replace(), qPrintable(m_error));
        QVERIFY(isUndone ? isAsBefore() : isReplaced());
        QCOMPARE(m_hands->queues.value(u"orders"_s), isGone ? messages() : messages().sliced(1));
    }

    /// A client declares it anew as it was, as soon as it is gone, and publishes to it.
    void declaredAgainByAClient()
    {
        m_hands->onceItIsGone = [this] {
            m_hands->onceItIsGone = {};
            m_broker->put(u"queues"_s, queueOf(u"orders"_s, u"/"_s, u"classic"_s));
            m_hands->queues[u"orders"_s] = {u"6"_s};
        };
        QVERIFY2(replace(), qPrintable(m_error));
        QVERIFY(isReplaced());
        QCOMPARE(m_hands->queues.value(u"orders"_s), messages() + QStringList{u"6"_s});
    }

    void declaredAgainWithoutEnd()
    {
        m_hands->onceItIsGone = [this] { m_broker->put(u"queues"_s, queueOf(u"orders"_s, u"/"_s, u"classic"_s)); };
        QVERIFY(!replace());
        QVERIFY2(m_error.contains(u"stop them first"_s), qPrintable(m_error));
        // Where its messages are stands in the run.
        QVERIFY(std::ranges::any_of(m_output, [](const QString &line) { return line.contains(u".messages"_s); }));
        m_hands->onceItIsGone = {};
        QVERIFY2(takenBack(), qPrintable(m_error));
        QVERIFY(isAsBefore());
        QCOMPARE(m_hands->queues.value(u"orders"_s), messages());
    }

    void notWhileClientsConsume()
    {
        m_broker->consumers.insert(u"orders"_s, 1);
        QVERIFY(!replace());
        QVERIFY2(m_error.contains(u"stop them first"_s), qPrintable(m_error));
        QVERIFY(takenBack() && isAsBefore());
    }

    void changedBySomebodyElse()
    {
        QVERIFY(replace());
        m_broker->put(u"queues"_s, queueOf(u"orders"_s, u"/"_s, u"stream"_s));
        QVERIFY(!takenBack());
        QVERIFY2(m_error.contains(u"somebody has changed it"_s), qPrintable(m_error));
    }

    void anExchange()
    {
        m_key = u"exchanges\n/\nevents"_s;
        QVERIFY2(replace(), qPrintable(m_error));
        QCOMPARE(m_broker->all(), withOther(u"exchanges"_s, exchangeOf(u"events"_s, u"/"_s, false, u"fanout"_s)));
        QVERIFY2(takenBack(), qPrintable(m_error));
        QVERIFY(isAsBefore());
        for (int notes = 0; notes < 30; ++notes) {
            begin();
            m_notesLeft = notes;
            const bool isThrough = replace();
            m_notesLeft = -1;
            QVERIFY2(takenBack(), qPrintable(m_error));
            QVERIFY2(isAsBefore(), qPrintable(u"%1 notes"_s.arg(notes)));
            if (isThrough)
                return;
        }
        QFAIL("It never came to its end");
    }

    /// It is the same object in preview, plan and journal.
    void chosen()
    {
        const DefinitionsChoice choice{.replace = {u"queues\n/\norders"_s, u"queues\n/\nother"_s}};
        QCOMPARE(definitionsChoiceFromJson(toJson(choice)), choice);
        const DefinitionsPreview preview = previewDefinitions(asInTheBackup(), liveBefore(), choice, {.version = u"4.0.5"_s});
        QCOMPARE(preview.count(RestoreFate::Replace), 1);
        QCOMPARE(preview.count(RestoreFate::Cannot), 1);
        QVERIFY(importParts(preview).isEmpty());
        QVERIFY(missingAfter(preview, liveBefore()).isEmpty());
    }

private:
    static QStringList messages() { return {u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s}; }

    void begin()
    {
        startAnew();
        m_broker->putAll(liveBefore());
        m_hands = std::make_shared<FakeHands>(*m_broker);
        m_hands->queues.insert(u"orders"_s, messages());
    }

    /// The definitions of before with this one in the place of its namesake.
    static QJsonObject withOther(const QString &section, const QJsonObject &object)
    {
        FakeDefinitions other;
        other.putAll(liveBefore());
        other.put(section, object);
        return other.all();
    }
    bool isAsBefore() const { return m_broker->all() == withOther(u"queues"_s, queueOf(u"orders"_s, u"/"_s, u"classic"_s)); }
    bool isReplaced() const { return m_broker->all() == withOther(u"queues"_s, queueOf(u"orders"_s, u"/"_s, u"quorum"_s)); }

    static bool write(const QString &file, const QByteArrayList &payloads)
    {
        SafeFile out(file);
        if (!out.open())
            return false;
        MessageFileWriter writer(out.device());
        if (!writer.begin({.vhost = u"/"_s, .queue = u"orders"_s, .way = MessageWay::Read}))
            return false;
        for (const QByteArray &payload : payloads) {
            if (!writer.add(messageOf(payload)))
                return false;
        }
        return writer.flush() && out.commit();
    }

    Step step() const
    {
        const QStringList named = m_key.split(u'\n');
        const RestoreObject object{.fate = RestoreFate::Replace, .isThere = true, .section = named.at(0), .vhost = named.at(1), .name = named.at(2)};
        const DefinitionsChoice choice{.replace = {m_key}};
        return replaceStep({.folder = m_folder->path(), .id = m_id}, choice, object, 5, m_folder->path(), 1, {restoredNode()});
    }

    bool replace()
    {
        const Result<QJsonObject> done = carryOut(*step().act);
        if (done)
            m_result = *done;
        return done.has_value();
    }
    bool takenBack() { return carryOut(step().undo->act).has_value(); }

    Result<QJsonObject> carryOut(const Call &call)
    {
        return CarriedOut::carryOut(call, u"replace-1"_s, [this](Operations &operations, std::shared_ptr<ClusterAccess> access) {
            addRestoreReplaceOperations(operations, std::move(access), m_hands);
        });
    }

    const QString m_id = u"20261127-002030-config-orders-1000"_s;
    QString m_key; ///< objectKey()
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeHands> m_hands;
};

QTEST_GUILESS_MAIN(RestoreReplaceTest)
#include "RestoreReplaceTest.moc"
