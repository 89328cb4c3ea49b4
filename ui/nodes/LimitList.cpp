#include "ui/nodes/LimitList.h"

#include "base/Phrases.h"
#include "ui/parts/Paint.h"
#include "ui/parts/ToolTips.h"

#include <QList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int limitRowHeight = 26;
constexpr int gap = 12;
constexpr int meterWidth = 92;
constexpr int leastMeter = 32;

} // namespace

LimitList::LimitList(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LimitList::setRows(const QList<LimitRow> &rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    QStringList words;
    for (const LimitRow &row : std::as_const(m_rows))
        words.append(tr("%1: %2, %3").arg(row.label, row.value, row.left));
    setAccessibleDescription(phrases::clauses(words));
    setToolTip(plainTip(words.join(u'\n')));
    updateGeometry();
    update();
}

void LimitList::setStale(bool stale)
{
    m_stale = stale;
    update();
}

QSize LimitList::sizeHint() const
{
    return {420, static_cast<int>(m_rows.size()) * limitRowHeight};
}

void LimitList::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont plain = theme.font(TextStyle::Table);
    const QFont strong = theme.font(TextStyle::Table, QFont::Medium);
    const QFontMetricsF metrics(plain);
    const QFontMetricsF strongMetrics(strong);
    qreal labels = 0;
    qreal values = 0;
    qreal lefts = 0;
    for (const LimitRow &row : std::as_const(m_rows)) {
        labels = std::max(labels, metrics.horizontalAdvance(row.label));
        values = std::max(values, strongMetrics.horizontalAdvance(row.value));
        lefts = std::max(lefts, metrics.horizontalAdvance(row.left));
    }
    // Labels, values and what is left take what they need; the meter gives way, then goes.
    const qreal room = width() - labels - values - lefts - 3 * gap - 8;
    const qreal meter = room < leastMeter ? 0 : std::min<qreal>(room, meterWidth);
    const qreal meterLeft = labels + gap + 4;
    const qreal valueRight = std::min<qreal>(meterLeft + meter + gap + values + 4, width() - gap);
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const LimitRow &row = m_rows.at(i);
        const QRectF box(0, static_cast<qreal>(i) * limitRowHeight, width(), limitRowHeight);
        paintText(painter, QRectF(box.left(), box.top(), labels + 1, limitRowHeight), row.label, plain, theme.color(Token::Text2));
        if (row.meter && meter > 0)
            Meter::paint(painter, QRectF(meterLeft, box.top(), meter, limitRowHeight), *row.meter);
        const bool stands = row.level == Level::Warning || row.level == Level::Critical;
        paintText(painter, QRectF(meterLeft + meter + 4, box.top(), valueRight - meterLeft - meter - 4, limitRowHeight), row.value, strong,
                  theme.color(m_stale ? Token::Text3 : Token::Text), Qt::AlignRight);
        paintText(painter, QRectF(valueRight + gap, box.top(), width() - valueRight - gap, limitRowHeight), row.left, plain,
                  stands ? theme.color(row.level) : theme.color(Token::Text3));
    }
}

} // namespace warrener
