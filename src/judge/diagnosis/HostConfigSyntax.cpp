#include "judge/diagnosis/HostConfigSyntax.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>
#include <QVersionNumber>

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

/// How a parser of rabbitmq.conf reads a value that begins with a quotation mark.
enum class Quotes : std::uint8_t {
    None, ///< it is a letter as any other
    One,  ///< to the next one, over line ends; where there is none, it is a letter
    Three ///< and three of them to the next three
};

/// Which of them a host's broker may have, by the versions of cuttlefish that lie there. All: not known.
QList<Quotes> quotesOf(const QStringList &readers)
{
    QList<Quotes> possible;
    const auto add = [&possible](Quotes quotes) {
        if (!possible.contains(quotes))
            possible.append(quotes);
    };
    for (const QString &reader : readers) {
        const QVersionNumber version = QVersionNumber::fromString(reader);
        if (version < QVersionNumber(3, 3)) {
            add(Quotes::None);
            continue;
        }
        if (version < QVersionNumber(3, 9))
            add(Quotes::One);
        if (version >= QVersionNumber(3, 6))
            add(Quotes::Three);
    }
    return possible.isEmpty() ? QList<Quotes>{Quotes::Three, Quotes::One, Quotes::None} : possible;
}

/// Reads rabbitmq.conf line by line as one kind of parser does.
class ConfReader
{
public:
    ConfReader(const QString &text, Quotes quotes, bool isCut) : m_text(text), m_quotes(quotes), m_isCut(isCut) {}

    std::optional<SyntaxFault> read()
    {
        if (m_text.startsWith(QChar(QChar::ByteOrderMark)))
            return fault(1, lineText(m_text, 1), QCoreApplication::translate("HostChecks", "the file begins with a byte-order mark"));
        // Where the end was cut off, the last line is not whole.
        const qsizetype end = m_isCut ? m_text.lastIndexOf(u'\n') + 1 : m_text.size();
        while (m_at < end && !m_fault && !m_isOpen) {
            const qsizetype began = m_at;
            m_at = lineEnd(m_at) + 1;
            readLine(began);
        }
        return m_fault;
    }

private:
    qsizetype lineEnd(qsizetype at) const
    {
        const qsizetype found = m_text.indexOf(u'\n', at);
        return found < 0 ? m_text.size() : found;
    }
    void fail(qsizetype at, const QString &words)
    {
        const int number = lineAt(m_text, at);
        m_fault = fault(number, lineText(m_text, number), words);
    }
    void readLine(qsizetype began)
    {
        // What cuttlefish reads: words of ASCII letters, digits, "_" and "-", parted by single dots.
        static const QRegularExpression key(u"^(?:\\\\.|[A-Za-z0-9_-])+(?:\\.(?:\\\\.|[A-Za-z0-9_-])+)*$"_s);
        static const QRegularExpression include(u"^include[ \\t]+[^\\s#]+\\s*(?:#.*)?$"_s);
        const QString whole = m_text.sliced(began, lineEnd(began) - began);
        const QString line = whole.trimmed();
        if (line.isEmpty() || line.startsWith(u'#') || include.match(line).hasMatch())
            return;
        const qsizetype equals = whole.indexOf(u'=');
        if (equals < 0)
            return failOrThree(began, QCoreApplication::translate("HostChecks", "there is no “=”"));
        const QString name = whole.first(equals).trimmed();
        if (name.isEmpty() || !key.match(name).hasMatch())
            return failOrThree(began, QCoreApplication::translate("HostChecks", "what stands before “=” is no key"));
        const QString value = whole.sliced(equals + 1).trimmed();
        if (value.isEmpty() || value.startsWith(u'#'))
            return failOrThree(began, QCoreApplication::translate("HostChecks", "there is no value behind “=”"));
        if (value.startsWith(u'\''))
            readQuoted(began, m_text.indexOf(u'\'', began + equals + 1), value);
    }
    /// `at`: its first quotation mark.
    void readQuoted(qsizetype began, qsizetype at, const QString &value)
    {
        const bool isThree = value.startsWith("'''"_L1);
        if (m_quotes == Quotes::None) {
            if (isThree && !value.sliced(3).contains("'''"_L1))
                m_three = began;
            return;
        }
        const QString mark = isThree && m_quotes == Quotes::Three ? u"'''"_s : u"'"_s;
        const qsizetype close = m_text.indexOf(mark, at + mark.size());
        if (close < 0) {
            m_isOpen = m_isCut;
            if (!m_isCut && mark.size() == 3)
                fail(began, QCoreApplication::translate("HostChecks", "the value that begins with ''' does not end"));
            return;
        }
        const qsizetype end = lineEnd(close);
        const QStringView behind = QStringView(m_text).sliced(close + mark.size(), end - close - mark.size()).trimmed();
        if (behind.isEmpty() || behind.startsWith(u'#'))
            m_at = end + 1;
        else if (isThree && m_quotes == Quotes::One)
            fail(began, threeWords());
        else
            fail(began, QCoreApplication::translate("HostChecks", "something stands behind the quotation mark that ends the value"));
    }
    /// A line that is none, behind a value that was meant to go on: that value is the fault.
    void failOrThree(qsizetype began, const QString &words) { m_three < 0 ? fail(began, words) : fail(m_three, threeWords()); }
    static QString threeWords()
    {
        return QCoreApplication::translate("HostChecks", "a value between ''' is read from RabbitMQ 4.3 on, and not by the one here");
    }

    const QString &m_text;
    const Quotes m_quotes;
    const bool m_isCut;
    qsizetype m_at = 0;
    qsizetype m_three = -1; ///< where a value begins with three quotation marks that mean nothing
    bool m_isOpen = false;  ///< within a value whose end was cut off
    std::optional<SyntaxFault> m_fault;
};

constexpr auto pluginList = "^\\s*\\[\\s*(?:(?:[a-z][A-Za-z0-9_@]*|'[^'\\n]+')\\s*(?:,\\s*(?:[a-z][A-Za-z0-9_@]*|'[^'\\n]+')\\s*)*)?\\]\\s*\\.\\s*$"_L1;

} // namespace

std::optional<SyntaxFault> confFault(const QString &text, const QStringList &readers, bool isCut)
{
    std::optional<SyntaxFault> first;
    for (const auto all = quotesOf(readers); const Quotes quotes : all) {
        const std::optional<SyntaxFault> found = ConfReader(text, quotes, isCut).read();
        if (!found)
            return std::nullopt;
        if (!first)
            first = found;
    }
    return first;
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
