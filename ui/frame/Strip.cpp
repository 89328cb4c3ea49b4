#include "ui/frame/Strip.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/parts/Paint.h"
#include "ui/parts/ToolTips.h"
#include "ui/theme/Glyph.h"

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostEvents = 4;
constexpr int margin = 16;
constexpr int glyphRoom = 20;
constexpr int separatorRoom = 37;

} // namespace

Strip::Strip(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(u"strip"_s);
    setFixedHeight(28);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Last events"));
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Strip::setEvents(const QList<Event> &events)
{
    m_latest = events.last(std::min(mostEvents, events.size()));
    QStringList words;
    for (const Event &event : std::as_const(m_latest))
        words += tr("%1 %2").arg(momentOf(event, units::clockTime(event.at)), event.text);
    setAccessibleDescription(phrases::clauses(words));
    // The newest is cut where it is long, and the older ones go.
    setToolTip(plainTip(words.join(u'\n')));
    update();
}

void Strip::setCost(const PollCost &cost)
{
    if (m_known && cost == m_cost)
        return;
    m_known = true;
    m_cost = cost;
    update();
}

void Strip::setNarrow(bool narrow)
{
    m_narrow = narrow;
    update();
}

void Strip::clear()
{
    m_latest.clear();
    m_known = false;
    update();
}

QString Strip::costText() const
{
    if (!m_known)
        return {};
    const QString requests = QLocale().toString(m_cost.requestsPerSecond, 'f', 1);
    if (m_narrow)
        return tr("%1 requests/s").arg(requests);
    return tr("Cost on brokers %1 requests/s, %2, %3").arg(requests, units::bytesPerSecond(m_cost.bytesPerSecond), units::duration(m_cost.meanLatency));
}

void Strip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Rail));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Token::Border));
    const QFont font = theme.font(TextStyle::Table);
    const QFontMetricsF metrics(font);
    const QRectF line(margin, 1, width() - 2 * margin, height() - 1);
    const qreal cost = paintText(painter, line, costText(), font, theme.color(Token::Text3), Qt::AlignRight);

    // As many of the newest as have room; the first shown one may be cut where even it has not.
    const auto widthOf = [&](const Event &event) {
        return glyphRoom + metrics.horizontalAdvance(momentOf(event, units::clockTime(event.at))) + 17 + metrics.horizontalAdvance(event.text);
    };
    qreal room = line.width() - cost - 24;
    const qreal all = room;
    qsizetype first = m_latest.size();
    while (first > 0 && (first == m_latest.size() || widthOf(m_latest.at(first - 1)) + separatorRoom <= room)) {
        --first;
        room -= widthOf(m_latest.at(first)) + (first + 1 == m_latest.size() ? 0 : separatorRoom);
    }
    if (m_latest.isEmpty() && m_known) {
        paintText(painter, line.adjusted(0, 0, -cost - 24, 0), tr("Nothing has happened since the window was opened"), font, theme.color(Token::Text3));
        return;
    }
    qreal x = line.left();
    const qreal end = line.left() + all;
    for (qsizetype i = first; i < m_latest.size(); ++i) {
        const Event &event = m_latest.at(i);
        const GlyphKind kind = glyphFor(event.level);
        paintGlyph(painter, QRectF(x, 1 + (line.height() - 14) / 2, 14, 14), kind, theme);
        const QColor tone = kind == GlyphKind::Ok ? theme.color(Token::Text) : glyphColor(kind, theme);
        x += glyphRoom;
        x += paintText(painter, QRectF(x, 1, end - x, line.height()), momentOf(event, units::clockTime(event.at)), font, tone) + 17;
        x += paintText(painter, QRectF(x, 1, end - x, line.height()), event.text, font, theme.color(Token::Text2));
        if (i + 1 < m_latest.size()) {
            painter.fillRect(QRectF(std::round(x) + 18, 7, 1, 15), theme.color(Token::Border));
            x += separatorRoom;
        }
    }
}

} // namespace warrener
