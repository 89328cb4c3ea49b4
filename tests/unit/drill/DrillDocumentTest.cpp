#include "plan/drill/DrillLibrary.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

QJsonObject sound()
{
    return toJson(findDrill(u"node-failure"_s).value());
}

QByteArray bytesOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson();
}

/// A sound one with another value there; undefined: without the key.
QByteArray with(const QString &key, const QJsonValue &value)
{
    QJsonObject json = sound();
    if (value.isUndefined())
        json.remove(key);
    else
        json.insert(key, value);
    return bytesOf(json);
}

QJsonArray methodOf(const QJsonObject &act)
{
    return {QJsonObject{{u"id"_s, u"m"_s}, {u"title"_s, QJsonObject{{u"en"_s, u"m"_s}}}, {u"method"_s, QJsonArray{act}}}};
}

} // namespace

class DrillDocumentTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The schema that is handed out is there, and is none of the drills.
    void theSchemaIsPublished()
    {
        const QJsonObject schema = QJsonDocument::fromJson(drillSchema()).object();
        QVERIFY(schema.value("$schema"_L1).isString());
        for (const auto listed = schema.value("required"_L1).toArray(); const QJsonValue &key : listed)
            QVERIFY2(sound().contains(key.toString()), qPrintable(key.toString()));
    }

    void shippedOnes()
    {
        QStringList ids;
        for (const auto listed = drillLibrary(u"/nowhere"_s); const DrillEntry &entry : listed) {
            QVERIFY2(entry.document, qPrintable(entry.document ? QString() : entry.document.error().message));
            const DrillDocument &document = *entry.document;
            ids.append(document.id);
            for (const Worded &text : {document.title, document.description, document.expected, document.blastRadius, document.improve})
                QVERIFY2(!text.en.isEmpty() && !text.zh.isEmpty(), qPrintable(document.id));
            for (const DrillMode &mode : document.modes)
                QVERIFY2(!mode.title.en.isEmpty() && !mode.title.zh.isEmpty(), qPrintable(document.id + mode.id));
            // Something stops each of them, and something proves that it is over.
            QVERIFY(!document.abort.isEmpty() && !document.during.isEmpty());
            QVERIFY(document.steady.contains(DrillCondition{.kind = DrillConditionKind::NodesRunning}));
            QCOMPARE(drillDocumentFromBytes(bytesOf(toJson(document))).value(), document);
        }
        QCOMPARE(ids, (QStringList{u"certificate-expiry"_s, u"clock-skew"_s, u"cpu-pressure"_s, u"data-corruption"_s, u"disk-full"_s, u"dns-failure"_s,
                                   u"latency"_s, u"memory-alarm"_s, u"network-partition"_s, u"node-failure"_s, u"packet-loss"_s, u"proxy-failure"_s}));
        QVERIFY(findDrill(u"data-corruption"_s)->backup.count() > 0);
        QCOMPARE(findDrill(u"nothing"_s).error().kind, ErrorKind::NotFound);
    }

    void saysWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("named");
        QTest::newRow("no JSON") << QByteArray("{\n \"id\": \"a\",\n \"title\": oops }") << u"Line 3, column"_s;
        QTest::newRow("a list") << QByteArray("[]") << u"Line 1"_s;
        QTest::newRow("too large") << QByteArray(300 * 1024, ' ') << u""_s;
        QTest::newRow("id") << with(u"id"_s, u"Node Failure"_s) << u"id"_s;
        QTest::newRow("a path as an id") << with(u"id"_s, u"../x"_s) << u"id"_s;
        QTest::newRow("no title") << with(u"title"_s, QJsonValue::Undefined) << u"title"_s;
        QTest::newRow("no English") << with(u"title"_s, QJsonObject{{u"zh"_s, u"x"_s}}) << u"title.en"_s;
        QTest::newRow("no hypothesis") << with(u"steady-state-hypothesis"_s, QJsonValue::Undefined) << u"steady-state-hypothesis"_s;
        QTest::newRow("a condition nobody knows") << with(u"abort"_s, QJsonArray{QJsonObject{{u"type"_s, u"luck"_s}}}) << u"abort"_s;
        QTest::newRow("no mode") << with(u"modes"_s, QJsonArray()) << u"modes"_s;
        QTest::newRow("a fault nobody knows") << with(u"modes"_s, methodOf({{u"fault"_s, u"rm -rf"_s}})) << u"modes[0].method[0].fault"_s;
        QTest::newRow("neither fault nor pause") << with(u"modes"_s, methodOf({})) << u"modes[0].method[0].fault"_s;
        QTest::newRow("a loss of nothing") << with(u"modes"_s, methodOf({{u"fault"_s, u"packet-loss"_s}})) << u"amount"_s;
        QTest::newRow("more processes than a host bears")
            << with(u"modes"_s, methodOf({{u"fault"_s, u"cpu-load"_s}, {u"amount"_s, 257}})) << u"must be at most 256"_s;
        QTest::newRow("a latency that is a cut") << with(u"modes"_s, methodOf({{u"fault"_s, u"latency"_s}, {u"amount"_s, 60'001}}))
                                                 << u"must be at most 60000"_s;
        QTest::newRow("a usual length beyond the longest")
            << with(u"seconds"_s, QJsonObject{{u"least"_s, 5}, {u"usual"_s, 100}, {u"most"_s, 50}}) << u"seconds.usual"_s;
        QTest::newRow("an expectation nobody knows") << with(u"probe"_s, QJsonObject{{u"expects"_s, QJsonObject{{u"classic"_s, u"luck"_s}}}})
                                                     << u"probe.expects"_s;
        QTest::newRow("a type of queue nobody knows") << with(u"probe"_s, QJsonObject{{u"expects"_s, QJsonObject{{u"melon"_s, u"holds"_s}}}})
                                                      << u"probe.expects"_s;
        QTest::newRow("a misspelled key") << with(u"abrot"_s, QJsonArray()) << u"abrot"_s;
        QTest::newRow("a misspelled key of a condition")
            << with(u"abort"_s, QJsonArray{QJsonObject{{u"type"_s, u"nodes-running"_s}, {u"amuont"_s, 2}}}) << u"abort[0].amuont"_s;
        QTest::newRow("a misspelled key of an act") << with(u"modes"_s, methodOf({{u"fault"_s, u"service-stop"_s}, {u"secnods"_s, 5}}))
                                                    << u"modes[0].method[0].secnods"_s;
        QTest::newRow("neither stands by nor is measured") << with(u"automatic"_s, u"off"_s) << u"automatic"_s;
        QTest::newRow("a rate that is no number") << with(u"probe"_s, QJsonObject{{u"rate"_s, u"fast"_s}}) << u"probe.rate"_s;
        QTest::newRow("a rate beyond all") << with(u"probe"_s, QJsonObject{{u"rate"_s, 1e12}}) << u"probe.rate"_s;
        QTest::newRow("a probe of melons") << with(u"probe"_s, QJsonObject{{u"types"_s, QJsonArray{u"melon"_s}}}) << u"probe.types"_s;
        QTest::newRow("a key twice") << bytesOf(sound()).replace("\"target\": \"node\"", "\"target\": \"node\", \"target\": \"proxy\"") << u"twice"_s;
        QTest::newRow("too deep") << "{\n\"x\":\n"_ba + QByteArray(20, '[') << u"Line 3: nested"_s;
        QTest::newRow("a line break behind the id") << with(u"id"_s, u"mine\n"_s) << u"id"_s;
        QTest::newRow("an empty target") << with(u"target"_s, u""_s) << u"target"_s;
        QTest::newRow("NUL in a title") << with(u"title"_s, QJsonObject{{u"en"_s, u"a"_s + QChar(0) + u"b"_s}}) << u"“title.en” holds a control character"_s;
        QTest::newRow("a title of blanks") << with(u"title"_s, QJsonObject{{u"en"_s, u"  "_s}}) << u"title.en"_s;
        QTest::newRow("another format") << with(u"format"_s, 2) << u"format"_s;
        QTest::newRow("a negative length") << with(u"recoverySeconds"_s, -5) << u"recoverySeconds"_s;
        QTest::newRow("a length that never ends") << with(u"seconds"_s, QJsonObject{{u"most"_s, 1e9}}) << u"seconds.most"_s;
    }

    void saysWhatIsWrongAndWhere()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, named);
        const Result<DrillDocument> document = drillDocumentFromBytes(bytes);
        QVERIFY(!document);
        QVERIFY2(document.error().message.contains(named), qPrintable(document.error().message));
    }

    void ownOnes()
    {
        const QTemporaryDir folder;
        QJsonObject own = sound();
        own.insert(u"id"_s, u"mine"_s);
        const auto write = [&folder](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        QVERIFY(write(u"mine.json"_s, bytesOf(own)));
        QVERIFY(write(u"broken.json"_s, "{"));
        QVERIFY(write(u"stop.json"_s, "{}")); // the lever
        QCOMPARE(findDrill(u"mine"_s, folder.path())->id, u"mine"_s);
        const QList<DrillEntry> all = drillLibrary(folder.path());
        const auto broken = std::ranges::find(all, u"broken"_s, &DrillEntry::id);
        QVERIFY(broken != all.end() && !broken->document && !broken->file.isEmpty());
        QVERIFY(!std::ranges::contains(all, u"stop"_s, &DrillEntry::id));
    }
};

QTEST_GUILESS_MAIN(DrillDocumentTest)
#include "DrillDocumentTest.moc"
