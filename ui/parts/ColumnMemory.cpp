#include "ui/parts/ColumnMemory.h"

#include "ui/parts/KeptWidths.h"
#include "ui/parts/TableView.h"

#include <QEvent>
#include <QHeaderView>

namespace warrener {

ColumnMemory::ColumnMemory(TableView *table, QSettings *settings, const QString &key)
    : QObject(table), m_table(table), m_settings(settings), m_key(key), m_own(keptWidths(*settings, key))
{
    QHeaderView *header = m_table->horizontalHeader();
    header->viewport()->installEventFilter(this);
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int width) { resized(column, width); });
    connect(header, &QHeaderView::sectionCountChanged, this, &ColumnMemory::apply);
    apply();
}

void ColumnMemory::setKey(const QString &key)
{
    if (key == m_key)
        return;
    m_key = key;
    m_own = keptWidths(*m_settings, key);
    apply();
}

void ColumnMemory::apply()
{
    for (auto own = m_own.cbegin(); own != m_own.cend(); ++own) {
        if (own.key() < m_table->horizontalHeader()->count())
            resized(own.key(), m_table->columnWidth(own.key()));
    }
}

void ColumnMemory::resized(int column, int width)
{
    QHeaderView *header = m_table->horizontalHeader();
    // A column that is hidden says so as a width, too; one that takes the room that is left has no width of its own.
    const bool takesTheRest = header->stretchLastSection() && header->visualIndex(column) == header->count() - 1;
    if (m_applying || width == 0 || header->isSectionHidden(column) || takesTheRest || header->sectionResizeMode(column) != QHeaderView::Interactive)
        return;
    if (m_dragging) {
        m_own.insert(column, width);
        keepWidths(*m_settings, m_key, m_own);
        return;
    }
    if (const auto own = m_own.constFind(column); own != m_own.cend() && *own != width) {
        m_applying = true;
        header->resizeSection(column, *own);
        m_applying = false;
    }
}

bool ColumnMemory::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick)
        m_dragging = true;
    if (event->type() == QEvent::MouseButtonRelease)
        m_dragging = false;
    return QObject::eventFilter(watched, event);
}

} // namespace warrener
