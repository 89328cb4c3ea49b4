#include "base/BoundedExpression.h"

#include <QCoreApplication>

namespace warrener {

namespace {

constexpr qsizetype longestShown = 100;

} // namespace

Status checkExpression(const QString &text)
{
    const QRegularExpression expression(text);
    if (expression.isValid())
        return {};
    return failure(
        ErrorKind::Usage,
        QCoreApplication::translate("BoundedExpression", "“%1” is no regular expression: %2").arg(text.left(longestShown), expression.errorString()));
}

} // namespace warrener
