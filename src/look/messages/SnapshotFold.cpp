#include "look/messages/SnapshotFold.h"

#include "look/messages/ErlangTerm.h"

#include <QCoreApplication>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// A login's greetings before the mark.
constexpr qsizetype longestGreeting = 1024 * 1024;
/// What stands around the bodies of one frame.
constexpr qint64 frameMargin = 64LL * 1024 * 1024;
/// One entry of a list: index, size, delivery count, state.
constexpr qsizetype entrySize = 8 + 8 + 4 + 1;

std::unexpected<Error> notUnderstood(const QString &what)
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("Messages", "What the host sent of the snapshot cannot be understood"), what);
}

QByteArray bytesOf(const ErlangTerm &term)
{
    return term.bytes.toByteArray();
}

/// The bodies of one frame as warrener_snapshot.erl puts them together, a list of {Index, Container, Exchange, Keys, Received, Properties, Payload}, taken
/// straight from their bytes: a tree of terms for each message took longer than all else that is done with it here. Most messages of a queue came the same
/// way: what one of them has of names is shared with the one before it.
class FrameBodies final
{
public:
    explicit FrameBodies(QByteArrayView bytes) : m_bytes(bytes) {}

    /// How many messages follow; none: it is no such list.
    std::optional<quint32> count()
    {
        if (number<quint8>() != formatTag)
            return std::nullopt;
        const std::optional<quint32> count = listHead();
        m_hasTail = count && *count > 0;
        return count;
    }

    /// None: it is no such message.
    std::optional<QueueMessage> next()
    {
        if (number<quint8>() != tupleTag || number<quint8>() != 7)
            return std::nullopt;
        const std::optional<qint64> index = integer();
        if (!index || *index < 0 || !name(m_container) || !name(m_exchange) || !keys())
            return std::nullopt;
        const std::optional<qint64> received = integer();
        const std::optional<QByteArrayView> properties = binary();
        const std::optional<QByteArrayView> payload = binary();
        if (!received || !properties || !payload)
            return std::nullopt;
        return QueueMessage{.index = quint64(*index),
                            .exchange = m_exchange,
                            .routingKeys = m_keys,
                            .receivedMs = *received >= 0 ? received : std::nullopt,
                            .properties = properties->toByteArray(),
                            .payload = payload->toByteArray(),
                            .container = m_container};
    }

    /// Behind the last message: the list ends there.
    bool ends() { return !m_hasTail || number<quint8>() == nilTag; }

private:
    static constexpr quint8 formatTag = 131;
    static constexpr quint8 smallTag = 97;
    static constexpr quint8 integerTag = 98;
    static constexpr quint8 bigTag = 110;
    static constexpr quint8 tupleTag = 104;
    static constexpr quint8 nilTag = 106;
    static constexpr quint8 listTag = 108;
    static constexpr quint8 binaryTag = 109;

    /// 0, which is no tag, where there are not so many bytes.
    template <class Number>
    Number number()
    {
        const QByteArrayView bytes = take(sizeof(Number));
        return bytes.isEmpty() ? Number(0) : qFromBigEndian<Number>(bytes.data());
    }

    QByteArrayView take(qsizetype size)
    {
        m_isShort = m_isShort || m_bytes.size() < size;
        if (m_isShort)
            return {};
        const QByteArrayView taken = m_bytes.first(size);
        m_bytes = m_bytes.sliced(size);
        return taken;
    }

    std::optional<quint32> listHead()
    {
        const auto tag = number<quint8>();
        const quint32 count = tag == listTag ? number<quint32>() : 0;
        return !m_isShort && (tag == listTag || tag == nilTag) ? std::optional(count) : std::nullopt;
    }

    std::optional<qint64> integer()
    {
        std::optional<qint64> value;
        switch (number<quint8>()) {
        case smallTag:
            value = number<quint8>();
            break;
        case integerTag:
            value = number<qint32>();
            break;
        case bigTag:
            value = big();
            break;
        default:
            break;
        }
        return m_isShort ? std::nullopt : value;
    }

    /// Little-endian, its sign in front.
    std::optional<qint64> big()
    {
        const auto size = number<quint8>();
        const bool isNegative = number<quint8>() != 0;
        const QByteArrayView digits = take(size);
        quint64 value = 0;
        if (size > sizeof value)
            return std::nullopt;
        for (qsizetype i = digits.size(); i > 0; --i)
            value = value << 8 | quint8(digits[i - 1]);
        if (value >> 63 != 0)
            return std::nullopt;
        return isNegative ? -qint64(value) : qint64(value);
    }

    std::optional<QByteArrayView> binary()
    {
        if (number<quint8>() != binaryTag)
            return std::nullopt;
        const QByteArrayView bytes = take(qsizetype(number<quint32>()));
        return m_isShort ? std::nullopt : std::optional(bytes);
    }

    bool name(QByteArray &last)
    {
        const std::optional<QByteArrayView> bytes = binary();
        if (bytes && *bytes != last)
            last = bytes->toByteArray();
        return bytes.has_value();
    }

    bool keys()
    {
        const std::optional<quint32> count = listHead();
        if (!count)
            return false;
        for (quint32 i = 0; i < *count; ++i) {
            const std::optional<QByteArrayView> key = binary();
            if (!key)
                return false;
            if (i < m_keys.size() && m_keys.at(i) == *key)
                continue;
            m_keys.resize(i);
            m_keys.append(key->toByteArray());
        }
        if (m_keys.size() > *count)
            m_keys.resize(*count);
        return *count == 0 || number<quint8>() == nilTag;
    }

    QByteArrayView m_bytes;
    bool m_isShort = false;
    bool m_hasTail = false;
    // Of the message before.
    QByteArray m_container;
    QByteArray m_exchange;
    QList<QByteArray> m_keys;
};

/// Of bodies that could not be read: what is wrong with the term, or that it is another.
std::unexpected<Error> whyNoBodies(QByteArrayView term)
{
    const Result<ErlangTerm> decoded = decodeErlang(term);
    return decoded ? notUnderstood(u"message"_s) : std::unexpected(decoded.error());
}

/// A list of microseconds; none: it is something else.
std::optional<StoodStill> stoodStillOf(const ErlangTerm &steps)
{
    if (steps.kind != ErlangTerm::Kind::List)
        return std::nullopt;
    StoodStill stoodStill;
    for (const ErlangTerm &step : steps.items) {
        if (!step.isInteger() || step.integer < 0)
            return std::nullopt;
        stoodStill.steps.append(std::chrono::microseconds{step.integer});
    }
    return stoodStill;
}

/// Why a queue cannot be read, from the word that warrener_snapshot.erl has for it.
Error refusalOf(const SnapshotQueue &queue, QByteArrayView word, const QString &reason)
{
    const auto say = [&reason](ErrorKind kind, const QString &message) { return Error{.kind = kind, .message = message, .detail = reason}; };
    if (word == "not_found")
        return say(ErrorKind::NotFound,
                   QCoreApplication::translate("Messages", "There is no queue “%1” in the virtual host “%2”").arg(queue.name, queue.vhost));
    if (word == "not_quorum")
        return say(ErrorKind::NotAvailable, QCoreApplication::translate("Messages", "“%1” is no quorum queue").arg(queue.name));
    if (word == "version")
        return say(ErrorKind::NotAvailable,
                   QCoreApplication::translate("Messages", "How RabbitMQ %1 keeps the messages of quorum queues is not known").arg(reason));
    if (word == "functions")
        return say(ErrorKind::NotAvailable,
                   QCoreApplication::translate("Messages", "RabbitMQ %1 lacks the functions by which the log of a quorum queue is read").arg(reason));
    if (word == "shape")
        return say(ErrorKind::NotAvailable, QCoreApplication::translate("Messages", "The inside of “%1” has a shape that is not known").arg(queue.name));
    if (word == "vast")
        return say(ErrorKind::TooLarge,
                   QCoreApplication::translate("Messages", "“%1” holds %2 messages: listing them would make its member stand still for too long")
                       .arg(queue.name, reason));
    if (word == "no_member")
        return say(ErrorKind::Unreachable, QCoreApplication::translate("Messages", "No member of “%1” answers").arg(queue.name));
    if (word == "no_leader")
        return say(ErrorKind::Unreachable, QCoreApplication::translate("Messages", "No member leads “%1” at present").arg(queue.name));
    if (word == "behind")
        return say(ErrorKind::Timeout, QCoreApplication::translate("Messages", "No member of “%1” keeps up with its leader at present").arg(queue.name));
    if (word == "restless")
        return say(ErrorKind::Timeout, QCoreApplication::translate("Messages", "“%1” changes faster than it can be read").arg(queue.name));
    if (word == "convert")
        return say(ErrorKind::NotAvailable,
                   QCoreApplication::translate("Messages", "The broker cannot put a message of “%1” into the form of AMQP 0-9-1").arg(queue.name));
    return say(ErrorKind::Internal, QCoreApplication::translate("Messages", "“%1” cannot be read").arg(queue.name));
}

} // namespace

SnapshotFold::SnapshotFold(QList<SnapshotQueue> queues, SnapshotBounds bounds, QByteArray mark, SnapshotSink &sink,
                           std::function<void(const SnapshotProgress &)> progress)
    : m_queues(std::move(queues)), m_bounds(bounds), m_mark(std::move(mark)), m_sink(sink), m_progress(std::move(progress))
{
}

Status SnapshotFold::take(QByteArrayView bytes)
{
    m_waiting.append(bytes);
    if (!m_marked) {
        const qsizetype at = m_waiting.indexOf(m_mark + '\n');
        if (at < 0)
            return m_waiting.size() > longestGreeting ? notUnderstood(u"mark"_s) : Status{};
        m_waiting.remove(0, at + m_mark.size() + 1);
        m_marked = true;
    }
    qsizetype at = 0;
    while (m_waiting.size() - at >= 4) {
        const qint64 size = qFromBigEndian<quint32>(m_waiting.constData() + at);
        if (size < 1)
            return notUnderstood(u"frame"_s);
        if (size > m_bounds.largestMessage + m_bounds.chunkBytes + frameMargin)
            return failure(ErrorKind::TooLarge, QCoreApplication::translate("Messages", "The host sent a message that is larger than allowed"));
        if (m_waiting.size() - at - 4 < size)
            break;
        const QByteArrayView frame = QByteArrayView(m_waiting).sliced(at + 4, size);
        if (const Status taken = takeFrame(frame.front(), frame.sliced(1)); !taken)
            return taken;
        at += 4 + size;
    }
    m_waiting.remove(0, at);
    return {};
}

Status SnapshotFold::takeFrame(char letter, QByteArrayView payload)
{
    switch (letter) {
    case 'B':
        return takeBodies(payload);
    case 'E':
        return takeEntries(payload);
    case 'C':
        return takeCut(payload);
    case 'X':
        return takeRefusal(payload);
    case 'P':
    case 'S':
        return takeFigures(letter, payload);
    case '!':
        return takeEnd(payload);
    case 'D':
        m_done = true;
        return {};
    default:
        // What a newer text tells besides.
        return {};
    }
}

Status SnapshotFold::takeBodies(QByteArrayView payload)
{
    if (payload.size() < 4)
        return notUnderstood(u"bodies"_s);
    const auto queue = qsizetype(qFromBigEndian<quint32>(payload.data()));
    const QByteArrayView term = payload.sliced(4);
    FrameBodies bodies(term);
    const std::optional<quint32> count = bodies.count();
    if (!count)
        return whyNoBodies(term);
    if (queue >= m_queues.size())
        return notUnderstood(u"bodies"_s);
    for (quint32 i = 0; i < *count; ++i) {
        std::optional<QueueMessage> message = bodies.next();
        if (!message)
            return whyNoBodies(term);
        ++m_sofar.messages;
        m_sofar.bytes += message->payload.size();
        if (const Status taken = m_sink.body(queue, *std::move(message)); !taken)
            return taken;
    }
    if (!bodies.ends())
        return whyNoBodies(term);
    if (m_progress)
        m_progress(m_sofar);
    return {};
}

Status SnapshotFold::takeEntries(QByteArrayView payload)
{
    if (payload.size() < 4 || (payload.size() - 4) % entrySize != 0)
        return notUnderstood(u"list"_s);
    const auto queue = qsizetype(qFromBigEndian<quint32>(payload.data()));
    const qsizetype count = (payload.size() - 4) / entrySize;
    Listed &listed = m_listed[queue];
    if (queue >= m_queues.size() || listed.entries.size() + count > m_bounds.messages + 1'000'000)
        return notUnderstood(u"list"_s);
    for (const char *at = payload.data() + 4; at != payload.data() + payload.size(); at += entrySize) {
        const quint8 state = quint8(at[20]);
        const quint8 kind = state & 0x7f;
        if (kind > 3)
            return notUnderstood(u"state"_s);
        static constexpr MessageState states[] = {MessageState::Ready, MessageState::Unacknowledged, MessageState::Returned, MessageState::DeadLettering};
        listed.entries.append({.index = qFromBigEndian<quint64>(at),
                               .state = states[kind],
                               .deliveryCount = qFromBigEndian<quint32>(at + 16),
                               .redelivered = (state & 0x80) != 0 || states[kind] == MessageState::Returned || states[kind] == MessageState::Unacknowledged});
        listed.bytes += qint64(qFromBigEndian<quint64>(at + 8));
    }
    return {};
}

Status SnapshotFold::takeCut(QByteArrayView payload)
{
    const Result<ErlangTerm> term = decodeErlang(payload);
    if (!term)
        return std::unexpected(term.error());
    // {Queue, Node, Uid, Index, Term, Since, At, Took of each look, Leads, Based}
    if (!term->isTuple(10))
        return notUnderstood(u"cut"_s);
    const std::vector<ErlangTerm> &items = term->items;
    for (const size_t number : {0, 3, 4, 5, 6, 9}) {
        if (!items[number].isInteger() || items[number].integer < 0)
            return notUnderstood(u"cut"_s);
    }
    const auto queue = qsizetype(items[0].integer);
    if (queue >= m_queues.size() || !items[1].isBinary() || !items[2].isBinary() || items[8].kind != ErlangTerm::Kind::Atom)
        return notUnderstood(u"cut"_s);
    const std::optional<StoodStill> stoodStill = stoodStillOf(items[7]);
    if (!stoodStill)
        return notUnderstood(u"cut"_s);
    Listed listed = std::exchange(m_listed[queue], {});
    const auto based = quint64(items[9].integer);
    if (based > 0) {
        for (LiveEntry &entry : listed.entries)
            entry.inBase = entry.index <= based;
    }
    const QueueCut cut{
        .vhost = m_queues.at(queue).vhost,
        .name = m_queues.at(queue).name,
        .node = NodeName{QString::fromUtf8(items[1].bytes)},
        .leader = items[8].isAtom("true"),
        .uid = bytesOf(items[2]),
        .index = quint64(items[3].integer),
        .term = quint64(items[4].integer),
        .since = TimePoint{Millis{items[5].integer}},
        .at = TimePoint{Millis{items[6].integer}},
        .messages = listed.entries.size(),
        .bytes = listed.bytes,
        .fromBase = based > 0,
        .stoodStill = *stoodStill,
    };
    m_results.insert_or_assign(queue, cut);
    return m_sink.roster(queue, cut, listed.entries);
}

Status SnapshotFold::takeRefusal(QByteArrayView payload)
{
    const Result<ErlangTerm> term = decodeErlang(payload);
    if (!term)
        return std::unexpected(term.error());
    if (!term->isTuple(3) || !term->items[0].isInteger() || term->items[1].kind != ErlangTerm::Kind::Atom || !term->items[2].isBinary())
        return notUnderstood(u"refusal"_s);
    const qint64 queue = term->items[0].integer;
    if (queue < 0 || queue >= m_queues.size())
        return notUnderstood(u"refusal"_s);
    const QString reason = QString::fromUtf8(term->items[2].bytes).left(1000);
    m_results.insert_or_assign(qsizetype(queue), std::unexpected(refusalOf(m_queues.at(queue), term->items[1].bytes, reason)));
    return {};
}

Status SnapshotFold::takeFigures(char letter, QByteArrayView payload)
{
    const Result<ErlangTerm> term = decodeErlang(payload);
    if (!term)
        return std::unexpected(term.error());
    if (letter == 'S') {
        m_spread = Millis{term->integer};
        return term->isInteger() ? Status{} : notUnderstood(u"spread"_s);
    }
    if (!term->isTuple(2) || !term->items[0].isInteger() || !term->items[1].isInteger())
        return notUnderstood(u"expectation"_s);
    m_sofar.messagesExpected = m_sofar.messages + term->items[0].integer;
    m_sofar.bytesExpected = m_sofar.bytes + term->items[1].integer;
    if (m_progress)
        m_progress(m_sofar);
    return {};
}

Status SnapshotFold::takeEnd(QByteArrayView payload) const
{
    const Result<ErlangTerm> term = decodeErlang(payload);
    if (!term)
        return std::unexpected(term.error());
    if (!term->isTuple(2))
        return notUnderstood(u"end"_s);
    const QString reason = QString::fromUtf8(term->items[1].bytes).left(1000);
    if (term->items[0].isAtom("no_node"))
        return failure(ErrorKind::Unreachable, QCoreApplication::translate("Messages", "The broker %1 does not answer on its own host").arg(reason));
    return failure(ErrorKind::Internal, QCoreApplication::translate("Messages", "The snapshot failed within the host"), reason);
}

SnapshotOutcome SnapshotFold::outcome() &&
{
    SnapshotOutcome outcome{.queues = {}, .spread = m_spread, .withinSpread = m_spread <= m_bounds.spread};
    for (qsizetype i = 0; i < m_queues.size(); ++i) {
        const auto found = m_results.find(i);
        if (found != m_results.end())
            outcome.queues.append(found->second);
        else
            outcome.queues.append(std::unexpected(refusalOf(m_queues.at(i), "", u"no answer"_s)));
    }
    return outcome;
}

} // namespace warrener
