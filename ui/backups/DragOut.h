#pragma once

#include "base/Result.h"

#include <QCoroTask>
#include <QObject>
#include <QPersistentModelIndex>
#include <QPoint>
#include <QStringList>

#include <functional>

class QAbstractItemView;

namespace warrener {

/// Lets rows of a view be dragged out of the window as files. They are written when the drag begins, in the
/// background; who lets go before they are there drags nothing.
class DragOut final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DragOut)

public:
    /// Writes what stands in that row, and ends with the files' names.
    using Write = std::function<QCoro::Task<Result<QStringList>>(const QModelIndex &)>;

    /// Only rows that Qt::ItemIsDragEnabled holds for; the view becomes the parent.
    DragOut(QAbstractItemView *view, Write write);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void prepared(const QStringList &files);
    void failed(const QString &reason);

private:
    void begin();

    QAbstractItemView *m_view;
    Write m_write;
    QPersistentModelIndex m_pressed;
    QPoint m_at;
    bool m_isBusy = false;
};

} // namespace warrener
