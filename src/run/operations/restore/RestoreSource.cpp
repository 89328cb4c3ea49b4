// Where a restore's definitions come from: a backup's, and what the cluster has now.
#include "base/JsonReader.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/DefinitionsFile.h"
#include "record/catalogue/EntryPaths.h"
#include "run/operations/backup/DefinitionsExport.h"
#include "run/operations/restore/DefinitionsWriting.h"
#include "run/operations/restore/RestoreParts.h"

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr Millis definitionsTimeout{120'000};

/// What is wrong with a text, and where.
QString readingTrouble(const Error &error)
{
    return error.detail.isEmpty() ? error.message : error.message + u": "_s + error.detail;
}

} // namespace

QJsonObject toJson(const RestoreSource &source)
{
    return {{u"folder"_s, source.folder}, {u"id"_s, source.id}, {u"file"_s, source.file}, {u"identity"_s, source.identity}};
}

RestoreSource restoreSourceFromJson(const QJsonObject &json)
{
    return {.folder = json.value("folder"_L1).toString(),
            .id = json.value("id"_L1).toString(),
            .file = json.value("file"_L1).toString(),
            .identity = json.value("identity"_L1).toString()};
}

Result<std::unique_ptr<ChainReader>> parts::openSource(const RestoreSource &source, std::stop_token stop)
{
    const ReadOptions options{.ageIdentityFile = source.identity, .stop = std::move(stop)};
    const Catalogue catalogue(source.folder);
    return source.file.isEmpty() ? ChainReader::open(catalogue, source.id, options) : ChainReader::openFile(catalogue, source.file, options);
}

Result<QJsonObject> parts::readDefinitions(const RestoreSource &source)
{
    const auto reader = openSource(source);
    if (!reader)
        return std::unexpected(reader.error());
    const Result<QByteArray> bytes = (*reader)->read(entrypath::clusterDefinitions, definitionsBounds.bytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    const Result<QJsonObject> read = definitionsFrom(*bytes);
    if (!read)
        return failure(read.error().kind, QCoreApplication::translate("Restore", "The backup's definitions cannot be read"), readingTrouble(read.error()));
    return read;
}

QCoro::Task<Result<LiveDefinitions>> parts::askLiveDefinitions(AccessPtr access, QList<NodeName> ask, std::stop_token stop)
{
    Error last{.kind = ErrorKind::NotConfigured, .message = QCoreApplication::translate("Backup", "No node can be asked for its definitions"), .detail = {}};
    for (const NodeName &node : ask) {
        ManagementClient *client = access->management(node);
        if (client == nullptr)
            continue;
        HttpRequest request;
        request.path = u"/api/definitions"_s;
        request.timeout = definitionsTimeout;
        request.maxBytes = mostLiveDefinitions;
        const Result<HttpReply> reply = co_await client->http().send(request, stop);
        if (!reply) {
            last = reply.error();
            continue;
        }
        if (const Status fits = withinBounds(reply->body, definitionsBounds); !fits) {
            last = {.kind = fits.error().kind,
                    .message = QCoreApplication::translate("Restore", "The cluster's definitions cannot be read"),
                    .detail = fits.error().message};
            continue;
        }
        QByteArray body = reply->body;
        if (mayLackInternalExchanges(body)) {
            const Result<QJsonArray> internal = co_await client->internalExchanges(stop);
            if (!internal) {
                last = internal.error();
                continue;
            }
            body = withInternalExchanges(body, *internal);
        }
        const Result<QJsonObject> read = jsonObjectFrom(body, definitionsBounds);
        // An answer that cannot be read says nothing of what is not there.
        if (!read || read->isEmpty()) {
            last = {.kind = read ? ErrorKind::Malformed : read.error().kind,
                    .message = QCoreApplication::translate("Restore", "The cluster's definitions cannot be read"),
                    .detail = read ? QString() : readingTrouble(read.error())};
            continue;
        }
        LiveDefinitions live{.node = node, .definitions = *read};
        if (const Result<BrokerTraits> traits = co_await client->traits(node, stop))
            live.traits = *traits;
        live.traits.version = live.definitions.value("rabbitmq_version"_L1).toString();
        live.traits.user = access->profile().user;
        co_return live;
    }
    co_return std::unexpected(last);
}

} // namespace warrener
