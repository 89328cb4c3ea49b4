#include "base/Worded.h"

#include "base/JsonReader.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace warrener {

QString Worded::text() const
{
    return QLocale().language() == QLocale::Chinese ? zh : en;
}

Worded worded(JsonReader words)
{
    for (const QLatin1StringView key : {"en"_L1, "zh"_L1}) {
        if (words.text(key).isEmpty())
            words.missing(key);
    }
    return {.en = words.text("en"_L1), .zh = words.text("zh"_L1)};
}

} // namespace warrener
