#pragma once

#include "base/Clock.h"

#include <QString>

namespace warrener {

/// Numbers with units as people read them, in the current locale. One place for all of them,
/// so that a figure looks alike on every page and in the terminal.
namespace units {

QString count(double value);                     ///< 1,243,880; below 10 one decimal where there is one
QString bytes(double value);                     ///< binary: 5.9 GiB, 684.2 MiB, 0 B
QString size(double value);                      ///< of a file, decimal: 6.2 GB, 41 MB, 212 kB; below 0: –
QString gib(double value);                       ///< bytes as a bare GiB figure for charts: 6.28
QString percent(double value);                   ///< 46 %
QString perSecond(double value);                 ///< 1,734/s
QString bytesPerSecond(double value);            ///< decimal: 37.3 MB/s
QString duration(Millis value);                  ///< 350 ms, 4.2 s, 11 min, 1 h 32 min, 9 d 4 h
QString span(Millis value);                      ///< as duration(), and with its seconds up to an hour: 1 min 40 s; for limits and what is held against them
QString stepTime(Millis value);                  ///< of a step or a run: 0.1 s … 59.9 s, 1 min 5 s … 9 min 59 s, then as duration(); –: none
QString age(TimePoint since, TimePoint now);     ///< duration, whole units only: 2 s, 11 min
QString clockTime(TimePoint at);                 ///< 14:21:40, local time
QString timeAndAge(TimePoint at, TimePoint now); ///< 14:21:40, 11 min

} // namespace units

} // namespace warrener
