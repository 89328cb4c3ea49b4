#pragma once

#include "base/Clock.h"
#include "cluster/Event.h"

#include <QList>
#include <QMap>
#include <QString>

#include <cstdint>

namespace warrener {

/// Where a fault comes from, by the operations handbook's classes.
enum class FaultClass : std::uint8_t { Network, Hardware, Software, Human };

QString toId(FaultClass fault);   ///< "network", "hardware", "software", "human"
QString toWord(FaultClass fault); ///< translated

enum class Outcome : std::uint8_t {
    Passed,
    Note, ///< worth knowing, nothing to do
    Warning,
    Critical,
    NotAvailable,  ///< this version has no such thing
    NotConfigured, ///< the profile names no place to ask, or the site does not use it
    NotAsked,      ///< it could not be asked: the text says why
};

QString toId(Outcome outcome);   ///< "passed", "note", "warning", "critical", "not-available", …
QString toWord(Outcome outcome); ///< translated
/// Neither good nor bad: not available, not configured, could not be asked.
bool isNotJudged(Outcome outcome);

/// The kind of the check queue.list where not every queue was listed: nothing is said of the others.
inline constexpr auto listedInPart = "in-part";

/// What one check says about one subject.
struct CheckResult
{
    QString id; ///< stable, dotted: "host.disk.data", "reach.port.amqp"
    FaultClass fault = FaultClass::Software;
    Subject subject;
    QString host; ///< profile name of the host it concerns; empty: none in particular
    Outcome outcome = Outcome::Passed;
    QString title;                ///< translated, a sentence without full stop: "Data disk of broker2 is full"
    QString text;                 ///< translated, what and why; may be empty
    QString seen;                 ///< translated: "0 B of 80 GiB free on /var/lib/rabbitmq"
    QString expected;             ///< translated: "at least 5 GiB"
    TimePoint since{};            ///< never: not known
    Millis took{0};               ///< of the slowest answer that it rests upon
    QString kind;                 ///< finer than the id, stable: "refused", "frozen"; may be empty
    QMap<QString, QString> facts; ///< for rules and for the commands of an advice: "mount", "queue", "vhost", "peer", "port"

    bool operator==(const CheckResult &) const = default;
};

} // namespace warrener
