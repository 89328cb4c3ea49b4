#pragma once

#include <QSyntaxHighlighter>

#include <cstdint>

namespace warrener {

enum class CodeLanguage : std::uint8_t {
    Plain,
    Json,
    Conf,    ///< rabbitmq.conf, ini: key = value, # comments
    Erlang,  ///< advanced.config, enabled_plugins: terms, % comments
    Haproxy, ///< sections at the left, keywords behind
    Shell,   ///< rabbitmq-env.conf
    Log,     ///< [error], [warning] in colour
};

/// By the name of the file.
CodeLanguage languageOf(const QString &path);

/// Colours words of a document by the theme's tokens, a line at a time.
class CodeHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CodeHighlighter)

public:
    explicit CodeHighlighter(QTextDocument *document);

    void setLanguage(CodeLanguage language);
    CodeLanguage language() const { return m_language; }
    /// Stands on a tint wherever it occurs; case is not regarded.
    void setFind(const QString &text);

protected:
    void highlightBlock(const QString &text) override;

private:
    void json(const QString &text);
    void conf(const QString &text);
    void erlang(const QString &text);
    void haproxy(const QString &text);
    void log(const QString &text);
    void comment(const QString &text, QChar mark);
    void numbers(const QString &text);

    CodeLanguage m_language = CodeLanguage::Plain;
    QString m_find;
};

} // namespace warrener
