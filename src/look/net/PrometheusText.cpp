#include "look/net/PrometheusText.h"

#include "base/Utf8.h"

#include <QCoreApplication>

#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr size_t mostLineBytes = 64 * 1024;

constexpr bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
}

constexpr bool isNamePart(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9');
}

constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// What is left of one line.
class Cursor
{
public:
    explicit Cursor(std::string_view line) : m_at(line.data()), m_end(line.data() + line.size()) {}

    bool atEnd() const { return m_at == m_end; }
    char peek() const { return atEnd() ? '\0' : *m_at; }
    bool take(char c)
    {
        if (peek() != c || atEnd())
            return false;
        ++m_at;
        return true;
    }
    void skipBlanks()
    {
        while (!atEnd() && isBlank(*m_at))
            ++m_at;
    }
    std::string_view name()
    {
        const char *const start = m_at;
        if (!atEnd() && isNameStart(*m_at)) {
            while (!atEnd() && isNamePart(*m_at))
                ++m_at;
        }
        return {start, static_cast<size_t>(m_at - start)};
    }
    std::string_view word()
    {
        const char *const start = m_at;
        while (!atEnd() && !isBlank(*m_at))
            ++m_at;
        return {start, static_cast<size_t>(m_at - start)};
    }
    /// What stands before the closing quote; false where there is none.
    bool quoted(std::string_view &text)
    {
        const char *const start = m_at;
        for (const char *from = m_at;;) {
            const auto *quote = static_cast<const char *>(std::memchr(from, '"', static_cast<size_t>(m_end - from)));
            if (!quote)
                return false;
            const char *slash = quote;
            while (slash > start && slash[-1] == '\\')
                --slash;
            if ((quote - slash) % 2 == 0) {
                text = {start, static_cast<size_t>(quote - start)};
                m_at = quote + 1;
                return true;
            }
            from = quote + 1;
        }
    }

private:
    const char *m_at;
    const char *m_end;
};

bool parseValue(std::string_view text, double &value)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    // Most values are small whole numbers.
    if (!text.empty() && text.size() <= 15) {
        std::int64_t whole = 0;
        size_t i = 0;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9')
            whole = whole * 10 + (text[i++] - '0');
        if (i == text.size()) {
            value = static_cast<double>(whole);
            return true;
        }
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || text.empty())
        return false;
    if (error == std::errc::result_out_of_range) {
        const bool tiny = text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos;
        value = tiny ? 0 : std::numeric_limits<double>::infinity();
        if (text.starts_with('-'))
            value = -value;
        return true;
    }
    return error == std::errc();
}

PrometheusType typeFromWord(std::string_view word)
{
    if (word == "counter")
        return PrometheusType::Counter;
    if (word == "gauge")
        return PrometheusType::Gauge;
    if (word == "histogram")
        return PrometheusType::Histogram;
    if (word == "summary")
        return PrometheusType::Summary;
    return PrometheusType::Untyped;
}

enum class Flaw : std::uint8_t { None, Name, Labels, TooManyLabels, Value, Timestamp, TooLong, Truncated };

QString toText(Flaw flaw)
{
    switch (flaw) {
    case Flaw::None:
        return {};
    case Flaw::Name:
        return QCoreApplication::translate("PrometheusText", "no metric name");
    case Flaw::Labels:
        return QCoreApplication::translate("PrometheusText", "broken labels");
    case Flaw::TooManyLabels:
        return QCoreApplication::translate("PrometheusText", "too many labels");
    case Flaw::Value:
        return QCoreApplication::translate("PrometheusText", "no value");
    case Flaw::Timestamp:
        return QCoreApplication::translate("PrometheusText", "broken timestamp");
    case Flaw::TooLong:
        return QCoreApplication::translate("PrometheusText", "line too long");
    case Flaw::Truncated:
        return QCoreApplication::translate("PrometheusText", "truncated");
    }
    Q_UNREACHABLE_RETURN({});
}

Error brokenLine(qint64 number, Flaw flaw, std::string_view line)
{
    return failure(ErrorKind::Malformed,
                   QCoreApplication::translate("PrometheusText", "Line %1 of the metrics cannot be read: %2").arg(number).arg(toText(flaw)),
                   QString::fromUtf8(line.data(), static_cast<qsizetype>(std::min<size_t>(line.size(), 200))))
        .error();
}

class Parser
{
public:
    /// True: `sample()` holds one. False: a comment, a blank line, or `flaw`.
    bool parseLine(std::string_view line, Flaw &flaw)
    {
        Cursor cursor(line);
        cursor.skipBlanks();
        if (cursor.atEnd())
            return false;
        if (cursor.take('#')) {
            parseComment(cursor);
            return false;
        }
        m_sample.name = cursor.name();
        if (m_sample.name.empty()) {
            flaw = Flaw::Name;
            return false;
        }
        cursor.skipBlanks();
        m_sample.labelCount = 0;
        if (cursor.take('{'))
            flaw = parseLabels(cursor);
        if (flaw != Flaw::None)
            return false;
        cursor.skipBlanks();
        if (!parseValue(cursor.word(), m_sample.value)) {
            flaw = Flaw::Value;
            return false;
        }
        m_sample.timestamp.reset();
        cursor.skipBlanks();
        if (!cursor.atEnd()) {
            const std::string_view word = cursor.word();
            std::int64_t timestamp = 0;
            const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), timestamp);
            cursor.skipBlanks();
            if (error != std::errc() || end != word.data() + word.size() || !cursor.atEnd()) {
                flaw = Flaw::Timestamp;
                return false;
            }
            m_sample.timestamp = timestamp;
        }
        setFamily();
        return true;
    }

    const PrometheusSample &sample() const { return m_sample; }

private:
    void parseComment(Cursor &cursor)
    {
        cursor.skipBlanks();
        if (cursor.word() != "TYPE")
            return;
        cursor.skipBlanks();
        m_family = cursor.name();
        cursor.skipBlanks();
        m_type = typeFromWord(cursor.word());
    }

    Flaw parseLabels(Cursor &cursor)
    {
        for (;;) {
            cursor.skipBlanks();
            if (cursor.take('}'))
                return Flaw::None;
            if (m_sample.labelCount == PrometheusSample::mostLabels)
                return Flaw::TooManyLabels;
            PrometheusLabel &label = m_sample.labels[static_cast<size_t>(m_sample.labelCount)];
            label.name = cursor.name();
            cursor.skipBlanks();
            if (label.name.empty() || !cursor.take('='))
                return Flaw::Labels;
            cursor.skipBlanks();
            if (!cursor.take('"') || !cursor.quoted(label.rawValue))
                return Flaw::Labels;
            // A name that is no UTF-8 would become another one.
            if (!QUtf8StringView(label.rawValue.data(), static_cast<qsizetype>(label.rawValue.size())).isValidUtf8())
                return Flaw::Labels;
            for (int i = 0; i < m_sample.labelCount; ++i) {
                if (m_sample.labels[static_cast<size_t>(i)].name == label.name)
                    return Flaw::Labels;
            }
            ++m_sample.labelCount;
            cursor.skipBlanks();
            if (!cursor.take(',') && cursor.peek() != '}')
                return Flaw::Labels;
        }
    }

    void setFamily()
    {
        const std::string_view name = m_sample.name;
        const bool compound = m_type == PrometheusType::Histogram || m_type == PrometheusType::Summary;
        bool belongs = name == m_family;
        if (!belongs && compound && !m_family.empty() && name.starts_with(m_family)) {
            const std::string_view suffix = name.substr(m_family.size());
            belongs = suffix == "_sum" || suffix == "_count" || (suffix == "_bucket" && m_type == PrometheusType::Histogram);
        }
        m_sample.family = belongs ? m_family : name;
        m_sample.type = belongs ? m_type : PrometheusType::Untyped;
    }

    PrometheusSample m_sample;
    std::string_view m_family;
    PrometheusType m_type = PrometheusType::Untyped;
};

} // namespace

std::string PrometheusLabel::value() const
{
    std::string plain;
    plain.reserve(rawValue.size());
    for (size_t i = 0; i < rawValue.size(); ++i) {
        if (rawValue[i] != '\\' || i + 1 == rawValue.size()) {
            plain += rawValue[i];
            continue;
        }
        const char escaped = rawValue[++i];
        if (escaped == 'n')
            plain += '\n';
        else if (escaped == '\\' || escaped == '"')
            plain += escaped;
        else
            (plain += '\\') += escaped; // an unknown escape means itself
    }
    return plain;
}

const PrometheusLabel *PrometheusSample::label(std::string_view wanted) const
{
    for (int i = 0; i < labelCount; ++i) {
        if (labels[static_cast<size_t>(i)].name == wanted)
            return &labels[static_cast<size_t>(i)];
    }
    return nullptr;
}

QString PrometheusSample::labelText(std::string_view wanted) const
{
    const PrometheusLabel *found = label(wanted);
    if (!found)
        return {};
    if (found->hasEscapes())
        return nameFromUtf8(found->value());
    return nameFromUtf8(found->rawValue);
}

Result<LeftOutLines> parsePrometheus(std::string_view text, const std::function<void(const PrometheusSample &)> &visit, BrokenLines broken)
{
    Parser parser;
    qint64 number = 0;
    bool visited = false;
    std::optional<Error> skipped;
    LeftOutLines leftOut;
    while (!text.empty()) {
        ++number;
        const auto *newline = static_cast<const char *>(std::memchr(text.data(), '\n', text.size()));
        const size_t length = newline ? static_cast<size_t>(newline - text.data()) : text.size();
        std::string_view line = text.substr(0, length);
        text.remove_prefix(newline ? length + 1 : length);
        if (line.ends_with('\r'))
            line.remove_suffix(1);

        Flaw flaw = Flaw::None;
        if (line.size() > mostLineBytes) {
            flaw = Flaw::TooLong;
        } else if (!newline && line.find_first_not_of(" \t") != std::string_view::npos) {
            flaw = Flaw::Truncated;
        } else if (parser.parseLine(line, flaw)) {
            visit(parser.sample());
            visited = true;
        }
        leftOut.count += flaw != Flaw::None;
        if (flaw == Flaw::None || (skipped && flaw != Flaw::Truncated))
            continue;
        Error error = brokenLine(number, flaw, line);
        if (broken == BrokenLines::Refuse || flaw == Flaw::Truncated)
            return std::unexpected(std::move(error));
        skipped = std::move(error);
    }
    if (skipped && !visited)
        return std::unexpected(*skipped);
    if (skipped)
        leftOut.first = skipped->message;
    return leftOut;
}

} // namespace warrener
