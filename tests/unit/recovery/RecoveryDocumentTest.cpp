#include "plan/recovery/RecoveryLibrary.h"
#include "run/operations/recovery/RepairCommands.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// A small sound document; tests change one thing of it.
QByteArray sound()
{
    return "{\n"
           " \"format\": 1, \"id\": \"own\", \"version\": \"2\",\n"
           " \"title\": {\"en\": \"Own\", \"zh\": \"\xe8\x87\xaa\"},\n"
           " \"scenario\": {\"en\": \"s\", \"zh\": \"s\"},\n"
           " \"about\": \"node\", \"guards\": [\"majority\"],\n"
           " \"steps\": [\n"
           "  {\"id\": \"state\", \"action\": \"node-state\"},\n"
           "  {\"id\": \"stop\", \"action\": \"stop-service\", \"undo\": \"start-service\", \"when\": {\"step\": \"state\", \"is\": [\"hung\"]}},\n"
           "  {\"id\": \"wait\", \"action\": \"condition\", \"condition\": \"no-alarm\", \"timeoutSeconds\": 9}\n"
           " ],\n"
           " \"validation\": [\"all-nodes-running\"]\n"
           "}\n";
}

ClusterProfile profile()
{
    ClusterProfile known;
    known.name = {u"orders"_s};
    known.nodes = {{.name = {u"rabbit@broker1"_s}}};
    return known;
}

} // namespace

class RecoveryDocumentTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shippedDocumentsAreSound()
    {
        const QList<RecoveryEntry> entries = recoveryDocuments();
        QList<RecoveryDocument> documents;
        QStringList ids;
        for (const RecoveryEntry &entry : entries) {
            QVERIFY2(entry.document, qPrintable(entry.id + u": "_s + entry.error.value_or(Error{}).message));
            documents.append(*entry.document);
            ids.append(entry.id);
            QVERIFY(!entry.document->detection.isEmpty() && !entry.document->validation.isEmpty() && !entry.document->afterwards.isEmpty());
            QVERIFY2(entry.document->brokers.contains(u"4.0"_s), qPrintable(entry.id));
        }
        QCOMPARE(ids,
                 (QStringList{u"single-node-failure"_s, u"cluster-node-failure"_s, u"network-partition"_s, u"data-corruption"_s, u"complete-system-failure"_s,
                              u"quorum-queue-majority-lost"_s, u"disk-full"_s, u"erlang-cookie"_s, u"certificate-expired"_s, u"upgrade-stopped"_s}));
        QVERIFY(checkFallbacks(documents));
        QCOMPARE(documents.first().rpo, std::chrono::seconds{3600});
        QCOMPARE(documents.first().rto, std::chrono::seconds{1800});
    }

    /// Every text that a person sees, in each shipped document, is there in Chinese: translated, and no copy of the English.
    void everyTextIsThereInChinese()
    {
        const auto isChinese = [](const QString &text) { return std::ranges::any_of(text, [](QChar sign) { return sign.script() == QChar::Script_Han; }); };
        const QStringList worded{u"title"_s, u"scenario"_s, u"words"_s, u"instructions"_s, u"cannotBeUndone"_s, u"why"_s, u"afterwards"_s};
        // What is the same in every language: a command, or a key of a configuration.
        static const QRegularExpression command(u"^(rabbitmq|systemctl |scp |cluster_partition_handling$)"_s);
        for (const auto listed = recoveryDocuments(); const RecoveryEntry &entry : listed) {
            int texts = 0;
            const std::function<void(const QJsonValue &, const QString &)> look = [&](const QJsonValue &value, const QString &key) {
                const QJsonObject object = value.toObject();
                if (worded.contains(key) || object.contains("zh"_L1)) {
                    const QString en = object.value("en"_L1).toString(), zh = object.value("zh"_L1).toString();
                    QVERIFY2(isChinese(zh) && !isChinese(en), qPrintable(u"%1: %2: %3"_s.arg(entry.id, key, en + u" / "_s + zh)));
                    ++texts;
                    return;
                }
                if (key == "instead"_L1)
                    QVERIFY2(command.match(value.toString()).hasMatch(), qPrintable(u"%1: %2"_s.arg(entry.id, value.toString())));
                for (auto it = object.begin(); it != object.end(); ++it)
                    look(it.value(), it.key());
                for (const auto listed = value.toArray(); const QJsonValue &each : listed)
                    look(each, {});
            };
            look(QJsonDocument::fromJson(entry.text).object(), {});
            QVERIFY2(texts > 5, qPrintable(entry.id));
        }
    }

    /// What another plan does and this one does not is a command, or told in words of each language.
    void whatIsReplaced()
    {
        const auto read = [](const QByteArray &instead) {
            QByteArray text = sound();
            text.replace("[\"all-nodes-running\"]\n}",
                         "[\"all-nodes-running\"],\n \"replaces\": [{\"instead\": " + instead + ", \"why\": {\"en\": \"w\", \"zh\": \"w\"}}]\n}");
            return recoveryDocumentFrom(text);
        };
        QCOMPARE(read("\"rabbitmqctl reset\"")->replaces.first().instead, (Worded{.en = u"rabbitmqctl reset"_s, .zh = u"rabbitmqctl reset"_s}));
        QCOMPARE(read("{\"en\": \"no plan\", \"zh\": \"\xe6\x97\xa0\"}")->replaces.first().instead, (Worded{.en = u"no plan"_s, .zh = u"\u65e0"_s}));
        for (const auto &[wrong, word] : {std::pair("{\"en\": \"no plan\"}", "zh"), std::pair("5", "type"), std::pair("\" \"", "missing"),
                                          std::pair("{\"en\": \"a\", \"zh\": \"a\", \"fr\": \"a\"}", "fr")}) {
            const Result<RecoveryDocument> document = read(wrong);
            QVERIFY(!document);
            QVERIFY2(document.error().message.contains(u"line 12: "_s) && document.error().message.contains(QLatin1StringView(word)),
                     qPrintable(document.error().message));
        }
    }

    /// What the schema offers is what the reader takes.
    void schemaNamesTheSame()
    {
        const QJsonObject schema = QJsonDocument::fromJson(recoverySchema()).object();
        const QJsonObject defs = schema.value("$defs"_L1).toObject();
        const auto namesIn = [](const QJsonValue &holder) {
            QStringList names;
            for (const auto listed = holder.toObject().value("enum"_L1).toArray(); const QJsonValue &name : listed)
                names.append(name.toString());
            names.sort();
            return names;
        };
        const auto idsOf = [](const auto &all) {
            QStringList ids;
            for (const auto each : all)
                ids.append(toId(each));
            ids.sort();
            return ids;
        };
        const QJsonObject step = defs.value("step"_L1).toObject().value("properties"_L1).toObject();
        QCOMPARE(namesIn(step.value("action"_L1)), idsOf(allRecoveryActions()));
        QCOMPARE(namesIn(step.value("role"_L1)), idsOf(allRecoveryRoles()));
        QCOMPARE(namesIn(defs.value("condition"_L1)), idsOf(allClusterConditions()));
        QCOMPARE(namesIn(schema.value("properties"_L1).toObject().value("guards"_L1).toObject().value("items"_L1)), idsOf(allRecoveryGuards()));
    }

    void readsOne()
    {
        const Result<RecoveryDocument> document = recoveryDocumentFrom(sound());
        QVERIFY2(document, qPrintable(document ? QString() : document.error().message));
        QCOMPARE(document->steps.size(), 3);
        QCOMPARE(document->steps.at(1).when->outcomes, QStringList{u"hung"_s});
        QCOMPARE(document->steps.at(2).condition, ClusterCondition::NoAlarm);
        QCOMPARE(document->steps.at(2).timeout, std::chrono::seconds{9});
        QCOMPARE(document->guards, QList{RecoveryGuard::Majority});
    }

    /// What only looks like an id of the plan's own, and a text of another system's editor, were good before, and are.
    void takesWhatIsNobodysElse()
    {
        QByteArray text = sound();
        text.replace("\"id\": \"wait\"", "\"id\": \"valid-certificate\"");
        text.replace("\"en\": \"Own\"", "\"en\": \"Own\\r\\nof two lines\"");
        const Result<RecoveryDocument> document = recoveryDocumentFrom(text);
        QVERIFY2(document, qPrintable(document ? QString() : document.error().message));
        QCOMPARE(document->steps.last().id, u"valid-certificate"_s);
    }

    void refusesWithLineAndReason_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const char *before, const char *after, int line, const char *word) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after) << line << QString::fromUtf8(word);
        };
        row("wrong type", "\"timeoutSeconds\": 9", "\"timeoutSeconds\": \"9\"", 9, "type");
        row("out of range", "\"timeoutSeconds\": 9", "\"timeoutSeconds\": 0", 9, "between");
        row("unknown action", "\"action\": \"node-state\"", "\"action\": \"reset\"", 7, "reset");
        row("no action", "\"action\": \"node-state\"", "\"role\": \"lead\"", 7, "action");
        row("unknown key", "\"timeoutSeconds\": 9", "\"timout\": 9", 9, "timout");
        row("unknown condition", "\"condition\": \"no-alarm\"", "\"condition\": \"all-good\"", 9, "all-good");
        row("dangerous without undo", "\"undo\": \"start-service\", ", "", 8, "start-service");
        row("wrong undo", "\"undo\": \"start-service\"", "\"undo\": \"thaw\"", 8, "thaw");
        row("nothing takes it back", "\"stop-service\", \"undo\": \"start-service\"", "\"forget-node\"", 8, "cannotBeUndone");
        row("a loop by itself", "\"step\": \"state\"", "\"step\": \"stop\"", 8, "loop");
        row("a loop by a later step", "\"step\": \"state\"", "\"step\": \"wait\"", 8, "loop");
        row("an outcome that never comes", "[\"hung\"]", "[\"tired\"]", 8, "tired");
        row("twice the same id", "\"id\": \"wait\"", "\"id\": \"state\"", 9, "twice");
        row("host that is not there", "\"action\": \"node-state\"", "\"action\": \"node-state\", \"node\": \"rabbit@broker9\"", 7, "rabbit@broker9");
        row("guard left out", "\"guards\": [\"majority\"]", "\"guards\": []", 5, "majority");
        row("a majority given up by nobody's word", "\"about\": \"node\", \"guards\": [\"majority\"]", "\"about\": \"lost-nodes\"", 6, "approval");
        row("about nothing", "\"about\": \"node\"", "\"about\": \"cluster\"", 5, "state");
        row("one language", "{\"en\": \"s\", \"zh\": \"s\"}", "{\"en\": \"s\"}", 4, "zh");
        row("no validation", ",\n \"validation\": [\"all-nodes-running\"]", "", 1, "validation");
        row("no steps",
            "  {\"id\": \"state\", \"action\": \"node-state\"},\n  {\"id\": \"stop\", \"action\": \"stop-service\", \"undo\": \"start-service\", "
            "\"when\": {\"step\": \"state\", \"is\": [\"hung\"]}},\n  {\"id\": \"wait\", \"action\": \"condition\", \"condition\": \"no-alarm\", "
            "\"timeoutSeconds\": 9}\n",
            "", 6, "steps");
        row("nothing validates", "[\"all-nodes-running\"]", "[]", 11, "validation");
        row("no version", "\"version\": \"2\"", "\"version\": \"\"", 2, "version");
        row("unknown key within", "\"zh\": \"\xe8\x87\xaa\"", "\"zh\": \"x\", \"fr\": \"x\"", 3, "title.fr");
        row("unknown key in Chinese", "\"timeoutSeconds\": 9", "\"\xe9\x94\xae\": 9", 9, "\xe9\x94\xae");
        row("a key twice", "\"undo\": \"start-service\"", "\"undo\": \"start-service\",\n   \"undo\": \"start-service\"", 9, "twice");
        row("too deep", "[\"hung\"]", "\n[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]", 9, "nested");
        row("a mark of the order of bytes", "{\n \"format\": 1", "\xef\xbb\xbf{\n \"format\": 2", 2, "format");
        row("no number", "\"timeoutSeconds\": 9", "\"timeoutSeconds\": NaN", 9, "no JSON: ");
        row("a command of two lines", "\"timeoutSeconds\": 9", "\"timeoutSeconds\": 9, \"commands\": [\"ls\\nrm -rf /\"]", 9, "line break");
        row("a command that reads otherwise", "\"timeoutSeconds\": 9", "\"timeoutSeconds\": 9, \"commands\": [\"ls \xe2\x80\xae fr- mr\"]", 9, "nobody sees");
        row("an empty command", "\"timeoutSeconds\": 9", "\"timeoutSeconds\": 9, \"commands\": [\" \"]", 9, "characters");
        row("a shell step", "\"action\": \"node-state\"", "\"action\": \"shell\", \"commands\": [\"ls\"]", 7, "shell");
        row("a branch on a step that does not hold", "[\"hung\"]", "[\"hung\"], \"holds\": false", 8, "holds");
        row("a branch on a condition with outcomes", "{\"step\": \"state\", \"is\"", "{\"condition\": \"no-alarm\", \"is\"", 8, "when.is");
        row("no version of RabbitMQ", "\"version\": \"2\"", "\"version\": \"2\", \"brokers\": [\"4.0\", \"4,3\"]", 2, "4,3");
        row("an empty condition", "\"no-alarm\"", "\"\"", 9, "steps[2].condition");
        row("an empty action", "\"action\": \"node-state\"", "\"action\": \"\"", 7, "steps[0].action");
        row("an empty role", "\"timeoutSeconds\": 9", "\"role\": \"\"", 9, "steps[2].role");
        row("what a failure leads to is empty", "\"timeoutSeconds\": 9", "\"onFailure\": \"\"", 9, "steps[2].onFailure");
        row("longer than its time-out", "\"timeoutSeconds\": 9", "\"timeoutSeconds\": 9, \"expectedSeconds\": 10", 9, "expectedSeconds");
        row("a negative time-out", "\"timeoutSeconds\": 9", "\"timeoutSeconds\": -9", 9, "between");
        row("a line break behind the id", "\"id\": \"own\"", "\"id\": \"own\\n\"", 2, "id");
        row("a line break behind a step's id", "\"id\": \"wait\"", "\"id\": \"wait\\n\"", 9, "steps[2].id");
        row("NUL in a title", "\"en\": \"Own\"", "\"en\": \"O\\u0000wn\"", 3, "title.en");
        row("a title that colours a terminal", "\"en\": \"Own\"", "\"en\": \"\\u001b[31mOwn\"", 3, "control character");
        row("a title of blanks", "\"en\": \"Own\"", "\"en\": \"  \"", 3, "title.en");
        row("an id that the plan gives to its own", "\"id\": \"wait\"", "\"id\": \"valid-no-alarm\"", 9, "take another");
        row("the id of the look before a restart", "\"action\": \"node-state\"},",
            "\"action\": \"node-state\"}, {\"id\": \"again\", \"action\": \"restart-service\", \"cannotBeUndone\": {\"en\": \"x\", \"zh\": \"x\"}},\n"
            "  {\"id\": \"again-may\", \"action\": \"look\"},",
            8, "take another");
        row("a rule twice", "[\"majority\"]", "[\"majority\", \"majority\"]", 5, "twice");
        row("a condition twice", "[\"all-nodes-running\"]", "[\"all-nodes-running\", \"all-nodes-running\"]", 11, "twice");
        row("another format", "\"format\": 1", "\"format\": 2", 2, "format");
        row("no JSON", "\"steps\": [", "\"steps\": [[", 0, "JSON");
    }
    void refusesWithLineAndReason()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(int, line);
        QFETCH(QString, word);
        QByteArray text = sound();
        QVERIFY(text.contains(before));
        text.replace(before, after);
        const ClusterProfile known = profile();
        const Result<RecoveryDocument> document = recoveryDocumentFrom(text, &known);
        QVERIFY(!document);
        const QString said = document.error().message;
        QVERIFY2(line == 0 || said.contains(u"line %1:"_s.arg(line)), qPrintable(said));
        QVERIFY2(said.contains(word), qPrintable(said));
    }

    /// What goes on without the others waits for a word that ends the plan where it is no.
    void goingOnWithoutOthersIsDecided()
    {
        const auto read = [](const QByteArray &approval, const QByteArray &branch) {
            QByteArray text = sound();
            text.replace("{\"id\": \"state\", \"action\": \"node-state\"},", "{\"id\": \"state\", \"action\": \"node-state\"}," + approval);
            text.replace("\"stop-service\", \"undo\": \"start-service\"", "\"shrink-queues\", \"cannotBeUndone\": {\"en\": \"x\", \"zh\": \"x\"}");
            text.replace("\"when\": {\"step\": \"state\", \"is\": [\"hung\"]}", branch);
            const Result<RecoveryDocument> document = recoveryDocumentFrom(text);
            return document ? QString() : document.error().message;
        };
        const QByteArray words = "\"title\": {\"en\": \"t\", \"zh\": \"t\"}, \"instructions\": {\"en\": \"i\", \"zh\": \"i\"}";
        const QByteArray decide = "{\"id\": \"decide\", \"action\": \"approval\", " + words;
        const QByteArray skipped = decide + ", \"when\": {\"step\": \"state\", \"is\": [\"frozen\"]}},";
        const QByteArray always = "\"when\": {\"step\": \"state\", \"is\": [\"hung\"]}";
        const QByteArray follows = "\"when\": {\"step\": \"decide\", \"is\": [\"done\"]}";
        QCOMPARE(read(decide + "},", always), QString());
        QCOMPARE(read(skipped, follows), QString());
        QVERIFY(read({}, always).contains("approval"_L1));
        QVERIFY(read(skipped, always).contains("approval"_L1));
        QVERIFY(read(decide + ", \"onFailure\": \"continue\"},", always).contains("approval"_L1));
    }

    /// What an action can come to is what a branch may name, all of it.
    void everyTroubleCanBeBranchedOn()
    {
        for (int each = 0; each <= int(parts::NodeTrouble::HostRefuses); ++each) {
            QByteArray text = sound();
            text.replace("[\"hung\"]", "[\"" + parts::toId(parts::NodeTrouble(each)).toUtf8() + "\"]");
            const Result<RecoveryDocument> document = recoveryDocumentFrom(text);
            QVERIFY2(document, qPrintable(document ? QString() : document.error().message));
        }
    }

    /// A host that lets nobody in is as far away as one that is silent: no shipped plan passes it by and forgets the node, or waits
    /// for what cannot come.
    void aHostThatLetsNobodyIn()
    {
        int plans = 0;
        for (const auto listed = recoveryDocuments(); const RecoveryEntry &entry : listed) {
            const auto namedBy = [&entry](const QString &outcome) {
                return std::ranges::any_of(entry.document->allSteps(), [&outcome](const RecoveryStep &step) {
                    return step.action == RecoveryAction::Manual && step.when && step.when->outcomes.contains(outcome);
                });
            };
            if (!namedBy(u"host-silent"_s))
                continue;
            ++plans;
            QVERIFY2(namedBy(u"host-refuses"_s), qPrintable(entry.id));
        }
        QCOMPARE(plans, 3);
        const QList<RecoveryEntry> entries = recoveryDocuments();
        const QList<RecoveryStep> steps = std::ranges::find(entries, u"cluster-node-failure"_s, &RecoveryEntry::id)->document->allSteps();
        const auto at = [&steps](const QString &id) { return std::ranges::find(steps, id, &RecoveryStep::id) - steps.begin(); };
        QVERIFY(at(u"login"_s) < at(u"stop"_s) && at(u"stop"_s) < at(u"aside"_s) && at(u"aside"_s) < at(u"forget"_s));
        QVERIFY(steps.at(at(u"aside"_s)).when->outcomes.contains(u"host-refuses"_s));
    }

    void fallbacksThatLeadInACircle()
    {
        RecoveryDocument a{.id = u"a"_s, .fallbackPlan = u"b"_s}, b{.id = u"b"_s, .fallbackPlan = u"c"_s}, c{.id = u"c"_s};
        QVERIFY(checkFallbacks({a, b, c}));
        c.fallbackPlan = u"a"_s;
        QVERIFY(checkFallbacks({a, b, c}).error().message.contains(u"loop"_s));
        QVERIFY(checkFallbacks({a}).error().message.contains(u"b"_s));
        // Where it stands in a text is said.
        const QByteArray text = "{\"id\": \"a\",\n\"fallback\": {\"words\": {},\n\"plan\": \"b\"}}";
        QCOMPARE(fallbackLineOf(text), 3);
        const QHash<QString, int> lines{{u"a"_s, fallbackLineOf(text)}};
        QVERIFY(checkFallbacks({a}, lines).error().message.startsWith("line 3: "_L1));
        QVERIFY(checkFallbacks({a, b, c}, lines).error().message.startsWith("line 3: "_L1));
    }
};

QTEST_GUILESS_MAIN(RecoveryDocumentTest)
#include "RecoveryDocumentTest.moc"
