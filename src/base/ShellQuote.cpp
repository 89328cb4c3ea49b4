#include "base/ShellQuote.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace warrener {

QString shellQuote(const QString &text)
{
    QString quoted = text;
    quoted.replace(u'\'', "'\\''"_L1);
    return u'\'' + quoted + u'\'';
}

QString shellWord(const QString &text)
{
    static const QRegularExpression harmless(u"^[A-Za-z0-9@%_+=:,./-]+$"_s);
    return harmless.match(text).hasMatch() ? text : shellQuote(text);
}

} // namespace warrener
