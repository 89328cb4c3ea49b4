#include "ui/backups/TextCard.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/backups/BackupWords.h"
#include "ui/backups/CodeHighlighter.h"
#include "ui/parts/Card.h"
#include "ui/parts/Label.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/TextPane.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int linesAtOnce = 2000;
/// A document of more lines makes the window slow; a search finds what is further down.
constexpr qint64 linesKept = 20'000;
/// What led to a line stands above it.
constexpr qint64 linesBeforeSpot = 500;

QString aboutFile(const BackupEntry &entry)
{
    QStringList parts{units::size(static_cast<double>(entry.size))};
    if (!entry.owner.isEmpty())
        parts.append(u"%1:%2 %3"_s.arg(entry.owner, entry.group, QString::number(entry.mode & 07777, 8).rightJustified(4, u'0')));
    if (!isNever(entry.modified))
        parts.append(TextCard::tr("changed %1").arg(toDateTime(entry.modified).toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s)));
    if (!entry.in.isEmpty())
        parts.append(TextCard::tr("unchanged since an earlier backup"));
    return phrases::facts(parts);
}

} // namespace

TextCard::TextCard(BackupsDesk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_card(new Card(u" "_s, this)), m_field(new SearchField(this)), m_save(new QPushButton(tr("Save…"), this)),
      m_text(makeTextPane(this)), m_highlighter(new CodeHighlighter(m_text->document())), m_foot(new Label({}, TextStyle::Caption, Token::Text3, this)),
      m_more(new QPushButton(tr("Read on"), this)), m_fromStart(new QPushButton(tr("From the beginning"), this))
{
    build();
    connect(m_field, &SearchField::searched, this, [this](const QString &text) {
        if (text.trimmed() == m_find)
            return;
        m_find = text.trimmed();
        m_highlighter->setFind(m_find);
        restart(0);
    });
    connect(m_fromStart, &QPushButton::clicked, this, [this] { restart(0); });
    connect(m_more, &QPushButton::clicked, this, [this] { ask(m_next); });
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT saveWanted(m_entry.path); });
}

TextCard::~TextCard()
{
    m_stop.request_stop();
}

void TextCard::build()
{
    m_card->setFlush(true);
    m_field->setObjectName(u"findText"_s);
    m_field->setAccessibleName(tr("Find in this file"));
    m_field->setPlaceholderText(tr("Lines with…"));
    m_field->setFixedWidth(190);
    m_save->setObjectName(u"saveFile"_s);
    m_save->setProperty("small", true);
    m_card->heading()->addWidget(m_field);
    m_card->heading()->addWidget(m_save);
    m_text->setObjectName(u"fileText"_s);
    m_text->setAccessibleName(tr("Text of the file"));
    m_foot->setObjectName(u"fileFoot"_s);
    m_foot->setEliding(true);
    m_more->setObjectName(u"readOn"_s);
    m_more->setProperty("kind", u"link"_s);
    m_card->body()->addWidget(m_text, 1);
    m_fromStart->setObjectName(u"fromBeginning"_s);
    m_fromStart->setProperty("small", true);
    m_card->heading()->addWidget(m_fromStart);
    m_fromStart->hide();
    m_card->addFoot(m_foot, m_more);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
    m_more->hide();
}

void TextCard::setFile(const QString &backup, const BackupEntry &entry, const TextSpot &spot)
{
    m_backup = backup;
    m_entry = entry;
    m_find.clear();
    m_field->blockSignals(true);
    m_field->clear();
    m_field->blockSignals(false);
    m_highlighter->setFind(spot.find);
    m_highlighter->setLanguage(languageOf(entry.path));
    m_card->setTitle(entry.path.section(u'/', -1));
    m_card->setCaption(aboutFile(entry));
    restart(spot.line);
}

void TextCard::restart(qint64 spot)
{
    m_text->clear();
    m_lines = 0;
    m_spot = spot;
    m_first = std::max<qint64>(0, spot - 1 - linesBeforeSpot);
    m_fromStart->setVisible(m_first > 0);
    ask(m_first);
}

void TextCard::focusFind()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

bool TextCard::clearFind()
{
    if (m_field->text().isEmpty())
        return false;
    m_field->clear();
    Q_EMIT m_field->searched({});
    return true;
}

void TextCard::ask(qint64 from)
{
    m_stop.request_stop();
    m_stop = {};
    m_problem.clear();
    m_isAsking = true;
    m_isBinary = false;
    m_next = -1;
    showFoot();
    QCoro::connect(m_desk.text(m_backup, m_entry.path, {.find = m_find, .from = from, .most = linesAtOnce}, m_stop.get_token()), this,
                   [this, stop = m_stop](const Result<TextPage> &answer) {
                       if (stop != m_stop)
                           return;
                       m_isAsking = false;
                       if (answer)
                           showPage(*answer);
                       else
                           m_problem = backupwords::sentence(answer.error());
                       showFoot();
                   });
}

void TextCard::showPage(const TextPage &page)
{
    m_isBinary = page.binary;
    m_next = page.next;
    QString text;
    for (const TextLine &line : page.lines) {
        if (!text.isEmpty())
            text += u'\n';
        // Found lines stand alone: their numbers say where.
        if (!m_find.isEmpty())
            text += u"%1  "_s.arg(line.number, 6);
        text += line.text;
    }
    m_lines += page.lines.size();
    if (page.lines.isEmpty())
        return;
    if (m_text->document()->isEmpty()) {
        m_text->setPlainText(text);
        showSpot();
        return;
    }
    QScrollBar *bar = m_text->verticalScrollBar();
    const int at = bar->value();
    m_text->appendPlainText(text);
    bar->setValue(at);
}

void TextCard::showSpot()
{
    if (m_spot == 0)
        return;
    const QTextBlock block = m_text->document()->findBlockByNumber(static_cast<int>(m_spot - 1 - m_first));
    m_spot = 0;
    if (!block.isValid())
        return;
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    m_text->setTextCursor(cursor);
    m_text->centerCursor();
}

void TextCard::showFoot()
{
    m_more->setVisible(!m_isAsking && m_next >= 0 && m_lines < linesKept);
    m_foot->setToken(m_problem.isEmpty() ? Token::Text3 : Token::Bad);
    const QString lines = units::count(static_cast<double>(m_lines));
    if (!m_problem.isEmpty())
        m_foot->setText(m_problem);
    else if (m_isAsking)
        m_foot->setText(m_find.isEmpty() ? tr("being read from the archive") : tr("searching for “%1”").arg(m_find));
    else if (m_isBinary)
        m_foot->setText(tr("This is no text; save it to look at it"));
    else if (!m_find.isEmpty())
        m_foot->setText(m_lines == 1  ? (m_next >= 0 ? tr("1 line found so far") : tr("1 line found"))
                        : m_next >= 0 ? tr("%1 lines found so far").arg(lines)
                                      : tr("%1 lines found").arg(lines));
    else if (m_first > 0) {
        const QString first = units::count(static_cast<double>(m_first + 1));
        const QString last = units::count(static_cast<double>(m_first + m_lines));
        m_foot->setText(m_next >= 0 && m_lines >= linesKept ? tr("lines %1 to %2; search for what stands further down").arg(first, last)
                                                            : tr("lines %1 to %2").arg(first, last));
    } else if (m_next >= 0)
        m_foot->setText(m_lines < linesKept ? tr("the first %1 lines").arg(lines) : tr("the first %1 lines; search for what stands further down").arg(lines));
    else
        m_foot->setText(
            (m_lines == 1 ? tr("%1 line, read from the archive, nothing unpacked") : tr("%1 lines, read from the archive, nothing unpacked")).arg(lines));
}

} // namespace warrener
