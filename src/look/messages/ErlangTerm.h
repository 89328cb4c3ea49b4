#pragma once

#include "base/Result.h"

#include <QByteArray>

#include <cstdint>
#include <vector>

namespace warrener {

/// A value in Erlang's external term format, as far as data goes: no funs, pids, ports, references' insides.
struct ErlangTerm
{
    enum class Kind : std::uint8_t { Integer, BigInteger, Float, Atom, Binary, BitString, Tuple, List, ImproperList, Map, Opaque };

    Kind kind = Kind::List;
    qint64 integer = 0;
    double real = 0;
    /// Of an atom its name; of a binary its bytes: a view into what was decoded, which must outlive this; of a
    /// big integer its sign byte and little-endian digits; of a pid, port, reference or fun its encoding.
    QByteArrayView bytes{};
    /// Of tuples and lists; of an improper list its tail comes last; of a map key, value, key, value, …
    std::vector<ErlangTerm> items{};

    bool isAtom(QByteArrayView name) const { return kind == Kind::Atom && bytes == name; }
    bool isInteger() const { return kind == Kind::Integer; }
    bool isBinary() const { return kind == Kind::Binary; }
    /// A tuple of so many elements.
    bool isTuple(qsizetype size) const { return kind == Kind::Tuple && qsizetype(items.size()) == size; }
    /// A tuple whose first element is this atom.
    /// In a map, by an atom; null where there is none.
    const ErlangTerm *value(QByteArrayView atomKey) const;
};

struct ErlangBounds
{
    int depth = 256;
    qsizetype terms = 4'000'000; ///< values in all
};

/// The term that stands at the beginning of `encoded` (behind the version byte 131); `used` is told how many
/// bytes it took. Compressed terms are refused. Strings (lists of bytes) come as a Binary-like list of
/// integers. Pure; memory grows with what was really there, never with what a length claims. Errors:
/// Malformed, TooLarge, NotAvailable (a kind of term that no message has).
Result<ErlangTerm> decodeErlang(QByteArrayView encoded, const ErlangBounds &bounds = {}, qsizetype *used = nullptr);

} // namespace warrener
