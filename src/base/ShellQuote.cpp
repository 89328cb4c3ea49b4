#include "base/ShellQuote.h"

using namespace Qt::StringLiterals;

namespace warrener {

QString shellQuote(const QString &text)
{
    QString quoted = text;
    quoted.replace(u'\'', "'\\''"_L1);
    return u'\'' + quoted + u'\'';
}

} // namespace warrener
