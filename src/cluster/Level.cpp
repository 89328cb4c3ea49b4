#include "cluster/Level.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

QString toId(Level level)
{
    switch (level) {
    case Level::Ok:
        return u"ok"_s;
    case Level::Note:
        return u"note"_s;
    case Level::Unknown:
        return u"unknown"_s;
    case Level::Warning:
        return u"warning"_s;
    case Level::Critical:
        return u"critical"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString toWord(Level level)
{
    switch (level) {
    case Level::Ok:
        return QCoreApplication::translate("Level", "Healthy");
    case Level::Note:
        return QCoreApplication::translate("Level", "Note");
    case Level::Unknown:
        return QCoreApplication::translate("Level", "No data");
    case Level::Warning:
        return QCoreApplication::translate("Level", "Warning");
    case Level::Critical:
        return QCoreApplication::translate("Level", "Critical");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace warrener
