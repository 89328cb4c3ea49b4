// The form beside a recovery document's text: both languages of what people read, and the window's own in its list.

#include "ui/recovery/DocumentForm.h"

#include "plan/recovery/RecoveryLibrary.h"
#include "support/SuiteTheme.h"

#include <QAction>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const QString chineseTitle = u"\u68c0\u67e5"_s;

QJsonObject shippedJson(const QString &id)
{
    return QJsonDocument::fromJson(recoveryDocument(id).value().text).object();
}

QJsonObject wordsOf(const QJsonObject &document, int step, const QString &key)
{
    return document.value("steps"_L1).toArray().at(step).toObject().value(key).toObject();
}

/// A form that is told what it has said itself, as the editor does.
struct FormBench
{
    DocumentForm form;
    QJsonObject json;

    explicit FormBench(const QJsonObject &document) : json(document)
    {
        QObject::connect(&form, &DocumentForm::edited, &form, [this](const QJsonObject &said) {
            json = said;
            form.setJson(said);
        });
        form.setJson(document);
        form.show(); // it is typed into
    }
    template <class T>
    T *part(const char *name) const
    {
        return form.findChild<T *>(QLatin1StringView(name));
    }
    void choose(int row) const { part<QListWidget>("formSteps")->setCurrentRow(row); }
};

} // namespace

class DocumentFormTest final : public QObject
{
    Q_OBJECT

private:
    SuiteTheme m_theme;

private Q_SLOTS:
    /// Each text has a field for each language; what is written into one leaves the other as it was.
    void bothLanguages()
    {
        FormBench bench(shippedJson(u"disk-full"_s));
        bench.choose(2); // after two at once
        const QJsonObject title = wordsOf(bench.json, 0, u"title"_s);
        const QJsonObject instructions = wordsOf(bench.json, 0, u"instructions"_s);
        QVERIFY(!title.value("zh"_L1).toString().isEmpty());
        QCOMPARE(bench.part<QLineEdit>("stepTitle")->text(), title.value("en"_L1).toString());
        QCOMPARE(bench.part<QLineEdit>("stepTitleZh")->text(), title.value("zh"_L1).toString());
        QCOMPARE(bench.part<QPlainTextEdit>("stepInstructionsZh")->toPlainText(), instructions.value("zh"_L1).toString());
        QCOMPARE(bench.part<QPlainTextEdit>("formScenarioZh")->toPlainText(), bench.json.value("scenario"_L1).toObject().value("zh"_L1).toString());
        bench.part<QPlainTextEdit>("stepInstructionsZh")->setPlainText(chineseTitle);
        QCOMPARE(wordsOf(bench.json, 0, u"instructions"_s).value("zh"_L1).toString(), chineseTitle);
        QCOMPARE(wordsOf(bench.json, 0, u"instructions"_s).value("en"_L1), instructions.value("en"_L1));
        auto *field = bench.part<QLineEdit>("stepTitle");
        field->selectAll();
        QTest::keyClicks(field, u"Room"_s);
        QCOMPARE(wordsOf(bench.json, 0, u"title"_s).value("en"_L1).toString(), u"Room"_s);
        QCOMPARE(wordsOf(bench.json, 0, u"title"_s).value("zh"_L1), title.value("zh"_L1));
    }

    /// Until somebody translates it a text stands for the other language whole, not by the first letter that was typed; the translation
    /// then changes nothing but itself; and what is empty in both is not there.
    void untilItIsTranslated()
    {
        FormBench bench(shippedJson(u"disk-full"_s));
        bench.choose(5);
        const auto title = [&bench] { return wordsOf(bench.json, 3, u"title"_s); };
        QVERIFY(title().isEmpty()); // the action's own words
        auto *field = bench.part<QLineEdit>("stepTitle");
        QTest::keyClicks(field, u"Members"_s);
        QCOMPARE(title(), (QJsonObject{{u"en"_s, u"Members"_s}, {u"zh"_s, u"Members"_s}}));
        QVERIFY(recoveryDocumentFrom(QJsonDocument(bench.json).toJson()));
        auto *translated = bench.part<QLineEdit>("stepTitleZh");
        translated->selectAll();
        translated->insert(chineseTitle);
        Q_EMIT translated->textEdited(translated->text());
        QCOMPARE(title(), (QJsonObject{{u"en"_s, u"Members"_s}, {u"zh"_s, chineseTitle}}));
        QTest::keyClicks(field, u" all"_s);
        QCOMPARE(title(), (QJsonObject{{u"en"_s, u"Members all"_s}, {u"zh"_s, chineseTitle}}));
        for (QLineEdit *each : {field, translated}) {
            each->selectAll();
            QTest::keyClick(each, Qt::Key_Delete);
        }
        QVERIFY(!bench.json.value("steps"_L1).toArray().at(3).toObject().contains("title"_L1));
    }

    /// In a Chinese window the list is Chinese, and a step that is added there follows what is written in Chinese.
    void inAChineseWindow()
    {
        const auto asBefore = qScopeGuard([before = QLocale()] { QLocale::setDefault(before); });
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        FormBench bench(shippedJson(u"disk-full"_s));
        auto *list = bench.part<QListWidget>("formSteps");
        QVERIFY2(list->item(2)->text().contains(wordsOf(bench.json, 0, u"title"_s).value("zh"_L1).toString()), qPrintable(list->item(2)->text()));
        bench.choose(2);
        bench.part<QPushButton>("stepAdd")->findChild<QMenu *>()->findChild<QAction *>(u"add.manual"_s)->trigger();
        auto *field = bench.part<QLineEdit>("stepTitleZh");
        field->clear();
        field->insert(chineseTitle);
        Q_EMIT field->textEdited(field->text());
        QCOMPARE(wordsOf(bench.json, 1, u"title"_s), (QJsonObject{{u"en"_s, chineseTitle}, {u"zh"_s, chineseTitle}}));
        auto *english = bench.part<QLineEdit>("stepTitle");
        english->selectAll();
        QTest::keyClicks(english, u"Look"_s);
        QCOMPARE(wordsOf(bench.json, 1, u"title"_s), (QJsonObject{{u"en"_s, u"Look"_s}, {u"zh"_s, chineseTitle}}));
    }
};

QTEST_MAIN(DocumentFormTest)
#include "DocumentFormTest.moc"
