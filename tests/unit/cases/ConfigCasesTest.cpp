// Configuration files as they stand in public repositories, and answers that were recorded from real brokers.

#include "CaseFiles.h"
#include "judge/diagnosis/HaproxyConfigFaults.h"
#include "judge/diagnosis/HostConfigSyntax.h"
#include "look/examination/HaproxyConfig.h"
#include "look/net/ClusterAnswers.h"
#include "look/net/ManagementAnswers.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace warrener;

class ConfigCasesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (cases::folder().isEmpty())
            QSKIP("../shared/cases is not there: its configuration files are left out");
    }

    /// Every one of these was read by a broker.
    void brokersFiles()
    {
        QStringList wrong;
        for (const auto all = cases::filesIn(u"rabbitmq-conf"_s); const QString &file : all) {
            const QString text = QString::fromUtf8(cases::read(u"rabbitmq-conf/"_s + file));
            std::optional<SyntaxFault> fault;
            if (file.endsWith(".conf"_L1) && !file.endsWith("-env.conf"_L1))
                fault = confFault(text);
            else if (file.contains("enabled_plugins"_L1))
                fault = pluginsFault(text);
            else if (file.endsWith(".config"_L1))
                fault = termFault(text);
            const bool bad = std::ranges::any_of(badFiles, [&](const char *name) { return file == QLatin1StringView(name); });
            if (fault.has_value() != bad)
                wrong.append(file + u' ' + (fault ? QString::number(fault->line) + u' ' + fault->words + u": "_s + fault->text : u"passed"_s));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    /// Whatever HAProxy makes of them: read or refused, and nothing crashes, however they are cut.
    void haproxysFiles()
    {
        for (const auto all = cases::filesIn(u"haproxy"_s); const QString &file : all) {
            const QString text = QString::fromUtf8(cases::read(u"haproxy/"_s + file));
            const auto config = haproxy::parseConfig(text);
            QVERIFY2(config.has_value() || !config.error().message.isEmpty(), qPrintable(file));
            for (qsizetype cut = 0; cut < text.size(); cut += 1 + text.size() / 200)
                static_cast<void>(haproxy::parseConfig(text.first(cut)).has_value());
        }
    }

    /// Ports that nodes keep for themselves behind a balancer: in the files that have them, and in no other.
    void portsForNodesAlone()
    {
        QStringList found;
        for (const auto all = cases::filesIn(u"haproxy"_s); const QString &file : all) {
            const auto config = haproxy::parseConfig(QString::fromUtf8(cases::read(u"haproxy/"_s + file)));
            if (config && haproxy::internalPortLine(*config) != nullptr)
                found.append(file);
        }
        QCOMPARE(found, QStringList{u"01-keepalived-chinese-comments.cfg"_s});
    }

    /// RabbitMQ's own samples of what its configuration may say: none of them is called wrong.
    void brokersSnippets()
    {
        static const QRegularExpression sample(u"\\{\\s*(\\w+)\\s*,\\s*\"((?:[^\"\\\\]|\\\\.)*)\""_s, QRegularExpression::DotMatchesEverythingOption);
        QStringList wrong;
        int seen = 0;
        for (const auto all = cases::filesIn(u"rabbitmq-conf"_s, {u"*.snippets"_s}); const QString &file : all) {
            const QString text = QString::fromUtf8(cases::read(u"rabbitmq-conf/"_s + file));
            for (auto found = sample.globalMatch(text); found.hasNext();) {
                const QRegularExpressionMatch match = found.next();
                QString conf = match.captured(2);
                conf.replace(u"\\n"_s, u"\n"_s).replace(u"\\\""_s, u"\""_s).replace(u"\\\\"_s, u"\\"_s);
                // A string within a result: "1; mode=block".
                if (conf.trimmed().isEmpty() || !conf.trimmed().at(0).isLetter() || !conf.contains(u'='))
                    continue;
                // One lost its closing quote when its password was made neutral.
                if (conf.contains(u"[{rabbit"_s))
                    continue;
                ++seen;
                if (const auto fault = confFault(conf))
                    wrong.append(u"%1 %2: line %3 %4"_s.arg(file, match.captured(1)).arg(fault->line).arg(fault->words));
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY2(seen > 150, qPrintable(QString::number(seen)));
    }

    /// Definitions are read or refused, without their secrets, and however they are cut nothing crashes.
    void definitions()
    {
        static const QRegularExpression hash(u"\"password_hash\"\\s*:\\s*\"([^\"]{8,})\""_s);
        static const QRegularExpression uri(u"://[^\\s:/@\"]*:([^\\s@/\"]{3,})@"_s);
        QStringList refused;
        for (const auto all = cases::filesIn(u"definitions"_s, {u"*.json"_s}); const QString &file : all) {
            const QByteArray text = cases::read(u"definitions/"_s + file);
            const auto read = definitionsFromJson(text);
            if (!read) {
                refused.append(file);
                QVERIFY2(!read.error().message.isEmpty(), qPrintable(file));
            } else {
                const QString kept = QString::fromUtf8(QJsonDocument(*read).toJson());
                for (const QRegularExpression *secret : {&hash, &uri}) {
                    for (auto found = secret->globalMatch(QString::fromUtf8(text)); found.hasNext();) {
                        const QString word = found.next().captured(1);
                        QVERIFY2(!kept.contains(u'"' + word + u'"') && !kept.contains(u':' + word + u'@'), qPrintable(file + u": "_s + word));
                    }
                }
                QCOMPARE(withoutSecrets(*read).keys(), read->keys());
            }
            for (qsizetype cut = 0; cut < text.size(); cut += 1 + text.size() / 50)
                static_cast<void>(definitionsFromJson(text.first(cut)).has_value());
        }
        // One is no JSON; the others name no virtual hosts, as no broker answers: what is kept for comparison
        // must be the whole of it.
        QCOMPARE(refused, (QStringList{u"02-import-suite-case11.json"_s, u"02-import-suite-case8.json"_s, u"02-import-suite-failing_case12.json"_s,
                                       u"02-import-suite-failing_case21.json"_s, u"03-selenium-user.json"_s, u"04-1000-users.json"_s,
                                       u"10-not-json-trailing-comma.json"_s, u"17-rabbitmqadmin-ng-vhost.json"_s}));
    }

    /// What a server before the API gives from its memory though it was not asked for it: refused, and nothing crashes.
    void answersInAnotherFormat()
    {
        const QStringList files = cases::filesIn(u"api"_s, {u"*.bert"_s});
        QVERIFY(!files.isEmpty());
        for (const QString &file : files) {
            const QByteArray text = cases::read(u"api/"_s + file);
            QCOMPARE(nodesFromJson(text).error().kind, ErrorKind::Malformed);
            QCOMPARE(overviewFromJson(text).error().kind, ErrorKind::Malformed);
            QCOMPARE(queuePageFromJson(text).error().kind, ErrorKind::Malformed);
        }
    }

    /// Of what real brokers say nothing is called odd, however old they are.
    void realAnswersHoldNothingOdd()
    {
        for (const auto all = cases::filesIn(u"api"_s, {u"*.json"_s}); const QString &file : all) {
            const QByteArray text = cases::read(u"api/"_s + file);
            if (file.endsWith("-nodes.json"_L1)) {
                const auto nodes = nodesFromJson(text);
                QVERIFY2(nodes, qPrintable(file));
                for (const NodeFigures &node : *nodes) {
                    QVERIFY2(node.odd.count == 0, qPrintable(file + u": "_s + node.odd.first));
                    QVERIFY2(node.runningKnown, qPrintable(file));
                }
            } else if (file.contains("-queues"_L1)) {
                const auto page = queuePageFromJson(text);
                QVERIFY2(page && page->odd.count == 0, qPrintable(file + u": "_s + (page ? page->odd.first : page.error().message)));
            } else if (file.endsWith("-overview.json"_L1)) {
                const auto overview = overviewFromJson(text);
                // Two name no node, as no broker answers.
                QVERIFY2(!overview || overview->totals.odd.count == 0, qPrintable(file + u": "_s + (overview ? overview->totals.odd.first : QString())));
            } else if (file.endsWith("-vhosts.json"_L1)) {
                OddFields odd;
                QVERIFY2(vhostsFromJson(text, &odd) && vhostStatesFromJson(text), qPrintable(file));
                QVERIFY2(odd.count == 0, qPrintable(file + u": "_s + odd.first));
            } else if (file.contains("federation"_L1)) {
                OddFields odd;
                const auto links = federationLinksFromJson(text, &odd);
                // One of the two is the word of a broker without the plugin.
                QVERIFY2(links || links.error().kind == ErrorKind::Malformed, qPrintable(file));
                QVERIFY2(odd.count == 0, qPrintable(file + u": "_s + odd.first));
            }
        }
    }

    void recordedAnswers()
    {
        QStringList refused;
        for (const auto all = cases::filesIn(u"api"_s, {u"*.json"_s}); const QString &file : all) {
            const QByteArray text = cases::read(u"api/"_s + file);
            bool read = true;
            if (file.endsWith("-nodes.json"_L1) || file.endsWith("-node.json"_L1))
                read = nodesFromJson(text).has_value();
            else if (file.endsWith("-overview.json"_L1))
                read = overviewFromJson(text).has_value();
            else if (file == "newrelic-queue.json"_L1)
                read = queueFromJson(text).has_value();
            else if (file.contains("queue"_L1))
                read = queuePageFromJson(text).has_value();
            else if (file.endsWith("connections.json"_L1))
                read = connectionPageFromJson(text).has_value();
            else if (file.endsWith("-vhosts.json"_L1))
                read = vhostsFromJson(text).has_value();
            else if (file.endsWith("-whoami.json"_L1))
                read = whoAmIFromJson(text).has_value();
            else if (file.endsWith("-memory.json"_L1))
                read = memoryFromJson(text).has_value();
            else if (file.endsWith("-exchanges.json"_L1))
                read = internalExchangesFromJson(text).has_value();
            if (!read)
                refused.append(file);
        }
        // Two hold no node's name, as no broker answers; the third is a node alone, not a list.
        QCOMPARE(refused, (QStringList{u"newrelic-node.json"_s, u"newrelic-overview.json"_s, u"telegraf-set1-overview.json"_s}));
    }

private:
    /// A sample of what another reader skips.
    static constexpr std::array badFiles{"03-nri-sample.rabbitmq.conf"};
};

QTEST_GUILESS_MAIN(ConfigCasesTest)

#include "ConfigCasesTest.moc"
