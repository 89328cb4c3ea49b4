#pragma once

#include <QStringList>

class QWidget;

namespace warrener {

/// What is wrong with the layout of everything visible below `root`: texts that do not fit their
/// widget, and neighbours that cover each other. One line each, with the widget's name; empty:
/// nothing.
QStringList layoutFaults(const QWidget &root);

} // namespace warrener
