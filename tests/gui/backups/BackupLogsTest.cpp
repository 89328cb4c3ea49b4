// Files of a backup are read, and its logs searched: one, those of a host, or all of them.
#include "BackupsShown.h"
#include "support/SuiteTheme.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace warrener;

class BackupLogsTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("TZ", "UTC"); }

private Q_SLOTS:
    void filesAreReadAndLogsSearched()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        shown.openEntry(u"config/rabbit%40broker1/etc/rabbitmq/rabbitmq.conf"_s);
        auto *text = shown.part<QPlainTextEdit>("fileText");
        QTRY_VERIFY(text->toPlainText().contains(u"cluster_partition_handling = pause_minority"_s));
        shown.openEntry(u"logs/rabbit%40broker1/var/log/rabbitmq/rabbit.log"_s);
        QTRY_COMPARE(text->document()->blockCount(), 2000);
        QCOMPARE(shown.textOf("fileFoot"), u"the first 2,000 lines"_s);
        shown.click("readOn");
        QTRY_COMPARE(text->document()->blockCount(), 4000);
        auto *field = shown.part<QLineEdit>("findText");
        field->setText(u"handshake"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(shown.textOf("fileFoot"), u"42 lines found"_s);
        QVERIFY(text->toPlainText().startsWith(u"     1  2026-03-17"_s));
    }

    void allLogsAreSearchedAtOnce()
    {
        BackupsShown shown(sampleData::fillBackups, fullId);
        const QString second = u"logs/rabbit%40broker2/var/log/rabbitmq/rabbit.log"_s;
        shown.desk.texts.insert(second, u"one\n"_s.repeated(700) + u"Handshake of nobody\nthe end"_s);
        const auto *contents = qobject_cast<const ContentsModel *>(shown.tree()->model());
        const QModelIndex host = contents->parent(contents->indexOf(second));
        QVERIFY(host.isValid());
        shown.tree()->setCurrentIndex(contents->parent(host));
        auto *table = shown.part<TableView>("logsTable");
        QTRY_VERIFY(table->isVisible());
        auto *field = shown.part<QLineEdit>("findLogs");
        field->setText(u"handshake"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(table->model()->rowCount(), 43);
        QCOMPARE(table->model()->index(42, 0).data().toString(), u"broker2: rabbit.log"_s);
        QCOMPARE(table->model()->index(42, 1).data().toString(), u"701"_s);
        QVERIFY(shown.textOf("logsFoot").startsWith(u"43 lines found in 2 logs"_s));
        // Enter leads to the line, with what led to it above.
        table->setCurrentIndex(table->model()->index(42, 0));
        Q_EMIT table->opened(table->currentIndex());
        auto *text = shown.part<QPlainTextEdit>("fileText");
        QTRY_VERIFY(text->isVisible());
        QTRY_COMPARE(text->textCursor().selectedText(), u"Handshake of nobody"_s);
        QCOMPARE(shown.chosenEntry(), second);
        QCOMPARE(shown.textOf("fileFoot"), u"lines 201 to 702"_s);
        shown.click("fromBeginning");
        QTRY_COMPARE(shown.textOf("fileFoot"), u"702 lines, read from the archive, nothing unpacked"_s);
        // Back at the logs the list is as it was; those of one host are searched for the same.
        shown.tree()->setCurrentIndex(contents->parent(host));
        QCOMPARE(table->model()->rowCount(), 43);
        shown.tree()->setCurrentIndex(host);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QVERIFY(shown.page.escape());
        QCOMPARE(table->model()->rowCount(), 0);
    }

private:
    SuiteTheme m_theme;
};

QTEST_MAIN(BackupLogsTest)
#include "BackupLogsTest.moc"
