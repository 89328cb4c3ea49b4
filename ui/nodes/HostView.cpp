#include "ui/nodes/HostView.h"

#include "base/Units.h"
#include "cluster/MetricWords.h"
#include "judge/assess/HostHealth.h"
#include "ui/charts/ChartGrid.h"
#include "ui/model/ClusterStore.h"
#include "ui/nodes/FactTable.h"
#include "ui/nodes/HostFacts.h"
#include "ui/nodes/LimitList.h"
#include "ui/nodes/SubjectCharts.h"
#include "ui/parts/Card.h"
#include "ui/parts/Label.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/Pill.h"
#include "ui/parts/ShowThrough.h"
#include "ui/theme/Glyph.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

HostView::HostView(ClusterStore &store, QWidget *parent)
    : QScrollArea(parent), m_store(store), m_notice(new NoticeBar(this)), m_score(new Label({}, TextStyle::Score, Token::Text, this)),
      m_scorePill(new Pill(this)), m_scoreParts(new FactTable(3, tr("What the score is made of"), this)), m_limits(new LimitList(this)), m_limitCard(nullptr),
      m_charts(new ChartGrid(store.history(), this)), m_facts(new FactTable(3, tr("Facts about the host"), this)), m_proxyCard(new Card(tr("Servers"), this)),
      m_servers(new FactTable(3, tr("Servers behind the proxy"), this)), m_proxyWords(new Label({}, TextStyle::Table, Token::Text2, this))
{
    setObjectName(u"hostView"_s);
    showThrough(*this, build());
    connect(m_notice, &NoticeBar::actionTriggered, &m_store, &ClusterStore::askNow);
}

QWidget *HostView::build()
{
    m_score->setObjectName(u"hostScore"_s);
    m_scorePill->setObjectName(u"hostScorePill"_s);
    m_scoreParts->setObjectName(u"scoreParts"_s);
    m_limits->setObjectName(u"hostLimits"_s);
    m_facts->setObjectName(u"hostFacts"_s);
    m_servers->setObjectName(u"proxyServers"_s);
    m_proxyWords->setObjectName(u"proxyWords"_s);
    m_proxyWords->setWordWrap(true);
    m_proxyWords->setContentsMargins(14, 10, 14, 12);

    auto *scoreCard = new Card(toWord(Metric::HostScore), this);
    scoreCard->setCaption(tr("of 100, and the points each figure costs"));
    scoreCard->setFlush(true);
    auto *scoreRow = new QHBoxLayout;
    scoreRow->setContentsMargins(14, 8, 14, 4);
    scoreRow->setSpacing(12);
    scoreRow->addWidget(m_score);
    scoreRow->addWidget(m_scorePill, 0, Qt::AlignVCenter);
    scoreRow->addStretch(1);
    scoreCard->body()->addLayout(scoreRow);
    scoreCard->body()->addWidget(m_scoreParts);
    scoreCard->body()->addStretch(1);
    m_limitCard = new Card(tr("Distance to thresholds"), this);
    m_limitCard->body()->addWidget(m_limits);
    m_limitCard->body()->addStretch(1);
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(scoreCard, 4);
    top->addWidget(m_limitCard, 6);

    auto *factCard = new Card(tr("Facts"), this);
    factCard->setFlush(true);
    factCard->body()->addWidget(m_facts);
    factCard->body()->addStretch(1);
    m_proxyCard->setFlush(true);
    m_proxyCard->body()->addWidget(m_servers);
    m_proxyCard->body()->addWidget(m_proxyWords);
    m_proxyCard->body()->addStretch(1);
    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(12);
    bottom->addWidget(factCard, 1);
    bottom->addWidget(m_proxyCard, 1);

    auto *inside = new QWidget(this);
    auto *all = new QVBoxLayout(inside);
    all->setContentsMargins(0, 12, 0, 16);
    all->setSpacing(12);
    all->addWidget(m_notice);
    all->addLayout(top);
    all->addWidget(m_charts);
    all->addLayout(bottom);
    all->addStretch(1);
    return inside;
}

void HostView::show(const Snapshot &snapshot, const HostName &name, const ProxyLook *proxy)
{
    const HostLook *found = snapshot.host(name);
    const HostLook host = found ? *found : HostLook{};
    if (host.figures.error) {
        m_notice->setNotice(host.figures.has() ? Level::Warning : Level::Unknown,
                            isNever(host.figures.asOf) ? tr("No figures of this host")
                                                       : tr("The last figures are of %1").arg(units::clockTime(host.figures.asOf)),
                            host.figures.error->message);
    } else if (host.figures.isPending()) {
        m_notice->setNotice(Level::Unknown, tr("Asking %1").arg(name.value), tr("The first figures come within one interval."));
    } else {
        m_notice->setNotice(Level::Ok, {}, {});
    }
    m_notice->setAction(host.figures.error ? tr("Ask again") : QString(), u"F5"_s);
    showScore(snapshot, host);
    m_limits->setStale(!host.figures.isCurrent());
    m_limits->setRows(hostFacts::limits(host.figures.value.value_or(HostFigures{}), snapshot.thresholds));
    m_facts->setRows(hostFacts::facts(host, snapshot.at));
    showCharts(snapshot, name);
    showProxy(proxy, snapshot.at);
}

void HostView::showScore(const Snapshot &snapshot, const HostLook &host)
{
    const HostFigures figures = host.figures.value.value_or(HostFigures{});
    const HostHealth health = hostHealth(figures, snapshot.thresholds);
    const bool known = host.figures.has() && health.level != Level::Unknown;
    const std::optional<double> score = health.shownScore();
    m_score->setText(score ? units::count(std::round(*score)) : u"–"_s);
    m_score->setToken(!score || !host.figures.isCurrent() ? Token::Text3 : Token::Text);
    const Level level = known && host.figures.isCurrent() ? health.scoreLevel : Level::Unknown;
    m_scorePill->setState(glyphFor(level), level == Level::Note ? tr("within its limits, little to spare") : toWord(level));
    m_scoreParts->setRows(hostFacts::score(figures));
}

void HostView::showCharts(const Snapshot &snapshot, const HostName &host)
{
    m_charts->setSpecs(hostCharts(m_store, host, snapshot.thresholds));
    m_charts->setEvents(eventsAbout(m_store.events(), {}, host));
    m_charts->clock().setNow(snapshot.at, snapshot.pollInterval);
    fitCharts();
}

void HostView::showProxy(const ProxyLook *proxy, TimePoint now)
{
    m_proxyCard->setVisible(proxy != nullptr);
    if (!proxy)
        return;
    const bool has = proxy->figures.has();
    m_servers->setVisible(has);
    if (has) {
        const ProxyFigures &figures = *proxy->figures.value;
        m_servers->setRows(hostFacts::servers(figures));
        m_proxyCard->setTitle(figures.backend.isEmpty() ? tr("Servers") : tr("Servers of %1").arg(figures.backend));
        m_proxyCard->setCaption(
            (figures.sessions == 1 ? tr("%1 session, HAProxy %2, asked %3 ago") : tr("%1 sessions, HAProxy %2, asked %3 ago"))
                .arg(units::count(static_cast<double>(figures.sessions)), figures.version.section(u'-', 0, 0), units::age(proxy->figures.asOf, now)));
    }
    const QString words = proxy->figures.error ? proxy->figures.error->message : has ? QString() : tr("Asking the proxy.");
    m_proxyWords->setText(words);
    m_proxyWords->setVisible(!words.isEmpty());
}

void HostView::fitCharts()
{
    const int columns = window()->width() >= 1200 ? 3 : 2;
    const auto rows = (static_cast<int>(m_charts->charts().size()) + columns - 1) / columns;
    m_charts->setFixedHeight(std::max(0, rows * 196 + (rows - 1) * 12));
}

void HostView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fitCharts();
}

} // namespace warrener
