#pragma once

#include <QtTypes>

#include <optional>

namespace warrener {

/// Which offsets of a stream came, and how many between them did not. AMQP clients never see what lies in compressed batches
/// (the broker skips them without a word), nor what a stream notes for its own clients: offsets that they store, and the
/// numbers of its producers, each of which takes an offset too. Told apart they cannot be, but for their number.
class StreamGaps final
{
public:
    /// In ascending order; one that came already is passed over. What stands before the first one is not missed here: retention
    /// removes from the beginning.
    void take(quint64 offset);
    /// The stream's own figure of how many offsets it has, at the least; what of those was not between the first and the last
    /// that came stands before or behind them. Below 0: not known. At the end.
    void counted(qint64 offsets);

    qint64 missing() const { return m_missing; }
    /// The most in a row.
    qint64 longest() const { return m_longest; }
    /// What did not come cannot be notes alone: they come one by one, or some in a row where many clients stop at once.
    bool areMessages() const { return m_longest > notesInARow; }

    static constexpr qint64 notesInARow = 10;

private:
    void gap(qint64 offsets);

    std::optional<quint64> m_first;
    quint64 m_next = 0;
    qint64 m_missing = 0;
    qint64 m_longest = 0;
};

} // namespace warrener
