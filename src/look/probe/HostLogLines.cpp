#include "look/probe/HostLogLines.h"

#include "look/host/HostSecrets.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

TimePoint logTime(QByteArrayView line)
{
    // 2026-11-23 07:20:58.250445+00:00 [error] <0.216.0> …
    static const QRegularExpression pattern(u"^(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d)(?:\\.(\\d{1,9}))?([+-]\\d\\d:?\\d\\d|Z)?"_s);
    const auto match = pattern.match(QString::fromLatin1(line.first(std::min<qsizetype>(line.size(), 40))));
    if (!match.hasMatch())
        return {};
    // Without a zone, UTC is as good a guess as any.
    const QString zone = match.captured(4).isEmpty() ? u"Z"_s : match.captured(4);
    const QDateTime at = QDateTime::fromString(match.captured(1) + u'T' + match.captured(2) + zone, Qt::ISODate);
    if (!at.isValid())
        return {};
    return fromDateTime(at) + Millis{match.captured(3).leftJustified(3, u'0').left(3).toInt()};
}

QString logKind(const QString &message)
{
    static const QRegularExpression changing(u"<\\d+\\.\\d+\\.\\d+>|#(?:Ref|Port|Fun)<[^>]*>|\\b[0-9a-f]{8,}\\b|\\d+(?:[.:]\\d+)*"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    QString kind = message.left(300);
    kind.replace(changing, u"…"_s);
    return kind.simplified().left(120);
}

namespace {

constexpr qsizetype mostKinds = 1000; ///< whatever is beyond counts, but is not told apart
constexpr qsizetype mostErrorsTold = 20, mostLoginsTold = 50;

/// What a process wrote at one moment, all lines of it.
struct LogEntry
{
    QByteArrayView prefix; ///< time, level and process
    TimePoint at{};
    QString message; ///< its first line
    QString whole;

    bool isError() const { return !prefix.contains("[warning]"); }
};

std::optional<LogEntry> logEntryFrom(QByteArrayView line)
{
    const TimePoint at = logTime(line);
    const qsizetype bracket = line.indexOf("] ");
    if (isNever(at) || bracket < 0)
        return std::nullopt;
    qsizetype from = bracket + 2;
    if (const qsizetype pid = line.indexOf("> ", from); line.sliced(from).startsWith('<') && pid > 0)
        from = pid + 2;
    const QString message = withoutSecrets(QString::fromUtf8(line.sliced(from)).simplified());
    return LogEntry{.prefix = line.first(from), .at = at, .message = message, .whole = message};
}

/// Lines of one entry have the same time and the same process.
QList<LogEntry> logEntriesIn(const QList<QByteArrayView> &lines)
{
    QList<LogEntry> entries;
    for (const QByteArrayView line : lines) {
        std::optional<LogEntry> entry = logEntryFrom(line);
        if (!entry || entry->message.isEmpty())
            continue;
        if (!entries.isEmpty() && entries.constLast().prefix == entry->prefix)
            entries.last().whole += u' ' + entry->message;
        else
            entries.append(std::move(*entry));
    }
    return entries;
}

/// Who was refused, where the entry tells of that: "Error on AMQP connection <0.1.0> (10.0.0.5:4711 -> 10.0.0.6:5672 -
/// shop, state: starting): PLAIN login refused: user 'shop' - invalid credentials".
std::optional<RefusedLogin> refusedLoginIn(const LogEntry &entry)
{
    static const QRegularExpression refusal(
        u"(?:login refused|login failed|access denied|access to vhost .{1,260} refused)\\b[^'\"]{0,80}\\buser ['\"]([^'\"]{0,255})['\"]"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression connection(u"\\((\\S+):\\d+ -> \\S+?:\\d+(?: - (.*))?, state: \\w+\\)"_s);
    const QRegularExpressionMatch refused = refusal.match(entry.whole);
    if (!refused.hasMatch())
        return std::nullopt;
    const QRegularExpressionMatch by = connection.match(entry.whole);
    return RefusedLogin{.program = logKind(by.captured(2)),
                        .user = refused.captured(1),
                        .from = by.captured(1).left(200),
                        .sample = entry.whole.sliced(refused.capturedStart()).left(300),
                        .last = entry.at};
}

template <class Row>
QList<Row> mostFirst(const QHash<QString, Row> &rows, int Row::*count, qsizetype most)
{
    QStringList keys = rows.keys();
    std::ranges::sort(keys, [&](const QString &a, const QString &b) { return std::tuple(-(rows[a].*count), a) < std::tuple(-(rows[b].*count), b); });
    QList<Row> list;
    for (const auto listed = keys.first(std::min(keys.size(), most)); const QString &key : listed)
        list.append(rows[key]);
    return list;
}

/// The row of this key; of the last one, where there are too many.
template <class Row>
Row &loggedRow(QHash<QString, Row> &rows, const QString &key)
{
    return rows[rows.size() < mostKinds || rows.contains(key) ? key : u"…"_s];
}

} // namespace

void countLogErrors(const QList<QByteArrayView> &lines, TimePoint now, LogLook &look)
{
    QHash<QString, LogErrorKind> kinds;
    QHash<QString, RefusedLogin> logins;
    const QList<LogEntry> entries = logEntriesIn(lines);
    for (const LogEntry &entry : entries) {
        if (entry.at < now - 1h || entry.at > now + 1min)
            continue;
        const bool isRecent = entry.at >= now - 10min;
        if (const std::optional<RefusedLogin> login = refusedLoginIn(entry)) {
            RefusedLogin &row = loggedRow(logins, login->user + u'\n' + login->from + u'\n' + login->program);
            const RefusedLogin before = row;
            row = entry.at >= before.last ? *login : before;
            row.lastHour = before.lastHour + 1;
            row.last10Minutes = before.last10Minutes + (isRecent ? 1 : 0);
            continue;
        }
        if (!entry.isError())
            continue;
        ++look.errorsLastHour;
        look.errorsLast10Minutes += isRecent ? 1 : 0;
        look.lastError = std::max(look.lastError, entry.at);
        const QString kind = logKind(entry.message);
        LogErrorKind &row = loggedRow(kinds, kind);
        row.kind = kind;
        ++row.count;
        if (entry.at >= row.last) {
            row.last = entry.at;
            row.sample = entry.message.left(300);
        }
    }
    look.errors = mostFirst(kinds, &LogErrorKind::count, mostErrorsTold);
    look.refusedLogins = mostFirst(logins, &RefusedLogin::lastHour, mostLoginsTold);
}

} // namespace warrener
