#pragma once

#include <QMap>
#include <QString>

class QSettings;

namespace warrener {

/// Widths of columns as a person dragged them, in px by logical column; what nobody can have dragged is left out.
QMap<int, int> keptWidths(const QSettings &settings, const QString &key);
void keepWidths(QSettings &settings, const QString &key, const QMap<int, int> &widths);

} // namespace warrener
