#include "record/paper/HtmlText.h"

namespace warrener {

QString htmlText(const QString &text)
{
    QString safe;
    for (const QChar c : text)
        safe += c.category() == QChar::Other_Control && c != u'\n' ? QChar(u'?') : c;
    return safe.toHtmlEscaped();
}

} // namespace warrener
