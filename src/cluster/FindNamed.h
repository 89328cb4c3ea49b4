#pragma once

#include <algorithm>

namespace warrener {

/// The item of `list` with that `name`; null where there is none.
template <class List, class Id>
auto findNamed(const List &list, const Id &name) -> decltype(list.constData())
{
    const auto found = std::ranges::find_if(list, [&](const auto &item) { return item.name == name; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace warrener
