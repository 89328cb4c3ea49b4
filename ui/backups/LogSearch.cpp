#include "ui/backups/LogSearch.h"

#include "ui/backups/TextPage.h"

#include <algorithm>

namespace warrener {

Result<LogsFound> searchLogs(const QStringList &paths, const LogOpener &open, const LogQuery &query, const OnLogSearched &tell, const std::stop_token &stop)
{
    LogsFound found;
    QStringList under;
    std::ranges::copy_if(paths, std::back_inserter(under), [&query](const QString &path) { return path.startsWith(query.under); });
    const int files = static_cast<int>(under.size());
    QList<LogHit> fresh;
    const auto say = [&](const QString &path) {
        if (tell)
            tell({.path = path, .done = found.files, .files = files, .hits = std::exchange(fresh, {})});
    };
    for (const QString &path : std::as_const(under)) {
        if (query.find.isEmpty())
            break;
        const auto left = static_cast<int>(query.most - found.hits.size());
        if (left <= 0) {
            found.isCut = true;
            break;
        }
        say(path);
        const Result<std::unique_ptr<QIODevice>> entry = open(path);
        const Result<TextPage> page =
            entry ? readTextPage(**entry, {.find = query.find, .most = std::min(left, query.ofEach)}, stop) : Result<TextPage>(std::unexpected(entry.error()));
        if (!page && page.error().kind == ErrorKind::Cancelled)
            return std::unexpected(page.error());
        ++found.files;
        if (!page) {
            found.troubles.append(path + QStringLiteral(": ") + page.error().message);
            continue;
        }
        if (page->binary)
            found.binary.append(path);
        if (page->next >= 0)
            found.more.append(path);
        for (const TextLine &line : page->lines)
            fresh.append({.path = path, .line = line.number, .text = line.text});
        found.hits += fresh;
    }
    say({});
    return found;
}

} // namespace warrener
