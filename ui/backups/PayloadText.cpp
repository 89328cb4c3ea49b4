#include "ui/backups/PayloadText.h"

#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int deepest = 64;
constexpr qsizetype oneLine = 60; ///< letters that an object may have to stay in its line
/// Letters with their indents; figures sixty brackets deep would become a hundred times as long as they are.
constexpr qsizetype mostPrinted = 4 * 1024 * 1024;

/// Takes JSON apart and puts it together again with other blanks. What it does not understand makes it fail: then
/// the text is shown as it came.
class JsonPrinter final
{
public:
    explicit JsonPrinter(const QString &json) : m_in(json) {}

    std::optional<QString> print()
    {
        skipBlanks();
        if (!value(0))
            return std::nullopt;
        skipBlanks();
        return m_at == m_in.size() ? std::optional(m_out) : std::nullopt;
    }

private:
    QChar peek() const { return m_at < m_in.size() ? m_in.at(m_at) : QChar(); }

    void skipBlanks()
    {
        while (m_at < m_in.size() && (peek() == u' ' || peek() == u'\t' || peek() == u'\n' || peek() == u'\r'))
            ++m_at;
    }

    bool value(int depth)
    {
        switch (peek().unicode()) {
        case u'{':
            return list(depth, u'{', u'}');
        case u'[':
            return list(depth, u'[', u']');
        case u'"':
            return string();
        default:
            return word();
        }
    }

    bool string()
    {
        const qsizetype begin = m_at++;
        while (m_at < m_in.size()) {
            const QChar letter = m_in.at(m_at++);
            if (letter == u'\\') {
                ++m_at;
            } else if (letter == u'"') {
                m_out += QStringView(m_in).sliced(begin, m_at - begin);
                return true;
            } else if (letter.unicode() < 0x20) {
                return false;
            }
        }
        return false;
    }

    /// A number, true, false or null, as it is written.
    bool word()
    {
        const qsizetype begin = m_at;
        while (m_at < m_in.size() && (m_in.at(m_at).isLetterOrNumber() || u"+-."_s.contains(m_in.at(m_at))))
            ++m_at;
        const QStringView text = QStringView(m_in).sliced(begin, m_at - begin);
        bool isNumber = false;
        static_cast<void>(text.toDouble(&isNumber));
        if (text != u"true" && text != u"false" && text != u"null" && (!isNumber || !(text.front().isDigit() || text.front() == u'-')))
            return false;
        m_out += text;
        return true;
    }

    bool list(int depth, QChar open, QChar close)
    {
        if (depth == deepest)
            return false;
        const qsizetype start = m_out.size();
        const qsizetype begin = m_at++;
        m_out += open;
        skipBlanks();
        if (peek() == close) {
            ++m_at;
            m_out += close;
            return true;
        }
        const QString inner(2 * (depth + 1), u' ');
        bool flat = depth > 0;
        while (true) {
            if (m_out.size() > mostPrinted)
                return false;
            m_out += u'\n' + inner;
            skipBlanks();
            if (open == u'{' && !key())
                return false;
            flat = flat && peek() != u'{' && peek() != u'[';
            if (!value(depth + 1))
                return false;
            skipBlanks();
            if (peek() == u',') {
                ++m_at;
                m_out += u',';
                continue;
            }
            if (peek() != close)
                return false;
            ++m_at;
            break;
        }
        m_out += u'\n' + QString(2 * depth, u' ') + close;
        if (flat && m_at - begin <= oneLine)
            fold(start, inner);
        return true;
    }

    bool key()
    {
        if (peek() != u'"' || !string())
            return false;
        skipBlanks();
        if (peek() != u':')
            return false;
        ++m_at;
        m_out += u": "_s;
        skipBlanks();
        return true;
    }

    /// Strings hold no line breaks, so every one of them is ours.
    void fold(qsizetype start, const QString &inner)
    {
        QString flat = m_out.sliced(start);
        flat.replace(u'\n' + inner, u" "_s);
        flat.replace(flat.lastIndexOf(u'\n'), flat.size() - flat.lastIndexOf(u'\n') - 1, u" "_s);
        m_out.truncate(start);
        m_out += flat;
    }

    const QString &m_in;
    QString m_out;
    qsizetype m_at = 0;
};

/// Text in UTF-8 without what only machines read.
std::optional<QString> textOf(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(bytes);
    if (decoder.hasError() || text.contains(QChar(u'\0')))
        return std::nullopt;
    return text;
}

/// A cut must not go through a letter.
QByteArrayView wholeLetters(QByteArrayView bytes)
{
    int back = 0;
    while (back < 3 && !bytes.isEmpty() && (static_cast<uchar>(bytes.back()) & 0xC0) == 0x80) {
        bytes.chop(1);
        ++back;
    }
    if (!bytes.isEmpty() && static_cast<uchar>(bytes.back()) >= 0xC0)
        bytes.chop(1);
    return bytes;
}

QString shownText(QByteArrayView bytes)
{
    QString text = QString::fromUtf8(bytes);
    for (QChar &letter : text) {
        const char16_t code = letter.unicode();
        if ((code < 0x20 && code != u'\n' && code != u'\t' && code != u'\r') || code == 0x7f || (code >= 0x202a && code <= 0x202e)
            || (code >= 0x2066 && code <= 0x2069))
            letter = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace

std::optional<QString> prettyJson(const QString &json)
{
    return JsonPrinter(json).print();
}

QString hexDump(QByteArrayView bytes, HexLine hexLine)
{
    static constexpr char digits[] = "0123456789abcdef";
    const auto perLine = qsizetype(hexLine);
    QString text;
    text.reserve((bytes.size() / perLine + 1) * (hexLineLetters + 1));
    for (qsizetype at = 0; at < bytes.size(); at += perLine) {
        if (at > 0)
            text += u'\n';
        text += u"%1  "_s.arg(at, 8, 16, QLatin1Char('0'));
        const QByteArrayView line = bytes.sliced(at, std::min(perLine, bytes.size() - at));
        QString letters;
        for (qsizetype column = 0; column < perLine; ++column) {
            if (column == 8)
                text += u' ';
            if (column >= line.size()) {
                text += u"   "_s;
                continue;
            }
            const auto byte = static_cast<uchar>(line[column]);
            text += QLatin1Char(digits[byte >> 4]);
            text += QLatin1Char(digits[byte & 15]);
            text += u' ';
            letters += byte >= 0x20 && byte < 0x7f ? QChar(QLatin1Char(static_cast<char>(byte))) : QChar(u'.');
        }
        text += u" |"_s + letters + u'|';
    }
    return text;
}

PayloadText payloadText(const QByteArray &payload, PayloadLook look, HexLine line)
{
    PayloadText shown;
    QByteArrayView bytes = payload;
    if (bytes.size() > mostShownBytes) {
        shown.isCut = true;
        bytes = bytes.first(mostShownBytes);
    }
    if (look == PayloadLook::Hex) {
        // Five letters of text for each byte, and more.
        shown.isCut = payload.size() > mostShownBytes / 4;
        shown.text = hexDump(QByteArrayView(payload).first(std::min(payload.size(), mostShownBytes / 4)), line);
        return shown;
    }
    if (look == PayloadLook::Json && !shown.isCut) {
        const std::optional<QString> text = textOf(bytes);
        if (const auto pretty = text ? prettyJson(*text) : std::nullopt) {
            shown.text = *pretty;
            shown.isJson = true;
            return shown;
        }
    }
    shown.text = shownText(shown.isCut ? wholeLetters(bytes) : bytes);
    return shown;
}

PayloadLook lookFor(const QByteArray &payload, const QByteArray &contentType)
{
    const QByteArrayView head = QByteArrayView(payload).first(std::min<qsizetype>(payload.size(), 4096));
    if (!textOf(payload.size() > head.size() ? wholeLetters(head) : head))
        return PayloadLook::Hex;
    const QByteArrayView trimmed = head.trimmed();
    const bool looksLikeJson = trimmed.startsWith('{') || trimmed.startsWith('[');
    return contentType.contains("json") || looksLikeJson ? PayloadLook::Json : PayloadLook::Text;
}

} // namespace warrener
