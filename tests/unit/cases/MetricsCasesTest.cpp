// Metrics texts that other parsers were tested with, and dumps of real brokers and hosts.

#include "CaseFiles.h"
#include "look/net/BrokerMetricsClient.h"
#include "look/net/NodeExporterClient.h"
#include "look/net/PrometheusText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

std::string_view bytesOf(const QByteArray &text)
{
    return {text.constData(), static_cast<std::size_t>(text.size())};
}

/// What a dump of `metrics/` is.
enum class Dump : std::uint8_t { Broker, BrokenBroker, Queues, NoQueues, Host, Other };

struct RightDump
{
    const char *file;
    Dump dump;
};

const QList<RightDump> rightDumps{
    {"haproxy-2.3.10-exporter.prom", Dump::Other},
    {"haproxy-exporter-all.prom", Dump::Other},
    {"node_exporter-darwin-e2e.prom", Dump::Host},
    {"node_exporter-dragonfly-e2e.prom", Dump::Host},
    {"node_exporter-freebsd-e2e.prom", Dump::Host},
    {"node_exporter-linux-e2e.prom", Dump::Host},
    {"node_exporter-netbsd-e2e.prom", Dump::Host},
    {"node_exporter-openbsd-e2e.prom", Dump::Host},
    {"node_exporter-solaris-e2e.prom", Dump::Host},
    {"node_exporter-textfile-client_side_timestamp.prom", Dump::Other},
    {"node_exporter-textfile-different_metric_types.prom", Dump::Other},
    {"node_exporter-textfile-histogram_extra_dimension.prom", Dump::Other},
    {"node_exporter-textfile-inconsistent_metrics.prom", Dump::Other},
    {"node_exporter-textfile-metrics_merge_different_help.prom", Dump::Other},
    {"openmetrics-alltypes.om", Dump::Other},
    {"openmetrics-dovecot.om", Dump::Other},
    {"openmetrics-histogram.om", Dump::Other},
    {"other-broker-vernemq-1.10.1.prom", Dump::Other},
    {"rabbitmq_prometheus-3.11.3-detailed-queue_coarse_metrics.prom", Dump::Queues},
    {"rabbitmq_prometheus-3.11.3-detailed-queue_consumer_count-empty.prom", Dump::NoQueues},
    {"rabbitmq_prometheus-3.11.3-metrics-excerpt.prom", Dump::Broker},
    {"rabbitmq_prometheus-4.0.7-detailed-queue_delivery_metrics-no-final-newline.prom", Dump::Queues},
    {"rabbitmq_prometheus-odd-lines.prom", Dump::BrokenBroker},
};

QString sampleText(const QString &name, const QStringList &labels, double value)
{
    return u"%1{%2} %3"_s.arg(name, labels.join(u", "_s), QString::number(value, 'g', 17));
}

QStringList samplesIn(const QByteArray &text)
{
    QStringList samples;
    const auto visit = [&samples](const PrometheusSample &sample) {
        QStringList labels;
        for (int i = 0; i < sample.labelCount; ++i) {
            const PrometheusLabel &label = sample.labels[std::size_t(i)];
            labels.append(QString::fromUtf8(label.name.data(), qsizetype(label.name.size())) + u'=' + QString::fromStdString(label.value()));
        }
        samples.append(sampleText(QString::fromUtf8(sample.name.data(), qsizetype(sample.name.size())), labels, sample.value));
    };
    static_cast<void>(parsePrometheus(bytesOf(text), visit, BrokenLines::Skip));
    return samples;
}

/// As others read them.
QStringList samplesOf(const QJsonObject &entry)
{
    QStringList samples;
    for (const auto listed = entry.value("samples"_L1).toArray(); const QJsonValue &value : listed) {
        const QJsonObject sample = value.toObject();
        QStringList labels;
        for (const auto listed = sample.value("labels"_L1).toArray(); const QJsonValue &label : listed)
            labels.append(label.toArray().at(0).toString() + u'=' + label.toArray().at(1).toString());
        const QString figure = sample.value("value"_L1).toString().toLower();
        constexpr double endless = std::numeric_limits<double>::infinity();
        const double read = figure.contains("nan"_L1)      ? std::numeric_limits<double>::quiet_NaN()
                            : figure.startsWith("-inf"_L1) ? -endless
                            : figure.contains("inf"_L1)    ? endless
                                                           : figure.toDouble();
        samples.append(sampleText(sample.value("name"_L1).toString(), labels, read));
    }
    return samples;
}

} // namespace

class MetricsCasesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (cases::folder().isEmpty())
            QSKIP("../shared/cases is not there: its metrics are left out");
    }
    void everyDumpHasItsOutcome()
    {
        for (const auto listed = cases::filesIn(u"metrics"_s); const QString &file : listed)
            QVERIFY2(std::ranges::contains(rightDumps, file, [](const RightDump &right) { return QString::fromLatin1(right.file); }), qPrintable(file));
    }
    void dumps_data()
    {
        QTest::addColumn<qsizetype>("index");
        for (qsizetype i = 0; i < rightDumps.size(); ++i)
            QTest::newRow(rightDumps[i].file) << i;
    }
    void dumps()
    {
        QFETCH(qsizetype, index);
        const Dump dump = rightDumps[index].dump;
        // As it comes over HTTP with its length told.
        const QByteArray text = wholeText({.status = 200, .body = cases::read(u"metrics/"_s + QString::fromLatin1(rightDumps[index].file)), .isWhole = true});
        const auto broker = brokerMetricsFromText(text);
        const bool saysWho = dump == Dump::Queues || dump == Dump::NoQueues; // an answer about queues names its node too
        QCOMPARE(broker.has_value(), saysWho || dump == Dump::Broker || dump == Dump::BrokenBroker);
        QCOMPARE(broker && broker->unreadLines > 0, dump == Dump::BrokenBroker);
        const auto queues = queueMetricsFromText(text);
        // One bad line in the middle costs none of the queues around it.
        QCOMPARE(queues && !queues->empty(), dump == Dump::Queues || dump == Dump::BrokenBroker);
        QVERIFY(dump != Dump::BrokenBroker || queues->size() == 2);
        const auto host = hostSampleFromText(text, TimePoint{});
        // A host without a figure that can be judged is none.
        const bool tells = host && (host->cpuTotal || host->memoryAvailable || !host->fileSystems.isEmpty() || host->load1 || host->netInBytes);
        QCOMPARE(tells, host.has_value());
        QVERIFY(!host || dump == Dump::Host);
        // The systems whose figures have other names may tell nothing; a Linux one does.
        if (QByteArray(rightDumps[index].file).contains("linux"))
            QVERIFY(host && host->load1 && host->cpuTotal);
    }

    void samplesOfOthers_data()
    {
        QTest::addColumn<QString>("list");
        for (const char *list : {"cases-good.json", "cases-syntax.json", "cases-meaning.json"})
            QTest::newRow(list) << u"expfmt/"_s + QString::fromLatin1(list);
    }
    void samplesOfOthers()
    {
        QFETCH(QString, list);
        const QJsonDocument document = QJsonDocument::fromJson(cases::read(list));
        const QJsonArray entries = document.isArray() ? document.array() : document.object().value("cases"_L1).toArray();
        QVERIFY(!entries.isEmpty());
        QStringList wrong;
        int exact = 0;
        static const QRegularExpression quotedName(u"(?:^|\\n)\\s*\\{|\\{\\s*\""_s);
        for (const QJsonValue &value : entries) {
            const QJsonObject entry = value.toObject();
            const QByteArray text = cases::read(u"expfmt/inputs/"_s + entry.value("input"_L1).toString().section(u'/', -1));
            // A backslash before another letter means itself: other parsers refuse the line.
            const QJsonArray bad = entry.value("lines"_L1).toObject().value("bad"_L1).toArray();
            const bool takesEscapes = std::ranges::any_of(bad, [](const QJsonValue &line) { return line.toObject().value("why"_L1) == "escape"_L1; });
            QStringList known;
            for (const auto listed = entry.value("samples"_L1).toArray(); const QJsonValue &sample : listed)
                known.append(sample.toObject().value("name"_L1).toString());
            // Whole, with other line ends, and cut after every byte where it is short: nothing crashes.
            QStringList read;
            const auto visit = [&read](const PrometheusSample &sample) { read.append(QString::fromUtf8(sample.name.data(), qsizetype(sample.name.size()))); };
            const auto parsed = parsePrometheus(bytesOf(text), visit, BrokenLines::Skip);
            QByteArray crlf = text;
            crlf.replace('\n', "\r\n");
            parsePrometheus(bytesOf(crlf), [](const PrometheusSample &) {}, BrokenLines::Skip);
            for (qsizetype cut = 0; text.size() < 400 && cut < text.size(); ++cut)
                parsePrometheus(bytesOf(text.first(cut)), [](const PrometheusSample &) {}, BrokenLines::Skip);
            // A line is read, or left out and told: nothing comes that is not in the text.
            for (const QString &name : std::as_const(read)) {
                if (!known.contains(name) && !takesEscapes)
                    wrong.append(entry.value("id"_L1).toString() + u": "_s + name);
            }
            // What its own format takes is read to the last label and figure. Names in quotes came with another format.
            const bool isOurs = entry.value("dialect"_L1).toString().startsWith("text 0.0.4"_L1) && entry.value("peer"_L1) == "accept"_L1;
            const bool isWhole = bad.isEmpty() && !entry.value("lines"_L1).toObject().value("last_without_newline"_L1).toBool();
            if (isOurs && isWhole && !QString::fromUtf8(text).contains(quotedName)) {
                ++exact;
                if (!parsed || samplesIn(text) != samplesOf(entry))
                    wrong.append(entry.value("id"_L1).toString() + u": not all of it is read as it stands"_s);
            }
            const bool told = !parsed || parsed->count > 0 || read.size() >= known.size();
            if (!told)
                wrong.append(entry.value("id"_L1).toString() + u": lines are missing and nobody says so"_s);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY(exact > 50 || !list.contains("good"_L1));
    }
};

QTEST_GUILESS_MAIN(MetricsCasesTest)

#include "MetricsCasesTest.moc"
