#include "ui/restore/RunStep.h"

#include "ui/steps/RunDesk.h"
#include "ui/steps/RunPanel.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

RunStep::RunStep(RestoreFlow &flow, QWidget *parent)
    : RestoreStep(flow, RestoreStage::Run, tr("Run"), tr("Each step is written into the journal before it is done; what you leave goes on."), parent)
{
    setObjectName(u"restoreRun"_s);
}

QWidget *RunStep::firstField()
{
    return m_panel;
}

/// Every cluster has its own runs.
void RunStep::enter()
{
    RunDesk &desk = flow().desk().runs();
    if (m_desk != &desk) {
        delete m_panel;
        m_desk = &desk;
        m_panel = new RunPanel(desk, this);
        m_panel->setClosable(false);
        body()->addWidget(m_panel, 1);
        connect(m_panel, &RunPanel::succeeded, this, &RestoreStep::succeeded);
        connect(&desk, &RunDesk::changed, &flow(), &RestoreFlow::changed);
        connect(&desk, &RunDesk::ended, &flow(), &RestoreFlow::changed);
    }
    m_panel->follow();
    m_panel->setActive(m_active);
}

void RunStep::refresh() {}

void RunStep::askToStop()
{
    if (m_panel != nullptr)
        m_panel->askToStop();
}

bool RunStep::togglePause()
{
    return m_panel != nullptr && m_panel->togglePause();
}

void RunStep::setActive(bool active)
{
    m_active = active;
    if (m_panel != nullptr)
        m_panel->setActive(active);
}

} // namespace warrener
