#include "ui/diagnosis/FindingView.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "judge/assess/NodeCondition.h"
#include "judge/assess/QueueCondition.h"
#include "judge/diagnosis/Advice.h"
#include "ui/charts/ChartCard.h"
#include "ui/charts/TimeChart.h"
#include "ui/diagnosis/AdviceView.h"
#include "ui/diagnosis/EvidenceList.h"
#include "ui/diagnosis/FoldHeader.h"
#include "ui/diagnosis/HealthView.h"
#include "ui/diagnosis/ReportCharts.h"
#include "ui/diagnosis/ReportRows.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/Label.h"
#include "ui/parts/Mnemonics.h"
#include "ui/parts/Pill.h"
#include "ui/parts/ShowThrough.h"
#include "ui/parts/ToolTips.h"
#include "ui/parts/Wear.h"
#include "ui/steps/CareWords.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int viewMargin = 18;
constexpr int chartHeight = 142;
constexpr qsizetype mostLinks = 3;

void clear(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

struct CountedAs
{
    const char *id; ///< of the finding
    QueueCondition condition;
};

/// What the page of queues can filter by.
constexpr CountedAs countedAs[] = {
    {"queue.minority", QueueCondition::Minority},
    {"queue.leaderless", QueueCondition::NoLeader},
    {"queue.members.missing", QueueCondition::MemberMissing},
    {"queue.no-consumers", QueueCondition::NoConsumers},
};

/// Where the queues stand that `finding` is about; an empty page: it is about none, or there is no filter for just these.
PageTarget queuesOf(const ReportFinding &finding)
{
    if (finding.subject.kind != SubjectKind::Queue)
        return {};
    if (finding.things.size() <= 1 && finding.evidence.size() <= 1)
        return {.page = u"queues"_s, .object = finding.subject.name};
    for (const CountedAs &entry : countedAs) {
        if (finding.id == QLatin1StringView(entry.id))
            return {.page = u"queues"_s, .object = u'?' + toId(entry.condition)};
    }
    return {};
}

QString pillWord(const ReportFinding &finding)
{
    switch (finding.level) {
    case Level::Ok:
        return FindingView::tr("Passed");
    case Level::Unknown:
        return FindingView::tr("Not judged");
    default:
        return toWord(finding.level);
    }
}

} // namespace

FindingView::FindingView(const ClusterStore &store, QWidget *parent)
    : QFrame(parent), m_store(store), m_scroll(new QScrollArea(this)), m_body(new QWidget), m_health(new HealthView(m_body)),
      m_title(new Label({}, TextStyle::Section, Token::Text, m_body)), m_pill(new Pill(m_body)),
      m_place(new Label({}, TextStyle::Caption, Token::Text2, m_body)), m_text(new Label({}, TextStyle::Body, Token::Text2, m_body)),
      m_queues(new QPushButton(m_body)), m_known(new Label({}, TextStyle::Body, Token::Text2, m_body)), m_charts(new QWidget(m_body)),
      m_chartRow(new QHBoxLayout(m_charts)), m_evidenceHead(new FoldHeader(FoldHeader::Look::Section, m_body)), m_evidence(new EvidenceList(m_body)),
      m_adviceHead(new FoldHeader(FoldHeader::Look::Section, m_body)), m_advice(new AdviceView(m_body)), m_recovery(new QVBoxLayout)
{
    setProperty("card", true);
    setObjectName(u"findingView"_s);
    m_text->setObjectName(u"findingText"_s);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_queues->setObjectName(u"showQueues"_s);
    m_queues->setProperty("kind", u"link"_s);
    connect(m_queues, &QPushButton::clicked, this, [this] { Q_EMIT queuesRequested(queuesOf(m_row.finding)); });
    connect(m_evidence, &EvidenceList::queueRequested, this, [this](const QString &queue) { Q_EMIT queuesRequested({.page = u"queues"_s, .object = queue}); });
    m_known->setObjectName(u"knownReason"_s);
    m_known->setWordWrap(true);
    m_chartRow->setContentsMargins(0, 0, 0, 0);
    m_chartRow->setSpacing(12);
    m_evidenceHead->setObjectName(u"evidenceHead"_s);
    m_evidenceHead->setChecked(true);
    m_adviceHead->setObjectName(u"adviceHead"_s);
    m_adviceHead->setChecked(true);
    connect(m_evidenceHead, &FoldHeader::toggled, m_evidence, &QWidget::setVisible);
    connect(m_adviceHead, &FoldHeader::toggled, m_advice, &QWidget::setVisible);
    connect(m_advice, &AdviceView::copied, this, [this] { Q_EMIT copied(1); });
    connect(m_advice, &AdviceView::planRequested, this, [this](const QString &plan) { Q_EMIT planRequested(plan, node()); });

    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(viewMargin, 12, viewMargin, 12);
    column->setSpacing(6);
    column->addWidget(m_health);
    column->addWidget(buildHeading());
    column->addWidget(m_text);
    column->addWidget(m_queues, 0, Qt::AlignLeft);
    column->addWidget(m_known);
    column->addWidget(m_charts);
    column->addSpacing(2);
    column->addWidget(m_evidenceHead);
    column->addWidget(m_evidence);
    column->addSpacing(6);
    column->addWidget(m_adviceHead);
    column->addWidget(m_advice);
    column->addLayout(m_recovery);
    column->addStretch(1);

    m_scroll->setObjectName(u"findingScroll"_s);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    showThrough(*m_scroll, m_body);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    all->addWidget(m_scroll, 1);
    all->addWidget(buildFooter());
}

QWidget *FindingView::buildHeading()
{
    auto *box = new QWidget(m_body);
    box->setObjectName(u"findingHeading"_s);
    m_title->setObjectName(u"findingTitle"_s);
    m_title->setWordWrap(true);
    m_place->setObjectName(u"findingPlace"_s);
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(m_title, 1);
    row->addWidget(m_pill, 0, Qt::AlignTop);
    row->addStretch(0);
    row->addWidget(m_place, 0, Qt::AlignTop);
    return box;
}

QWidget *FindingView::buildFooter()
{
    m_footer = new QWidget(this);
    auto *line = new QFrame(m_footer);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    m_footerRow = new QBoxLayout(QBoxLayout::LeftToRight);
    m_footerRow->setContentsMargins(viewMargin, 10, viewMargin, 10);
    m_footerRow->setSpacing(8);
    m_footerRow->addWidget(buildButtons());
    m_footerRow->addStretch(1);
    m_footerRow->addWidget(buildLinks());
    auto *all = new QVBoxLayout(m_footer);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(line);
    all->addLayout(m_footerRow);
    return m_footer;
}

QWidget *FindingView::buildButtons()
{
    auto *box = new QWidget(m_footer);
    m_first = new QPushButton(box);
    m_first->setObjectName(u"firstAct"_s);
    m_first->setProperty("kind", u"primary"_s);
    m_first->hide();
    connect(m_first, &QPushButton::clicked, this, [this] {
        if (m_firstAct)
            m_firstAct->click();
    });
    m_copy = new QPushButton(tr("Copy commands"), box);
    m_copy->setObjectName(u"copyCommands"_s);
    connect(m_copy, &QPushButton::clicked, this, &FindingView::copyCommands);
    m_mark = new QPushButton(box);
    m_mark->setObjectName(u"markKnown"_s);
    m_mark->setProperty("kind", u"ghost"_s);
    connect(m_mark, &QPushButton::clicked, this, [this] { Q_EMIT knownToggled(m_row); });
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_first);
    row->addWidget(m_copy);
    row->addWidget(m_mark);
    row->addStretch(1);
    return box;
}

QWidget *FindingView::buildLinks()
{
    m_read = new QWidget(m_footer);
    auto *row = new QHBoxLayout(m_read);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(new Label(tr("Read more:"), TextStyle::Table, Token::Text2, m_read));
    m_links = new QHBoxLayout;
    m_links->setSpacing(12);
    row->addLayout(m_links);
    row->addStretch(1);
    return m_read;
}

void FindingView::arrangeFooter()
{
    const QMargins margins = m_footerRow->contentsMargins();
    int together = margins.left() + margins.right();
    int widest = 0;
    for (int i = 0; i < m_footerRow->count(); ++i) {
        // Of the widget itself: what its item remembers is older than what has just been written.
        if (const QWidget *part = m_footerRow->itemAt(i)->widget(); part != nullptr && !part->isHidden()) {
            together += part->sizeHint().width() + m_footerRow->spacing();
            widest = std::max(widest, part->sizeHint().width());
        }
    }
    // What does not fit beside the buttons goes below them, and makes nothing wider.
    m_footer->setMinimumWidth(widest + margins.left() + margins.right());
    m_footerRow->setDirection(together <= width() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void FindingView::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrangeFooter();
}

void FindingView::setReport(const ReportPtr &report)
{
    if (report == m_report)
        return;
    m_report = report;
    m_row = {};
    clear(*m_chartRow);
    m_history = report ? historyOf(*report) : History();
    if (report)
        m_clock.setNow(report->at, report->series.isEmpty() ? stepOf(Zoom::Hour1) : report->series.first().step);
}

void FindingView::showSummary()
{
    m_row = {};
    for (QWidget *part : {m_title->parentWidget(), static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_queues), static_cast<QWidget *>(m_known), m_charts,
                          static_cast<QWidget *>(m_evidenceHead), static_cast<QWidget *>(m_evidence), static_cast<QWidget *>(m_adviceHead),
                          static_cast<QWidget *>(m_advice), m_footer})
        part->hide();
    showRecovery();
    m_health->show();
    if (m_report)
        m_health->setReport(*m_report);
    m_scroll->verticalScrollBar()->setValue(0);
}

void FindingView::showFinding(const ReportRow &row, const QString &knownReason)
{
    const bool another = !isSameFinding(row.finding, m_row.finding);
    m_row = row;
    const ReportFinding &finding = row.finding;
    m_health->hide();
    m_title->parentWidget()->show();
    m_title->setText(finding.title);
    // The pill follows the words; where there is no room for them in one line, they wrap.
    m_title->setMaximumWidth(m_title->fontMetrics().horizontalAdvance(finding.title) + 4);
    m_pill->setState(glyphFor(finding.level), pillWord(finding));
    m_place->setText(phrases::facts(QStringList{finding.id, whereOf(finding)}.filter(QRegularExpression(u"."_s))));
    m_text->setText(finding.text);
    m_text->setVisible(!finding.text.isEmpty());
    m_known->setText(knownReason.isEmpty() ? tr("Marked as known; it is not counted until its level changes.")
                                           : tr("Marked as known; it is not counted until its level changes. Reason: %1").arg(knownReason));
    m_known->setVisible(row.known);
    m_evidenceHead->setVisible(!finding.evidence.isEmpty());
    m_evidenceHead->setContent(tr("Evidence"), units::count(static_cast<double>(finding.evidence.size())));
    const PageTarget queues = queuesOf(finding);
    m_queues->setText(queues.object.startsWith(u'?') ? tr("Show these queues") : tr("Show this queue"));
    m_queues->setVisible(!queues.page.isEmpty());
    m_evidence->setEvidence(finding.evidence, finding.subject.kind == SubjectKind::Queue ? finding.things + QStringList{finding.subject.name} : QStringList());
    m_evidence->setVisible(!finding.evidence.isEmpty() && m_evidenceHead->isChecked());
    showCharts();
    showAdvice();
    showLinks();
    showRecovery();
    const bool judged = finding.level == Level::Critical || finding.level == Level::Warning || finding.level == Level::Note;
    m_mark->setVisible(judged);
    m_mark->setText(row.known ? tr("No longer known") : tr("Mark as known…"));
    m_copy->setVisible(!commands().isEmpty());
    showPrimary();
    m_footer->setVisible(judged);
    arrangeFooter();
    if (another)
        m_scroll->verticalScrollBar()->setValue(0);
}

void FindingView::showCharts()
{
    clear(*m_chartRow);
    const QList<ChartSpec> specs = m_report ? chartsOf(*m_report, m_row.finding, m_store) : QList<ChartSpec>();
    for (const ChartSpec &spec : specs) {
        auto *chart = new TimeChart(m_history, m_clock, m_cursor, m_charts);
        chart->setSpec(spec);
        chart->setEvents(eventsOf(*m_report, m_row.finding, m_store));
        // The card takes the focus and the keys; its frame would be one within another.
        auto *card = new ChartCard(chart, m_charts);
        card->setProperty("card", false);
        card->layout()->setContentsMargins(0, 0, 0, 0);
        card->setFixedHeight(chartHeight);
        m_chartRow->addWidget(card, 1);
    }
    m_charts->setVisible(!specs.isEmpty());
}

void FindingView::setPlans(bool possible)
{
    m_plans = possible;
}

void FindingView::setRecovery(PlanLinks plans)
{
    m_recoveryPlans = std::move(plans);
}

/// Where what is wrong is a disaster, advice is not enough: the whole plan is a click away.
void FindingView::showRecovery()
{
    clear(*m_recovery);
    const ReportFinding &finding = m_row.finding;
    if (!m_recoveryPlans || (finding.level != Level::Critical && finding.level != Level::Warning))
        return;
    // Its own checks speak for a plan too, where a rule has joined them into a cause.
    QStringList ids{finding.id};
    for (const Evidence &evidence : finding.evidence)
        ids.append(evidence.check);
    // No broker fails with a proxy's host, though some checks of hosts are called the same.
    const HostProfile *host = m_store.profile().host(HostName{finding.host});
    if (host != nullptr && host->role == HostRole::Proxy && !std::ranges::contains(m_store.profile().nodes, host->name, &NodeProfile::host))
        ids.removeIf([](const QString &id) { return !id.startsWith("proxy."_L1); });
    QList<PlanLink> links;
    for (const QString &id : std::as_const(ids)) {
        for (const auto listed = m_recoveryPlans(id, node().value); const PlanLink &link : listed) {
            if (!links.contains(link))
                links.append(link);
        }
    }
    for (const auto listed = links.first(std::min(links.size(), mostLinks)); const PlanLink &link : listed) {
        auto *button = new QPushButton(withoutMnemonic(tr("Open recovery plan: %1").arg(link.title)), m_body);
        button->setObjectName(u"openRecoveryPlan"_s);
        button->setProperty("kind", u"link"_s);
        connect(button, &QPushButton::clicked, this, [this, target = link.target] { Q_EMIT recoveryRequested(target); });
        m_recovery->addWidget(button, 0, Qt::AlignLeft);
    }
}

/// One act stands out: a plan that can be run, else the whole plan for the disaster, else what one carries away. It stands
/// below all that scrolls: the evidence of a finding may be longer than the page is high.
void FindingView::showPrimary()
{
    QList<QPushButton *> acts = m_advice->findChildren<QPushButton *>(u"runAsPlan"_s);
    for (int i = 0; i < m_recovery->count(); ++i)
        acts.append(qobject_cast<QPushButton *>(m_recovery->itemAt(i)->widget()));
    acts.removeAll(nullptr);
    m_firstAct = acts.value(0);
    m_first->setVisible(m_firstAct != nullptr);
    if (m_firstAct) {
        const bool isWhole = m_firstAct->objectName() == "openRecoveryPlan"_L1;
        m_first->setText(isWhole ? tr("Open recovery plan") : m_firstAct->text());
        m_first->setToolTip(plainTip(isWhole ? m_firstAct->text() : m_firstAct->toolTip()));
    }
    wear(m_copy, m_firstAct ? QString() : u"primary"_s);
}

NodeName FindingView::node() const
{
    const ReportFinding &finding = m_row.finding;
    const QList<NodeProfile> &nodes = m_store.profile().nodes;
    const auto named =
        std::ranges::find_if(nodes, [&finding](const NodeProfile &node) { return finding.subject == Subject{SubjectKind::Node, node.name.value}; });
    if (named != nodes.end())
        return named->name;
    // A proxy is no broker, even on a broker's host; and of two brokers on one host nobody knows which is meant.
    const auto isThere = [&finding](const NodeProfile &node) { return !node.host.isEmpty() && node.host.value == finding.host; };
    if (finding.subject.kind == SubjectKind::Proxy || std::ranges::count_if(nodes, isThere) != 1)
        return {};
    return std::ranges::find_if(nodes, isThere)->name;
}

QMap<QString, QString> FindingView::plans() const
{
    const NodeName about = node();
    QMap<QString, QString> offers;
    if (!m_plans || about.isEmpty())
        return offers;
    for (const auto listed = plansOfAdvice(); const QString &plan : listed) {
        if (const auto kind = careKindFromId(plan))
            offers.insert(plan, tr("%1…", "a button that opens a plan: what it does").arg(care::verb({.kind = *kind, .node = about})));
        else if (m_store.snapshot() && mayBeForcedOut(*m_store.snapshot(), about))
            offers.insert(plan, tr("Fail over %1 by force…").arg(shortName(about)));
    }
    return offers;
}

QList<Recommendation> FindingView::advice() const
{
    QList<Recommendation> all;
    for (const int index : m_row.finding.recommendations) {
        if (m_report && index >= 0 && index < m_report->recommendations.size())
            all.append(m_report->recommendations.at(index));
    }
    return all;
}

QStringList FindingView::commands() const
{
    QStringList all;
    for (const auto listed = advice(); const Recommendation &each : listed) {
        for (const AdviceStep &step : each.steps) {
            if (!step.command.isEmpty())
                all += step.command;
        }
    }
    return all;
}

void FindingView::showAdvice()
{
    const QList<Recommendation> all = advice();
    m_adviceHead->setVisible(!all.isEmpty());
    m_advice->setVisible(!all.isEmpty() && m_adviceHead->isChecked());
    // Nothing of the finding before stays: its first act would stand out below another one, and be made on another node.
    m_advice->setAdvice(all, plans());
    if (all.isEmpty())
        return;
    const QStringList terms = all.size() > 1 ? QStringList() : QStringList{all.first().duration, all.first().risk}.filter(QRegularExpression(u"."_s));
    m_adviceHead->setContent(tr("What to do"), phrases::clauses(terms));
}

void FindingView::showLinks()
{
    clear(*m_links);
    QList<QPair<QString, QUrl>> links;
    for (const auto listed = advice(); const Recommendation &each : listed) {
        for (const auto &link : each.read) {
            // A kept report comes from a file: nothing but a page of the web is opened.
            if (link.second.isValid() && link.second.scheme() == "https"_L1 && !links.contains(link))
                links.append(link);
        }
    }
    links = links.first(std::min(links.size(), mostLinks));
    for (const auto &[name, url] : std::as_const(links)) {
        auto *button = new QPushButton(name, m_read);
        button->setObjectName(u"readMore"_s);
        button->setProperty("kind", u"link"_s);
        button->setToolTip(plainTip(url.toString()));
        connect(button, &QPushButton::clicked, this, [url] { QDesktopServices::openUrl(url); });
        m_links->addWidget(button);
    }
    m_read->setVisible(!links.isEmpty());
}

void FindingView::copyCommands()
{
    const QStringList all = commands();
    QGuiApplication::clipboard()->setText(all.join(u'\n') + u'\n');
    Q_EMIT copied(static_cast<int>(all.size()));
}

} // namespace warrener
