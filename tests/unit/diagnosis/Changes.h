#pragma once

#include "cluster/Snapshot.h"

#include <QMetaType>

#include <functional>

/** What befalls a healthy cluster in a row of a test. */
using Change = std::function<void(warrener::Snapshot &)>;
Q_DECLARE_METATYPE(Change)
