#include "ui/backups/TextPage.h"

#include <QCoreApplication>
#include <QIODevice>

#include <algorithm>

namespace warrener {

namespace {

constexpr qsizetype longestLine = 4096;
constexpr qsizetype binaryProbe = 8192;

/// What would move the pen or hide text is shown as a mark.
QString lineText(QByteArrayView bytes)
{
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    QString text = QString::fromUtf8(bytes.first(std::min(bytes.size(), longestLine * 4))).left(longestLine);
    for (QChar &letter : text) {
        const char16_t code = letter.unicode();
        const bool moves = (code < 0x20 && code != u'\t') || code == 0x7f || (code >= 0x80 && code < 0xa0) || code == 0x2028 || code == 0x2029
                           || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
        if (moves)
            letter = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace

Result<TextPage> readTextPage(QIODevice &device, const TextQuery &query, const std::stop_token &stop)
{
    TextPage page;
    const int most = std::clamp(query.most, 1, 100'000);
    qint64 number = 0;
    while (true) {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, QCoreApplication::translate("TextPage", "It was cancelled"));
        // A line of any length costs no more than what is shown of it; the rest of it is read over.
        QByteArray line = device.readLine(longestLine * 4);
        if (line.isEmpty()) {
            if (device.atEnd() || !device.waitForReadyRead(0))
                break;
            continue;
        }
        bool ended = line.endsWith('\n');
        while (!ended) {
            const QByteArray rest = device.readLine(64 * 1024);
            if (rest.isEmpty())
                break;
            ended = rest.endsWith('\n');
        }
        if (line.endsWith('\n'))
            line.chop(1);
        ++number;
        if (number == 1 && QByteArrayView(line).first(std::min(line.size(), binaryProbe)).contains('\0')) {
            page.binary = true;
            return page;
        }
        if (number - 1 < query.from)
            continue;
        const QString text = lineText(line);
        if (!query.find.isEmpty() && !text.contains(query.find, Qt::CaseInsensitive))
            continue;
        if (page.lines.size() == most) {
            page.next = number - 1;
            return page;
        }
        page.lines.append({number, text});
    }
    return page;
}

} // namespace warrener
