#include "plan/recovery/ReadinessSources.h"
#include "plan/recovery/RecoverySigns.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/Dialog.h"
#include "ui/parts/Label.h"
#include "ui/parts/NoticeBar.h"
#include "ui/recovery/DocumentEditor.h"
#include "ui/recovery/PrepareView.h"
#include "ui/recovery/RecoveryPage.h"
#include "ui/recovery/ReportView.h"
#include "ui/recovery/ScenarioList.h"
#include "ui/recovery/ScenarioView.h"
#include "ui/recovery/VersionsView.h"
#include "ui/recovery/WarRoom.h"
#include "ui/steps/RecoverDialog.h"
#include "ui/steps/RunDesk.h"
#include "ui/steps/Wrap.h"

#include <QMetaMethod>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

/// What is seen of the cluster and speaks for that plan, in words; empty: nothing does.
QStringList RecoveryPage::signsOf(const RecoveryScenario &scenario) const
{
    QStringList signs;
    if (!scenario.entry.document)
        return signs;
    for (const Finding &finding : m_store.assessment().findings) {
        if (finding.level >= Level::Warning && speaksFor(*scenario.entry.document, finding.id) && !signs.contains(finding.title))
            signs.append(finding.title);
    }
    // A report may have found what is not seen from here.
    if (signs.isEmpty() && scenario.entry.id == m_list->chosen() && !m_node.isEmpty())
        signs.append(tr("a finding about %1").arg(shortName(m_node)));
    return signs;
}

void RecoveryPage::tellSigns()
{
    QSet<QString> calledFor;
    for (const RecoveryScenario &scenario : m_desk.view().scenarios) {
        const QStringList signs = signsOf(scenario);
        if (!signs.isEmpty())
            calledFor.insert(scenario.entry.id);
        if (scenario.entry.id == m_list->chosen())
            m_view->setSigns(signs);
    }
    m_list->setCalledFor(calledFor);
}

/// Without a sign it is for rehearsal.
void RecoveryPage::prepareFirst()
{
    const RecoveryScenario *scenario = m_desk.view().scenario(m_list->chosen());
    prepare(scenario && signsOf(*scenario).isEmpty());
}

void RecoveryPage::prepare(bool rehearse)
{
    const RecoveryScenario *scenario = m_desk.view().scenario(m_list->chosen());
    if (!scenario || !scenario->entry.document)
        return;
    // One in earnest at a time; a rehearsal stands in nobody's way.
    if (!rehearse && m_desk.runs().isRunning()) {
        m_problem = tr("“%1” is running; the next one can begin when it has ended.").arg(m_desk.runs().current().state.plan.title);
        refresh();
        return;
    }
    if (rehearse && m_desk.rehearsals().isRunning()) {
        setPlace(Place::Table);
        return;
    }
    // What speaks for the plan tells since when.
    TimePoint since;
    for (const Finding &finding : m_store.assessment().findings) {
        if (speaksFor(*scenario->entry.document, finding.id) && !isNever(finding.since) && (isNever(since) || finding.since < since))
            since = finding.since;
    }
    m_prepare->begin(scenario->entry.id, m_node, rehearse, rehearse ? TimePoint{} : since);
    setPlace(Place::Prepare);
}

void RecoveryPage::earn(const QString &point, const QString &scenario)
{
    if (point == "backup"_L1) {
        Q_EMIT openRequested({u"backups"_s, {}});
    } else if (point == "restore"_L1) {
        testBackup();
    } else if (point == "drill"_L1 && !drillOf(scenario).isEmpty()) {
        Q_EMIT openRequested({u"drill"_s, drillOf(scenario)});
    } else {
        m_list->choose(scenario);
        if (point == "plan"_L1)
            edit();
        else
            prepare(true);
    }
}

/// The newest whole one of this cluster: a test of another shows nothing for it.
void RecoveryPage::testBackup()
{
    if (!isSignalConnected(QMetaMethod::fromSignal(&RecoveryPage::testRequested))) {
        Q_EMIT openRequested({u"backups"_s, {}});
        return;
    }
    QCoro::connect(m_desk.backups(m_store.profile().name, {}), this, [this](const Result<QList<BackupSummary>> &backups) {
        const QList<BackupSummary> all = backups.value_or(QList<BackupSummary>());
        const auto newest = std::ranges::find_if(all, [](const BackupSummary &backup) { return backup.onlyQueues.isEmpty(); });
        m_problem = !backups ? backups.error().message : newest == all.end() ? tr("There is no whole backup of this cluster that could be tested.") : QString();
        showNotices();
        if (newest != all.end())
            Q_EMIT testRequested(newest->id);
    });
}

void RecoveryPage::leaveRoom(const WarRoom &room)
{
    (&room == m_room ? m_closed : m_closedRehearsal) = room.run().state.run;
    setPlace(Place::Plans);
}

void RecoveryPage::recover()
{
    const auto left = unfinished();
    if (!left)
        return;
    const bool rehearsal = left->first == &m_desk.rehearsals();
    const ClusterProfile &profile = m_store.profile();
    auto *dialog = new RecoverDialog(*left->first, left->second, profile.name, rehearsal ? Environment::Test : profile.environment, this);
    connect(dialog, &RecoverDialog::begun, this, [this, rehearsal] { setPlace(rehearsal ? Place::Table : Place::Room); });
    dialog->open();
}

void RecoveryPage::edit()
{
    const RecoveryScenario *scenario = m_desk.view().scenario(m_list->chosen());
    if (!scenario)
        return;
    m_editor->begin(*scenario);
    setPlace(Place::Editor);
}

void RecoveryPage::showVersions()
{
    const RecoveryScenario *scenario = m_desk.view().scenario(m_list->chosen());
    if (!scenario)
        return;
    m_versions->begin(*scenario);
    setPlace(Place::Versions);
}

void RecoveryPage::leaveEditor()
{
    if (!m_editor->isChanged()) {
        setPlace(Place::Plans);
        return;
    }
    auto *dialog = new Dialog(tr("Leave without keeping the document?"), this);
    dialog->setObjectName(u"leaveDocument"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFixedWidth(440);
    auto *text = new Label(tr("What was changed is lost; the plan stays as it was."), TextStyle::Body, Token::Text2, dialog);
    wrap(text, 400);
    dialog->body()->addWidget(text);
    QPushButton *stay = dialog->addButton(tr("Go on editing"));
    QPushButton *leave = dialog->addButton(tr("Leave"), u"danger"_s);
    leave->setObjectName(u"confirmLeave"_s);
    connect(stay, &QPushButton::clicked, dialog, &QDialog::reject);
    connect(leave, &QPushButton::clicked, this, [this, dialog] {
        dialog->accept();
        m_editor->discard();
        setPlace(Place::Plans);
    });
    dialog->open();
}

void RecoveryPage::askToRemove()
{
    const RecoveryScenario *scenario = m_desk.view().scenario(m_list->chosen());
    if (!scenario || scenario->entry.file.isEmpty())
        return;
    auto *dialog = new Dialog(tr("Remove this cluster's own “%1”?").arg(scenario->title()), this);
    dialog->setObjectName(u"removeDocument"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setEnvironment(m_store.profile().environment);
    dialog->setFixedWidth(480);
    auto *text = new Label(tr("Where a plan of that name is shipped, it holds again. What is taken away is kept with the older versions."), TextStyle::Body,
                           Token::Text2, dialog);
    wrap(text, 440);
    dialog->body()->addWidget(text);
    QPushButton *cancel = dialog->addButton(tr("Cancel"));
    QPushButton *remove = dialog->addButton(tr("Remove"), u"danger"_s);
    remove->setObjectName(u"confirmRemove"_s);
    connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    connect(remove, &QPushButton::clicked, this, [this, dialog, id = scenario->entry.id] {
        dialog->accept();
        QCoro::connect(m_desk.removeDocument(id), this, [this](const Status &done) {
            m_problem = done ? QString() : done.error().message;
            showNotices();
        });
    });
    dialog->open();
}

void RecoveryPage::openReport(const QString &run)
{
    QCoro::connect(m_desk.report(run), this, [this](const Result<RecoveryReport> &report) {
        m_problem = report ? QString() : report.error().message;
        if (report) {
            m_report->show(*report);
            m_place = Place::Report;
        }
        refresh();
    });
}

} // namespace warrener
