#pragma once

#include "Console.h"

#include <QElapsedTimer>
#include <QTimer>

namespace warrener {

/// Waits until every node and host is live and a chart has something to draw, saves a picture
/// of the window, says in one line what was seen, and ends the program.
class Screenshot final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Screenshot)

public:
    Screenshot(Console &console, QString file, std::chrono::seconds timeout);

private:
    void look();
    void save(bool live);

    Console &m_console;
    const QString m_file;
    const std::chrono::seconds m_timeout;
    QElapsedTimer m_passed;
    QTimer m_look;
    qint64 m_liveAfter = -1; ///< ms
};

} // namespace warrener
