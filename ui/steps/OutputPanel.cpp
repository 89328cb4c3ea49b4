#include "ui/steps/OutputPanel.h"

#include "ui/parts/Label.h"
#include "ui/theme/Icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTextCursor>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString timeOf(TimePoint at)
{
    return toDateTime(at).toString(u"HH:mm:ss.zzz"_s);
}

QString textOf(const OutputLine &line)
{
    return timeOf(line.at) + u"  "_s + line.text;
}

} // namespace

OutputPanel::OutputPanel(QWidget *parent)
    : QFrame(parent), m_caption(new Label({}, TextStyle::Table, Token::Text2, this)), m_copy(new QPushButton(this)), m_text(new QPlainTextEdit(this))
{
    setProperty("card", true);
    setObjectName(u"outputPanel"_s);
    auto *title = new Label(tr("Output"), TextStyle::Section, Token::Text, this);
    m_caption->setObjectName(u"outputCaption"_s);
    m_caption->setEliding(true);
    m_caption->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_copy->setObjectName(u"copyOutput"_s);
    m_copy->setProperty("kind", u"ghost"_s);
    m_copy->setProperty("small", true);
    m_copy->setProperty("square", true);
    m_copy->setIcon(icon(u"copy"_s));
    m_copy->setToolTip(tr("Copy the output"));
    m_copy->setAccessibleName(tr("Copy the output"));
    m_text->setObjectName(u"outputText"_s);
    m_text->setAccessibleName(tr("Output of the chosen step"));
    m_text->setReadOnly(true);
    m_text->setPlaceholderText(tr("No output yet"));
    m_text->setFont(Theme::of().font(TextStyle::Command));
    m_text->setProperty("bare", true); // the card around it has a frame
    m_text->document()->setDocumentMargin(10);
    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(14, 4, 8, 4);
    heading->setSpacing(8);
    heading->addWidget(title);
    heading->addWidget(m_caption, 1);
    heading->addWidget(m_copy);
    auto *line = new QFrame(this);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    all->addLayout(heading);
    all->addWidget(line);
    all->addWidget(m_text, 1);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(text());
        Q_EMIT copied();
    });
    connect(&Theme::of(), &Theme::changed, this, [this] { setLines(m_caption->text(), std::exchange(m_lines, {})); });
}

QString OutputPanel::text() const
{
    QStringList lines;
    for (const OutputLine &line : m_lines)
        lines += textOf(line);
    return lines.join(u'\n');
}

void OutputPanel::setLines(const QString &caption, const QList<OutputLine> &lines)
{
    m_caption->setText(caption);
    m_copy->setEnabled(!lines.isEmpty());
    const bool grown = lines.size() >= m_lines.size() && !m_lines.isEmpty() && lines.first(m_lines.size()) == m_lines;
    if (grown && lines.size() == m_lines.size())
        return;
    QScrollBar *bar = m_text->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum() - 2;
    if (!grown)
        m_text->clear();
    const Theme &theme = Theme::of();
    QTextCursor cursor(m_text->document());
    cursor.movePosition(QTextCursor::End);
    for (qsizetype i = grown ? m_lines.size() : 0; i < lines.size(); ++i) {
        QTextCharFormat time;
        time.setForeground(theme.color(Token::Text3));
        QTextCharFormat words;
        words.setForeground(theme.color(lines.at(i).bad ? Token::Bad : Token::Text));
        if (i > 0)
            cursor.insertBlock();
        cursor.insertText(timeOf(lines.at(i).at) + u"  "_s, time);
        cursor.insertText(lines.at(i).text, words);
    }
    m_lines = lines;
    if (atEnd)
        bar->setValue(bar->maximum());
}

} // namespace warrener
