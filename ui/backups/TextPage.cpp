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

/// Looks for a text in a line that comes in pieces, of which the end of each is kept: it may stand across an edge.
class PieceSearch final
{
public:
    explicit PieceSearch(const QString &text) : m_text(text) {}

    void begin()
    {
        m_kept.clear();
        m_found = false;
    }
    void add(QByteArrayView piece)
    {
        if (m_found || m_text.isEmpty())
            return;
        m_kept.append(piece);
        m_found = QString::fromUtf8(m_kept).contains(m_text, Qt::CaseInsensitive);
        m_kept = m_kept.last(std::min(m_kept.size(), m_text.size() * mostBytesOfLetter));
    }
    bool hasFound() const { return m_found; }

private:
    static constexpr qsizetype mostBytesOfLetter = 4;

    const QString m_text;
    QByteArray m_kept;
    bool m_found = false;
};

} // namespace

Result<TextPage> readTextPage(QIODevice &device, const TextQuery &query, const std::stop_token &stop)
{
    TextPage page;
    const int most = std::clamp(query.most, 1, 100'000);
    qint64 number = 0;
    PieceSearch whole(query.find);
    const auto cancelled = [] { return failure(ErrorKind::Cancelled, QCoreApplication::translate("TextPage", "It was cancelled")); };
    while (true) {
        if (stop.stop_requested())
            return cancelled();
        // A line of any length costs no more than what is shown of it; the rest of it is read over.
        QByteArray line = device.readLine(longestLine * 4);
        if (line.isEmpty()) {
            if (device.atEnd() || !device.waitForReadyRead(0))
                break;
            continue;
        }
        bool ended = line.endsWith('\n');
        // What is looked for may stand behind what is shown of a line.
        whole.begin();
        if (line.size() > longestLine)
            whole.add(line);
        while (!ended) {
            if (stop.stop_requested())
                return cancelled();
            const QByteArray rest = device.readLine(64 * 1024);
            if (rest.isEmpty())
                break;
            ended = rest.endsWith('\n');
            whole.add(rest);
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
        if (!query.find.isEmpty() && !whole.hasFound() && !text.contains(query.find, Qt::CaseInsensitive))
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
