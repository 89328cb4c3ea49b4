#include "base/Pending.h"

#include <QAbstractEventDispatcher>

namespace warrener {

void resumeLater(std::coroutine_handle<> waiter)
{
    QAbstractEventDispatcher *loop = QAbstractEventDispatcher::instance();
    if (loop == nullptr) {
        waiter.resume();
        return;
    }
    QMetaObject::invokeMethod(loop, [waiter] { waiter.resume(); }, Qt::QueuedConnection);
}

} // namespace warrener
