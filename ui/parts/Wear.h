#pragma once

#include <QStyle>
#include <QWidget>

namespace warrener {

/// Has a button look as a kind of the style sheet does ("primary", "danger", …; empty: the usual one).
inline void wear(QWidget *button, const QString &kind)
{
    if (button->property("kind").toString() == kind)
        return;
    button->setProperty("kind", kind);
    button->style()->unpolish(button);
    button->style()->polish(button);
}

} // namespace warrener
