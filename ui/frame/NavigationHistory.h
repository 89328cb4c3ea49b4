#pragma once

#include "ui/parts/PageTarget.h"

#include <QList>

#include <optional>

namespace warrener {

/// Where the person has been, as in a browser: a new place forgets what lay ahead. Bounded.
class NavigationHistory
{
public:
    void visit(const PageTarget &target);
    std::optional<PageTarget> back();
    std::optional<PageTarget> forward();
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_places.size(); }
    PageTarget current() const { return m_places.value(m_at); }
    void clear();

private:
    QList<PageTarget> m_places;
    qsizetype m_at = -1;
};

} // namespace warrener
