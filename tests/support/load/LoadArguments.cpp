#include "load/LoadArguments.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>

#include <limits>

using namespace Qt::StringLiterals;

namespace warrener::load {

namespace {

/// Reads one number after the other and keeps the first complaint.
class Reader final
{
public:
    explicit Reader(const QCommandLineParser &parser) : m_parser(parser) {}
    Q_DISABLE_COPY_MOVE(Reader)

    double number(const QString &name, double least, double most, bool whole = true)
    {
        bool valid = false;
        const double value = m_parser.value(name).toDouble(&valid);
        if (!valid || value < least || value > most || (whole && value != double(qint64(value))))
            complain(u"--%1 wants a number from %2 to %3"_s.arg(name).arg(least).arg(most, 0, 'f', 0));
        return value;
    }

    int count(const QString &name, int least, int most) { return int(number(name, least, most)); }

    QString oneOf(const QString &name, const QStringList &choices)
    {
        const QString value = m_parser.value(name);
        if (!choices.contains(value))
            complain(u"--%1 is one of %2"_s.arg(name, choices.join(u", "_s)));
        return value;
    }

    void complain(const QString &words)
    {
        if (m_complaint.isEmpty())
            m_complaint = words;
    }

    const QString &complaint() const { return m_complaint; }

private:
    const QCommandLineParser &m_parser;
    QString m_complaint;
};

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Puts a load of numbered messages on a RabbitMQ cluster and tells what became of each.\n"
                                     "Prints one JSON document. Exit code 0: no confirmed message was lost; 1: some were; 2: wrong\n"
                                     "usage; 3: no broker could be reached. The password comes from WARRENER_PASSWORD."_s);
    parser.addHelpOption();
    parser.addPositionalArgument(u"endpoint"_s, u"HOST[:PORT] of a proxy or a broker; clients alternate between them."_s, u"ENDPOINT…"_s);
    parser.addOptions({
        {u"seconds"_s, u"How long to publish (required)."_s, u"N"_s},
        {u"rate"_s, u"Messages a second in all; 0 for as many as go."_s, u"N"_s, u"2000"_s},
        {u"grace"_s, u"Seconds to wait for the last confirms and the last deliveries."_s, u"N"_s, u"30"_s},
        {u"queues"_s, u"Number of queues."_s, u"N"_s, u"4"_s},
        {u"publishers"_s, u"Number of publishers."_s, u"N"_s, u"4"_s},
        {u"consumers"_s, u"Number of consumers; 0 leaves the messages in the queues, unchecked."_s, u"N"_s, u"4"_s},
        {u"idle-connections"_s, u"Open so many more connections with a channel each."_s, u"N"_s, u"0"_s},
        {u"size"_s, u"Bytes of a message."_s, u"BYTES"_s, u"256"_s},
        {u"type"_s, u"Type of the queues: quorum, classic or stream."_s, u"TYPE"_s, u"quorum"_s},
        {u"leaders"_s, u"Where the queues' leaders start (not classic ones): balanced or client-local."_s, u"WHERE"_s, u"balanced"_s},
        {u"prefix"_s, u"The queues' names begin so."_s, u"NAME"_s},
        {u"keep"_s, u"Leave the queues there at the end."_s},
        {u"window"_s, u"Unconfirmed messages a publisher."_s, u"N"_s, u"500"_s},
        {u"prefetch"_s, u"Unacknowledged messages a consumer."_s, u"N"_s, u"200"_s},
        {u"heartbeat"_s, u"Seconds; 0 for none."_s, u"N"_s, u"10"_s},
        {u"connect-timeout"_s, u"Milliseconds for one attempt to connect."_s, u"MS"_s, u"2000"_s},
        {u"gap"_s, u"List pauses between confirms of this length and more."_s, u"MS"_s, u"200"_s},
        {u"user"_s, u"User name."_s, u"NAME"_s, u"guest"_s},
        {u"vhost"_s, u"Virtual host."_s, u"NAME"_s, u"/"_s},
        {u"tls-ca"_s, u"Speak TLS and trust this authority."_s, u"FILE"_s},
        {u"tls-certificate"_s, u"Client certificate."_s, u"FILE"_s},
        {u"tls-key"_s, u"Its key."_s, u"FILE"_s},
        {u"progress"_s, u"A line a second on stderr."_s},
    });
}

} // namespace

Result<LoadOptions> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return failure(ErrorKind::Usage, parser.errorText());
    if (parser.isSet(u"help"_s))
        parser.showHelp();

    constexpr int many = 10000;
    Reader read(parser);
    if (!parser.isSet(u"seconds"_s))
        read.complain(u"--seconds is required"_s);
    LoadOptions options{
        .endpoints = {},
        .user = parser.value(u"user"_s),
        .password = qEnvironmentVariable("WARRENER_PASSWORD"),
        .vhost = parser.value(u"vhost"_s),
        .tls = std::nullopt,
        .rate = read.number(u"rate"_s, 0, 1'000'000, false),
        .seconds = std::chrono::seconds{read.count(u"seconds"_s, 1, 86400)},
        .grace = std::chrono::seconds{read.count(u"grace"_s, 0, 3600)},
        .queues = read.count(u"queues"_s, 1, many),
        .publishers = read.count(u"publishers"_s, 0, 1000),
        .consumers = read.count(u"consumers"_s, 0, 1000),
        .idleConnections = read.count(u"idle-connections"_s, 0, many),
        .size = read.count(u"size"_s, 32, 16 * 1024 * 1024),
        .type = read.oneOf(u"type"_s, {u"quorum"_s, u"classic"_s, u"stream"_s}),
        .leaders = read.oneOf(u"leaders"_s, {u"balanced"_s, u"client-local"_s}),
        .prefix = parser.value(u"prefix"_s),
        .keep = parser.isSet(u"keep"_s),
        .progress = parser.isSet(u"progress"_s),
        .window = read.count(u"window"_s, 1, many),
        .prefetch = read.count(u"prefetch"_s, 1, many),
        .heartbeat = std::chrono::seconds{read.count(u"heartbeat"_s, 0, 3600)},
        .connectTimeout = Millis{read.count(u"connect-timeout"_s, 10, 600'000)},
        .gap = Millis{read.count(u"gap"_s, 1, 600'000)},
    };
    if (options.prefix.isEmpty())
        options.prefix = u"warrener-load-%1"_s.arg(QDateTime::currentMSecsSinceEpoch());
    if (parser.isSet(u"tls-ca"_s)) {
        options.tls =
            TlsProfile{.ca = parser.value(u"tls-ca"_s), .clientCertificate = parser.value(u"tls-certificate"_s), .clientKey = parser.value(u"tls-key"_s)};
    }
    const quint16 port = options.tls ? 5671 : 5672;
    for (const auto listed = parser.positionalArguments(); const QString &argument : listed) {
        for (const auto listed = argument.split(u',', Qt::SkipEmptyParts); const QString &text : listed) {
            const Endpoint endpoint = endpointFromText(text, port);
            if (!endpoint.isSet())
                read.complain(u"%1 is no HOST:PORT"_s.arg(text));
            options.endpoints.append(endpoint);
        }
    }
    if (options.endpoints.isEmpty())
        read.complain(u"At least one endpoint is required"_s);
    // Every reader of a stream gets every message, so one reader each is all that can be checked.
    if (options.type == "stream"_L1 && options.consumers > options.queues)
        read.complain(u"A stream takes one consumer here: at most %1 consumers"_s.arg(options.queues));
    if (!read.complaint().isEmpty())
        return failure(ErrorKind::Usage, read.complaint());
    return options;
}

} // namespace warrener::load
