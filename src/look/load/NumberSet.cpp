#include "look/load/NumberSet.h"

#include <algorithm>
#include <bit>

namespace warrener::load {

namespace {

constexpr quint64 bits = 64;

} // namespace

bool NumberSet::insert(quint64 number)
{
    if (number == 0 || number > largest || contains(number))
        return false;
    const size_t word = size_t(number / bits);
    if (word >= m_words.size())
        m_words.resize(std::max(word + 1, m_words.size() * 2));
    m_words[word] |= 1ULL << (number % bits);
    ++m_size;
    return true;
}

bool NumberSet::contains(quint64 number) const
{
    const size_t word = size_t(number / bits);
    return word < m_words.size() && (m_words[word] >> (number % bits) & 1) != 0;
}

quint64 NumberSet::missingIn(const NumberSet &other) const
{
    quint64 missing = 0;
    for (size_t i = 0; i < m_words.size(); ++i)
        missing += quint64(std::popcount(m_words[i] & ~(i < other.m_words.size() ? other.m_words[i] : 0)));
    return missing;
}

std::vector<quint64> NumberSet::firstMissingIn(const NumberSet &other, size_t most) const
{
    std::vector<quint64> found;
    for (size_t i = 0; i < m_words.size(); ++i) {
        quint64 word = m_words[i] & ~(i < other.m_words.size() ? other.m_words[i] : 0);
        for (; word != 0 && found.size() < most; word &= word - 1)
            found.push_back(i * bits + quint64(std::countr_zero(word)));
    }
    return found;
}

} // namespace warrener::load
