#pragma once

#include <QLabel>
#include <QString>
#include <QWidget>

namespace warrener {

/// What a label of that object name says; of several the one that can be seen. Empty: none can.
inline QString shownText(const QWidget &page, const char *name)
{
    for (const auto *label : page.findChildren<QLabel *>(QString::fromLatin1(name))) {
        if (label->isVisible())
            return label->text();
    }
    return {};
}

} // namespace warrener
