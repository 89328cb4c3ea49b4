#include "ui/calendar/CalendarWords.h"

#include "base/Phrases.h"
#include "base/Units.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace warrener::calendarwords {

namespace {

using State = CalendarMark::State;

QString clock(const WallTime &wall)
{
    return wall.time.toString(u"hh:mm"_s);
}

} // namespace

QString icon(CalendarKind kind)
{
    switch (kind) {
    case CalendarKind::Drill:
        return u"bolt"_s;
    case CalendarKind::RestoreTest:
        return u"undo"_s;
    case CalendarKind::Rehearsal:
        return u"lifebuoy"_s;
    case CalendarKind::Diagnosis:
        return u"pulse"_s;
    case CalendarKind::Backup:
        return u"archive"_s;
    case CalendarKind::Note:
        break;
    }
    return u"file"_s;
}

Token tone(RunVerdict verdict)
{
    switch (verdict) {
    case RunVerdict::Good:
        return Token::Ok;
    case RunVerdict::Warning:
        return Token::Warn;
    case RunVerdict::Bad:
        return Token::Bad;
    case RunVerdict::Running:
        return Token::Accent;
    case RunVerdict::Unclear:
        break;
    }
    return Token::Unknown;
}

GlyphKind glyph(RunVerdict verdict)
{
    switch (verdict) {
    case RunVerdict::Good:
        return GlyphKind::Ok;
    case RunVerdict::Warning:
        return GlyphKind::Warn;
    case RunVerdict::Bad:
        return GlyphKind::Bad;
    case RunVerdict::Running:
        return GlyphKind::Running;
    case RunVerdict::Unclear:
        break;
    }
    return GlyphKind::NoData;
}

GlyphKind glyph(const CalendarMark &mark)
{
    if (mark.state == State::Past)
        return glyph(mark.verdict);
    return mark.state == State::LeftOut ? GlyphKind::Skipped : mark.state == State::Missed ? GlyphKind::NoData : GlyphKind::Pending;
}

Token tone(const CalendarMark &mark)
{
    if (mark.state == State::Past)
        return tone(mark.verdict);
    return mark.state == State::Future ? Token::Text : Token::Unknown;
}

QString sum(CalendarKind kind, RunVerdict verdict, const QStringList &titles)
{
    const int n = static_cast<int>(titles.size());
    QString words;
    switch (kind) {
    case CalendarKind::Drill:
        words = verdict == RunVerdict::Good  ? (n == 1 ? QCoreApplication::translate("CalendarWords", "1 drill passed")
                                                       : QCoreApplication::translate("CalendarWords", "%n drills passed", nullptr, n))
                : verdict == RunVerdict::Bad ? (n == 1 ? QCoreApplication::translate("CalendarWords", "1 drill failed")
                                                       : QCoreApplication::translate("CalendarWords", "%n drills failed", nullptr, n))
                                             : (n == 1 ? QCoreApplication::translate("CalendarWords", "1 drill inconclusive")
                                                       : QCoreApplication::translate("CalendarWords", "%n drills inconclusive", nullptr, n));
        break;
    case CalendarKind::Rehearsal:
        words = verdict == RunVerdict::Good      ? (n == 1 ? QCoreApplication::translate("CalendarWords", "1 rehearsal done")
                                                           : QCoreApplication::translate("CalendarWords", "%n rehearsals done", nullptr, n))
                : verdict == RunVerdict::Warning ? (n == 1 ? QCoreApplication::translate("CalendarWords", "1 rehearsal over RTO")
                                                           : QCoreApplication::translate("CalendarWords", "%n rehearsals over RTO", nullptr, n))
                                                 : (n == 1 ? QCoreApplication::translate("CalendarWords", "1 rehearsal failed")
                                                           : QCoreApplication::translate("CalendarWords", "%n rehearsals failed", nullptr, n));
        break;
    case CalendarKind::RestoreTest:
        words = verdict == RunVerdict::Good ? (n == 1 ? QCoreApplication::translate("CalendarWords", "1 restore test complete")
                                                      : QCoreApplication::translate("CalendarWords", "%n restore tests complete", nullptr, n))
                                            : (n == 1 ? QCoreApplication::translate("CalendarWords", "1 restore test failed")
                                                      : QCoreApplication::translate("CalendarWords", "%n restore tests failed", nullptr, n));
        break;
    default:
        words = n == 1 ? QCoreApplication::translate("CalendarWords", "1 diagnosis run unhealthy")
                       : QCoreApplication::translate("CalendarWords", "%n diagnosis runs unhealthy", nullptr, n);
        break;
    }
    if (verdict == RunVerdict::Good || kind == CalendarKind::Diagnosis || n > 2)
        return words;
    return QCoreApplication::translate("CalendarWords", "%1: %2", "1 drill failed: Disk full").arg(words, phrases::list(titles));
}

QString missedSum(const QStringList &titles)
{
    const int n = static_cast<int>(titles.size());
    const QString words = QCoreApplication::translate("CalendarWords", "%n missed", nullptr, n);
    return n > 2 ? words : QCoreApplication::translate("CalendarWords", "%1: %2", "1 drill failed: Disk full").arg(words, phrases::list(titles));
}

QString trouble(const QList<CalendarMark> &troubles)
{
    QStringList failed, missed;
    for (const CalendarMark &mark : troubles) {
        QStringList &titles = mark.state == State::Missed ? missed : failed;
        if (!titles.contains(mark.title))
            titles.append(mark.title);
    }
    // As the rail: the worst alone.
    const auto few = [](const QStringList &titles) { return phrases::list(titles.first(std::min<qsizetype>(3, titles.size()))); };
    return failed.isEmpty() ? QCoreApplication::translate("CalendarWords", "Missed, and not run since: %1.").arg(few(missed))
                            : QCoreApplication::translate("CalendarWords", "Failed within a week, and not run well since: %1.").arg(few(failed));
}

QString word(const CalendarMark &mark)
{
    switch (mark.state) {
    case State::Past:
        return mark.word;
    case State::Missed:
        return toWord(mark.state);
    case State::LeftOut:
        return QCoreApplication::translate("CalendarWords", "left out", "of an entry, in a narrow cell");
    case State::Future:
        break;
    }
    return {};
}

QString timeAndWord(const CalendarMark &mark, const QTimeZone &zone)
{
    const QString time = clock(wallOf(mark.at, zone));
    switch (mark.state) {
    case State::Past:
        return mark.word.isEmpty() ? time : QCoreApplication::translate("CalendarWords", "%1 %2", "10:00 passed").arg(time, mark.word);
    case State::Missed:
        return QCoreApplication::translate("CalendarWords", "%1 missed", "10:00 missed").arg(time);
    case State::LeftOut:
        return QCoreApplication::translate("CalendarWords", "%1 left out", "10:00 left out").arg(time);
    case State::Future:
        break;
    }
    return time;
}

QString day(const QDate &date)
{
    return QLocale().toString(date, QCoreApplication::translate("CalendarWords", "dddd d MMMM", "a day's format for QLocale::toString()"));
}

QString dayAndTime(TimePoint at, const QTimeZone &zone)
{
    const WallTime wall = wallOf(at, zone);
    return QCoreApplication::translate("CalendarWords", "%1, %2", "Thursday 2 April, 10:00").arg(day(wall.date), clock(wall));
}

QString why(const CalendarConflict &conflict, const QTimeZone &zone)
{
    using Why = CalendarConflict::Why;
    const WallTime until = wallOf(conflict.until, zone);
    const QString end = QLocale().toString(until.date, QCoreApplication::translate("CalendarWords", "d MMMM", "a day's short format")) + u' ' + clock(until);
    switch (conflict.why) {
    case Why::Past:
        return QCoreApplication::translate("CalendarWords", "This time is over.");
    case Why::Blackout:
        return QCoreApplication::translate("CalendarWords", "Blackout %1, until %2.").arg(conflict.title, end);
    case Why::TwoDrills:
        return QCoreApplication::translate("CalendarWords", "%1 is then, until %2: two drills at once could cost the quorum.")
            .arg(conflict.title, clock(until));
    case Why::AnotherRun:
        return QCoreApplication::translate("CalendarWords", "%1 is then, until %2.").arg(conflict.title, clock(until));
    }
    return {};
}

QString whole(const CalendarMark &mark, const QTimeZone &zone)
{
    const QString words = QCoreApplication::translate("CalendarWords", "%1: %2, %3", "Drill: Disk full, 10:00 failed")
                              .arg(toWord(mark.kind), mark.title, timeAndWord(mark, zone));
    return mark.place.isEmpty() ? words : QCoreApplication::translate("CalendarWords", "%1, in %2", "Restore test: …, in dr1").arg(words, mark.place);
}

QString until(TimePoint at, TimePoint now)
{
    return QCoreApplication::translate("CalendarWords", "in %1").arg(units::duration(std::chrono::floor<std::chrono::minutes>(at - now)));
}

} // namespace warrener::calendarwords
