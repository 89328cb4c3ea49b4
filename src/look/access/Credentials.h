#pragma once

#include <QString>

namespace warrener {

/// The password and what else must not be in a profile. Never printed, never stored.
struct Credentials
{
    QString password;
};

} // namespace warrener
