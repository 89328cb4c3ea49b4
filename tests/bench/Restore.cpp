// Restoring: messages beside a plain publisher of rabbitmq-c, definitions beside the broker's own import of them.
#include "Bench.h"
#include "LiveCluster.h"
#include "cluster/ProfileStore.h"
#include "look/access/ClusterAccess.h"
#include "look/amqp/AmqpSession.h"
#include "look/net/ManagementClient.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <rabbitmq-c/amqp.h>
#include <rabbitmq-c/framing.h>
#include <rabbitmq-c/ssl_socket.h>
#include <rabbitmq-c/tcp_socket.h>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int restoredCount = 100'000;
constexpr int definedCount = 10'000;
constexpr qsizetype restoredSize = 1000;
/// Confirms that a plain publisher lets stand open, as its documentation advises.
constexpr int openConfirms = 1000;

/// warrenctl beside this program, in a home of its own. `profile`: a file.
class Console final
{
public:
    explicit Console(QString profile) : m_profile(std::move(profile)) {}

    Result<QJsonObject> run(const QStringList &arguments) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const auto &name : {u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s})
            environment.insert(name, m_home.filePath(name));
        environment.insert(u"WARRENER_PROFILE"_s, m_profile);
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationDirPath() + u"/warrenctl"_s, arguments + QStringList{u"--format"_s, u"json"_s});
        if (!process.waitForFinished(600'000) || process.exitCode() != 0)
            return failure(ErrorKind::Command, u"warrenctl "_s + arguments.join(u' '), QString::fromUtf8(process.readAllStandardError()));
        return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    }

private:
    const QString m_profile;
    QTemporaryDir m_home;
};

/// Milliseconds that a step of a run took; −1: there is none.
qint64 tookOf(const QJsonObject &run, const QString &step)
{
    for (const QJsonValue value : run.value("steps"_L1).toArray()) {
        if (value["id"_L1].toString() == step)
            return value["tookMs"_L1].toInteger(-1);
    }
    return -1;
}

/// Messages a second of the library's own loop: persistent, confirmed, a window of open confirms; 0: it failed. By the
/// door that a restore takes, which is the one with TLS where there is one: what encryption costs the broker is not ours.
double plainPublisher(const NodeProfile &node, const QString &user, const QString &password, const QString &queue)
{
    const bool isTls = node.amqps.isSet();
    const Endpoint &endpoint = isTls ? node.amqps : node.amqp;
    const QByteArray host = endpoint.host.toUtf8();
    const QByteArray name = user.toUtf8();
    const QByteArray secret = password.toUtf8();
    const QByteArray key = queue.toUtf8();
    const QByteArray body(restoredSize, 'x');
    amqp_connection_state_t connection = amqp_new_connection();
    amqp_socket_t *socket = isTls ? amqp_ssl_socket_new(connection) : amqp_tcp_socket_new(connection);
    if (isTls) {
        amqp_ssl_socket_set_verify_peer(socket, 0);
        amqp_ssl_socket_set_verify_hostname(socket, 0);
    }
    double rate = 0;
    if (amqp_socket_open(socket, host.constData(), endpoint.port) == AMQP_STATUS_OK
        && amqp_login(connection, "/", 0, 131072, 0, AMQP_SASL_METHOD_PLAIN, name.constData(), secret.constData()).reply_type == AMQP_RESPONSE_NORMAL) {
        amqp_channel_open(connection, 1);
        amqp_confirm_select(connection, 1);
        amqp_basic_properties_t properties{};
        properties._flags = AMQP_BASIC_DELIVERY_MODE_FLAG;
        properties.delivery_mode = AMQP_DELIVERY_PERSISTENT;
        QElapsedTimer clock;
        clock.start();
        quint64 sent = 0;
        quint64 confirmed = 0;
        bool well = true;
        while (well && confirmed < quint64(restoredCount)) {
            while (sent < quint64(restoredCount) && sent - confirmed < openConfirms) {
                well = amqp_basic_publish(connection, 1, amqp_empty_bytes, amqp_cstring_bytes(key.constData()), false, false, &properties,
                                          {.len = size_t(body.size()), .bytes = const_cast<char *>(body.constData())})
                       == AMQP_STATUS_OK;
                ++sent;
            }
            amqp_frame_t frame;
            amqp_maybe_release_buffers(connection);
            well = well && amqp_simple_wait_frame(connection, &frame) == AMQP_STATUS_OK && frame.frame_type == AMQP_FRAME_METHOD
                   && frame.payload.method.id == AMQP_BASIC_ACK_METHOD;
            if (well) {
                const auto *ack = static_cast<const amqp_basic_ack_t *>(frame.payload.method.decoded);
                confirmed = ack->multiple != 0 ? ack->delivery_tag : confirmed + 1;
            }
        }
        rate = well ? double(confirmed) * 1000 / double(std::max<qint64>(1, clock.elapsed())) : 0;
        amqp_connection_close(connection, AMQP_REPLY_SUCCESS);
    }
    amqp_destroy_connection(connection);
    return rate;
}

Result<BenchLine> restoredMessages(const Console &console, const ClusterProfile &profile)
{
    const QString queue = u"bench-restore"_s;
    const QString password = qEnvironmentVariable("WARRENER_PASSWORD");
    const AmqpOptions options{.endpoint = profile.nodes.first().amqp, .user = profile.user, .password = password, .callTimeout = Millis{60000}};
    const auto declared = [&]() -> Status {
        auto session = AmqpSession::open(options);
        if (!session)
            return std::unexpected(session.error());
        if (const Status removed = (*session)->remove(queue); !removed)
            return removed;
        const auto made = (*session)->declare({.name = queue, .arguments = {{u"x-queue-type"_s, u"quorum"_s}}});
        return made ? Status{} : std::unexpected(made.error());
    };
    if (const Status made = declared(); !made)
        return std::unexpected(made.error());
    const double plain = plainPublisher(profile.nodes.first(), profile.user, password, queue);
    const auto backup = console.run({u"backup"_s, u"create"_s, u"--type"_s, u"queue-data"_s, u"--queues"_s, u"^bench-restore$"_s});
    if (!backup)
        return std::unexpected(backup.error());
    if (const Status made = declared(); !made)
        return std::unexpected(made.error());
    const QString id = backup->value("backup"_L1).toObject().value("id"_L1).toString();
    const auto restored = console.run({u"restore"_s, id, u"--only"_s, u"messages"_s, u"--yes"_s});
    if (!restored)
        return std::unexpected(restored.error());
    const double rate = double(restoredCount) * 1000 / double(std::max<qint64>(1, tookOf(*restored, u"messages"_s)));
    return BenchLine{.what =
                         u"restoring 100,000 messages of 1 kB into a quorum queue, %1"_s.arg(profile.nodes.first().amqps.isSet() ? u"by TLS"_s : u"in clear"_s),
                     .measured = u"%1 /s"_s.arg(rate, 0, 'f', 0),
                     .baseline = u"%1 /s published and confirmed by rabbitmq-c, likewise"_s.arg(plain, 0, 'f', 0),
                     .ratio = rate / std::max(1.0, plain),
                     .bound = u"≥ × 0.7"_s,
                     .holds = rate >= 0.7 * plain};
}

Status asked(ManagementClient &client, const QByteArray &method, const QString &path, const QJsonObject &body = {})
{
    HttpRequest request;
    request.method = method;
    request.path = path;
    request.timeout = Millis{300'000};
    request.retries = 0;
    if (method != "DELETE")
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.headers = {{"Content-Type", "application/json"}};
    const Result<HttpReply> reply = QCoro::waitFor(client.http().send(request));
    return reply ? Status{} : std::unexpected(reply.error());
}

Result<BenchLine> restoredDefinitions(const Console &console, ManagementClient &client)
{
    const QString vhost = u"bench-definitions"_s;
    QJsonArray exchanges;
    QJsonArray bindings;
    for (int i = 0; i < definedCount / 2; ++i) {
        exchanges.append(QJsonObject{{u"vhost"_s, vhost},
                                     {u"name"_s, u"exchange-%1"_s.arg(i)},
                                     {u"type"_s, u"topic"_s},
                                     {u"durable"_s, true},
                                     {u"auto_delete"_s, false},
                                     {u"internal"_s, false},
                                     {u"arguments"_s, QJsonObject{}}});
        bindings.append(QJsonObject{{u"vhost"_s, vhost},
                                    {u"source"_s, u"exchange-%1"_s.arg(i)},
                                    {u"destination"_s, u"exchange-0"_s},
                                    {u"destination_type"_s, u"exchange"_s},
                                    {u"routing_key"_s, u"a.#"_s},
                                    {u"arguments"_s, QJsonObject{}}});
    }
    static_cast<void>(asked(client, "DELETE", u"/api/vhosts/"_s + vhost));
    if (const Status made = asked(client, "PUT", u"/api/vhosts/"_s + vhost); !made)
        return std::unexpected(made.error());
    QElapsedTimer clock;
    clock.start();
    if (const Status imported = asked(client, "POST", u"/api/definitions"_s, {{u"exchanges"_s, exchanges}, {u"bindings"_s, bindings}}); !imported)
        return std::unexpected(imported.error());
    const qint64 broker = clock.elapsed();
    const auto backup = console.run({u"backup"_s, u"create"_s, u"--type"_s, u"config"_s});
    if (!backup)
        return std::unexpected(backup.error());
    if (const Status gone = asked(client, "DELETE", u"/api/vhosts/"_s + vhost); !gone)
        return std::unexpected(gone.error());
    const QString id = backup->value("backup"_L1).toObject().value("id"_L1).toString();
    const auto restored = console.run({u"restore"_s, id, u"--only"_s, u"definitions"_s, u"--vhost"_s, vhost, u"--yes"_s});
    if (!restored)
        return std::unexpected(restored.error());
    const qint64 took = tookOf(*restored, u"definitions"_s);
    if (const Status gone = asked(client, "DELETE", u"/api/vhosts/"_s + vhost); !gone)
        return std::unexpected(gone.error());
    return BenchLine{.what = u"restoring 10,000 definitions, comparisons before and after included"_s,
                     .measured = u"%1 ms"_s.arg(took),
                     .baseline = u"%1 ms for one import by the broker"_s.arg(broker),
                     .ratio = double(took) / double(std::max<qint64>(1, broker)),
                     .bound = u"≤ × 1.2"_s,
                     .holds = took > 0 && double(took) <= 1.2 * double(broker)};
}

} // namespace

BenchResult benchRestore()
{
    const Result<ClusterProfile> profile = liveBenchProfile();
    if (!profile)
        return std::unexpected(profile.error());
    ClusterAccess access(std::make_shared<const ClusterProfile>(*profile), qEnvironmentVariable("WARRENER_PASSWORD"));
    // The same by both doors, where both are there: what encryption costs, the reference pays in the same minute.
    QTemporaryDir folder;
    QList<BenchLine> lines;
    for (const bool isTls : {false, true}) {
        ClusterProfile by = *profile;
        if (isTls && !by.nodes.first().amqps.isSet())
            continue;
        for (NodeProfile &node : by.nodes) {
            if (!isTls)
                node.amqps = {};
        }
        const QString named = folder.filePath(isTls ? u"tls.json"_s : u"clear.json"_s);
        if (const Status written = writeProfile(by, named); !written)
            return std::unexpected(written.error());
        const Result<BenchLine> messages = restoredMessages(Console(named), by);
        if (!messages)
            return std::unexpected(messages.error());
        lines.append(*messages);
    }
    const Result<BenchLine> definitions =
        restoredDefinitions(Console(qEnvironmentVariable("WARRENER_PROFILE")), *access.management(profile->nodes.first().name));
    if (!definitions)
        return std::unexpected(definitions.error());
    lines.append(*definitions);
    return lines;
}

} // namespace warrener
