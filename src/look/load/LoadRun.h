#pragma once

#include "base/Result.h"
#include "look/load/Account.h"
#include "look/load/Book.h"
#include "look/load/LoadOptions.h"

#include <functional>
#include <stop_token>

namespace warrener::load {

/// One run from the declaration of the queues to their removal. `early` ends the publishing before
/// its time, `now` everything at once; what was measured comes back in both cases. An error: the
/// queues could not be declared, after 15 s where trying again may help.
/// `watch`, where given, sees every 20 ms or so how far it has come.
Result<Account> runLoad(const LoadOptions &options, std::stop_token early, std::stop_token now, const std::function<void(const Book::Progress &)> &watch = {});

/// The queues that such a run declares go, with what is in them; those that are not there are none to remove. For who takes
/// up what a run has left whose process died. Errors: as above.
Status removeLoad(const LoadOptions &options, std::stop_token stop = {});

} // namespace warrener::load
