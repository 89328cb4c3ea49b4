#include "SampleDefinitions.h"
#include "run/operations/backup/DefinitionsExport.h"
#include "run/operations/restore/DefinitionChanges.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;
using namespace warrener::defined;

class RestoreDefinitionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofTheSame()
    {
        const DefinitionsPreview preview = previewDefinitions(definitions(), definitions(), {}, {.version = u"4.0.5"_s});
        QCOMPARE(preview.count(RestoreFate::Same), preview.objects.size());
        QVERIFY(importParts(preview).isEmpty());
        QVERIFY(missingAfter(preview, definitions()).isEmpty());
        // What is a cluster's own goes nowhere.
        QCOMPARE(fateOf(preview, u"global_parameters"_s, u"internal_cluster_id"_s), std::nullopt);
        QJsonObject logging = definitions();
        logging.insert("exchanges"_L1, QJsonArray{QJsonObject{{u"name"_s, u"amq.rabbitmq.log"_s}, {u"vhost"_s, u"/"_s}, {u"type"_s, u"topic"_s}}});
        QVERIFY(importParts(previewDefinitions(logging, definitions(), {}, {.version = u"4.3.0"_s})).isEmpty());
    }

    void intoAnEmptyOne()
    {
        const DefinitionsPreview preview = previewDefinitions(definitions(), {}, {}, {.version = u"4.0.5"_s});
        QCOMPARE(preview.count(RestoreFate::Create), preview.objects.size());
        const QList<QJsonObject> parts = importParts(preview);
        // Nothing dangles: virtual hosts before what stands in them, bindings after what they bind.
        QStringList order;
        for (const QJsonObject &part : parts)
            order += part.keys();
        QCOMPARE(order, (QStringList{u"vhosts"_s, u"users"_s, u"policies"_s, u"exchanges"_s, u"queues"_s, u"bindings"_s}));
        QVERIFY(missingAfter(preview, definitions()).isEmpty());
        QCOMPARE(missingAfter(preview, {}).size(), preview.objects.size());
    }

    /// A shovel works as soon as it is there: it comes when what it takes from and fills is. What else is a parameter comes before queues, which it may limit.
    void shovelsComeLast()
    {
        QJsonObject backup = definitions();
        const auto parameter = [](const QString &component, const QString &name) {
            return QJsonObject{{u"component"_s, component}, {u"vhost"_s, u"/"_s}, {u"name"_s, name}, {u"value"_s, QJsonObject{}}};
        };
        backup.insert(u"parameters"_s, QJsonArray{parameter(u"shovel"_s, u"move"_s), parameter(u"vhost-limits"_s, u"limits"_s)});
        const DefinitionsPreview preview = previewDefinitions(backup, {{u"queues"_s, QJsonArray{queue(u"later"_s)}}}, {},
                                                              {.version = u"4.0.5"_s, .enabledPlugins = QStringList{u"rabbitmq_shovel"_s}});
        QStringList order;
        for (const auto listed = importParts(preview); const QJsonObject &part : listed) {
            for (const auto listed = part.keys(); const QString &section : listed)
                order.append(section);
        }
        QCOMPARE(order.last(), u"parameters"_s);
        QVERIFY(order.indexOf(u"parameters"_s) < order.indexOf(u"queues"_s));
        QCOMPARE(namesIn(importParts(preview), u"parameters"_s), (QStringList{u"limits"_s, u"move"_s}));
        // What exists only live stands behind all that comes.
        QCOMPARE(preview.objects.last().fate, RestoreFate::OnlyLive);
    }

    void partsAreNoLongerThanSaid()
    {
        QJsonArray queues;
        for (int i = 0; i < 1000; ++i)
            queues.append(queue(u"queue.%1"_s.arg(i)));
        const DefinitionsPreview preview = previewDefinitions({{u"queues"_s, queues}}, {}, {}, {});
        const QList<QJsonObject> parts = importParts(preview, 10'000);
        QVERIFY(parts.size() > 5);
        for (const QJsonObject &part : parts)
            QVERIFY(QJsonDocument(part).toJson(QJsonDocument::Compact).size() < 10'100);
        QCOMPARE(namesIn(parts, u"queues"_s).size(), 1000);
        // Nor do they hold more objects: of ten thousand small ones in one part nobody would see how far it is.
        QCOMPARE(importParts(preview).size(), 1);
        const QList<QJsonObject> few = importParts(preview, 4 * 1024 * 1024, 300);
        QCOMPARE(few.size(), 4);
        QCOMPARE(namesIn(few, u"queues"_s), namesIn(parts, u"queues"_s));
    }

    /// A queue that somebody ticks comes with what feeds it, and nothing else does.
    void oneQueueAndWhatFeedsIt()
    {
        const DefinitionsChoice choice{.queues = {u"/\nmail"_s}};
        const DefinitionsPreview preview = previewDefinitions(definitions(), {}, choice, {.version = u"4.0.5"_s});
        QCOMPARE(fateOf(preview, u"queues"_s, u"mail"_s), RestoreFate::Create);
        QCOMPARE(fateOf(preview, u"exchanges"_s, u"orders"_s), RestoreFate::Create);
        QCOMPARE(fateOf(preview, u"queues"_s, u"orders.new"_s), std::nullopt);
        QCOMPARE(fateOf(preview, u"policies"_s, u"limits"_s), std::nullopt);
        QCOMPARE(std::ranges::count(preview.objects, u"bindings"_s, &RestoreObject::section), 1);
        QCOMPARE(definitionsChoiceFromJson(toJson(choice)), choice);
    }

    /// What was ticked off is neither imported nor missed afterwards.
    void whatIsLeftAlone()
    {
        const DefinitionsChoice choice{.leave = {u"queues\n/\nmail"_s, u"users\n\nalice"_s}};
        const DefinitionsPreview preview = previewDefinitions(definitions(), {}, choice, {.version = u"4.0.5"_s});
        QCOMPARE(fateOf(preview, u"queues"_s, u"mail"_s), RestoreFate::Left);
        QCOMPARE(fateOf(preview, u"users"_s, u"alice"_s), RestoreFate::Left);
        QCOMPARE(namesIn(importParts(preview), u"queues"_s), (QStringList{u"orders.new"_s, u"shop.cart"_s}));
        // With the queue goes its binding.
        QCOMPARE(missingAfter(preview, {}).size(), preview.objects.size() - 3);
        QCOMPARE(definitionsChoiceFromJson(toJson(choice)), choice);
        // What is as it is stays so.
        QCOMPARE(previewDefinitions(definitions(), definitions(), choice, {.version = u"4.0.5"_s}).count(RestoreFate::Left), 0);
    }

    void changesAndWhatCannotBe()
    {
        QJsonObject live = definitions();
        live.insert(u"queues"_s, QJsonArray{queue(u"orders.new"_s, {{u"x-queue-type"_s, u"classic"_s}}), queue(u"mail"_s, {{u"x-queue-type"_s, u"classic"_s}}),
                                            queue(u"shop.cart"_s, {}, u"shop"_s), queue(u"later"_s)});
        live.insert(u"policies"_s, QJsonArray{policy(u"limits"_s, {{u"max-length"_s, 5}})});
        const DefinitionsPreview preview = previewDefinitions(definitions(), live, {}, {.version = u"4.0.5"_s});
        QCOMPARE(fateOf(preview, u"queues"_s, u"orders.new"_s), RestoreFate::Cannot);
        // The type that every queue has is said by newer brokers, and meant by older ones.
        QCOMPARE(fateOf(preview, u"queues"_s, u"mail"_s), RestoreFate::Same);
        QCOMPARE(fateOf(preview, u"queues"_s, u"later"_s), RestoreFate::OnlyLive);
        QCOMPARE(fateOf(preview, u"policies"_s, u"limits"_s), RestoreFate::Change);
        const auto cannot = std::ranges::find(preview.objects, RestoreFate::Cannot, &RestoreObject::fate);
        QVERIFY(!cannot->advice.isEmpty());
        QCOMPARE(cannot->fields.size(), 1);
        QCOMPARE(cannot->fields.first().field, u"arguments.x-queue-type"_s);
        // Nothing is deleted by itself, and what cannot be changed is not sent.
        const QList<QJsonObject> parts = importParts(preview);
        QVERIFY(namesIn(parts, u"queues"_s).isEmpty());
        QCOMPARE(namesIn(parts, u"policies"_s), QStringList{u"limits"_s});

        RestoreObject later{.section = u"queues"_s, .vhost = u"/"_s, .name = u"later"_s};
        const DefinitionsPreview chosen = previewDefinitions(definitions(), live, {.remove = {objectKey(later)}}, {.version = u"4.0.5"_s});
        QCOMPARE(fateOf(chosen, u"queues"_s, u"later"_s), RestoreFate::Remove);
    }

    void bindingsThatDifferInTheirArgumentsAreTickedEachForItself()
    {
        const auto binding = [](const QJsonObject &arguments) {
            return QJsonObject{{u"source"_s, u"heads"_s},           {u"vhost"_s, u"/"_s},          {u"destination"_s, u"mail"_s},
                               {u"destination_type"_s, u"queue"_s}, {u"routing_key"_s, QString()}, {u"arguments"_s, arguments}};
        };
        const QJsonObject live{{u"bindings"_s, QJsonArray{binding({{u"x-match"_s, u"all"_s}}), binding({{u"x-match"_s, u"any"_s}})}}};
        const DefinitionsPreview preview = previewDefinitions({}, live, {.sections = {u"bindings"_s}}, {.version = u"4.0.5"_s});
        QCOMPARE(preview.count(RestoreFate::OnlyLive), 2);
        const DefinitionsPreview chosen =
            previewDefinitions({}, live, {.sections = {u"bindings"_s}, .remove = {objectKey(preview.objects.first())}}, {.version = u"4.0.5"_s});
        QCOMPARE(chosen.count(RestoreFate::Remove), 1);
    }

    void byChoice()
    {
        const DefinitionsPreview some = previewDefinitions(definitions(), {}, {.sections = {u"users"_s}}, {});
        QCOMPARE(some.objects.size(), 1);
        QCOMPARE(fateOf(some, u"users"_s, u"alice"_s), RestoreFate::Create);
        const DefinitionsPreview named = previewDefinitions(definitions(), {}, {.pattern = u"^orders"_s}, {});
        QCOMPARE(fateOf(named, u"queues"_s, u"orders.new"_s), RestoreFate::Create);
        QCOMPARE(fateOf(named, u"queues"_s, u"mail"_s), std::nullopt);
        // With its bindings.
        QVERIFY(fateOf(named, u"bindings"_s, u"orders → orders.new (new.#)"_s).has_value());
        QVERIFY(!fateOf(named, u"bindings"_s, u"orders → mail (mail)"_s).has_value());
        const DefinitionsPreview ofShop = previewDefinitions(definitions(), {}, {.vhosts = {u"shop"_s}}, {});
        QCOMPARE(fateOf(ofShop, u"queues"_s, u"shop.cart"_s), RestoreFate::Create);
        QCOMPARE(fateOf(ofShop, u"queues"_s, u"mail"_s), std::nullopt);
        QCOMPARE(checkChoice(DefinitionsChoice{.pattern = u"(a"_s}).error().kind, ErrorKind::Usage);
    }

    /// Of all kinds, by name or by pattern, and beside queues: what is not named does not come.
    void singleObjects()
    {
        QJsonObject backup = definitions();
        const auto user = [](const QString &name) { return QJsonObject{{u"name"_s, name}, {u"password_hash"_s, u"hash"_s}, {u"tags"_s, QJsonArray()}}; };
        const auto right = [](const QString &name, const QString &vhost) {
            return QJsonObject{{u"user"_s, name}, {u"vhost"_s, vhost}, {u"configure"_s, u".*"_s}, {u"write"_s, u".*"_s}, {u"read"_s, u".*"_s}};
        };
        backup.insert(u"users"_s, QJsonArray{user(u"alice"_s), user(u"app-1"_s), user(u"app-2"_s)});
        backup.insert(u"permissions"_s, QJsonArray{right(u"alice"_s, u"/"_s), right(u"app-1"_s, u"/"_s), right(u"app-1"_s, u"shop"_s)});
        const QJsonObject live{{u"vhosts"_s, backup.value(u"vhosts"_s)}, {u"users"_s, QJsonArray{user(u"app-9"_s), user(u"bob"_s)}}};
        const auto comes = [&](const DefinitionsChoice &choice) {
            [&] { QCOMPARE(definitionsChoiceFromJson(toJson(choice)), choice); }();
            QStringList keys;
            for (const auto listed = previewDefinitions(backup, live, choice, {.version = u"4.0.5"_s}).objects; const RestoreObject &object : listed)
                keys.append(toId(object.fate) + u' ' + QString(objectKey(object)).replace(u'\n', u'/'));
            return keys;
        };
        QCOMPARE(comes({.named = {u"users\n\nalice"_s, u"permissions\n/\nalice"_s, u"policies\n/\nlimits"_s}}),
                 (QStringList{u"create users//alice"_s, u"create permissions///alice"_s, u"create policies///limits"_s}));
        // What only the cluster has of such a name is told, as by a pattern of queues.
        QCOMPARE(comes({.matching = {{u"users"_s, u"^app-"_s}}}),
                 (QStringList{u"create users//app-1"_s, u"create users//app-2"_s, u"only-live users//app-9"_s}));
        // Beside a queue, and within what else is chosen.
        const QStringList both = comes({.queues = {u"/\nmail"_s}, .named = {u"users\n\nalice"_s}});
        QVERIFY(both.contains(u"create queues///mail"_s) && both.contains(u"create users//alice"_s));
        QVERIFY(!both.contains(u"create policies///limits"_s) && !both.contains(u"create users//app-1"_s));
        QCOMPARE(comes({.sections = {u"policies"_s}, .named = {u"users\n\nalice"_s}}), QStringList());
        QCOMPARE(comes({.vhosts = {u"shop"_s}, .matching = {{u"permissions"_s, u".*"_s}, {u"users"_s, u"app-1"_s}}}),
                 (QStringList{u"create users//app-1"_s, u"create permissions/shop/app-1"_s}));
        // What goes may be named wherever it is.
        QCOMPARE(comes({.named = {u"users\n\nalice"_s}, .remove = {u"users\n\nbob"_s}}), (QStringList{u"create users//alice"_s, u"remove users//bob"_s}));
        QCOMPARE(checkChoice(DefinitionsChoice{.matching = {{u"users"_s, u"(a"_s}}}).error().kind, ErrorKind::Usage);
    }

    /// A broker refuses a right of nobody, and a queue in no virtual host, in the middle of the import: what hangs on something that neither comes nor is
    /// there is told before, and left out.
    void whatWouldDangle()
    {
        QJsonObject backup = definitions();
        backup.insert(u"permissions"_s,
                      QJsonArray{QJsonObject{{u"user"_s, u"alice"_s}, {u"vhost"_s, u"/"_s}, {u"configure"_s, u""_s}, {u"write"_s, u""_s}, {u"read"_s, u""_s}}});
        const DefinitionsChoice right{.named = {u"permissions\n/\nalice"_s}};
        QJsonObject live{{u"vhosts"_s, backup.value(u"vhosts"_s)}};
        const DefinitionsPreview alone = previewDefinitions(backup, live, right, {});
        QCOMPARE(fateOf(alone, u"permissions"_s, u"alice"_s), RestoreFate::LeftOut);
        QVERIFY2(alone.objects.first().advice.contains(u"alice"_s), qPrintable(alone.objects.first().advice));
        QVERIFY(importParts(alone).isEmpty());
        live.insert(u"users"_s, backup.value(u"users"_s));
        QCOMPARE(fateOf(previewDefinitions(backup, live, right, {}), u"permissions"_s, u"alice"_s), RestoreFate::Create);
        // A virtual host that is not there takes all with it: the queue, and the binding of the queue.
        const DefinitionsPreview nowhere = previewDefinitions(backup, {}, {.sections = {u"queues"_s, u"bindings"_s, u"exchanges"_s}}, {});
        QCOMPARE(nowhere.count(RestoreFate::LeftOut), nowhere.objects.size());
        // But where a throw-away place of that name is made before.
        const DefinitionsChoice place{.sections = {u"queues"_s}, .vhostNames = {{u"/"_s, u"t1"_s}, {u"shop"_s, u"t2"_s}}};
        QCOMPARE(previewDefinitions(backup, {}, place, {}).count(RestoreFate::Create), 3);
        // A binding from an exchange of another name, which is gone.
        backup.insert(u"bindings"_s, QJsonArray{binding(u"mail"_s, u"mail"_s)});
        const DefinitionsPreview unfed = previewDefinitions(backup, {}, {.pattern = u"^mail$"_s}, {});
        QCOMPARE(fateOf(unfed, u"queues"_s, u"mail"_s), RestoreFate::Create);
        QCOMPARE(fateOf(unfed, u"bindings"_s, u"orders → mail (mail)"_s), RestoreFate::LeftOut);
        // What comes under the name of one that does not is there.
        const DefinitionsChoice renamed{.queues = {u"/\nmail"_s}, .queueNames = {{u"mail"_s, u"orders.new"_s}}};
        QCOMPARE(fateOf(previewDefinitions(backup, {}, renamed, {}), u"bindings"_s, u"orders → orders.new (mail)"_s), RestoreFate::Create);
    }

    void underOtherNames()
    {
        const DefinitionsChoice choice{.vhostNames = {{u"shop"_s, u"shop-test"_s}}, .queueNames = {{u"orders.new"_s, u"orders.restored"_s}}};
        QCOMPARE(definitionsChoiceFromJson(toJson(choice)), choice);
        const DefinitionsPreview preview = previewDefinitions(definitions(), {}, choice, {});
        QCOMPARE(fateOf(preview, u"vhosts"_s, u"shop-test"_s), RestoreFate::Create);
        QCOMPARE(fateOf(preview, u"vhosts"_s, u"shop"_s), std::nullopt);
        QCOMPARE(fateOf(preview, u"queues"_s, u"orders.restored"_s), RestoreFate::Create);
        QVERIFY(fateOf(preview, u"bindings"_s, u"orders → orders.restored (new.#)"_s).has_value());
        const auto cart = std::ranges::find(preview.objects, u"shop.cart"_s, &RestoreObject::name);
        QCOMPARE(cart->vhost, u"shop-test"_s);
        QCOMPARE(cart->object.value("vhost"_L1).toString(), u"shop-test"_s);
    }

    /// What is restored under another name has nothing to do with what the cluster has under the old one: that is in the backup, and ticking it to go
    /// would delete it.
    void onlyLiveIsOfWhereItGoes()
    {
        const DefinitionsChoice choice{.vhostNames = {{u"shop"_s, u"shop-test"_s}}, .queueNames = {{u"orders.new"_s, u"orders.restored"_s}}};
        QJsonObject live = definitions();
        QJsonArray queues = live.value("queues"_L1).toArray();
        queues.append(queue(u"left.over"_s, {}, u"shop-test"_s));
        queues.append(queue(u"orders.restored"_s, {{u"x-queue-type"_s, u"quorum"_s}}));
        queues.append(queue(u"other"_s));
        live.insert(u"queues"_s, queues);
        const DefinitionsPreview preview = previewDefinitions(definitions(), live, choice, {.version = u"4.0.5"_s});
        QCOMPARE(fateOf(preview, u"queues"_s, u"orders.restored"_s), RestoreFate::Same);
        QCOMPARE(fateOf(preview, u"queues"_s, u"orders.new"_s), std::nullopt);
        QCOMPARE(fateOf(preview, u"bindings"_s, u"orders → orders.new (new.#)"_s), std::nullopt);
        QCOMPARE(fateOf(preview, u"vhosts"_s, u"shop"_s), std::nullopt);
        // What stands where it goes is still told.
        QCOMPARE(fateOf(preview, u"queues"_s, u"left.over"_s), RestoreFate::OnlyLive);
        QCOMPARE(fateOf(preview, u"queues"_s, u"other"_s), RestoreFate::OnlyLive);
        for (const RestoreObject &object : preview.objects)
            QVERIFY2(object.fate != RestoreFate::OnlyLive || object.vhost != "shop"_L1, qPrintable(object.name));
        // The cluster's own of a name that something else has got stands where that goes.
        const DefinitionsChoice swapped{.vhostNames = {{u"shop"_s, u"/"_s}, {u"/"_s, u"old"_s}}};
        QCOMPARE(fateOf(previewDefinitions(definitions(), live, swapped, {}), u"queues"_s, u"other"_s), RestoreFate::OnlyLive);
    }

    /// A pattern means what the cluster alone has of such names, too; by the same pattern it is chosen to go.
    void onlyLiveByPattern()
    {
        QJsonObject live = definitions();
        live.insert(u"queues"_s, QJsonArray{queue(u"orders.old"_s), queue(u"other"_s)});
        live.insert(u"bindings"_s, QJsonArray{binding(u"orders.old"_s, u"old"_s), binding(u"other"_s, u"other"_s)});
        const DefinitionsPreview preview = previewDefinitions(definitions(), live, {.pattern = u"^orders"_s}, {.version = u"4.0.5"_s});
        QCOMPARE(fateOf(preview, u"queues"_s, u"orders.old"_s), RestoreFate::OnlyLive);
        QCOMPARE(fateOf(preview, u"bindings"_s, u"orders → orders.old (old)"_s), RestoreFate::OnlyLive);
        QCOMPARE(fateOf(preview, u"queues"_s, u"other"_s), std::nullopt);
        QCOMPARE(onlyLiveNamed(preview, u"old$"_s), QStringList{u"queues\n/\norders.old"_s});
        for (const QString &none : {QString(), u"("_s, u"^nothing"_s})
            QVERIFY2(onlyLiveNamed(preview, none).isEmpty(), qPrintable(none));
        // A list of queues means those alone.
        QCOMPARE(fateOf(previewDefinitions(definitions(), live, {.queues = {u"/\nmail"_s}}, {}), u"queues"_s, u"orders.old"_s), std::nullopt);
    }

    /// An import adds limits and takes none away: what somebody has set since is a difference all the same.
    void limitsOfUsers()
    {
        const auto user = [](const QJsonValue &limits) {
            QJsonObject alice{{u"name"_s, u"alice"_s}, {u"password_hash"_s, u"hash"_s}, {u"tags"_s, QJsonArray()}};
            if (!limits.isUndefined())
                alice.insert(u"limits"_s, limits);
            return QJsonObject{{u"users"_s, QJsonArray{alice}}};
        };
        const QJsonValue none(QJsonValue::Undefined);
        const QJsonObject one{{u"max-connections"_s, 1}};
        const QJsonObject both{{u"max-connections"_s, 1}, {u"max-channels"_s, 5}};
        const auto preview = [&](const QJsonValue &backup, const QJsonValue &live) { return previewDefinitions(user(backup), user(live), {}, {}); };
        QCOMPARE(preview(QJsonObject(), none).count(RestoreFate::Same), 1);
        QCOMPARE(preview(none, one).count(RestoreFate::Same), 1); // of a broker that knew none
        QCOMPARE(preview(one, one).count(RestoreFate::Same), 1);
        for (const auto &[backup, live, field] :
             {std::tuple(QJsonObject(), one, u"limits.max-connections"_s), std::tuple(one, both, u"limits.max-channels"_s)}) {
            const DefinitionsPreview changed = preview(backup, live);
            QCOMPARE(changed.count(RestoreFate::Change), 1);
            QCOMPARE(changed.objects.first().fields.size(), 1);
            QCOMPARE(changed.objects.first().fields.first().field, field);
            QVERIFY(changed.objects.first().fields.first().after.isUndefined());
            QCOMPARE(missingAfter(changed, user(live)).size(), 1);
            QVERIFY(missingAfter(changed, user(backup)).isEmpty());
        }
    }

    /// Whose password the console uses is not changed under it; elsewhere that user is one as others are.
    void theConsolesOwnLogin()
    {
        QJsonObject live = definitions();
        live.insert(u"users"_s, QJsonArray{QJsonObject{{u"name"_s, u"alice"_s}, {u"password_hash"_s, u"new"_s}, {u"tags"_s, QJsonArray{u"monitoring"_s}}}});
        QCOMPARE(fateOf(previewDefinitions(definitions(), live, {}, {.user = u"bob"_s}), u"users"_s, u"alice"_s), RestoreFate::Change);
        QCOMPARE(fateOf(previewDefinitions(definitions(), live, {}, {.user = u"alice"_s}), u"users"_s, u"alice"_s), RestoreFate::LeftOut);
        QCOMPARE(fateOf(previewDefinitions(definitions(), definitions(), {}, {.user = u"alice"_s}), u"users"_s, u"alice"_s), RestoreFate::Same);
        QCOMPARE(fateOf(previewDefinitions(definitions(), {}, {}, {.user = u"alice"_s}), u"users"_s, u"alice"_s), RestoreFate::Create);
    }

    /// Nor is it taken away, nor what it may do: the run could not go on.
    void theConsolesOwnLoginStays()
    {
        QJsonObject live = definitions();
        const auto right = [](const QString &user, const QString &read) {
            return QJsonObject{{u"user"_s, user}, {u"vhost"_s, u"/"_s}, {u"configure"_s, u".*"_s}, {u"write"_s, u".*"_s}, {u"read"_s, read}};
        };
        live.insert(u"users"_s, QJsonArray{QJsonObject{{u"name"_s, u"alice"_s}}, QJsonObject{{u"name"_s, u"me"_s}}});
        live.insert(u"permissions"_s, QJsonArray{right(u"me"_s, u".*"_s)});
        QJsonObject backup = definitions();
        const DefinitionsChoice all{.remove = {u"users\n\nme"_s, u"permissions\n/\nme"_s}};
        const DefinitionsPreview without = previewDefinitions(backup, live, all, {.user = u"me"_s});
        QCOMPARE(fateOf(without, u"users"_s, u"me"_s), std::nullopt);
        QCOMPARE(without.count(RestoreFate::Remove), 0);
        QCOMPARE(previewDefinitions(backup, live, all, {.user = u"alice"_s}).count(RestoreFate::Remove), 2);
        backup.insert(u"permissions"_s, QJsonArray{right(u"me"_s, u"^$"_s)});
        QCOMPARE(previewDefinitions(backup, live, {}, {.user = u"me"_s}).count(RestoreFate::LeftOut), 1);
    }

    /// What hangs on something that somebody ticked off goes with it, and does not end the run.
    void whatHangsOnWhatIsLeftAlone()
    {
        QJsonObject backup = definitions();
        backup.insert(u"permissions"_s, QJsonArray{QJsonObject{{u"user"_s, u"alice"_s}, {u"vhost"_s, u"/"_s}, {u"read"_s, u""_s}}});
        const DefinitionsPreview preview = previewDefinitions(backup, {}, {.leave = {u"users\n\nalice"_s, u"queues\n/\nmail"_s, u"vhosts\n\nshop"_s}}, {});
        QCOMPARE(preview.count(RestoreFate::Left), 3);
        QCOMPARE(fateOf(preview, u"permissions"_s, u"alice"_s), RestoreFate::LeftOut);
        QCOMPARE(fateOf(preview, u"bindings"_s, u"orders → mail (mail)"_s), RestoreFate::LeftOut);
        QCOMPARE(fateOf(preview, u"queues"_s, u"shop.cart"_s), RestoreFate::LeftOut);
        QCOMPARE(fateOf(preview, u"bindings"_s, u"orders → orders.new (new.#)"_s), RestoreFate::Create);
        // Of what is there, others may go on hanging.
        QCOMPARE(previewDefinitions(backup, definitions(), {.leave = {u"users\n\nalice"_s}}, {}).count(RestoreFate::LeftOut), 0);
    }

    /// An undo brings back what the restore changed or took away, what the broker took away with it, and nothing else.
    void undone()
    {
        const auto topic = [](const QString &exchange) {
            return QJsonObject{{u"user"_s, u"alice"_s}, {u"vhost"_s, u"/"_s}, {u"exchange"_s, exchange}, {u"write"_s, u""_s}, {u"read"_s, u""_s}};
        };
        QJsonObject was = definitions();
        was.insert(u"permissions"_s, QJsonArray{QJsonObject{{u"user"_s, u"alice"_s}, {u"vhost"_s, u"/"_s}, {u"read"_s, u""_s}}});
        was.insert(u"topic_permissions"_s, QJsonArray{topic(u"orders"_s)});
        // A backup with another limit and another topic, without alice and mail; what it lacks was ticked to go.
        QJsonObject backup = definitions();
        backup.insert(u"policies"_s, QJsonArray{policy(u"limits"_s, {{u"max-length"_s, 5}})});
        backup.insert(u"topic_permissions"_s, QJsonArray{topic(u"amq.topic"_s)});
        backup.remove(u"users"_s);
        backup.insert(u"queues"_s, QJsonArray{queue(u"orders.new"_s), queue(u"shop.cart"_s, {}, u"shop"_s)});
        backup.insert(u"bindings"_s, QJsonArray{binding(u"orders.new"_s, u"new.#"_s)});
        const DefinitionsPreview made = previewDefinitions(backup, was, {.remove = {u"users\n\nalice"_s, u"queues\n/\nmail"_s}}, {});
        QCOMPARE(made.count(RestoreFate::Remove), 2);
        // With the queue its binding went, with the user her rights; meanwhile somebody else took shop.cart away.
        QJsonObject live = backup;
        live.insert(u"queues"_s, QJsonArray{queue(u"orders.new"_s)});
        live.remove(u"topic_permissions"_s);
        const DefinitionsPreview back = undoOf(made, was, live, {});
        QStringList names;
        for (const RestoreObject &object : back.objects)
            names.append(object.section + u' ' + object.name);
        names.sort();
        QCOMPARE(names, (QStringList{u"bindings orders → mail (mail)"_s, u"permissions alice"_s, u"policies limits"_s, u"queues mail"_s,
                                     u"topic_permissions alice @ orders"_s, u"users alice"_s}));
        QCOMPARE(objectOf(back, u"limits"_s).value("definition"_L1).toObject(), (QJsonObject{{u"max-length"_s, 100}}));
        QVERIFY(undoOf(made, was, was, {}).objects.isEmpty());
        // As before is, where the broker takes it no more so, the nearest that it takes.
        was.insert(u"policies"_s, QJsonArray{policy(u"limits"_s, {{u"ha-mode"_s, u"all"_s}, {u"max-length"_s, 100}})});
        const DefinitionsPreview changed = previewDefinitions(backup, was, {}, {.version = u"4.0.5"_s});
        const DefinitionsPreview nearest = undoOf(changed, was, backup, {.version = u"4.0.5"_s});
        QCOMPARE(objectOf(nearest, u"limits"_s).value("definition"_L1).toObject(), (QJsonObject{{u"max-length"_s, 100}}));
        QCOMPARE(nearest.changed(), 1);
    }

    /// What somebody changed since, or made anew, is theirs, with what could hang on it.
    void undoneWhereSomebodyCameSince()
    {
        QJsonObject was = definitions();
        was.insert(u"permissions"_s, QJsonArray{QJsonObject{{u"user"_s, u"alice"_s}, {u"vhost"_s, u"/"_s}, {u"read"_s, u""_s}}});
        QJsonObject backup = definitions();
        backup.insert(u"policies"_s, QJsonArray{policy(u"limits"_s, {{u"max-length"_s, 5}})});
        backup.remove(u"users"_s);
        const DefinitionsPreview made = previewDefinitions(backup, was, {.remove = {u"users\n\nalice"_s}}, {});
        QJsonObject live = backup;
        live.insert(u"policies"_s, QJsonArray{policy(u"limits"_s, {{u"max-length"_s, 6}})});
        live.insert(u"users"_s, QJsonArray{QJsonObject{{u"name"_s, u"alice"_s}, {u"password_hash"_s, u"new"_s}, {u"tags"_s, QJsonArray{}}}});
        const DefinitionsPreview back = undoOf(made, was, live, {});
        for (const auto &[section, name] : {std::pair(u"policies"_s, u"limits"_s), {u"users"_s, u"alice"_s}, {u"permissions"_s, u"alice"_s}})
            QCOMPARE(fateOf(back, section, name), RestoreFate::Left);
        QVERIFY(importParts(back).isEmpty());
        // A policy that somebody took away since does not come back either.
        live.remove(u"policies"_s);
        QCOMPARE(fateOf(undoOf(made, was, live, {}), u"policies"_s, u"limits"_s), RestoreFate::Left);
    }

    /// Two bindings of the same ends are two, where their arguments are not the same.
    void keysOfBindings()
    {
        QJsonObject other = binding(u"mail"_s, u"mail"_s);
        other.insert(u"arguments"_s, QJsonObject{{u"x-match"_s, u"any"_s}});
        QVERIFY(definedKey(u"bindings"_s, binding(u"mail"_s, u"mail"_s)) != definedKey(u"bindings"_s, other));
        QVERIFY(definedKey(u"bindings"_s, binding(u"mail"_s, u"mail"_s)) != definedKey(u"bindings"_s, binding(u"mail"_s, u"mail"_s, u"exchange"_s)));
    }

    /// In a rehearsal the cluster whose backup it is goes on: nothing may begin to take its messages.
    void nothingThatWorksByItself()
    {
        QJsonObject backup = definitions();
        backup.insert("parameters"_L1, QJsonArray{QJsonObject{{u"component"_s, u"shovel"_s}, {u"vhost"_s, u"/"_s}, {u"name"_s, u"moves"_s}},
                                                  QJsonObject{{u"component"_s, u"federation-upstream"_s}, {u"vhost"_s, u"/"_s}, {u"name"_s, u"up"_s}},
                                                  operatorPolicy(u"limit"_s, {{u"max-length"_s, 5}})});
        backup.insert("policies"_L1,
                      QJsonArray{policy(u"limits"_s, {{u"max-length"_s, 100}}), policy(u"federate"_s, {{u"federation-upstream-set"_s, u"all"_s}})});
        DefinitionsChoice choice{.isIdle = true};
        QCOMPARE(definitionsChoiceFromJson(toJson(choice)), choice);
        const DefinitionsPreview preview = previewDefinitions(backup, {}, choice, {.version = u"4.0.5"_s});
        for (const auto &[section, name, comes] :
             std::initializer_list<std::tuple<QString, QString, bool>>{{u"parameters"_s, u"shovel moves"_s, false},
                                                                       {u"parameters"_s, u"federation-upstream up"_s, false},
                                                                       {u"parameters"_s, u"operator_policy limit"_s, true},
                                                                       {u"policies"_s, u"federate"_s, false},
                                                                       {u"policies"_s, u"limits"_s, true}})
            QCOMPARE(fateOf(preview, section, name), comes ? RestoreFate::Create : RestoreFate::LeftOut);
        QCOMPARE(previewDefinitions(backup, {}, {}, {.version = u"4.0.5"_s}).count(RestoreFate::LeftOut), 0);
    }

    /// Where messages are restored too, what would move them on comes in a step of its own: of the two choices each object is in one.
    void moversByThemselves()
    {
        QJsonObject backup = definitions();
        const QJsonObject shovel{{u"component"_s, u"shovel"_s}, {u"vhost"_s, u"/"_s}, {u"name"_s, u"moves"_s}};
        const QJsonObject ofShop{{u"component"_s, u"shovel"_s}, {u"vhost"_s, u"shop"_s}, {u"name"_s, u"moves"_s}};
        const QJsonObject upstream{{u"component"_s, u"federation-upstream"_s}, {u"vhost"_s, u"/"_s}, {u"name"_s, u"up"_s}};
        backup.insert("parameters"_L1, QJsonArray{shovel, ofShop, upstream, operatorPolicy(u"limit"_s, {{u"max-length"_s, 5}})});
        const auto comes = [&](MoversChoice movers, const QStringList &leave) {
            const DefinitionsChoice choice{.leave = leave, .movers = movers};
            [&] { QCOMPARE(definitionsChoiceFromJson(toJson(choice)), choice); }();
            QStringList names;
            for (const auto listed = previewDefinitions(backup, {}, choice, {.version = u"4.0.5"_s}).objects; const RestoreObject &object : listed) {
                if (comesNew(object))
                    names.append(object.section + u' ' + object.vhost + u' ' + object.name);
            }
            names.sort();
            return names;
        };
        const QStringList movers = comes(MoversChoice::Only, {});
        QCOMPARE(movers, (QStringList{u"parameters / federation-upstream up"_s, u"parameters / shovel moves"_s, u"parameters shop shovel moves"_s}));
        QStringList both = comes(MoversChoice::Held, {}) + movers;
        both.sort();
        QCOMPARE(both, comes(MoversChoice::All, {}));
        QVERIFY(comes(MoversChoice::Held, {}).contains(u"parameters / operator_policy limit"_s));
        // What hangs on something that is left alone does not come in the later step either.
        QCOMPARE(comes(MoversChoice::Only, {u"vhosts\n\nshop"_s, u"parameters\n/\nshovel moves"_s}), QStringList{u"parameters / federation-upstream up"_s});
    }

    /// The copy of a virtual host gets no shovel that would drain the original: its addresses are as they were.
    void moversOfARenamedVhost()
    {
        QJsonObject backup = definitions();
        backup.insert("parameters"_L1, QJsonArray{QJsonObject{{u"component"_s, u"shovel"_s}, {u"vhost"_s, u"shop"_s}, {u"name"_s, u"moves"_s}},
                                                  QJsonObject{{u"component"_s, u"shovel"_s}, {u"vhost"_s, u"/"_s}, {u"name"_s, u"stays"_s}}});
        const DefinitionsPreview preview = previewDefinitions(backup, {}, {.vhostNames = {{u"shop"_s, u"copy"_s}}}, {.version = u"4.0.5"_s});
        QCOMPARE(fateOf(preview, u"parameters"_s, u"shovel moves"_s), RestoreFate::LeftOut);
        QCOMPARE(fateOf(preview, u"parameters"_s, u"shovel stays"_s), RestoreFate::Create);
    }

    void publicDefinitions()
    {
        const QDir folder(QStringLiteral(WARRENER_CASES) + u"/definitions"_s);
        if (!folder.exists())
            QSKIP("shared/cases is not beside the checkout");
        int read = 0;
        for (const auto listed = folder.entryList({u"*.json"_s}, QDir::Files); const QString &name : listed) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
            if (!document.isObject())
                continue;
            ++read;
            const QJsonObject backup = document.object();
            const DefinitionsPreview preview = previewDefinitions(backup, {}, {}, {.version = u"3.10.8"_s});
            qsizetype sent = 0;
            for (const auto listed = importParts(preview, 100'000); const QJsonObject &part : listed) {
                for (const auto listed = part.keys(); const QString &key : listed)
                    sent += part.value(key).toArray().size();
            }
            // But what stands there twice.
            int twice = preview.count(RestoreFate::Cannot);
            // What brokers name, what is bound to that, and what is of a virtual host that nobody names is all that is left out.
            for (const RestoreObject &object : preview.objects) {
                if (object.fate != RestoreFate::LeftOut)
                    continue;
                ++twice;
                if (object.section != "users"_L1 && object.section != "vhosts"_L1 && object.vhost.isEmpty())
                    continue;
                const QString queue = object.object[object.section == "bindings"_L1 ? "destination"_L1 : "name"_L1].toString();
                QVERIFY2(queue.startsWith("amq."_L1) && (object.section == "queues"_L1 || object.section == "bindings"_L1), qPrintable(name + object.name));
            }
            QVERIFY2(sent + twice == preview.objects.size(), qPrintable(name));
            QVERIFY2(missingAfter(preview, backup).isEmpty(), qPrintable(name));
            // Compared with itself, what brokers name is there.
            const DefinitionsPreview same = previewDefinitions(backup, backup, {}, {.version = u"3.10.8"_s});
            QVERIFY2(same.count(RestoreFate::Same) + same.count(RestoreFate::Cannot) == preview.objects.size(), qPrintable(name));
        }
        QVERIFY(read > 30);
    }
};

QTEST_GUILESS_MAIN(RestoreDefinitionsTest)
#include "RestoreDefinitionsTest.moc"
