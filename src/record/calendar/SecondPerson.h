#pragma once

#include <QStringList>

namespace warrener {

/// Translated: why the name is not that of a second person who may agree to a drill on a production cluster; empty: it is.
/// `others`: who runs it, and who they are logged in as; "ops@console" and "OPS" are one person. Pure.
QString whyNoSecondPerson(const QString &name, const QStringList &others);

} // namespace warrener
