#pragma once

#include "base/Result.h"

#include <QRegularExpression>
#include <QString>

#include <cstdint>

namespace warrener {

/// A regular expression over names, typed by a person: case is ignored, as the broker's own
/// management pages do. Every match is bounded, so that an expression that backtracks without
/// end costs a moment and a message, never the window.
class NamePattern final
{
public:
    static constexpr qsizetype maxLength = 1000;

    enum class Match : std::uint8_t {
        No,
        Yes,
        TooCostly, ///< given up: the expression tries too many ways on this name
    };

    /// Matches every name.
    NamePattern() = default;

    /// Fails with the place and the reason where `expression` is not one.
    static Result<NamePattern> compile(const QString &expression);

    bool isEmpty() const { return m_empty; }
    Match match(const QString &name) const;
    /// The bounded expression, for highlighting; an empty one where every name matches.
    const QRegularExpression &expression() const { return m_expression; }

private:
    QRegularExpression m_expression;
    bool m_empty = true;
};

} // namespace warrener
