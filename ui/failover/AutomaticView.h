#pragma once

#include "base/Clock.h"
#include "base/Ids.h"
#include "cluster/Level.h"
#include "plan/failover/AutoFailover.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

#include <QList>
#include <QString>

#include <cstdint>

namespace warrener {

using AutomaticState = AutoState; ///< as the automatic itself calls it, in the window as in the terminal

/// One node as the automatic sees it.
struct AutomaticNode
{
    NodeName node{};
    bool active = false; ///< the one it would act for
    Level level = Level::Unknown;
    QString words{};  ///< of the last check, translated
    int failures = 0; ///< in a row
    TimePoint checkedAt{};

    bool operator==(const AutomaticNode &) const = default;
};

/// Something it did, or decided not to do, and why.
struct AutomaticDecision
{
    TimePoint at{};
    Level level = Level::Note;
    QString words{}; ///< translated

    bool operator==(const AutomaticDecision &) const = default;
};

/// The automatic failover of one cluster, as the window shows it.
struct AutomaticView
{
    bool possible = true; ///< there is a proxy, and another node
    QString whyNot{};     ///< translated, where it is not possible
    bool armed = false;
    bool wanted = false;       ///< shall be armed: by a person or the profile; not armed then is a loss
    bool service = false;      ///< a service without a window watches the cluster
    bool serviceBusy = false;  ///< it is being started or stopped
    QString serviceName{};     ///< of its unit
    QString serviceObstacle{}; ///< translated: why there can be none; empty: there can be one
    QString trouble{};         ///< translated: why it could not be armed, or could not act; empty: nothing is in its way
    AutomaticState state = AutomaticState::Normal;
    QString stateWords{};    ///< translated: what it waits for, or why it failed; may be empty
    NodeName target{};       ///< who would take over; empty: nobody
    bool paused = false;     ///< somebody paused it; that may be over by now
    TimePoint pausedUntil{}; ///< never: until somebody resumes it
    QString pausedBy{};
    TimePoint blockedUntil{}; ///< never: no block against flapping
    QString blockedWhy{};
    int failuresToAct = 3;
    Millis checkEvery{10000};
    QList<AutomaticNode> nodes{};
    QList<AutomaticDecision> decisions{}; ///< newest first

    bool isPaused(TimePoint now) const { return paused && (isNever(pausedUntil) || pausedUntil > now); }
    bool isBlocked(TimePoint now) const { return !isNever(blockedUntil) && blockedUntil > now; }
    bool operator==(const AutomaticView &) const = default;
};

Level levelOf(AutomaticState state);

/// How it stands with the automatic, in the one wording and colour of the header, its page and the tray.
struct AutomaticSign
{
    GlyphKind glyph = GlyphKind::NoData;
    Token tone = Token::Text2; ///< of the words
    Level level = Level::Note; ///< Warning and Critical: nobody is protected as they may believe
    QString words{};           ///< translated: "Automatic failover armed", "Automatic failover paused until 14:30"
    QString why{};             ///< translated; may be empty

    bool operator==(const AutomaticSign &) const = default;
};

AutomaticSign automaticSign(const AutomaticView &view, TimePoint now);

} // namespace warrener
