#include "base/Worded.h"

#include "base/JsonReader.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace warrener {

QString Worded::text() const
{
    return QLocale().language() == QLocale::Chinese && !zh.isEmpty() ? zh : en;
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
