#include "ui/nodes/MemoryView.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/nodes/Percent.h"
#include "ui/parts/Paint.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int barHeight = 18;
constexpr int legendTop = barHeight + 8;
constexpr int rowHeight = 22;
constexpr int columnGap = 32;

} // namespace

MemoryView::MemoryView(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MemoryView::setMemory(const MemoryBreakdown &memory)
{
    const QList<MemoryGroup> groups = memoryGroups(memory, mostGroups);
    if (groups == m_groups)
        return;
    m_groups = groups;
    m_sum = std::accumulate(groups.begin(), groups.end(), qint64{0}, [](qint64 sum, const MemoryGroup &group) { return sum + group.bytes; });
    QStringList words;
    for (const MemoryGroup &group : std::as_const(m_groups))
        words.append(tr("%1: %2").arg(group.word, units::bytes(static_cast<double>(group.bytes))));
    setAccessibleDescription(phrases::list(words));
    updateGeometry();
    update();
}

QSize MemoryView::sizeHint() const
{
    return {520, legendTop + std::max(rows(), 5) * rowHeight};
}

QColor MemoryView::colorOf(qsizetype index) const
{
    // The smallest ones share the quiet colour: what matters stands out.
    return Theme::of().series(index < 6 ? static_cast<int>(index) : 6);
}

void MemoryView::paintBar(QPainter &painter) const
{
    painter.save();
    QPainterPath outline;
    outline.addRoundedRect(QRectF(0, 0, width(), barHeight), 3, 3);
    painter.setClipPath(outline);
    qreal left = 0;
    for (qsizetype i = 0; i < m_groups.size(); ++i) {
        const qreal wide = width() * static_cast<qreal>(m_groups.at(i).bytes) / static_cast<qreal>(std::max<qint64>(m_sum, 1));
        painter.fillRect(QRectF(left, 0, i + 1 < m_groups.size() ? std::max(1.0, wide - 1) : width() - left, barHeight), colorOf(i));
        left += wide;
    }
    painter.restore();
}

void MemoryView::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBar(painter);
    const qreal column = (width() - columnGap) / 2.0;
    const QFont plain = theme.font(TextStyle::Table);
    const QFont strong = theme.font(TextStyle::Table, QFont::Medium);
    for (qsizetype i = 0; i < m_groups.size(); ++i) {
        const MemoryGroup &group = m_groups.at(i);
        const auto row = static_cast<int>(i) % std::max(rows(), 1);
        const qreal left = i < rows() ? 0 : column + columnGap;
        const QRectF box(left, legendTop + row * rowHeight, column, rowHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colorOf(i));
        painter.drawRoundedRect(QRectF(box.left(), std::round(box.center().y() - 4), 8, 8), 2, 2);
        const double bytes = static_cast<double>(group.bytes);
        paintText(painter, box.adjusted(column - 44, 0, 0, 0), wholePercent(100 * bytes / static_cast<double>(std::max<qint64>(m_sum, 1))), plain,
                  theme.color(Token::Text3), Qt::AlignRight);
        paintText(painter, box.adjusted(column - 124, 0, -52, 0), units::bytes(bytes), strong, theme.color(Token::Text), Qt::AlignRight);
        paintText(painter, box.adjusted(18, 0, -128, 0), group.word, plain, theme.color(Token::Text2));
    }
}

} // namespace warrener
