#include "look/load/LoadRun.h"

#include "look/load/Client.h"
#include "look/load/Consumer.h"
#include "look/load/IdleCrowd.h"
#include "look/load/Publisher.h"

#include <QRandomGenerator>

#include <atomic>
#include <cstdio>
#include <functional>
#include <sys/resource.h>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

namespace warrener::load {

namespace {

using Steady = std::chrono::steady_clock;

constexpr Millis patience{15000};
constexpr Millis look{50};
/// After the last confirmed number: time for duplicates under way.
constexpr Millis stragglers{300};

/// False: trying again would fail alike.
bool mayPass(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::NotAvailable:
    case ErrorKind::Tls:
    case ErrorKind::CertificateExpired:
    case ErrorKind::Usage:
        return false;
    default:
        return true;
    }
}

/// `work` for every queue, on whichever endpoint answers, tried again for `patience`.
Status forEveryQueue(const LoadOptions &options, const std::function<Status(AmqpSession &, const QString &)> &work, std::stop_token stop)
{
    const auto deadline = Steady::now() + patience;
    int done = 0;
    for (qsizetype turn = 0;; ++turn) {
        auto session = AmqpSession::open(options.session(turn % options.places(), u"control"_s), stop);
        Status went = session ? Status{} : std::unexpected(session.error());
        while (went && done < options.queues) {
            went = work(**session, options.queueName(done));
            done += went ? 1 : 0;
        }
        if (went || !mayPass(went.error().kind) || stop.stop_requested() || Steady::now() > deadline)
            return went;
        pause(Millis{300}, stop);
    }
}

/// On the node where it is to live. False: it is not there, and may be declared anywhere.
bool declareAtHome(const LoadOptions &options, int queue, const QVariantMap &arguments, std::stop_token stop)
{
    const std::optional<AmqpOptions> home = options.home(queue);
    if (!home)
        return false;
    const auto session = AmqpSession::open(*home, stop);
    return session && (*session)->declare({.name = options.queueName(queue), .arguments = arguments}, stop);
}

Status declareQueues(const LoadOptions &options, std::stop_token stop)
{
    QVariantMap arguments{{u"x-queue-type"_s, options.type}};
    // 3.10 knows no such argument of classic queues.
    if (options.type != "classic"_L1)
        arguments.insert(u"x-queue-leader-locator"_s, options.leaders);
    // Streams know no such argument.
    if (options.expires > Millis{0} && options.type != "stream"_L1)
        arguments.insert(u"x-expires"_s, qint64(options.expires.count()));
    QStringList atHome;
    for (int queue = 0; queue < options.queues && !stop.stop_requested(); ++queue) {
        if (declareAtHome(options, queue, arguments, stop))
            atHome.append(options.queueName(queue));
    }
    return forEveryQueue(
        options,
        [&](AmqpSession &session, const QString &name) -> Status {
            // Once more would ask a node that may be away by now for what is there.
            if (atHome.contains(name))
                return {};
            const auto declared = session.declare({.name = name, .arguments = arguments}, stop);
            return declared ? Status{} : std::unexpected(declared.error());
        },
        stop);
}

double cpuSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Prints what happened since the last line.
class Ticker final
{
public:
    explicit Ticker(const Book &book) : m_book(book) {}
    Q_DISABLE_COPY_MOVE(Ticker)

    void print()
    {
        const Book::Progress at = m_book.progress();
        std::fprintf(stderr, "%s sent %llu/s confirmed %llu/s consumed %llu/s connected %d longest gap %lld ms\n",
                     qPrintable(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)), at.sent - m_last.sent, at.confirmed - m_last.confirmed,
                     at.consumed - m_last.consumed, at.connected, static_cast<long long>(at.longestGap.count()));
        m_last = at;
    }

private:
    const Book &m_book;
    Book::Progress m_last;
};

} // namespace

Status removeLoad(const LoadOptions &options, std::stop_token stop)
{
    return forEveryQueue(options, [](AmqpSession &session, const QString &name) { return session.remove(name); }, stop);
}

Result<Account> runLoad(const LoadOptions &options, std::stop_token early, std::stop_token now, const std::function<void(const Book::Progress &)> &watch)
{
    if (const Status declared = declareQueues(options, early); !declared)
        return std::unexpected(declared.error());

    Book book(QRandomGenerator::global()->generate64(), options.publishers, options.gap);
    std::stop_source quiet;
    std::stop_source publishersEnd;
    std::stop_source end;
    std::atomic<int> publishing = options.publishers;
    std::vector<std::jthread> publishers;
    std::vector<std::jthread> others;
    for (int i = 0; i < options.consumers; ++i)
        others.emplace_back([&, i] { Consumer(options, book, i).run(end.get_token()); });
    if (options.idleConnections > 0)
        others.emplace_back([&] { IdleCrowd(options, book).run(end.get_token()); });
    for (int i = 0; i < options.publishers; ++i) {
        publishers.emplace_back([&, i] {
            Publisher(options, book, i).run(quiet.get_token(), publishersEnd.get_token());
            --publishing;
        });
    }

    Ticker ticker(book);
    const auto until = [&](Steady::time_point deadline, const std::stop_token &stop, const std::function<bool()> &done) {
        auto line = Steady::now() + std::chrono::seconds(1);
        while (Steady::now() < deadline && !stop.stop_requested() && !done()) {
            pause(look, stop);
            if (watch)
                watch(book.progress());
            if (options.progress && Steady::now() >= line) {
                ticker.print();
                line += std::chrono::seconds(1);
            }
        }
    };
    until(Steady::now() + options.seconds, early, [] { return false; });
    book.endOfPublishing(early.stop_requested());
    quiet.request_stop();
    until(Steady::now() + options.grace, now, [&] { return publishing == 0; });
    publishersEnd.request_stop();
    publishers.clear();
    if (options.consumers > 0) {
        until(Steady::now() + options.grace, now, [&] { return book.allConfirmedConsumed(); });
        pause(stragglers, now);
    }
    end.request_stop();
    others.clear();

    Account account = book.account();
    account.checked = options.consumers > 0;
    account.cpuSeconds = cpuSeconds();
    if (!options.keep) {
        if (const Status removed = removeLoad(options); !removed)
            std::fprintf(stderr, "The queues %s-* are left: %s\n", qPrintable(options.prefix), qPrintable(removed.error().message));
    }
    return account;
}

} // namespace warrener::load
