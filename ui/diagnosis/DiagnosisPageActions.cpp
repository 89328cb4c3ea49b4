#include "judge/assess/NodeCondition.h"
#include "ui/diagnosis/DiagnosisPage.h"
#include "ui/diagnosis/FindingView.h"
#include "ui/diagnosis/FindingsCard.h"
#include "ui/diagnosis/KnownDialog.h"
#include "ui/diagnosis/ReportWords.h"
#include "ui/diagnosis/ScheduleDialog.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/MenuButton.h"
#include "ui/steps/CareWords.h"
#include "ui/steps/PlanDialog.h"

#include <QActionGroup>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// A menu longer than this is no menu; older reports are reached by `warrenctl`.
constexpr qsizetype mostInMenu = 24;

QString suffixOf(ReportFormat format)
{
    switch (format) {
    case ReportFormat::Json:
        return u"json"_s;
    case ReportFormat::Html:
        return u"html"_s;
    case ReportFormat::Pdf:
        return u"pdf"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

void DiagnosisPage::fillReports()
{
    QMenu *menu = m_reports->choices();
    menu->clear();
    auto *group = new QActionGroup(menu);
    const QList<ReportEntry> reports = m_desk.reports();
    for (const auto all = reports.first(std::min(reports.size(), mostInMenu)); const ReportEntry &entry : all) {
        QAction *action = menu->addAction(listLine(entry));
        action->setObjectName(u"report."_s + entry.id);
        action->setCheckable(true);
        action->setChecked(m_report && m_report->id == entry.id && !m_comparing);
        group->addAction(action);
        const bool newest = entry.id == reports.first().id;
        connect(action, &QAction::triggered, this, [this, id = newest ? QString() : entry.id] { Q_EMIT openRequested({u"diagnosis"_s, id}); });
    }
    if (reports.isEmpty())
        menu->addAction(tr("No report is kept yet"))->setEnabled(false);
    menu->addSeparator();
    QAction *schedule = menu->addAction(tr("Schedule…"));
    schedule->setObjectName(u"editSchedule"_s);
    connect(schedule, &QAction::triggered, this, &DiagnosisPage::editSchedule);
}

void DiagnosisPage::fillCompare()
{
    QMenu *menu = m_compare->choices();
    menu->clear();
    if (!m_report)
        return;
    qsizetype shown = 0;
    for (const auto all = m_desk.reports(); const ReportEntry &entry : all) {
        if (entry.id == m_report->id)
            continue;
        if (++shown > mostInMenu)
            break;
        QAction *action = menu->addAction(listLine(entry));
        action->setObjectName(u"compare."_s + entry.id);
        connect(action, &QAction::triggered, this, [this, entry] {
            // Whichever of the two was chosen: the older one is what was before.
            const bool older = entry.at <= m_report->at;
            Q_EMIT openRequested({u"diagnosis"_s, u"%1..%2"_s.arg(older ? entry.id : m_report->id, older ? m_report->id : entry.id)});
        });
    }
}

void DiagnosisPage::exportReport(ReportFormat format)
{
    const ReportPtr report = m_report;
    if (!report)
        return;
    const QString suffix = suffixOf(format);
    auto *dialog = new QFileDialog(this, tr("Export the report of %1").arg(shortDayAndTime(report->at)));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(u"%1 (*.%2)"_s.arg(suffix.toUpper(), suffix));
    dialog->selectFile(u"%1-%2.%3"_s.arg(report->cluster.value, report->id, suffix));
    connect(dialog, &QFileDialog::fileSelected, this, [this, report, format](const QString &file) {
        QCoro::connect(m_desk.exportTo(report, file, format), this, [this, file](const Status &status) {
            m_problem = status ? QString() : status.error().message;
            showNotice();
            if (status)
                Q_EMIT succeeded(tr("The report was saved as %1").arg(QFileInfo(file).fileName()));
        });
    });
    dialog->open();
}

void DiagnosisPage::toggleKnown(const ReportRow &row)
{
    const auto refresh = [this] {
        m_findings->refresh();
        if (m_report)
            m_counts->setReport(*m_report, m_desk.known());
        Q_EMIT badgeChanged();
    };
    if (row.known) {
        m_desk.known().remove(row.finding);
        refresh();
        return;
    }
    auto *dialog = new KnownDialog(row.finding, m_store.profile().environment, this);
    connect(dialog, &KnownDialog::marked, this, [this, refresh, finding = row.finding](const QString &reason) {
        m_desk.known().add(finding, reason);
        refresh();
    });
    dialog->open();
}

/// A dead node's clients are moved on the page of failovers, which looks again and shows the candidates;
/// the small plans are shown and run from here. A report may be old: what speaks against a node counts as it is now.
void DiagnosisPage::offerPlan(const QString &plan, const NodeName &node)
{
    const std::optional<CareKind> kind = careKindFromId(plan);
    if (!kind && !(m_store.snapshot() && mayBeForcedOut(*m_store.snapshot(), node))) {
        m_problem = tr("Nothing speaks against %1 at this moment: there is nothing to force").arg(shortName(node));
        showNotice();
        return;
    }
    if (!kind) {
        Q_EMIT openRequested({.page = u"failover"_s, .object = u"forced/"_s + node.value});
        return;
    }
    const CareWish wish{.kind = *kind, .node = node};
    const ClusterProfile &profile = m_store.profile();
    if (const QString reason = care::obstacle(wish, profile, m_store.snapshot().get(), m_care->isBusy()); !reason.isEmpty()) {
        m_problem = reason;
        showNotice();
        return;
    }
    auto *dialog = new PlanDialog(*m_care, wish, profile.name, profile.environment, this);
    connect(dialog, &PlanDialog::begun, this, [this](const QString &page) { Q_EMIT openRequested({.page = page, .object = {}}); });
    dialog->open();
}

void DiagnosisPage::editSchedule()
{
    auto *dialog = new ScheduleDialog(m_desk.schedule(), m_desk.timerProblem(), m_store.profile().environment, this);
    connect(dialog, &ScheduleDialog::saveRequested, this, [this, dialog = QPointer(dialog)](const RunSchedule &schedule) {
        QCoro::connect(m_desk.setSchedule(schedule), this, [this, dialog](const Status &status) {
            if (!dialog)
                return;
            if (!status) {
                dialog->showProblem(status.error().message);
                return;
            }
            dialog->accept();
            Q_EMIT succeeded(tr("The schedule is saved"));
        });
    });
    dialog->open();
}

} // namespace warrener
