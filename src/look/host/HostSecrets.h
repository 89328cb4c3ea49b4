#pragma once

#include <QString>

namespace warrener {

/// `text` of a configuration file with every password, secret, cookie and token in it replaced by
/// "***": in rabbitmq.conf's, in Erlang's, in HAProxy's and in the shell's way of writing, and in URLs.
QString withoutSecrets(const QString &text);

} // namespace warrener
