#include "look/messages/StreamGaps.h"

#include <algorithm>

namespace warrener {

void StreamGaps::take(quint64 offset)
{
    if (m_first && offset < m_next)
        return;
    if (m_first)
        gap(qint64(offset - m_next));
    else
        m_first = offset;
    m_next = offset + 1;
}

void StreamGaps::counted(qint64 offsets)
{
    const qint64 spanned = m_first ? qint64(m_next - *m_first) : 0;
    gap(offsets - spanned);
}

void StreamGaps::gap(qint64 offsets)
{
    if (offsets <= 0)
        return;
    m_missing += offsets;
    m_longest = std::max(m_longest, offsets);
}

} // namespace warrener
