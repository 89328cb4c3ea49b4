#include "ui/charts/RunChart.h"
#include "ui/failover/FailoverPage.h"
#include "ui/failover/OfferWords.h"
#include "ui/failover/OutcomeCard.h"
#include "ui/failover/ProxyConfigDialog.h"
#include "ui/failover/WishBar.h"
#include "ui/model/ClusterStore.h"
#include "ui/steps/ConfirmBar.h"
#include "ui/steps/OverrideDialog.h"
#include "ui/steps/RecoverDialog.h"
#include "ui/steps/RunDesk.h"
#include "ui/steps/RunPanel.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Below this both charts and the figures of an ended run leave the output no room.
constexpr int roomForBoth = 640;

} // namespace

void FailoverPage::run()
{
    m_problem.clear();
    m_confirm->setBusy(true);
    QCoro::connect(m_desk.run(m_wish->wish().why, m_overrides), this, [this](const Status &status) {
        m_confirm->setBusy(false);
        m_confirm->clear();
        m_overrides.clear();
        m_lease.reset();
        if (!status)
            m_problem = status.error().message;
        refresh();
    });
}

void FailoverPage::savePlan()
{
    if (!m_desk.offer().plan)
        return;
    const Plan plan = *m_desk.offer().plan;
    auto *dialog = new QFileDialog(this, tr("Save the plan"));
    dialog->setObjectName(u"savePlanDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->setNameFilter(tr("Plans (*.json)"));
    dialog->selectFile(u"%1-%2.json"_s.arg(plan.cluster.value, plan.kind));
    connect(dialog, &QFileDialog::fileSelected, this, [this, plan](const QString &file) {
        QCoro::connect(m_desk.savePlan(plan, file), this, [this, file](const Status &status) {
            m_problem = status ? QString() : status.error().message;
            showNotice();
            if (status)
                Q_EMIT succeeded(tr("The plan was saved as %1").arg(QFileInfo(file).fileName()));
        });
    });
    dialog->open();
}

void FailoverPage::copyCommand()
{
    FailoverWish wish = m_desk.offer().wish;
    wish.why = m_wish->wish().why;
    QGuiApplication::clipboard()->setText(m_desk.command(m_tab == Tab::Back ? FailoverKind::Failback : m_kind, wish));
    Q_EMIT succeeded(tr("The command is on the clipboard"));
}

void FailoverPage::showProxyConfig()
{
    auto *dialog = new ProxyConfigDialog(m_desk, m_store.profile(), this);
    connect(dialog, &ProxyConfigDialog::succeeded, this, &Page::succeeded);
    dialog->open();
}

void FailoverPage::overrideGuards()
{
    const QList<GuardVerdict> refusals = refusalsOf(shownOffer().guards, m_overrides);
    if (refusals.isEmpty())
        return;
    auto *dialog = new OverrideDialog(refusals, m_store.profile().environment, this);
    connect(dialog, &OverrideDialog::overridden, this, [this, refusals](const QString &why) {
        for (const GuardVerdict &refusal : refusals)
            m_overrides.insert(refusal.id, why);
        showOffer();
    });
    dialog->open();
}

void FailoverPage::recover()
{
    const QList<RunSummary> left = m_runs.unfinished();
    if (left.isEmpty())
        return;
    const ClusterProfile &profile = m_store.profile();
    auto *dialog = new RecoverDialog(m_runs, left.first(), profile.name, profile.environment, this);
    connect(dialog, &RecoverDialog::begun, this, &FailoverPage::refresh);
    dialog->open();
}

void FailoverPage::showCharts()
{
    if (!m_active || m_stack->currentWidget() != m_run)
        return;
    const RunState &state = m_runs.current().state;
    const bool over = state.verdict.has_value();
    const TimePoint end = over ? state.endedAt : now();
    const Millis elapsed = std::max(Millis{0}, end - state.startedAt);
    QMap<QString, RunLine> servers;
    RunLine publish{.name = tr("publish"), .color = 0};
    RunLine deliver{.name = tr("deliver"), .color = 1};
    for (const RunSample &sample : m_runs.current().samples) {
        const double at = static_cast<double>((sample.at - state.startedAt).count());
        if (at < 0 || at > static_cast<double>(elapsed.count()) + 5000)
            continue;
        for (auto it = sample.sessions.cbegin(); it != sample.sessions.cend(); ++it) {
            RunLine &line = servers[it.key()];
            line.name = it.key();
            line.color = m_store.seriesIndex(it.key());
            line.points.append({at, it.value()});
        }
        if (sample.publish)
            publish.points.append({at, *sample.publish});
        if (sample.deliver)
            deliver.points.append({at, *sample.deliver});
    }
    const Millis whole = expectedDuration(state.plan.steps) * 11 / 10;
    m_sessions->setLines(servers.values(), elapsed, whole, over);
    m_rates->setLines({publish, deliver}, elapsed, whole, over);
    m_outcome->setVisible(over);
    if (over) {
        m_outcome->setRun(state);
        m_outcome->setReturned(m_desk.returned());
    }
    const bool high = height() >= roomForBoth;
    m_rates->setVisible(!over || high);
    for (RunChart *chart : {m_sessions, m_rates})
        chart->setMaximumHeight(high ? chart->sizeHint().height() : chart->minimumSizeHint().height() + 14);
}

} // namespace warrener
