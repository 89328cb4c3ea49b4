#include "ui/parts/ColumnStore.h"

#include <QWidget>

namespace warrener {

ColumnStore::ColumnStore(QSettings *settings, QWidget *window) : QObject(window), m_settings(settings) {}

QSettings *ColumnStore::of(const QWidget *widget)
{
    for (; widget != nullptr; widget = widget->parentWidget()) {
        if (const auto *store = widget->findChild<ColumnStore *>(Qt::FindDirectChildrenOnly))
            return store->settings();
    }
    return nullptr;
}

} // namespace warrener
