#include "base/Worded.h"

#include "base/JsonReader.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace warrener {

QString Worded::text() const
{
    return languageInUse() == "zh"_L1 && !zh.isEmpty() ? zh : en;
}

QString languageInUse()
{
    return QLocale().language() == QLocale::Chinese ? u"zh"_s : u"en"_s;
}

Worded worded(JsonReader words, Languages needed, qsizetype longest)
{
    if (words.text("en"_L1, {}, longest).trimmed().isEmpty())
        words.missing("en"_L1);
    if (needed == Languages::All && words.text("zh"_L1, {}, longest).trimmed().isEmpty())
        words.missing("zh"_L1);
    return {.en = words.text("en"_L1, {}, longest), .zh = words.text("zh"_L1, {}, longest)};
}

} // namespace warrener
