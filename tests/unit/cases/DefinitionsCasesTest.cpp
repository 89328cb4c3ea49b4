// Definitions as they stand in public repositories: previewed, imported as the preview has it, and previewed again.

#include "CaseFiles.h"
#include "run/operations/restore/RestoreDefinitions.h"
#include "tests/support/PassedOver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class DefinitionsCasesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (cases::folder().isEmpty())
            QSKIP("../shared/cases is not there: its definitions are left out");
    }

    /// What a broker that takes everything then has is what the preview promised, and a second restore has nothing to do. No object
    /// of the file is passed over in silence.
    void previewed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("version");
        for (const auto all = cases::filesIn(u"definitions"_s, {u"*.json"_s}); const QString &file : all) {
            for (const QString &version : {u"3.10.8"_s, u"4.0.5"_s, u"4.3.6"_s})
                QTest::addRow("%s, %s", qPrintable(file), qPrintable(version)) << file << version;
        }
    }
    void previewed()
    {
        QFETCH(const QString, file);
        QFETCH(const QString, version);
        const QJsonObject backup = QJsonDocument::fromJson(cases::read(u"definitions/"_s + file)).object();
        const BrokerTraits target{.version = version};
        const DefinitionsPreview preview = previewDefinitions(backup, {}, {}, target);
        QCOMPARE(passedOver(backup, preview), QString());
        for (const RestoreObject &object : preview.objects) {
            const bool isSaid = !object.advice.isEmpty();
            QVERIFY2(isSaid == (object.fate == RestoreFate::Unfit || object.fate == RestoreFate::LeftOut || object.fate == RestoreFate::Cannot),
                     qPrintable(object.section + u' ' + object.name + u": "_s + toId(object.fate)));
        }

        QJsonObject live;
        for (const auto all = importParts(preview, 4096); const QJsonObject &part : all) {
            const QString section = part.keys().value(0);
            QJsonArray list = live.value(section).toArray();
            for (const auto all = part.value(section).toArray(); const QJsonValue &object : all)
                list.append(object);
            live.insert(section, list);
        }
        const QList<RestoreObject> missing = missingAfter(preview, live);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.isEmpty() ? QString() : missing.first().section + u' ' + missing.first().name));
        const DefinitionsPreview again = previewDefinitions(backup, live, {}, target);
        for (const RestoreObject &object : again.objects) {
            QVERIFY2(!comesNew(object) && !changesThere(object) && object.fate != RestoreFate::OnlyLive,
                     qPrintable(object.section + u' ' + object.name + u": "_s + toId(object.fate)));
        }
        QCOMPARE(again.count(RestoreFate::LeftOut), preview.count(RestoreFate::LeftOut));
    }
};

QTEST_GUILESS_MAIN(DefinitionsCasesTest)
#include "DefinitionsCasesTest.moc"
