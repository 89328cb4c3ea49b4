// Restores into real clusters: run inside of tests/testbed/testbed exec, once for each version.
#include "Backups.h"
#include "look/messages/MessageProperties.h"
#include "run/operations/restore/RestoreTest.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

class RestoreLiveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_scene = Scene::open();
        if (m_scene == nullptr)
            QSKIP("runs on the test hosts only (tests/testbed/testbed exec)");
        m_backups = std::make_unique<Backups>(*m_scene, m_scene->access().profile());
        QVERIFY(m_backups->isOpen());
    }

    void cleanupTestCase()
    {
        if (m_backups)
            m_backups->removeQueues();
        m_backups.reset();
    }

    /// What somebody deleted and changed is as it was: definitions, messages, their order, every property.
    void fullCircle()
    {
        const QStringList queues{u"rs.quorum"_s, u"rs.classic"_s, u"rs.stream"_s};
        for (const QString &queue : queues) {
            m_backups->declare(queue, queue.section(u'.', 1));
            m_scene->publish(queue, 400, numberedBody, numberedProperties);
        }
        QVERIFY(api("PUT", u"/api/users/rs.alice"_s, {{u"password"_s, u"secret"_s}, {u"tags"_s, u"monitoring"_s}}));
        QVERIFY(api("PUT", u"/api/permissions/%2F/rs.alice"_s, {{u"configure"_s, u""_s}, {u"write"_s, u".*"_s}, {u"read"_s, u".*"_s}}));
        QVERIFY(api("PUT", u"/api/exchanges/%2F/rs.orders"_s, {{u"type"_s, u"topic"_s}, {u"durable"_s, true}}));
        QVERIFY(api("POST", u"/api/bindings/%2F/e/rs.orders/q/rs.quorum"_s, {{u"routing_key"_s, u"new.#"_s}}));
        QVERIFY(api("PUT", u"/api/policies/%2F/rs.limits"_s, {{u"pattern"_s, u"^rs"_s}, {u"definition"_s, QJsonObject{{u"max-length"_s, 100000}}}}));
        QVERIFY(m_backups->areKnown(queues));
        BackupRequest request = usualRequest(BackupType::Full);
        request.queuePattern = u"^rs[.]"_s;
        request.logs = false;
        const Made backup = m_backups->make(request);
        QCOMPARE(backup.verdict, Verdict::Done);

        for (const QString &queue : queues)
            QVERIFY(m_scene->session()->remove(queue));
        QVERIFY(api("DELETE", u"/api/users/rs.alice"_s));
        QVERIFY(api("PUT", u"/api/policies/%2F/rs.limits"_s, {{u"pattern"_s, u"^rs"_s}, {u"definition"_s, QJsonObject{{u"max-length"_s, 3}}}}));
        RestoreRequest wish{.source = {.folder = m_backups->catalogue().folder(), .id = backup.id}};
        wish.queues.pattern = u"^rs[.]"_s;
        const Result<RestorePreview> preview = m_backups->preview(wish);
        QVERIFY2(preview, qPrintable(preview ? QString() : preview.error().message));
        const auto fateOf = [&](const QString &section, const QString &name) -> std::optional<RestoreFate> {
            const auto found = std::ranges::find_if(preview->definitions.objects,
                                                    [&](const RestoreObject &object) { return object.section == section && object.name == name; });
            return found == preview->definitions.objects.end() ? std::nullopt : std::optional(found->fate);
        };
        QCOMPARE(fateOf(u"queues"_s, u"rs.quorum"_s), RestoreFate::Create);
        QCOMPARE(fateOf(u"users"_s, u"rs.alice"_s), RestoreFate::Create);
        QCOMPARE(fateOf(u"policies"_s, u"rs.limits"_s), RestoreFate::Change);
        QCOMPARE(fateOf(u"exchanges"_s, u"rs.orders"_s), RestoreFate::Same);
        QCOMPARE(preview->messages, 1200);
        // The preview has changed nothing.
        QCOMPARE(m_backups->preview(wish).value().definitions, preview->definitions);

        const Made restored = m_backups->restore(wish);
        QCOMPARE(restored.verdict, Verdict::Done);
        QVERIFY(restored.state.steps.value(u"prove"_s).result.value("complete"_L1).toBool());
        for (const QString &queue : {u"rs.quorum"_s, u"rs.classic"_s}) {
            const QList<AmqpDelivery> there = m_scene->deliveries(queue, 400);
            QCOMPARE(there.size(), 400);
            for (qsizetype i = 0; i < there.size(); ++i) {
                QCOMPARE(there.at(i).body, numberedBody(i));
                QCOMPARE(decodeProperties(there.at(i).properties).value(), decodeProperties(numberedProperties(i)).value());
                QCOMPARE(there.at(i).routingKey, queue.toUtf8());
            }
        }
        // A second time there is nothing to do.
        wish.definitions = false;
        wish.queues.pattern = u"^rs[.]quorum$"_s;
        const Made again = m_backups->restore(wish);
        QCOMPARE(again.verdict, Verdict::Done);
        QCOMPARE(again.state.steps.value(u"messages"_s).result.value("published"_L1).toInt(), 0);
        QCOMPARE(m_scene->deliveries(u"rs.quorum"_s, 400).size(), 400);
        for (const char *left : {"users/rs.alice", "policies/%2F/rs.limits", "exchanges/%2F/rs.orders"})
            QVERIFY(api("DELETE", u"/api/"_s + QLatin1StringView(left)));
    }

    /// Only what is missing is published: the rest was never gone.
    void whatIsThereIsNotPublishedAgain()
    {
        m_backups->declare(u"rs.part"_s, u"quorum"_s);
        m_scene->publish(u"rs.part"_s, 300, numberedBody, numberedProperties);
        QVERIFY(m_backups->areKnown({u"rs.part"_s}));
        BackupRequest request = usualRequest(BackupType::QueueData);
        request.queuePattern = u"^rs[.]part$"_s;
        const Made backup = m_backups->make(request);
        QCOMPARE(backup.verdict, Verdict::Done);
        QVERIFY(m_backups->consume(u"rs.part"_s, 120));
        RestoreRequest wish{.source = {.folder = m_backups->catalogue().folder(), .id = backup.id}, .definitions = false};
        const Made restored = m_backups->restore(wish);
        QCOMPARE(restored.verdict, Verdict::Done);
        QCOMPARE(restored.state.steps.value(u"messages"_s).result.value("published"_L1).toInt(), 120);
        QCOMPARE(restored.state.steps.value(u"messages"_s).result.value("skipped"_L1).toInt(), 180);
        QList<QByteArray> bodies;
        for (const auto listed = m_scene->deliveries(u"rs.part"_s, 300); const AmqpDelivery &delivery : listed)
            bodies.append(delivery.body);
        QCOMPARE(bodies.size(), 300);
        QList<QByteArray> expected = numberedBodies(0, 300);
        std::ranges::sort(bodies);
        std::ranges::sort(expected);
        QCOMPARE(bodies, expected);
    }

    /// Another name, an older cut, a mark on each message.
    void besideTheLiveQueue()
    {
        m_backups->declare(u"rs.beside"_s, u"quorum"_s);
        m_scene->publish(u"rs.beside"_s, 50, numberedBody, numberedProperties);
        QVERIFY(m_backups->areKnown({u"rs.beside"_s}));
        BackupRequest request = usualRequest(BackupType::QueueData);
        request.queuePattern = u"^rs[.]beside$"_s;
        const Made backup = m_backups->make(request);
        QCOMPARE(backup.verdict, Verdict::Done);
        RestoreRequest wish{.source = {.folder = m_backups->catalogue().folder(), .id = backup.id}};
        wish.objects.pattern = wish.queues.pattern = u"^rs[.]beside$"_s;
        wish.objects.queueNames = wish.queues.queueNames = {{u"rs.beside"_s, u"rs.restored"_s}};
        wish.queues.mark = true;
        QCOMPARE(m_backups->restore(wish).verdict, Verdict::Done);
        QCOMPARE(m_scene->deliveries(u"rs.beside"_s, 50).size(), 50);
        const QList<AmqpDelivery> there = m_scene->deliveries(u"rs.restored"_s, 50);
        QCOMPARE(there.size(), 50);
        const MessageProperties properties = decodeProperties(there.first().properties).value();
        QVERIFY(std::ranges::any_of(*properties.headers,
                                    [&](const AmqpField &field) { return field.key == "x-warrener-restored" && field.value.bytes == backup.id.toUtf8(); }));
        QVERIFY(m_scene->session()->remove(u"rs.restored"_s));
    }

    /// What nobody can change is replaced, and keeps its messages, their order, its bindings; undone, it is what it was.
    void replacedWithItsMessages_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<bool>("isUndone");
        QTest::newRow("classic to quorum") << u"classic"_s << u"quorum"_s << false;
        QTest::newRow("classic to quorum, undone") << u"classic"_s << u"quorum"_s << true;
        QTest::newRow("quorum to classic") << u"quorum"_s << u"classic"_s << false;
        QTest::newRow("quorum to classic, undone") << u"quorum"_s << u"classic"_s << true;
    }
    void replacedWithItsMessages()
    {
        QFETCH(const QString, type);
        QFETCH(const QString, wanted);
        QFETCH(const bool, isUndone);
        const QString queue = u"rs.replaced"_s;
        m_backups->declare(queue, wanted);
        QVERIFY(m_backups->areKnown({queue}));
        BackupRequest request = usualRequest(BackupType::Config);
        const Made backup = m_backups->make(request);
        QCOMPARE(backup.verdict, Verdict::Done);
        QVERIFY(m_scene->session()->remove(queue));
        m_backups->declare(queue, type);
        QVERIFY(api("POST", u"/api/bindings/%2F/e/amq.topic/q/rs.replaced"_s, {{u"routing_key"_s, u"fed"_s}}));
        m_scene->publish(queue, 300, numberedBody, numberedProperties);
        QTRY_VERIFY_WITH_TIMEOUT(m_scene->queueFigure(queue, "messages") == 300, 30'000);
        RestoreRequest wish{.source = {.folder = m_backups->catalogue().folder(), .id = backup.id}, .messages = false};
        wish.objects.queues = {u"/\n"_s + queue};
        wish.objects.sections = {u"queues"_s};
        // Nothing is replaced by itself.
        const Result<RestorePreview> preview = m_backups->preview(wish);
        QVERIFY(preview);
        QCOMPARE(preview->definitions.count(RestoreFate::Cannot), 1);
        QVERIFY2(preview->replacements.value(u"queues\n/\nrs.replaced"_s).refused.isEmpty(),
                 qPrintable(preview->replacements.value(u"queues\n/\nrs.replaced"_s).refused));
        wish.objects.replace = {u"queues\n/\nrs.replaced"_s};
        const Result<Plan> plan = m_backups->planFor(wish);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        bool isAsked = !isUndone;
        QObject context;
        connect(&m_backups->book(), &RunBook::happened, &context, [&](const JournalRecord &record) {
            if (isAsked || !record.step.startsWith("replace-"_L1) || record.kind != RecordKind::StepDone)
                return;
            isAsked = true;
            m_backups->book().abort(u"changed my mind"_s, true);
        });
        const Result<Verdict> verdict = QCoro::waitFor(m_backups->book().run(*plan, {}));
        QVERIFY(verdict);
        QVERIFY2(*verdict == (isUndone ? Verdict::Undone : Verdict::Done), qPrintable(m_backups->book().current().state.error));
        const QString now = m_scene->on(u"broker1"_s, u"rabbitmqctl -q list_queues name type"_s);
        QVERIFY2(now.contains(u"rs.replaced\t"_s + (isUndone ? type : wanted)), qPrintable(now));
        QVERIFY(exported().contains(R"("destination":"rs.replaced")"));
        QVERIFY(!exported().contains("warrener.replace."));
        QByteArrayList bodies;
        for (const auto listed = m_scene->deliveries(queue, 300); const AmqpDelivery &delivery : listed)
            bodies.append(delivery.body);
        QCOMPARE(bodies, numberedBodies(0, 300));
        QVERIFY(QDir(m_backups->catalogue().folder() + u"/.replace"_s).isEmpty());
        QVERIFY(m_scene->session()->remove(queue));
    }

    /// Clients would get old messages at once: refused, unless somebody says so.
    void notToConsumersUnasked()
    {
        m_backups->declare(u"rs.consumed"_s, u"quorum"_s);
        m_scene->publish(u"rs.consumed"_s, 20, numberedBody);
        QVERIFY(m_backups->areKnown({u"rs.consumed"_s}));
        BackupRequest request = usualRequest(BackupType::QueueData);
        request.queuePattern = u"^rs[.]consumed$"_s;
        const Made backup = m_backups->make(request);
        QCOMPARE(backup.verdict, Verdict::Done);
        QVERIFY(m_backups->consume(u"rs.consumed"_s, 20));
        const auto consumer = m_scene->session();
        QVERIFY(consumer->setPrefetch(100) && consumer->consume(u"rs.consumed"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_scene->queueFigure(u"rs.consumed"_s, "consumers") == 1, 30'000);
        RestoreRequest wish{.source = {.folder = m_backups->catalogue().folder(), .id = backup.id}, .definitions = false};
        const Result<RestorePreview> preview = m_backups->preview(wish);
        QVERIFY(preview && !preview->queues.first().refused.isEmpty());
        QVERIFY(!m_backups->restore(wish).verdict);
        wish.queues.withConsumers = true;
        QCOMPARE(m_backups->restore(wish).state.steps.value(u"messages"_s).result.value("published"_L1).toInt(), 20);
    }

    /// What brokers of 3.10.8 had (make_old_backup.py): all of it comes, and where a newer one refuses something, what becomes
    /// of that is said before. Then it goes again, by an undo.
    void ofAnOlderCluster()
    {
        const auto gone = qScopeGuard([this] {
            for (const char *left : {"vhosts/old", "users/old.alice"})
                api("DELETE", u"/api/"_s + QLatin1StringView(left));
        });
        RestoreRequest wish{.source = {.folder = m_backups->catalogue().folder(), .file = QStringLiteral(OLD_BACKUP)}};
        wish.objects.vhosts = wish.queues.vhosts = {u"old"_s};
        const Result<RestorePreview> preview = m_backups->preview(wish);
        QVERIFY2(preview, qPrintable(preview ? QString() : preview.error().message));
        QMap<QString, RestoreFate> fates;
        for (const RestoreObject &object : preview->definitions.objects)
            fates.insert(object.section + u' ' + object.name, object.fate);
        const bool isNewer = m_scene->isAtLeast(4, 0);
        const bool isNewest = m_scene->isAtLeast(4, 3);
        const auto from = [](bool yes, RestoreFate then) { return yes ? then : RestoreFate::Create; };
        using enum RestoreFate;
        QCOMPARE(fates.value(u"policies ha"_s), from(isNewer, Unfit));
        QCOMPARE(fates.value(u"policies only-ha"_s), from(isNewer, LeftOut));
        QCOMPARE(fates.value(u"policies masters"_s), from(isNewest, Unfit));
        QCOMPARE(fates.value(u"queues min.masters"_s), from(isNewest, Unfit));
        QCOMPARE(fates.value(u"queues version.one"_s), from(isNewest, Unfit));
        // Their plugins are not on the test hosts.
        QCOMPARE(fates.value(u"exchanges old.hash"_s), LeftOut);
        QCOMPARE(fates.value(u"bindings old.hash → mirrored.orders (1)"_s), LeftOut);
        QCOMPARE(fates.value(u"parameters shovel old.move"_s), LeftOut);
        QCOMPARE(fates.value(u"exchanges old.inner"_s), Create);
        QCOMPARE(fates.value(u"topic_permissions old.alice @ old.topics"_s), Create);
        QCOMPARE(preview->messages, 600);

        const Made restored = m_backups->restore(wish);
        QCOMPARE(restored.verdict, Verdict::Done);
        QVERIFY(restored.state.steps.value(u"prove"_s).result.value("complete"_L1).toBool());
        for (const BackedUpQueue &queue : preview->manifest.queues) {
            AmqpOptions door = m_scene->amqp();
            door.vhost = u"old"_s;
            const auto session = AmqpSession::open(door);
            QVERIFY(session);
            const QVariantMap fromBegin = queue.type == "stream"_L1 ? QVariantMap{{u"x-stream-offset"_s, u"first"_s}} : QVariantMap{};
            const QList<AmqpDelivery> there = Scene::take(**session, queue.name, 60, fromBegin);
            QVERIFY2(there.size() == 60, qPrintable(queue.name));
            for (qsizetype i = 0; i < there.size(); ++i) {
                QCOMPARE(there.at(i).body, u"%1 %2"_s.arg(queue.name).arg(i, 5, 10, QLatin1Char('0')).toUtf8());
                QCOMPARE(decodeProperties(there.at(i).properties)->messageId, u"%1-%2"_s.arg(queue.name).arg(i).toUtf8());
            }
        }
        // The broker itself says the same, and of what was left out nothing is there.
        const DefinitionsPreview after = m_backups->preview(wish).value().definitions;
        QCOMPARE(after.created() + after.changed() + after.count(Cannot), 0);
        QCOMPARE(after.count(LeftOut), preview->definitions.count(LeftOut));
    }

    /// Undone in the middle: what it made is gone, but for what somebody has used since; what it deleted is back, with what
    /// the broker had taken away with it.
    void undoneInTheMiddle_data()
    {
        QTest::addColumn<bool>("isUsed");
        QTest::newRow("nobody came") << false;
        QTest::newRow("a client came") << true;
    }
    void undoneInTheMiddle()
    {
        QFETCH(const bool, isUsed);
        const auto gone = qScopeGuard([this] {
            for (const char *left : {"vhosts/old", "users/old.alice", "users/rs.bob"})
                api("DELETE", u"/api/"_s + QLatin1StringView(left));
        });
        m_backups->declare(u"rs.fed"_s, u"classic"_s);
        QVERIFY(api("POST", u"/api/bindings/%2F/e/amq.topic/q/rs.fed"_s, {{u"routing_key"_s, u"fed"_s}}));
        QVERIFY(api("PUT", u"/api/users/rs.bob"_s, {{u"password"_s, u"secret"_s}, {u"tags"_s, u""_s}}));
        QVERIFY(api("PUT", u"/api/permissions/%2F/rs.bob"_s, {{u"configure"_s, u""_s}, {u"write"_s, u".*"_s}, {u"read"_s, u".*"_s}}));
        QVERIFY(api("PUT", u"/api/topic-permissions/%2F/rs.bob"_s, {{u"exchange"_s, u"amq.topic"_s}, {u"write"_s, u"^a"_s}, {u"read"_s, u".*"_s}}));
        const QByteArray before = exported();
        RestoreRequest wish{.source = {.folder = m_backups->catalogue().folder(), .file = QStringLiteral(OLD_BACKUP)}, .messages = false};
        wish.objects.remove = {u"queues\n/\nrs.fed"_s, u"users\n\nrs.bob"_s};
        const Result<Plan> plan = m_backups->planFor(wish);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        bool isAsked = false;
        QStringList told;
        QObject context;
        connect(&m_backups->book(), &RunBook::happened, &context, [&](const JournalRecord &record) {
            if (record.kind == RecordKind::Output)
                told.append(record.data.value("line"_L1).toString());
            if (isAsked || record.step != "definitions"_L1 || record.kind != RecordKind::StepDone)
                return;
            isAsked = true;
            if (isUsed) {
                AmqpOptions door = m_scene->amqp();
                door.vhost = u"old"_s;
                const auto client = AmqpSession::open(door);
                QVERIFY(client && (*client)->enableConfirms());
                for (const QString &queue : {u"quorum.payments"_s, u"stream.events"_s})
                    QVERIFY((*client)->publish({.exchange = {}, .routingKey = queue, .body = "paid"}));
                QVERIFY((*client)->awaitConfirms(Millis{30'000}));
            }
            m_backups->book().abort(u"changed my mind"_s, true);
        });
        const Result<Verdict> verdict = QCoro::waitFor(m_backups->book().run(*plan, {}));
        QVERIFY(verdict);
        // What somebody has used is left, and the run says so.
        QVERIFY2(*verdict == (isUsed ? Verdict::UndoIncomplete : Verdict::Undone), qPrintable(m_backups->book().current().state.error));
        const QStringList vhosts = m_scene->on(u"broker1"_s, u"rabbitmqctl -q list_vhosts name"_s).split(u'\n');
        QVERIFY2(vhosts.contains(u"old"_s) == isUsed, qPrintable(told.join(u'\n')));
        if (isUsed) {
            AmqpOptions door = m_scene->amqp();
            door.vhost = u"old"_s;
            const auto client = AmqpSession::open(door);
            QVERIFY(client);
            QCOMPARE(Scene::take(**client, u"quorum.payments"_s, 1).size(), 1);
            // A virtual host that stays is whole: what hung on its queues, who may use it, and its empty queues too.
            QVERIFY((*client)->inspect(u"lazy.audit"_s));
            const QByteArray whole = exported();
            for (const char *part :
                 {R"("name":"old.topics")", R"("name":"old.alice")", R"("name":"lazy")", R"("user":"old.alice")", R"("destination":"quorum.payments")"})
                QVERIFY2(whole.contains(part), part);
            const auto reader = AmqpSession::open(door);
            QVERIFY(reader);
            QCOMPARE(Scene::take(**reader, u"stream.events"_s, 1, {{u"x-stream-offset"_s, u"first"_s}}).size(), 1);
        } else {
            QCOMPARE(exported(), before);
        }
        const QByteArray after = exported();
        for (const char *part : {R"("destination":"rs.fed")", R"("name":"rs.bob")", R"("user":"rs.bob")", R"("write":"^a")"})
            QVERIFY2(after.contains(part), part);
    }

    /// What feeds a queue that stays, and what bounds it, stays as the restore made it; what nobody uses goes.
    void undoLeavesWhatHangsOnAQueue()
    {
        const auto gone = qScopeGuard([this] {
            for (const char *left : {"queues/%2F/rs.hang", "policies/%2F/rs.bound", "exchanges/%2F/rs.feed"})
                api("DELETE", u"/api/"_s + QLatin1StringView(left));
        });
        for (const QString &queue : {u"rs.hang"_s, u"rs.free"_s, u"rs.idle"_s})
            m_backups->declare(queue, queue == u"rs.idle"_s ? u"classic"_s : u"quorum"_s);
        QVERIFY(api("PUT", u"/api/exchanges/%2F/rs.feed"_s, {{u"type"_s, u"topic"_s}, {u"durable"_s, true}}));
        for (const QString &queue : {u"rs.hang"_s, u"rs.free"_s})
            QVERIFY(api("POST", u"/api/bindings/%2F/e/rs.feed/q/"_s + queue, {{u"routing_key"_s, u"#"_s}}));
        const auto bound = [this](int length) {
            return api("PUT", u"/api/policies/%2F/rs.bound"_s, {{u"pattern"_s, u"^rs[.]hang$"_s}, {u"definition"_s, QJsonObject{{u"max-length"_s, length}}}});
        };
        QVERIFY(bound(123'456));
        QVERIFY(m_backups->areKnown({u"rs.hang"_s, u"rs.free"_s, u"rs.idle"_s}));
        const Made backup = m_backups->make(usualRequest(BackupType::Config));
        QCOMPARE(backup.verdict, Verdict::Done);
        for (const QString &queue : {u"rs.hang"_s, u"rs.free"_s, u"rs.idle"_s})
            QVERIFY(m_scene->session()->remove(queue));
        QVERIFY(api("DELETE", u"/api/exchanges/%2F/rs.feed"_s));
        QVERIFY(bound(3));
        const RestoreRequest wish{.source = {.folder = m_backups->catalogue().folder(), .id = backup.id}, .messages = false};
        const Result<Plan> plan = m_backups->planFor(wish);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        bool isAsked = false;
        QObject context;
        connect(&m_backups->book(), &RunBook::happened, &context, [&](const JournalRecord &record) {
            if (isAsked || record.step != "definitions"_L1 || record.kind != RecordKind::StepDone)
                return;
            isAsked = true;
            m_scene->publish(u"rs.hang"_s, 5, numberedBody);
            m_backups->book().abort(u"changed my mind"_s, true);
        });
        const Result<Verdict> verdict = QCoro::waitFor(m_backups->book().run(*plan, {}));
        QVERIFY(verdict);
        QVERIFY2(*verdict == Verdict::UndoIncomplete, qPrintable(m_backups->book().current().state.error));
        QCOMPARE(m_scene->deliveries(u"rs.hang"_s, 5).size(), 5);
        const QByteArray after = exported();
        for (const char *part : {R"("destination":"rs.hang")", R"("name":"rs.feed")", R"("max-length":123456)"})
            QVERIFY2(after.contains(part), part);
        for (const char *part : {R"("name":"rs.free")", R"("name":"rs.idle")"})
            QVERIFY2(!after.contains(part), part);
    }

    /// Exchanges that only exchanges publish to are in no export of 4.3: a backup holds them, and brings them back with
    /// what goes through them.
    void internalExchanges()
    {
        m_backups->declare(u"rs.behind"_s, u"quorum"_s);
        QVERIFY(api("PUT", u"/api/exchanges/%2F/rs.inner"_s, {{u"type"_s, u"fanout"_s}, {u"durable"_s, true}, {u"internal"_s, true}}));
        QVERIFY(api("POST", u"/api/bindings/%2F/e/amq.topic/e/rs.inner"_s, {{u"routing_key"_s, u"rs"_s}}));
        QVERIFY(api("POST", u"/api/bindings/%2F/e/rs.inner/q/rs.behind"_s, {{u"routing_key"_s, u""_s}}));
        const Made backup = m_backups->make(usualRequest(BackupType::Config));
        QCOMPARE(backup.verdict, Verdict::Done);
        QVERIFY(api("DELETE", u"/api/exchanges/%2F/rs.inner"_s));
        RestoreRequest wish{.source = {.folder = m_backups->catalogue().folder(), .id = backup.id}, .messages = false};
        const Result<RestorePreview> preview = m_backups->preview(wish);
        QVERIFY(preview);
        QCOMPARE(preview->definitions.created(), 3);
        QCOMPARE(m_backups->restore(wish).verdict, Verdict::Done);
        const DefinitionsPreview after = m_backups->preview(wish).value().definitions;
        QCOMPARE(after.created() + after.changed() + after.count(RestoreFate::Cannot), 0);
        QVERIFY(api("DELETE", u"/api/exchanges/%2F/rs.inner"_s));
    }

    /// A backup is shown to be restorable, and nothing of that stays.
    void aTestIsThrownAway()
    {
        m_backups->declare(u"rs.proof"_s, u"quorum"_s);
        m_scene->publish(u"rs.proof"_s, 100, numberedBody, numberedProperties);
        QVERIFY(m_backups->areKnown({u"rs.proof"_s}));
        BackupRequest request = usualRequest(BackupType::Full);
        request.queuePattern = u"^rs[.]proof$"_s;
        const Made backup = m_backups->make(request);
        QCOMPARE(backup.verdict, Verdict::Done);
        const Made tested = m_backups->test(backup.id);
        QCOMPARE(tested.verdict, Verdict::Done);
        QCOMPARE(tested.state.steps.value(u"messages"_s).result.value("published"_L1).toInt(), 100);
        const Result<BackupSummary> proven = m_backups->catalogue().find(backup.id);
        QVERIFY(proven && !isNever(proven->provenAt) && proven->provenTrouble.isEmpty());
        QCOMPARE(proven->provenOn, m_backups->profile().name.value);
        QVERIFY(!m_scene->on(u"broker1"_s, u"rabbitmqctl -q list_vhosts name"_s).contains(throwAwayPrefix));
        QCOMPARE(m_scene->deliveries(u"rs.proof"_s, 100).size(), 100);
    }

private:
    /// One request to the management API of broker1.
    bool api(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        HttpRequest request;
        request.method = method;
        request.path = path;
        if (!body.isEmpty())
            request.body = QJsonDocument(body).toJson();
        if (!body.isEmpty())
            request.headers = {{"Content-Type", "application/json"}};
        const Result<HttpReply> reply = QCoro::waitFor(m_scene->access().management(NodeName{u"rabbit@broker1"_s})->http().send(request));
        if (!reply)
            qWarning("%s %s: %s", method.constData(), qPrintable(path), qPrintable(reply.error().message));
        return reply.has_value();
    }

    /// Definitions of the cluster, in an order that does not depend on the broker's mood.
    QByteArray exported()
    {
        HttpRequest request;
        request.path = u"/api/definitions"_s;
        const Result<HttpReply> reply = QCoro::waitFor(m_scene->access().management(NodeName{u"rabbit@broker1"_s})->http().send(request));
        if (!reply)
            return {};
        QByteArray text;
        const QJsonObject all = QJsonDocument::fromJson(reply->body).object();
        for (const QString &section : restoreSections()) {
            const QMap<QString, QJsonObject> objects = definedObjects(section, all.value(section).toArray());
            for (const QJsonObject &object : objects)
                text += QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
        }
        return text;
    }

    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<Backups> m_backups;
};

QTEST_GUILESS_MAIN(RestoreLiveTest)
#include "RestoreLiveTest.moc"
