#pragma once

#include "base/Result.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace warrener {

enum class PrometheusType : std::uint8_t { Untyped, Counter, Gauge, Histogram, Summary };

/// One label as it stands in the text; `rawValue` may hold escapes.
struct PrometheusLabel
{
    std::string_view name;
    std::string_view rawValue;

    bool hasEscapes() const { return rawValue.find('\\') != std::string_view::npos; }
    /// With \\, \" and \n undone.
    std::string value() const;
};

/// One sample. Its views are into the parsed text and hold only while the visitor runs.
struct PrometheusSample
{
    static constexpr int mostLabels = 64;

    std::string_view name;   ///< with _bucket, _sum, _count where it is part of a histogram or summary
    std::string_view family; ///< the name in the TYPE line it belongs to; else as `name`
    PrometheusType type = PrometheusType::Untyped;
    double value = 0;                      ///< may be NaN, +Inf, −Inf
    std::optional<std::int64_t> timestamp; ///< milliseconds since the epoch
    int labelCount = 0;
    std::array<PrometheusLabel, mostLabels> labels; ///< the first `labelCount`

    /// The label of this name; null where there is none.
    const PrometheusLabel *label(std::string_view wanted) const;
    /// Its unescaped text as QString; empty where there is none.
    QString labelText(std::string_view wanted) const;
};

/// What to do with a line that cannot be read. RabbitMQ 3.10 does not escape quotes in the names of
/// queues (measured): one such name must not cost the figures of all others.
enum class BrokenLines : std::uint8_t { Refuse, Skip };

/// Lines that were left out, for whoever tells a person about them.
struct LeftOutLines
{
    qint64 count = 0;
    QString first{}; ///< translated: the number of the first, and what is wrong with it

    bool operator==(const LeftOutLines &) const = default;
};

/// Reads the Prometheus text exposition format 0.0.4 (github.com/prometheus/docs,
/// instrumenting/exposition_formats): blank lines, LF and CRLF, escapes, NaN and ±Inf, timestamps,
/// histograms and summaries. `visit` is called for every sample in order, also for those before a
/// line that is broken; a broken line (also one that has a label twice: a name that was not escaped
/// can be made to say so), one of more than 64 KiB or 64 labels, and a last line
/// without its end ("truncated") end the parse with Malformed and the number of the line. With
/// BrokenLines::Skip only the last is an error, and a text of nothing but broken lines.
Result<LeftOutLines> parsePrometheus(std::string_view text, const std::function<void(const PrometheusSample &)> &visit,
                                     BrokenLines broken = BrokenLines::Refuse);

} // namespace warrener
