#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace warrener {

// What a login prints of itself (a .bashrc, a banner) comes before what a script says. Lines that count begin
// with a mark that nobody else can know.

/// A mark of its own for each question: 16 hex digits. In a script it stands behind a quotation mark, by which the script itself is told
/// from what it says.
QString newMark();
/// What follows the mark in each line that has it; a line may have been cut off at its end.
QStringList markedLines(const QByteArray &output, const QString &mark);

} // namespace warrener
