#include "base/JsonLines.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace warrener {

/// Goes once through the text and writes down where each key and each item of a list begins.
class JsonLines::Walk final
{
public:
    Walk(QByteArrayView text, JsonLines &lines) : m_text(text), m_told(lines)
    {
        // Parsers pass over it, and so do editors.
        constexpr QByteArrayView byteOrderMark = "\xef\xbb\xbf";
        if (text.startsWith(byteOrderMark))
            m_at = byteOrderMark.size();
    }

    /// False: the text breaks off or is no JSON here.
    bool value(const QString &place, int depth)
    {
        constexpr int deepest = 100;
        blank();
        if (m_at >= m_text.size() || depth > deepest)
            return false;
        note(place, m_line);
        switch (m_text[m_at]) {
        case '{':
            return object(place, depth);
        case '[':
            return list(place, depth);
        case '"':
            return text().has_value();
        default:
            // A number or a word: its parser says whether it is a good one.
            while (m_at < m_text.size() && !QByteArrayView(",]} \t\r\n").contains(m_text[m_at]))
                ++m_at;
            return true;
        }
    }

private:
    /// Of a key that stands there twice the first. Places that are longer than anybody spells out are told by what they
    /// stand in: each item behind one long key would else hold that key once more.
    void note(const QString &place, int line)
    {
        if (place.size() <= longestPlace && !m_told.m_lines.contains(place))
            m_told.m_lines.insert(place, line);
    }

    void blank()
    {
        for (; m_at < m_text.size() && QByteArrayView(" \t\r\n").contains(m_text[m_at]); ++m_at)
            m_line += m_text[m_at] == '\n' ? 1 : 0;
    }

    bool takes(char wanted)
    {
        blank();
        if (m_at >= m_text.size() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }

    std::optional<QString> text()
    {
        const qsizetype from = ++m_at;
        for (; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at)
            m_at += m_text[m_at] == '\\' ? 1 : 0;
        if (m_at >= m_text.size())
            return std::nullopt;
        const QByteArrayView raw = m_text.sliced(from, m_at++ - from);
        // "\u0061" is "a".
        return raw.contains('\\') ? QJsonDocument::fromJson("[\"" + raw.toByteArray() + "\"]").array().at(0).toString() : QString::fromUtf8(raw);
    }

    bool object(const QString &place, int depth)
    {
        ++m_at;
        QSet<QString> keys;
        for (bool first = true; !takes('}'); first = false) {
            if (!first && !takes(','))
                return false;
            blank();
            if (m_at >= m_text.size() || m_text[m_at] != '"')
                return false;
            const int line = m_line;
            const std::optional<QString> key = text();
            if (!key || !takes(':'))
                return false;
            const QString inner = place.size() > longestPlace ? place : place.isEmpty() ? *key : place + u'.' + *key;
            if (keys.contains(*key) && m_told.m_twice.isEmpty()) {
                m_told.m_twice = inner;
                m_told.m_lineOfTwice = line;
            }
            keys.insert(*key);
            note(inner, line);
            if (!value(inner, depth + 1))
                return false;
        }
        return true;
    }

    bool list(const QString &place, int depth)
    {
        ++m_at;
        for (int index = 0; !takes(']'); ++index) {
            if (index > 0 && !takes(','))
                return false;
            if (!value(place.size() > longestPlace ? place : u"%1[%2]"_s.arg(place, QString::number(index)), depth + 1))
                return false;
        }
        return true;
    }

    static constexpr qsizetype longestPlace = 2000;

    const QByteArrayView m_text;
    JsonLines &m_told;
    qsizetype m_at = 0;
    int m_line = 1;
};

JsonLines::JsonLines(QByteArrayView text)
{
    Walk(text, *this).value({}, 0);
}

int JsonLines::lineOf(const QString &place) const
{
    for (QString where = place;;) {
        if (const auto found = m_lines.constFind(where); found != m_lines.cend())
            return *found;
        if (where.isEmpty())
            return 1;
        where.truncate(std::max<qsizetype>(0, std::max(where.lastIndexOf(u'.'), where.lastIndexOf(u'['))));
    }
}

int JsonLines::lineAt(QByteArrayView text, qsizetype offset)
{
    return 1 + int(std::count(text.begin(), text.begin() + std::clamp<qsizetype>(offset, 0, text.size()), '\n'));
}

} // namespace warrener
