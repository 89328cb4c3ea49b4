#include "ui/charts/RunChart.h"
#include "ui/failover/AutomaticCard.h"
#include "ui/failover/CandidatesCard.h"
#include "ui/failover/FailoverPage.h"
#include "ui/failover/OutcomeCard.h"
#include "ui/failover/WishBar.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/PageHeader.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/StatePanel.h"
#include "ui/steps/ConfirmBar.h"
#include "ui/steps/RunPanel.h"
#include "ui/steps/StepsView.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

void FailoverPage::build()
{
    buildHeader();
    m_notice->setObjectName(u"failoverNotice"_s);
    m_unfinished->setObjectName(u"unfinishedRun"_s);
    m_stack = new QStackedLayout;
    m_stack->addWidget(buildStatePage());
    m_stack->addWidget(buildPlanPage());
    m_stack->addWidget(m_automatic);
    m_stack->addWidget(buildRunPage());
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(20, 16, 20, 16);
    all->setSpacing(12);
    all->addWidget(m_header);
    all->addWidget(m_notice);
    all->addWidget(m_unfinished);
    all->addLayout(m_stack, 1);
    auto *pause = new QShortcut(Qt::Key_P, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(pause, &QShortcut::activated, this, [this] {
        if (m_stack->currentWidget() == m_run)
            m_run->togglePause();
    });
    setFocusPolicy(Qt::ClickFocus); // for that key
}

void FailoverPage::buildHeader()
{
    m_tabs->setObjectName(u"failoverTabs"_s);
    m_tabs->setAccessibleName(tr("What is to be done"));
    m_save->setObjectName(u"savePlan"_s);
    m_copy->setObjectName(u"copyCommandLine"_s);
    m_copy->setToolTip(tr("The same as a line for the terminal"));
    m_proxyConfig->setObjectName(u"proxyConfig"_s);
    m_proxyConfig->setToolTip(tr("Recommended HAProxy configuration, and what is wrong with the present one"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_tabs, m_save, m_copy, m_proxyConfig})
        m_header->addRight(widget);
}

QWidget *FailoverPage::buildStatePage()
{
    m_state->setObjectName(u"failoverState"_s);
    return m_state->asPage(this);
}

QWidget *FailoverPage::buildPlanPage()
{
    auto *page = new QWidget(this);
    m_plan->setObjectName(u"planSteps"_s);
    m_candidates->setMinimumWidth(330);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(12);
    // At 1100 px the reasons of two candidates are read whole, beside a scroll bar too.
    sides->addWidget(m_candidates, 40);
    sides->addWidget(m_plan, 60);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_wish);
    column->addLayout(sides, 1);
    column->addWidget(m_confirm);
    return page;
}

QWidget *FailoverPage::buildRunPage()
{
    m_sessions->setObjectName(u"sessionsChart"_s);
    m_rates->setObjectName(u"ratesChart"_s);
    m_run->side()->addWidget(m_outcome);
    m_run->side()->addWidget(m_sessions);
    m_run->side()->addWidget(m_rates);
    m_outcome->hide();
    return m_run;
}

} // namespace warrener
