#pragma once

class QThreadPool;

namespace warrener {

/// Where work waits that mostly waits: for a broker, a host, a lock. Wide, since a thread that waits
/// costs no processor, and apart from the global pool, which is as wide as the machine has cores and
/// which a few waits would fill. Threads end after half a minute without work. When the application ends it
/// waits five seconds for those that work; the program ends without those that hang.
QThreadPool *waitPool();

} // namespace warrener
