#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QStyle>
#include <QWidget>

namespace warrener {

/// Has a button look as a kind of the style sheet does ("primary", "danger", …; empty: the usual one), and as large.
inline void wear(QWidget *button, const QString &kind)
{
    if (button->property("kind").toString() == kind)
        return;
    button->setProperty("kind", kind);
    button->style()->unpolish(button);
    button->style()->polish(button);
    // Buttons keep what size they were last; a bolder text in the room of a link would be cut.
    QEvent changed(QEvent::StyleChange);
    QCoreApplication::sendEvent(button, &changed);
    button->updateGeometry();
}

} // namespace warrener
