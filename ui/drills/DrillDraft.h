#pragma once

#include "plan/drill/DrillDocument.h"

#include <QStringList>

namespace warrener::drills {

// What a person draws, before it is a drill that can be run. All pure.

/// One with a node that is stopped, to begin with.
DrillDocument newDraft(const QStringList &taken);
/// The same under an id that is free.
DrillDocument copyOf(const DrillDocument &document, const QStringList &taken);

/// A language that a drill's texts stand in.
enum class TextIn : std::uint8_t { English, Chinese };
/// The window's; as Worded::text() chooses.
TextIn ownText();
const QString &textIn(const Worded &words, TextIn language);
/// A translation changes nothing but itself. What is written in the window's language stands for the other one too, letter by letter,
/// while nobody has translated it.
void setText(Worded &words, TextIn language, const QString &text);
/// A text that stands in both languages was changed in this one and not in the other.
bool isOtherBehind(const DrillDocument &now, const DrillDocument &first, TextIn language);

/// After how many seconds of it a drill breaks off; 0: never. Of kinds that are measured in time.
int limitOf(const DrillDocument &document, DrillConditionKind kind);
/// 0: it does not break off for that any more.
void setLimit(DrillDocument &document, DrillConditionKind kind, int seconds);

/// Where an act stands on the time line.
struct DraftBlock
{
    std::chrono::seconds from{0};
    std::chrono::seconds length{0};
    int lane = 0; ///< 0: all targets, 1…: that one

    bool operator==(const DraftBlock &) const = default;
};
/// `usual`: how long those last that leave it to the run.
QList<DraftBlock> blocksOf(const DrillMode &mode, std::chrono::seconds usual);

/// Where the act at `index` comes to stand when its middle is drawn to `at`: an index of the list without it.
int placeAt(const DrillMode &mode, std::chrono::seconds usual, int index, std::chrono::seconds at);
DrillMode moved(DrillMode mode, int from, int to);
/// Snapped to 5 s, at least 5 s, at most an hour.
DrillMode stretched(DrillMode mode, int index, std::chrono::seconds length);
/// A pause stays with all.
DrillMode onLane(DrillMode mode, int index, int lane);
DrillMode without(DrillMode mode, int index);
/// Behind `index`; −1: at the end.
DrillMode with(DrillMode mode, int index, const DrillAct &act);
/// With what this fault needs to be one.
DrillAct actOf(std::optional<FaultKind> fault);

/// What the drawn document is as a file, and whether it is a drill.
struct DraftCheck
{
    QByteArray bytes{};
    Status sound{};
    int line = 0; ///< 1… of what is wrong; 0: nothing, or not known

    bool isSound() const { return sound.has_value(); }
};
DraftCheck checkDraft(const DrillDocument &document);

} // namespace warrener::drills
