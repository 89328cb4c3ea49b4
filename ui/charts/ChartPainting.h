#pragma once

#include "cluster/Event.h"
#include "ui/charts/ChartFrame.h"
#include "ui/charts/ChartReading.h"
#include "ui/charts/ChartSpec.h"
#include "ui/charts/ChartUnit.h"
#include "ui/charts/NiceAxis.h"

#include <QList>

class QPainter;

namespace warrener {

class Theme;

/// What a chart draws besides its lines. All take colours and fonts from the theme and paint in
/// pixels of the chart.
namespace chartpainting {

void title(QPainter &painter, const Theme &theme, double left, double baseline, double right, const QString &title, const QString &unit);
/// Horizontal lines with their figures, and round times under the plot.
void grid(QPainter &painter, const Theme &theme, const ChartFrame &frame, const NiceAxis &axis);
void limits(QPainter &painter, const Theme &theme, const ChartFrame &frame, const ChartUnit &unit, const QList<ChartLimit> &limits);
/// Line and glyph of each event within the plot; the words where `words` and where there is room.
void events(QPainter &painter, const Theme &theme, const ChartFrame &frame, const QList<Event> &events, bool words);
void span(QPainter &painter, const Theme &theme, const ChartFrame &frame, double from, double to);
/// The line at one moment, a dot on every line that has a figure there, and the time under it.
void crosshair(QPainter &painter, const Theme &theme, const ChartFrame &frame, double at, const QList<ChartSeries> &series, const QList<ChartReading> &readings,
               int width);
/// Names and figures in the boxes of the readings; `current` (a series, −1: none) is underlined.
void readings(QPainter &painter, const Theme &theme, const QList<ChartSeries> &series, const QList<ChartReading> &readings, int current);

} // namespace chartpainting

} // namespace warrener
