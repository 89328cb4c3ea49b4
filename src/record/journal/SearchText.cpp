#include "record/journal/SearchText.h"

#include <QByteArrayView>

#include <algorithm>
#include <bit>
#include <cstring>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr QByteArrayView prevKey = ",\"prev\":\"";
constexpr QByteArrayView hashMember = ",\"hash\":\"";
constexpr qsizetype hexDigits = 64;
constexpr int bitsForEach = 4;

constexpr unsigned char small(unsigned char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c + ('a' - 'A')) : c;
}

/// What is searched of a line: what stands before the hash of the one before, and what stands
/// between that and its own.
struct Pieces
{
    QByteArrayView first;
    QByteArrayView second;
};

Pieces piecesOf(QByteArrayView line)
{
    const qsizetype tail = hashMember.size() + hexDigits + 2;
    if (line.size() > tail && line.sliced(line.size() - tail).startsWith(hashMember))
        line.chop(tail);
    // The last one: keys stand in order, and what a record holds comes before.
    const qsizetype prev = line.lastIndexOf(prevKey);
    const qsizetype behind = prev + prevKey.size() + hexDigits + 1;
    if (prev < 0 || behind > line.size())
        return {.first = line, .second = {}};
    return {.first = line.first(prev), .second = line.sliced(behind)};
}

/// Three bytes as a number below 2^16.
std::uint32_t gramOf(unsigned char a, unsigned char b, unsigned char c)
{
    return ((std::uint32_t(a) << 16 | std::uint32_t(b) << 8 | c) * 0x9E3779B1U) >> 16;
}

template <class Visit>
void eachGram(QByteArrayView text, Visit visit)
{
    if (text.size() < 3)
        return;
    unsigned char a = small(static_cast<unsigned char>(text[0]));
    unsigned char b = small(static_cast<unsigned char>(text[1]));
    for (qsizetype i = 2; i < text.size(); ++i) {
        const unsigned char c = small(static_cast<unsigned char>(text[i]));
        visit(gramOf(a, b, c));
        a = b;
        b = c;
    }
}

bool hasCase(QChar c)
{
    return c.unicode() >= 0x80 && (c.isSurrogate() || c.toLower() != c || c.toUpper() != c);
}

} // namespace

SearchText::SearchText(const QString &text) : m_text(text), m_folded(text.toUtf8())
{
    std::ranges::transform(m_folded, m_folded.begin(), [](char c) { return static_cast<char>(small(static_cast<unsigned char>(c))); });
    m_isPlain = std::ranges::none_of(text, hasCase);
    m_step.assign(256, m_folded.size());
    for (qsizetype i = 0; i + 1 < m_folded.size(); ++i) {
        const auto c = static_cast<unsigned char>(m_folded[i]);
        m_step[c] = m_folded.size() - 1 - i;
        if (c >= 'a' && c <= 'z')
            m_step[c - 'a' + 'A'] = m_folded.size() - 1 - i;
    }
    // Letters whose case changes their bytes are left out, with what they stand beside.
    qsizetype from = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && !hasCase(text[i]))
            continue;
        eachGram(QStringView(text).sliced(from, i - from).toUtf8(), [this](std::uint32_t gram) { m_grams.push_back(gram); });
        from = i + 1;
    }
}

bool SearchText::isIn(const QByteArray &lines) const
{
    if (m_text.isEmpty())
        return true;
    if (m_isPlain)
        return isInPlain(lines);
    for (qsizetype from = 0; from < lines.size();) {
        const qsizetype end = lines.indexOf('\n', from);
        const qsizetype behind = end < 0 ? lines.size() : end;
        const Pieces pieces = piecesOf(QByteArrayView(lines).sliced(from, behind - from));
        if (QString::fromUtf8(pieces.first).contains(m_text, Qt::CaseInsensitive) || QString::fromUtf8(pieces.second).contains(m_text, Qt::CaseInsensitive))
            return true;
        from = behind + 1;
    }
    return false;
}

bool SearchText::isInPlain(const QByteArray &lines) const
{
    const qsizetype length = m_folded.size();
    const auto *text = reinterpret_cast<const unsigned char *>(lines.constData());
    const auto *wanted = reinterpret_cast<const unsigned char *>(m_folded.constData());
    const auto isHere = [&](qsizetype at) {
        for (qsizetype i = length - 1; i >= 0; --i) {
            if (small(text[at + i]) != wanted[i])
                return false;
        }
        return true;
    };
    for (qsizetype at = 0; at + length <= lines.size(); at += m_step[text[at + length - 1]]) {
        if (!isHere(at))
            continue;
        // In a hash it does not count; the next one may.
        const qsizetype begin = at == 0 ? 0 : lines.lastIndexOf('\n', at - 1) + 1;
        const qsizetype found = lines.indexOf('\n', at);
        const QByteArrayView line = QByteArrayView(lines).sliced(begin, (found < 0 ? lines.size() : found) - begin);
        const Pieces pieces = piecesOf(line);
        const qsizetype in = at - begin;
        const qsizetype second = pieces.second.isEmpty() ? line.size() : pieces.second.constData() - line.constData();
        if (in + length <= pieces.first.size() || (in >= second && in + length <= second + pieces.second.size()))
            return true;
    }
    return false;
}

bool SearchText::mayBeIn(const QByteArray &filter) const
{
    const auto mask = static_cast<std::uint32_t>(filter.size() * 8 - 1);
    if (filter.isEmpty() || !std::has_single_bit(static_cast<std::size_t>(filter.size())))
        return true;
    return std::ranges::all_of(m_grams, [&](std::uint32_t gram) {
        const std::uint32_t bit = gram & mask;
        return (static_cast<unsigned char>(filter[bit / 8]) >> (bit % 8) & 1U) != 0;
    });
}

void SearchFilter::add(const QByteArray &line)
{
    const auto set = [this](std::uint32_t gram) { m_bits[gram / 64] |= std::uint64_t(1) << (gram % 64); };
    const Pieces pieces = piecesOf(line);
    eachGram(pieces.first, set);
    eachGram(pieces.second, set);
}

QByteArray SearchFilter::take()
{
    std::size_t set = 0;
    for (const std::uint64_t word : m_bits)
        set += static_cast<std::size_t>(std::popcount(word));
    std::size_t size = words;
    // The upper half onto the lower one: the same hash, with a bit less of it.
    while (size > 1 && size / 2 * 64 >= set * bitsForEach) {
        size /= 2;
        for (std::size_t i = 0; i < size; ++i)
            m_bits[i] |= m_bits[size + i];
    }
    QByteArray filter(static_cast<qsizetype>(size * sizeof(std::uint64_t)), Qt::Uninitialized);
    std::memcpy(filter.data(), m_bits.data(), static_cast<std::size_t>(filter.size()));
    std::ranges::fill(m_bits, 0);
    return filter;
}

} // namespace warrener
