// The undo of what directs others: shovels, policies and limits, rights on topics.
#include "unit/restore/UndoneRestore.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

class RestoreUndoSettingsTest final : public QObject, private UndoneRestore
{
    Q_OBJECT

private Q_SLOTS:
    void init() { beginAnew(); }

    /// A policy that goes may uncover another one with a lower priority: what applies now is said.
    void whatAppliesInstead()
    {
        QJsonObject was = withThese(asItWas(), u"queues"_s, {queueOf(u"mail.a"_s), queueOf(u"mail.b"_s, u"/"_s, u"quorum"_s), queueOf(u"other"_s)});
        QJsonObject low = limitOf(u"low"_s, 7, u"^mail[.]"_s);
        low.insert(u"priority"_s, -1);
        low.insert(u"apply-to"_s, u"quorum_queues"_s);
        was = withThese(was, u"policies"_s, {low});
        const QJsonObject high = limitOf(u"high"_s, 100, u"^mail[.]"_s);
        QVERIFY(prepare(withThese(was, u"policies"_s, {high}), was));
        QVERIFY(restore());
        QVERIFY2(takenBack(), qPrintable(m_error));
        const auto said = [this](const QString &policy, const QString &queue) {
            return std::ranges::any_of(m_output,
                                       [&](const QString &line) { return line.contains(policy) && line.contains(queue) && line.contains(u"high"_s); });
        };
        QVERIFY2(said(u"low applies now"_s, u"mail.b"_s), qPrintable(m_output.join(u'\n')));
        QVERIFY2(said(u"none applies now"_s, u"mail.a"_s), qPrintable(m_output.join(u'\n')));
        // One that was covered by another changes nothing as it goes, and a queue that it was not for has nothing to do with it.
        const RestoreObject gone{.section = u"policies"_s, .vhost = u"/"_s, .name = u"low"_s, .object = low};
        QCOMPARE(parts::appliesInstead({gone}, withThese(withThese(asItWas(), u"queues"_s, {queueOf(u"mail.b"_s, u"/"_s, u"quorum"_s), queueOf(u"other"_s)}),
                                                         u"policies"_s, {high})),
                 QStringList());
        QCOMPARE(parts::appliesInstead({gone}, withThese(asItWas(), u"queues"_s, {queueOf(u"other"_s)})), QStringList());
    }

    /// A broker adds the limits of an import to those that a user has: what shall be none is taken away, by the restore and by its undo.
    void limitsOfUsers()
    {
        const auto limited = [](const QString &name, const QJsonObject &limits) {
            QJsonObject user = userOf(name);
            user.insert(u"limits"_s, limits);
            return user;
        };
        const QJsonObject was = withThese(asItWas(), u"users"_s, {limited(u"alice"_s, {}), limited(u"bob"_s, {{u"max-channels"_s, 5}})});
        const QJsonObject backup = withThese(asItWas(), u"users"_s, {limited(u"alice"_s, {{u"max-connections"_s, 0}}), limited(u"bob"_s, {})});
        QVERIFY(prepare(backup, was));
        const auto limitsOf = [this](const QString &name) {
            for (const auto listed = m_broker->all().value(u"users"_s).toArray(); const QJsonValue &user : listed) {
                if (user[u"name"_s] == name)
                    return user[u"limits"_s].toObject();
            }
            return QJsonObject{{u"nobody"_s, 1}};
        };
        QVERIFY2(restore(), qPrintable(m_error));
        QCOMPARE(limitsOf(u"alice"_s), (QJsonObject{{u"max-connections"_s, 0}}));
        QCOMPARE(limitsOf(u"bob"_s), QJsonObject());
        QVERIFY2(takenBack(), qPrintable(m_error));
        QCOMPARE(limitsOf(u"alice"_s), QJsonObject());
        QCOMPARE(limitsOf(u"bob"_s), (QJsonObject{{u"max-channels"_s, 5}}));
    }

    /// Its own shovel consumes from a queue that came with it: that one goes first, and nobody is asked before what it holds open has gone.
    void ownShovelsGoFirst()
    {
        QJsonObject backup = withThese(asItWas(), u"queues"_s, {queueOf(u"mail"_s)});
        backup = withThese(backup, u"parameters"_s, {shovelOf(u"move"_s, u"mail"_s)});
        QVERIFY(prepare(backup, asItWas()));
        const QStringList before = m_broker->names();
        QVERIFY2(restore(), qPrintable(m_error));
        QVERIFY(m_broker->names().contains(u"parameters shovel move"_s));
        m_broker->consumers = {{u"mail"_s, 1}};
        int looks = 0; // since the shovel went: figures are some seconds old
        bool isOver = false;
        m_broker->before = [this, &looks, &isOver](const FakeRequest &request) -> std::optional<FakeAnswer> {
            isOver = isOver || (request.method == "DELETE" && request.path.startsWith("/api/parameters/shovel/"));
            if (isOver && request.method == "GET" && request.path.endsWith("/mail") && ++looks == 3)
                m_broker->consumers.clear();
            return std::nullopt;
        };
        const qsizetype asked = m_broker->changes().size();
        QVERIFY2(takenBack(), qPrintable(m_error));
        QCOMPARE(m_broker->names(), before);
        QStringList changes = m_broker->changes().sliced(asked);
        QVERIFY2(changes.size() == 2 && changes.first().contains("/parameters/shovel/"_L1), qPrintable(changes.join(u'\n')));
    }

    /// A client that consumes is no shovel: it is waited for a while, and what it uses stays.
    void clientsBesideAShovel()
    {
        QJsonObject backup = withThese(asItWas(), u"queues"_s, {queueOf(u"mail"_s)});
        backup = withThese(backup, u"parameters"_s, {shovelOf(u"move"_s, u"mail"_s)});
        QVERIFY(prepare(backup, asItWas()));
        QVERIFY2(restore(), qPrintable(m_error));
        m_broker->consumers = {{u"mail"_s, 2}};
        QVERIFY2(takenBack(), qPrintable(m_error));
        QVERIFY(m_broker->names().contains(u"queues mail"_s));
        QVERIFY(!m_broker->names().contains(u"parameters shovel move"_s));
        QVERIFY2(m_output.join(u'\n').contains(u"2 client(s) consume"_s), qPrintable(m_output.join(u'\n')));
    }

    /// A virtual host that stays after all is whole: the shovel that went first comes again.
    void theShovelOfAVhostThatStays()
    {
        QJsonObject backup = withThese(asItWas(), u"vhosts"_s, {vhostOf(u"shop"_s)});
        backup = withThese(backup, u"queues"_s, {queueOf(u"cart"_s, u"shop"_s)});
        backup = withThese(backup, u"parameters"_s, {shovelOf(u"move"_s, u"other"_s, u"shop"_s)});
        QVERIFY(prepare(backup, asItWas()));
        QVERIFY2(restore(), qPrintable(m_error));
        m_broker->messages = {{u"cart"_s, 1}};
        QVERIFY2(takenBack(), qPrintable(m_error));
        for (const char *stays : {"vhosts shop", "queues cart", "parameters shovel move"})
            QVERIFY2(m_broker->names().contains(QString::fromUtf8(stays)), stays);
    }

    /// What moves messages on begins only once all of them are proven to be there; its undo takes it alone.
    void moversOnceProven()
    {
        QJsonObject backup = withThese(asItWas(), u"queues"_s, {queueOf(u"mail"_s)});
        backup = withThese(backup, u"parameters"_s, {shovelOf(u"move"_s, u"mail"_s)});
        QVERIFY(prepare(backup, asItWas()));
        m_choice.movers = MoversChoice::Held;
        QVERIFY2(restore(), qPrintable(m_error));
        QVERIFY(m_broker->names().contains(u"queues mail"_s));
        QVERIFY(!m_broker->names().contains(u"parameters shovel move"_s));
        const RestoreSource source{.folder = m_folder->path(), .id = u"20261127-002030-config-orders-1000"_s};
        const RestoreSource before{.folder = m_folder->path(), .id = u"20261127-012030-config-orders-1001"_s};
        const Step movers = restoreMoversStep(source, before, {}, {restoredNode()}, 1, u"prove"_s);
        QVERIFY(movers.precondition.has_value());
        QCOMPARE(movers.onFailure, OnFailure::Continue);
        m_results = {};
        QVERIFY(!carryOut(*movers.precondition));
        QVERIFY(!m_output.isEmpty());
        m_results = {{u"prove"_s, {{u"complete"_s, true}}}};
        QVERIFY2(carryOut(*movers.precondition), qPrintable(m_error));
        // Another step with notes of its own.
        m_kept = {};
        QVERIFY2(carryOut(*movers.act), qPrintable(m_error));
        QVERIFY(m_broker->names().contains(u"parameters shovel move"_s));
        QVERIFY2(carryOut(movers.undo->act), qPrintable(m_error));
        QVERIFY(!m_broker->names().contains(u"parameters shovel move"_s));
        QVERIFY(m_broker->names().contains(u"queues mail"_s));
    }

    /// Where queues alone lack messages, shovels that touch none of these begin; the others are named. Where anything else is missing, none begins.
    void moversBesideWhatIsMissing()
    {
        QJsonObject backup = withThese(asItWas(), u"queues"_s, {queueOf(u"mail"_s), queueOf(u"orders"_s)});
        backup = withThese(backup, u"parameters"_s, {shovelOf(u"drains"_s, u"mail"_s), shovelOf(u"free"_s, u"orders"_s)});
        QVERIFY(prepare(backup, asItWas()));
        m_choice.movers = MoversChoice::Held;
        QVERIFY2(restore(), qPrintable(m_error));
        const RestoreSource source{.folder = m_folder->path(), .id = u"20261127-002030-config-orders-1000"_s};
        const RestoreSource before{.folder = m_folder->path(), .id = u"20261127-012030-config-orders-1001"_s};
        const Step movers = restoreMoversStep(source, before, {}, {restoredNode()}, 2, u"prove"_s);
        parts::ProofLacks lacks{.queues = {{.vhost = u"/"_s, .name = u"mail"_s}}, .isAll = false};
        QCOMPARE(parts::proofLacksFromJson(parts::toJson(lacks)).queues, lacks.queues);
        m_keptBefore = {{u"prove"_s, parts::toJson(lacks)}};
        QVERIFY(!carryOut(*movers.precondition));
        lacks.isAll = true;
        m_keptBefore = {{u"prove"_s, parts::toJson(lacks)}};
        QVERIFY2(carryOut(*movers.precondition), qPrintable(m_error));
        m_kept = {};
        m_output.clear();
        QVERIFY2(carryOut(*movers.act), qPrintable(m_error));
        QVERIFY(m_broker->names().contains(u"parameters shovel free"_s));
        QVERIFY(!m_broker->names().contains(u"parameters shovel drains"_s));
        QVERIFY2(m_output.join(u'\n').contains(u"shovel drains (because of mail)"_s), qPrintable(m_output.join(u'\n')));
        QVERIFY2(carryOut(movers.undo->act), qPrintable(m_error));
        QVERIFY(!m_broker->names().contains(u"parameters shovel free"_s));
    }

    /// The broker takes rights on topics of a user in a virtual host away all at once; those of others come again, also
    /// where a process dies in between.
    void rightsOnTopics_data()
    {
        QTest::addColumn<bool>("dies");
        QTest::newRow("whole") << false;
        QTest::newRow("dies in between") << true;
    }
    void rightsOnTopics()
    {
        QFETCH(const bool, dies);
        const QJsonObject backup =
            withThese(withThese(asItWas(), u"exchanges"_s, {exchangeOf(u"orders"_s)}), u"topic_permissions"_s, {topicOf(u"admin"_s, u"orders"_s)});
        QVERIFY(prepare(backup, asItWas()));
        QVERIFY(restore());
        m_broker->put(u"topic_permissions"_s, topicOf(u"admin"_s, u"events"_s));
        if (dies) {
            m_broker->before = [](const FakeRequest &request) {
                return request.method == "POST" ? std::optional(FakeAnswer{.mode = FakeAnswer::Mode::Close}) : std::nullopt;
            };
            QVERIFY(!takenBack());
            QVERIFY(!m_broker->names().contains(u"topic_permissions admin @ events"_s));
            m_broker->before = {};
        }
        QVERIFY2(takenBack(), qPrintable(m_error));
        QVERIFY(m_broker->names().contains(u"topic_permissions admin @ events"_s));
        QVERIFY(!m_broker->names().contains(u"topic_permissions admin @ orders"_s));
    }
    /// Likewise where the restore itself was told to take one away.
    void rightsOnTopicsRemoved()
    {
        const QJsonObject one = withThese(asItWas(), u"users"_s, {userOf(u"carol"_s)});
        const QJsonObject was = withThese(one, u"topic_permissions"_s, {topicOf(u"carol"_s, u"events"_s), topicOf(u"carol"_s, u"amq.topic"_s)});
        m_choice.remove = {u"topic_permissions\n/\ncarol @ amq.topic"_s};
        QVERIFY(prepare(withThese(one, u"topic_permissions"_s, {topicOf(u"carol"_s, u"events"_s)}), was));
        m_broker->before = [](const FakeRequest &request) {
            return request.method == "POST" ? std::optional(FakeAnswer{.mode = FakeAnswer::Mode::Close}) : std::nullopt;
        };
        QVERIFY(!restore());
        QVERIFY(!m_broker->names().contains(u"topic_permissions carol @ events"_s));
        m_broker->before = {};
        QVERIFY2(takenBack(), qPrintable(m_error));
        QVERIFY(m_broker->names().contains(u"topic_permissions carol @ events"_s));
        QVERIFY(m_broker->names().contains(u"topic_permissions carol @ amq.topic"_s));
    }

    /// A limit that was there before, and would cost messages that came since.
    void limitsThatCostMessages_data()
    {
        QTest::addColumn<int>("messages");
        QTest::addColumn<int>("limit");
        QTest::newRow("there is room") << 3 << 3;
        QTest::newRow("more have come") << 4 << 100'000;
    }
    void limitsThatCostMessages()
    {
        QFETCH(const int, messages);
        const QJsonObject one = withThese(asItWas(), u"queues"_s, {queueOf(u"mail"_s)});
        QVERIFY(prepare(withThese(one, u"policies"_s, {limitOf(u"limits"_s, 100'000)}), withThese(one, u"policies"_s, {limitOf(u"limits"_s, 3)})));
        QVERIFY(restore());
        m_broker->messages = {{u"mail"_s, messages}};
        QVERIFY2(takenBack(), qPrintable(m_error));
        QTEST(m_broker->all().value(u"policies"_s)[0][u"definition"_s][u"max-length"_s].toInt(), "limit");
        QCOMPARE(m_output.join(u'\n').contains("policies limits"_L1), messages > 3);
    }

    void limits()
    {
        const auto policy = [](const QJsonObject &definition) { return QJsonObject{{u"definition"_s, definition}}; };
        const auto tighter = [&](const QJsonObject &will, const QJsonObject &is) {
            return parts::tighterLimits(u"policies"_s, policy(will), policy(is)).keys();
        };
        QCOMPARE(tighter({{u"max-length"_s, 3}}, {{u"max-length"_s, 5}}), QStringList{u"max-length"_s});
        QCOMPARE(tighter({{u"max-length"_s, 5}}, {{u"max-length"_s, 3}}), QStringList());
        QCOMPARE(tighter({{u"message-ttl"_s, 1000}}, {}), QStringList{u"message-ttl"_s});
        QCOMPARE(tighter({{u"max-age"_s, u"1D"_s}}, {{u"max-age"_s, u"7D"_s}}), QStringList{u"max-age"_s});
        QCOMPARE(tighter({{u"delivery-limit"_s, -1}}, {}), QStringList());
        QCOMPARE(parts::tighterLimits(u"parameters"_s, {{u"component"_s, u"operator_policy"_s}, {u"value"_s, policy({{u"expires"_s, 1}})}}, {}).keys(),
                 QStringList{u"expires"_s});
        QCOMPARE(parts::appliesTo(u"policies"_s, {{u"pattern"_s, u"^b"_s}}, {u"a"_s, u"b"_s}), u"b"_s);
        // What takes too many tries may apply, like what cannot be read.
        const QString tried = QString(60, u'a') + u'b';
        QCOMPARE(parts::appliesTo(u"policies"_s, {{u"pattern"_s, u"^(a+)+$"_s}}, {u"b"_s, tried}), tried);
        QCOMPARE(parts::appliesTo(u"parameters"_s, {{u"component"_s, u"shovel"_s}, {u"value"_s, QJsonObject{{u"pattern"_s, u".*"_s}}}}, {u"a"_s}), QString());
    }
};

QTEST_GUILESS_MAIN(RestoreUndoSettingsTest)
#include "RestoreUndoSettingsTest.moc"
