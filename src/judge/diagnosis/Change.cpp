#include "judge/diagnosis/Change.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

QString toId(Change change)
{
    switch (change) {
    case Change::New:
        return u"new"_s;
    case Change::Gone:
        return u"gone"_s;
    case Change::Worse:
        return u"worse"_s;
    case Change::Better:
        return u"better"_s;
    case Change::Same:
        return u"same"_s;
    case Change::NotAsked:
        return u"not-asked"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString toWord(Change change)
{
    switch (change) {
    case Change::New:
        return QCoreApplication::translate("ReportDiff", "New");
    case Change::Gone:
        return QCoreApplication::translate("ReportDiff", "Gone");
    case Change::Worse:
        return QCoreApplication::translate("ReportDiff", "Worse");
    case Change::Better:
        return QCoreApplication::translate("ReportDiff", "Better");
    case Change::Same:
        return QCoreApplication::translate("ReportDiff", "Unchanged");
    case Change::NotAsked:
        return QCoreApplication::translate("ReportDiff", "Not asked");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace warrener
