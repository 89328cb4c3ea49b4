#include "Warrenctl.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace warrener {

QString warrenctlProgram()
{
    const QString beside = QCoreApplication::applicationDirPath() + "/warrenctl"_L1;
    return QFileInfo(beside).isExecutable() ? beside : QStandardPaths::findExecutable(u"warrenctl"_s);
}

} // namespace warrener
