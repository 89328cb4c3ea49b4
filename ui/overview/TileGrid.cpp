#include "ui/overview/TileGrid.h"

#include <QGridLayout>
#include <QResizeEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int gap = 12;
constexpr int narrowGap = 8;
constexpr int narrowest = 182;
constexpr int wideGrid = 1100;

} // namespace

TileGrid::TileGrid(QWidget *parent) : QWidget(parent), m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(gap);
}

void TileGrid::setEntries(const QList<TileEntry> &entries)
{
    QStringList ids;
    for (const TileEntry &entry : entries)
        ids += entry.id;
    if (ids != m_ids) {
        m_ids = ids;
        qDeleteAll(std::exchange(m_tiles, {}));
        for (const QString &id : std::as_const(m_ids)) {
            auto *tile = new Tile(this);
            tile->setObjectName(u"tile."_s + id);
            connect(tile, &Tile::clicked, this, [this, id] { Q_EMIT activated(id); });
            m_tiles += tile;
        }
        m_columns = 0;
        arrange();
    }
    for (qsizetype i = 0; i < entries.size(); ++i)
        m_tiles.at(i)->setContent(entries.at(i).content);
}

void TileGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void TileGrid::arrange()
{
    const int count = static_cast<int>(m_tiles.size());
    if (count == 0)
        return;
    const int space = width() >= wideGrid ? gap : narrowGap;
    const int fitting = std::clamp((width() + space) / (narrowest + space), 1, count);
    // Rows of about the same length: 6 tiles where 5 fit stand as 3 and 3.
    const int rows = (count + fitting - 1) / fitting;
    const int columns = (count + rows - 1) / rows;
    m_layout->setSpacing(space);
    if (columns == m_columns)
        return;
    m_columns = columns;
    while (QLayoutItem *item = m_layout->takeAt(0))
        delete item;
    for (int i = 0; i < m_layout->columnCount(); ++i)
        m_layout->setColumnStretch(i, 0);
    for (int i = 0; i < count; ++i) {
        m_layout->addWidget(m_tiles.at(i), i / columns, i % columns);
        m_layout->setColumnStretch(i % columns, 1);
    }
}

} // namespace warrener
