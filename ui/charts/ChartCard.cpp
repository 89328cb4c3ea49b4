#include "ui/charts/ChartCard.h"

#include "ui/charts/TimeChart.h"

#include <QHBoxLayout>
#include <QKeyEvent>

namespace warrener {

namespace {

constexpr int mostHeight = 340;

} // namespace

ChartCard::ChartCard(TimeChart *chart, QWidget *parent) : QFrame(parent), m_chart(chart)
{
    setProperty("card", true);
    setMinimumHeight(leastHeight);
    setMaximumHeight(mostHeight);
    setFocusPolicy(Qt::StrongFocus);
    chart->setFocusPolicy(Qt::NoFocus);
    connect(chart, &TimeChart::described, this, [this] {
        setAccessibleName(m_chart->accessibleName());
        setAccessibleDescription(m_chart->accessibleDescription());
    });
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 1, 8, 1);
    layout->addWidget(chart);
}

void ChartCard::keyPressEvent(QKeyEvent *event)
{
    // Not as an event: one that the chart ignores would come back here.
    event->setAccepted(m_chart->takeKey(event->key(), event->modifiers()));
}

} // namespace warrener
