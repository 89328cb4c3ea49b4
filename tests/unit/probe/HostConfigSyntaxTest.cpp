#include "judge/diagnosis/HostConfigSyntax.h"

#include <QTest>

using namespace warrener;
using namespace Qt::StringLiterals;

class HostConfigSyntaxTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void syntax_data()
    {
        QTest::addColumn<int>("kind"); // 0 conf, 1 plugins, 2 terms
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line"); // 0: well formed
        QTest::newRow("conf") << 0 << u"# c\n\na.b = 1\n  c=d e # f\ninclude /x\n"_s << 0;
        QTest::newRow("conf, policy keys") << 0 << u"default_policies.operator.policy-1.match.name = ^a$\na.b\\.c = x"_s << 0;
        QTest::newRow("conf, long value") << 0 << u"a = '''b\nc d\ne'''\nf = 1"_s << 0;
        QTest::newRow("conf, masked") << 0 << u"default_pass = ***"_s << 0;
        QTest::newRow("conf, no equals") << 0 << u"a = 1\nheartbeat 60"_s << 2;
        QTest::newRow("conf, no key") << 0 << u"= 60"_s << 1;
        QTest::newRow("conf, two words") << 0 << u"heart beat = 60"_s << 1;
        QTest::newRow("conf, no value") << 0 << u"heartbeat ="_s << 1;
        QTest::newRow("conf, open value") << 0 << u"a = '''b\nc"_s << 1;
        QTest::newRow("plugins") << 1 << u"[rabbitmq_management,rabbitmq_prometheus].\n"_s << 0;
        QTest::newRow("plugins, comment") << 1 << u"%% mine\n[ 'a b' , c ] ."_s << 0;
        QTest::newRow("plugins, empty") << 1 << u"[]."_s << 0;
        QTest::newRow("plugins, no dot") << 1 << u"[rabbitmq_management]"_s << 1;
        QTest::newRow("plugins, no list") << 1 << u"rabbitmq_management."_s << 1;
        QTest::newRow("plugins, comma") << 1 << u"[a,]."_s << 1;
        QTest::newRow("terms") << 2 << u"%% c ]\n[{rabbit, [{x, <<\"a]\">>}, {y, $\"}, {'q]', 1}]}].\n"_s << 0;
        QTest::newRow("terms, bracket") << 2 << u"[{rabbit, []].\n"_s << 1;
        QTest::newRow("terms, open") << 2 << u"[{rabbit,\n[]}"_s << 2;
        QTest::newRow("terms, no dot") << 2 << u"[]"_s << 1;
        QTest::newRow("terms, quote") << 2 << u"[{a, \"b}]."_s << 1;
        QTest::newRow("terms, nothing") << 2 << QString() << 0;
        QTest::newRow("conf, byte-order mark") << 0 << u"\uFEFFa = 1"_s << 1;
        QTest::newRow("conf, slash") << 0 << u"a/b = 1"_s << 1;
        QTest::newRow("conf, letter of another alphabet") << 0 << u"é = 1"_s << 1;
        QTest::newRow("conf, two dots") << 0 << u"a..b = 1"_s << 1;
        QTest::newRow("conf, include and more") << 0 << u"include a.conf b.conf"_s << 1;
        QTest::newRow("conf, include and a comment") << 0 << u"include\ta.conf # b"_s << 0;
        QTest::newRow("plugins, nothing") << 1 << QString() << 0;
        QTest::newRow("plugins, comments alone") << 1 << u"% none\n"_s << 0;
        QTest::newRow("terms, comma too many") << 2 << u"[{a, 1},]."_s << 1;
        QTest::newRow("terms, comma first") << 2 << u"[,{a, 1}]."_s << 1;
        QTest::newRow("terms, comma missing") << 2 << u"[{a, 1}\n{b, 2}]."_s << 2;
        QTest::newRow("terms, two") << 2 << u"[{a, 1}].\n[{b, 2}]."_s << 2;
        QTest::newRow("terms, a map, a number, a call") << 2 << u"[{a, #{b => -1.5, 'c' => 16#ff}}, {d, \"x\" \"y\"}, {e, m:f(1, <<1:8>>)}]."_s << 0;
        QTest::newRow("terms, a function") << 2 << u"[{a, fun(X) -> X end}]."_s << 0;
    }

    void syntax()
    {
        QFETCH(int, kind);
        QFETCH(QString, text);
        QFETCH(int, line);
        const auto fault = kind == 0 ? confFault(text) : kind == 1 ? pluginsFault(text) : termFault(text);
        QCOMPARE(fault ? fault->line : 0, line);
    }

    /// As three generations of brokers answered when they were asked (3.10.8, 4.0.5, 4.3.6).
    void quotesByReader_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("old"); // the line of the fault; 0: well formed
        QTest::addColumn<int>("middle");
        QTest::addColumn<int>("young");
        QTest::newRow("three, over lines") << u"f = 1\na = '''b\nc d\ne'''\ng = 1\n"_s << 2 << 2 << 0;
        QTest::newRow("three, one line") << u"a = '''b c'''\nf = 1\n"_s << 0 << 1 << 0;
        QTest::newRow("three, around a setting") << u"a = '''\nb = c\n'''\nf = 1\n"_s << 1 << 1 << 0;
        QTest::newRow("three, no end") << u"a = '''x\n"_s << 0 << 1 << 1;
        QTest::newRow("three, and more") << u"a = '''x'''y'''\n"_s << 0 << 1 << 1;
        QTest::newRow("three, a comment") << u"a = ''' b\nc''' # k\nd = 1\n"_s << 1 << 1 << 0;
        QTest::newRow("six") << u"a = ''''''\nb = c\n"_s << 0 << 1 << 0;
        QTest::newRow("four") << u"a = ''''\n"_s << 0 << 1 << 1;
        QTest::newRow("one") << u"a = 'x'\n"_s << 0 << 0 << 0;
        QTest::newRow("one, empty") << u"a = ''\n"_s << 0 << 0 << 0;
        QTest::newRow("one, a hash") << u"a = '#x' # y\n"_s << 0 << 0 << 0;
        QTest::newRow("one, and more") << u"a = 'b' c\n"_s << 0 << 1 << 1;
        QTest::newRow("one, over lines") << u"a = 'b\nc = d'\ne = 1\n"_s << 0 << 0 << 0;
        QTest::newRow("one, no end") << u"a = 'x\ny = 1\n"_s << 0 << 0 << 0;
        QTest::newRow("one, ended by another line's") << u"# it's\na = 'x\n# it's\n"_s << 0 << 2 << 2;
        QTest::newRow("within a word") << u"a = x'''\n"_s << 0 << 0 << 0;
    }

    void quotesByReader()
    {
        QFETCH(QString, text);
        QFETCH(int, old);
        QFETCH(int, middle);
        QFETCH(int, young);
        const auto lineOf = [&text](const QStringList &readers) {
            const auto fault = confFault(text, readers);
            return fault ? fault->line : 0;
        };
        QCOMPARE(lineOf({u"3.0.1"_s}), old);
        QCOMPARE(lineOf({u"3.4.0"_s}), middle);
        QCOMPARE(lineOf({u"3.9.1"_s}), young);
        // Of those that lie there or may, one that takes it is enough: nobody is told a fault that may be none.
        QCOMPARE(lineOf({u"3.0.1"_s, u"3.4.0"_s, u"3.9.1"_s}) > 0, old > 0 && middle > 0 && young > 0);
        QCOMPARE(lineOf({}) > 0, old > 0 && middle > 0 && young > 0);
        QCOMPARE(lineOf({u"3.7.0"_s}) > 0, middle > 0 && young > 0);
    }

    void aValueWhoseEndWasCutOffIsNoFault()
    {
        const QString text = u"a = 1\nb = '''x\ny\nz = "_s;
        QVERIFY(!confFault(text, {u"3.9.1"_s}, true));
        QVERIFY(confFault(text, {u"3.9.1"_s}, false));
        QVERIFY(!confFault(u"a = 1\nb ="_s, {}, true)); // the line that is not whole
    }
};

QTEST_GUILESS_MAIN(HostConfigSyntaxTest)
#include "HostConfigSyntaxTest.moc"
