#pragma once

#include "Oracle.h"

namespace warrener::safety {

/// Does to the hosts what that world says, and waits until it has begun. False: it could not be done.
bool begin(const LiveWorld &world);
/// Whatever of begin() may be there goes; a broker that it left off is started by bench::reset().
void heal(const LiveWorld &world);

enum class Counting : std::uint8_t { GoesOn, Anew };
/// The brokers' processes, by way of this machine: no network, no login. How often their hosts have started them is counted
/// from zero after `Counting::Anew`.
QMap<QString, Life> lives(Counting counting = Counting::GoesOn);
/// As the proxies say themselves.
Servers servers();

} // namespace warrener::safety
