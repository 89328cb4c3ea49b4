#include "look/host/HostFiles.h"

#include "base/ShellQuote.h"
#include "base/WholeNumber.h"
#include "look/host/HostShell.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostFiles = 100'000;
constexpr Millis listPatience{30000};

std::unexpected<Error> unreadable(const QByteArray &record)
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("HostFiles", "The list of files cannot be read"), QString::fromUtf8(record.left(200)));
}

std::optional<QString> textOf(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() != bytes || std::ranges::any_of(text, [](QChar c) { return c.category() == QChar::Other_Control; }))
        return std::nullopt;
    return text;
}

/// For people: what is no letter by its number.
QString nameForPeople(const QByteArray &bytes)
{
    const bool isText = bytes.isValidUtf8();
    QString shown;
    for (const auto all = isText ? QString::fromUtf8(bytes) : QString::fromLatin1(bytes); const QChar c : all) {
        const bool isOdd = c.category() == QChar::Other_Control || (!isText && c.unicode() > 0x7e);
        shown += isOdd ? u"\\x%1"_s.arg(c.unicode(), 2, 16, QLatin1Char('0')) : QString(c);
    }
    return shown;
}

/// At least eight fields: a tab in a name, or in where a link leads, makes more of them.
std::optional<HostFile> fileFrom(const QList<QByteArray> &fields)
{
    bool sizeRead = false;
    bool modeRead = false;
    bool timeRead = false;
    HostFile file{.size = fields.at(1).toLongLong(&sizeRead), .mode = fields.at(2).toInt(&modeRead, 8)};
    // Seconds with a fraction of ten digits.
    const double seconds = fields.at(5).toDouble(&timeRead);
    const auto owner = textOf(fields.at(3));
    const auto group = textOf(fields.at(4));
    const QByteArray name = fields.sliced(7).join('\t');
    const auto path = textOf(name);
    if (!sizeRead || !modeRead || !timeRead || file.size < 0 || file.mode < 0 || file.mode > 07777 || !owner || !group || !name.contains('/')
        || (fields.at(6).isEmpty() && !name.startsWith('/')))
        return std::nullopt;
    file.kind = fields.at(0) == "f" ? HostFile::Kind::File : fields.at(0) == "l" ? HostFile::Kind::Link : HostFile::Kind::Other;
    // A file system holds what it was told, also times that no calendar has: then it is not known.
    const std::optional<qint64> millis = wholeNumber(seconds * 1000);
    file.modified = TimePoint{Millis{millis.value_or(0)}};
    file.owner = *owner;
    file.group = *group;
    file.target = nameForPeople(fields.at(6));
    if (!path)
        file.kind = HostFile::Kind::Unnamable;
    else if (!path->startsWith(u'/'))
        return std::nullopt;
    file.path = path ? *path : nameForPeople(name);
    return file;
}

} // namespace

QString listFilesCommand(const QStringList &places)
{
    QStringList quoted;
    for (const QString &place : places)
        quoted.append(shellQuote(place));
    // A place that is not there is no failure of the others: find says so on standard error, which is dropped. Nor is a log that is rotated meanwhile. A folder
    // that was named may be a link to where it lies (logs on a disk of their own); links within it, and to files, are not followed.
    return "for place in "_L1 + quoted.join(u' ')
           + "; do [ -e \"$place\" ] || continue; how=-P; [ ! -d \"$place\" ] || how=-H; find $how \"$place\" -ignore_readdir_race -xdev ! -type d -printf '%y\\t%s\\t%m\\t%u\\t%g\\t%T@\\t%l\\t%p\\0' || exit; done"_L1;
}

Result<QList<HostFile>> hostFilesFrom(const QByteArray &output)
{
    QList<HostFile> files;
    for (const auto all = output.split('\0'); const QByteArray &record : all) {
        if (record.isEmpty())
            continue;
        const QList<QByteArray> fields = record.split('\t');
        if (fields.size() < 8)
            return unreadable(record);
        const std::optional<HostFile> file = fileFrom(fields);
        if (!file)
            return unreadable(record);
        if (files.size() >= mostFiles)
            return failure(ErrorKind::TooLarge, QCoreApplication::translate("HostFiles", "There are more than %1 files").arg(mostFiles));
        files.append(*file);
    }
    // What only looks like another one does not stand for it.
    const auto which = [](const HostFile &file) { return std::pair(file.path, file.kind == HostFile::Kind::Unnamable); };
    std::ranges::sort(files, {}, which);
    const auto twice = std::ranges::unique(files, {}, which);
    files.erase(twice.begin(), twice.end());
    return files;
}

QString readFileCommand(const QString &path)
{
    return "dd if="_L1 + shellQuote(path) + " iflag=nofollow bs=64k status=none"_L1;
}

QCoro::Task<Result<QList<HostFile>>> listHostFiles(HostShell &shell, QStringList places, std::stop_token stop)
{
    const Result<CommandResult> result =
        co_await shell.runChecked(listFilesCommand(places), {.timeout = listPatience, .maxBytes = 64 * 1024 * 1024, .asRoot = true}, std::move(stop));
    if (!result)
        co_return std::unexpected(result.error());
    co_return hostFilesFrom(result->out);
}

} // namespace warrener
