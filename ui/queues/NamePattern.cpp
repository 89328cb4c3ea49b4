#include "ui/queues/NamePattern.h"

#include "base/BoundedExpression.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

Result<NamePattern> NamePattern::compile(const QString &expression)
{
    NamePattern pattern;
    if (expression.isEmpty())
        return pattern;
    if (expression.size() > maxLength) {
        return failure(ErrorKind::Usage, QCoreApplication::translate("NamePattern", "The expression is longer than %1 characters").arg(maxLength));
    }
    pattern.m_empty = false;
    pattern.m_expression = QRegularExpression(expressionBounds + expression, QRegularExpression::CaseInsensitiveOption);
    if (!pattern.m_expression.isValid()) {
        const auto at = qBound(qsizetype{0}, pattern.m_expression.patternErrorOffset() - expressionBounds.size(), expression.size());
        return failure(
            ErrorKind::Usage,
            QCoreApplication::translate("NamePattern", "Not an expression, at character %1: %2").arg(QString::number(at), pattern.m_expression.errorString()));
    }
    return pattern;
}

NamePattern::Match NamePattern::match(const QString &name) const
{
    if (m_empty)
        return Match::Yes;
    const QRegularExpressionMatch match = m_expression.match(name);
    if (match.hasMatch())
        return Match::Yes;
    return match.isValid() ? Match::No : Match::TooCostly;
}

} // namespace warrener
