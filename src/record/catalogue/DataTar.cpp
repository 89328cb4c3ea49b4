#include "record/catalogue/DataTar.h"

#include "record/catalogue/TarHeader.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace warrener {

namespace {

constexpr qint64 longestDataName = 16 * 1024;

std::unexpected<Error> notOurs(const QString &why, const QByteArray &name = {})
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("Restore", "The data directory in the backup is not as Warrener writes it: %1").arg(why),
                   QString::fromUtf8(name.left(200)));
}

/// A number of a header: octal digits, or where they do not hold it base 256 with the highest bit set.
std::optional<qint64> dataNumber(QByteArrayView field)
{
    if (field.isEmpty())
        return std::nullopt;
    if ((quint8(field.first()) & 0x80) != 0) {
        qint64 value = quint8(field.first()) & 0x7f;
        for (const char byte : field.sliced(1)) {
            if (value > (std::numeric_limits<qint64>::max() >> 8))
                return std::nullopt;
            value = value << 8 | quint8(byte);
        }
        return value;
    }
    const QByteArray digits = field.toByteArray().replace('\0', ' ').trimmed();
    bool isRead = false;
    const qint64 value = digits.toLongLong(&isRead, 8);
    return isRead && value >= 0 ? std::optional(value) : std::nullopt;
}

QByteArray dataText(QByteArrayView field)
{
    const qsizetype end = field.indexOf('\0');
    return (end < 0 ? field : field.first(end)).toByteArray();
}

bool isDataName(const QByteArray &name)
{
    if (name != "." && name != "./" && !name.startsWith("./"))
        return false;
    const QList<QByteArray> parts = name.split('/');
    return std::ranges::none_of(parts.sliced(1), [](const QByteArray &part) { return part == ".." || part == "."; })
           && std::ranges::none_of(name, [](char c) { return quint8(c) < 0x20 || c == 0x7f; });
}

} // namespace

Status DataTarCheck::take(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        if (m_contentLeft > 0) {
            const qint64 some = std::min<qint64>(m_contentLeft, bytes.size());
            m_contentLeft -= some;
            bytes = bytes.sliced(some);
            continue;
        }
        if (m_nameLeft > 0) {
            const qint64 some = std::min<qint64>(m_nameLeft, bytes.size());
            m_longName += bytes.first(some);
            m_nameLeft -= some;
            bytes = bytes.sliced(some);
            if (m_nameLeft == 0)
                m_longName = dataText(QByteArrayView(m_longName).first(m_nameSize));
            continue;
        }
        const qsizetype some = std::min(TarHeader::block - m_header.size(), bytes.size());
        m_header += bytes.first(some);
        bytes = bytes.sliced(some);
        if (m_header.size() < TarHeader::block)
            continue;
        if (const Status taken = takeHeader(); !taken)
            return taken;
        m_header.clear();
    }
    return {};
}

Status DataTarCheck::takeHeader()
{
    if (std::ranges::all_of(m_header, [](char c) { return c == 0; })) {
        ++m_zeroBlocks;
        return {};
    }
    if (m_zeroBlocks > 0)
        return notOurs(QCoreApplication::translate("Restore", "something stands behind its end"));
    const QByteArrayView header = m_header;
    qint64 sum = 0;
    for (qsizetype i = 0; i < header.size(); ++i)
        sum += i >= 148 && i < 156 ? ' ' : quint8(header[i]);
    if (dataNumber(header.sliced(148, 8)) != sum)
        return notOurs(QCoreApplication::translate("Restore", "a header is damaged"));
    const std::optional<qint64> size = dataNumber(header.sliced(124, 12));
    const std::optional<qint64> mode = dataNumber(header.sliced(100, 8));
    const char type = header[156];
    const QByteArray name = m_hasLongName ? m_longName : dataText(header.first(100));
    if (!size || !mode)
        return notOurs(QCoreApplication::translate("Restore", "a header cannot be read"), name);
    if (type == 'L') {
        if (m_hasLongName || *size <= 0 || *size > longestDataName)
            return notOurs(QCoreApplication::translate("Restore", "a name is too long"));
        m_hasLongName = true;
        m_longName.clear();
        m_nameSize = *size;
        m_nameLeft = *size + tarPadding(*size);
        return {};
    }
    m_hasLongName = false;
    if (!isDataName(name))
        return notOurs(QCoreApplication::translate("Restore", "a name leads out of it"), name);
    if (type == '5') {
        if (*size != 0)
            return notOurs(QCoreApplication::translate("Restore", "a header cannot be read"), name);
        return {};
    }
    if (type != '0' && type != '\0')
        return notOurs(QCoreApplication::translate("Restore", "it holds something that is neither file nor folder"), name);
    if ((*mode & 06000) != 0)
        return notOurs(QCoreApplication::translate("Restore", "a file would run with the rights of another user"), name);
    ++m_files;
    m_contentLeft = *size + tarPadding(*size);
    return {};
}

Status DataTarCheck::end() const
{
    if (m_contentLeft > 0 || m_nameLeft > 0 || !m_header.isEmpty() || m_zeroBlocks < 2)
        return notOurs(QCoreApplication::translate("Restore", "its end is missing"));
    return {};
}

} // namespace warrener
