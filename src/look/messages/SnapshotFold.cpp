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

/// A message as warrener_snapshot.erl puts it together: {Index, Container, Exchange, Keys, Received, Properties, Payload}.
Result<QueueMessage> messageOf(const ErlangTerm &term)
{
    if (!term.isTuple(7))
        return notUnderstood(u"message"_s);
    const ErlangTerm &index = term.items[0];
    const ErlangTerm &container = term.items[1];
    const ErlangTerm &exchange = term.items[2];
    const ErlangTerm &keys = term.items[3];
    const ErlangTerm &received = term.items[4];
    const ErlangTerm &properties = term.items[5];
    const ErlangTerm &payload = term.items[6];
    if (!index.isInteger() || index.integer < 0 || !container.isBinary() || !exchange.isBinary() || keys.kind != ErlangTerm::Kind::List || !received.isInteger()
        || !properties.isBinary() || !payload.isBinary())
        return notUnderstood(u"message"_s);
    QueueMessage message{.index = quint64(index.integer), .exchange = bytesOf(exchange)};
    message.container = bytesOf(container);
    for (const ErlangTerm &key : keys.items) {
        if (!key.isBinary())
            return notUnderstood(u"routing key"_s);
        message.routingKeys.append(bytesOf(key));
    }
    if (received.integer >= 0)
        message.receivedMs = received.integer;
    message.properties = bytesOf(properties);
    message.payload = bytesOf(payload);
    return message;
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
    const Result<ErlangTerm> messages = decodeErlang(payload.sliced(4));
    if (!messages)
        return std::unexpected(messages.error());
    if (queue >= m_queues.size() || messages->kind != ErlangTerm::Kind::List)
        return notUnderstood(u"bodies"_s);
    for (const ErlangTerm &term : messages->items) {
        Result<QueueMessage> message = messageOf(term);
        if (!message)
            return std::unexpected(message.error());
        ++m_sofar.messages;
        m_sofar.bytes += message->payload.size();
        if (const Status taken = m_sink.body(queue, std::move(*message)); !taken)
            return taken;
    }
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
