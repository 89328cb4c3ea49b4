#include "ui/backups/DragOut.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

namespace warrener {

DragOut::DragOut(QAbstractItemView *view, Write write) : QObject(view), m_view(view), m_write(std::move(write))
{
    view->viewport()->installEventFilter(this);
}

bool DragOut::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        const auto *mouse = static_cast<const QMouseEvent *>(event);
        const QModelIndex index = m_view->indexAt(mouse->position().toPoint());
        const bool may = mouse->button() == Qt::LeftButton && index.isValid() && index.flags().testFlag(Qt::ItemIsDragEnabled);
        m_pressed = may ? QPersistentModelIndex(index) : QPersistentModelIndex();
        m_at = mouse->position().toPoint();
    } else if (event->type() == QEvent::MouseButtonRelease) {
        m_pressed = QPersistentModelIndex();
    } else if (event->type() == QEvent::MouseMove && m_pressed.isValid()) {
        const auto *mouse = static_cast<const QMouseEvent *>(event);
        if (!mouse->buttons().testFlag(Qt::LeftButton))
            return false;
        if ((mouse->position().toPoint() - m_at).manhattanLength() >= QApplication::startDragDistance())
            begin();
        return true; // or the view would go on selecting along the way
    }
    return false;
}

void DragOut::begin()
{
    if (m_isBusy)
        return;
    m_isBusy = true;
    QCoro::connect(m_write(m_pressed), this, [this](const Result<QStringList> &files) {
        m_isBusy = false;
        const bool held = m_pressed.isValid() && QApplication::mouseButtons().testFlag(Qt::LeftButton);
        m_pressed = QPersistentModelIndex();
        if (!files) {
            Q_EMIT failed(files.error().message);
            return;
        }
        Q_EMIT prepared(*files);
        if (!held || files->isEmpty())
            return;
        QList<QUrl> urls;
        for (const QString &file : *files)
            urls.append(QUrl::fromLocalFile(file));
        auto *data = new QMimeData;
        data->setUrls(urls);
        auto *drag = new QDrag(m_view);
        drag->setMimeData(data);
        drag->exec(Qt::CopyAction);
    });
}

} // namespace warrener
