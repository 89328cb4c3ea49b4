#include "base/Csv.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

QString csvField(const QString &text)
{
    static const QString dangerous = u"=+-@\t\r"_s;
    QString field = text;
    bool isNumber = false;
    field.toDouble(&isNumber);
    if (!field.isEmpty() && !isNumber && dangerous.contains(field.front()))
        field.prepend(u'\'');
    const bool quoted =
        std::ranges::any_of(field, [](QChar character) { return character == u'"' || character == u',' || character == u'\n' || character == u'\r'; });
    if (!quoted)
        return field;
    field.replace(u'"', u"\"\""_s);
    return u'"' + field + u'"';
}

} // namespace warrener
