#include "record/catalogue/TarHeader.h"

#include "record/catalogue/EntryPaths.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

// Offsets of a POSIX ustar header.
constexpr qsizetype atName = 0, lengthOfName = 100;
constexpr qsizetype atMode = 100, atUser = 108, atGroup = 116, lengthOfId = 8;
constexpr qsizetype atSize = 124, atTime = 136, lengthOfNumber = 12;
constexpr qsizetype atCheck = 148, lengthOfCheck = 8;
constexpr qsizetype atType = 156;
constexpr qsizetype atLink = 157, lengthOfLink = 100;
constexpr qsizetype atMagic = 257;
constexpr qsizetype atOwner = 265, atOwnersGroup = 297, lengthOfOwner = 32;
constexpr qsizetype atRest = 329;
constexpr char magicText[] = "ustar\00000"; // "ustar", NUL, version "00"
constexpr qsizetype lengthOfMagic = 8;
constexpr qint64 mostOctal = (1LL << 33) - 1;
constexpr qint64 mostPax = 16 * 1024;

void putOctal(QByteArray &block, qsizetype offset, qsizetype length, qint64 value)
{
    const QByteArray digits = QByteArray::number(value, 8).rightJustified(length - 1, '0');
    std::memcpy(block.data() + offset, digits.constData(), static_cast<size_t>(length - 1));
}

qint64 sumOf(QByteArrayView block)
{
    qint64 sum = 0;
    for (qsizetype i = 0; i < block.size(); ++i)
        sum += i >= atCheck && i < atCheck + lengthOfCheck ? ' ' : static_cast<unsigned char>(block.at(i));
    return sum;
}

/// UTF-8 of at most `most` bytes, never half a letter.
QByteArray shortened(const QString &text, qsizetype most)
{
    QByteArray bytes = text.toUtf8();
    if (bytes.size() > most) {
        qsizetype end = most;
        while (end > 0 && (static_cast<unsigned char>(bytes.at(end)) & 0xc0) == 0x80)
            --end;
        bytes.truncate(end);
    }
    return bytes;
}

QByteArray blockOf(const QByteArray &name, qint64 size, int mode, const QByteArray &owner, const QByteArray &group, qint64 seconds, char type)
{
    QByteArray block(TarHeader::block, '\0');
    std::memcpy(block.data() + atName, name.constData(), static_cast<size_t>(name.size()));
    putOctal(block, atMode, lengthOfId, mode);
    putOctal(block, atUser, lengthOfId, 0);
    putOctal(block, atGroup, lengthOfId, 0);
    putOctal(block, atSize, lengthOfNumber, size);
    putOctal(block, atTime, lengthOfNumber, seconds);
    block[atType] = type;
    std::memcpy(block.data() + atMagic, magicText, lengthOfMagic);
    std::memcpy(block.data() + atOwner, owner.constData(), static_cast<size_t>(owner.size()));
    std::memcpy(block.data() + atOwnersGroup, group.constData(), static_cast<size_t>(group.size()));
    const QByteArray check = QByteArray::number(sumOf(block), 8).rightJustified(6, '0') + '\0' + ' ';
    std::memcpy(block.data() + atCheck, check.constData(), lengthOfCheck);
    return block;
}

/// "27 path=…\n": the number counts itself.
QByteArray paxRecord(const QByteArray &key, const QByteArray &value)
{
    const QByteArray rest = ' ' + key + '=' + value + '\n';
    qsizetype length = rest.size() + 1;
    while (QByteArray::number(length).size() + rest.size() != length)
        ++length;
    return QByteArray::number(length) + rest;
}

/// Nothing where it is no octal number between blanks and NUL.
std::optional<qint64> octal(QByteArrayView field)
{
    qsizetype end = field.size();
    while (end > 0 && (field.at(end - 1) == '\0' || field.at(end - 1) == ' '))
        --end;
    qint64 value = 0;
    for (qsizetype i = 0; i < end; ++i) {
        const char c = field.at(i);
        if (c < '0' || c > '7')
            return std::nullopt;
        value = value * 8 + (c - '0');
    }
    return end == 0 ? std::nullopt : std::optional(value);
}

std::optional<QString> textOf(QByteArrayView field)
{
    const qsizetype end = field.indexOf('\0') < 0 ? field.size() : field.indexOf('\0');
    // What stands behind a name is nothing, so that no byte of a header says nothing.
    if (!std::ranges::all_of(field.sliced(end), [](char c) { return c == '\0'; }))
        return std::nullopt;
    const QByteArrayView bytes = field.first(end);
    if (!bytes.isValidUtf8())
        return std::nullopt;
    return QString::fromUtf8(bytes);
}

std::unexpected<Error> badHeader(const char *why)
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("Archive", "A header in the archive is damaged, or not written by Warrener"),
                   QString::fromLatin1(why));
}

/// What a type of tar is that is no file; for the message.
QString wordOfType(char type)
{
    switch (type) {
    case '1':
        return QCoreApplication::translate("Archive", "a hard link");
    case '2':
        return QCoreApplication::translate("Archive", "a symbolic link");
    case '3':
    case '4':
        return QCoreApplication::translate("Archive", "a device");
    case '5':
        return QCoreApplication::translate("Archive", "a folder");
    case '6':
        return QCoreApplication::translate("Archive", "a pipe");
    default:
        return QCoreApplication::translate("Archive", "no plain file");
    }
}

} // namespace

TarHeader asWritten(const TarHeader &header)
{
    TarHeader written = header;
    written.mode &= 0777;
    written.owner = QString::fromUtf8(shortened(header.owner, lengthOfOwner - 1));
    written.group = QString::fromUtf8(shortened(header.group, lengthOfOwner - 1));
    const qint64 seconds = std::clamp<qint64>(std::chrono::floor<std::chrono::seconds>(header.modified).time_since_epoch().count(), 0, mostOctal);
    written.modified = TimePoint{std::chrono::seconds{seconds}};
    return written;
}

QByteArray toBytes(const TarHeader &header)
{
    const TarHeader written = asWritten(header);
    const QByteArray path = written.path.toUtf8();
    const QByteArray owner = written.owner.toUtf8();
    const QByteArray group = written.group.toUtf8();
    const qint64 seconds = std::chrono::floor<std::chrono::seconds>(written.modified).time_since_epoch().count();
    QByteArray records;
    if (path.size() > lengthOfName)
        records += paxRecord("path", path);
    if (written.size > mostOctal)
        records += paxRecord("size", QByteArray::number(written.size));
    QByteArray bytes;
    if (!records.isEmpty()) {
        bytes = blockOf("pax-header", records.size(), 0600, owner, group, seconds, 'x') + records + QByteArray(tarPadding(records.size()), '\0');
    }
    return bytes + blockOf(shortened(written.path, lengthOfName), std::min(written.size, mostOctal), written.mode, owner, group, seconds, '0');
}

Status TarHeaderParser::takePax(QByteArrayView records)
{
    while (!records.isEmpty()) {
        const qsizetype blank = records.indexOf(' ');
        bool isNumber = false;
        const qsizetype length = blank > 0 && blank < 8 ? records.first(blank).toInt(&isNumber) : 0;
        if (!isNumber || length <= blank + 1 || length > records.size() || records.at(length - 1) != '\n' || QByteArray::number(length) != records.first(blank))
            return badHeader("a pax record has no length");
        const QByteArrayView record = records.sliced(blank + 1, length - blank - 2);
        const qsizetype equals = record.indexOf('=');
        const QByteArrayView key = record.first(std::max<qsizetype>(equals, 0));
        const QByteArrayView value = record.sliced(equals + 1);
        if (key == "path" && m_paxPath.isEmpty() && value.isValidUtf8()) {
            m_paxPath = QString::fromUtf8(value);
        } else if (key == "size" && m_paxSize < 0) {
            m_paxSize = value.toLongLong(&isNumber);
            if (!isNumber || m_paxSize <= mostOctal || QByteArray::number(m_paxSize) != value)
                return badHeader("a pax record has no size");
        } else {
            return badHeader("a pax record is not known, or stands twice");
        }
        records = records.sliced(length);
    }
    return {};
}

Result<TarHeaderParser::Next> TarHeaderParser::take(QByteArrayView block)
{
    if (m_paxLeft > 0) {
        const qint64 now = std::min<qint64>(m_paxLeft, TarHeader::block);
        m_pax.append(block.first(now));
        if (!std::ranges::all_of(block.sliced(now), [](char c) { return c == '\0'; }))
            return badHeader("something stands behind the pax records");
        m_paxLeft -= now;
        if (m_paxLeft == 0) {
            if (const Status taken = takePax(m_pax); !taken)
                return std::unexpected(taken.error());
        }
        return Next::Block;
    }
    const auto check = octal(block.sliced(atCheck, lengthOfCheck));
    if (!check || *check != sumOf(block) || std::memcmp(block.data() + atMagic, magicText, lengthOfMagic) != 0)
        return badHeader("no ustar header, or its sum is another");
    const auto name = textOf(block.sliced(atName, lengthOfName));
    const auto mode = octal(block.sliced(atMode, lengthOfId));
    const auto size = octal(block.sliced(atSize, lengthOfNumber));
    const auto seconds = octal(block.sliced(atTime, lengthOfNumber));
    const auto link = textOf(block.sliced(atLink, lengthOfLink));
    const auto owner = textOf(block.sliced(atOwner, lengthOfOwner));
    const auto group = textOf(block.sliced(atOwnersGroup, lengthOfOwner));
    if (!name || !mode || !size || !seconds || !link || !owner || !group || octal(block.sliced(atUser, lengthOfId)) != 0
        || octal(block.sliced(atGroup, lengthOfId)) != 0)
        return badHeader("a field of a header cannot be read");
    const char type = block.at(atType);
    if (type == 'x' && !m_hadPax) {
        if (*size == 0 || *size > mostPax)
            return badHeader("too many pax records");
        m_hadPax = true;
        m_paxLeft = *size;
        return Next::Block;
    }
    const QString path = m_paxPath.isEmpty() ? *name : m_paxPath;
    if (type != '0')
        return failure(ErrorKind::Malformed,
                       QCoreApplication::translate("Archive", "The archive holds %1 (%2), which no backup does").arg(wordOfType(type), path.left(300)));
    if (!isEntryPath(path))
        return failure(
            ErrorKind::Malformed,
            QCoreApplication::translate("Archive", "The archive holds a file under a path that leads out of it or may not be: %1").arg(path.left(300)));
    if (!link->isEmpty() || !std::ranges::all_of(block.sliced(atRest), [](char c) { return c == '\0'; }))
        return badHeader("a field that a file does not use is used");
    m_header = {.path = path,
                .size = m_paxSize >= 0 ? m_paxSize : *size,
                .mode = static_cast<int>(*mode),
                .owner = *owner,
                .group = *group,
                .modified = TimePoint{std::chrono::seconds{*seconds}}};
    if (m_hadPax && m_paxPath.isEmpty() && m_paxSize < 0)
        return badHeader("a pax header says nothing");
    return Next::Done;
}

} // namespace warrener
