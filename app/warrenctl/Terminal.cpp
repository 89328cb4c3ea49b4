#include "app/warrenctl/Terminal.h"

#include "app/warrenctl/TextTable.h"

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

void print(std::FILE *where, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), where);
    std::fflush(where);
}

void tell(const QString &lines)
{
    QStringList safe;
    const QStringList all = lines.split(u'\n');
    for (const QString &one : all)
        safe.append(printable(one));
    print(stderr, safe.join(u'\n') + u'\n');
}

void complainOf(const Error &error)
{
    tell(u"warrenctl: "_s + error.message + (error.detail.isEmpty() ? QString() : u" ("_s + error.detail + u')'));
}

void showProgress(const QString &line)
{
    if (isatty(STDERR_FILENO) != 0)
        print(stderr, u"\r\033[K"_s + printable(line));
}

} // namespace warrener::ctl
