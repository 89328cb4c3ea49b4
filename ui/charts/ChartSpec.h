#pragma once

#include "cluster/Level.h"
#include "cluster/Metric.h"

#include <QList>
#include <QString>

#include <cstdint>

namespace warrener {

/// How raw figures of a chart become text; the unit grows and shrinks with the figures.
enum class ChartFormat : std::uint8_t {
    Count,    ///< 1,852; thousands and millions from 100,000 on
    Rate,     ///< as Count, per second
    Bytes,    ///< raw bytes as MiB, GiB or TiB
    ByteRate, ///< raw bytes/s as kB/s, MB/s or GB/s (decimal)
    Percent,  ///< 0–100, the axis always ends at 100
    Ratio,    ///< 0.41
};

/// One line of a chart.
struct ChartSeries
{
    SeriesKey key;
    QString name;
    int color = 0; ///< index for Theme::series(); ClusterStore::seriesIndex() of a node or host

    bool operator==(const ChartSeries &) const = default;
};

/// A dashed line across the plot.
struct ChartLimit
{
    double value = 0; ///< raw, as the series' figures
    QString label;    ///< translated, with %1 for the figure: "limit %1"
    Level level = Level::Critical;

    bool operator==(const ChartLimit &) const = default;
};

/// What one chart shows.
struct ChartSpec
{
    QString id; ///< stable: becomes the object name "chart.ID"
    QString title;
    /// Beside the title. %1 in it, or an empty one, takes the format's own word (GiB, MB/s); a
    /// count in thousands says so instead.
    QString unit;
    ChartFormat format = ChartFormat::Count;
    QList<ChartSeries> series;
    QList<ChartLimit> limits;
    double minimumMax = 0;   ///< raw: the axis never ends below this
    bool eventWords = false; ///< the events' words stand above the grid, where there is room

    bool operator==(const ChartSpec &) const = default;
};

} // namespace warrener
