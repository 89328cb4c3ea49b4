#include "record/journal/JournalSegments.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <dirent.h>
#include <memory>
#include <ranges>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto journalSuffix = ".jsonl"_L1;
constexpr qsizetype monthLetters = 7;

QString stemOf(const QString &journal)
{
    return journal.endsWith(journalSuffix) ? journal.chopped(journalSuffix.size()) : journal;
}

bool isMonth(QStringView text)
{
    const auto digits = [](QStringView part) { return std::ranges::all_of(part, [](QChar c) { return c >= u'0' && c <= u'9'; }); };
    if (text.size() != monthLetters || text[4] != u'-' || !digits(text.first(4)) || !digits(text.sliced(5)))
        return false;
    const int month = text.sliced(5).toInt();
    return month >= 1 && month <= 12;
}

/// Of the files of the journal, without looking at them: it costs the same for a year and for ten. In
/// order; the empty one is the journal's path itself, whether it is there or not.
QStringList monthsOf(const QString &journal)
{
    QStringList months{QString()};
    const QString begin = QFileInfo(stemOf(journal)).fileName() + u'@';
    const std::unique_ptr<DIR, int (*)(DIR *)> folder(::opendir(QFile::encodeName(QFileInfo(journal).path()).constData()), ::closedir);
    // readdir() of one folder in one thread is safe, says its page.
    while (const dirent *entry = folder ? ::readdir(folder.get()) : nullptr) {
        const QString name = QFile::decodeName(entry->d_name);
        if (!name.startsWith(begin) || !name.endsWith(journalSuffix))
            continue;
        const QString month = name.sliced(begin.size()).chopped(journalSuffix.size());
        if (isMonth(month))
            months.append(month);
    }
    std::ranges::sort(months);
    return months;
}

/// Nothing where it is no file, or holds nothing.
std::optional<JournalSegment> segmentOf(const QString &journal, const QString &month)
{
    JournalSegment segment{.path = segmentPath(journal, month), .month = month};
    struct stat status{};
    if (::stat(QFile::encodeName(segment.path).constData(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_size == 0)
        return {};
    segment.bytes = status.st_size;
    segment.changed = status.st_mtim.tv_sec * 1'000'000'000LL + status.st_mtim.tv_nsec;
    return segment;
}

} // namespace

QList<JournalSegment> journalSegments(const QString &journal)
{
    QList<JournalSegment> segments;
    for (const QString &month : monthsOf(journal)) {
        if (const std::optional<JournalSegment> segment = segmentOf(journal, month))
            segments.append(*segment);
    }
    return segments;
}

std::optional<JournalSegment> newestSegment(const QString &journal)
{
    for (const QString &month : std::views::reverse(monthsOf(journal))) {
        if (const std::optional<JournalSegment> segment = segmentOf(journal, month))
            return segment;
    }
    return {};
}

QString journalMonth(TimePoint at)
{
    return toDateTime(at).toUTC().toString(u"yyyy-MM"_s);
}

QString segmentPath(const QString &journal, const QString &month)
{
    return month.isEmpty() ? journal : besideJournal(journal, month + journalSuffix);
}

QString besideJournal(const QString &journal, const QString &name)
{
    return stemOf(journal) + u'@' + name;
}

JournalExtent journalExtent(const QString &journal)
{
    const std::optional<JournalSegment> newest = newestSegment(journal);
    return newest ? JournalExtent{.month = newest->month, .bytes = newest->bytes} : JournalExtent{.month = {}, .bytes = 0};
}

} // namespace warrener
