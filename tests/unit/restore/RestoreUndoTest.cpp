// The undo of a restore of definitions: it takes back what the run made, and nothing of anybody else's.
#include "unit/restore/UndoneRestore.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

class RestoreUndoTest final : public QObject, private UndoneRestore
{
    Q_OBJECT

private Q_SLOTS:
    /// 4.3 does not say of an exchange that it is not internal: it is the one that was imported all the same.
    void ofAnotherVersionsWords()
    {
        const QJsonObject imported{{u"name"_s, u"e"_s}, {u"vhost"_s, u"/"_s}, {u"type"_s, u"topic"_s}, {u"internal"_s, false}};
        QJsonObject live = imported;
        live.remove("internal"_L1);
        QVERIFY(isAsImported(u"exchanges"_s, live, imported));
        live.insert("internal"_L1, true);
        QVERIFY(!isAsImported(u"exchanges"_s, live, imported));
    }

    void init() { beginAnew(); }

    void asItWasBefore()
    {
        QJsonObject was = withThese(asItWas(), u"policies"_s, {limitOf(u"limits"_s, 100, u"^mail"_s)});
        was = withThese(was, u"queues"_s, {queueOf(u"old"_s)});
        was = withThese(was, u"bindings"_s, {bindingOf(u"events"_s, u"old"_s)});
        QJsonObject backup = withThese(asItWas(), u"policies"_s, {limitOf(u"limits"_s, 5, u"^mail"_s)});
        backup = withThese(backup, u"vhosts"_s, {vhostOf(u"shop"_s)});
        backup = withThese(backup, u"users"_s, {userOf(u"alice"_s)});
        backup = withThese(backup, u"permissions"_s, {rightOf(u"alice"_s), rightOf(u"alice"_s, u"shop"_s)});
        backup = withThese(backup, u"exchanges"_s, {exchangeOf(u"orders"_s), exchangeOf(u"carts"_s, u"shop"_s)});
        backup = withThese(backup, u"topic_permissions"_s, {topicOf(u"alice"_s, u"orders"_s)});
        backup = withThese(backup, u"queues"_s, {queueOf(u"mail"_s), queueOf(u"cart"_s, u"shop"_s)});
        backup = withThese(backup, u"bindings"_s, {bindingOf(u"orders"_s, u"mail"_s), bindingOf(u"carts"_s, u"cart"_s, u"shop"_s)});
        m_choice.remove = {u"queues\n/\nold"_s};
        QVERIFY(prepare(backup, was));
        const QStringList before = m_broker->names();
        QVERIFY(restore());
        QVERIFY(m_broker->names().contains(u"queues mail"_s) && !m_broker->names().contains(u"queues old"_s));
        // No password's hash stands in a journal.
        QVERIFY(!QJsonDocument(m_kept).toJson().contains("hash"));
        const qsizetype asked = m_broker->changes().size();
        QVERIFY2(takenBack(), qPrintable(m_error));
        QCOMPARE(m_broker->names(), before);
        QCOMPARE(m_broker->all().value(u"policies"_s)[0][u"definition"_s][u"max-length"_s].toInt(), 100);
        // A virtual host goes with what is in it: its rights first, its queues, and then itself.
        QStringList ofShop = m_broker->changes().sliced(asked);
        ofShop.removeIf([](const QString &line) { return !line.contains("shop"_L1); });
        QCOMPARE(ofShop, (QStringList{u"DELETE /api/permissions/shop/alice"_s, u"DELETE /api/queues/shop/cart?if-empty=true&if-unused=true"_s,
                                      u"DELETE /api/vhosts/shop"_s}));
        // A second time there is nothing left to do.
        QVERIFY2(takenBack(), qPrintable(m_error));
        QCOMPARE(m_broker->names(), before);
    }

    /// What they hang on was there already and was not chosen: they go all the same.
    void ofSomeKindsOrNames_data()
    {
        QTest::addColumn<DefinitionsChoice>("choice");
        QTest::newRow("queues alone") << DefinitionsChoice{.sections = {u"queues"_s}};
        QTest::newRow("bindings alone") << DefinitionsChoice{.sections = {u"bindings"_s}};
        QTest::newRow("rights alone") << DefinitionsChoice{.sections = {u"permissions"_s}};
        QTest::newRow("one right") << DefinitionsChoice{.named = {u"permissions\n/\nalice"_s}};
        QTest::newRow("queues by pattern") << DefinitionsChoice{.matching = {{u"queues"_s, u"^mail"_s}}};
    }
    void ofSomeKindsOrNames()
    {
        QFETCH(const DefinitionsChoice, choice);
        QJsonObject was = withThese(asItWas(), u"users"_s, {userOf(u"alice"_s)});
        was = withThese(was, u"queues"_s, {queueOf(u"old"_s)});
        QJsonObject backup = withThese(was, u"permissions"_s, {rightOf(u"alice"_s)});
        backup = withThese(backup, u"queues"_s, {queueOf(u"mail"_s)});
        backup = withThese(backup, u"bindings"_s, {bindingOf(u"events"_s, u"old"_s)});
        m_choice = choice;
        QVERIFY(prepare(backup, was));
        const QStringList before = m_broker->names();
        QVERIFY(restore());
        QCOMPARE(m_broker->names().size(), before.size() + 1);
        QVERIFY2(takenBack(), qPrintable(m_error));
        QCOMPARE(m_broker->names(), before);
    }

    /// A run that died at its first part; what people made by hand until the next morning is theirs.
    void madeByHandSince()
    {
        QJsonObject backup = withThese(asItWas(), u"users"_s, {userOf(u"billing"_s)});
        backup = withThese(backup, u"exchanges"_s, {exchangeOf(u"orders"_s)});
        backup = withThese(backup, u"policies"_s, {limitOf(u"limits"_s, 5)});
        const QJsonObject was = withThese(asItWas(), u"policies"_s, {limitOf(u"limits"_s, 7)});
        QVERIFY(prepare(backup, was));
        // Its first note is on the disk; the part is not sent.
        m_broker->before = [](const FakeRequest &request) {
            return request.method == "POST" ? std::optional(FakeAnswer{.mode = FakeAnswer::Mode::Close}) : std::nullopt;
        };
        QVERIFY(!restore());
        m_broker->before = {};
        nextMorning();
        m_broker->put(u"users"_s, userOf(u"billing"_s, u"new"_s));
        m_broker->put(u"exchanges"_s, exchangeOf(u"orders"_s));
        m_broker->put(u"policies"_s, limitOf(u"limits"_s, 5));
        const QJsonObject now = m_broker->all();
        QVERIFY2(takenBack(), qPrintable(m_error));
        QCOMPARE(m_broker->all(), now);
        QVERIFY(m_output.join(u'\n').contains("users billing"_L1));
        // As the backup has it, it could be the run's or theirs: nobody knows, and nobody deletes it.
        m_broker->put(u"users"_s, userOf(u"billing"_s));
        QVERIFY(!takenBack());
        QVERIFY2(m_error.contains("users billing"_L1), qPrintable(m_error));
        QVERIFY(m_broker->names().contains(u"users billing"_s));
    }

    /// The safety backup lacks it, and the run found it there: somebody made it in between.
    void madeBeforeTheImport()
    {
        const QJsonObject backup = withThese(asItWas(), u"exchanges"_s, {exchangeOf(u"orders"_s), exchangeOf(u"mine"_s)});
        QVERIFY(prepare(backup, asItWas()));
        m_broker->put(u"exchanges"_s, exchangeOf(u"orders"_s));
        QVERIFY(restore());
        QVERIFY2(takenBack(), qPrintable(m_error));
        QVERIFY(m_broker->names().contains(u"exchanges orders"_s));
        QVERIFY(!m_broker->names().contains(u"exchanges mine"_s));
    }

    void changedByHandSince()
    {
        QJsonObject backup = withThese(asItWas(), u"policies"_s, {limitOf(u"limits"_s, 5), limitOf(u"others"_s, 9)});
        backup = withThese(backup, u"users"_s, {userOf(u"alice"_s), userOf(u"bob"_s)});
        const QJsonObject was = withThese(asItWas(), u"policies"_s, {limitOf(u"limits"_s, 7)});
        QVERIFY(prepare(backup, was));
        QVERIFY(restore());
        m_broker->put(u"policies"_s, limitOf(u"limits"_s, 6));
        m_broker->put(u"policies"_s, limitOf(u"others"_s, 10));
        m_broker->put(u"users"_s, userOf(u"alice"_s, u"new"_s));
        m_broker->put(u"permissions"_s, rightOf(u"bob"_s));
        const QStringList now = m_broker->names();
        QVERIFY2(takenBack(), qPrintable(m_error));
        // Bob has got rights of somebody: he is used.
        QCOMPARE(m_broker->names(), now);
        QCOMPARE(m_broker->all().value(u"policies"_s)[0][u"definition"_s][u"max-length"_s].toInt(), 6);
        for (const char *shown : {"policies limits", "policies others", "users alice", "users bob"})
            QVERIFY2(m_output.join(u'\n').contains(QLatin1StringView(shown)), shown);
    }

    /// What hangs on a queue that stays, stays: a policy put back would drop its messages, without its binding none would come.
    void queueThatStays()
    {
        QJsonObject backup = withThese(asItWas(), u"users"_s, {userOf(u"alice"_s), userOf(u"carol"_s)});
        backup = withThese(backup, u"permissions"_s, {rightOf(u"alice"_s)});
        backup = withThese(backup, u"policies"_s, {limitOf(u"limits"_s, 100'000), limitOf(u"mails"_s, 10, u"^mail$"_s), limitOf(u"free"_s, 10, u"^none$"_s)});
        backup = withThese(backup, u"exchanges"_s, {exchangeOf(u"orders"_s), exchangeOf(u"front"_s), exchangeOf(u"spare"_s)});
        backup = withThese(backup, u"queues"_s, {queueOf(u"mail"_s), queueOf(u"empty"_s)});
        backup = withThese(backup, u"bindings"_s,
                           {bindingOf(u"orders"_s, u"mail"_s), bindingOf(u"spare"_s, u"empty"_s), bindingOf(u"front"_s, u"orders"_s, u"/"_s, u"exchange"_s)});
        const QJsonObject was = withThese(asItWas(), u"policies"_s, {limitOf(u"limits"_s, 3)});
        QVERIFY(prepare(backup, was));
        QVERIFY(restore());
        m_broker->messages = {{u"mail"_s, 2}};
        QVERIFY2(takenBack(), qPrintable(m_error));
        for (const char *stays : {"queues mail", "bindings orders → mail (key)", "exchanges orders", "bindings front → orders [exchange] (key)",
                                  "exchanges front", "users alice", "permissions alice", "policies mails"}) {
            QVERIFY2(m_broker->names().contains(QString::fromUtf8(stays)), stays);
            QVERIFY2(m_output.join(u'\n').contains(QString::fromUtf8(stays)), stays);
        }
        for (const char *goes : {"queues empty", "bindings spare → empty (key)", "exchanges spare", "users carol", "policies free"})
            QVERIFY2(!m_broker->names().contains(QString::fromUtf8(goes)), goes);
        QJsonObject limits;
        for (const auto listed = m_broker->all().value(u"policies"_s).toArray(); const QJsonValue &policy : listed) {
            if (policy[u"name"_s] == u"limits"_s)
                limits = policy.toObject();
        }
        QCOMPARE(limits.value(u"definition"_s)[u"max-length"_s].toInt(), 100'000);
        QVERIFY(m_output.join(u'\n').contains("policies limits"_L1));
    }

    /// Somebody binds it between the look and the deletion: the broker itself is asked.
    void exchangeInUse()
    {
        QVERIFY(prepare(withThese(asItWas(), u"exchanges"_s, {exchangeOf(u"orders"_s)}), withThese(asItWas(), u"queues"_s, {queueOf(u"mail"_s)})));
        QVERIFY(restore());
        m_broker->before = [this](const FakeRequest &request) -> std::optional<FakeAnswer> {
            if (request.method == "DELETE")
                m_broker->put(u"bindings"_s, bindingOf(u"orders"_s, u"mail"_s));
            return {};
        };
        QVERIFY2(takenBack(), qPrintable(m_error));
        QVERIFY(m_broker->names().contains(u"exchanges orders"_s));
        QVERIFY(m_output.join(u'\n').contains("exchanges orders"_L1));
        QVERIFY(m_broker->changes().contains(u"DELETE /api/exchanges/%2F/orders?if-unused=true"_s));
    }

    /// A virtual host that somebody uses stays whole, also where they come while it is on its way out.
    void vhostThatStays_data()
    {
        QTest::addColumn<QByteArray>("comesBefore"); // a request
        QTest::newRow("used before") << QByteArray();
        QTest::newRow("while its rights go") << QByteArray("/api/permissions/shop/alice");
        QTest::newRow("while its queues go") << QByteArray("/api/queues/shop/cart");
    }
    void vhostThatStays()
    {
        QFETCH(const QByteArray, comesBefore);
        QJsonObject backup = withThese(asItWas(), u"vhosts"_s, {vhostOf(u"shop"_s)});
        backup = withThese(backup, u"users"_s, {userOf(u"alice"_s)});
        backup = withThese(backup, u"permissions"_s, {rightOf(u"alice"_s, u"shop"_s)});
        backup = withThese(backup, u"exchanges"_s, {exchangeOf(u"carts"_s, u"shop"_s)});
        backup = withThese(backup, u"queues"_s, {queueOf(u"cart"_s, u"shop"_s), queueOf(u"paid"_s, u"shop"_s), queueOf(u"sent"_s, u"shop"_s)});
        backup = withThese(backup, u"bindings"_s, {bindingOf(u"carts"_s, u"cart"_s, u"shop"_s)});
        QVERIFY(prepare(backup, asItWas()));
        QVERIFY(restore());
        const QStringList made = m_broker->names();
        if (comesBefore.isEmpty())
            m_broker->messages = {{u"paid"_s, 1}};
        m_broker->before = [this, comesBefore](const FakeRequest &request) -> std::optional<FakeAnswer> {
            if (request.method == "DELETE" && request.path == comesBefore)
                m_broker->messages = {{u"paid"_s, 1}};
            return {};
        };
        QVERIFY2(takenBack(), qPrintable(m_error));
        QCOMPARE(m_broker->names(), made);
        QVERIFY(!m_broker->changes().contains(u"DELETE /api/vhosts/shop"_s));
        QVERIFY(m_output.join(u'\n').contains("vhosts shop"_L1));
    }

    /// What the broker refuses may have its name in several virtual hosts: the result says which one did not arrive, and why that one.
    void whatIsRefusedSaysWhere()
    {
        QJsonObject backup = withThese(asItWas(), u"vhosts"_s, {vhostOf(u"shop"_s)});
        backup = withThese(backup, u"users"_s, {userOf(u"alice"_s)});
        backup = withThese(backup, u"permissions"_s, {rightOf(u"alice"_s), rightOf(u"alice"_s, u"shop"_s)});
        QVERIFY(prepare(backup, asItWas()));
        m_broker->before = [](const FakeRequest &request) {
            const bool isMeant = request.method == "POST" && request.body.contains("permissions") && request.body.contains("shop");
            return isMeant ? std::optional(FakeAnswer{.status = 400, .body = R"({"error":"bad_request","reason":"not in this one"})"}) : std::nullopt;
        };
        QVERIFY(!restore());
        QVERIFY2(m_error.contains("permissions alice in vhost shop ("_L1), qPrintable(m_error));
        QVERIFY2(m_output.join(u'\n').contains("permissions alice in vhost shop was refused"_L1), qPrintable(m_output.join(u'\n')));
        QVERIFY(m_broker->names().contains(u"permissions alice"_s));
    }

    /// The protection that came with it goes with it; one that somebody has given it since is respected.
    void protectedVhost()
    {
        QJsonObject guarded = vhostOf(u"shop"_s);
        guarded.insert(u"metadata"_s, QJsonObject{{u"protected_from_deletion"_s, true}});
        QVERIFY(prepare(withThese(asItWas(), u"vhosts"_s, {guarded}), asItWas()));
        m_broker->version = u"4.3.6"_s;
        const QStringList before = m_broker->names();
        QVERIFY(restore());
        const qsizetype asked = m_broker->changes().size();
        QVERIFY2(takenBack(), qPrintable(m_error));
        QCOMPARE(m_broker->names(), before);
        QCOMPARE(m_broker->changes().sliced(asked), (QStringList{u"DELETE /api/vhosts/shop/deletion/protection"_s, u"DELETE /api/vhosts/shop"_s}));
    }
    void protectedSince()
    {
        QJsonObject guarded = vhostOf(u"shop"_s);
        guarded.insert(u"metadata"_s, QJsonObject{{u"protected_from_deletion"_s, true}});
        QVERIFY(prepare(withThese(asItWas(), u"vhosts"_s, {vhostOf(u"shop"_s)}), asItWas()));
        QVERIFY(restore());
        m_broker->put(u"vhosts"_s, guarded);
        QVERIFY2(takenBack(), qPrintable(m_error));
        QVERIFY(m_broker->names().contains(u"vhosts shop"_s));
        QVERIFY(!m_broker->changes().contains(u"DELETE /api/vhosts/shop/deletion/protection"_s));
    }

    /// Who wants one to go that is protected is told that it stays, and why.
    void aProtectedOneIsToGo()
    {
        QJsonObject guarded = vhostOf(u"shop"_s);
        guarded.insert(u"metadata"_s, QJsonObject{{u"protected_from_deletion"_s, true}});
        m_choice.remove = {u"vhosts\n\nshop"_s};
        QVERIFY(prepare(asItWas(), withThese(asItWas(), u"vhosts"_s, {guarded})));
        (void)restore();
        QVERIFY(m_broker->names().contains(u"vhosts shop"_s));
        QVERIFY2(m_output.join(u'\n').contains(u"stays: it is protected from deletion"_s), qPrintable(m_output.join(u'\n') + m_error));
    }

    /// A queue that no export tells of: of a client that is there.
    void vhostWithQueuesOfOthers()
    {
        QVERIFY(prepare(withThese(asItWas(), u"vhosts"_s, {vhostOf(u"shop"_s)}), asItWas()));
        QVERIFY(restore());
        m_broker->before = [](const FakeRequest &request) {
            return request.path == "/api/queues/shop" ? std::optional(FakeAnswer{.body = R"([{"name":"amq.gen-1"}])"}) : std::nullopt;
        };
        QVERIFY2(takenBack(), qPrintable(m_error));
        QVERIFY(m_broker->names().contains(u"vhosts shop"_s));
    }

    /// The disk of the console is full, which may be what the restore failed by: what it made is taken back all the same, and told.
    void theJournalCannotBeWritten_data()
    {
        QTest::addColumn<int>("notes");
        QTest::newRow("from the beginning") << 0;
        QTest::newRow("after the first note") << 1;
    }
    void theJournalCannotBeWritten()
    {
        QFETCH(const int, notes);
        QJsonObject backup = withThese(asItWas(), u"vhosts"_s, {vhostOf(u"shop"_s)});
        backup = withThese(backup, u"users"_s, {userOf(u"carol"_s)});
        backup = withThese(backup, u"queues"_s, {queueOf(u"mail"_s, u"shop"_s), queueOf(u"orders"_s)});
        QVERIFY(prepare(backup, asItWas()));
        const QStringList before = m_broker->names();
        QVERIFY(restore());
        QVERIFY(m_broker->names() != before);
        m_notesLeft = notes;
        m_staysFull = true;
        QVERIFY2(takenBack(), qPrintable(m_error));
        QCOMPARE(m_broker->names(), before);
        QCOMPARE(std::ranges::count_if(m_output, [](const QString &line) { return line.contains("journal cannot be written"_L1); }), 1);
    }
    /// But for what would cost somebody else's rights, did the console die in between.
    void theJournalCannotBeWrittenForRightsOfOthers()
    {
        const QJsonObject backup =
            withThese(withThese(asItWas(), u"exchanges"_s, {exchangeOf(u"orders"_s)}), u"topic_permissions"_s, {topicOf(u"admin"_s, u"orders"_s)});
        QVERIFY(prepare(backup, asItWas()));
        QVERIFY(restore());
        m_broker->put(u"topic_permissions"_s, topicOf(u"admin"_s, u"events"_s));
        m_notesLeft = 0;
        m_staysFull = true;
        QVERIFY(!takenBack());
        QVERIFY2(m_error.contains("topic_permissions"_L1), qPrintable(m_error));
        QVERIFY(m_broker->names().contains(u"topic_permissions admin @ events"_s));
        // With room again it comes to its end.
        m_staysFull = false;
        m_notesLeft = -1;
        QVERIFY2(takenBack(), qPrintable(m_error));
        QVERIFY(m_broker->names().contains(u"topic_permissions admin @ events"_s));
        QVERIFY(!m_broker->names().contains(u"topic_permissions admin @ orders"_s));
    }

    /// An undo that died half-way: what people have made anew until the next morning is theirs, and what it left may be.
    void undoGoesOnNextMorning()
    {
        QVERIFY(prepare(withThese(asItWas(), u"exchanges"_s, {exchangeOf(u"orders"_s), exchangeOf(u"spare"_s)}), asItWas()));
        QVERIFY(restore());
        int deleted = 0;
        m_broker->before = [&deleted](const FakeRequest &request) {
            return request.method == "DELETE" && ++deleted > 1 ? std::optional(FakeAnswer{.status = 500}) : std::nullopt;
        };
        QVERIFY(!takenBack());
        m_broker->before = {};
        QVERIFY(!m_broker->names().contains(u"exchanges spare"_s));
        nextMorning();
        m_broker->put(u"exchanges"_s, exchangeOf(u"spare"_s));
        const QStringList now = m_broker->names();
        QVERIFY(!takenBack());
        QCOMPARE(m_broker->names(), now);
        QVERIFY2(m_error.contains("exchanges spare"_L1), qPrintable(m_error));
    }
    /// One that came to its end: what it took away is over for it.
    void undoneOnceAndAgain()
    {
        QVERIFY(prepare(withThese(asItWas(), u"exchanges"_s, {exchangeOf(u"orders"_s)}), asItWas()));
        QVERIFY(restore());
        QVERIFY2(takenBack(), qPrintable(m_error));
        m_broker->put(u"exchanges"_s, exchangeOf(u"orders"_s));
        QVERIFY2(takenBack(), qPrintable(m_error));
        QVERIFY(m_broker->names().contains(u"exchanges orders"_s));
    }

    /// Nobody could look into it: it stays with what hangs on it, and the undo has not succeeded.
    void couldNotLook()
    {
        QJsonObject backup = withThese(asItWas(), u"queues"_s, {queueOf(u"pay"_s, u"/"_s, u"quorum"_s), queueOf(u"mail"_s)});
        backup = withThese(backup, u"exchanges"_s, {exchangeOf(u"orders"_s)});
        backup = withThese(backup, u"bindings"_s, {bindingOf(u"orders"_s, u"pay"_s)});
        QVERIFY(prepare(backup, asItWas()));
        QVERIFY(restore());
        QVERIFY(!takenBack());
        QVERIFY2(m_error.contains("queues pay"_L1), qPrintable(m_error));
        for (const char *stays : {"queues pay", "exchanges orders", "bindings orders → pay (key)"})
            QVERIFY2(m_broker->names().contains(QString::fromUtf8(stays)), stays);
        QVERIFY(!m_broker->names().contains(u"queues mail"_s));
    }

    /// What the cluster says of a queue's type counts: a stream goes whatever it holds.
    void anotherQueueOfThatName()
    {
        QVERIFY(prepare(withThese(asItWas(), u"queues"_s, {queueOf(u"mail"_s)}), asItWas()));
        QVERIFY(restore());
        m_broker->types = {{u"mail"_s, "stream"}};
        QVERIFY2(takenBack(), qPrintable(m_error));
        QVERIFY(m_broker->names().contains(u"queues mail"_s));
        QVERIFY(m_output.join(u'\n').contains("queues mail"_L1));
    }

    /// A broker that says yes and does not: what is still there is named.
    void readsBack()
    {
        QVERIFY(prepare(withThese(asItWas(), u"exchanges"_s, {exchangeOf(u"orders"_s)}), asItWas()));
        QVERIFY(restore());
        m_broker->deafTo = {u"orders"_s};
        QVERIFY(!takenBack());
        QVERIFY2(m_error.contains("exchanges orders"_L1), qPrintable(m_error));
    }
    /// What was to come back and did not is named too.
    void readsBackWhatCame()
    {
        m_choice.remove = {u"exchanges\n/\ngone"_s};
        QVERIFY(prepare(asItWas(), withThese(asItWas(), u"exchanges"_s, {exchangeOf(u"gone"_s)})));
        QVERIFY(restore());
        m_broker->before = [](const FakeRequest &request) { return request.method == "POST" ? std::optional(FakeAnswer{.status = 204}) : std::nullopt; };
        QVERIFY(!takenBack());
        QVERIFY2(m_error.contains("exchanges gone"_L1), qPrintable(m_error));
    }

    /// Nobody waits for the import any more, and the broker goes on with it: first it is to be at rest.
    void brokerStillAtWork()
    {
        QVERIFY(prepare(withThese(asItWas(), u"exchanges"_s, {exchangeOf(u"orders"_s)}), asItWas()));
        int exports = 0;
        m_broker->before = [this, &exports](const FakeRequest &request) -> std::optional<FakeAnswer> {
            if (request.method == "POST") {
                exports = 1;
                return FakeAnswer{.mode = FakeAnswer::Mode::Close};
            }
            if (request.path == "/api/definitions" && exports > 0 && ++exports == 3)
                m_broker->put(u"exchanges"_s, exchangeOf(u"orders"_s));
            return {};
        };
        QVERIFY(!restore());
        QVERIFY2(takenBack(), qPrintable(m_error));
        QVERIFY(exports > 3);
        QVERIFY(!m_broker->names().contains(u"exchanges orders"_s));
    }

    /// Where two attempts made it: what the first one's part brought is the run's own, also much later.
    void goneOnWith()
    {
        QVERIFY(prepare(withThese(asItWas(), u"exchanges"_s, {exchangeOf(u"orders"_s)}), asItWas()));
        m_broker->before = [this](const FakeRequest &request) -> std::optional<FakeAnswer> {
            if (request.method != "POST")
                return {};
            m_broker->put(u"exchanges"_s, exchangeOf(u"orders"_s));
            return FakeAnswer{.mode = FakeAnswer::Mode::Close};
        };
        QVERIFY(!restore());
        m_broker->before = {};
        QVERIFY(restore());
        nextMorning();
        QVERIFY2(takenBack(), qPrintable(m_error));
        QVERIFY(!m_broker->names().contains(u"exchanges orders"_s));
    }

    /// What the broker refused the run has not made: whoever made it since, it is theirs.
    void refusedByTheBroker()
    {
        QVERIFY(prepare(withThese(asItWas(), u"exchanges"_s, {exchangeOf(u"orders"_s), exchangeOf(u"spare"_s)}), asItWas()));
        m_broker->before = [](const FakeRequest &request) {
            const bool isMeant = request.method == "POST" && request.body.contains("spare");
            return isMeant ? std::optional(FakeAnswer{.status = 400, .body = R"({"error":"bad_request","reason":"no"})"}) : std::nullopt;
        };
        QVERIFY(!restore());
        m_broker->before = {};
        m_broker->put(u"exchanges"_s, exchangeOf(u"spare"_s));
        QVERIFY2(takenBack(), qPrintable(m_error));
        QVERIFY(m_broker->names().contains(u"exchanges spare"_s));
        QVERIFY(!m_broker->names().contains(u"exchanges orders"_s));
    }

    /// The process died once the broker had said yes: the run made what it made, whichever of its attempts did.
    void figuresOfARunThatWasCutOff()
    {
        QVERIFY(prepare(withThese(asItWas(), u"exchanges"_s, {exchangeOf(u"orders"_s), exchangeOf(u"spare"_s)}), asItWas()));
        m_notesLeft = 1;
        QVERIFY(!restore());
        QVERIFY(m_broker->names().contains(u"exchanges spare"_s));
        m_notesLeft = -1;
        QVERIFY2(restore(), qPrintable(m_error));
        QCOMPARE(m_result.value("created"_L1).toInt(), 2);
        QCOMPARE(m_result.value("changed"_L1).toInt(), 0);
    }

    /// Nothing was begun: nothing is asked. One that says it made something, and not what, is a person's.
    void withoutNotes()
    {
        QVERIFY(prepare(withThese(asItWas(), u"exchanges"_s, {exchangeOf(u"orders"_s)}), asItWas()));
        m_notesLeft = 0;
        QVERIFY(!restore());
        QCOMPARE(m_broker->changes(), QStringList());
        m_notesLeft = -1;
        QVERIFY2(takenBack(), qPrintable(m_error));
        m_result = {{u"created"_s, 1}};
        QVERIFY(!takenBack());
        QCOMPARE(m_broker->changes(), QStringList());
    }

    /// An exchange that deletes itself went with its last binding, and with it the binding that led to it.
    void exchangesThatDeleteThemselves()
    {
        QJsonObject was = withThese(asItWas(), u"exchanges"_s, {exchangeOf(u"brief"_s, u"/"_s, true), exchangeOf(u"front"_s, u"/"_s, true)});
        was = withThese(was, u"queues"_s, {queueOf(u"old"_s)});
        was = withThese(was, u"bindings"_s, {bindingOf(u"brief"_s, u"old"_s), bindingOf(u"front"_s, u"brief"_s, u"/"_s, u"exchange"_s)});
        m_choice.remove = {u"queues\n/\nold"_s};
        QVERIFY(prepare(withThese(asItWas(), u"exchanges"_s, {exchangeOf(u"brief"_s, u"/"_s, true), exchangeOf(u"front"_s, u"/"_s, true)}), was));
        const QStringList before = m_broker->names();
        // The run was told to take the queue away alone; the broker took the rest.
        QVERIFY(restore());
        QVERIFY(!m_broker->names().contains(u"exchanges brief"_s) && !m_broker->names().contains(u"exchanges front"_s));
        QVERIFY2(takenBack(), qPrintable(m_error));
        QCOMPARE(m_broker->names(), before);
    }
    /// Likewise with the binding that the run had made.
    void exchangeThatGoesWithTheUndo()
    {
        const QJsonObject was = withThese(asItWas(), u"exchanges"_s, {exchangeOf(u"brief"_s, u"/"_s, true)});
        QVERIFY(prepare(withThese(withThese(was, u"queues"_s, {queueOf(u"mail"_s)}), u"bindings"_s, {bindingOf(u"brief"_s, u"mail"_s)}), was));
        const QStringList before = m_broker->names();
        QVERIFY(restore());
        QVERIFY2(takenBack(), qPrintable(m_error));
        QCOMPARE(m_broker->names(), before);
    }
};

QTEST_GUILESS_MAIN(RestoreUndoTest)
#include "RestoreUndoTest.moc"
