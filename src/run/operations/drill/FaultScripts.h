#pragma once

#include "run/operations/drill/Fault.h"

namespace warrener::parts {

/// What a host is told for one fault, each text for a POSIX shell as root. Pure.
///
/// The order is: possible, arm, armed, make, reverse. `arm` puts `reverse` onto the host, where a timer of systemd starts
/// it at the deadline with nobody watching, and the next boot does before that; `make` does nothing unless that timer runs.
/// `reverse` is one text, whoever starts it; it is harmless twice and where nothing was made, looks at what is left
/// afterwards, and takes itself and the timer away only when nothing is.
struct FaultScripts
{
    QString possible{}; ///< changes nothing; says why not
    QString arm{};      ///< leaves nothing where it fails
    QString armed{};    ///< prints "armed SECONDS", the time that is left
    QString make{};     ///< last it prints how long the fault itself took to make, in ms behind tookWord
    QString reverse{};
    QString left{};  ///< prints what of this fault is still there, one a line; nothing: nothing
    QString words{}; ///< of the fault itself: the lines of `make` that make it, for people, with the unit's own name
};

/// So much must be left until the deadline when the fault is made: all the time that it is to last, and a third of what was
/// put on top of that for the ways there and back.
std::chrono::seconds restForMaking(const Fault &fault);

/// `console`: the address from which that host sees us, where it is known: a cut must not cut us off.
/// Errors: NotConfigured (its service is not looked after by systemd), Usage (the fault lacks what it needs).
Result<FaultScripts> faultScripts(const HostProfile &host, const Fault &fault, const QString &console = {});

inline constexpr QLatin1StringView tookWord("took ");
// What `reverse` says on stdout: first whether it found what was armed, and how many seconds its timer had to go (0 or less: it
// had fired, or the fault itself was gone before); and at last, behind a blank, which file it left as it was because somebody else has changed it.
inline constexpr QLatin1StringView foundWord("found"), goneWord("gone"), changedWord("changed");

/// How these scripts refuse: by their exit code, and a last line on stderr that begins so.
inline constexpr int faultRefused = 4;     ///< it may not be done now
inline constexpr int faultNotPossible = 5; ///< this host cannot do that
/// What a script said, as an error: Forbidden, NotAvailable or Command.
Error faultError(const QString &host, int exitCode, const QByteArray &err);

/// Where a host keeps what a way back has found and must not lose.
QString keptFaultFolder(const Fault &fault);

/// Everything of any drill that is on a host: folders, units, nftables' tables; one a line. Changes nothing.
QString anyLeftScript();

} // namespace warrener::parts
