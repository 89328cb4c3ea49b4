#pragma once

#include <QByteArrayView>
#include <QString>

#include <string_view>

namespace warrener {

/// A name as its bytes say. QString::fromUtf8() takes U+FEFF at the beginning for a byte-order mark and
/// drops it: that would be another object's name.
inline QString nameFromUtf8(std::string_view bytes)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    QString name;
    for (; bytes.starts_with(mark); bytes.remove_prefix(mark.size()))
        name += QChar(QChar::ByteOrderMark);
    return name + QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace warrener
