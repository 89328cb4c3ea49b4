#include "ui/charts/ChartUnit.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr double mib = 1024.0 * 1024.0;
constexpr double gib = mib * 1024.0;
constexpr double tib = gib * 1024.0;

ChartUnit countUnit(ChartFormat format, double highest)
{
    const bool rate = format == ChartFormat::Rate;
    if (highest >= 1e8) {
        return {.format = format,
                .divisor = 1e6,
                .word = rate ? QCoreApplication::translate("ChartUnit", "million/s") : QCoreApplication::translate("ChartUnit", "millions")};
    }
    if (highest >= 1e5) {
        return {.format = format,
                .divisor = 1e3,
                .word = rate ? QCoreApplication::translate("ChartUnit", "thousand/s") : QCoreApplication::translate("ChartUnit", "thousands")};
    }
    return {.format = format, .divisor = 1, .word = {}};
}

/// Decimals that leave a figure about three digits.
int decimalsOf(const ChartUnit &unit, double value)
{
    const double size = std::abs(value);
    switch (unit.format) {
    case ChartFormat::Count:
    case ChartFormat::Rate:
        if (unit.divisor > 1)
            return size < 99.95 ? 1 : 0;
        return size < 9.95 && std::abs(value - std::round(value)) > 0.049 ? 1 : 0;
    case ChartFormat::Bytes:
        return size < 9.995 ? 2 : size < 999.5 ? 1 : 0;
    case ChartFormat::ByteRate:
        return size < 999.5 ? 1 : 0;
    case ChartFormat::Percent:
        return size < 0.95 && size > 0 ? 1 : 0;
    case ChartFormat::Ratio:
        return 2;
    }
    Q_UNREACHABLE_RETURN(0);
}

} // namespace

ChartUnit chartUnit(ChartFormat format, double highest)
{
    switch (format) {
    case ChartFormat::Count:
    case ChartFormat::Rate:
        return countUnit(format, highest);
    case ChartFormat::Bytes:
        if (highest >= 10 * tib)
            return {.format = format, .divisor = tib, .word = u"TiB"_s};
        if (highest >= gib)
            return {.format = format, .divisor = gib, .word = u"GiB"_s};
        return {.format = format, .divisor = mib, .word = u"MiB"_s};
    case ChartFormat::ByteRate:
        if (highest >= 1e10)
            return {.format = format, .divisor = 1e9, .word = u"GB/s"_s};
        if (highest >= 1e6)
            return {.format = format, .divisor = 1e6, .word = u"MB/s"_s};
        return {.format = format, .divisor = 1e3, .word = u"kB/s"_s};
    case ChartFormat::Percent:
    case ChartFormat::Ratio:
        return {.format = format, .divisor = 1, .word = {}};
    }
    Q_UNREACHABLE_RETURN({});
}

QString chartValueText(const ChartUnit &unit, double raw)
{
    if (!std::isfinite(raw))
        return QCoreApplication::translate("ChartUnit", "no data");
    const double value = raw / unit.divisor;
    const QString number = QLocale().toString(value, 'f', decimalsOf(unit, value));
    return unit.format == ChartFormat::Percent ? QCoreApplication::translate("ChartUnit", "%1 %").arg(number) : number;
}

QString chartAxisText(double scaled, double step)
{
    int decimals = 0;
    for (double rest = step; decimals < 6 && std::abs(rest - std::round(rest)) > 1e-9 * step; ++decimals)
        rest = step * std::pow(10.0, decimals + 1);
    return QLocale().toString(scaled, 'f', decimals);
}

QStringList chartAxisTexts(double step, int steps, const std::function<double(const QString &)> &width, double room)
{
    struct Scale
    {
        double divisor;
        QLatin1StringView suffix;
    };
    QStringList texts;
    for (const auto &[divisor, suffix] : {Scale{1, {}}, Scale{1e3, "k"_L1}, Scale{1e6, "M"_L1}, Scale{1e9, "G"_L1}}) {
        texts.clear();
        double widest = 0;
        for (int i = 0; i <= steps; ++i) {
            const QString figure = chartAxisText(step * i / divisor, step / divisor);
            texts.append(i == 0 ? figure : figure + suffix);
            widest = std::max(widest, width(texts.last()));
        }
        if (widest <= room)
            break;
    }
    return texts;
}

QString chartLimitText(double scaled)
{
    const double size = std::abs(scaled);
    const int most = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    int decimals = 0;
    while (decimals < most && std::abs(scaled * std::pow(10.0, decimals) - std::round(scaled * std::pow(10.0, decimals))) > 0.005 * std::pow(10.0, decimals)) {
        ++decimals;
    }
    return QLocale().toString(scaled, 'f', decimals);
}

} // namespace warrener
