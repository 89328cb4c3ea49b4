#include "record/calendar/IcsText.h"

#include "base/Units.h"
#include "record/calendar/CalendarCommand.h"
#include "record/calendar/Recurrence.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>

#include <KCalendarCore/Alarm>
#include <KCalendarCore/Event>
#include <KCalendarCore/ICalFormat>
#include <KCalendarCore/MemoryCalendar>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

namespace kcal = KCalendarCore;

constexpr qsizetype mostImport = 2 << 20;
constexpr qsizetype mostEvents = 10'000;
constexpr qsizetype mostZones = 100;
constexpr qsizetype longestText = 500;
constexpr auto blackoutKind = "blackout"_L1;
/// While a text is read: the zone of all of it that an event's times were taken in. Written into no file.
constexpr char zoneOfAllKey[] = "ZONE-OF-ALL";

std::unexpected<Error> malformed(const QString &why)
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("Calendar", "This is no whole calendar: %1").arg(why));
}

QString bounded(const QString &text)
{
    return text.simplified().left(longestText);
}

/// "DTSTART" of "DTSTART;TZID=…:…".
QStringView propertyOf(QStringView line)
{
    return line.left(std::ranges::find_if(line, [](QChar c) { return c == u':' || c == u';'; }) - line.begin());
}

/// The text with each of its lines in one piece.
QByteArray unfolded(const QByteArray &ics)
{
    QByteArray flat = ics;
    for (const char *fold : {"\r\n ", "\r\n\t", "\n ", "\n\t"})
        flat.replace(fold, "");
    return flat;
}

/// The zone that a name from elsewhere means: by itself, as Windows calls it, or behind somebody's path
/// ("/freeassociation.sourceforge.net/Europe/Berlin"). Empty: none that is known here.
QByteArray knownZone(const QByteArray &name)
{
    if (QTimeZone::isTimeZoneIdAvailable(name))
        return name;
    if (const QByteArray known = QTimeZone::windowsIdToDefaultIanaId(name); !known.isEmpty())
        return known;
    for (qsizetype slash = name.startsWith('/') ? name.indexOf('/', 1) : -1; slash > 0; slash = name.indexOf('/', slash + 1)) {
        if (QTimeZone::isTimeZoneIdAvailable(name.mid(slash + 1)))
            return name.mid(slash + 1);
    }
    return {};
}

/// What stands before a line's value: its name and its parameters.
QStringView headOf(QStringView line)
{
    bool quoted = false;
    const auto end = std::ranges::find_if(line, [&quoted](QChar c) {
        quoted = quoted != (c == u'"');
        return c == u':' && !quoted;
    });
    return line.left(end - line.begin());
}

/// What stands behind that.
QStringView valueOf(QStringView line)
{
    return line.sliced(std::min(headOf(line).size() + 1, line.size())).trimmed();
}

/// The zones that a line names.
QList<QRegularExpressionMatch> zonesNamedIn(QStringView line)
{
    static const QRegularExpression parameter(u";TZID=(?:\"([^\"]*)\"|([^;:\"]*))"_s, QRegularExpression::CaseInsensitiveOption);
    QList<QRegularExpressionMatch> zones;
    if (!line.contains("TZID="_L1, Qt::CaseInsensitive))
        return zones;
    for (auto found = parameter.globalMatch(headOf(line).toString()); found.hasNext();)
        zones.append(found.next());
    return zones;
}

QString zoneIn(const QRegularExpressionMatch &parameter)
{
    return parameter.hasCaptured(1) ? parameter.captured(1) : parameter.captured(2);
}

/// The zone that each calendar in the text names for all of it, in their order: X-WR-TIMEZONE, which no standard knows and the
/// largest makers of calendars write. Empty: none.
QStringList zonesOfAll(QStringView text)
{
    QStringList zones;
    int open = 0;
    for (const QStringView raw : text.split(u'\n')) {
        const QStringView line = raw.trimmed();
        if (line.startsWith("BEGIN:"_L1, Qt::CaseInsensitive)) {
            if (open++ == 0)
                zones.append(QString());
        } else if (line.startsWith("END:"_L1, Qt::CaseInsensitive)) {
            --open;
        } else if (open == 1 && propertyOf(line).compare("X-WR-TIMEZONE"_L1, Qt::CaseInsensitive) == 0) {
            zones.last() = valueOf(line).toString();
        }
    }
    return zones;
}

/// Whether a line of an event says a time that is nobody's: neither of a zone nor of the world's.
bool isFloating(QStringView line)
{
    static const QStringList times{u"DTSTART"_s, u"DTEND"_s, u"EXDATE"_s, u"RDATE"_s, u"RECURRENCE-ID"_s};
    const QStringView head = headOf(line);
    const QStringView value = valueOf(line);
    return value.contains(u'T') && !value.endsWith(u'Z') && !head.contains("TZID="_L1, Qt::CaseInsensitive)
           && times.contains(propertyOf(line), Qt::CaseInsensitive);
}

/// Whether a line of an event says that it begins with a day, which is of no zone at all.
bool isDay(QStringView line)
{
    return propertyOf(line).compare("DTSTART"_L1, Qt::CaseInsensitive) == 0 && !valueOf(line).contains(u'T');
}

/// What stands in the text, as far as the parser might pass over it.
struct SeenLines
{
    qsizetype events = 0;
    qsizetype rules = 0; ///< of events that run something, or forbid runs
    /// Zone → title of one that stands in it. The parser reads what it does not know as the time of this machine.
    QHash<QString, QString> actingZones{}; ///< of events that run something, or forbid runs
    QHash<QString, QString> otherZones{};
    QSet<QString> describedZones{}; ///< their offsets stand in the text
};

/// Collects what the lines of a VTIMEZONE describe.
class ZoneLines final
{
public:
    void begin(QStringView component)
    {
        if (component == "VTIMEZONE"_L1) {
            m_name.clear();
            m_isWhole = false;
        }
        m_seen = 0;
    }
    void take(QStringView within, QStringView name, QStringView line)
    {
        const auto is = [name](QLatin1StringView wanted) { return name.compare(wanted, Qt::CaseInsensitive) == 0; };
        if (within == "VTIMEZONE"_L1 && is("TZID"_L1))
            m_name = line.mid(line.indexOf(u':') + 1).toString();
        m_seen |= (is("DTSTART"_L1) ? 1 : 0) | (is("TZOFFSETFROM"_L1) ? 2 : 0) | (is("TZOFFSETTO"_L1) ? 4 : 0);
    }
    void end(QStringView component, QSet<QString> &described)
    {
        m_isWhole = m_isWhole || (component == "STANDARD"_L1 && m_seen == 7);
        if (component == "VTIMEZONE"_L1 && m_isWhole && !m_name.isEmpty())
            described.insert(m_name);
    }

private:
    QString m_name{};
    bool m_isWhole = false;
    int m_seen = 0;
};

std::unexpected<Error> unknownZone(const QString &title, const QString &zone)
{
    return malformed(QCoreApplication::translate("Calendar", "“%1” stands in the time zone “%2”, which nobody knows here: when it is cannot be told")
                         .arg(title.left(80), zone.left(80)));
}

/// What acts must stand in a zone that is known by its name; of a reminder the zone that its text describes will do.
Status checkZones(const SeenLines &seen)
{
    for (auto zone = seen.actingZones.cbegin(); zone != seen.actingZones.cend(); ++zone) {
        if (knownZone(zone.key().toUtf8()).isEmpty())
            return unknownZone(zone.value(), zone.key());
    }
    for (auto zone = seen.otherZones.cbegin(); zone != seen.otherZones.cend(); ++zone) {
        if (knownZone(zone.key().toUtf8()).isEmpty() && !seen.describedZones.contains(zone.key()))
            return unknownZone(zone.value(), zone.key());
    }
    return {};
}

/// The zone of the whole text beside a time that names none, and in a line of its own for those who are to be told of it.
QByteArray inZoneOfAll(const QByteArray &line, const QString &zone)
{
    const QByteArray known = knownZone(zone.toUtf8());
    const QString name = known.isEmpty() ? zone : QString::fromLatin1(known);
    const QString text = QString::fromUtf8(line);
    const QStringView head = headOf(text);
    const QString quoted = name.contains(u':') || name.contains(u';') || name.contains(u',') ? u'"' + name + u'"' : name;
    return u"%1;TZID=%2%3"_s.arg(head, quoted, QStringView(text).sliced(head.size())).toUtf8();
}

/// The text with known zones by the names that the parser knows: it takes others for the time of this machine.
QByteArray withKnownZones(const QByteArray &flat)
{
    QByteArray text;
    text.reserve(flat.size() + 1);
    const QStringList zonesOfCalendars = zonesOfAll(QString::fromUtf8(flat));
    QByteArrayList open;
    qsizetype calendars = 0;
    for (const QByteArray &raw : flat.split('\n')) {
        const QByteArray trimmed = raw.trimmed().toUpper();
        if (trimmed.startsWith("BEGIN:")) {
            calendars += open.isEmpty() ? 1 : 0;
            open.append(trimmed.sliced(6));
        } else if (trimmed.startsWith("END:") && !open.isEmpty()) {
            open.removeLast();
        }
        // A word of ours alone: nobody else says where a time was taken from.
        if (trimmed.startsWith(QByteArray("X-WARRENER-") + zoneOfAllKey))
            continue;
        QByteArray line = raw;
        const QString zoneOfAll = zonesOfCalendars.value(calendars - 1);
        const bool isOfAll = !zoneOfAll.isEmpty() && !open.isEmpty() && open.last() == "VEVENT";
        const bool floats = isOfAll && isFloating(QString::fromUtf8(raw));
        if (floats)
            line = inZoneOfAll(raw, zoneOfAll);
        if (isOfAll && (floats ? trimmed.startsWith("DTSTART") : isDay(QString::fromUtf8(raw))))
            text += QByteArray("X-WARRENER-") + zoneOfAllKey + ':' + zoneOfAll.toUtf8() + "\r\n";
        QString written = QLatin1StringView(line).contains("TZID="_L1, Qt::CaseInsensitive) ? QString::fromUtf8(line) : QString();
        bool isOther = false;
        const QList<QRegularExpressionMatch> zones = zonesNamedIn(written);
        for (auto zone = zones.crbegin(); zone != zones.crend(); ++zone) {
            const QByteArray name = zoneIn(*zone).toUtf8();
            const QByteArray known = knownZone(name);
            if (known.isEmpty() || known == name)
                continue;
            written.replace(zone->capturedStart(), zone->capturedLength(), ";TZID="_L1 + QString::fromLatin1(known));
            isOther = true;
        }
        text += (isOther ? written.toUtf8() : line) + '\n';
    }
    return text;
}

/// What the parser passes over in silence is seen before it: a cut-off file must not look like a small one, nor a blackout of every day like
/// one of one day.
Result<SeenLines> writtenIn(const QByteArray &flat)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8(flat);
    if (utf8.hasError() || text.contains(QChar(u'\0')))
        return malformed(QCoreApplication::translate("Calendar", "it is no UTF-8 text"));
    QStringList open;
    SeenLines written;
    qsizetype zones = 0;
    qsizetype rules = 0; ///< of the event that is open
    bool acts = false;
    QString title;
    QStringList eventZones;
    QString dayZone; ///< of what begins with a day; a reminder of a day forbids nothing wherever it is
    const QStringList zonesOfCalendars = zonesOfAll(text);
    qsizetype calendars = 0;
    ZoneLines zoneLines;
    bool ended = false;
    for (const QStringView raw : QStringView(text).split(u'\n')) {
        const QStringView line = raw.trimmed();
        if (line.isEmpty())
            continue;
        if (ended && !line.startsWith("BEGIN:VCALENDAR"_L1, Qt::CaseInsensitive))
            return malformed(QCoreApplication::translate("Calendar", "something stands behind its end"));
        if (line.startsWith("BEGIN:"_L1, Qt::CaseInsensitive)) {
            calendars += open.isEmpty() ? 1 : 0;
            open.append(line.mid(6).toString().toUpper());
            if (open.last() == "VEVENT"_L1) {
                ++written.events;
                rules = 0;
                acts = false;
                title.clear();
                eventZones.clear();
                dayZone.clear();
            }
            zoneLines.begin(open.last());
            zones += open.last() == "VTIMEZONE"_L1 ? 1 : 0;
            ended = false;
        } else if (line.startsWith("END:"_L1, Qt::CaseInsensitive)) {
            if (open.isEmpty() || open.takeLast() != line.mid(4).toString().toUpper())
                return malformed(QCoreApplication::translate("Calendar", "“%1” ends what has not begun").arg(line.left(80)));
            ended = open.isEmpty();
            zoneLines.end(line.mid(4).toString().toUpper(), written.describedZones);
            if (line.mid(4).compare("VEVENT"_L1, Qt::CaseInsensitive) == 0) {
                written.rules += acts ? rules : 0;
                if (acts && !dayZone.isEmpty())
                    eventZones.append(dayZone);
                for (const QString &zone : std::as_const(eventZones))
                    (acts ? written.actingZones : written.otherZones).insert(zone, title);
            }
        } else if (!open.isEmpty() && open.contains("VTIMEZONE"_L1)) {
            zoneLines.take(open.last(), propertyOf(line), line);
        } else if (!open.isEmpty() && open.contains("VEVENT"_L1)) {
            for (const QRegularExpressionMatch &zone : zonesNamedIn(line))
                eventZones.append(zoneIn(zone));
            if (open.last() != "VEVENT"_L1)
                continue;
            if (const QString zone = zonesOfCalendars.value(calendars - 1); !zone.isEmpty() && isFloating(line))
                eventZones.append(zone);
            else if (isDay(line))
                dayZone = zone;
            const QStringView name = propertyOf(line);
            const auto is = [name](QLatin1StringView wanted) { return name.compare(wanted, Qt::CaseInsensitive) == 0; };
            rules += is("RRULE"_L1) ? 1 : 0;
            if (is("SUMMARY"_L1))
                title = bounded(line.mid(line.indexOf(u':') + 1).toString());
            acts = acts || (is("X-WARRENER-COMMAND"_L1) && !line.endsWith(u':')) || (is("X-WARRENER-KIND"_L1) && line.endsWith(blackoutKind));
        } else if (open.isEmpty()) {
            return malformed(QCoreApplication::translate("Calendar", "it does not begin with BEGIN:VCALENDAR"));
        }
    }
    if (!ended)
        return malformed(QCoreApplication::translate("Calendar", "its end is missing"));
    if (written.events > mostEvents || zones > mostZones)
        return failure(ErrorKind::TooLarge, QCoreApplication::translate("Calendar", "A calendar of more than %1 events is not taken").arg(mostEvents));
    return written;
}

QString own(const kcal::Event &event, const char *key)
{
    return event.nonKDECustomProperty(QByteArray("X-WARRENER-") + key);
}

void setOwn(kcal::Event &event, const char *key, const QString &value)
{
    const QByteArray name = QByteArray("X-WARRENER-") + key;
    if (value.isEmpty())
        event.removeNonKDECustomProperty(name);
    else
        event.setNonKDECustomProperty(name, value);
}

QTimeZone zoneOf(const QDateTime &at)
{
    return at.timeSpec() == Qt::LocalTime ? QTimeZone::systemTimeZone() : at.timeZone();
}

/// The same of an event. The parser takes days as those of this machine: they are those of `ofAll`, the zone of the whole text,
/// where that is known.
QTimeZone zoneOf(const kcal::Event &event, const QString &ofAll)
{
    const QByteArray known = event.allDay() ? knownZone(ofAll.toUtf8()) : QByteArray();
    return known.isEmpty() ? zoneOf(event.dtStart()) : QTimeZone(known);
}

/// A start that clocks leave out comes back as another one; ours is said beside it.
WallTime startOf(const kcal::Event &event, const QTimeZone &zone)
{
    const QDateTime start = event.dtStart();
    const WallTime read{start.date(), event.allDay() ? QTime(0, 0) : start.time()};
    const QDateTime said = QDateTime::fromString(own(event, "START"), u"yyyyMMdd'T'HHmmss"_s);
    const WallTime meant{said.date(), said.time()};
    return said.isValid() && momentOf(meant, zone) == momentOf(read, zone) ? meant : read;
}

std::chrono::minutes lengthOf(const kcal::Event &event)
{
    if (event.allDay())
        return std::chrono::days{event.dtStart().date().daysTo(event.dtEnd().date()) + 1};
    // On the wall: clocks that change within a blackout do not move its end.
    const QDateTime from = event.dtStart();
    const QDateTime until = event.dtEnd().toTimeZone(zoneOf(from));
    const QTimeZone flat(QTimeZone::UTC);
    const qint64 seconds = QDateTime(from.date(), from.time(), flat).secsTo(QDateTime(until.date(), until.time(), flat));
    return std::chrono::minutes{std::clamp<qint64>(seconds / 60, 0, 366LL * 24 * 60)};
}

QString ruleOf(const kcal::Event &event)
{
    const kcal::Recurrence *recurrence = event.recurs() ? event.recurrence() : nullptr;
    if (!recurrence || recurrence->rRules().isEmpty())
        return {};
    kcal::ICalFormat format;
    QString text = format.toString(recurrence->rRules().constFirst()).trimmed();
    text.remove(u'\r');
    text.remove("\n "_L1);
    return text.mid(text.indexOf("FREQ="_L1)).section(u'\n', 0, 0);
}

/// Whether it comes at other times than its one rule and its exceptions say: RDATE, EXRULE, a second rule.
bool comesOtherwise(const kcal::Event &event)
{
    const kcal::Recurrence *recurrence = event.recurs() ? event.recurrence() : nullptr;
    return recurrence
           && (recurrence->rRules().size() > 1 || !recurrence->exRules().isEmpty() || !recurrence->rDates().isEmpty() || !recurrence->rDateTimes().isEmpty());
}

QList<TimePoint> exceptionsOf(const kcal::Event &event, const QTimeZone &zone)
{
    QList<TimePoint> moments;
    if (!event.recurs())
        return moments;
    for (const QDateTime &at : event.recurrence()->exDateTimes())
        moments.append(fromDateTime(at));
    for (const QDate &day : event.recurrence()->exDates())
        moments.append(momentOf({day, event.allDay() ? QTime(0, 0) : event.dtStart().time()}, zone));
    return moments;
}

/// Which time of the rule an event takes the place of.
TimePoint placeTakenBy(const kcal::Event &event, const QTimeZone &zone)
{
    const QDateTime at = event.recurrenceId();
    return event.allDay() && at.timeSpec() == Qt::LocalTime ? momentOf({at.date(), at.time()}, zone) : fromDateTime(at);
}

QStringList commandOf(const kcal::Event &event)
{
    QStringList words;
    for (const QJsonValue word : QJsonDocument::fromJson(own(event, "COMMAND").toUtf8()).array())
        words.append(word.toString());
    return words;
}

std::chrono::minutes reminderOf(const kcal::Event &event)
{
    for (const kcal::Alarm::Ptr &alarm : event.alarms()) {
        if (alarm->hasStartOffset() && alarm->startOffset().asSeconds() < 0)
            return std::chrono::minutes{-alarm->startOffset().asSeconds() / 60};
    }
    return 0min;
}

/// One occurrence that was changed by a foreign program stands beside what it is of.
QString idOf(const kcal::Event &event)
{
    if (!event.hasRecurrenceId())
        return event.uid();
    // A day is the same one wherever it is read.
    const QDateTime at = event.recurrenceId();
    const QDateTime named = event.allDay() ? QDateTime(at.date(), at.time(), QTimeZone(QTimeZone::UTC)) : at.toUTC();
    return event.uid() + u'@' + named.toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
}

Blackout blackoutOf(const kcal::Event &event, const QTimeZone &zone)
{
    return {.id = idOf(event),
            .title = bounded(event.summary()),
            .from = startOf(event, zone),
            .length = lengthOf(event),
            .zone = zone,
            .rule = ruleOf(event),
            .exceptions = exceptionsOf(event, zone)};
}

CalendarEntry entryOf(const kcal::Event &event, const QTimeZone &zone)
{
    const QDateTime since = QDateTime::fromString(own(event, "SINCE"), Qt::ISODate);
    CalendarEntry entry{.id = idOf(event),
                        .title = bounded(event.summary()),
                        .arguments = commandOf(event),
                        .start = startOf(event, zone),
                        .zone = zone,
                        .rule = ruleOf(event),
                        .exceptions = exceptionsOf(event, zone),
                        .length = lengthOf(event),
                        .owner = bounded(own(event, "OWNER")),
                        .reminder = reminderOf(event),
                        .touches = own(event, "TOUCHES").split(u' ', Qt::SkipEmptyParts),
                        .since = since.isValid() ? fromDateTime(since) : TimePoint{}};
    // The command says what it is; a word beside it could say otherwise.
    const std::optional<CalendarKind> kind = entry.arguments.isEmpty() ? std::nullopt : kindOfCommand(entry.arguments);
    entry.kind = kind.value_or(CalendarKind::Note);
    if (!kind)
        entry.arguments.clear();
    return entry;
}

struct Parsed
{
    kcal::MemoryCalendar::Ptr calendar{};
    RunCalendar values{};
    QHash<QString, QString> zonesOfAll{}; ///< id → the zone that its text names for all, of those whose times name none
};

Result<Parsed> parsed(const QByteArray &ics, qsizetype most)
{
    if (ics.size() > most)
        return failure(ErrorKind::TooLarge, QCoreApplication::translate("Calendar", "A calendar of more than %1 is not read").arg(units::bytes(double(most))));
    const QByteArray flat = unfolded(ics);
    const Result<SeenLines> written = writtenIn(flat);
    if (!written)
        return std::unexpected(written.error());
    if (const Status zones = checkZones(*written); !zones)
        return std::unexpected(zones.error());
    Parsed result{.calendar = kcal::MemoryCalendar::Ptr(new kcal::MemoryCalendar(QTimeZone::systemTimeZone()))};
    kcal::ICalFormat format;
    if (!format.fromRawString(result.calendar, withKnownZones(flat)))
        return malformed(QCoreApplication::translate("Calendar", "it cannot be read"));
    QHash<QString, QList<TimePoint>> apart; ///< id → what of it stands beside it
    qsizetype rules = 0;
    for (const kcal::Event::Ptr &event : result.calendar->rawEvents()) {
        const QString ofAll = own(*event, zoneOfAllKey);
        setOwn(*event, zoneOfAllKey, {});
        if (!ofAll.isEmpty() && !(event->allDay() && knownZone(ofAll.toUtf8()).isEmpty()))
            result.zonesOfAll.insert(idOf(*event), ofAll);
        if (!event->dtStart().isValid())
            return malformed(QCoreApplication::translate("Calendar", "“%1” has no time").arg(bounded(event->summary()).left(80)));
        if (const QString rule = ruleOf(*event); !checkRule(rule))
            return std::unexpected(checkRule(rule).error());
        const bool acts = own(*event, "KIND") == blackoutKind || !own(*event, "COMMAND").isEmpty();
        if (acts && event->recurs())
            rules += event->recurrence()->rRules().size();
        // What runs, and what forbids runs, must not do so at half of its times. Of a note it is said where it comes in.
        if (comesOtherwise(*event) && (own(*event, "KIND") == blackoutKind || !commandOf(*event).isEmpty()))
            return malformed(QCoreApplication::translate("Calendar", "“%1” recurs by RDATE, EXRULE or several rules, which are not followed here")
                                 .arg(bounded(event->summary()).left(80)));
        const QTimeZone zone = zoneOf(*event, ofAll);
        if (event->hasRecurrenceId())
            apart[event->uid()].append(placeTakenBy(*event, zone));
        if (own(*event, "KIND") == blackoutKind)
            result.values.blackouts.append(blackoutOf(*event, zone));
        else
            result.values.entries.append(entryOf(*event, zone));
    }
    for (CalendarEntry &entry : result.values.entries)
        entry.exceptions += apart.value(entry.id);
    if (result.values.entries.size() + result.values.blackouts.size() != written->events)
        return malformed(QCoreApplication::translate("Calendar", "not all of its events can be read"));
    if (rules < written->rules)
        return malformed(QCoreApplication::translate("Calendar", "not all of its rules can be read"));
    // The parser keeps no order; a reader wants one.
    std::ranges::sort(result.values.entries, {}, [](const CalendarEntry &entry) { return std::pair(momentOf(entry.start, entry.zone), entry.id); });
    std::ranges::sort(result.values.blackouts, {}, [](const Blackout &blackout) { return std::pair(momentOf(blackout.from, blackout.zone), blackout.id); });
    return result;
}

QDateTime zoned(TimePoint at, const QTimeZone &zone)
{
    return toDateTime(at).toTimeZone(zone);
}

/// Times, rule and exceptions into an event.
void putTimes(kcal::Event &event, const WallTime &start, std::chrono::minutes length, const QTimeZone &zone, const QString &rule,
              const QList<TimePoint> &exceptions)
{
    const QDateTime end = QDateTime(start.date, start.time, QTimeZone(QTimeZone::UTC)).addSecs(std::chrono::seconds(length).count());
    event.setAllDay(false);
    event.setDtStart(zoned(momentOf(start, zone), zone));
    event.setDtEnd(zoned(momentOf({end.date(), end.time()}, zone), zone));
    setOwn(event, "START", QDateTime(start.date, start.time, QTimeZone(QTimeZone::UTC)).toString(u"yyyyMMdd'T'HHmmss"_s));
    event.clearRecurrence();
    if (rule.isEmpty())
        return;
    auto *recurs = new kcal::RecurrenceRule;
    kcal::ICalFormat format;
    if (!format.fromString(recurs, rule)) {
        delete recurs;
        return;
    }
    recurs->setStartDt(event.dtStart());
    event.recurrence()->setStartDateTime(event.dtStart(), false);
    event.recurrence()->addRRule(recurs);
    for (const TimePoint at : exceptions)
        event.recurrence()->addExDateTime(zoned(at, zone));
}

void put(kcal::Event &event, const CalendarEntry &entry)
{
    event.setSummary(entry.title);
    putTimes(event, entry.start, entry.length, entry.zone, entry.rule, entry.exceptions);
    setOwn(event, "KIND", toId(entry.kind));
    setOwn(event, "COMMAND",
           entry.arguments.isEmpty() ? QString()
                                     : QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(entry.arguments)).toJson(QJsonDocument::Compact)));
    setOwn(event, "OWNER", entry.owner);
    setOwn(event, "TOUCHES", entry.touches.join(u' '));
    setOwn(event, "SINCE", isNever(entry.since) ? QString() : toDateTime(entry.since).toUTC().toString(Qt::ISODate));
    if (reminderOf(event) == entry.reminder)
        return;
    event.clearAlarms();
    if (entry.reminder > 0min) {
        const kcal::Alarm::Ptr alarm = event.newAlarm();
        alarm->setDisplayAlarm(entry.title);
        alarm->setStartOffset(kcal::Duration(-static_cast<int>(std::chrono::seconds(entry.reminder).count())));
        alarm->setEnabled(true);
    }
}

void put(kcal::Event &event, const Blackout &blackout)
{
    event.setSummary(blackout.title);
    putTimes(event, blackout.from, blackout.length, blackout.zone, blackout.rule, blackout.exceptions);
    setOwn(event, "KIND", blackoutKind);
    setOwn(event, "COMMAND", {});
}

} // namespace

Result<RunCalendar> calendarFromIcs(const QByteArray &ics, qsizetype most)
{
    Result<Parsed> all = parsed(ics, most);
    return all ? Result<RunCalendar>(std::move(all->values)) : std::unexpected(all.error());
}

Result<QByteArray> calendarToIcs(const RunCalendar &calendar, const QByteArray &base)
{
    Parsed before{.calendar = kcal::MemoryCalendar::Ptr(new kcal::MemoryCalendar(QTimeZone::systemTimeZone()))};
    if (!base.isEmpty()) {
        Result<Parsed> read = parsed(base, 8 << 20);
        if (!read)
            return std::unexpected(read.error());
        before = *std::move(read);
    }
    QHash<QString, kcal::Event::Ptr> events;
    for (const kcal::Event::Ptr &event : before.calendar->rawEvents())
        events.insert(idOf(*event), event);
    const auto place = [&](const QString &id, const auto &value, const auto *same) {
        kcal::Event::Ptr event = events.take(id);
        // What nobody has changed stays as it was written, whatever we know of it.
        if (event && same && *same == value)
            return;
        if (event) {
            put(*event, value);
            return;
        }
        event = kcal::Event::Ptr(new kcal::Event);
        event->setUid(id);
        put(*event, value);
        before.calendar->addEvent(event);
    };
    const CalendarIndex index(before.values);
    for (const CalendarEntry &entry : calendar.entries)
        place(entry.id, entry, index.entry(entry.id));
    for (const Blackout &blackout : calendar.blackouts)
        place(blackout.id, blackout, index.blackout(blackout.id));
    for (const kcal::Event::Ptr &gone : std::as_const(events))
        before.calendar->deleteEvent(gone);
    kcal::ICalFormat format;
    format.setApplication(u"Warrener"_s, u"-//Warrener//Calendar//EN"_s);
    const QByteArray text = format.toString(before.calendar.staticCast<kcal::Calendar>()).toUtf8();
    if (text.isEmpty())
        return failure(ErrorKind::Internal, QCoreApplication::translate("Calendar", "The calendar cannot be written"));
    return text;
}

Result<QList<ImportItem>> importable(const QByteArray &ics, const RunCalendar &calendar)
{
    Result<Parsed> all = parsed(ics, mostImport);
    if (!all)
        return std::unexpected(all.error());
    QHash<QString, bool> hadCommand;
    QSet<QString> partly;
    for (const kcal::Event::Ptr &event : all->calendar->rawEvents()) {
        hadCommand.insert(idOf(*event), !own(*event, "COMMAND").isEmpty());
        if (comesOtherwise(*event))
            partly.insert(idOf(*event));
    }
    QList<ImportItem> items;
    const CalendarIndex index(calendar);
    const auto remarkOf = [&](const QString &id, const QString &other) {
        const QString zone = all->zonesOfAll.value(id);
        if (zone.isEmpty())
            return other;
        const QString taken =
            QCoreApplication::translate("Calendar", "Its times name no zone: they are taken as those of %1, which the file names for all of it")
                .arg(bounded(zone).left(80));
        return other.isEmpty() ? taken : other + u". "_s + taken;
    };
    for (CalendarEntry entry : std::as_const(all->values.entries)) {
        entry.arguments = withoutConsent(entry.arguments);
        const bool foreign = entry.arguments.isEmpty() && hadCommand.value(entry.id);
        const QString remark = foreign ? QCoreApplication::translate("Calendar", "Its command is none that a calendar may start: it comes in as a note")
                               : partly.contains(entry.id)
                                   ? QCoreApplication::translate("Calendar", "It recurs by RDATE, EXRULE or several rules: only its first rule comes in")
                                   : QString();
        items.append(
            {.entry = entry, .isKnown = index.entry(entry.id) != nullptr, .wantsToRun = !entry.arguments.isEmpty(), .remark = remarkOf(entry.id, remark)});
    }
    for (const Blackout &blackout : std::as_const(all->values.blackouts))
        items.append({.blackout = blackout, .isKnown = index.blackout(blackout.id) != nullptr, .remark = remarkOf(blackout.id, {})});
    return items;
}

} // namespace warrener
