#include "record/calendar/IcsLines.h"

#include "record/calendar/Recurrence.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QStringList>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ics {

namespace {

constexpr qsizetype mostEvents = 10'000;
constexpr qsizetype mostZones = 100;
constexpr qsizetype longestText = 500;

/// "DTSTART" of "DTSTART;TZID=…:…".
QStringView propertyOf(QStringView line)
{
    return line.left(std::ranges::find_if(line, [](QChar c) { return c == u':' || c == u';'; }) - line.begin());
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
    for (const auto listed = text.split(u'\n'); const QStringView raw : listed) {
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

/// A line that the parser follows, of whatever component.
bool isRule(QStringView line)
{
    const QStringView name = propertyOf(line);
    return name.compare("RRULE"_L1, Qt::CaseInsensitive) == 0 || name.compare("EXRULE"_L1, Qt::CaseInsensitive) == 0;
}

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

} // namespace

std::unexpected<Error> malformed(const QString &why)
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("Calendar", "This is no whole calendar: %1").arg(why));
}

QString bounded(const QString &text)
{
    return text.simplified().left(longestText);
}

QByteArray unfolded(const QByteArray &ics)
{
    QByteArray flat = ics;
    for (const char *fold : {"\r\n ", "\r\n\t", "\n ", "\n\t"})
        flat.replace(fold, "");
    return flat;
}

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

QByteArray withKnownZones(const QByteArray &flat)
{
    QByteArray text;
    text.reserve(flat.size() + 1);
    const QStringList zonesOfCalendars = zonesOfAll(QString::fromUtf8(flat));
    QByteArrayList open;
    qsizetype calendars = 0;
    for (const auto listed = flat.split('\n'); const QByteArray &raw : listed) {
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

Result<SeenLines> seenIn(const QByteArray &flat)
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
    for (const auto listed = QStringView(text).split(u'\n'); const QStringView raw : listed) {
        const QStringView line = raw.trimmed();
        if (line.isEmpty())
            continue;
        if (isRule(line) && ruleCombinations(valueOf(line)) > mostRuleCombinations)
            return tooManyAtOnce(valueOf(line));
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
            for (const auto listed = zonesNamedIn(line); const QRegularExpressionMatch &zone : listed)
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

} // namespace warrener::ics
