#include "ui/overview/MomentLine.h"

#include "base/Units.h"
#include "ui/parts/ToolTips.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr double pieceGap = 12;
constexpr double glyphSize = 14;
constexpr double glyphGap = 4;
constexpr qsizetype mostEvents = 2;

/// Something on the line; a plain part may go in front of a bold one.
struct Piece
{
    std::optional<Level> glyph;
    QString plain;
    QString bold;
};

QString shortTime(TimePoint at)
{
    return toDateTime(at).toString(u"HH:mm"_s);
}

/// The most important first.
QList<Piece> piecesOf(const Moment &moment)
{
    QList<Piece> pieces;
    if (moment.at) {
        pieces += {.glyph = {}, .plain = MomentLine::tr("Values at"), .bold = units::clockTime(*moment.at)};
    } else if (moment.span) {
        pieces += {.glyph = {},
                   .plain = MomentLine::tr("Means of"),
                   .bold = MomentLine::tr("%1 to %2", "two times").arg(units::clockTime(moment.span->from), units::clockTime(moment.span->to))};
    }
    QList<Event> marks = moment.events;
    std::ranges::stable_sort(marks, [](const Event &a, const Event &b) { return std::pair(a.level, a.at) > std::pair(b.level, b.at); });
    if (marks.size() > mostEvents)
        marks.resize(mostEvents);
    std::ranges::sort(marks, std::greater(), &Event::at);
    for (const Event &event : std::as_const(marks)) {
        pieces += {.glyph = event.level,
                   .plain = MomentLine::tr("%1 %2", "a time and what happened then").arg(momentOf(event, shortTime(event.at)), event.text),
                   .bold = {}};
    }
    if (!moment.compared.isEmpty())
        pieces += {.glyph = {}, .plain = moment.compared, .bold = {}};
    if (moment.hasBands && !moment.at && !moment.span)
        pieces += {.glyph = {}, .plain = MomentLine::tr("Shaded band: lowest and highest of each pixel column"), .bold = {}};
    return pieces;
}

} // namespace

MomentLine::MomentLine(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MomentLine::setMoment(const Moment &moment)
{
    if (moment == m_moment)
        return;
    m_moment = moment;
    setAccessibleName(text());
    setToolTip(plainTip(text()));
    update();
}

QString MomentLine::text() const
{
    QStringList texts;
    for (const auto listed = piecesOf(m_moment); const Piece &piece : listed)
        texts += piece.bold.isEmpty() ? piece.plain : piece.plain + u' ' + piece.bold;
    return texts.join(u'\n');
}

void MomentLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    const QFont plainFont = theme.font(TextStyle::Table);
    const QFont boldFont = theme.font(TextStyle::Table, QFont::DemiBold);
    const QFontMetricsF plainMetrics(plainFont);
    const QFontMetricsF boldMetrics(boldFont);
    const double space = plainMetrics.horizontalAdvance(u' ');
    const auto widthOf = [&](const Piece &piece) {
        const double words = plainMetrics.horizontalAdvance(piece.plain) + (piece.bold.isEmpty() ? 0 : space + boldMetrics.horizontalAdvance(piece.bold));
        return words + (piece.glyph ? glyphSize + glyphGap : 0);
    };
    QList<Piece> shown = piecesOf(m_moment);
    if (!shown.isEmpty() && !shown.constFirst().bold.isEmpty() && widthOf(shown.constFirst()) > width())
        shown[0].plain.clear();
    double all = -pieceGap;
    qsizetype fitting = 0;
    while (fitting < shown.size() && all + pieceGap + widthOf(shown.at(fitting)) <= width())
        all += pieceGap + widthOf(shown.at(fitting++));
    shown.resize(fitting);
    // Read from left to right: the moment, then the marks as they happened, then the hint.
    std::ranges::stable_sort(shown, [](const Piece &a, const Piece &b) {
        const auto rank = [](const Piece &piece) { return !piece.bold.isEmpty() ? 0 : piece.glyph ? 1 : 2; };
        return rank(a) < rank(b);
    });
    const auto marks = std::ranges::partition_point(shown, [](const Piece &piece) { return !piece.bold.isEmpty(); });
    const auto hint = std::partition_point(marks, shown.end(), [](const Piece &piece) { return piece.glyph.has_value(); });
    std::reverse(marks, hint);

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    double x = width() - all;
    const double baseline = height() / 2.0 + plainMetrics.capHeight() / 2;
    for (const Piece &piece : std::as_const(shown)) {
        if (piece.glyph) {
            paintGlyph(painter, QRectF(x, (height() - glyphSize) / 2.0, glyphSize, glyphSize), glyphFor(*piece.glyph), theme);
            x += glyphSize + glyphGap;
        }
        painter.setFont(plainFont);
        painter.setPen(theme.color(Token::Text2));
        painter.drawText(QPointF(x, baseline), piece.plain);
        x += plainMetrics.horizontalAdvance(piece.plain);
        if (!piece.bold.isEmpty()) {
            x += piece.plain.isEmpty() ? 0 : space;
            painter.setFont(boldFont);
            painter.setPen(theme.color(Token::Text));
            painter.drawText(QPointF(x, baseline), piece.bold);
            x += boldMetrics.horizontalAdvance(piece.bold);
        }
        x += pieceGap;
    }
}

} // namespace warrener
