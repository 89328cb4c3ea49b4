#pragma once

#include "support/SafetySeeds.h"

#include <QString>
#include <QTest>

#include <algorithm>
#include <functional>
#include <random>

/// Seeded trials of one kind of harm.
namespace warrener {

/// Rolls of one seed.
class Dice
{
public:
    explicit Dice(quint32 seed) : m_engine(seed) {}
    /// 0 … sides − 1.
    int roll(int sides) { return int(m_engine() % unsigned(sides)); }
    bool oneIn(int sides) { return roll(sides) == 0; }
    template <class List>
    auto of(const List &list)
    {
        return list[roll(int(list.size()))];
    }
    template <class List>
    void shuffle(List &list)
    {
        std::shuffle(list.begin(), list.end(), m_engine);
    }

private:
    std::mt19937 m_engine;
};

/// What an oracle has against it; empty: nothing.
using Trial = std::function<QString(Dice &dice)>;

inline void trySeeds(int usual, const Trial &trial)
{
    const SafetySeeds seeds = SafetySeeds::wanted(usual);
    for (int i = 0; i < seeds.count; ++i) {
        const quint32 seed = seeds.first + quint32(i);
        Dice dice(seed);
        const QString wrong = trial(dice);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong + replayWords(seed) + QStringLiteral(" and the name of this function")));
    }
}

} // namespace warrener
