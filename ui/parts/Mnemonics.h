#pragma once

#include <QString>

namespace warrener {

/// For a button or a menu: what a queue, a vhost or a plan is called is shown as it is written. Of “&” Qt would make a
/// mnemonic, of which the program has none, and two of a kind in one menu.
inline QString withoutMnemonic(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1StringView("&&"));
}

} // namespace warrener
