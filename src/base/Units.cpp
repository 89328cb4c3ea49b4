#include "base/Units.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener::units {

namespace {

QString number(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

template <std::size_t N>
QString scaled(double value, double step, const std::array<QString, N> &names, double wholeFrom = 99.95)
{
    std::size_t unit = 0;
    const double sign = value < 0 ? -1 : 1;
    value = std::abs(value);
    // What would be shown as 1,024 KiB is 1.0 MiB.
    while (std::round(value) >= step && unit + 1 < N) {
        value /= step;
        ++unit;
    }
    // Three significant figures are what an operator compares by eye.
    const int decimals = unit == 0 || value >= wholeFrom ? 0 : 1;
    return number(sign * value, decimals) + u' ' + names[unit];
}

} // namespace

QString count(double value)
{
    if (!std::isfinite(value))
        return u"–"_s;
    const bool fraction = std::abs(value) < 10 && std::abs(value - std::round(value)) > 0.049;
    return number(value, fraction ? 1 : 0);
}

QString bytes(double value)
{
    static const std::array<QString, 6> names{u"B"_s, u"KiB"_s, u"MiB"_s, u"GiB"_s, u"TiB"_s, u"PiB"_s};
    return std::isfinite(value) ? scaled(value, 1024, names) : u"–"_s;
}

QString size(double value)
{
    static const std::array<QString, 6> names{u"B"_s, u"kB"_s, u"MB"_s, u"GB"_s, u"TB"_s, u"PB"_s};
    return std::isfinite(value) && value >= 0 ? scaled(value, 1000, names, 9.95) : u"–"_s;
}

QString gib(double value)
{
    const double inGib = value / (1024.0 * 1024.0 * 1024.0);
    return number(inGib, inGib >= 10 ? 1 : 2);
}

QString load(double value)
{
    return std::isfinite(value) ? number(value, 2) : u"–"_s;
}

QString percent(double value)
{
    if (!std::isfinite(value))
        return u"–"_s;
    // What is not all is never told as all.
    if (value > 99 && value < 100)
        return number(std::min(value, 99.9), 1) + u" %"_s;
    return number(value, std::abs(value) < 9.95 && value != 0 ? 1 : 0) + u" %"_s;
}

QString perSecond(double value)
{
    return QCoreApplication::translate("Units", "%1/s").arg(count(value));
}

QString bytesPerSecond(double value)
{
    static const std::array<QString, 5> names{u"B/s"_s, u"kB/s"_s, u"MB/s"_s, u"GB/s"_s, u"TB/s"_s};
    return std::isfinite(value) ? scaled(value, 1000, names) : u"–"_s;
}

QString duration(Millis value)
{
    const auto ms = value.count();
    if (ms < 1000)
        return QCoreApplication::translate("Units", "%1 ms").arg(number(static_cast<double>(ms), 0));
    if (ms < 10'000)
        return QCoreApplication::translate("Units", "%1 s").arg(number(static_cast<double>(ms) / 1000.0, 1));
    const auto seconds = ms / 1000;
    if (seconds < 60)
        return QCoreApplication::translate("Units", "%1 s").arg(seconds);
    const auto minutes = seconds / 60;
    if (minutes < 60)
        return QCoreApplication::translate("Units", "%1 min").arg(minutes);
    const auto hours = minutes / 60;
    if (hours < 24) {
        return minutes % 60 == 0 ? QCoreApplication::translate("Units", "%1 h").arg(hours)
                                 : QCoreApplication::translate("Units", "%1 h %2 min").arg(hours).arg(minutes % 60);
    }
    const auto days = hours / 24;
    return days >= 10 || hours % 24 == 0 ? QCoreApplication::translate("Units", "%1 d").arg(days)
                                         : QCoreApplication::translate("Units", "%1 d %2 h").arg(days).arg(hours % 24);
}

QString span(Millis value)
{
    const auto seconds = value.count() / 1000;
    if (seconds < 60 || seconds >= 3600 || seconds % 60 == 0)
        return duration(value);
    return QCoreApplication::translate("Units", "%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

QString milliseconds(double value)
{
    return QCoreApplication::translate("Units", "%1 ms").arg(QLocale().toString(value, 'f', value < 10 ? 1 : 0));
}

QString wholeSeconds(Millis value)
{
    return value < std::chrono::seconds{60} ? QCoreApplication::translate("Units", "%1 s").arg(value.count() / 1000) : duration(value);
}

QString stopwatch(Millis value)
{
    const qint64 seconds = std::max<qint64>(0, value.count() / 1000);
    const QString tail = u"%1:%2"_s.arg(seconds / 60 % 60, seconds >= 3600 ? 2 : 1, 10, QChar(u'0')).arg(seconds % 60, 2, 10, QChar(u'0'));
    return seconds >= 3600 ? u"%1:%2"_s.arg(seconds / 3600).arg(tail) : tail;
}

QString age(TimePoint since, TimePoint now)
{
    return wholeSeconds(std::max(Millis{0}, std::chrono::duration_cast<Millis>(now - since)));
}

QString ago(TimePoint since, TimePoint now)
{
    return QCoreApplication::translate("Units", "%1 ago").arg(age(since, now));
}

QString atLeast(const QString &figure)
{
    return u"≥ "_s + figure;
}

QString clockTime(TimePoint at)
{
    return isNever(at) ? u"–"_s : toDateTime(at).toString(u"HH:mm:ss"_s);
}

QString date(TimePoint at)
{
    return toDateTime(at).toString(u"yyyy-MM-dd"_s);
}

QString stamp(TimePoint at)
{
    return toDateTime(at).toUTC().toString(u"yyyyMMdd-HHmmss"_s);
}

QString timeAndAge(TimePoint at, TimePoint now)
{
    return QCoreApplication::translate("Units", "%1, %2").arg(clockTime(at), age(at, now));
}

QString stepTime(Millis value)
{
    if (value <= Millis{0})
        return u"–"_s;
    if (value < Millis{60'000}) {
        return QCoreApplication::translate("StepWords", "%1 s")
            .arg(QLocale().toString(static_cast<double>(std::max<Millis::rep>(value.count(), 50)) / 1000.0, 'f', 1));
    }
    // "1 min" of a step that took 119 s would be half of it.
    if (const auto seconds = value.count() / 1000; seconds < 600 && seconds % 60 != 0)
        return QCoreApplication::translate("StepWords", "%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return duration(value);
}

} // namespace warrener::units
