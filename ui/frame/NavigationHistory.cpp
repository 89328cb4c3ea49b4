#include "ui/frame/NavigationHistory.h"

namespace warrener {

namespace {

constexpr qsizetype mostPlaces = 200;

} // namespace

void NavigationHistory::visit(const PageTarget &target)
{
    if (m_at >= 0 && m_places.at(m_at) == target)
        return;
    m_places.resize(m_at + 1);
    m_places.append(target);
    if (m_places.size() > mostPlaces)
        m_places.removeFirst();
    m_at = m_places.size() - 1;
}

std::optional<PageTarget> NavigationHistory::back()
{
    if (!canGoBack())
        return std::nullopt;
    return m_places.at(--m_at);
}

std::optional<PageTarget> NavigationHistory::forward()
{
    if (!canGoForward())
        return std::nullopt;
    return m_places.at(++m_at);
}

void NavigationHistory::clear()
{
    m_places.clear();
    m_at = -1;
}

} // namespace warrener
