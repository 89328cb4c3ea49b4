#pragma once

#include "look/secrets/LoginTries.h"

#include <QString>

#include <memory>

namespace warrener {

/// The password and what else must not be in a profile. Never printed, never stored.
struct Credentials
{
    QString password;
    /// Of this password, for all who were handed it.
    std::shared_ptr<LoginTries> tries = std::make_shared<LoginTries>();
};

} // namespace warrener
