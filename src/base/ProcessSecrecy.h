#pragma once

#include <QByteArray>
#include <QString>

namespace warrener {

/// First of all in main(): what this process knows stays in it. No core is dumped, whatever pipes cores
/// to a program included, no other process of the same user may read its memory, and no program that it
/// starts inherits an open file.
void keepProcessSecret();

/// The variable's value, which is then in the environment no more: neither for programs that are started
/// nor for whoever reads /proc. Empty where it is not set. Before there is a second thread.
QString takeFromEnvironment(const QByteArray &variable);

} // namespace warrener
