#include "look/probe/HostLogLines.h"

#include "look/host/HostSecrets.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

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

void countLogErrors(const QList<QByteArrayView> &lines, TimePoint now, LogLook &look)
{
    QHash<QString, LogErrorKind> kinds;
    QByteArrayView entry;
    for (const QByteArrayView line : lines) {
        const TimePoint at = logTime(line);
        const qsizetype bracket = line.indexOf("] ");
        if (isNever(at) || bracket < 0)
            continue;
        qsizetype from = bracket + 2;
        if (const qsizetype pid = line.indexOf("> ", from); line.sliced(from).startsWith('<') && pid > 0)
            from = pid + 2;
        const QByteArrayView prefix = line.first(from);
        const QString message = withoutSecrets(QString::fromUtf8(line.sliced(from)).simplified());
        if (prefix == entry || message.isEmpty())
            continue;
        entry = prefix;
        if (at < now - 1h || at > now + 1min)
            continue;
        ++look.errorsLastHour;
        look.errorsLast10Minutes += at >= now - 10min;
        look.lastError = std::max(look.lastError, at);
        const QString kind = logKind(message);
        // Whatever is beyond the first thousand kinds counts, but is not told apart.
        LogErrorKind &row = kinds[kinds.size() < 1000 || kinds.contains(kind) ? kind : u"…"_s];
        row.kind = kind;
        ++row.count;
        if (at >= row.last) {
            row.last = at;
            row.sample = message.left(300);
        }
    }
    look.errors = kinds.values();
    std::ranges::sort(look.errors, [](const LogErrorKind &a, const LogErrorKind &b) { return std::tuple(-a.count, a.kind) < std::tuple(-b.count, b.kind); });
    look.errors = look.errors.first(std::min<qsizetype>(look.errors.size(), 20));
}

} // namespace warrener
