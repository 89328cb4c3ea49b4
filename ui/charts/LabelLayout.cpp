#include "ui/charts/LabelLayout.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace warrener {

namespace {

/// Neighbours that push each other and so move as one.
struct Block
{
    double center = 0; ///< of the wanted places, each without its offset in the block
    qsizetype size = 0;

    double first(double gap, double top, double bottom) const
    {
        const double height = gap * static_cast<double>(size - 1);
        return std::clamp(center, top, std::max(top, bottom - height));
    }
};

} // namespace

QList<double> layoutLabels(const QList<double> &wanted, double gap, double top, double bottom)
{
    const qsizetype count = wanted.size();
    if (count > 1)
        gap = std::min(gap, (bottom - top) / static_cast<double>(count - 1));
    std::vector<qsizetype> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](qsizetype i) { return wanted.at(i); });

    // Pool adjacent violators: merging blocks that touch keeps every label as near as it can be.
    std::vector<Block> blocks;
    for (const qsizetype i : order) {
        blocks.push_back({.center = wanted.at(i), .size = 1});
        while (blocks.size() > 1) {
            const Block last = blocks.back();
            Block &before = blocks[blocks.size() - 2];
            const double end = before.first(gap, top, bottom) + gap * static_cast<double>(before.size);
            if (last.first(gap, top, bottom) >= end)
                break;
            const double shifted = last.center - gap * static_cast<double>(before.size);
            before.center =
                (before.center * static_cast<double>(before.size) + shifted * static_cast<double>(last.size)) / static_cast<double>(before.size + last.size);
            before.size += last.size;
            blocks.pop_back();
        }
    }

    QList<double> places(count);
    auto next = order.begin();
    for (const Block &block : blocks) {
        const double first = block.first(gap, top, bottom);
        for (qsizetype i = 0; i < block.size; ++i)
            places[*next++] = first + gap * static_cast<double>(i);
    }
    return places;
}

} // namespace warrener
