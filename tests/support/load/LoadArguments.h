#pragma once

#include "look/load/LoadOptions.h"

namespace warrener::load {

/// What the command line asks for; the password comes from WARRENER_PASSWORD. Errors: Usage. `arguments` begin with
/// the program's name. Prints the help and ends for --help.
Result<LoadOptions> parseOptions(const QStringList &arguments);

} // namespace warrener::load
