// The .ics file: what is written is read again, what others wrote stays, and what is damaged or hostile is refused.
#include "record/calendar/CalendarStore.h"

#include "record/calendar/CalendarCommand.h"
#include "record/calendar/IcsText.h"
#include "record/calendar/Occurrences.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace warrener;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

RunCalendar sample()
{
    const QTimeZone berlin("Europe/Berlin");
    const CalendarEntry drill{.id = u"a1"_s,
                              .kind = CalendarKind::Drill,
                              .title = u"Disk full; on \"broker2\", 100 %"_s,
                              .arguments = {u"drill"_s, u"run"_s, u"disk-full"_s, u"--why"_s, u"a, b; c\\d"_s, u"--yes"_s},
                              .start = {QDate(2026, 3, 27), QTime(10, 0)},
                              .zone = berlin,
                              .rule = u"FREQ=MONTHLY;BYDAY=-1FR"_s,
                              .exceptions = {momentOf({QDate(2026, 4, 24), QTime(10, 0)}, berlin)},
                              .length = 45min,
                              .owner = u"王 Kim"_s,
                              .reminder = 30min,
                              .touches = {u"broker2"_s, u"lb1"_s},
                              .since = TimePoint{1'700'000'000s}};
    // A time that is left out on its first day.
    const CalendarEntry night{.id = u"a2"_s,
                              .kind = CalendarKind::Diagnosis,
                              .title = u"Diagnosis"_s,
                              .arguments = {u"diagnose"_s, u"--yes"_s},
                              .start = {QDate(2026, 3, 29), QTime(2, 30)},
                              .zone = berlin,
                              .rule = u"FREQ=DAILY;COUNT=5"_s,
                              .length = 5min};
    const CalendarEntry note{
        .id = u"a3"_s, .title = u"Audit"_s, .start = {QDate(2026, 5, 1), QTime(9, 0)}, .zone = QTimeZone("Asia/Shanghai"), .length = 60min};
    const Blackout dark{.id = u"b1"_s,
                        .title = u"month-end close"_s,
                        .from = {QDate(2026, 3, 28), QTime(22, 0)},
                        .length = 12h,
                        .zone = berlin,
                        .rule = u"FREQ=MONTHLY;BYMONTHDAY=-1"_s};
    return {.entries = {drill, night, note}, .blackouts = {dark}};
}

const QByteArray foreign = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\nX-WR-CALNAME:Team\r\n"
                           "BEGIN:VEVENT\r\nUID:f1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260320T090000Z\r\nDTEND:20260320T100000Z\r\nSUMMARY:Audit\r\n"
                           "LOCATION:Room 4\r\nX-OTHER:kept\r\nEND:VEVENT\r\n"
                           "BEGIN:VTODO\r\nUID:t1\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Call\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";

QByteArray withEvent(const QByteArray &lines)
{
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:e\r\nDTSTAMP:20260101T000000Z\r\n" + lines + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

/// An event in a zone that has no name of the world's, but offsets.
QByteArray describedZone(const QByteArray &lines)
{
    return withEvent("DTSTART;TZID=Our office:20260320T090000\r\nDTEND;TZID=Our office:20260320T100000\r\nSUMMARY:Audit\r\n" + lines)
        .replace("BEGIN:VEVENT", "BEGIN:VTIMEZONE\r\nTZID:Our office\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\n"
                                 "TZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT");
}

} // namespace

class CalendarStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrote();
    void keepsWhatOthersWrote();
    void damagedOnesStay_data();
    void damagedOnesStay();
    void hostile_data();
    void hostile();
    void zonesByOtherNames_data();
    void zonesByOtherNames();
    void timesOfTheWholeFilesZone_data();
    void aReminderOfYearsTellsNoYears();
    void timesOfTheWholeFilesZone();
    void saysWhichZoneNobodyKnows();
    void notesThatComeInInPart();
    void lengthsOfAnyKind_data();
    void lengthsOfAnyKind();
    void longBlackoutsStayWhole();
    void blackoutsAboutTheLeftOutHourStayWhole_data();
    void blackoutsAboutTheLeftOutHourStayWhole();
    void importsWithoutConsent();
    void handsOnNoConsent();
    void aPipeIsNoCalendar();
    void changesUnderALock();
};

void CalendarStoreTest::readsWhatItWrote()
{
    const Result<QByteArray> ics = calendarToIcs(sample());
    QVERIFY(ics);
    const Result<RunCalendar> again = calendarFromIcs(*ics);
    QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
    QCOMPARE(again->entries.size(), 3);
    for (const auto listed = sample().entries; const CalendarEntry &entry : listed) {
        const CalendarEntry *read = again->entry(entry.id);
        QVERIFY(read);
        QCOMPARE(read->title, entry.title);
        QCOMPARE(read->arguments, entry.arguments);
        QCOMPARE(read->rule, entry.rule);
        QCOMPARE(read->start.time, entry.start.time);
        QCOMPARE(read->exceptions, entry.exceptions);
        QCOMPARE(*read, entry);
    }
    QCOMPARE(again->blackouts, sample().blackouts);
    // Nothing grows by being written once more.
    const Result<QByteArray> twice = calendarToIcs(*again, *ics);
    QVERIFY(twice);
    QCOMPARE(*calendarFromIcs(*twice), *again);
}

/// Who agreed here is nobody's business elsewhere, and nothing that is handed on runs before somebody there agrees.
void CalendarStoreTest::handsOnNoConsent()
{
    RunCalendar calendar = sample();
    calendar.entries.first().arguments =
        withConsent({u"drill"_s, u"run"_s, u"disk-full"_s, u"--mode"_s, u"file"_s, u"--node"_s, u"broker3"_s}, u"orders"_s, u"alice"_s);
    const Result<QByteArray> own = calendarToIcs(calendar);
    QVERIFY(own && calendarFromIcs(*own)->entry(calendar.entries.first().id)->arguments.contains(u"alice"_s));
    const Result<QByteArray> ics = calendarForOthers(calendar, *own);
    QVERIFY(ics);
    QByteArray unfolded = *ics;
    unfolded.replace("\r\n ", "").replace("\n ", "");
    for (const QByteArray &word : {"--yes"_ba, "--confirm"_ba, "--approved-by"_ba, "alice"_ba})
        QVERIFY2(!unfolded.contains(word), word.constData());
    QVERIFY(unfolded.contains("disk-full") && unfolded.contains("broker3"));
    QCOMPARE(calendarFromIcs(*ics)->entries.size(), calendar.entries.size());
}

void CalendarStoreTest::keepsWhatOthersWrote()
{
    Result<RunCalendar> calendar = calendarFromIcs(foreign);
    QVERIFY(calendar);
    QCOMPARE(calendar->entries.size(), 1);
    QCOMPARE(calendar->entries.first().kind, CalendarKind::Note);
    calendar->entries.append(sample().entries.first());
    const Result<QByteArray> ics = calendarToIcs(*calendar, foreign);
    QVERIFY(ics);
    for (const QByteArray &kept : {"LOCATION:Room 4"_ba, "X-OTHER:kept"_ba, "X-WR-CALNAME:Team"_ba, "SUMMARY:Call"_ba, "UID:t1"_ba})
        QVERIFY2(ics->contains(kept), kept.constData());
    // What is ours to change is changed, beside the rest of it.
    calendar->entries.first().title = u"Audit, moved"_s;
    calendar->entries.first().start.date = QDate(2026, 3, 21);
    const Result<QByteArray> moved = calendarToIcs(*calendar, *ics);
    QVERIFY(moved && moved->contains("LOCATION:Room 4") && moved->contains("X-OTHER:kept"));
    QCOMPARE(calendarFromIcs(*moved)->entry(u"f1"_s)->start.date, QDate(2026, 3, 21));
    calendar->entries.removeFirst();
    const Result<QByteArray> without = calendarToIcs(*calendar, *moved);
    QVERIFY(without && !without->contains("UID:f1") && without->contains("UID:t1"));
}

void CalendarStoreTest::damagedOnesStay_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray whole = *calendarToIcs(sample());
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no calendar") << "{}"_ba;
    QTest::newRow("cut off") << whole.first(whole.size() / 2);
    QTest::newRow("its last line cut off") << whole.first(whole.size() - 12);
    QTest::newRow("no text") << whole.first(whole.size() - 20) + QByteArray("\xff\xfe\0", 3) + whole.last(20);
    QTest::newRow("a wrong end") << QByteArray(whole).replace("END:VEVENT", "END:VTODO");
    QTest::newRow("no time") << withEvent("SUMMARY:a\r\n");
}

void CalendarStoreTest::damagedOnesStay()
{
    QFETCH(const QByteArray, bytes);
    const QTemporaryDir folder;
    const CalendarStore store({u"orders"_s}, folder.path());
    QFile file(store.file());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const Result<RunCalendar> read = store.read();
    QVERIFY(!read);
    QVERIFY(read.error().message.contains(store.file()));
    bool asked = false;
    QVERIFY(!store.change([&](const RunCalendar &) -> Result<RunCalendar> {
        asked = true;
        return sample();
    }));
    QVERIFY(!asked);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}

void CalendarStoreTest::hostile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("very large") << withEvent("DTSTART:20260320T090000Z\r\nDESCRIPTION:" + QByteArray(3 << 20, 'x') + "\r\n");
    QTest::newRow("very many") << QByteArray("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") + QByteArray("BEGIN:VEVENT\r\nEND:VEVENT\r\n").repeated(20'000)
                                      + "END:VCALENDAR\r\n";
    QTest::newRow("counted to the end of days") << withEvent("DTSTART:20260320T090000Z\r\nRRULE:FREQ=DAILY;COUNT=2147483647\r\n");
    // The parser makes all that is joined in a rule at once, wherever it stands: such a text is not even handed to it.
    QByteArray sixty("0");
    for (int number = 1; number < 60; ++number)
        sixty += ',' + QByteArray::number(number);
    const QByteArray joined = "FREQ=DAILY;BYSECOND=" + sixty + ";BYMINUTE=" + sixty + ";BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15";
    QTest::newRow("millions of times in one rule") << withEvent("DTSTART:20260320T090000Z\r\nRRULE:" + joined + "\r\n");
    QTest::newRow("in small letters, folded") << withEvent("DTSTART:20260320T090000Z\r\nrrule;x=y:" + joined.first(40) + "\r\n " + joined.sliced(40) + "\r\n");
    QTest::newRow("in what is left out") << withEvent("DTSTART:20260320T090000Z\r\nRRULE:FREQ=DAILY\r\nEXRULE:" + joined + "\r\n");
    QTest::newRow("in a zone") << describedZone({}).replace("TZOFFSETTO:+0100\r\n", "TZOFFSETTO:+0100\r\nRRULE:" + joined + "\r\n");
    // What would forbid nothing, or all for ever, is not what was meant.
    QTest::newRow("a blackout that ends before it begins") << withEvent("DTSTART:20260320T090000Z\r\nDTEND:20260320T080000Z\r\nX-WARRENER-KIND:blackout\r\n");
    QTest::newRow("a blackout of centuries") << withEvent("DTSTART:20260320T090000Z\r\nDTEND:24260320T080000Z\r\nX-WARRENER-KIND:blackout\r\n");
    QTest::newRow("no beginning") << withEvent("SUMMARY:Audit\r\n");
    QTest::newRow("each second") << withEvent("DTSTART:20260320T090000Z\r\nRRULE:FREQ=SECONDLY\r\n");
    QTest::newRow("each minute") << withEvent("DTSTART:20260320T090000Z\r\nRRULE:FREQ=MINUTELY\r\n");
    for (const QByteArray &otherwise :
         {"RDATE:20260401T090000Z"_ba, "RRULE:FREQ=DAILY\r\nEXRULE:FREQ=WEEKLY"_ba, "RRULE:FREQ=DAILY\r\nRRULE:FREQ=MONTHLY"_ba}) {
        const QByteArray times = "DTSTART:20260320T090000Z\r\n" + otherwise + "\r\n";
        QTest::addRow("a blackout, %s", otherwise.constData()) << withEvent(times + "X-WARRENER-KIND:blackout\r\n");
        QTest::addRow("a run, %s", otherwise.constData()) << withEvent(times + "X-WARRENER-COMMAND:[\"diagnose\"]\r\n");
    }
    // Rules that its parser passes over: what forbids runs on every day must not become what forbids them on one.
    for (const QByteArray &rule : {"FREQ=DAILY;INTERVAL=0"_ba, "FREQ=DAILY;BYHOUR=99"_ba, ""_ba}) {
        const QByteArray times = "DTSTART:20260320T090000Z\r\nRRULE:" + rule + "\r\n";
        QTest::addRow("a blackout of no rule “%s”", rule.constData()) << withEvent(times + "X-WARRENER-KIND:blackout\r\n");
        QTest::addRow("a run of no rule “%s”", rule.constData()) << withEvent("X-WARRENER-COMMAND:[\"diagnose\"]\r\n" + times);
    }
    // A zone that nobody knows is not the one of this machine.
    for (const QByteArray &kind : {""_ba, "X-WARRENER-KIND:blackout\r\n"_ba, "X-WARRENER-COMMAND:[\"diagnose\"]\r\n"_ba}) {
        const QByteArray known = "DTSTART;TZID=Europe/Berlin:20260320T090000\r\n";
        const auto row = [&kind](const char *what, const QByteArray &times) { QTest::addRow("%s, %s", what, kind.constData()) << withEvent(times + kind); };
        row("begins on Mars", "DTSTART;TZID=Mars/Olympus:20260320T090000\r\n");
        row("ends on Mars", known + "DTEND;TZID=Mars/Olympus:20260320T100000\r\n");
        row("left out on Mars", known + "RRULE:FREQ=DAILY\r\nEXDATE;TZID=Mars/Olympus:20260321T090000\r\n");
        row("begins on folded Mars", "DTSTART;TZID=Mars/\r\n Olympus:20260320T090000\r\n");
        row("in small letters", "dtstart;tzid=Mars/Olympus:20260320T090000\r\n");
        row("in quotes", "DTSTART;VALUE=DATE-TIME;TZID=\"Mars: Olympus\":20260320T090000\r\n");
        row("in no zone", "DTSTART;TZID=:20260320T090000\r\n");
    }
    QTest::newRow("a blackout in a zone that is only described") << describedZone("X-WARRENER-KIND:blackout\r\n");
    QTest::newRow("a run in a zone that is only described") << describedZone("X-WARRENER-COMMAND:[\"diagnose\"]\r\n");
    QTest::newRow("a zone that is described by halves") << describedZone({}).replace("TZOFFSETTO:+0100\r\n", "");
    QTest::newRow("a program, not a calendar") << "#!/bin/sh\nrm -rf /\n"_ba;
}

void CalendarStoreTest::hostile()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(!importable(bytes, {}));
}

void CalendarStoreTest::zonesByOtherNames_data()
{
    QTest::addColumn<QByteArray>("parameter");
    QTest::newRow("of the world") << "TZID=America/New_York"_ba;
    QTest::newRow("of Windows") << "TZID=Eastern Standard Time"_ba;
    QTest::newRow("of Windows, in quotes") << "VALUE=DATE-TIME;TZID=\"Eastern Standard Time\""_ba;
    QTest::newRow("behind a path") << "TZID=/freeassociation.sourceforge.net/America/New_York"_ba;
    QTest::newRow("behind a long path") << "tzid=/softwarestudio.org/Olson_20011030_5/America/New_York"_ba;
}

/// Whatever the zone of this machine is.
void CalendarStoreTest::zonesByOtherNames()
{
    QFETCH(const QByteArray, parameter);
    const QByteArray times = "DTSTART;" + parameter + ":20260320T090000\r\nDTEND;" + parameter + ":20260320T100000\r\n";
    const Result<RunCalendar> calendar = calendarFromIcs(withEvent(times + "X-WARRENER-KIND:blackout\r\n"));
    QVERIFY2(calendar, qPrintable(calendar ? QString() : calendar.error().message));
    QCOMPARE(calendar->blackouts.size(), 1);
    const Blackout &dark = calendar->blackouts.first();
    QCOMPARE(toDateTime(momentOf(dark.from, dark.zone)).toUTC().toString(Qt::ISODate), u"2026-03-20T13:00:00Z"_s);
    QCOMPARE(dark.length, 1h);
}

void CalendarStoreTest::timesOfTheWholeFilesZone_data()
{
    QTest::addColumn<QByteArray>("zone");  // of all
    QTest::addColumn<QByteArray>("times"); // of a blackout
    QTest::addColumn<QString>("begins");   // in the world's time
    QTest::addColumn<bool>("isTold");
    const QByteArray floating = "DTSTART:20260320T090000\r\nDTEND:20260320T100000\r\n";
    QTest::newRow("of the world") << "America/New_York"_ba << floating << u"2026-03-20T13:00:00Z"_s << true;
    QTest::newRow("of Windows") << "Eastern Standard Time"_ba << floating << u"2026-03-20T13:00:00Z"_s << true;
    QTest::newRow("in small letters, with a type") << "Asia/Tokyo"_ba
                                                   << "dtstart;value=DATE-TIME:20260320T090000\r\nDTEND:20260320T100000\r\n"_ba << u"2026-03-20T00:00:00Z"_s
                                                   << true;
    // What says its own zone keeps it.
    QTest::newRow("the world's own time") << "Asia/Tokyo"_ba << "DTSTART:20260320T090000Z\r\nDTEND:20260320T100000Z\r\n"_ba << u"2026-03-20T09:00:00Z"_s
                                          << false;
    QTest::newRow("a zone of its own") << "Asia/Tokyo"_ba
                                       << "DTSTART;TZID=America/New_York:20260320T090000\r\nDTEND;TZID=America/New_York:20260320T100000\r\n"_ba
                                       << u"2026-03-20T13:00:00Z"_s << false;
}

/// Ten years before each of its hours: the window that opens would tell of 88,000 of them.
void CalendarStoreTest::aReminderOfYearsTellsNoYears()
{
    const QByteArray hourly = withEvent("DTSTART:20260320T090000Z\r\nRRULE:FREQ=HOURLY\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:x\r\n"
                                        "TRIGGER:-P3650D\r\nEND:VALARM\r\n");
    const Result<QList<ImportItem>> items = importable(hourly, {});
    QVERIFY2(items, qPrintable(items ? QString() : items.error().message));
    const CalendarEntry entry = items->first().entry.value_or(CalendarEntry{});
    QCOMPARE(entry.reminder, std::chrono::minutes{std::chrono::days{28}});
    const TimePoint now = fromDateTime(QDateTime::fromString(u"2026-04-01T00:00:00Z"_s, Qt::ISODate));
    const QList<Occurrence> told = remindersOf(entry, TimePoint(), now);
    QVERIFY2(!told.isEmpty() && told.size() <= 3, qPrintable(QString::number(told.size())));
    QVERIFY(told.first().from - now <= 1h);
}

/// Whatever the zone of this machine is: a time without a zone is one of the zone that the file names for all of it.
void CalendarStoreTest::timesOfTheWholeFilesZone()
{
    QFETCH(const QByteArray, zone);
    QFETCH(const QByteArray, times);
    QFETCH(const QString, begins);
    QFETCH(const bool, isTold);
    const auto withZone = [](QByteArray ics, const QByteArray &named) { return ics.replace("PRODID:x\r\n", "PRODID:x\r\nX-WR-TIMEZONE:" + named + "\r\n"); };
    const Result<QList<ImportItem>> items = importable(withZone(withEvent(times + "X-WARRENER-KIND:blackout\r\n"), zone), {});
    QVERIFY2(items, qPrintable(items ? QString() : items.error().message));
    QCOMPARE(items->size(), 1);
    QVERIFY(items->first().blackout);
    const Blackout &dark = *items->first().blackout;
    QCOMPARE(toDateTime(momentOf(dark.from, dark.zone)).toUTC().toString(Qt::ISODate), begins);
    QCOMPARE(dark.length, 1h);
    QCOMPARE(items->first().remark.contains(QString::fromLatin1(zone)), isTold);
    // Written, it stands in its zone, and nothing of ours is left beside it.
    const Result<QByteArray> written = calendarToIcs({.entries = {}, .blackouts = {dark}});
    QVERIFY(written);
    QVERIFY(!written->contains("ZONE-OF-ALL"));
    QCOMPARE(calendarFromIcs(*written)->blackouts.value(0).from, dark.from);
    // A day without a run is one of that zone too.
    const QByteArray daily = "DTSTART:20260320T090000\r\nRRULE:FREQ=DAILY\r\nEXDATE:20260321T090000\r\n";
    const Result<RunCalendar> except = calendarFromIcs(withZone(withEvent(daily), "Asia/Tokyo"));
    QVERIFY(except);
    QCOMPARE(except->entries.value(0).exceptions, (QList<TimePoint>{fromDateTime(QDateTime::fromString(u"2026-03-21T00:00:00Z"_s, Qt::ISODate))}));
    // So is a whole day.
    const QByteArray day = "DTSTART;VALUE=DATE:20260320\r\nDTEND;VALUE=DATE:20260321\r\n";
    const Result<QList<ImportItem>> days = importable(withZone(withEvent(day + "X-WARRENER-KIND:blackout\r\n"), "Asia/Tokyo"), {});
    QVERIFY2(days, qPrintable(days ? QString() : days.error().message));
    const Blackout wholeDay = days->first().blackout.value_or(Blackout{});
    QCOMPARE(toDateTime(momentOf(wholeDay.from, wholeDay.zone)).toUTC().toString(Qt::ISODate), u"2026-03-19T15:00:00Z"_s);
    QCOMPARE(wholeDay.length, 24h);
    QVERIFY2(days->first().remark.contains(u"Asia/Tokyo"_s), qPrintable(days->first().remark));
    QVERIFY(!importable(withZone(withEvent(day + "X-WARRENER-KIND:blackout\r\n"), "Mars/Olympus"), {}));
    QVERIFY(importable(withZone(withEvent(day), "Mars/Olympus"), {}));
    // Days that are left out, and one that stands beside its rule, are days of that zone too; written again, it is as before.
    const QByteArray ruled = withZone(withEvent("DTSTART;VALUE=DATE:20260320\r\nRRULE:FREQ=DAILY\r\nEXDATE;VALUE=DATE:20260321\r\n"), "Asia/Tokyo")
                                 .replace("END:VCALENDAR", "BEGIN:VEVENT\r\nUID:e\r\nDTSTAMP:20260101T000000Z\r\nRECURRENCE-ID;VALUE=DATE:20260322\r\n"
                                                           "DTSTART;VALUE=DATE:20260323\r\nEND:VEVENT\r\nEND:VCALENDAR");
    const Result<RunCalendar> ruledDays = calendarFromIcs(ruled);
    QVERIFY2(ruledDays, qPrintable(ruledDays ? QString() : ruledDays.error().message));
    QCOMPARE(ruledDays->entries.size(), 2);
    const auto moment = [](const QString &text) { return fromDateTime(QDateTime::fromString(text, Qt::ISODate)); };
    QCOMPARE(ruledDays->entries.first().exceptions, (QList<TimePoint>{moment(u"2026-03-20T15:00:00Z"_s), moment(u"2026-03-21T15:00:00Z"_s)}));
    const Result<QByteArray> again = calendarToIcs(*ruledDays, ruled);
    QVERIFY(again);
    QVERIFY(!again->contains("ZONE-OF-ALL"));
    QCOMPARE(*calendarFromIcs(*again), *ruledDays);
    // Which zone it is nobody knows: when it is cannot be told.
    QVERIFY(!importable(withZone(withEvent("DTSTART:20260320T090000\r\n"), "Mars/Olympus"), {}));
    QVERIFY(importable(withZone(withEvent("DTSTART:20260320T090000Z\r\n"), "Mars/Olympus"), {}));
    // Nobody says so in our place.
    const Result<QList<ImportItem>> forged = importable(withEvent("DTSTART:20260320T090000Z\r\nX-WARRENER-ZONE-OF-ALL:Asia/Tokyo\r\n"), {});
    QVERIFY(forged);
    QCOMPARE(forged->first().remark, QString());
}

void CalendarStoreTest::saysWhichZoneNobodyKnows()
{
    const QByteArray dark = withEvent("SUMMARY:Closing\r\nDTSTART;TZID=Mars/Olympus:20260320T090000\r\nX-WARRENER-KIND:blackout\r\n");
    const Result<RunCalendar> calendar = calendarFromIcs(dark);
    QVERIFY(!calendar);
    QCOMPARE(calendar.error().kind, ErrorKind::Malformed);
    QVERIFY2(calendar.error().message.contains(u"Mars/Olympus"_s) && calendar.error().message.contains(u"Closing"_s), qPrintable(calendar.error().message));
    // The store says so of its own file, and leaves it as it is.
    const QTemporaryDir folder;
    const CalendarStore store({u"orders"_s}, folder.path());
    QFile file(store.file());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(dark) == dark.size());
    file.close();
    QVERIFY(!store.read() && store.read().error().detail.contains(u"Mars/Olympus"_s));
    QVERIFY(!store.change([](const RunCalendar &) { return Result<RunCalendar>(RunCalendar{}); }));
    QCOMPARE(*store.text(), dark);
    // A reminder runs nothing and forbids nothing: what its text says of the zone will do.
    QVERIFY(importable(describedZone({}), {}));
}

void CalendarStoreTest::notesThatComeInInPart()
{
    const auto remark = [](const QByteArray &lines) {
        const Result<QList<ImportItem>> items = importable(withEvent("DTSTART:20260320T090000Z\r\nSUMMARY:Audit\r\n" + lines), {});
        return items && items->size() == 1 ? items->first().remark : u"refused"_s;
    };
    QCOMPARE(remark({}), QString());
    QCOMPARE(remark("RRULE:FREQ=DAILY\r\nEXDATE:20260321T090000Z\r\n"), QString());
    QCOMPARE(remark("RRULE:FREQ=DAILY;INTERVAL=0\r\n"), QString()); // a note forbids nothing
    QVERIFY(remark("RDATE:20260401T090000Z\r\n").contains(u"RDATE"_s));
    QVERIFY(remark("RRULE:FREQ=DAILY\r\nRRULE:FREQ=MONTHLY\r\n").contains(u"RDATE"_s));
}

void CalendarStoreTest::lengthsOfAnyKind_data()
{
    QTest::addColumn<QByteArray>("times");
    QTest::newRow("ends before it begins") << "DTSTART:20260320T090000Z\r\nDTEND:20260320T080000Z\r\n"_ba;
    QTest::newRow("days backwards") << "DTSTART;VALUE=DATE:20260320\r\nDTEND;VALUE=DATE:20260101\r\n"_ba;
    QTest::newRow("lasts less than nothing") << "DTSTART:20260320T090000Z\r\nDURATION:-PT2H\r\n"_ba;
    QTest::newRow("lasts for centuries") << "DTSTART:20260320T090000Z\r\nDTEND:24260320T080000Z\r\n"_ba;
    QTest::newRow("days for centuries") << "DTSTART;VALUE=DATE:20260320\r\nDTEND;VALUE=DATE:24260320\r\n"_ba;
}

/// Of a note, which forbids nothing: whatever a file says, it lasts as long as something can.
void CalendarStoreTest::lengthsOfAnyKind()
{
    QFETCH(const QByteArray, times);
    for (const bool isFolded : {false, true}) {
        QByteArray text = withEvent(times + "SUMMARY:Audit\r\n");
        if (isFolded)
            text.replace("DTSTART", "DTST\r\n ART").replace("\r\n", "\n");
        const Result<QList<ImportItem>> items = importable(text, {});
        QVERIFY2(items, qPrintable(items ? QString() : items.error().message));
        QCOMPARE(items->size(), 1);
        QVERIFY(items->first().entry->length >= 0min && items->first().entry->length <= std::chrono::days{366});
    }
}

/// Two years are two years when they are read again.
void CalendarStoreTest::longBlackoutsStayWhole()
{
    const Blackout dark{.id = u"long"_s,
                        .title = u"no changes until the move"_s,
                        .from = {QDate(2026, 1, 1), QTime(0, 0)},
                        .length = std::chrono::days{730},
                        .zone = QTimeZone("Europe/Berlin")};
    const Result<RunCalendar> read = calendarFromIcs(*calendarToIcs({.blackouts = {dark}}));
    QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
    QCOMPARE(read->blackouts, QList{dark});
}

/// 02:30 is not there that night and comes back as 03:30, behind the end: what was written here is no damaged calendar for that.
void CalendarStoreTest::blackoutsAboutTheLeftOutHourStayWhole_data()
{
    QTest::addColumn<QTime>("from");
    QTest::addColumn<std::chrono::minutes>("length");
    QTest::addColumn<bool>("isSaidOfOld"); // no: the end is read an hour later where nobody says it
    QTest::newRow("begins in it") << QTime(2, 30) << 45min << true;
    QTest::newRow("begins and ends in it") << QTime(2, 30) << 5min << true;
    QTest::newRow("ends in it") << QTime(1, 30) << 75min << false;
    QTest::newRow("around it") << QTime(1, 30) << 120min << true;
}
void CalendarStoreTest::blackoutsAboutTheLeftOutHourStayWhole()
{
    QFETCH(const QTime, from);
    QFETCH(const std::chrono::minutes, length);
    QFETCH(const bool, isSaidOfOld);
    const Blackout dark{.id = u"spring"_s,
                        .title = u"no changes while clocks are set"_s,
                        .from = {QDate(2026, 3, 29), from},
                        .length = length,
                        .zone = QTimeZone("Europe/Berlin")};
    const QByteArray ics = *calendarToIcs({.blackouts = {dark}});
    const Result<RunCalendar> read = calendarFromIcs(ics);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
    QCOMPARE(read->blackouts, QList{dark});
    // As it was written before the end was said too.
    QByteArrayList lines = ics.split('\n');
    lines.removeIf([](const QByteArray &line) { return line.startsWith("X-WARRENER-END"); });
    const Result<RunCalendar> old = calendarFromIcs(lines.join('\n'));
    QVERIFY2(old, qPrintable(old ? QString() : old.error().message));
    QCOMPARE(old->blackouts.first().length, isSaidOfOld ? length : length + 60min);
}

void CalendarStoreTest::aPipeIsNoCalendar()
{
    const QTemporaryDir folder;
    const CalendarStore store({u"orders"_s}, folder.path());
    QCOMPARE(::mkfifo(QFile::encodeName(store.file()).constData(), 0600), 0);
    const Result<RunCalendar> read = store.read();
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Io);
}

void CalendarStoreTest::importsWithoutConsent()
{
    const QByteArray ics = QByteArray(*calendarToIcs(sample()))
                               .replace("END:VCALENDAR", "BEGIN:VEVENT\r\nUID:evil\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260320T090000Z\r\n"
                                                         "SUMMARY:Backup\r\nX-WARRENER-KIND:backup\r\n"
                                                         "X-WARRENER-COMMAND:[\"failover\"\\,\"run\"\\,\"--yes\"]\r\nEND:VEVENT\r\nEND:VCALENDAR");
    const Result<QList<ImportItem>> items = importable(ics, {.entries = {sample().entries.at(1)}});
    QVERIFY2(items, qPrintable(items ? QString() : items.error().message));
    QCOMPARE(items->size(), 5);
    for (const ImportItem &item : *items) {
        if (!item.entry)
            continue;
        QVERIFY(!item.entry->arguments.contains(u"--yes"_s));
        QCOMPARE(item.isKnown, item.entry->id == u"a2"_s);
        if (item.entry->id == u"evil"_s) {
            QCOMPARE(item.entry->kind, CalendarKind::Note);
            QVERIFY(item.entry->arguments.isEmpty());
            QVERIFY(!item.remark.isEmpty());
        }
    }
}

void CalendarStoreTest::changesUnderALock()
{
    const QTemporaryDir folder;
    const CalendarStore store({u"orders"_s}, folder.path());
    QCOMPARE(*store.read(), RunCalendar());
    QVERIFY(store.change([](RunCalendar calendar) -> Result<RunCalendar> {
        calendar.entries.append(sample().entries.first());
        return calendar;
    }));
    QCOMPARE(store.read()->entries.size(), 1);
    QCOMPARE(QFile(store.file()).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const Result<RunCalendar> refused = store.change([](const RunCalendar &) -> Result<RunCalendar> { return failure(ErrorKind::Usage, u"no"_s); });
    QCOMPARE(refused.error().message, u"no"_s);
    QCOMPARE(store.read()->entries.size(), 1);
}

QTEST_GUILESS_MAIN(CalendarStoreTest)
#include "CalendarStoreTest.moc"
