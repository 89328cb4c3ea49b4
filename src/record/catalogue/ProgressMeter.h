#pragma once

#include "record/catalogue/ArchiveWriter.h"

#include <QElapsedTimer>

#include <utility>

namespace warrener {

/// Tells of progress some ten times a second, however often it is told.
class ProgressMeter final
{
public:
    ProgressMeter(OnArchiveProgress tell, qint64 total) : m_tell(std::move(tell)), m_total(total) {}

    void at(const QString &entry)
    {
        m_entry = entry;
        add(0);
    }
    void add(qint64 bytes)
    {
        m_done += bytes;
        if (m_tell && (!m_since.isValid() || m_since.hasExpired(100))) {
            m_since.start();
            m_tell({.done = m_done, .total = m_total, .entry = m_entry});
        }
    }
    void end()
    {
        if (m_tell)
            m_tell({.done = m_done, .total = m_total, .entry = {}});
    }

private:
    OnArchiveProgress m_tell;
    qint64 m_total;
    qint64 m_done = 0;
    QString m_entry;
    QElapsedTimer m_since;
};

} // namespace warrener
