#pragma once

#include "support/SampleData.h"

#include <QLocale>

#include <functional>

namespace warrener::sampleData {

inline constexpr double gib = 1024.0 * 1024.0 * 1024.0;
inline constexpr double mib = 1024.0 * 1024.0;

/// 17 March 2026, UTC.
TimePoint at(int hour, int minute, int second = 0);

/// What a person or an earlier run has written, in the language that is spoken.
inline QString spoken(const QString &english, const QString &chinese)
{
    return QLocale().language() == QLocale::Chinese ? chinese : english;
}

/// Reproducible noise in [−1, 1], smooth over neighbouring steps.
double noise(int seed, double position);

/// A run of one series: its value at each moment; NaN: a gap.
using Curve = std::function<double(TimePoint)>;

/// Adds 24 h of samples, dense in the last hour and minutes.
void addCurve(History &history, const SeriesKey &key, TimePoint now, const Curve &curve);

std::shared_ptr<const QueueTable> queueTable(int count, TimePoint now, bool inNeed);
NodeDetailPtr nodeDetail(const NodeName &node, TimePoint now);

} // namespace warrener::sampleData
