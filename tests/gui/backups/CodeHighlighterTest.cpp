// What stands in a configuration file is coloured by its kind; files of others, cut wherever one likes, keep their text.
#include "ui/backups/CodeHighlighter.h"

#include "support/SuiteTheme.h"

#include <QDir>
#include <QFile>
#include <QPlainTextDocumentLayout>
#include <QTest>
#include <QTextDocument>
#include <QTextLayout>

using namespace Qt::StringLiterals;
using namespace warrener;

class CodeHighlighterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whichLanguage_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("language");
        const auto row = [](const char *path, CodeLanguage language) { QTest::newRow(path) << QString::fromLatin1(path) << int(language); };
        row("etc/rabbitmq/rabbitmq.conf", CodeLanguage::Conf);
        row("etc/rabbitmq/rabbitmq-env.conf", CodeLanguage::Shell);
        row("etc/rabbitmq/advanced.config", CodeLanguage::Erlang);
        row("etc/rabbitmq/enabled_plugins", CodeLanguage::Erlang);
        row("etc/haproxy/haproxy.cfg", CodeLanguage::Haproxy);
        row("definitions.json", CodeLanguage::Json);
        row("cookie", CodeLanguage::Plain);
    }
    void whichLanguage()
    {
        QFETCH(const QString, path);
        QTEST(int(languageOf(path)), "language");
    }

    /// As a deployment tool writes it: comments, names before "=", figures.
    void environmentFile()
    {
        Shown shown(u"# raw addresses only\nRABBITMQ_DIST_PORT=25672\nexport ERL_EPMD_PORT=4369\n"_s, CodeLanguage::Shell);
        QCOMPARE(shown.colour(0, 0), m_theme->color(Token::Text3));
        QCOMPARE(shown.colour(1, 0), m_theme->color(Token::Text2));
        QCOMPARE(shown.colour(1, 19), m_theme->color(Token::Accent));
        QCOMPARE(shown.colour(2, 0), m_theme->color(Token::Text2));
    }

    void filesOfOthers()
    {
        const QDir folder(QStringLiteral(WARRENER_CASES "/rabbitmq-conf"));
        if (!folder.exists())
            QSKIP("../shared/cases is not there");
        const QStringList names = folder.entryList(QDir::Files);
        QVERIFY(names.contains(u"15-rabbitmq-env.conf"_s));
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QString text = QString::fromUtf8(file.readAll());
            text.replace(u"\r\n"_s, u"\n"_s); // a document knows lines, not how they end
            Shown shown(text, languageOf(name));
            for (const qsizetype cut : {text.size() / 3, text.size() / 2, text.size()})
                QCOMPARE(shown.text(text.first(cut)).size(), cut);
        }
    }

private:
    struct Shown
    {
        QTextDocument document;
        CodeHighlighter highlighter{&document};

        Shown(const QString &text, CodeLanguage language)
        {
            document.setDocumentLayout(new QPlainTextDocumentLayout(&document));
            highlighter.setLanguage(language);
            document.setPlainText(text);
            highlighter.rehighlight();
        }
        QString text(const QString &now)
        {
            document.setPlainText(now);
            return document.toPlainText();
        }
        /// Of a letter in a line; invalid: it has none of its own.
        QColor colour(int line, int letter) const
        {
            for (const QTextLayout::FormatRange &range : document.findBlockByNumber(line).layout()->formats()) {
                if (range.start <= letter && letter < range.start + range.length)
                    return range.format.foreground().color();
            }
            return {};
        }
    };

    SuiteTheme m_theme;
};

QTEST_MAIN(CodeHighlighterTest)
#include "CodeHighlighterTest.moc"
