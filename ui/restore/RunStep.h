#pragma once

#include "ui/restore/RestoreStep.h"

#include <QPointer>

namespace warrener {

class RunDesk;
class RunPanel;

/// The steps, while they are done.
class RunStep final : public RestoreStep
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunStep)

public:
    explicit RunStep(RestoreFlow &flow, QWidget *parent = nullptr);

    QString nextWords() const override { return tr("Next: proof"); }
    void enter() override;
    void refresh() override;
    QWidget *firstField() override;

    void askToStop();
    bool togglePause();
    void setActive(bool active);

private:
    RunDesk *m_desk = nullptr;
    RunPanel *m_panel = nullptr;
    bool m_active = false;
};

} // namespace warrener
