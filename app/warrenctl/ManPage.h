#pragma once

#include "app/warrenctl/Verb.h"

namespace warrener::ctl {

/// warrenctl.1 in troff's man macros, from the description that parses the command line.
QString manPage(const Verb &root);

} // namespace warrener::ctl
