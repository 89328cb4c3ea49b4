#include "ui/calendar/SummaryCard.h"

#include "ui/calendar/CalendarWords.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/steps/Wrap.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int wordsWide = 176; ///< px, in the column at the right
constexpr int oneLine = 4000;  ///< px, on which nothing breaks

} // namespace

SummaryCard::SummaryCard(QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_more(new Label({}, TextStyle::Caption, Token::Text3, this)),
      m_next(new Label({}, TextStyle::Caption, Token::Text3, this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
    m_next->setObjectName(u"calendarNext"_s);
    m_next->setWordWrap(true);
    m_more->setObjectName(u"calendarMore"_s);
    m_more->hide();
    m_column->addWidget(m_more);
    m_column->addWidget(m_next);
}

void SummaryCard::setMost(int most)
{
    m_most = most;
    setLines(m_all, m_next->text());
}

void SummaryCard::setLines(const QList<SummaryLine> &all, const QString &next)
{
    m_next->setText(next);
    m_all = all;
    QList<SummaryLine> lines = all;
    // What is left out takes a line too, to be said.
    const qsizetype most = m_most <= 0 || all.size() <= m_most ? all.size() : std::max(1, m_most - 1);
    // What went well goes first where room is short.
    for (qsizetype index = lines.size() - 1; lines.size() > most && index >= 0; --index) {
        if (lines.at(index).verdict == RunVerdict::Good)
            lines.removeAt(index);
    }
    if (lines.size() > most)
        lines.resize(most);
    // What is left out is said: a short list would else be taken for the whole.
    const auto hidden = static_cast<int>(all.size() - lines.size());
    m_more->setText(hidden > 0 ? tr("%n more in the list", nullptr, hidden) : QString());
    m_more->setVisible(hidden > 0);
    // The words below may have grown although no line has changed: who reckons with this card asks it again.
    updateGeometry();
    if (m_list && lines == m_lines)
        return;
    m_lines = lines;
    delete m_list;
    m_list = new QWidget(this);
    auto *column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (const SummaryLine &line : std::as_const(lines)) {
        auto *row = new QHBoxLayout;
        row->setSpacing(8);
        const Token tone = line.verdict == RunVerdict::Good ? Token::Text : calendarwords::tone(line.verdict);
        auto *words = new Label(line.words, TextStyle::Body, tone, m_list);
        wrap(words, wordsWide); // its end names what it is about
        // In the middle of the first line, as high as a font has that: of Chinese it is higher.
        auto *glyph = new GlyphLabel(calendarwords::glyph(line.verdict), 14, m_list);
        auto *sign = new QVBoxLayout;
        sign->setContentsMargins(0, std::max(0, (words->heightForWidth(oneLine) - glyph->height()) / 2), 0, 0);
        sign->addWidget(glyph);
        sign->addStretch(1);
        row->addLayout(sign);
        row->addWidget(words, 1);
        column->addLayout(row);
    }
    m_column->insertWidget(0, m_list);
    m_list->setVisible(!lines.isEmpty());
    updateGeometry();
}

} // namespace warrener
