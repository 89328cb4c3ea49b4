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

/// Reads Erlang terms for their form alone: brackets, quotes, what stands between two terms, and that there
/// is one of them, for the broker reads one.
class TermReader
{
public:
    explicit TermReader(const QString &text) : m_text(text), m_hasFunctions(text.contains(QRegularExpression(u"\\bfun\\b"_s))) {}

    std::optional<SyntaxFault> read()
    {
        for (; m_at < m_text.size() && !m_fault; ++m_at)
            readOne(m_text[m_at]);
        if (m_fault)
            return m_fault;
        const int end = lineAt(m_text, m_text.trimmed().size());
        if (!m_open.isEmpty())
            fail(end, QCoreApplication::translate("HostChecks", "a bracket is not closed"));
        else if (m_terms == 0 && m_before != Before::Nothing)
            fail(end, QCoreApplication::translate("HostChecks", "there is no dot at the end"));
        else if (m_before == Before::Term)
            fail(end, QCoreApplication::translate("HostChecks", "there is no dot at the end"));
        return m_fault;
    }

private:
    /// What stands before the present place, within the innermost bracket.
    enum class Before : std::uint8_t { Nothing, Term, Text, Comma };

    void readOne(QChar c)
    {
        if (c.isSpace())
            return;
        const qsizetype began = m_at;
        if (c == u'%') {
            while (m_at + 1 < m_text.size() && m_text[m_at + 1] != u'\n')
                ++m_at;
        } else if (c == u'"' || c == u'\'') {
            skipQuoted(c);
            // Strings that follow each other are one.
            if (m_before != Before::Text || c != u'"')
                term(began);
            if (c == u'"')
                m_before = Before::Text;
        } else if (c == u'$') {
            m_at += m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\\' ? 2 : 1;
            term(began);
        } else if (c.isLetterOrNumber() || c == u'_') {
            skipWord();
            term(began);
        } else if (c == u'[' || c == u'{' || c == u'(') {
            if (c != u'(' || m_before != Before::Term) // a call's arguments belong to its name
                term(began);
            m_open += c;
            m_before = Before::Nothing;
        } else if (c == u']' || c == u'}' || c == u')') {
            close(c);
        } else if (c == u',' || c == u'|') {
            separate(began);
        } else if (c == u'.') {
            end(began);
        } else if (c == u'=' || c == u':' || c == u'/' || c == u'<' || c == u'#') {
            m_before = Before::Nothing; // of maps and binaries: whatever follows belongs to it
        }
    }
    void skipQuoted(QChar quote)
    {
        const int line = lineAt(m_text, m_at);
        for (++m_at; m_at < m_text.size() && m_text[m_at] != quote; ++m_at) {
            if (m_text[m_at] == u'\\')
                ++m_at;
        }
        if (m_at >= m_text.size())
            fail(line, QCoreApplication::translate("HostChecks", "a quotation mark is not closed"));
    }
    void skipWord()
    {
        const auto goesOn = [this](qsizetype at) {
            const QChar c = m_text[at];
            const bool point = c == u'.' && m_text[at - 1].isDigit() && at + 1 < m_text.size() && m_text[at + 1].isDigit();
            return c.isLetterOrNumber() || c == u'_' || c == u'@' || c == u'#' || point;
        };
        while (m_at + 1 < m_text.size() && goesOn(m_at + 1))
            ++m_at;
    }
    void term(qsizetype at)
    {
        // A function written out has words and arrows of its own.
        const bool parted = m_hasFunctions || (m_before != Before::Term && m_before != Before::Text);
        if (!parted)
            failAt(at, QCoreApplication::translate("HostChecks", "there is no comma between two terms"));
        else if (m_open.isEmpty() && m_terms > 0)
            failAt(at, QCoreApplication::translate("HostChecks", "something stands behind the dot: the broker reads one term"));
        m_before = Before::Term;
    }
    void separate(qsizetype at)
    {
        if (!m_hasFunctions && (m_open.isEmpty() || (m_before != Before::Term && m_before != Before::Text)))
            failAt(at, QCoreApplication::translate("HostChecks", "nothing stands before a comma"));
        m_before = Before::Comma;
    }
    void close(QChar c)
    {
        const QChar partner = c == u']' ? u'[' : c == u'}' ? u'{' : u'(';
        if (m_open.isEmpty() || m_open.back() != partner)
            failAt(m_at, QCoreApplication::translate("HostChecks", "a bracket is closed that was not opened"));
        else if (m_before == Before::Comma)
            failAt(m_at, QCoreApplication::translate("HostChecks", "nothing stands behind a comma"));
        m_open.chop(1);
        m_before = Before::Term;
    }
    void end(qsizetype at)
    {
        if (!m_open.isEmpty() || (m_before != Before::Term && m_before != Before::Text)) {
            failAt(at, m_open.isEmpty() ? QCoreApplication::translate("HostChecks", "nothing stands before the dot")
                                        : QCoreApplication::translate("HostChecks", "a bracket is not closed"));
            return;
        }
        ++m_terms;
        m_before = Before::Nothing;
    }
    void failAt(qsizetype at, const QString &words) { fail(lineAt(m_text, at), words); }
    void fail(int line, const QString &words)
    {
        if (!m_fault)
            m_fault = fault(line, lineText(m_text, line), words);
    }

    const QString &m_text;
    const bool m_hasFunctions;
    qsizetype m_at = 0;
    QString m_open;
    Before m_before = Before::Nothing;
    int m_terms = 0;
    std::optional<SyntaxFault> m_fault;
};

constexpr auto pluginList = "^\\s*\\[\\s*(?:(?:[a-z][A-Za-z0-9_@]*|'[^'\\n]+')\\s*(?:,\\s*(?:[a-z][A-Za-z0-9_@]*|'[^'\\n]+')\\s*)*)?\\]\\s*\\.\\s*$"_L1;

} // namespace

std::optional<SyntaxFault> confFault(const QString &text)
{
    // What cuttlefish reads: words of ASCII letters, digits, "_" and "-", parted by single dots.
    static const QRegularExpression key(u"^(?:\\\\.|[A-Za-z0-9_-])+(?:\\.(?:\\\\.|[A-Za-z0-9_-])+)*$"_s);
    if (text.startsWith(QChar(QChar::ByteOrderMark)))
        return fault(1, text.section(u'\n', 0, 0), QCoreApplication::translate("HostChecks", "the file begins with a byte-order mark"));
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
    // A file of nothing, or of comments alone, means no plugins: the broker starts.
    if (plain.trimmed().isEmpty() || list.match(plain).hasMatch())
        return std::nullopt;
    const QString trimmed = plain.trimmed();
    if (!trimmed.endsWith(u'.'))
        return fault(lineAt(text, text.trimmed().size()), trimmed.section(u'\n', -1),
                     QCoreApplication::translate("HostChecks", "the list does not end with a dot"));
    return fault(1, trimmed, QCoreApplication::translate("HostChecks", "it is no list of plugin names"));
}

std::optional<SyntaxFault> termFault(const QString &text)
{
    return TermReader(text).read();
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
