#include "judge/diagnosis/HostConfigSyntax.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

SyntaxFault fault(int line, const QString &text, const QString &words)
{
    return {.line = line, .text = text.trimmed().left(120), .words = words};
}

/// Erlang text with its comments gone; a % in a string or an atom is none.
QString withoutComments(const QString &text)
{
    QString out;
    QChar quote;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (!quote.isNull()) {
            out += c;
            if (c == u'\\' && i + 1 < text.size())
                out += text[++i];
            else if (c == quote)
                quote = {};
        } else if (c == u'%') {
            while (i + 1 < text.size() && text[i + 1] != u'\n')
                ++i;
        } else {
            out += c;
            if (c == u'"' || c == u'\'')
                quote = c;
        }
    }
    return out;
}

int lineAt(const QString &text, qsizetype at)
{
    return static_cast<int>(QStringView(text).first(std::clamp<qsizetype>(at, 0, text.size())).count(u'\n')) + 1;
}

QString lineText(const QString &text, int line)
{
    return text.section(u'\n', line - 1, line - 1);
}

constexpr auto pluginList = "^\\s*\\[\\s*(?:(?:[a-z][A-Za-z0-9_@]*|'[^'\\n]+')\\s*(?:,\\s*(?:[a-z][A-Za-z0-9_@]*|'[^'\\n]+')\\s*)*)?\\]\\s*\\.\\s*$"_L1;

} // namespace

std::optional<SyntaxFault> confFault(const QString &text)
{
    static const QRegularExpression key(u"^[^\\s=#]+$"_s);
    const QStringList lines = text.split(u'\n');
    int openAt = 0; // the line on which a long value began
    for (int number = 1; number <= lines.size(); ++number) {
        const QString line = lines[number - 1].trimmed();
        if (openAt > 0) {
            if (line.contains("'''"_L1))
                openAt = 0;
            continue;
        }
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith("include "_L1))
            continue;
        const qsizetype equals = line.indexOf(u'=');
        if (equals < 0)
            return fault(number, line, QCoreApplication::translate("HostChecks", "there is no “=”"));
        if (equals == 0 || !key.match(line.first(equals).trimmed()).hasMatch())
            return fault(number, line, QCoreApplication::translate("HostChecks", "what stands before “=” is no key"));
        const QString value = line.sliced(equals + 1).trimmed();
        if (value.isEmpty() || value.startsWith(u'#'))
            return fault(number, line, QCoreApplication::translate("HostChecks", "there is no value behind “=”"));
        if (value.startsWith("'''"_L1) && !value.sliced(3).contains("'''"_L1))
            openAt = number;
    }
    if (openAt > 0)
        return fault(openAt, lines[openAt - 1], QCoreApplication::translate("HostChecks", "the value that begins with ''' does not end"));
    return std::nullopt;
}

std::optional<SyntaxFault> pluginsFault(const QString &text)
{
    static const QRegularExpression list(pluginList);
    const QString plain = withoutComments(text);
    if (list.match(plain).hasMatch())
        return std::nullopt;
    const QString trimmed = plain.trimmed();
    if (!trimmed.endsWith(u'.'))
        return fault(lineAt(text, text.trimmed().size()), trimmed.section(u'\n', -1),
                     QCoreApplication::translate("HostChecks", "the list does not end with a dot"));
    return fault(1, trimmed, QCoreApplication::translate("HostChecks", "it is no list of plugin names"));
}

std::optional<SyntaxFault> termFault(const QString &text)
{
    QString open;
    QChar quote;
    int quoteLine = 0;
    QChar last;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (!quote.isNull()) {
            if (c == u'\\')
                ++i;
            else if (c == quote)
                quote = {};
            continue;
        }
        if (c == u'%') {
            while (i + 1 < text.size() && text[i + 1] != u'\n')
                ++i;
            continue;
        }
        if (c.isSpace())
            continue;
        last = c;
        if (c == u'$') { // a character: $" opens no string
            i += i + 1 < text.size() && text[i + 1] == u'\\' ? 2 : 1;
        } else if (c == u'"' || c == u'\'') {
            quote = c;
            quoteLine = lineAt(text, i);
        } else if (c == u'[' || c == u'{' || c == u'(') {
            open += c;
        } else if (c == u']' || c == u'}' || c == u')') {
            const QChar partner = c == u']' ? u'[' : c == u'}' ? u'{' : u'(';
            if (open.isEmpty() || open.back() != partner) {
                const int line = lineAt(text, i);
                return fault(line, lineText(text, line), QCoreApplication::translate("HostChecks", "a bracket is closed that was not opened"));
            }
            open.chop(1);
        }
    }
    const int end = lineAt(text, text.trimmed().size());
    if (!quote.isNull())
        return fault(quoteLine, lineText(text, quoteLine), QCoreApplication::translate("HostChecks", "a quotation mark is not closed"));
    if (!open.isEmpty())
        return fault(end, lineText(text, end), QCoreApplication::translate("HostChecks", "a bracket is not closed"));
    if (!last.isNull() && last != u'.')
        return fault(end, lineText(text, end), QCoreApplication::translate("HostChecks", "there is no dot at the end"));
    return std::nullopt;
}

QStringList pluginNames(const QString &text)
{
    static const QRegularExpression list(pluginList);
    static const QRegularExpression name(u"[a-z][A-Za-z0-9_@]*"_s);
    const QString plain = withoutComments(text);
    QStringList names;
    if (!list.match(plain).hasMatch())
        return names;
    for (auto found = name.globalMatch(plain); found.hasNext();)
        names.append(found.next().captured());
    names.sort();
    return names;
}

} // namespace warrener
