#include "look/schedule/UnitText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::unittext {

QString program(QString word)
{
    word.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1).replace(u'%', "%%"_L1);
    return u'"' + word + u'"';
}

QString argument(QString word)
{
    return program(word.replace(u'$', "$$"_L1));
}

QString value(QString text)
{
    return text.replace(u'%', "%%"_L1);
}

QString fromValue(QString text)
{
    return text.replace("%%"_L1, "%"_L1);
}

QStringList words(const QString &line)
{
    QStringList words;
    for (qsizetype at = 0; at < line.size();) {
        if (line.at(at) == u' ') {
            ++at;
            continue;
        }
        const bool quoted = line.at(at) == u'"';
        QString word;
        bool ended = !quoted;
        for (at += quoted ? 1 : 0; at < line.size(); ++at) {
            const QChar c = line.at(at);
            const QChar next = at + 1 < line.size() ? line.at(at + 1) : QChar();
            if (c == (quoted ? u'"' : u' ')) {
                ended = true;
                ++at;
                break;
            }
            const bool escapes = c == u'\\' ? next == u'\\' || next == u'"' : (c == u'%' || (c == u'$' && !words.isEmpty())) && next == c;
            const bool special = c == u'\\' || c == u'%' || c == u'"' || (c == u'$' && !words.isEmpty()) || (c == u'\'' && !quoted);
            // One that stands alone would be filled in by systemd, with what nobody here knows.
            if (special && !escapes)
                return {};
            word += escapes ? next : c;
            at += escapes ? 1 : 0;
        }
        if (!ended)
            return {};
        words.append(word);
    }
    return words;
}

bool isOneLine(const QString &text)
{
    return text.isValidUtf16() && std::ranges::none_of(text, [](QChar c) {
               return c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
           });
}

QStringList aboutCluster(const QString &name, const QString &cluster, const QString &profileFile)
{
    if (profileFile.isEmpty())
        return {program(name), u"--cluster"_s, argument(cluster)};
    return {program(name), u"--profile"_s, argument(profileFile)};
}

} // namespace warrener::unittext
