#pragma once

#include "ui/queues/QueueArrangement.h"

#include <QObject>

#include <optional>
#include <stop_token>

namespace warrener {

/// Arranges tables on the thread pool, the latest wish first: a newer request cancels the one
/// under way, and what an older one found is dropped.
class QueueArranger final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueueArranger)

public:
    explicit QueueArranger(QObject *parent = nullptr);
    ~QueueArranger() override;

    void request(QueueRequest request);
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void arranged(const warrener::QueueArrangementPtr &arrangement);
    void failed(const warrener::Error &error);

private:
    void start();
    void finish(quint64 serial, const Result<QueueArrangementPtr> &result);

    std::optional<QueueRequest> m_next;
    std::stop_source m_stop;
    quint64 m_serial = 0;
    bool m_busy = false;
};

} // namespace warrener
