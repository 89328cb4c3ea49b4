#include "base/ShellQuote.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

QString shellQuote(const QString &text)
{
    QString quoted = text;
    quoted.replace(u'\'', "'\\''"_L1);
    return u'\'' + quoted + u'\'';
}

bool isShellWord(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c.unicode() < 128 && (c.isLetterOrNumber() || u"@%_-+=:,./"_s.contains(c)); });
}

QString shellWord(const QString &text)
{
    return isShellWord(text) ? text : shellQuote(text);
}

QString shellLine(const QStringList &words)
{
    QStringList safe;
    for (const QString &word : words)
        safe.append(shellWord(word));
    return safe.join(u' ');
}

} // namespace warrener
