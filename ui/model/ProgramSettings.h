#pragma once

#include <QString>

class QSettings;

namespace warrener {

/// Where the program keeps what it remembers of its user, in the folder of configurations
/// ($XDG_CONFIG_HOME): warrener/warrener.ini. Opened once, in main(), and handed to whoever
/// remembers something.
QString programSettingsFile(const QString &configuration);

/// Takes over, once, what an earlier Warrener wrote without naming its organisation, into
/// "Unknown Organization/warrener.conf" of that folder: columns, known findings, schedules. What the
/// settings have already stays; the old file is left as it is.
void takeOverSettings(QSettings &settings, const QString &configuration);

} // namespace warrener
