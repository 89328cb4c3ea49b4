#pragma once

#include <QtTypes>

#include <vector>

namespace warrener::load {

/// A set of numbers 1, 2, …: one bit each, so that an hour of load fits into a megabyte.
class NumberSet final
{
public:
    /// True: it was not there before. Numbers over `largest` and 0 are not taken.
    bool insert(quint64 number);
    bool contains(quint64 number) const;
    quint64 size() const { return m_size; }

    /// How many of this set are missing in `other`.
    quint64 missingIn(const NumberSet &other) const;
    /// The first of them, at most `most`.
    std::vector<quint64> firstMissingIn(const NumberSet &other, size_t most) const;

    static constexpr quint64 largest = 1ULL << 32;

private:
    std::vector<quint64> m_words;
    quint64 m_size = 0;
};

} // namespace warrener::load
