#pragma once

#include "base/Worded.h"
#include "run/operations/drill/DrillOperations.h"
#include "run/operations/drill/Fault.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>

namespace warrener {

/// What a drill's faults are made on.
enum class DrillTarget : std::uint8_t { Node, Proxy };
QString toId(DrillTarget target); ///< "node", "proxy"

/// Whom a host is cut off from.
enum class DrillPeers : std::uint8_t {
    Others,  ///< the nodes that are no targets
    Brokers, ///< all nodes
    Proxies,
};
QString toId(DrillPeers peers); ///< "others", "brokers", "proxies"

/// One act of the method: a fault on every target at once or on one of them, or a pause without one.
struct DrillAct
{
    std::optional<FaultKind> fault{}; ///< none: nothing is made
    DrillPeers peers = DrillPeers::Others;
    int amount = 0;                  ///< see FaultKind
    std::chrono::seconds seconds{0}; ///< how long; 0: as the run is told
    int on = 0;                      ///< 1…: the first target, the second…, as they were chosen; 0: all of them

    bool operator==(const DrillAct &) const = default;
};

/// One way to make the fault.
struct DrillMode
{
    QString id{};
    Worded title{};
    std::optional<DrillTarget> target{}; ///< none: the document's
    QList<DrillAct> method{};            ///< one after the other; what was made is taken back before the next

    int leastTargets() const; ///< so many must be chosen, at least 1

    bool operator==(const DrillMode &) const = default;
};

/// A drill as a document, in the manner of Chaos Toolkit: a hypothesis of the steady state, a method, what is taken back,
/// and what makes it break off. resources/drills/README.md describes the keys.
struct DrillDocument
{
    QString id{}; ///< 1–60 of a–z, 0–9 and "-"
    Worded title{};
    Worded description{};
    Worded expected{};    ///< what is to be seen
    Worded blastRadius{}; ///< who feels it
    Worded improve{};     ///< what to do where it fails; may be empty
    DrillTarget target = DrillTarget::Node;
    int mostTargets = 1;
    std::chrono::seconds usual{60}; ///< of the fault
    std::chrono::seconds least{5};
    std::chrono::seconds most{3600};
    bool automaticIsMeasured = false; ///< else it stands by
    std::chrono::hours backup{0};     ///< a verified one, at most so old; 0: none is needed
    ProbeWish probe{};
    QList<DrillCondition> steady{};
    QList<DrillCondition> during{};
    std::chrono::seconds settle{30}; ///< so long after the fault `during` need not hold
    QList<DrillCondition> abort{};
    std::chrono::seconds recovery{300}; ///< within which the steady state is back
    QList<DrillMode> modes{};           ///< at least one; the first is the usual one

    const DrillMode *mode(const QString &wanted) const; ///< empty: the first one; null: there is none
    bool operator==(const DrillDocument &) const = default;
};

/// At most 256 KiB. English texts are needed; without Chinese ones they stand in for them. Errors: TooLarge, Malformed with
/// the line, and the column of what is no JSON or the key.
Result<DrillDocument> drillDocumentFromBytes(const QByteArray &bytes);
QJsonObject toJson(const DrillDocument &document);

} // namespace warrener
