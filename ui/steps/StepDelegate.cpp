#include "ui/steps/StepDelegate.h"

#include "ui/parts/Paint.h"
#include "ui/parts/Roles.h"
#include "ui/steps/PlanStepsModel.h"
#include "ui/steps/StepRow.h"
#include "ui/steps/StepWords.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Icons.h"

#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int indent = 24;
constexpr int titleTall = 18;
constexpr int lineTall = 16;
constexpr int planMargin = 6;
constexpr int glyphSize = 16;
constexpr int numberRoom = 15;

bool pending(const StepRow &row)
{
    return row.phase == StepPhase::Pending || row.phase == StepPhase::Skipped || row.phase == StepPhase::Undone;
}

bool needsDetail(const StepRow &row)
{
    return !row.detail.isEmpty() && (row.commands.isEmpty() || row.type == StepType::Manual || row.type == StepType::Approval);
}

QFont commandFont()
{
    QFont fixed = Theme::of().font(TextStyle::Command);
    fixed.setPixelSize(11);
    return fixed;
}

/// What is confirmed must be seen: a line that is too long goes on in the next.
void appendBroken(QStringList &lines, const QString &line, const QFont &font, qreal wide)
{
    QTextLayout layout(line, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine part = layout.createLine(); part.isValid(); part = layout.createLine()) {
        part.setLineWidth(wide);
        lines.append(line.mid(part.textStart(), part.textLength()).trimmed());
    }
    layout.endLayout();
}

} // namespace

StepDelegate::StepDelegate(QObject *parent) : RowDelegate(parent) {}

int StepDelegate::heightOf(const StepRow &row) const
{
    if (m_look == Look::Plan) {
        const qsizetype lines = commandLines(row, m_wordsWide - row.depth * indent).size() + (needsDetail(row) ? 1 : 0);
        return static_cast<int>(2 * planMargin + titleTall + lineTall * lines);
    }
    if (row.depth > 0)
        return row.line.isEmpty() ? 29 : 44;
    return row.line.isEmpty() ? 36 : 47;
}

QSize StepDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {contentWidth(index) + 2 * margin, heightOf(index.data(PlanStepsModel::RowRole).value<StepRow>())};
}

void StepDelegate::paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const
{
    const auto row = index.data(PlanStepsModel::RowRole).value<StepRow>();
    const Theme &theme = Theme::of();
    painter.setRenderHint(QPainter::Antialiasing);
    // A plan's cells stand on the line of its title, a run's in the middle of the row.
    const QRectF line = m_look == Look::Plan ? QRectF(box.left(), box.top() + planMargin, box.width(), titleTall) : box;
    switch (index.column()) {
    case PlanStepsModel::NumberColumn:
        paintText(painter, line, index.data().toString(), theme.font(TextStyle::Table), theme.color(Token::Text3), Qt::AlignRight);
        break;
    case PlanStepsModel::KindColumn:
        paintIcon(painter, QRect(static_cast<int>(line.left()), static_cast<int>(line.center().y()) - 7, 14, 14), steps::iconOf(row.type), Token::Text2);
        if (box.width() > 40) // else the icon stands alone, and the tool tip has the word
            paintText(painter, line.adjusted(19, 0, 0, 0), index.data().toString(), theme.font(TextStyle::Table), theme.color(Token::Text2));
        break;
    case PlanStepsModel::WhatColumn:
        if (m_look == Look::Plan)
            paintPlanWords(painter, box, row);
        else
            paintRunWords(painter, box, row);
        break;
    case PlanStepsModel::BarColumn:
        paintBar(painter, box, row);
        break;
    case PlanStepsModel::TookColumn:
        paintText(painter, line, index.data().toString(), theme.font(TextStyle::Body), theme.color(Token::Text), Qt::AlignRight);
        break;
    case PlanStepsModel::ExpectedColumn:
        paintText(painter, line, index.data().toString(), theme.font(m_look == Look::Plan ? TextStyle::Table : TextStyle::Body),
                  theme.color(m_look == Look::Plan ? Token::Text2 : Token::Text3), Qt::AlignRight);
        break;
    case PlanStepsModel::UndoColumn:
        paintText(painter, line, index.data().toString(), theme.font(TextStyle::Table), theme.color(static_cast<Token>(index.data(roles::Tone).toInt())));
        break;
    default:
        break;
    }
}

void StepDelegate::paintPlanWords(QPainter &painter, const QRectF &box, const StepRow &row) const
{
    const Theme &theme = Theme::of();
    QRectF line(box.left() + row.depth * indent, box.top() + planMargin, box.width() - row.depth * indent, titleTall);
    paintText(painter, line, row.title, theme.font(TextStyle::Body), theme.color(Token::Text));
    line.translate(0, titleTall);
    line.setHeight(lineTall);
    if (needsDetail(row)) {
        paintText(painter, line, row.detail, theme.font(TextStyle::Caption), theme.color(Token::Text2));
        line.translate(0, lineTall);
    }
    const QFont fixed = commandFont();
    const QStringList commands = commandLines(row, line.width());
    for (const QString &command : commands) {
        paintText(painter, line, command, fixed, theme.color(Token::Text3));
        line.translate(0, lineTall);
    }
}

QStringList StepDelegate::commandLines(const StepRow &row, qreal wide) const
{
    const QFont font = commandFont();
    QStringList lines;
    for (const QString &command : row.commands) {
        for (const QString &line : command.split(u'\n'))
            appendBroken(lines, line, font, std::max<qreal>(wide, 80));
    }
    return lines;
}

void StepDelegate::paintRunWords(QPainter &painter, const QRectF &box, const StepRow &row) const
{
    const Theme &theme = Theme::of();
    const bool member = row.depth > 0;
    const bool running = row.phase == StepPhase::Running || row.phase == StepPhase::Undoing;
    const qreal tall = row.line.isEmpty() ? titleTall : titleTall + lineTall;
    QRectF line(box.left() + row.depth * indent, box.top() + (box.height() - tall) / 2, box.width() - row.depth * indent, titleTall);
    const int size = member ? 13 : glyphSize;
    paintGlyph(painter, QRectF(line.left(), box.center().y() - size / 2.0, size, size), row.glyph, theme);
    line.setLeft(line.left() + glyphSize + 9);
    const Token tone = pending(row) ? Token::Text2 : Token::Text;
    QRectF words = line;
    if (!member) {
        const QString number = QString::number(row.number);
        const QFont font = theme.font(TextStyle::Body);
        paintText(painter, line, number, font, theme.color(Token::Text3));
        // Figures of equal width are wider than the metrics of some of them say.
        words.setLeft(line.left() + std::max<qreal>(numberRoom, QFontMetricsF(font).horizontalAdvance(u'0') * static_cast<qreal>(number.size()) + 7));
    }
    paintText(painter, words, row.title, theme.font(TextStyle::Body, running ? QFont::DemiBold : QFont::Normal), theme.color(tone));
    if (row.line.isEmpty())
        return;
    line.translate(0, titleTall);
    line.setHeight(lineTall);
    const bool bad = row.phase == StepPhase::Failed || row.phase == StepPhase::UndoFailed;
    paintText(painter, line, row.line, theme.font(TextStyle::Caption), theme.color(bad ? Token::Bad : Token::Text3));
}

void StepDelegate::paintBar(QPainter &painter, const QRectF &box, const StepRow &row) const
{
    const Theme &theme = Theme::of();
    const QRectF bar(box.left(), box.center().y() - 3, std::min<qreal>(box.width(), 92), 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Grid));
    painter.drawRoundedRect(bar, 3, 3);
    if (row.fill > 0) {
        const bool running = row.phase == StepPhase::Running || row.phase == StepPhase::Undoing;
        const bool bad = row.phase == StepPhase::Failed || row.phase == StepPhase::UndoFailed;
        QRectF filled = bar;
        filled.setWidth(std::max<qreal>(6, bar.width() * row.fill));
        painter.setBrush(theme.color(running ? Token::Accent : bad ? Token::Bad : Token::S7));
        painter.drawRoundedRect(filled, 3, 3);
    }
    if (row.ticked)
        painter.fillRect(QRectF(std::round(bar.left() + bar.width() * StepRow::tick), bar.top() - 2, 2, 10),
                         theme.color(row.took ? Token::Text : Token::Text2));
}

} // namespace warrener
