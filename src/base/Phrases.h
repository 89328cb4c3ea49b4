#pragma once

#include <QString>
#include <QStringList>

/// Putting texts for people together, as their language does it.
namespace warrener::phrases {

/// "broker1, broker2"
QString list(const QStringList &items);
/// "rabbit@broker1, 8 cores, 16 GiB": what is said of one thing, each by itself. In Chinese a comma, where a list has its own.
QString facts(const QStringList &items);
/// "broker1 is down; lb2 does not answer": clauses that hold commas themselves.
QString clauses(const QStringList &items);
/// Whole sentences one after the other; no blank after a full-width full stop.
QString sentences(const QStringList &items);

} // namespace warrener::phrases
