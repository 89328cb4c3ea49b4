#include "app/warrenctl/Terminal.h"

#include "app/warrenctl/TextTable.h"

#include <QCoreApplication>

#include <cerrno>
#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

/// Of those words that nobody can be told of where they do not go out.
void print(std::FILE *where, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), where);
    std::fflush(where);
}

} // namespace

bool isReaderGone(std::FILE *where)
{
    pollfd asked{.fd = ::fileno(where), .events = POLLOUT, .revents = 0};
    return ::poll(&asked, 1, 0) > 0 && (asked.revents & (POLLERR | POLLHUP)) != 0;
}

Status printAnswer(std::FILE *where, const QString &text)
{
    errno = 0;
    print(where, text);
    const int code = errno;
    // The mark stays where an earlier part did not go out.
    if (std::ferror(where) == 0 || isReaderGone(where))
        return {};
    return failure(ErrorKind::Io, QCoreApplication::translate("warrenctl", "Standard output takes no more"), code == 0 ? QString() : qt_error_string(code));
}

void tell(const QString &lines)
{
    QStringList safe;
    const QStringList all = lines.split(u'\n');
    for (const QString &one : all)
        safe.append(printable(one));
    print(stderr, safe.join(u'\n') + u'\n');
}

QString withDetail(const Error &error)
{
    return error.message + (error.detail.isEmpty() ? QString() : u" ("_s + error.detail + u')');
}

void complainOf(const Error &error)
{
    tell(u"warrenctl: "_s + withDetail(error));
}

void showProgress(const QString &line)
{
    if (isatty(STDERR_FILENO) != 0)
        print(stderr, u"\r\033[K"_s + printable(line));
}

} // namespace warrener::ctl
