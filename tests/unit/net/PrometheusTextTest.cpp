#include "look/net/PrometheusText.h"

#include "NetTesting.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

QString numberText(double value)
{
    if (std::isnan(value))
        return u"NaN"_s;
    if (std::isinf(value))
        return value > 0 ? u"+Inf"_s : u"-Inf"_s;
    return QString::number(value, 'g', 17);
}

/// "name|family|type|label=value,…|value|timestamp", one a sample.
QStringList samplesIn(const QByteArray &text, Status &status)
{
    QStringList lines;
    const auto parsed = parsePrometheus({text.constData(), size_t(text.size())}, [&](const PrometheusSample &sample) {
        QStringList labels;
        for (int i = 0; i < sample.labelCount; ++i) {
            const PrometheusLabel &label = sample.labels[size_t(i)];
            labels.append(QString::fromUtf8(label.name.data(), qsizetype(label.name.size())) + u'=' + QString::fromStdString(label.value()));
        }
        lines.append(u"%1|%2|%3|%4|%5|%6"_s
                         .arg(QString::fromUtf8(sample.name.data(), qsizetype(sample.name.size())),
                              QString::fromUtf8(sample.family.data(), qsizetype(sample.family.size())))
                         .arg(int(sample.type))
                         .arg(labels.join(u','), numberText(sample.value), sample.timestamp ? QString::number(*sample.timestamp) : u"-"_s));
    });
    status = parsed ? Status() : std::unexpected(parsed.error());
    return lines;
}

} // namespace

class PrometheusTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("samples");
        const auto row = [](const char *name, const QByteArray &text, const QStringList &samples) { QTest::newRow(name) << text << samples; };
        row("nothing", "", {});
        row("blank lines", "\n\r\n  \t\n", {});
        row("plain", "a 1\n", {u"a|a|0||1|-"_s});
        row("blanks everywhere", " \ta\t { x = \"1\" , y=\"2\" , }\t 2.5  \n", {u"a|a|0|x=1,y=2|2.5|-"_s});
        row("no labels in braces", "a{} 1\n", {u"a|a|0||1|-"_s});
        row("no blank before the value", "a{x=\"1\"}7\n", {u"a|a|0|x=1|7|-"_s});
        row("CRLF", "a 1\r\nb 2\r\n", {u"a|a|0||1|-"_s, u"b|b|0||2|-"_s});
        row("colons in names", "a:b:sum 1\n", {u"a:b:sum|a:b:sum|0||1|-"_s});
        row("escapes", "a{x=\"\\\\ \\\" \\n \\x\"} 1\n", {u"a|a|0|x=\\ \" \n \\x|1|-"_s});
        row("backslash before the quote", "a{x=\"\\\\\",y=\"\\\\\\\"\"} 1\n", {u"a|a|0|x=\\,y=\\\"|1|-"_s});
        row("brace and comma in a label", "a{x=\"},{\",y=\"#\"} 1\n", {u"a|a|0|x=},{,y=#|1|-"_s});
        row("UTF-8", "a{x=\"Köln 北京\"} 1\n", {u"a|a|0|x=Köln 北京|1|-"_s});
        row("special values", "a NaN\na +Inf\na -Inf\na Inf\na nan\n",
            {u"a|a|0||NaN|-"_s, u"a|a|0||+Inf|-"_s, u"a|a|0||-Inf|-"_s, u"a|a|0||+Inf|-"_s, u"a|a|0||NaN|-"_s});
        row("numbers", "a 1.5e+09\na -0.25\na 1E-3\na 123456789012345\na 1234567890123456789\na 1e999\na -1e999\na 1e-999\na +5\n",
            {u"a|a|0||1500000000|-"_s, u"a|a|0||-0.25|-"_s, u"a|a|0||0.001|-"_s, u"a|a|0||123456789012345|-"_s, u"a|a|0||1.2345678901234568e+18|-"_s,
             u"a|a|0||+Inf|-"_s, u"a|a|0||-Inf|-"_s, u"a|a|0||0|-"_s, u"a|a|0||5|-"_s});
        row("timestamps", "a 1 1395066363000\na 1 -5 \n", {u"a|a|0||1|1395066363000"_s, u"a|a|0||1|-5"_s});
        row("comments", "# HELP a Some \\\\ text\n# TYPE a counter\na 1\n#\n# anything { \"\nb 2\n", {u"a|a|1||1|-"_s, u"b|b|0||2|-"_s});
        row("gauge", "# TYPE a gauge\na{x=\"1\"} 1\na{x=\"2\"} 2\n", {u"a|a|2|x=1|1|-"_s, u"a|a|2|x=2|2|-"_s});
        row("unknown type", "# TYPE a stateset\na 1\n", {u"a|a|0||1|-"_s});
        row("histogram", "# TYPE h histogram\nh_bucket{le=\"0.1\"} 3\nh_bucket{le=\"+Inf\"} 5\nh_sum 1.2\nh_count 5\nh_other 1\n",
            {u"h_bucket|h|3|le=0.1|3|-"_s, u"h_bucket|h|3|le=+Inf|5|-"_s, u"h_sum|h|3||1.2|-"_s, u"h_count|h|3||5|-"_s, u"h_other|h_other|0||1|-"_s});
        row("summary", "# TYPE s summary\ns{quantile=\"0.5\"} NaN\ns_sum 0\ns_count 0\ns_bucket 1\n",
            {u"s|s|4|quantile=0.5|NaN|-"_s, u"s_sum|s|4||0|-"_s, u"s_count|s|4||0|-"_s, u"s_bucket|s_bucket|0||1|-"_s});
        row("blanks at the end without a newline", "a 1\n   ", {u"a|a|0||1|-"_s});
    }
    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, samples);
        Status status;
        QCOMPARE(samplesIn(text, status), samples);
        QVERIFY2(status.has_value(), qPrintable(status ? QString() : status.error().message));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const QByteArray &text, int line, const QString &why) { QTest::newRow(name) << text << line << why; };
        row("truncated value", "a 1\nb 2", 2, u"truncated"_s);
        row("truncated labels", "a 1\nb{x=\"", 2, u"truncated"_s);
        row("truncated comment", "a 1\n# TYPE b", 2, u"truncated"_s);
        row("no value", "a\n", 1, u"no value"_s);
        row("no value after labels", "a{x=\"1\"}\n", 1, u"no value"_s);
        row("words", "a one\n", 1, u"no value"_s);
        row("number with a tail", "a 1x\n", 1, u"no value"_s);
        row("two values", "a 1 2 3\n", 1, u"timestamp"_s);
        row("broken timestamp", "a 1 2.5\n", 1, u"timestamp"_s);
        row("no name", "{x=\"1\"} 1\n", 1, u"no metric name"_s);
        row("number as a name", "1a 1\n", 1, u"no metric name"_s);
        row("open quote", "a{x=\"1} 1\n", 1, u"labels"_s);
        row("escaped closing quote", "a{x=\"1\\\"} 1\n", 1, u"labels"_s);
        row("no quotes", "a{x=1} 1\n", 1, u"labels"_s);
        row("no equals sign", "a{x} 1\n", 1, u"labels"_s);
        row("no closing brace", "a{x=\"1\" 1\n", 1, u"labels"_s);
        row("two commas", "a{x=\"1\",,y=\"2\"} 1\n", 1, u"labels"_s);
        row("web page", "<html>\n", 1, u"no metric name"_s);
        row("zero byte", QByteArray("a\0b 1\n", 6), 1, u"no value"_s);
        QByteArray many = "a{";
        for (int i = 0; i < 65; ++i)
            many += "l" + QByteArray::number(i) + "=\"\",";
        row("too many labels", "b 1\n" + many + "} 1\n", 2, u"too many labels"_s);
        row("line too long", "a{x=\"" + QByteArray(70'000, 'x') + "\"} 1\n", 1, u"too long"_s);
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(QString, why);
        Status status;
        const QStringList samples = samplesIn(text, status);
        QVERIFY(!status.has_value());
        QCOMPARE(status.error().kind, ErrorKind::Malformed);
        QVERIFY2(status.error().message.contains(u"Line %1 "_s.arg(line)), qPrintable(status.error().message));
        QVERIFY2(status.error().message.contains(why), qPrintable(status.error().message));
        QVERIFY(status.error().detail.size() <= 200);
        QCOMPARE(samples.size(), line - 1); // what came before it was visited
    }

    void recordedAnswers_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &version : {u"3.10"_s, u"4.0"_s, u"4.3"_s}) {
            for (const QString &file : {u"metrics.txt"_s, u"detailed.txt"_s, u"exporter.txt"_s})
                QTest::addRow("%s %s", qPrintable(version), qPrintable(file)) << version + u'/' + file;
        }
    }
    void recordedAnswers()
    {
        QFETCH(QString, file);
        const QByteArray text = recorded(file);
        Status status;
        const QStringList samples = samplesIn(text, status);
        // 3.10 writes the quotes in a queue's name as they are.
        QCOMPARE(status.has_value(), file != u"3.10/detailed.txt"_s);
        if (!status)
            return;
        const auto lines = text.split('\n');
        QCOMPARE(samples.size(), std::ranges::count_if(lines, [](const QByteArray &line) { return !line.isEmpty() && !line.startsWith('#'); }));
    }

    void skipsBrokenLines()
    {
        QStringList names;
        const auto visit = [&](const PrometheusSample &sample) { names.append(QString::fromUtf8(sample.name.data(), qsizetype(sample.name.size()))); };
        const std::string text = "a{q=\"x \"y\" z\"} 1\nb 2\n<\n" + std::string(70'000, 'x') + "\nc 3\n";
        const auto leftOut = parsePrometheus(text, visit, BrokenLines::Skip);
        QVERIFY(leftOut.has_value());
        QCOMPARE(leftOut->count, 3);
        QVERIFY(leftOut->first.contains(u"Line 1 "_s));
        QCOMPARE(names, (QStringList{u"b"_s, u"c"_s}));
        QVERIFY(!parsePrometheus(text + "d 4", visit, BrokenLines::Skip).has_value());
        const auto nothing = parsePrometheus("<html>\n</html>\n", visit, BrokenLines::Skip);
        QVERIFY(!nothing.has_value());
        QVERIFY(nothing.error().message.contains(u"Line 1 "_s));
    }

    void aLargeAnswerIsReadWhole()
    {
        QByteArray text;
        for (int i = 0; i < 50'000; ++i) {
            text += "rabbitmq_detailed_queue_messages_ready{vhost=\"/production\",queue=\"orders.europe." + QByteArray::number(i) + "\"} "
                    + QByteArray::number(i * 7) + "\n";
        }
        double sum = 0;
        const auto status = parsePrometheus({text.constData(), size_t(text.size())}, [&](const PrometheusSample &sample) { sum += sample.value; });
        QVERIFY(status.has_value());
        QCOMPARE(sum, 7 * 49'999.0 * 50'000 / 2);
    }
};

QTEST_GUILESS_MAIN(PrometheusTextTest)
#include "PrometheusTextTest.moc"
