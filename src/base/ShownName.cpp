#include "base/ShownName.h"

namespace warrener {

namespace {

constexpr QChar blank(u'␣');
constexpr QChar unseen(u'▯');

bool isUnseen(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return c.isSpace() && c != u' ';
    }
}

} // namespace

QString shownName(const QString &name)
{
    QString shown = name;
    for (QChar &c : shown) {
        if (c.unicode() < 0x20)
            c = QChar(static_cast<char16_t>(0x2400 + c.unicode())); // the pictures of control characters
        else if (c.unicode() == 0x7f)
            c = QChar(u'␡');
        else if (isUnseen(c) || c.category() == QChar::Other_Control)
            c = unseen;
    }
    for (qsizetype i = 0; i < shown.size() && shown.at(i) == u' '; ++i)
        shown[i] = blank;
    for (qsizetype i = shown.size(); i > 0 && shown.at(i - 1) == u' '; --i)
        shown[i - 1] = blank;
    return shown;
}

} // namespace warrener
