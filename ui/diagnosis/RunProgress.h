#pragma once

#include <QString>

namespace warrener {

/// How far a running diagnosis is.
struct RunProgress
{
    int done = 0;
    int total = 0; ///< 0: not known yet
    QString what;  ///< translated, what is being asked: "AMQP round trip through lb1"

    bool operator==(const RunProgress &) const = default;
};

} // namespace warrener
