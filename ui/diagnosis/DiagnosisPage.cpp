#include "ui/diagnosis/DiagnosisPage.h"

#include "base/Units.h"
#include "base/Worded.h"
#include "ui/diagnosis/ComparisonView.h"
#include "ui/diagnosis/FindingView.h"
#include "ui/diagnosis/FindingsCard.h"
#include "ui/diagnosis/ReportCounts.h"
#include "ui/diagnosis/ReportWords.h"
#include "ui/diagnosis/RunBar.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/KeyButton.h"
#include "ui/parts/MenuButton.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/PageHeader.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/VerdictCard.h"

#include <QStackedLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

enum Places { StatePlace, ReportPlace, ComparisonPlace };

constexpr auto between = ".."_L1;

/// Its texts were made when it was judged; what they were made of is not kept. Of a language that this version does not know nothing
/// is said.
bool isInOtherLanguage(const Report &report)
{
    return (report.language == "en"_L1 || report.language == "zh"_L1) && report.language != languageInUse();
}

} // namespace

DiagnosisPage::DiagnosisPage(ClusterStore &store, DiagnosisDesk &desk, QWidget *parent, CareDesk *care)
    : Page(parent), m_store(store), m_desk(desk), m_care(care), m_header(new PageHeader(tr("Diagnosis"), this)),
      m_run(new KeyButton(tr("Run again"), tr("F5"), this)), m_reports(new MenuButton(tr("Reports"), this)),
      m_compare(new MenuButton(tr("Compare with…"), this)), m_export(new MenuButton(tr("Export"), this)), m_notice(new NoticeBar(this)),
      m_bar(new RunBar(this)), m_verdict(new VerdictCard(this)), m_counts(new ReportCounts(m_verdict)), m_findings(new FindingsCard(desk.known(), this)),
      m_view(new FindingView(store, this)), m_comparison(new ComparisonView(this)), m_state(new StatePanel(this))
{
    setObjectName(u"diagnosisPage"_s);
    build();
    connect(&m_desk, &DiagnosisDesk::runningChanged, this, &DiagnosisPage::takeDesk);
    connect(&m_desk, &DiagnosisDesk::progressed, this, [this] { showRun(); });
    connect(&m_desk, &DiagnosisDesk::reportsChanged, this, &DiagnosisPage::takeDesk);
    connect(&m_desk, &DiagnosisDesk::failed, this, [this](const QString &reason) {
        m_problem = reason;
        takeDesk();
    });
    connect(&m_store, &ClusterStore::changed, this, [this] {
        if (m_active)
            showHeader();
    });
    connect(m_run, &QPushButton::clicked, this, [this] { askAgain(); });
    connect(m_state, &StatePanel::actionTriggered, this, [this] { askAgain(); });
    connect(m_notice, &NoticeBar::actionTriggered, this, [this] { askAgain(); });
    connect(m_bar, &RunBar::cancelRequested, &m_desk, &DiagnosisDesk::cancel);
    connect(m_findings, &FindingsCard::chosen, this, [this](const ReportRow &row) { m_view->showFinding(row, m_desk.known().reasonOf(row.finding)); });
    connect(m_findings, &FindingsCard::summaryChosen, m_view, &FindingView::showSummary);
    connect(m_view, &FindingView::copied, this, [this](int commands) {
        Q_EMIT succeeded(commands == 1 ? tr("The command is on the clipboard") : tr("%1 commands are on the clipboard").arg(commands));
    });
    connect(m_view, &FindingView::knownToggled, this, &DiagnosisPage::toggleKnown);
    connect(m_view, &FindingView::planRequested, this, &DiagnosisPage::offerPlan);
    connect(m_view, &FindingView::recoveryRequested, this, &Page::openRequested);
    connect(m_view, &FindingView::queuesRequested, this, &Page::openRequested);
    m_view->setPlans(care != nullptr);
    connect(m_comparison, &ComparisonView::closed, this, [this] { escape(); });
    connect(m_comparison, &ComparisonView::opened, this, &DiagnosisPage::openFound);
}

void DiagnosisPage::setRecovery(PlanLinks plans)
{
    m_view->setRecovery(std::move(plans));
}

QString DiagnosisPage::title() const
{
    return tr("Diagnosis");
}

void DiagnosisPage::activate()
{
    m_active = true;
    takeDesk();
}

void DiagnosisPage::deactivate()
{
    m_active = false;
}

void DiagnosisPage::open(const QString &object)
{
    if (object.isEmpty()) {
        m_follows = true;
        m_comparing = false;
        showLatest();
        return;
    }
    if (const auto at = object.indexOf(between); at > 0)
        loadComparison(object.first(at), object.sliced(at + between.size()));
    else
        loadReport(object);
}

bool DiagnosisPage::escape()
{
    if (m_desk.isRunning()) {
        m_desk.cancel();
        return true;
    }
    if (m_comparing) {
        Q_EMIT openRequested({u"diagnosis"_s, {}});
        return true;
    }
    if (!m_findings->filter().isEmpty()) {
        m_findings->clearFilter();
        return true;
    }
    return false;
}

bool DiagnosisPage::focusFilter()
{
    if (!m_report || m_comparing)
        return false;
    m_findings->focusFilter();
    return true;
}

bool DiagnosisPage::askAgain()
{
    if (m_desk.isRunning())
        return true;
    m_problem.clear();
    if (!m_follows || m_comparing)
        Q_EMIT openRequested({u"diagnosis"_s, {}});
    m_desk.run();
    return true;
}

void DiagnosisPage::takeDesk()
{
    if (!m_active)
        return;
    if (m_follows && !m_comparing)
        showLatest();
    showRun();
    showState();
}

void DiagnosisPage::showLatest()
{
    ++m_asked; // what is still being read came from an older wish
    showReport(m_desk.latest());
}

void DiagnosisPage::showReport(const ReportPtr &report)
{
    if (report && report != m_report) {
        m_report = report;
        m_desk.known().forgetChanged(*report);
        m_verdict->setVerdict({.level = levelOf(report->status), .headline = report->headline, .line = report->line, .facts = {}, .findings = {}});
        m_counts->setReport(*report, m_desk.known());
        m_view->setReport(report);
        m_findings->setReport(report);
        Q_EMIT badgeChanged();
    } else if (!report) {
        m_report.reset();
    }
    if (m_report && !m_wanted.id.isEmpty())
        m_findings->choose(std::exchange(m_wanted, {}));
    showHeader();
    showNotice();
    showState();
}

void DiagnosisPage::loadReport(const QString &id)
{
    m_follows = false;
    m_comparing = false;
    if (m_report && m_report->id == id) {
        ++m_asked;
        showReport(m_report);
        return;
    }
    QCoro::connect(m_desk.report(id), this, [this, asked = ++m_asked](const Result<ReportPtr> &report) {
        if (asked != m_asked)
            return;
        m_problem = report ? QString() : report.error().message;
        showReport(report ? *report : m_report);
    });
}

void DiagnosisPage::loadComparison(const QString &older, const QString &newer)
{
    QCoro::connect(m_desk.compare(older, newer), this, [this, asked = ++m_asked](const Result<ReportComparison> &comparison) {
        if (asked != m_asked)
            return;
        m_problem = comparison ? QString() : comparison.error().message;
        m_comparing = comparison.has_value();
        if (comparison)
            m_comparison->setComparison(*comparison);
        showHeader();
        showNotice();
        showState();
        if (comparison)
            m_comparison->focusTable();
    });
}

void DiagnosisPage::openFound(const QString &report, const ReportFinding &finding)
{
    m_wanted = finding;
    Q_EMIT openRequested({u"diagnosis"_s, report});
}

TimePoint DiagnosisPage::now() const
{
    const TimePoint known = m_store.snapshot() ? m_store.snapshot()->at : TimePoint{};
    return m_report ? std::max(known, m_report->at) : known;
}

void DiagnosisPage::showHeader()
{
    m_compare->setVisible(!m_comparing && m_desk.reports().size() > 1);
    m_export->setVisible(m_report && !m_comparing);
    m_reports->setVisible(true);
    m_run->setText(m_report || m_desk.latest() ? tr("Run again") : tr("Run the diagnosis"));
    // Where nothing stands yet the page itself offers the first run.
    m_run->setVisible(!m_desk.isRunning() && (m_report || m_comparing));
    if (!m_report || m_comparing) {
        m_header->setLine({});
        return;
    }
    const QString checks = tr("Report of %1; %2 checks in %3").arg(dayAndTime(m_report->at)).arg(m_report->checks.size()).arg(units::duration(m_report->took));
    // A report that is not fresh says so, all the more while the next one is being made.
    const bool old = m_desk.isRunning() || !m_follows || now() - m_report->at >= std::chrono::minutes(1);
    m_header->setLine(old ? tr("%1; %2 old").arg(checks, units::age(m_report->at, now())) : checks);
}

void DiagnosisPage::showRun()
{
    const bool running = m_desk.isRunning();
    m_bar->setVisible(running && !m_comparing);
    if (running)
        m_bar->setProgress(m_desk.progress());
    showNotice();
    showHeader();
}

void DiagnosisPage::showState()
{
    if (m_comparing) {
        m_bar->hide();
        m_stack->setCurrentIndex(ComparisonPlace);
        return;
    }
    m_stack->setCurrentIndex(m_report ? ReportPlace : StatePlace);
    if (m_report)
        return;
    if (m_desk.isRunning()) {
        m_state->showLoading(tr("The first report is being made"), tr("Every node, host and proxy is asked side by side; nothing is changed on any of them."));
        m_state->setAction({});
    } else {
        m_state->showEmpty(tr("No diagnosis has run yet"),
                           tr("It asks every node, host and proxy side by side, and tells in seconds what is wrong, how one can tell, "
                              "and what to do. It only reads; nothing is changed on the cluster."));
        m_state->setAction(tr("Run the diagnosis"), tr("F5"));
    }
}

void DiagnosisPage::showNotice()
{
    if (!m_problem.isEmpty()) {
        m_notice->setNotice(Level::Critical, tr("That did not work"), m_problem);
        m_notice->setAction({});
    } else if (m_report && m_report->cancelled && !m_comparing && !m_desk.isRunning()) {
        m_notice->setNotice(Level::Warning, tr("This report is not whole"),
                            tr("The diagnosis was stopped; what had not answered by then is under “Not judged”."));
        m_notice->setAction({}); // it stands above
    } else if (m_report && isInOtherLanguage(*m_report) && !m_comparing) {
        m_notice->setNotice(Level::Note, m_report->language == "zh"_L1 ? tr("This report is in Chinese") : tr("This report is in English"),
                            tr("It stays in the language in which it was made. A new diagnosis is in yours."));
        m_notice->setAction({}); // it stands above
    } else {
        m_notice->setNotice(Level::Ok, {}, {});
    }
}

} // namespace warrener
