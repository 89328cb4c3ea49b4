#include "support/SampleParts.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace warrener::sampleData {

namespace {

double latticeNoise(int seed, qint64 position)
{
    quint64 x = static_cast<quint64>(position) * 0x9E3779B97F4A7C15ULL + static_cast<quint64>(seed) * 0xD1B54A32D192ED03ULL;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    x ^= x >> 31;
    return static_cast<double>(x >> 11) / static_cast<double>(1ULL << 53) * 2 - 1;
}

} // namespace

double noise(int seed, double position)
{
    const double floor = std::floor(position);
    const double t = position - floor;
    const double smooth = t * t * (3 - 2 * t);
    const double a = latticeNoise(seed, static_cast<qint64>(floor));
    const double b = latticeNoise(seed, static_cast<qint64>(floor) + 1);
    return a + (b - a) * smooth;
}

void addCurve(History &history, const SeriesKey &key, TimePoint now, const Curve &curve)
{
    using namespace std::chrono_literals;
    std::vector<std::pair<TimePoint, double>> samples;
    const auto run = [&](Millis from, Millis to, Millis step) {
        for (TimePoint at = now - from; at <= now - to; at += step) {
            const double value = curve(at);
            if (std::isfinite(value))
                samples.emplace_back(at, value);
        }
    };
    run(48h, 6h + 240s, 240s);
    run(6h, 65min, 60s);
    run(64min, 5min + 10s, 10s);
    run(5min, 0s, 5s);

    // Whole buckets, as a store gives them back: a day sample by sample would clear the ring of
    // five minutes at each of them, and pictures need hundreds of such days.
    for (const Zoom zoom : allZooms) {
        const auto bucketOf = [&](TimePoint at) { return at.time_since_epoch() / stepOf(zoom); };
        auto sample = std::ranges::find_if(samples, [&](const auto &one) { return one.first > now - keptOf(zoom); });
        while (sample != samples.end()) {
            const auto number = bucketOf(sample->first);
            Bucket bucket;
            for (; sample != samples.end() && bucketOf(sample->first) == number; ++sample)
                bucket.add(sample->second);
            history.restore(key, zoom, TimePoint{stepOf(zoom) * number}, bucket);
        }
    }
}

} // namespace warrener::sampleData
