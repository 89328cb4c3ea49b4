#include "look/load/Payload.h"

#include <QtEndian>

namespace warrener::load {

namespace {

// magic 4, publisher 4, run 8, number 8, checksum 8
constexpr quint32 magic = 0x77726e31;
constexpr qsizetype checkAt = 24;

/// FNV-1a over the fields, 64 bits.
quint64 checksum(const char *bytes)
{
    quint64 hash = 0xcbf29ce484222325ULL;
    for (qsizetype i = 0; i < checkAt; ++i)
        hash = (hash ^ quint8(bytes[i])) * 0x100000001b3ULL;
    return hash;
}

} // namespace

QByteArray Payload::encode(qsizetype size) const
{
    QByteArray body(std::max(size, smallest), '.');
    char *bytes = body.data();
    qToBigEndian(magic, bytes);
    qToBigEndian(publisher, bytes + 4);
    qToBigEndian(run, bytes + 8);
    qToBigEndian(number, bytes + 16);
    qToBigEndian(checksum(bytes), bytes + checkAt);
    return body;
}

std::optional<Payload> Payload::decode(const QByteArray &body)
{
    if (body.size() < smallest)
        return std::nullopt;
    const char *bytes = body.constData();
    if (qFromBigEndian<quint32>(bytes) != magic || qFromBigEndian<quint64>(bytes + checkAt) != checksum(bytes))
        return std::nullopt;
    return Payload{
        .run = qFromBigEndian<quint64>(bytes + 8),
        .publisher = qFromBigEndian<quint32>(bytes + 4),
        .number = qFromBigEndian<quint64>(bytes + 16),
    };
}

} // namespace warrener::load
