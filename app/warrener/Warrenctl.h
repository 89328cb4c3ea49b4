#pragma once

#include <QString>

namespace warrener {

/// The program warrenctl that goes with this one: beside it, else on the PATH; empty: there is none.
QString warrenctlProgram();

} // namespace warrener
