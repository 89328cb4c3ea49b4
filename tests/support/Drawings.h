#pragma once

#include "support/StallMeter.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <algorithm>

namespace warrener {

/// The reference for a stall of the window: the whole page is drawn now and then beside the run that is
/// measured, on the same busy machine. What a run does is done elsewhere, drawing what it does is not.
class Drawings final : public QObject
{
public:
    /// Both outlive it.
    Drawings(QWidget &page, StallMeter &stall)
    {
        connect(&m_timer, &QTimer::timeout, this, [this, &page, &stall] {
            stall.longest(); // what came before counts
            QElapsedTimer timer;
            timer.start();
            page.grab();
            m_longest = std::max(m_longest, timer.elapsed());
            stall.leaveOut();
        });
        m_timer.start(200);
    }

    /// Milliseconds: `least`, or as long as three drawings where the machine takes longer for them.
    qint64 stallBound(qint64 least = 50) const { return std::max(least, 3 * m_longest); }

private:
    QTimer m_timer;
    qint64 m_longest = 0;
};

} // namespace warrener
