#pragma once

#include "ui/parts/Dialog.h"

#include <QList>

namespace warrener {

/// "?": all keys.
class KeysOverlay final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeysOverlay)

public:
    struct Key
    {
        QString keys;
        QString what;
    };

    KeysOverlay(const QList<Key> &keys, QWidget *parent);
};

} // namespace warrener
