#include "base/Pending.h"

#include "base/Post.h"

#include <QAbstractEventDispatcher>

namespace warrener {

void resumeLater(std::coroutine_handle<> waiter)
{
    QAbstractEventDispatcher *loop = QAbstractEventDispatcher::instance();
    if (loop == nullptr) {
        waiter.resume();
        return;
    }
    post(loop, [waiter] { waiter.resume(); });
}

} // namespace warrener
