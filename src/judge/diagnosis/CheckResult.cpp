#include "judge/diagnosis/CheckResult.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

QString toId(FaultClass fault)
{
    switch (fault) {
    case FaultClass::Network:
        return u"network"_s;
    case FaultClass::Hardware:
        return u"hardware"_s;
    case FaultClass::Software:
        return u"software"_s;
    case FaultClass::Human:
        return u"human"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString toWord(FaultClass fault)
{
    switch (fault) {
    case FaultClass::Network:
        return QCoreApplication::translate("Diagnosis", "network");
    case FaultClass::Hardware:
        return QCoreApplication::translate("Diagnosis", "hardware");
    case FaultClass::Software:
        return QCoreApplication::translate("Diagnosis", "software");
    case FaultClass::Human:
        return QCoreApplication::translate("Diagnosis", "human");
    }
    Q_UNREACHABLE_RETURN({});
}

QString toId(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed:
        return u"passed"_s;
    case Outcome::Note:
        return u"note"_s;
    case Outcome::Warning:
        return u"warning"_s;
    case Outcome::Critical:
        return u"critical"_s;
    case Outcome::NotAvailable:
        return u"not-available"_s;
    case Outcome::NotConfigured:
        return u"not-configured"_s;
    case Outcome::NotAsked:
        return u"not-asked"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString toWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed:
        return QCoreApplication::translate("Diagnosis", "Passed");
    case Outcome::Note:
        return QCoreApplication::translate("Diagnosis", "Note");
    case Outcome::Warning:
        return QCoreApplication::translate("Diagnosis", "Warning");
    case Outcome::Critical:
        return QCoreApplication::translate("Diagnosis", "Critical");
    case Outcome::NotAvailable:
        return QCoreApplication::translate("Diagnosis", "not available in this version");
    case Outcome::NotConfigured:
        return QCoreApplication::translate("Diagnosis", "not configured");
    case Outcome::NotAsked:
        return QCoreApplication::translate("Diagnosis", "could not be asked");
    }
    Q_UNREACHABLE_RETURN({});
}

bool isNotJudged(Outcome outcome)
{
    return outcome == Outcome::NotAvailable || outcome == Outcome::NotConfigured || outcome == Outcome::NotAsked;
}

} // namespace warrener
