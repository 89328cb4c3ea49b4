#pragma once

#include <QString>

class QWidget;

namespace warrener {

/// A field of the composer below its name, which a screen reader says too.
QWidget *composerField(const QString &name, QWidget *field, QWidget *parent);

} // namespace warrener
