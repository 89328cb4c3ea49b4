#include "ui/steps/StepDelegate.h"

#include "ui/parts/BrokenLines.h"
#include "ui/parts/Paint.h"
#include "ui/parts/Roles.h"
#include "ui/steps/PlanStepsModel.h"
#include "ui/steps/StepRow.h"
#include "ui/steps/StepWords.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Icons.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int indent = 24;
constexpr int titleTall = 18;
constexpr int lineTall = 16;
constexpr int planMargin = 6;
constexpr int glyphSize = 16;
constexpr int numberRoom = 15;
constexpr int mostScriptLines = 4; ///< of one that is folded: thirty would push what comes after it out of sight

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

/// Where the words of a step of a run begin.
qreal numberWide(const StepRow &row)
{
    // Figures of equal width are wider than the metrics of some of them say.
    const QFontMetricsF metrics(Theme::of().font(TextStyle::Body));
    return row.depth > 0 ? 0 : std::max<qreal>(numberRoom, metrics.horizontalAdvance(u'0') * static_cast<qreal>(QString::number(row.number).size()) + 7);
}

/// Lines of a script that are not seen while it is folded: none or several, a single one is shown as well.
int hiddenLines(const QString &command)
{
    const auto more = static_cast<int>(command.count(u'\n')) + 1 - mostScriptLines;
    return more > 1 ? more : 0;
}

bool isBad(const StepRow &row)
{
    return row.phase == StepPhase::Failed || row.phase == StepPhase::UndoFailed;
}

} // namespace

StepDelegate::StepDelegate(QObject *parent) : RowDelegate(parent) {}

int StepDelegate::heightOf(const StepRow &row) const
{
    if (m_look == Look::Plan) {
        const qreal wide = m_wordsWide - row.depth * indent;
        const qsizetype lines = commandLines(row, wide).size() + detailLines(row, wide).size();
        const qsizetype words = titleTall * titleLines(row, wide).size() + lineTall * lines;
        return static_cast<int>(2 * planMargin + std::max(words, titleTall + lineTall * (undoLines(row, m_undoWide).size() - 1)));
    }
    const auto [titles, lines] = runWords(row, m_wordsWide);
    const int member = lines.isEmpty() ? 11 : 10;
    const int top = lines.isEmpty() ? 18 : 13;
    return static_cast<int>(titleTall * titles.size() + lineTall * lines.size()) + (row.depth > 0 ? member : top);
}

/// A title on three lines at most, what is said of it on two: "cannot be undone" stands at its end. Why something failed as long as it is.
std::pair<QStringList, QStringList> StepDelegate::runWords(const StepRow &row, qreal wide) const
{
    const Theme &theme = Theme::of();
    const qreal room = std::max<qreal>(80, wide - row.depth * indent - glyphSize - 9);
    // As wide as it is while it runs, so that nothing moves when it begins.
    const QStringList titles = brokenLines(row.title, theme.font(TextStyle::Body, QFont::DemiBold), room - numberWide(row), 3);
    return {titles, row.line.isEmpty() ? QStringList() : brokenLines(row.line, theme.font(TextStyle::Caption), room, isBad(row) ? 5 : 2)};
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
    case PlanStepsModel::UndoColumn: {
        QRectF undo = line;
        for (const auto all = undoLines(row, box.width()); const QString &words : all) {
            paintText(painter, undo, words, theme.font(TextStyle::Table), theme.color(static_cast<Token>(index.data(roles::Tone).toInt())));
            undo.translate(0, lineTall);
        }
        break;
    }
    default:
        break;
    }
}

void StepDelegate::paintPlanWords(QPainter &painter, const QRectF &box, const StepRow &row) const
{
    const Theme &theme = Theme::of();
    QRectF line(box.left() + row.depth * indent, box.top() + planMargin, box.width() - row.depth * indent, titleTall);
    for (const auto all = titleLines(row, line.width()); const QString &title : all) {
        paintText(painter, line, title, theme.font(TextStyle::Body), theme.color(Token::Text));
        line.translate(0, titleTall);
    }
    line.setHeight(lineTall);
    for (const auto all = detailLines(row, line.width()); const QString &detail : all) {
        paintText(painter, line, detail, theme.font(TextStyle::Caption), theme.color(Token::Text2));
        line.translate(0, lineTall);
    }
    const QFont fixed = commandFont();
    const QStringList commands = commandLines(row, line.width());
    for (const QString &command : commands) {
        paintText(painter, line, command, fixed, theme.color(Token::Text3));
        line.translate(0, lineTall);
    }
}

/// What one is about to confirm is read whole.
QStringList StepDelegate::titleLines(const StepRow &row, qreal wide) const
{
    return brokenLines(row.title, Theme::of().font(TextStyle::Body), std::max<qreal>(wide, 80), 3);
}

QStringList StepDelegate::undoLines(const StepRow &row, qreal wide) const
{
    return brokenLines(row.undo, Theme::of().font(TextStyle::Table), std::max<qreal>(wide, 60), 4);
}

/// What a person is to do or to approve is read whole.
QStringList StepDelegate::detailLines(const StepRow &row, qreal wide) const
{
    if (!needsDetail(row))
        return {};
    return brokenLines(row.detail, Theme::of().font(TextStyle::Caption), std::max<qreal>(wide, 80));
}

/// What is to change something is read whole before it is confirmed, and what a person does by hand wherever it stands. Of
/// a script that only looks the beginning is enough: whole it is when it is opened, and where only commands are shown.
bool StepDelegate::isFoldable(const StepRow &row) const
{
    const bool onlyLooks = row.type == StepType::Check || row.type == StepType::Wait;
    const bool folds = onlyLooks || (m_foldsActions && row.type == StepType::Action);
    return m_look == Look::Plan && folds && std::ranges::any_of(row.commands, [](const QString &command) { return hiddenLines(command) > 0; });
}

bool StepDelegate::isOpen(const StepRow &row) const
{
    return m_open.contains(row.id);
}

bool StepDelegate::toggle(const StepRow &row)
{
    if (!isFoldable(row))
        return false;
    if (!m_open.remove(row.id))
        m_open.insert(row.id);
    return true;
}

QStringList StepDelegate::commandLines(const StepRow &row, qreal wide) const
{
    const bool isFolded = isFoldable(row) && !isOpen(row);
    const QFont font = commandFont();
    QStringList lines;
    for (const QString &command : row.commands) {
        const int hidden = isFolded ? hiddenLines(command) : 0;
        lines += brokenLines(hidden > 0 ? command.section(u'\n', 0, mostScriptLines - 1) : command, font, std::max<qreal>(wide, 80));
        if (hidden > 0)
            lines += tr("… %1 more lines; Enter or a double click opens them").arg(hidden);
    }
    return lines;
}

void StepDelegate::paintRunWords(QPainter &painter, const QRectF &box, const StepRow &row) const
{
    const Theme &theme = Theme::of();
    const bool member = row.depth > 0;
    const bool running = row.phase == StepPhase::Running || row.phase == StepPhase::Undoing;
    const auto [titles, lines] = runWords(row, box.width());
    const auto tall = static_cast<qreal>(titleTall * titles.size() + lineTall * lines.size());
    QRectF line(box.left() + row.depth * indent, box.top() + (box.height() - tall) / 2, box.width() - row.depth * indent, titleTall);
    const int size = member ? 13 : glyphSize;
    paintGlyph(painter, QRectF(line.left(), box.center().y() - size / 2.0, size, size), row.glyph, theme);
    line.setLeft(line.left() + glyphSize + 9);
    const QFont font = theme.font(TextStyle::Body, running ? QFont::DemiBold : QFont::Normal);
    if (!member)
        paintText(painter, line, QString::number(row.number), theme.font(TextStyle::Body), theme.color(Token::Text3));
    for (const QString &title : titles) {
        paintText(painter, line.adjusted(numberWide(row), 0, 0, 0), title, font, theme.color(pending(row) ? Token::Text2 : Token::Text));
        line.translate(0, titleTall);
    }
    line.setHeight(lineTall);
    for (const QString &words : lines) {
        paintText(painter, line, words, theme.font(TextStyle::Caption), theme.color(isBad(row) ? Token::Bad : Token::Text3));
        line.translate(0, lineTall);
    }
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
