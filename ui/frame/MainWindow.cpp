#include "ui/frame/MainWindow.h"

#include "ui/frame/CommandPalette.h"
#include "ui/frame/DataAge.h"
#include "ui/frame/HeaderBar.h"
#include "ui/frame/KeysOverlay.h"
#include "ui/frame/PaletteSearch.h"
#include "ui/frame/Rail.h"
#include "ui/frame/SearchButton.h"
#include "ui/frame/Strip.h"
#include "ui/parts/ColumnStore.h"
#include "ui/parts/EnterKey.h"
#include "ui/parts/EnvironmentBand.h"
#include "ui/parts/TabOrder.h"
#include "ui/parts/Toast.h"
#include "ui/theme/Icons.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int narrowBelow = 1200;
constexpr auto geometryKey = "window/geometry"_L1;

} // namespace

MainWindow::MainWindow(std::shared_ptr<const Clock> clock, QSettings *settings, QWidget *parent)
    : QWidget(parent), m_clock(std::move(clock)), m_settings(settings), m_band(new EnvironmentBand(this)), m_header(new HeaderBar(this)),
      m_rail(new Rail(this)), m_stack(new QStackedWidget(this)), m_strip(new Strip(this)), m_toast(new Toast(m_stack)),
      m_palette(new CommandPalette([this](const QString &query) { return found(query); }, this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Warrener"));
    setWindowIcon(applicationIcon());
    setMinimumSize(900, 600);
    if (m_settings != nullptr)
        new ColumnStore(m_settings, this);

    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addWidget(m_stack, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_band);
    all->addWidget(m_header);
    all->addLayout(middle, 1);
    all->addWidget(m_strip);

    connect(m_rail, &Rail::chosen, this, [this](const QString &page) { goToPage(page); });
    connect(m_strip, &Strip::clicked, this, [this] { go({u"activity"_s, {}}); });
    connect(m_header->note(), &HeaderNote::clicked, this, [this] { go(m_header->note()->note().target); });
    connect(m_header->search(), &SearchButton::clicked, m_palette, &CommandPalette::open);
    connect(m_header->switcher(), &ClusterSwitcher::switchRequested, this, &MainWindow::switchRequested);
    connect(m_header->switcher(), &ClusterSwitcher::addRequested, this, &MainWindow::addClusterRequested);
    connect(m_header->switcher(), &ClusterSwitcher::editRequested, this, &MainWindow::editClusterRequested);
    connect(m_header->switcher(), &ClusterSwitcher::allRequested, this, [this] { go({u"clusters"_s, {}}); });

    auto *tick = new QTimer(this);
    tick->setInterval(1000);
    connect(tick, &QTimer::timeout, this, [this] {
        if (isVisible())
            showAge();
    });
    tick->start();
    makeShortcuts();
    if (!m_settings || !restoreGeometry(m_settings->value(geometryKey).toByteArray()))
        resize(1440, 900);
    m_rail->setHasCluster(false);
}

MainWindow::~MainWindow() = default;

void MainWindow::addPage(PageSpec spec)
{
    if (spec.within.isEmpty())
        m_rail->addPage(spec);
    if (spec.digit >= 0) {
        auto *key = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + spec.digit)), this);
        connect(key, &QShortcut::activated, this, [this, id = spec.id] { goToPage(id); });
    }
    m_specs.append(std::move(spec));
}

void MainWindow::addCommand(PaletteEntry entry)
{
    m_commands.append(std::move(entry));
}

void MainWindow::setClusters(const QList<ClusterEntry> &clusters)
{
    m_header->switcher()->setClusters(clusters);
}

void MainWindow::setStore(ClusterStore *store)
{
    if (m_store)
        disconnect(m_store, nullptr, this, nullptr);
    activate(false);
    m_store = store;
    m_history.clear();
    for (const PageSpec &spec : std::as_const(m_specs)) {
        if (spec.place == PageSpec::Place::Top)
            continue;
        delete m_pages.take(spec.id);
        m_rail->setBadge(spec.id, {});
    }
    m_rail->setHasCluster(store);
    m_header->note()->setNote({});
    m_header->setHasCluster(store);
    m_strip->clear();
    if (!store) {
        m_band->setEnvironment(std::nullopt);
        m_header->switcher()->setCurrent(std::nullopt);
        return;
    }
    const ClusterProfile &profile = store->profile();
    m_band->setEnvironment(profile.environment);
    m_header->switcher()->setCurrent(ClusterEntry{profile.name, profile.environment});
    connect(store, &ClusterStore::changed, this, &MainWindow::showSnapshot);
    connect(store, &ClusterStore::eventsChanged, this, [this] { m_strip->setEvents(m_store->events()); });
    m_strip->setEvents(store->events());
    showSnapshot();
}

void MainWindow::go(const PageTarget &target)
{
    const PageSpec *wanted = spec(target.page);
    if (!wanted || (!m_store && wanted->place != PageSpec::Place::Top))
        return;
    m_history.visit(target);
    showPlace(target);
}

void MainWindow::goToPage(const QString &page)
{
    const bool again = m_active && m_active == m_pages.value(page);
    go({page, {}});
    if (again && m_active == m_pages.value(page))
        m_active->showFirst();
}

void MainWindow::showPlace(const PageTarget &target)
{
    const PageSpec *wanted = spec(target.page);
    if (!wanted)
        return;
    // No reference into the table: a page that is shown may ask for another one at once.
    Page *page = m_pages.value(target.page);
    if (!page) {
        page = wanted->make(m_store, m_stack);
        m_pages.insert(target.page, page);
        page->setObjectName(u"page."_s + target.page);
        m_stack->addWidget(page);
        connect(page, &Page::openRequested, this, &MainWindow::go);
        connect(page, &Page::succeeded, this, &MainWindow::say);
        connect(page, &Page::badgeChanged, this, &MainWindow::showBadges);
    }
    if (m_active != page) {
        activate(false);
        m_active = page;
        m_stack->setCurrentWidget(page);
        activate(true);
    }
    page->open(target.object);
    m_rail->setCurrent(wanted->within.isEmpty() ? target.page : wanted->within);
    //: Title of the window: cluster, page.
    setWindowTitle(m_store ? tr("%1 – %2 – Warrener").arg(m_store->profile().name.value, page->title()) : tr("%1 – Warrener").arg(page->title()));
}

void MainWindow::activate(bool active)
{
    if (!m_active)
        return;
    if (!active)
        m_active->deactivate();
    else if (isVisible())
        m_active->activate();
}

void MainWindow::say(const QString &text)
{
    m_toast->say(text);
}

void MainWindow::warn(const QString &text)
{
    m_toast->warn(text);
}

void MainWindow::setHeaderNote(const HeaderNoteText &note)
{
    m_header->note()->setNote(note);
}

void MainWindow::showSnapshot()
{
    m_header->setAssessment(m_store->assessment());
    showBadges();
    if (const SnapshotPtr snapshot = m_store->snapshot())
        m_strip->setCost(snapshot->cost);
    showAge();
}

void MainWindow::showBadges()
{
    for (const PageSpec &spec : std::as_const(m_specs)) {
        if (m_store && spec.badge)
            m_rail->setBadge(spec.id, spec.badge(*m_store));
    }
}

void MainWindow::showAge()
{
    if (!m_store)
        return;
    const SnapshotPtr snapshot = m_store->snapshot();
    m_header->setAge(dataAge(snapshot.get(), m_clock->now()));
}

void MainWindow::makeShortcuts()
{
    const auto key = [this](const QKeySequence &sequence, auto act) { connect(new QShortcut(sequence, this), &QShortcut::activated, this, act); };
    key(Qt::CTRL | Qt::Key_K, [this] { m_palette->open(); });
    key(Qt::Key_Escape, [this] { escape(); });
    key(Qt::Key_F5, [this] {
        if (m_store && !(m_active && m_active->askAgain()))
            m_store->askNow();
    });
    key(Qt::ALT | Qt::Key_Left, [this] {
        if (m_active && m_active->goBack())
            return;
        if (const auto place = m_history.back())
            showPlace(*place);
    });
    key(Qt::ALT | Qt::Key_Right, [this] {
        if (m_active && m_active->goForward())
            return;
        if (const auto place = m_history.forward())
            showPlace(*place);
    });
    key(Qt::Key_Slash, [this] {
        if (m_active)
            m_active->focusFilter();
    });
    key(Qt::Key_Question, [this] { showKeys(); });
    // Where "?" needs Shift, some platforms report both.
    key(Qt::SHIFT | Qt::Key_Question, [this] { showKeys(); });
}

void MainWindow::escape()
{
    // The key is a shortcut of the window, so it comes here first.
    if (m_palette->isVisible()) {
        m_palette->close();
        return;
    }
    if (m_active && m_active->escape())
        return;
    const PageTarget here = m_history.current();
    if (!here.object.isEmpty()) {
        go({here.page, {}});
        return;
    }
    if (const PageSpec *page = spec(here.page); page && !page->within.isEmpty())
        go({page->within, {}});
}

void MainWindow::showKeys()
{
    auto *overlay = new KeysOverlay(
        {
            {tr("Ctrl K"), tr("Search or run")},
            {tr("Ctrl 0"), tr("All clusters")},
            {tr("Ctrl 1 … 9"), tr("Pages, by the digit in the rail")},
            {tr("Alt ←"), tr("Back")},
            {tr("Alt →"), tr("Forward")},
            {tr("F5"), tr("Ask all nodes again now")},
            {u"/"_s, tr("Filter this page")},
            {tr("Esc"), tr("Clear, then close, then go up")},
            {tr("Enter"), tr("Open the selected row")},
            {tr("Space"), tr("Peek at the selected row")},
            {tr("Tab"), tr("Next control")},
            {tr("Ctrl Z"), tr("Take back the last change of a calendar, a drill or a plan")},
            {tr("P"), tr("Pause a run, and go on")},
            {tr("N"), tr("In the calendar: schedule something")},
            {tr("M, W, L"), tr("In the calendar: month, week, list")},
            {tr("Ctrl Shift X"), tr("Stop a drill, and reverse it")},
            {u"?"_s, tr("All keys")},
        },
        this);
    if (m_store)
        overlay->setEnvironment(m_store->profile().environment);
    overlay->open();
}

QList<PaletteEntry> MainWindow::found(const QString &query)
{
    QList<PaletteTarget> targets;
    for (const PageSpec &spec : std::as_const(m_specs)) {
        if ((m_store || spec.place == PageSpec::Place::Top) && spec.within.isEmpty())
            targets.append({spec.icon, spec.title, tr("page"), {spec.id, {}}});
    }
    if (m_store)
        targets += objectTargets(*m_store, query);
    QList<PaletteEntry> entries;
    for (const PaletteTarget &target : std::as_const(targets)) {
        if (spec(target.place.page) && matches(target.text, query))
            entries.append(
                {target.icon, target.text, target.kind, [this, place = target.place] { place.object.isEmpty() ? goToPage(place.page) : go(place); }});
    }
    for (const PaletteEntry &command : std::as_const(m_commands)) {
        if (matches(command.text, query))
            entries.append(command);
    }
    // "re" means the page Recovery rather than the middle of a word. What filters fits everything, and comes last.
    std::ranges::stable_sort(entries, {}, [&query](const PaletteEntry &entry) { return rankOf(entry.text, query); });
    if (m_store && !query.isEmpty() && spec(u"queues"_s)) {
        entries.append({u"queues"_s, tr("Queues that match “%1”").arg(query), tr("filter"), [this, query] { go({u"queues"_s, u"?name="_s + query}); }});
    }
    return entries;
}

const PageSpec *MainWindow::spec(const QString &id) const
{
    const auto it = std::ranges::find(m_specs, id, &PageSpec::id);
    return it == m_specs.end() ? nullptr : &*it;
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < narrowBelow;
    m_rail->setNarrow(narrow);
    m_header->setNarrow(narrow);
    m_strip->setNarrow(narrow);
}

/// In dialogs a button takes Enter by itself; here, too, it is how one presses what has the focus.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    auto *button = qobject_cast<QAbstractButton *>(focusWidget());
    if (button == nullptr || !pressByEnter(*button, *event))
        QWidget::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_settings)
        m_settings->setValue(geometryKey, saveGeometry());
    QWidget::closeEvent(event);
}

/// Ordered when it is asked for: pages are made, and change, while the window stands.
bool MainWindow::focusNextPrevChild(bool next)
{
    orderTabs(*this);
    return QWidget::focusNextPrevChild(next);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    activate(true);
    showAge();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    activate(false);
    QWidget::hideEvent(event);
}

} // namespace warrener
