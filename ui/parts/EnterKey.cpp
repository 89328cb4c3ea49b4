#include "ui/parts/EnterKey.h"

#include <QKeyEvent>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace warrener {

bool pressByEnter(QAbstractButton &button, const QKeyEvent &key)
{
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (!isEnter || button.property("kind").toString().startsWith("danger"_L1))
        return false;
    if (key.isAutoRepeat())
        return true;
    if (auto *pushed = qobject_cast<QPushButton *>(&button); pushed != nullptr && pushed->menu() != nullptr)
        pushed->showMenu();
    else
        button.click();
    return true;
}

} // namespace warrener
