#include "ui/model/ProgramSettings.h"

#include <QFile>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// What is removed later must not come back with the next start.
constexpr auto takenOverKey = "settings/takenOver"_L1;

} // namespace

QString programSettingsFile(const QString &configuration)
{
    return configuration + "/warrener/warrener.ini"_L1;
}

void takeOverSettings(QSettings &settings, const QString &configuration)
{
    const QString file = configuration + "/Unknown Organization/warrener.conf"_L1;
    if (settings.value(takenOverKey, false).toBool() || !QFile::exists(file))
        return;
    const QSettings old(file, QSettings::IniFormat);
    const QStringList keys = old.allKeys();
    for (const QString &key : keys) {
        if (!settings.contains(key))
            settings.setValue(key, old.value(key));
    }
    settings.setValue(takenOverKey, true);
}

} // namespace warrener
