#include "ui/nodes/NodeSummary.h"

#include "base/Units.h"
#include "judge/assess/HostHealth.h"
#include "ui/charts/ChartCard.h"
#include "ui/charts/ChartGrid.h"
#include "ui/model/ClusterStore.h"
#include "ui/nodes/FactTable.h"
#include "ui/nodes/LimitList.h"
#include "ui/nodes/MemoryView.h"
#include "ui/nodes/NodeFacts.h"
#include "ui/nodes/SubjectCharts.h"
#include "ui/parts/Card.h"
#include "ui/parts/Label.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/ShowThrough.h"
#include "ui/parts/VerdictCard.h"

#include <QCoreApplication>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int mostCharts = 200;
constexpr QMargins summaryAir(0, 12, 0, 16);
constexpr QMargins leastSummaryAir(0, 8, 0, 8);

/// What is wrong with this node and its host, worst first; empty when nothing is.
CardVerdict verdictOf(const ClusterStore &store, const Snapshot &snapshot, const NodeLook &node)
{
    CardVerdict verdict{.level = Level::Ok, .headline = {}, .line = {}, .facts = {}, .findings = {}};
    QList<Finding> findings;
    for (const Finding &finding : store.assessment().findings) {
        const bool ofNode = finding.subject.kind == SubjectKind::Node && finding.subject.name == node.name.value;
        const bool ofHost = finding.subject.kind == SubjectKind::Host && !node.host.isEmpty() && finding.subject.name == node.host.value;
        if ((ofNode || ofHost) && finding.level >= Level::Unknown)
            findings.append(finding);
    }
    if (findings.isEmpty())
        return verdict;
    std::ranges::stable_sort(findings, std::ranges::greater{}, &Finding::level);
    const Finding worst = findings.takeFirst();
    verdict.level = worst.level;
    verdict.headline = worst.title;
    verdict.line =
        isNever(worst.since)
            ? worst.text
            : QCoreApplication::translate("NodeSummary", "%1. Since %2.", "what, time and age").arg(worst.text, units::timeAndAge(worst.since, snapshot.at));
    for (const Finding &finding : std::as_const(findings)) {
        verdict.findings.append({.level = finding.level,
                                 .symptom = false,
                                 .title = finding.title,
                                 .text = QCoreApplication::translate("NodeSummary", ": %1", "a finding's title stands before the colon").arg(finding.text),
                                 .time = isNever(finding.since) ? QString() : units::timeAndAge(finding.since, snapshot.at),
                                 .link = {}});
    }
    return verdict;
}

Label *wordsFor(const QString &name, QWidget *parent)
{
    auto *label = new Label({}, TextStyle::Table, Token::Text2, parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    return label;
}

} // namespace

NodeSummary::NodeSummary(ClusterStore &store, QWidget *parent)
    : QScrollArea(parent), m_store(store), m_verdict(new VerdictCard(this)), m_notice(new NoticeBar(this)), m_limits(new LimitList(this)),
      m_memoryCard(new Card(tr("Memory breakdown"), this)), m_memory(new MemoryView(this)), m_memoryWords(wordsFor(u"memoryWords"_s, this)),
      m_charts(new ChartGrid(store.history(), this)), m_checkCard(new Card(tr("Health checks"), this)), m_listeners(new FactTable(4, tr("Listeners"), this)),
      m_listenerWords(wordsFor(u"listenerWords"_s, this)), m_checks(new FactTable(2, tr("Health checks"), this)), m_checkWords(wordsFor(u"checkWords"_s, this)),
      m_versions(new FactTable(3, tr("Versions and features"), this))
{
    setObjectName(u"nodeSummary"_s);
    showThrough(*this, build());
    connect(m_notice, &NoticeBar::actionTriggered, &m_store, &ClusterStore::askNow);
}

QWidget *NodeSummary::build()
{
    m_verdict->setObjectName(u"nodeVerdict"_s);
    m_limits->setObjectName(u"nodeLimits"_s);
    m_memory->setObjectName(u"nodeMemory"_s);
    m_listeners->setObjectName(u"listeners"_s);
    m_checks->setObjectName(u"checks"_s);
    m_versions->setObjectName(u"versions"_s);
    m_charts->setFixedHeight(mostCharts);

    auto *limitCard = new Card(tr("Distance to limits"), this);
    limitCard->body()->addWidget(m_limits);
    limitCard->body()->addStretch(1);
    m_memoryCard->body()->addWidget(m_memory);
    m_memoryCard->body()->addWidget(m_memoryWords);
    m_memoryCard->body()->addStretch(1);
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(limitCard, 41);
    top->addWidget(m_memoryCard, 59);

    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(12);
    const auto add = [&](Card *card, FactTable *table, Label *words) {
        card->setFlush(true);
        card->body()->addWidget(table);
        if (words) {
            words->setContentsMargins(14, 10, 14, 12);
            card->body()->addWidget(words);
        }
        card->body()->addStretch(1);
        bottom->addWidget(card, 1);
    };
    add(new Card(tr("Listeners"), this), m_listeners, m_listenerWords);
    add(m_checkCard, m_checks, m_checkWords);
    add(new Card(tr("Versions and features"), this), m_versions, nullptr);

    auto *inside = new QWidget(this);
    auto *all = new QVBoxLayout(inside);
    all->setContentsMargins(summaryAir);
    all->setSpacing(12);
    all->addWidget(m_notice);
    all->addWidget(m_verdict);
    all->addLayout(top);
    all->addWidget(m_charts);
    all->addLayout(bottom);
    all->addStretch(1);
    return inside;
}

void NodeSummary::show(const Snapshot &snapshot, const NodeLook &node, const NodeDetail *detail)
{
    const BestFigures best = bestFigures(node);
    const HostLook *host = snapshot.host(node.host);
    showVerdict(snapshot, node);
    if (node.answer.isPending())
        m_notice->setNotice(Level::Unknown, tr("Asking %1").arg(shortName(node.name)), tr("The first figures come within one interval."));
    else if (node.answer.error && best.current)
        m_notice->setNotice(Level::Warning, tr("The management API does not answer"),
                            tr("Figures are from the node's metrics. %1.").arg(node.answer.error->message));
    else if (node.answer.error)
        m_notice->setNotice(Level::Critical,
                            isNever(best.asOf) ? tr("%1 has never answered").arg(shortName(node.name))
                                               : tr("The last figures are of %1").arg(units::timeAndAge(best.asOf, snapshot.at)),
                            node.answer.error->message);
    else
        m_notice->setNotice(Level::Ok, {}, {});
    m_notice->setAction(node.answer.error ? tr("Ask again") : QString(), u"F5"_s);
    m_limits->setStale(!best.current);
    const Level diskLevel = host ? dataDiskLevel(*host, snapshot.thresholds) : Level::Ok;
    m_limits->setRows(nodeFacts::limits(best, host, diskLevel));
    showMemory(node, detail);
    m_charts->setSpecs(nodeCharts(m_store, snapshot, node));
    m_charts->setEvents(eventsAbout(m_store.events(), node.name, node.host));
    m_charts->clock().setNow(snapshot.at, snapshot.pollInterval);
    showTables(snapshot, node, detail);
}

void NodeSummary::showVerdict(const Snapshot &snapshot, const NodeLook &node)
{
    const CardVerdict verdict = verdictOf(m_store, snapshot, node);
    m_verdict->setVisible(!verdict.headline.isEmpty());
    if (!verdict.headline.isEmpty() && verdict != m_verdict->verdict())
        m_verdict->setVerdict(verdict);
}

void NodeSummary::showMemory(const NodeLook &node, const NodeDetail *detail)
{
    const bool has = detail && detail->memory.has();
    m_memory->setVisible(has);
    m_memoryWords->setVisible(!has);
    if (has) {
        m_memory->setMemory(*detail->memory.value);
        m_memoryCard->setCaption(tr("%1, as the broker counts it, at %2")
                                     .arg(units::bytes(static_cast<double>(detail->memory.value->total)), units::clockTime(detail->memory.asOf)));
        return;
    }
    m_memoryCard->setCaption({});
    m_memoryWords->setText(detail && detail->memory.error ? detail->memory.error->message
                           : node.answer.error            ? tr("Not asked: %1").arg(node.answer.error->message)
                                                          : tr("Asking the node where its memory goes."));
}

void NodeSummary::showTables(const Snapshot &snapshot, const NodeLook &node, const NodeDetail *detail)
{
    const QList<FactRow> listeners = nodeFacts::listeners(snapshot, node, detail);
    m_listeners->setRows(listeners);
    m_listeners->setVisible(!listeners.isEmpty());
    m_listenerWords->setVisible(listeners.isEmpty());
    m_listenerWords->setText(detail && detail->ports.error ? detail->ports.error->message : tr("Asking which ports are open."));

    const bool has = detail && detail->checks.has();
    m_checks->setRows(has ? nodeFacts::checks(node, *detail) : QList<FactRow>());
    m_checks->setVisible(has);
    m_checkWords->setVisible(!has);
    const std::optional<Error> &reason = detail && detail->checks.error ? detail->checks.error : node.answer.error;
    m_checkWords->setText(reason ? tr("Not asked: %1").arg(reason->message) : tr("Asking the node about its health."));
    m_checkCard->setCaption(has ? tr("asked %1 ago").arg(units::age(detail->checks.asOf, snapshot.at)) : QString());
    m_versions->setRows(nodeFacts::versions(snapshot, node, detail));
}

/// In a wide window all of the page is seen at once: the charts give way, as far as they can be read, then the air around.
void NodeSummary::fitCharts()
{
    QLayout *all = widget()->layout();
    if (window()->width() < 1200) {
        all->setContentsMargins(summaryAir);
        m_charts->setFixedHeight(2 * 180 + 12);
        return;
    }
    all->activate();
    const QMargins air = all->contentsMargins();
    const int others = all->totalMinimumSize().height() - m_charts->minimumHeight() - air.top() - air.bottom();
    const auto roomWith = [&](const QMargins &around) { return viewport()->height() - others - around.top() - around.bottom(); };
    QMargins around = summaryAir;
    if (const int lacks = ChartCard::leastHeight - roomWith(summaryAir); lacks > 0 && roomWith(leastSummaryAir) >= ChartCard::leastHeight) {
        around.setBottom(std::max(leastSummaryAir.bottom(), summaryAir.bottom() - lacks));
        around.setTop(summaryAir.top() - (lacks - (summaryAir.bottom() - around.bottom())));
    }
    all->setContentsMargins(around);
    m_charts->setFixedHeight(std::clamp(roomWith(around), ChartCard::leastHeight, mostCharts));
}

/// Tables that have got other rows, a notice that has come: there is more room, or less.
bool NodeSummary::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        fitCharts();
    return QScrollArea::eventFilter(watched, event);
}

void NodeSummary::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fitCharts();
}

} // namespace warrener
