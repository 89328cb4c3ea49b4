// fuzz_corpus FOLDER: writes the first files of each corpus: small things of every kind that this Warrener writes.
#include "record/catalogue/MessageFile.h"
#include "record/catalogue/Sidecar.h"
#include "record/catalogue/TarHeader.h"

#include <QBuffer>
#include <QDir>
#include <QFile>

using namespace warrener;
using namespace Qt::StringLiterals;

namespace {

void writeSeed(const QString &folder, const QString &name, const QByteArray &bytes)
{
    QDir().mkpath(folder);
    QFile file(folder + u'/' + name);
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
}

const TimePoint seedTime = TimePoint{Millis{1'795'738'830'123}};
const QString seedId = u"20261127-002030-full-orders-1a2b"_s;
const QString seedBase = u"20261126-002030-full-orders-1a2b"_s;

BackupManifest seedManifest()
{
    return {.id = seedId,
            .type = BackupType::Incremental,
            .cold = true,
            .cluster = u"orders"_s,
            .environment = u"production"_s,
            .at = seedTime,
            .cutAt = seedTime,
            .finishedAt = seedTime,
            .description = u"é"_s,
            .parent = BackupParent{.id = seedBase, .manifestSha256 = QString(64, u'a')},
            .tool = u"Warrener"_s,
            .nodes = {{.name = {u"rabbit@b1"_s}, .rabbitmq = u"4.0.5"_s, .erlang = u"27"_s}},
            .holds = {BackupPart::Definitions, BackupPart::Messages},
            .leftOut = {{.what = u"logs"_s, .reason = u"no login"_s}},
            .queues = {{.vhost = u"/"_s,
                        .name = u"q"_s,
                        .type = u"quorum"_s,
                        .way = MessageWay::Snapshot,
                        .messages = 2,
                        .bytes = 10,
                        .entry = u"messages/%2F/q.cborseq"_s,
                        .cut = QueueCutMark{.node = {u"rabbit@b1"_s}, .uid = u"U"_s, .index = 12, .term = 3, .at = seedTime}}},
            .entries = {{.path = u"config/a"_s,
                         .size = 4,
                         .sha256 = QString(64, u'0'),
                         .mode = 0640,
                         .owner = u"root"_s,
                         .group = u"rabbitmq"_s,
                         .source = {.host = u"b1"_s, .path = u"/etc/a"_s},
                         .modified = seedTime,
                         .in = seedBase},
                        {.path = u"messages/%2F/q.cborseq"_s, .size = 4, .sha256 = QString(64, u'1')}}};
}

QByteArray seedMessages(int messages, bool withReference)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    MessageFileWriter writer(buffer);
    (void)writer.begin({.vhost = u"/"_s, .queue = u"q"_s, .type = u"quorum"_s, .way = MessageWay::Snapshot, .cut = seedManifest().queues.constFirst().cut});
    for (int i = 0; i < messages; ++i) {
        const QueueMessage message{.index = static_cast<quint64>(i),
                                   .state = static_cast<MessageState>(i % 4),
                                   .deliveryCount = i - 1,
                                   .redelivered = i % 2 == 0,
                                   .exchange = "x",
                                   .routingKeys = {"a", "b"},
                                   .receivedMs = i % 2 == 0 ? std::optional<qint64>(i) : std::nullopt,
                                   .properties = QByteArray("\x80\x00\x01", 3) + 'a',
                                   .payload = QByteArray(i * 30, 'p'),
                                   .container = "mc_amqpl"};
        (void)(withReference && i % 2 == 1 ? writer.addReference(message, 7) : writer.add(message));
    }
    (void)writer.flush();
    return buffer.data();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    const QString folder = QString::fromLocal8Bit(argv[1]);
    writeSeed(folder + u"/manifest"_s, u"full"_s, toBytes(BackupManifest{.id = seedId}));
    writeSeed(folder + u"/manifest"_s, u"incremental"_s, toBytes(seedManifest()));
    Sidecar sidecar{.summary = summaryOf(seedManifest()),
                    .places = {{u"manifest.json"_s, {.offset = 0, .packed = 10, .size = 20}}, {u"config/a"_s, {.offset = 10, .packed = 5, .size = 4}}}};
    writeSeed(folder + u"/sidecar"_s, u"plain"_s, toBytes(sidecar));
    sidecar.summary.isEncrypted = true;
    sidecar.summary.verification = Verification::Bad;
    sidecar.summary.verifyTrouble = u"damaged"_s;
    sidecar.places.clear();
    writeSeed(folder + u"/sidecar"_s, u"encrypted"_s, toBytes(sidecar));
    writeSeed(folder + u"/messages"_s, u"none"_s, seedMessages(0, false));
    writeSeed(folder + u"/messages"_s, u"some"_s, seedMessages(6, false));
    writeSeed(folder + u"/messages"_s, u"references"_s, seedMessages(6, true));
    writeSeed(folder + u"/tar_header"_s, u"plain"_s, toBytes(TarHeader{.path = u"config/a"_s, .size = 4, .owner = u"root"_s, .modified = seedTime}));
    writeSeed(folder + u"/tar_header"_s, u"pax"_s, toBytes(TarHeader{.path = u"config/"_s + QString(150, u'x'), .size = 10LL << 33}));
    return 0;
}
