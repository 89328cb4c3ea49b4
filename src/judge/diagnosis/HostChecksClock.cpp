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

/// The middle of all clocks, the console's among them: one that is wrong cannot move it far.
Millis middle(const QList<HostView> &hosts)
{
    QList<Millis> offsets{Millis{0}};
    for (const HostView &host : hosts) {
        if (host.deep.clock.has())
            offsets.append(host.deep.clock.value->offset);
    }
    std::ranges::sort(offsets);
    const qsizetype half = offsets.size() / 2;
    return offsets.size() % 2 == 1 ? offsets[half] : std::abs(offsets[half - 1].count()) < std::abs(offsets[half].count()) ? offsets[half - 1] : offsets[half];
}

} // namespace

QList<CheckResult> clockChecks(const QList<HostView> &hosts)
{
    QList<CheckResult> results;
    const Millis common = middle(hosts);
    for (const HostView &host : hosts) {
        CheckResult result = about("host.clock"_L1, FaultClass::Human, host);
        results.append(result);
        CheckResult &last = results.last();
        if (lacksAnswer(last, host.deep.clock))
            continue;
        const ClockLook &look = *host.deep.clock.value;
        const Millis off = look.offset - common;
        const Millis size{std::abs(off.count())};
        // What the way to the host may have added is not the clock's fault.
        const Millis sure = std::max(Millis{0}, size - look.error);
        last.outcome = sure > criticalFrom ? Outcome::Critical : sure > warningFrom ? Outcome::Warning : Outcome::Passed;
        last.facts = {{u"offset"_s, QString::number(off.count())}};
        last.expected = QCoreApplication::translate("HostChecks", "within %1 of the others").arg(units::duration(warningFrom));
        last.seen = off.count() < 0
                        ? QCoreApplication::translate("HostChecks", "%1 slow, give or take %2").arg(units::duration(size), units::duration(look.error))
                        : QCoreApplication::translate("HostChecks", "%1 fast, give or take %2").arg(units::duration(size), units::duration(look.error));
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
