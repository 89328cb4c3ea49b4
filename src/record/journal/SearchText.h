#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace warrener {

/// Finds a text, in any letter case, in lines of a journal as they stand there; the hashes of a line
/// are not searched. For many lines: the text is prepared once.
class SearchText final
{
public:
    explicit SearchText(const QString &text);

    bool isEmpty() const { return m_text.isEmpty(); }
    /// `lines`: whole lines, one or more. A text that is empty is found everywhere.
    bool isIn(const QByteArray &lines) const;
    /// Whether lines with this filter (see SearchFilter) may hold it; false is certain.
    bool mayBeIn(const QByteArray &filter) const;

private:
    bool isInPlain(const QByteArray &lines) const;

    const QString m_text;
    QByteArray m_folded;           ///< UTF-8, letters a–z small
    bool m_isPlain = true;         ///< no letter outside ASCII has a case
    std::vector<qsizetype> m_step; ///< Horspool: how far to go by the last byte looked at
    std::vector<std::uint32_t> m_grams;
};

/// What three bytes in a row some lines hold, as a Bloom filter with one hash and at least four bits
/// for each: a fifth of other texts' triples seem to be in it.
class SearchFilter final
{
public:
    /// `line`: whole, without its end.
    void add(const QByteArray &line);
    /// A power of two of bytes; begins anew.
    QByteArray take();

private:
    static constexpr std::size_t words = 1024;
    std::vector<std::uint64_t> m_bits = std::vector<std::uint64_t>(words);
};

} // namespace warrener
