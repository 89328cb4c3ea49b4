#pragma once

#include <QStyleOptionSpinBox>

class QWidget;

namespace warrener {

/// The two arrows of a field with steps; nothing for one without buttons. One that has come to its end is pale.
void paintStepMarks(QWidget &field, const QStyleOptionSpinBox &option);

} // namespace warrener
