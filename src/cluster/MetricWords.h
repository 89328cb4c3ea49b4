#pragma once

#include "cluster/Metric.h"

namespace warrener {

/// What a series is called, in the window and on paper: "Host CPU". Translated.
QString toWord(Metric metric);

} // namespace warrener
