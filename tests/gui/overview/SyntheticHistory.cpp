#include "SyntheticHistory.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace warrener {

void addSynthetic(History &history, const SyntheticSeries &series, TimePoint now, Millis span, Millis poll)
{
    unsigned seed = static_cast<unsigned>(series.key.metric);
    for (const QChar letter : series.key.subject)
        seed = seed * 31 + letter.unicode();
    std::minstd_rand random(seed);
    std::normal_distribution<double> noise(0, std::max(1e-9, series.noise));
    const double phase = static_cast<double>(random() % 1000) / 150;
    double drift = 0;
    for (TimePoint at = now - span; at <= now; at += poll) {
        const double minutes = std::chrono::duration<double, std::ratio<60>>(now - at).count();
        drift = drift * 0.97 + noise(random) * 0.4;
        if (at >= series.holeFrom && at < series.holeTo)
            continue;
        const double value = series.level + series.wave * std::sin(minutes / 9 + phase) + drift + noise(random) * 0.3;
        history.add(series.key, at, std::max(0.0, value));
    }
}

} // namespace warrener
