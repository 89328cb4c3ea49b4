#pragma once

#include "ui/parts/StepMarks.h"

#include <QDoubleSpinBox>
#include <QSpinBox>
#include <QWheelEvent>

namespace warrener {

/// A field with a figure in it that looks like the other fields: with the program's own arrows, which a style sheet
/// could only take from a picture, and not moved by the wheel unless it has the focus: whoever scrolls a page of
/// settings past it would change a figure without seeing it.
template <class Field>
class Stepped final : public Field
{
public:
    explicit Stepped(QWidget *parent = nullptr) : Field(parent) { this->setFocusPolicy(Qt::StrongFocus); }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        Field::paintEvent(event);
        QStyleOptionSpinBox option;
        this->initStyleOption(&option);
        paintStepMarks(*this, option);
    }

    void wheelEvent(QWheelEvent *event) override
    {
        if (this->hasFocus())
            Field::wheelEvent(event);
        else
            event->ignore();
    }
};

using SpinBox = Stepped<QSpinBox>;
using DoubleSpinBox = Stepped<QDoubleSpinBox>;

} // namespace warrener
