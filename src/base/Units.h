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
QString load(double value);                      ///< of a host, whole or per core: 0.35, 12.04
QString perSecond(double value);                 ///< 1,734/s
QString bytesPerSecond(double value);            ///< decimal: 37.3 MB/s
QString duration(Millis value);                  ///< 350 ms, 4.2 s, 11 min, 1 h 32 min, 9 d 4 h
QString span(Millis value);                      ///< as duration(), and with its seconds up to an hour: 1 min 40 s; for limits and what is held against them
QString stepTime(Millis value);                  ///< of a step or a run: 0.1 s … 59.9 s, 1 min 5 s … 9 min 59 s, then as duration(); –: none
QString milliseconds(double value);              ///< of an answer: 0.4 ms, 12 ms
QString wholeSeconds(Millis value);              ///< as duration(), below a minute without a part of a second: 2 s, 11 min
QString stopwatch(Millis value);                 ///< that goes on: 0:05, 12:40, 1:02:05; below 0: 0:00
QString age(TimePoint since, TimePoint now);     ///< as wholeSeconds(); of what lies ahead 0 s
QString ago(TimePoint since, TimePoint now);     ///< 11 min ago
QString atLeast(const QString &figure);          ///< ≥ 12: a sum over rows of which some were not asked for
QString clockTime(TimePoint at);                 ///< 14:21:40, local time
QString date(TimePoint at);                      ///< 2099-12-31, local: the year is never cut to two digits
QString stamp(TimePoint at);                     ///< 20261127-002030, UTC: in names that stand in order of time
QString timeAndAge(TimePoint at, TimePoint now); ///< 14:21:40, 11 min

} // namespace units

} // namespace warrener
