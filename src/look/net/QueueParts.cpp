#include "look/net/QueueParts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <vector>

namespace warrener {

namespace {

/// Sizes of pages, each a whole part of the one before, so that a smaller page begins where the larger one did.
constexpr std::array pageSizes{500, 100, 20, 4, 1};

/// Places in the order of the broker's pages.
struct Span
{
    qint64 first = 0; ///< from 0
    std::size_t size = 0;

    int places() const { return pageSizes.at(size); }
};

/// What is still to be asked of one virtual host, the first of it last.
class VhostSpans final
{
public:
    bool isEmpty() const { return m_spans.empty(); }
    Span take()
    {
        const Span span = m_spans.back();
        m_spans.pop_back();
        return span;
    }
    void next(Span span) { m_spans.push_back({.first = span.first + span.places(), .size = span.size}); }
    /// False: it is one queue, and there is nothing smaller.
    bool split(Span span)
    {
        if (span.size + 1 == pageSizes.size())
            return false;
        const int smaller = pageSizes.at(span.size + 1);
        for (qint64 first = span.first + span.places() - smaller; first >= span.first; first -= smaller)
            m_spans.push_back({.first = first, .size = span.size + 1});
        return true;
    }
    /// The list does not reach so far.
    void endBefore(qint64 first)
    {
        std::erase_if(m_spans, [first](const Span &span) { return span.first >= first; });
    }

private:
    std::vector<Span> m_spans{{.first = 0, .size = 0}};
};

Error enough()
{
    return failure(ErrorKind::TooLarge, QCoreApplication::translate("QueueParts", "It would have taken too many questions")).error();
}

} // namespace

bool isListRefused(const Error &error)
{
    return error.httpStatus == 500 || (error.httpStatus == 0 && (error.kind == ErrorKind::Malformed || error.kind == ErrorKind::TooLarge));
}

QCoro::Task<Result<QueueParts>> queuesByParts(QPointer<ManagementClient> api, QueuePartsWish wish, std::stop_token stop)
{
    const Result<QStringList> vhosts = co_await api->vhosts(stop);
    if (!vhosts)
        co_return std::unexpected(vhosts.error());
    QueueParts parts;
    // The queues of a virtual host that nobody can name are not asked for: that is told as what is left out of their lists.
    if (api)
        parts.odd.add(api->odd().value(QStringLiteral("/api/vhosts")));
    int questions = 0;
    for (const QString &vhost : *vhosts) {
        // What has come is worth having; nobody is asked for the rest.
        if (stop.stop_requested()) {
            parts.unlisted.append({.vhost = vhost, .error = enough()});
            continue;
        }
        VhostSpans spans;
        QString before; // the last queue that was told, for a person to find its neighbour
        while (!spans.isEmpty()) {
            const Span span = spans.take();
            if (++questions > wish.mostQuestions) {
                parts.unlisted.append({.vhost = vhost, .first = span.first + 1, .count = 0, .after = before, .error = enough()});
                break;
            }
            if (!api)
                co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("QueueParts", "Given up"));
            const int page = static_cast<int>(span.first / span.places()) + 1;
            Result<QueuePage> answer = co_await api->queuesPageOf(vhost, page, span.places(), wish.withStats, stop);
            if (answer) {
                if (answer->total < 0) {
                    spans.endBefore(span.first);
                    continue;
                }
                if (!answer->queues.isEmpty())
                    before = answer->queues.constLast().ref.name;
                parts.queues += answer->queues;
                parts.unreadable += answer->unreadable;
                parts.odd.add(answer->odd);
                if (span.size == 0 && page < answer->pageCount)
                    spans.next(span);
                continue;
            }
            if (!isListRefused(answer.error())) {
                parts.unlisted.append({.vhost = vhost, .first = span.first + 1, .count = 0, .after = before, .error = answer.error()});
                break;
            }
            // How far the list goes is not known either.
            if (span.size == 0)
                spans.next(span);
            if (!spans.split(span))
                parts.unlisted.append({.vhost = vhost, .first = span.first + 1, .count = 1, .after = before, .error = answer.error()});
        }
    }
    co_return parts;
}

} // namespace warrener
