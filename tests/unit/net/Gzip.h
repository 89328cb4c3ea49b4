#pragma once

#include <QByteArray>
#include <QtEndian>

namespace warrener {

/// `plain` as a gzip file (RFC 1952), made from Qt's zlib stream.
inline QByteArray gzip(const QByteArray &plain)
{
    quint32 table[256];
    for (quint32 i = 0; i < 256; ++i) {
        quint32 value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) != 0 ? 0xEDB88320U ^ (value >> 1) : value >> 1;
        table[i] = value;
    }
    quint32 crc = 0xFFFFFFFFU;
    for (const char c : plain)
        crc = table[(crc ^ static_cast<quint8>(c)) & 0xFF] ^ (crc >> 8);
    crc ^= 0xFFFFFFFFU;

    // qCompress: 4 bytes of length, 2 of zlib header, the deflated data, 4 of checksum.
    QByteArray packed = QByteArray::fromHex("1f8b0800000000000003") + qCompress(plain).mid(6).chopped(4);
    char tail[8];
    qToLittleEndian(crc, tail);
    qToLittleEndian(static_cast<quint32>(plain.size()), tail + 4);
    return packed.append(tail, 8);
}

} // namespace warrener
