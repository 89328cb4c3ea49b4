#include "base/Units.h"
#include "judge/diagnosis/HostCheckParts.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener::hostchecks {

namespace {

/// A second out of step spoils the order of log lines; half a minute what rests on dates:
/// certificates, tokens, time-outs of messages that a client stamps.
constexpr Millis warningFrom = 1s;
constexpr Millis criticalFrom = 30s;

/// A clock against the console's, and the doubt that the way to it leaves.
struct Reading
{
    Millis offset{0}, error{0};
};

/// The middle of all clocks, the console's among them: one that is wrong cannot move it far. It is no surer than it was read: where
/// most were read over a slow way, or by a busy console, the one that was read well is not the wrong one.
Reading middle(const QList<HostView> &hosts)
{
    QList<Reading> readings{Reading{}};
    for (const HostView &host : hosts) {
        if (host.deep.clock.has())
            readings.append({.offset = host.deep.clock.value->offset, .error = host.deep.clock.value->error});
    }
    std::ranges::sort(readings, {}, &Reading::offset);
    const qsizetype half = readings.size() / 2;
    if (readings.size() % 2 == 1)
        return readings[half];
    return std::abs(readings[half - 1].offset.count()) < std::abs(readings[half].offset.count()) ? readings[half - 1] : readings[half];
}

} // namespace

QList<CheckResult> clockChecks(const QList<HostView> &hosts)
{
    QList<CheckResult> results;
    const Reading common = middle(hosts);
    for (const HostView &host : hosts) {
        CheckResult result = about("host.clock"_L1, FaultClass::Human, host);
        results.append(result);
        CheckResult &last = results.last();
        if (lacksAnswer(last, host.deep.clock))
            continue;
        const ClockLook &look = *host.deep.clock.value;
        const Millis off = look.offset - common.offset;
        const Millis size{std::abs(off.count())};
        // What the ways to the two may have added is not the clock's fault.
        const Millis doubt = look.error + common.error;
        const Millis sure = std::max(Millis{0}, size - doubt);
        last.outcome = sure > criticalFrom ? Outcome::Critical : sure > warningFrom ? Outcome::Warning : Outcome::Passed;
        last.facts = {{u"offset"_s, QString::number(off.count())}};
        last.expected = QCoreApplication::translate("HostChecks", "within %1 of the others").arg(units::duration(warningFrom));
        last.seen = off.count() < 0 ? QCoreApplication::translate("HostChecks", "%1 slow, give or take %2").arg(units::duration(size), units::duration(doubt))
                                    : QCoreApplication::translate("HostChecks", "%1 fast, give or take %2").arg(units::duration(size), units::duration(doubt));
        if (last.outcome == Outcome::Passed) {
            last.title = QCoreApplication::translate("HostChecks", "The clock of %1 agrees with the others").arg(host.name());
            continue;
        }
        last.kind = off.count() < 0 ? u"slow"_s : u"fast"_s;
        last.title = off.count() < 0 ? QCoreApplication::translate("HostChecks", "The clock of %1 is slow").arg(host.name())
                                     : QCoreApplication::translate("HostChecks", "The clock of %1 is fast").arg(host.name());
    }
    return results;
}

} // namespace warrener::hostchecks
