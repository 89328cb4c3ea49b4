#include "base/ShellQuote.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

class ShellQuoteTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        QTest::newRow("bare") << u"rabbit@broker1.example:5672"_s << u"rabbit@broker1.example:5672"_s;
        QTest::newRow("empty") << QString() << u"''"_s;
        QTest::newRow("blank") << u"a b"_s << u"'a b'"_s;
        QTest::newRow("quote") << u"it's"_s << u"'it'\\''s'"_s;
        QTest::newRow("its last character is a line break") << u"reboot\n"_s << u"'reboot\n'"_s;
        QTest::newRow("a letter of another script") << u"节点"_s << u"'节点'"_s;
        QTest::newRow("substitution") << u"$(reboot)"_s << u"'$(reboot)'"_s;
    }
    void words()
    {
        QFETCH(const QString, text);
        QTEST(shellWord(text), "word");
    }
};

QTEST_GUILESS_MAIN(ShellQuoteTest)
#include "ShellQuoteTest.moc"
