#pragma once

#include "base/Result.h"
#include "record/calendar/CalendarEntry.h"

namespace warrener {

// Rules of RFC 5545, "FREQ=MONTHLY;BYDAY=-1FR". They are followed on the clock on the wall and only then put into a zone: a
// drill at 10:00 stays at 10:00 over every change of clocks.

/// A day of the week as rules name it: "MO" … "SU".
QString dayCode(const QDate &day);

/// Of a year, a month, a week or a day no rule joins more times: each day of a year, and some.
inline constexpr qint64 mostRuleCombinations = 400;
/// What the parts of a rule's text come to when each is joined with each: "BYHOUR=8,16;BYDAY=MO,TU" 4. The library makes them all as
/// soon as it reads the rule, so that whoever hands it a text from elsewhere asks before. At most 2^31 - 1.
qint64 ruleCombinations(QStringView rule);
/// The error of a rule that has more; Malformed.
std::unexpected<Error> tooManyAtOnce(QStringView rule);

/// Empty is good: once. Errors: Malformed (no rule, one that recurs within an hour, one that joins more times than
/// mostRuleCombinations, or one that counts further than 10,000, or through too many in vain).
Status checkRule(const QString &rule);

/// Times of the rule in [from, until), in order, at most `most`; without a rule the start alone. A rule that the start does not
/// match begins with its first match behind it; a day that a month does not have is left out. Of a rule that is none: the start alone.
QList<WallTime> recurrences(const WallTime &start, const QString &rule, const QTimeZone &zone, const WallTime &from, const WallTime &until, int most = 100'000);

/// How often this thread has searched a rule for its next time: what following rules costs. A rule of which nothing comes any more is
/// not searched again for each look and each entry: a search in vain is the dearest.
qint64 ruleSearches();

/// The rule, ended before this moment: for "this one and all after it". One with a COUNT keeps the times it had before.
QString ruleUntil(const QString &rule, TimePoint until);

/// "every week", "every second week", "on the last Friday of each month"…; translated. Empty without a rule.
QString describeRule(const QString &rule, const WallTime &start);

} // namespace warrener
