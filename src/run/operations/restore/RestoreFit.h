#pragma once

#include "cluster/BrokerTraits.h"

#include <QJsonObject>
#include <QString>

namespace warrener {

/// What becomes of an object of a backup where the target cannot have it as it is.
struct RestoreFit
{
    bool isLeftOut = false; ///< it is not imported at all
    QString advice{};       ///< translated, why and what to do; empty: the target can have it as it is

    bool operator==(const RestoreFit &) const = default;
};

/// Makes `object`, an element of the list `section` of a definitions export, such as the target can have. What is not known
/// of the target is taken for granted: the broker then says no by itself. What 4.0.5 and 4.3.6 refuse was measured; see
/// also the release notes of RabbitMQ 4.0.1 and 4.3.0. Pure.
RestoreFit fitInto(const QString &section, QJsonObject &object, const BrokerTraits &target);

} // namespace warrener
