#include "ui/backups/CodeHighlighter.h"

#include "record/catalogue/EntryPaths.h"
#include "ui/theme/Theme.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QTextCharFormat formatOf(Token token, int weight = QFont::Normal)
{
    QTextCharFormat format;
    format.setForeground(Theme::of().color(token));
    if (weight != QFont::Normal)
        format.setFontWeight(weight);
    return format;
}

} // namespace

CodeLanguage languageOf(const QString &path)
{
    const QString name = path.section(u'/', -1).toLower();
    if (path.startsWith(entrypath::ofLogs) || name.endsWith(".log"_L1))
        return CodeLanguage::Log;
    if (name.endsWith(".json"_L1))
        return CodeLanguage::Json;
    if (name.contains("haproxy"_L1) || name.endsWith(".cfg"_L1) || path.contains("/haproxy/"_L1))
        return CodeLanguage::Haproxy;
    if (name.endsWith("-env.conf"_L1) || name.endsWith(".sh"_L1))
        return CodeLanguage::Shell;
    if (name.endsWith(".config"_L1) || name == "enabled_plugins"_L1)
        return CodeLanguage::Erlang;
    if (name.endsWith(".conf"_L1) || name.endsWith(".ini"_L1) || name.endsWith(".service"_L1))
        return CodeLanguage::Conf;
    return CodeLanguage::Plain;
}

CodeHighlighter::CodeHighlighter(QTextDocument *document) : QSyntaxHighlighter(document)
{
    connect(&Theme::of(), &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
}

void CodeHighlighter::setLanguage(CodeLanguage language)
{
    if (language == m_language)
        return;
    m_language = language;
    rehighlight();
}

void CodeHighlighter::setFind(const QString &text)
{
    if (text == m_find)
        return;
    m_find = text;
    rehighlight();
}

void CodeHighlighter::highlightBlock(const QString &text)
{
    switch (m_language) {
    case CodeLanguage::Plain:
        break;
    case CodeLanguage::Json:
        json(text);
        break;
    case CodeLanguage::Conf:
    case CodeLanguage::Shell:
        conf(text);
        break;
    case CodeLanguage::Erlang:
        erlang(text);
        break;
    case CodeLanguage::Haproxy:
        haproxy(text);
        break;
    case CodeLanguage::Log:
        log(text);
        break;
    }
    if (m_find.isEmpty())
        return;
    const Theme &theme = Theme::of();
    for (qsizetype at = text.indexOf(m_find, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(m_find, at + m_find.size(), Qt::CaseInsensitive)) {
        for (qsizetype letter = at; letter < at + m_find.size(); ++letter) {
            QTextCharFormat marked = format(static_cast<int>(letter));
            marked.setBackground(theme.color(Token::Selected));
            setFormat(static_cast<int>(letter), 1, marked);
        }
    }
}

void CodeHighlighter::json(const QString &text)
{
    // A document that was put together by prettyJson() has no string that goes over two lines.
    static const QRegularExpression token(uR"("(?:[^"\\]|\\.)*"(\s*:)?|-?\b\d[\d.eE+-]*|\b(?:true|false|null)\b)"_s);
    for (auto it = token.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const bool isString = match.captured().startsWith(u'"');
        const bool isKey = match.capturedLength(1) > 0;
        const auto length = static_cast<int>(match.capturedLength() - std::max<qsizetype>(0, match.capturedLength(1)));
        setFormat(static_cast<int>(match.capturedStart()), length, formatOf(isKey ? Token::Text2 : isString ? Token::Text : Token::Accent));
    }
}

void CodeHighlighter::numbers(const QString &text)
{
    static const QRegularExpression number(uR"((?<![\w.])-?\d+(?:\.\d+)?(?![\w.]))"_s);
    for (auto it = number.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()), formatOf(Token::Accent));
    }
}

void CodeHighlighter::comment(const QString &text, QChar mark)
{
    bool quoted = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) == u'"')
            quoted = !quoted;
        if (text.at(at) != mark || quoted)
            continue;
        setFormat(static_cast<int>(at), static_cast<int>(text.size() - at), formatOf(Token::Text3));
        return;
    }
}

void CodeHighlighter::conf(const QString &text)
{
    static const QRegularExpression section(uR"(^\s*\[[^\]]*\]\s*$)"_s);
    numbers(text);
    if (section.match(text).hasMatch())
        setFormat(0, static_cast<int>(text.size()), formatOf(Token::Text, QFont::DemiBold));
    else if (const qsizetype equals = text.indexOf(u'='); equals > 0)
        setFormat(0, static_cast<int>(equals), formatOf(Token::Text2));
    comment(text, u'#');
}

void CodeHighlighter::erlang(const QString &text)
{
    static const QRegularExpression atom(uR"(\b(?:true|false|undefined|infinity)\b)"_s);
    static const QRegularExpression key(uR"(\{\s*([a-z][\w@.]*)\s*,)"_s);
    static const QRegularExpression string(uR"("(?:[^"\\]|\\.)*")"_s);
    numbers(text);
    for (auto it = atom.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()), formatOf(Token::Accent));
    }
    for (auto it = key.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        setFormat(static_cast<int>(match.capturedStart(1)), static_cast<int>(match.capturedLength(1)), formatOf(Token::Text2));
    }
    for (auto it = string.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()), formatOf(Token::Text));
    }
    comment(text, u'%');
}

void CodeHighlighter::haproxy(const QString &text)
{
    static const QRegularExpression section(uR"(^\s*(global|defaults|frontend|backend|listen|peers|resolvers|userlist|program|cache|ring)\b.*$)"_s);
    static const QRegularExpression keyword(uR"(^\s+(\S+))"_s);
    numbers(text);
    if (section.match(text).hasMatch())
        setFormat(0, static_cast<int>(text.size()), formatOf(Token::Text, QFont::DemiBold));
    else if (const QRegularExpressionMatch match = keyword.match(text); match.hasMatch())
        setFormat(static_cast<int>(match.capturedStart(1)), static_cast<int>(match.capturedLength(1)), formatOf(Token::Text2));
    comment(text, u'#');
}

void CodeHighlighter::log(const QString &text)
{
    static const QRegularExpression time(uR"(^\d{4}-\d\d-\d\d[ T][\d:.,]+(?:[+-]\d\d:\d\d|Z)?)"_s);
    static const QRegularExpression level(uR"(\[(error|critical|emergency|alert|warning|warn)\])"_s, QRegularExpression::CaseInsensitiveOption);
    if (const QRegularExpressionMatch match = time.match(text); match.hasMatch())
        setFormat(0, static_cast<int>(match.capturedLength()), formatOf(Token::Text2));
    if (const QRegularExpressionMatch match = level.match(text); match.hasMatch()) {
        const bool warns = match.captured(1).startsWith("warn"_L1, Qt::CaseInsensitive);
        setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()),
                  formatOf(warns ? Token::Warn : Token::Bad, QFont::DemiBold));
    }
}

} // namespace warrener
