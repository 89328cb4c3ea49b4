#pragma once

#include "ui/parts/Dialog.h"
#include "ui/restore/RestoreDesk.h"

namespace warrener {

class ComboBox;

/// Into which cluster a backup is restored for a test: this one or another, each time under throw-away names.
class TestPlaceDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestPlaceDialog)

public:
    /// `places`: this cluster first; at least one.
    explicit TestPlaceDialog(const QList<RestorePlace> &places, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const warrener::RestorePlace &place);

private:
    const RestorePlace &place() const;
    void showPlace();

    const QList<RestorePlace> m_places;
    ComboBox *m_place;
    Label *m_reason;
    QPushButton *m_goOn;
};

} // namespace warrener
