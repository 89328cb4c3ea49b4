#include "base/JsonBounds.h"

#include <QCoreApplication>

namespace warrener {

Status withinBounds(QByteArrayView text, const JsonBounds &bounds, qsizetype *where)
{
    const auto tooMuch = [where](qsizetype at, ErrorKind kind, const QString &why) {
        if (where)
            *where = at;
        return failure(kind, why);
    };
    if (text.size() > bounds.bytes)
        return tooMuch(bounds.bytes, ErrorKind::TooLarge, QCoreApplication::translate("JsonReader", "larger than %1 bytes").arg(bounds.bytes));
    qsizetype values = 1;
    int depth = 0;
    bool quoted = false;
    const char *const end = text.data() + text.size();
    for (const char *at = text.data(); at != end; ++at) {
        if (quoted) {
            if (*at == '\\' && at + 1 != end)
                ++at;
            else if (*at == '"')
                quoted = false;
            continue;
        }
        switch (*at) {
        case '"':
            quoted = true;
            break;
        case '[':
        case '{':
            // An opening is a value itself, and what follows it most likely another one.
            ++values;
            if (++depth > bounds.depth)
                return tooMuch(at - text.data(), ErrorKind::Malformed,
                               QCoreApplication::translate("JsonReader", "nested deeper than %1 levels").arg(bounds.depth));
            break;
        case ']':
        case '}':
            --depth;
            break;
        case ',':
            ++values;
            break;
        default:
            break;
        }
        if (values > bounds.values)
            return tooMuch(at - text.data(), ErrorKind::TooLarge, QCoreApplication::translate("JsonReader", "more than %1 values").arg(bounds.values));
    }
    return {};
}

} // namespace warrener
