// The PROXY header: what a proxy sends, and what the brokers behind it wait for.
#include "base/Phrases.h"
#include "judge/diagnosis/HaproxyConfigFaults.h"
#include "judge/diagnosis/ProxyChecks.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

bool sendsHeader(const QStringList &words)
{
    bool sends = false;
    for (const QString &word : words) {
        if (word.startsWith("send-proxy"_L1))
            sends = true;
        else if (word.startsWith("no-send-proxy"_L1))
            sends = false;
    }
    return sends;
}

/// The node that a line "server NAME ADDRESS:PORT" leads to; null where the profile names none such.
const NodeProfile *nodeOf(const ClusterProfile &profile, const haproxy::ConfigLine &server)
{
    const QString address = server.words.value(2).section(u':', 0, -2);
    for (const NodeProfile &node : profile.nodes) {
        QStringList names{node.amqp.host, node.amqps.host, node.name.value.section(u'@', 1)};
        for (const HostProfile &host : profile.hosts) {
            if (host.name == node.host)
                names += {host.name.value, host.address};
        }
        names.removeAll(QString());
        if (names.contains(address) || names.contains(server.words.value(1)))
            return &node;
    }
    return nullptr;
}

/// Servers of one proxy that all miss it in the same way.
struct Mismatch
{
    QStringList names;
    haproxy::ConfigLine first{};
    QString host; ///< of the first one's broker
};

CheckResult mismatchResult(const CheckResult &passed, const ProxyProfile &proxy, const ProxyDeepLook &look, const Mismatch &found, bool sends)
{
    CheckResult result = passed;
    const QString file = look.configFiles.value(0);
    result.outcome = Outcome::Warning;
    result.kind = sends ? u"unexpected"_s : u"missing"_s;
    const QString names = phrases::list(found.names);
    if (sends) {
        result.title = QCoreApplication::translate("ProxyChecks", "%1 sends a PROXY header that %2 does not take").arg(proxy.name.value, names);
        result.text = QCoreApplication::translate("ProxyChecks", "Every client that comes this way is refused, while a check that only connects passes: "
                                                                 "rabbitmq.conf on %1 has no “proxy_protocol = true”.")
                          .arg(found.host);
    } else {
        result.title = QCoreApplication::translate("ProxyChecks", "%1 sends no PROXY header, and %2 waits for one").arg(proxy.name.value, names);
        result.text =
            QCoreApplication::translate("ProxyChecks", "Every client that comes this way is refused, while a check that only connects passes: "
                                                       "rabbitmq.conf on %1 has “proxy_protocol = true”, and the line of the server no “send-proxy-v2”.")
                .arg(found.host);
    }
    result.seen =
        QCoreApplication::translate("ProxyChecks", "%1 (line %2 of %3)").arg(found.first.words.join(u' ').left(200), QString::number(found.first.number), file);
    result.facts.insert(u"file"_s, file);
    result.facts.insert(u"line"_s, QString::number(found.first.number));
    result.facts.insert(u"server"_s, found.names.first());
    return result;
}

} // namespace

std::optional<bool> waitsForProxyHeader(const Examination &examination, const HostName &host)
{
    static const QRegularExpression setting(u"^[ \\t]*proxy_protocol[ \\t]*=[ \\t]*'*(\\w+)"_s, QRegularExpression::MultilineOption);
    // The example that comes with the broker has the term behind a %, as a comment.
    static const QRegularExpression term(u"^[^%\\n]*\\{\\s*proxy_protocol\\s*,\\s*(\\w+)\\s*\\}"_s, QRegularExpression::MultilineOption);
    const auto deep = examination.deep.constFind(host);
    if (deep == examination.deep.cend() || !deep->config.has())
        return std::nullopt;
    std::optional<bool> waits;
    for (const ConfigFileLook &file : deep->config.value->files) {
        if (!file.content || file.isCut)
            continue;
        const bool isTerm = file.path.endsWith(".config"_L1);
        if (!isTerm && !file.path.endsWith(".conf"_L1))
            continue;
        waits = waits.value_or(false); // it was read, and its default is to wait for none
        for (auto found = (isTerm ? term : setting).globalMatch(*file.content); found.hasNext();)
            waits = found.next().captured(1) == "true"_L1;
    }
    return waits;
}

CheckResult proxyHeaderCheck(const ClusterProfile &profile, const Examination &examination, const ProxyProfile &proxy, const ProxyDeepLook &look)
{
    CheckResult result = proxyResult(proxy, u"proxy.config.header"_s, FaultClass::Human, look.config.took);
    result.title = QCoreApplication::translate("ProxyChecks", "%1 and the brokers agree about the PROXY header").arg(proxy.name.value);
    result.expected = QCoreApplication::translate("ProxyChecks", "send-proxy-v2 where proxy_protocol is on, and nowhere else");
    if (!look.config.has())
        return notJudged(result, look.config.error);
    const Result<haproxy::Config> config = haproxy::parseConfig(*look.config.value);
    if (!config)
        return notJudged(result, config.error());
    Mismatch unexpected, missing;
    int compared = 0;
    for (const auto listed = haproxy::amqpSections(*config, amqpPlaces(profile, proxy, look)); const haproxy::ConfigSection *section : listed) {
        for (const haproxy::ConfigLine &line : section->lines) {
            const NodeProfile *node = line.words.first() == "server"_L1 ? nodeOf(profile, line) : nullptr;
            const std::optional<bool> waits = node != nullptr ? waitsForProxyHeader(examination, node->host) : std::nullopt;
            if (!waits)
                continue;
            ++compared;
            const bool sends = sendsHeader(haproxy::serverWords(*config, *section, line));
            if (sends == *waits)
                continue;
            Mismatch &found = sends ? unexpected : missing;
            if (found.names.isEmpty()) {
                found.first = line;
                found.host = node->host.value;
            }
            if (!found.names.contains(line.words.value(1)))
                found.names.append(line.words.value(1));
        }
    }
    if (!missing.names.isEmpty())
        return mismatchResult(result, proxy, look, missing, false);
    if (!unexpected.names.isEmpty())
        return mismatchResult(result, proxy, look, unexpected, true);
    if (compared == 0)
        return notJudged(result,
                         failure(ErrorKind::NotFound, QCoreApplication::translate("ProxyChecks", "What the brokers wait for is not known: their configuration "
                                                                                                 "was not read, or the servers are no known brokers"))
                             .error());
    return result;
}

} // namespace warrener
