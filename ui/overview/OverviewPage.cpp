#include "ui/overview/OverviewPage.h"

#include "base/Units.h"
#include "ui/charts/ChartGrid.h"
#include "ui/model/ClusterStore.h"
#include "ui/overview/MomentLine.h"
#include "ui/overview/OverviewCharts.h"
#include "ui/overview/OverviewTiles.h"
#include "ui/overview/OverviewVerdict.h"
#include "ui/overview/TileGrid.h"
#include "ui/parts/Label.h"
#include "ui/parts/MenuButton.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/ToolTips.h"
#include "ui/parts/VerdictCard.h"
#include "ui/parts/Wear.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int hourZoom = 1;
constexpr int minutesZoom = 0;

/// Whether there is anything to see besides the last five minutes.
bool reachesBack(const History &history, TimePoint now)
{
    return std::ranges::any_of(history.keys(), [&](const SeriesKey &key) {
        const SeriesWindow window = history.window(key, Zoom::Hour1, now);
        const auto recent = spanOf(Zoom::Minutes5) / window.step;
        const auto old = std::max<qsizetype>(0, std::ssize(window.buckets) - recent);
        return std::any_of(window.buckets.begin(), window.buckets.begin() + old, [](const Bucket &bucket) { return bucket.count > 0; });
    });
}

/// Whether anything is left of that time.
bool isKept(const History &history, const QList<ChartSpec> &specs, Zoom zoom, TimePoint now, Millis ago)
{
    return std::ranges::any_of(specs, [&](const ChartSpec &spec) {
        return std::ranges::any_of(spec.series, [&](const ChartSeries &series) {
            return std::ranges::any_of(history.earlier(series.key, zoom, now, ago).buckets, [](const Bucket &bucket) { return bucket.count > 0; });
        });
    });
}

} // namespace

OverviewPage::OverviewPage(ClusterStore &store, QWidget *parent)
    : Page(parent), m_store(store), m_scroll(new QScrollArea(this)), m_verdict(new VerdictCard), m_readiness(new QPushButton),
      m_diagnosis(new QPushButton(tr("Diagnosis"))), m_run(new QPushButton(tr("Run diagnosis"))), m_plan(new QPushButton), m_notice(new NoticeBar),
      m_panel(new StatePanel), m_tiles(new TileGrid), m_chartBar(new QWidget), m_span(new Label({}, TextStyle::Section)),
      m_zoom(new SegmentedControl({tr("5 min"), tr("1 h"), tr("6 h"), tr("24 h")})), m_compare(new MenuButton(tr("Compare with…"))),
      m_compareNothing(m_compare->choices()->addAction(tr("No comparison"))), m_compareSpan(m_compare->choices()->addAction(QString())),
      m_compareDay(m_compare->choices()->addAction(QString())), m_moment(new MomentLine), m_charts(new ChartGrid(store.history()))
{
    setObjectName(u"overview"_s);
    build();

    connect(&store, &ClusterStore::changed, this, &OverviewPage::refresh);
    connect(&store, &ClusterStore::eventsChanged, this, &OverviewPage::refresh);
    connect(m_zoom, &SegmentedControl::currentChanged, this, &OverviewPage::setZoom);
    connect(m_tiles, &TileGrid::activated, this, &OverviewPage::openSubject);
    connect(m_charts, &ChartGrid::seriesActivated, this, [this](const SeriesKey &key) { openSubject(key.subject); });
    connect(&m_charts->cursor(), &TimeCursor::changed, this, &OverviewPage::showMoment);
    connect(m_verdict, &VerdictCard::linkActivated, this, [this](int index) {
        const QList<Finding> &findings = m_store.assessment().findings;
        if (index < findings.size())
            Q_EMIT openRequested(targetOf(findings.at(index)));
    });
    connect(m_readiness, &QPushButton::clicked, this, [this] { Q_EMIT openRequested({u"recovery"_s, {}}); });
    connect(m_run, &QPushButton::clicked, this, &OverviewPage::diagnosisRequested);
    connect(m_verdict, &VerdictCard::factActivated, this, &Page::openRequested);
    connect(m_compareNothing, &QAction::triggered, this, [this] { compareWith(Compared::Nothing); });
    connect(m_compareSpan, &QAction::triggered, this, [this] { compareWith(Compared::SpanBefore); });
    connect(m_compareDay, &QAction::triggered, this, [this] { compareWith(Compared::DayBefore); });
    connect(m_diagnosis, &QPushButton::clicked, this, [this] { Q_EMIT openRequested({u"diagnosis"_s, {}}); });
    connect(m_plan, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(m_planTarget); });
    connect(m_notice, &NoticeBar::actionTriggered, &store, &ClusterStore::askNow);
    connect(m_panel, &StatePanel::actionTriggered, &store, &ClusterStore::askNow);
    m_zoom->setCurrent(hourZoom);
    setZoom(hourZoom);
}

OverviewPage::~OverviewPage() = default;

void OverviewPage::build()
{
    m_scroll->setObjectName(u"overviewScroll"_s);
    m_verdict->setObjectName(u"verdict"_s);
    m_verdict->setFactsGivingWay(true);
    m_plan->setProperty("kind", u"link"_s);
    m_readiness->setProperty("kind", u"link"_s);
    for (QPushButton *button : {m_readiness, m_diagnosis, m_run, m_plan}) {
        button->hide();
        m_verdict->addRight(button);
    }
    m_diagnosis->setObjectName(u"openDiagnosis"_s);
    m_run->setObjectName(u"runDiagnosis"_s);
    m_readiness->setObjectName(u"recoveryReadiness"_s);
    m_plan->setObjectName(u"openRecoveryPlan"_s);
    m_notice->setObjectName(u"notice"_s);
    m_panel->setObjectName(u"statePanel"_s);
    m_tiles->setObjectName(u"tiles"_s);
    m_span->setObjectName(u"chartSpan"_s);
    m_zoom->setObjectName(u"zoom"_s);
    m_zoom->setAccessibleName(tr("Time shown by the charts"));
    m_compare->setObjectName(u"compareCharts"_s);
    m_compare->setProperty("kind", u"ghost"_s);
    m_compare->setProperty("small", true);
    m_compareNothing->setObjectName(u"compare.nothing"_s);
    m_compareSpan->setObjectName(u"compare.span"_s);
    m_compareDay->setObjectName(u"compare.day"_s);
    auto *choices = new QActionGroup(this);
    for (QAction *action : {m_compareNothing, m_compareSpan, m_compareDay}) {
        action->setCheckable(true);
        choices->addAction(action);
    }
    m_moment->setObjectName(u"moment"_s);
    m_charts->setObjectName(u"charts"_s);

    auto *bar = new QHBoxLayout(m_chartBar);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(12);
    bar->addWidget(m_span);
    bar->addWidget(m_zoom);
    bar->addWidget(m_compare);
    bar->addWidget(m_moment, 1);

    auto *content = new QWidget;
    auto *all = new QVBoxLayout(content);
    all->setContentsMargins(20, 16, 20, 12);
    all->setSpacing(12);
    auto *panelRow = new QHBoxLayout;
    panelRow->addStretch(1);
    panelRow->addWidget(m_panel);
    panelRow->addStretch(1);
    all->addLayout(panelRow);
    all->addWidget(m_verdict);
    all->addWidget(m_notice);
    all->addWidget(m_tiles);
    all->addWidget(m_chartBar);
    all->addWidget(m_charts, 1);
    all->addStretch(0);

    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
}

QString OverviewPage::title() const
{
    return tr("Overview");
}

bool OverviewPage::escape()
{
    TimeCursor &cursor = m_charts->cursor();
    if (!cursor.at() && !cursor.span()) {
        const bool isComparing = m_compared != Compared::Nothing;
        compareWith(Compared::Nothing);
        return isComparing;
    }
    cursor.setAt(std::nullopt);
    cursor.setSpan(std::nullopt);
    return true;
}

void OverviewPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refresh();
}

void OverviewPage::refresh()
{
    if (!isVisible())
        return;
    const SnapshotPtr snapshot = m_store.snapshot();
    const OverviewState state = overviewState(m_store.profile(), snapshot.get(), m_store.notAsked());
    showState(state);
    if (!snapshot)
        return;
    showVerdict();
    showTiles();
    if (state.hasFigures)
        showCharts();
    showComparison();
}

void OverviewPage::showState(const OverviewState &state)
{
    const bool loading = state.stage == OverviewStage::Loading;
    m_panel->setVisible(loading);
    m_verdict->setVisible(!loading);
    m_tiles->setVisible(!loading);
    m_chartBar->setVisible(!loading && state.hasFigures);
    m_charts->setVisible(!loading && state.hasFigures);
    switch (state.stage) {
    case OverviewStage::Loading:
        m_panel->showLoading(state.title, state.text);
        m_notice->setNotice(Level::Note, {}, {});
        break;
    case OverviewStage::Unreachable:
        m_notice->setNotice(std::max(m_store.assessment().level, Level::Unknown), state.title, state.text);
        m_notice->setAction(tr("Ask again"), u"F5"_s);
        break;
    case OverviewStage::Empty:
        m_notice->setNotice(Level::Note, state.title, state.text);
        m_notice->setAction({});
        break;
    case OverviewStage::Live:
        m_notice->setNotice(Level::Note, {}, {});
        break;
    }
}

void OverviewPage::showVerdict()
{
    m_ground.backups = m_store.backups();
    m_verdict->setVerdict(overviewVerdict(*m_store.snapshot(), m_store.assessment(), m_ground));
    showPlan();
}

void OverviewPage::setDiagnosis(OverallStatus status, TimePoint at)
{
    m_ground.isDiagnosed = true;
    m_ground.diagnosis = status;
    m_ground.diagnosedAt = at;
    if (m_store.snapshot())
        showVerdict();
}

void OverviewPage::setReadiness(int score, TimePoint at)
{
    m_ground.readiness = score;
    m_ground.readyAt = at;
    m_readiness->setText(tr("Recovery readiness: %1 of 100").arg(score));
    m_readiness->setToolTip(tr("Looked at %1: plans, backups, restores, rehearsals and drills").arg(units::clockTime(at)));
    if (m_store.snapshot())
        showVerdict();
}

void OverviewPage::setPlans(PlanLinks plans)
{
    m_plans = std::move(plans);
    if (m_store.snapshot())
        showPlan();
}

/// Of what is worst: causes come first.
void OverviewPage::showPlan()
{
    QList<PlanLink> links;
    Level level = Level::Ok;
    for (const Finding &finding : m_store.assessment().findings) {
        if (!links.isEmpty() || !m_plans || finding.level < Level::Warning)
            continue;
        links = m_plans(finding.id, finding.subject.kind == SubjectKind::Node ? finding.subject.name : QString());
        level = finding.level;
    }
    // When it burns there is one right button, and nothing that can wait beside it.
    const bool burns = m_store.assessment().level == Level::Critical;
    // On a healthy card it is a fact among others.
    const bool isHealthy = m_store.assessment().level == Level::Ok;
    m_readiness->setVisible(!isNever(m_ground.readyAt) && !burns && !isHealthy);
    m_run->setVisible(m_ground.isDiagnosed && isHealthy);
    m_diagnosis->setVisible(burns);
    const QString kind = level == Level::Critical ? u"primary"_s : u"link"_s;
    wear(m_plan, kind);
    m_plan->setVisible(!links.isEmpty());
    if (links.isEmpty())
        return;
    m_planTarget = links.first().target;
    // Beside the sentence that says what is wrong a button is short.
    const QString title = tr("Recovery plan: %1").arg(links.first().title);
    m_plan->setText(level == Level::Critical ? tr("Recovery plan…") : title);
    m_plan->setToolTip(level == Level::Critical ? plainTip(title) : QString());
    m_plan->setAccessibleName(title);
}

void OverviewPage::showTiles()
{
    const SnapshotPtr snapshot = m_store.snapshot();
    QList<TileEntry> entries;
    for (const NodeLook &node : snapshot->nodes)
        entries += {.id = node.name.value, .content = nodeTile(*snapshot, m_store.assessment(), node)};
    for (const ProxyLook &proxy : snapshot->proxies)
        entries += {.id = proxy.name.value, .content = proxyTile(*snapshot, m_store.assessment(), proxy)};
    m_tiles->setEntries(entries);
}

void OverviewPage::showCharts()
{
    const SnapshotPtr snapshot = m_store.snapshot();
    // Of a cluster that is watched for the first time an hour would be a blank page with a dot.
    if (!std::exchange(m_zoomChosen, true) && !reachesBack(m_store.history(), snapshot->at)) {
        m_zoom->setCurrent(minutesZoom);
        setZoom(minutesZoom);
    }
    m_charts->setSpecs(overviewCharts(m_store));
    m_charts->setEvents(m_store.events());
    m_charts->clock().setNow(snapshot->at, snapshot->pollInterval);
}

void OverviewPage::showMoment()
{
    const ChartClock &clock = m_charts->clock();
    Moment moment{.at = m_charts->cursor().at(), .span = m_charts->cursor().span(), .events = {}};
    for (const Event &event : m_store.events()) {
        if (event.at >= clock.from() && event.at <= clock.now())
            moment.events += event;
    }
    // At 5 minutes a pixel column holds one sample at most.
    moment.compared = m_comparedText;
    moment.hasBands = clock.zoom() != Zoom::Minutes5;
    m_moment->setMoment(moment);
}

void OverviewPage::setZoom(int index)
{
    const std::array words{tr("Last 5 minutes"), tr("Last hour"), tr("Last 6 hours"), tr("Last 24 hours")};
    const auto place = static_cast<std::size_t>(index);
    m_span->setText(words.at(place));
    m_charts->clock().setZoom(allZooms.at(place));
    showComparison();
}

void OverviewPage::compareWith(Compared with)
{
    m_compared = with;
    showComparison();
}

QString OverviewPage::wordsOf(Compared with) const
{
    const Zoom zoom = m_charts->clock().zoom();
    if (with == Compared::DayBefore && zoom != Zoom::Day1)
        return tr("the same time yesterday");
    const std::array words{tr("the 5 minutes before"), tr("the hour before"), tr("the 6 hours before"), tr("the day before")};
    return words.at(static_cast<std::size_t>(zoom));
}

Millis OverviewPage::agoOf(Compared with) const
{
    switch (with) {
    case Compared::Nothing:
        return Millis{0};
    case Compared::SpanBefore:
        return spanOf(m_charts->clock().zoom());
    case Compared::DayBefore:
        return spanOf(Zoom::Day1);
    }
    Q_UNREACHABLE_RETURN(Millis{0});
}

void OverviewPage::showComparison()
{
    ChartClock &clock = m_charts->clock();
    const Zoom zoom = clock.zoom();
    const bool isTold = ringOfEarlier(zoom, agoOf(Compared::DayBefore)).has_value();
    // What is kept of yesterday's five minutes is one figure: they are shown alone until another span is chosen.
    const Compared shown = m_compared == Compared::DayBefore && !isTold ? Compared::Nothing : m_compared;
    m_compareSpan->setText(tr("Compare with %1").arg(wordsOf(Compared::SpanBefore)));
    m_compareDay->setText(isTold ? tr("Compare with %1").arg(wordsOf(Compared::DayBefore))
                                 : tr("Compare with %1: of so few minutes too little is kept").arg(wordsOf(Compared::DayBefore)));
    m_compareDay->setEnabled(isTold);
    // Of a whole day the two are the same.
    m_compareDay->setVisible(zoom != Zoom::Day1);
    m_compareNothing->setChecked(shown == Compared::Nothing);
    m_compareSpan->setChecked(shown == Compared::SpanBefore || (shown == Compared::DayBefore && zoom == Zoom::Day1));
    m_compareDay->setChecked(shown == Compared::DayBefore && zoom != Zoom::Day1);
    m_compare->setText(shown == Compared::Nothing ? tr("Compare with…") : tr("Compared with %1").arg(wordsOf(shown)));
    m_comparedText.clear();
    const Millis ago = agoOf(shown);
    if (shown != Compared::Nothing) {
        const bool kept = isKept(m_store.history(), overviewCharts(m_store), zoom, clock.now(), ago);
        m_comparedText = kept ? tr("Dashed: %1").arg(wordsOf(shown)) : tr("Nothing is kept of %1").arg(wordsOf(shown));
    }
    clock.setAgo(ago);
    showMoment();
}

void OverviewPage::openSubject(const QString &subject)
{
    // Lines of the whole cluster have nobody to open.
    if (!subject.isEmpty())
        Q_EMIT openRequested({.page = u"nodes"_s, .object = subject});
}

} // namespace warrener
