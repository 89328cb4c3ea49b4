#include "ui/diagnosis/ComparisonView.h"
#include "ui/diagnosis/DiagnosisPage.h"
#include "ui/diagnosis/FindingView.h"
#include "ui/diagnosis/FindingsCard.h"
#include "ui/diagnosis/ReportCounts.h"
#include "ui/diagnosis/RunBar.h"
#include "ui/parts/KeyButton.h"
#include "ui/parts/MenuButton.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/PageHeader.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/VerdictCard.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

void DiagnosisPage::build()
{
    buildHeader();
    m_notice->hide();
    m_bar->hide();
    m_stack = new QStackedLayout;
    m_stack->addWidget(buildStatePage());
    m_stack->addWidget(buildReportPage());
    m_stack->addWidget(m_comparison);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(20, 16, 20, 16);
    all->setSpacing(12);
    all->addWidget(m_header);
    all->addWidget(m_notice);
    all->addWidget(m_bar);
    all->addLayout(m_stack, 1);
}

void DiagnosisPage::buildHeader()
{
    m_run->setObjectName(u"runAgain"_s);
    m_reports->setObjectName(u"reportsMenu"_s);
    m_compare->setObjectName(u"compareMenu"_s);
    m_export->setObjectName(u"exportMenu"_s);
    for (QWidget *button : std::initializer_list<QWidget *>{m_run, m_reports, m_compare, m_export})
        m_header->addRight(button);
    connect(m_reports, &MenuButton::aboutToOpen, this, &DiagnosisPage::fillReports);
    connect(m_compare, &MenuButton::aboutToOpen, this, &DiagnosisPage::fillCompare);
    const auto addFormat = [this](const QString &text, const QString &name, ReportFormat format) {
        QAction *action = m_export->choices()->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, [this, format] { exportReport(format); });
    };
    addFormat(tr("JSON, for programs…"), u"exportJson"_s, ReportFormat::Json);
    addFormat(tr("HTML, one file with charts…"), u"exportHtml"_s, ReportFormat::Html);
    addFormat(tr("PDF, to print or send…"), u"exportPdf"_s, ReportFormat::Pdf);
}

QWidget *DiagnosisPage::buildStatePage()
{
    m_state->setObjectName(u"diagnosisState"_s);
    return m_state->asPage(this);
}

QWidget *DiagnosisPage::buildReportPage()
{
    auto *page = new QWidget(this);
    m_verdict->setObjectName(u"reportVerdict"_s);
    m_verdict->addRight(m_counts);
    m_findings->setMinimumWidth(290);
    m_findings->setMaximumWidth(384);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(12);
    sides->addWidget(m_findings, 4);
    sides->addWidget(m_view, 8);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_verdict);
    column->addLayout(sides, 1);
    return page;
}

} // namespace warrener
