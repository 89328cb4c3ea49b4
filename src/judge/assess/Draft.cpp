#include "judge/assess/Draft.h"

#include <QCoreApplication>

namespace warrener {

QString fill(const char *source, const QStringList &values)
{
    const QString pattern = QCoreApplication::translate("Diagnosis", source);
    QString text;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool isPlace = pattern.at(i) == u'%' && i + 1 < pattern.size() && pattern.at(i + 1).isDigit();
        if (!isPlace) {
            text += pattern.at(i);
            continue;
        }
        text += values.value(pattern.at(++i).digitValue() - 1);
    }
    return text;
}

} // namespace warrener
