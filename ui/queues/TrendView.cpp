#include "ui/queues/TrendView.h"

#include "base/Units.h"
#include "ui/charts/SparkPath.h"
#include "ui/parts/Paint.h"
#include "ui/queues/QueueTrends.h"

#include <algorithm>
#include <cmath>

namespace warrener {

TrendView::TrendView(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TrendView::setValues(const QList<float> &values, bool bad)
{
    m_values = values;
    m_bad = bad;
    update();
}

void TrendView::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = theme.font(TextStyle::Caption);
    SeriesWindow window{.from = {}, .step = QueueTrends::step, .buckets = std::vector<Bucket>(static_cast<std::size_t>(m_values.size()))};
    double lowest = std::nan("");
    double highest = std::nan("");
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        const auto value = static_cast<double>(m_values.at(i));
        if (std::isnan(value))
            continue;
        window.buckets[static_cast<std::size_t>(i)].add(value);
        lowest = std::fmin(lowest, value);
        highest = std::fmax(highest, value);
    }
    if (std::isnan(highest)) {
        paintText(painter, rect(), tr("Its history begins now, while it is on screen"), font, theme.color(Token::Text3));
        return;
    }
    const QRectF plot = QRectF(rect()).adjusted(0, 4, 0, -20);
    painter.fillRect(QRectF(plot.left(), plot.bottom(), plot.width(), 1), theme.color(Token::Grid));
    painter.setPen(QPen(theme.color(m_bad ? Token::Bad : Token::S1), 1.5));
    for (const QPolygonF &run : sparkPath(window, plot, QueueTrends::step * 3))
        painter.drawPolyline(run);
    const QRectF foot(0, height() - 16, width(), 16);
    paintText(painter, foot, tr("10 min ago"), font, theme.color(Token::Text3));
    paintText(painter, foot, tr("lowest %1, highest %2").arg(units::count(lowest), units::count(highest)), font, theme.color(Token::Text2), Qt::AlignRight);
}

} // namespace warrener
