#include "look/messages/ErlangTerm.h"

#include <QCoreApplication>
#include <QtEndian>

#include <bit>

namespace warrener {

namespace {

using Kind = ErlangTerm::Kind;

std::unexpected<Error> badTerm(qsizetype at)
{
    return failure(ErrorKind::Malformed, QCoreApplication::translate("Messages", "The broker's answer is not a sound Erlang term"),
                   QStringLiteral("byte %1").arg(at));
}

std::unexpected<Error> vastTerm()
{
    return failure(ErrorKind::TooLarge, QCoreApplication::translate("Messages", "The broker's answer holds more values than are allowed"));
}

/// Reads one term; every length is compared with what is left before anything is taken.
class TermReader final
{
public:
    TermReader(QByteArrayView bytes, const ErlangBounds &bounds) : m_bytes(bytes), m_bounds(bounds) {}

    Status read(ErlangTerm &term, int depth)
    {
        if (depth > m_bounds.depth || ++m_terms > m_bounds.terms)
            return vastTerm();
        if (left() < 1)
            return badTerm(m_at);
        const quint8 tag = quint8(m_bytes[m_at++]);
        switch (tag) {
        case 97:
            return integer<quint8>(term);
        case 98:
            return integer<qint32>(term);
        case 110:
            return big(term, take<quint8>());
        case 111:
            return big(term, take<quint32>());
        case 70:
            return real(term);
        case 100:
        case 118:
            return bytes(term, Kind::Atom, take<quint16>());
        case 115:
        case 119:
            return bytes(term, Kind::Atom, take<quint8>());
        case 109:
            return bytes(term, Kind::Binary, take<quint32>());
        case 77: {
            const quint64 size = take<quint32>();
            take<quint8>();
            return bytes(term, Kind::BitString, size);
        }
        case 104:
            return items(term, Kind::Tuple, take<quint8>(), depth);
        case 105:
            return items(term, Kind::Tuple, take<quint32>(), depth);
        case 106:
            term.kind = Kind::List;
            return {};
        case 107:
            return string(term, take<quint16>());
        case 108:
            return list(term, take<quint32>(), depth);
        case 116:
            return items(term, Kind::Map, 2 * quint64(take<quint32>()), depth);
        default:
            return opaque(term, tag, depth);
        }
    }

    qsizetype at() const { return m_at; }

private:
    qsizetype left() const { return m_bytes.size() - m_at; }

    /// 0 and m_bad where there are not so many bytes; whoever goes on finds that out.
    template <class T>
    T take()
    {
        if (left() < qsizetype(sizeof(T))) {
            m_bad = true;
            return 0;
        }
        const T value = qFromBigEndian<T>(m_bytes.data() + m_at);
        m_at += qsizetype(sizeof(T));
        return value;
    }

    template <class T>
    Status integer(ErlangTerm &term)
    {
        term.kind = Kind::Integer;
        term.integer = qint64(take<T>());
        return m_bad ? badTerm(m_at) : Status{};
    }

    Status real(ErlangTerm &term)
    {
        term.kind = Kind::Float;
        term.real = std::bit_cast<double>(take<quint64>());
        return m_bad ? badTerm(m_at) : Status{};
    }

    Status bytes(ErlangTerm &term, Kind kind, quint64 size)
    {
        if (m_bad || quint64(left()) < size)
            return badTerm(m_at);
        term.kind = kind;
        term.bytes = m_bytes.sliced(m_at, qsizetype(size));
        m_at += qsizetype(size);
        return {};
    }

    Status big(ErlangTerm &term, quint64 size)
    {
        const Status taken = bytes(term, Kind::BigInteger, m_bad ? 0 : size + 1);
        if (!taken || size > 8)
            return taken;
        quint64 value = 0;
        for (quint64 i = 0; i < size; ++i)
            value |= quint64(quint8(term.bytes[qsizetype(i) + 1])) << (8 * i);
        const bool negative = term.bytes[0] != 0;
        constexpr quint64 edge = quint64(1) << 63;
        if (value < edge || (negative && value == edge)) {
            term.kind = Kind::Integer;
            term.integer = negative ? qint64(~value + 1) : qint64(value);
            term.bytes = {};
        }
        return {};
    }

    Status items(ErlangTerm &term, Kind kind, quint64 count, int depth)
    {
        // Every value takes a byte at least, so that a length alone takes no memory.
        if (m_bad || quint64(left()) < count)
            return badTerm(m_at);
        if (m_terms + qsizetype(count) > m_bounds.terms)
            return vastTerm();
        term.kind = kind;
        term.items.reserve(size_t(std::min(count, quint64(1024))));
        for (quint64 i = 0; i < count; ++i) {
            if (const Status taken = read(term.items.emplace_back(), depth + 1); !taken)
                return taken;
        }
        return {};
    }

    Status list(ErlangTerm &term, quint64 count, int depth)
    {
        if (const Status taken = items(term, Kind::List, count, depth); !taken)
            return taken;
        ErlangTerm tail;
        if (const Status taken = read(tail, depth + 1); !taken)
            return taken;
        if (tail.kind != Kind::List || !tail.items.empty()) {
            term.kind = Kind::ImproperList;
            term.items.push_back(std::move(tail));
        }
        return {};
    }

    Status string(ErlangTerm &term, quint64 size)
    {
        ErlangTerm text;
        if (const Status taken = bytes(text, Kind::Binary, size); !taken)
            return taken;
        if ((m_terms += qsizetype(size)) > m_bounds.terms)
            return vastTerm();
        term.kind = Kind::List;
        for (const char c : text.bytes)
            term.items.push_back({.kind = Kind::Integer, .integer = quint8(c)});
        return {};
    }

    Status opaque(ErlangTerm &term, quint8 tag, int depth)
    {
        const qsizetype from = m_at - 1;
        qsizetype names = 1; // terms that come first: the node
        quint64 rest = 0;
        switch (tag) {
        case 103:
            rest = 9;
            break;
        case 88:
            rest = 12;
            break;
        case 102:
            rest = 5;
            break;
        case 89:
            rest = 8;
            break;
        case 120:
            rest = 12;
            break;
        case 114:
            rest = 1 + 4 * quint64(take<quint16>());
            break;
        case 90:
            rest = 4 + 4 * quint64(take<quint16>());
            break;
        case 113:
            names = 3;
            break;
        case 112: {
            const quint32 size = take<quint32>();
            if (size < 4)
                return badTerm(from);
            names = 0;
            rest = size - 4;
            break;
        }
        default:
            return failure(ErrorKind::NotAvailable,
                           QCoreApplication::translate("Messages", "The broker's answer holds a kind of Erlang term that no message has"),
                           QString::number(tag));
        }
        for (qsizetype i = 0; i < names && !m_bad; ++i) {
            ErlangTerm name;
            if (const Status taken = read(name, depth + 1); !taken)
                return taken;
        }
        if (m_bad || quint64(left()) < rest)
            return badTerm(from);
        m_at += qsizetype(rest);
        term.kind = Kind::Opaque;
        term.bytes = m_bytes.sliced(from, m_at - from);
        return {};
    }

    const QByteArrayView m_bytes;
    const ErlangBounds m_bounds;
    qsizetype m_at = 0;
    qsizetype m_terms = 0;
    bool m_bad = false;
};

constexpr char versionOfFormat = char(131);

} // namespace

const ErlangTerm *ErlangTerm::value(QByteArrayView atomKey) const
{
    if (kind != Kind::Map)
        return nullptr;
    for (size_t i = 0; i + 1 < items.size(); i += 2) {
        if (items[i].isAtom(atomKey))
            return &items[i + 1];
    }
    return nullptr;
}

Result<ErlangTerm> decodeErlang(QByteArrayView encoded, const ErlangBounds &bounds, qsizetype *used)
{
    if (encoded.isEmpty() || encoded.front() != versionOfFormat)
        return badTerm(0);
    TermReader reader(encoded.sliced(1), bounds);
    ErlangTerm term;
    if (const Status taken = reader.read(term, 0); !taken)
        return std::unexpected(taken.error());
    if (used != nullptr)
        *used = reader.at() + 1;
    return term;
}

} // namespace warrener
