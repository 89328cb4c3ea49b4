#pragma once

#include <QString>

namespace warrener {

/// How far a diagnosis has come.
struct DiagnosisProgress
{
    int asked = 0; ///< questions put so far
    int answered = 0;
    QString what{}; ///< the latest, translated: "broker2: AMQP"
};

} // namespace warrener
