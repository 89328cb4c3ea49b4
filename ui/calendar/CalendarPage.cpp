#include "ui/calendar/CalendarPage.h"

#include "base/Phrases.h"
#include "base/Post.h"
#include "record/calendar/CalendarTimers.h"
#include "ui/calendar/AgendaModel.h"
#include "ui/calendar/CalendarWords.h"
#include "ui/calendar/MonthView.h"
#include "ui/calendar/OfferList.h"
#include "ui/calendar/ShowCard.h"
#include "ui/calendar/SummaryCard.h"
#include "ui/calendar/WeekView.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/Card.h"
#include "ui/parts/KeyButton.h"
#include "ui/parts/Label.h"
#include "ui/parts/MenuButton.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/PageHeader.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"
#include "ui/parts/ToolTips.h"

#include <QKeyEvent>
#include <QLocale>
#include <QStackedLayout>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

enum Stack { StatePage, MonthPage, WeekPage, ListPage };

constexpr int tickMs = 30'000;
/// What the list shows around its day.
constexpr int listBefore = 62;
constexpr int listAfter = 366;

} // namespace

CalendarPage::CalendarPage(ClusterStore &store, CalendarDesk &desk, QWidget *parent)
    : Page(parent), m_store(store), m_desk(desk), m_header(new PageHeader(tr("Drills and schedule"), this)), m_previous(new QPushButton(this)),
      m_period(new Label({}, TextStyle::Section, Token::Text, this)), m_next(new QPushButton(this)), m_today(new QPushButton(tr("Today"), this)),
      m_looks(new SegmentedControl({tr("Month"), tr("Week"), tr("List")}, this)), m_blackout(new QPushButton(tr("Blackout…"), this)),
      m_files(new MenuButton(tr("Import or export…"), this)), m_schedule(new KeyButton(tr("Schedule…"), u"N"_s, this)), m_notice(new NoticeBar(this)),
      m_state(new StatePanel(this)), m_month(new MonthView(rules(), this)), m_week(new WeekView(rules(), this)), m_agenda(new AgendaModel(this)),
      m_list(new TableCard(this)), m_table(m_list->table()), m_offersCard(new Card(tr("Drag onto a day"), this)), m_offers(new OfferList(this)),
      m_moreOffers(new QPushButton(this)), m_show(new ShowCard(this)), m_summary(new SummaryCard(this)), m_summaryCard(new Card({}, this))
{
    setObjectName(u"calendarPage"_s);
    m_day = wallOf(m_desk.now(), m_desk.zone()).date;
    build();
    connectSurface(m_month);
    connectSurface(m_week);
    connect(m_previous, &QPushButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { step(1); });
    connect(m_today, &QPushButton::clicked, this, [this] { setDay(wallOf(m_desk.now(), m_desk.zone()).date); });
    connect(m_looks, &SegmentedControl::currentChanged, this, [this](int look) { setLook(static_cast<Look>(look)); });
    connect(m_blackout, &QPushButton::clicked, this, [this] { askBlackout({m_day, QTime(0, 0)}, std::chrono::days{1}); });
    connect(m_schedule, &QPushButton::clicked, this, &CalendarPage::schedule);
    connect(m_notice, &NoticeBar::actionTriggered, this, &CalendarPage::acceptNearest);
    connect(m_show, &ShowCard::changed, this, &CalendarPage::refresh);
    connect(m_offers, &OfferList::chosen, this, [this](const CalendarEntry &wish) {
        CalendarEntry entry = wish;
        entry.start = usualStart(m_day);
        edit(entry, true, {});
    });
    connect(m_offers, &OfferList::draggedTo, this, [this](const CalendarEntry &wish, QPoint global) {
        if (CalendarSurface *shown = surface())
            shown->dragOver(wish, global);
    });
    connect(m_offers, &OfferList::droppedAt, this, [this](QPoint global) {
        if (CalendarSurface *shown = surface()) {
            // Keys are for what lies there now: Enter takes the day that is offered where this one was refused.
            shown->setFocus();
            shown->dropHere(global);
        }
    });
    connect(m_offers, &OfferList::dragCancelled, this, [this] {
        if (CalendarSurface *shown = surface())
            shown->cancelDrag();
    });
    connect(m_table, &TableView::opened, this, [this](const QModelIndex &index) {
        if (const CalendarMark *mark = m_agenda->markAt(index.row()))
            openMark(CalendarMark(*mark));
    });
    connect(&m_desk, &CalendarDesk::changed, this, [this] {
        lookForTroubles();
        refresh();
        Q_EMIT badgeChanged();
    });
    connect(&m_tick, &QTimer::timeout, this, [this] {
        // What runs by itself ends without telling this window.
        m_desk.refresh();
        refresh();
    });
    m_table->installEventFilter(this);
    m_right->installEventFilter(this);
    m_tick.setInterval(tickMs);
}

CalendarPage::~CalendarPage() = default;

QString CalendarPage::title() const
{
    return tr("Drills and schedule");
}

void CalendarPage::activate()
{
    m_active = true;
    m_desk.refresh();
    lookForTroubles();
    refresh();
    m_tick.start();
    if (CalendarSurface *shown = surface())
        shown->setFocus();
}

void CalendarPage::deactivate()
{
    m_active = false;
    m_tick.stop();
}

void CalendarPage::open(const QString &object)
{
    const QDate day = QDate::fromString(object, Qt::ISODate);
    if (day.isValid())
        setDay(day);
}

bool CalendarPage::escape()
{
    if (CalendarSurface *shown = surface(); shown && shown->isDragging()) {
        shown->cancelDrag();
        return true;
    }
    if (m_refusal || !m_failure.isEmpty()) {
        m_refusal.reset();
        m_failure.clear();
        showNotice();
        return true;
    }
    return false;
}

bool CalendarPage::askAgain()
{
    m_desk.refresh();
    return true;
}

CalendarSurface *CalendarPage::surface() const
{
    if (m_look == Look::Month)
        return m_month;
    return m_look == Look::Week ? static_cast<CalendarSurface *>(m_week) : nullptr;
}

void CalendarPage::setLook(Look look)
{
    if (m_look == look)
        return;
    m_look = look;
    m_looks->setCurrent(static_cast<int>(look));
    refresh();
    if (CalendarSurface *shown = surface())
        shown->setFocus();
    else
        m_table->setFocus();
}

void CalendarPage::setDay(const QDate &day)
{
    m_day = day;
    m_month->setDay(day);
    m_week->setDay(day);
    refresh();
    if (m_look == Look::List) {
        const int row = m_agenda->rowAt(momentOf({day, QTime(0, 0)}, m_desk.zone()));
        m_table->scrollTo(m_agenda->index(row, 0), QAbstractItemView::PositionAtTop);
        m_table->setCurrentIndex(m_agenda->index(row, 0));
    }
}

void CalendarPage::step(int direction)
{
    setDay(m_look == Look::Week ? m_day.addDays(7LL * direction) : m_day.addMonths(direction));
}

void CalendarPage::refresh()
{
    if (!m_active)
        return;
    const CalendarView &view = m_desk.view();
    const QTimeZone zone = m_desk.zone();
    const TimePoint now = m_desk.now();
    m_cut.clear();
    if (!view.loaded) {
        showNotice();
        m_state->showLoading(tr("The calendar is being read"), tr("Runs of the past come from the journal of this console."));
        m_stack->setCurrentIndex(StatePage);
        m_summaryCard->hide(); // a card with nothing in it
        return;
    }
    const QDate month(m_day.year(), m_day.month(), 1);
    const QSet<CalendarKind> kinds = m_show->shown();
    m_offers->setOffers(m_desk.offers());
    if (m_look == Look::Month) {
        CalendarScene scene = sceneOf(view, MonthView::firstDay(month), MonthView::weeks * 7, now, zone, kinds);
        scene.month = month;
        m_cut = scene.cut;
        m_month->setDay(m_day);
        m_month->setScene(scene);
        m_period->setText(QLocale().toString(month, tr("MMMM yyyy", "a month above the calendar")));
        m_stack->setCurrentIndex(MonthPage);
    } else if (m_look == Look::Week) {
        const QDate first = m_day.addDays(1 - m_day.dayOfWeek());
        m_week->setDay(m_day);
        const CalendarScene scene = sceneOf(view, first, 7, now, zone, kinds);
        m_cut = scene.cut;
        m_week->setScene(scene);
        m_period->setText(tr("%1 to %2", "of a week")
                              .arg(QLocale().toString(first, tr("d MMM", "a day above the week")),
                                   QLocale().toString(first.addDays(6), tr("d MMM yyyy", "the last day above the week"))));
        m_stack->setCurrentIndex(WeekPage);
    } else {
        RunCalendar all = view.calendar;
        all.entries += view.timers;
        QList<CalendarMark> marks = marksIn(all, view.runs, momentOf({m_day.addDays(-listBefore), QTime(0, 0)}, zone),
                                            momentOf({m_day.addDays(listAfter), QTime(0, 0)}, zone), now, &m_cut, view.elsewhere);
        // Hourly backups to come say nothing; those that were are in sums elsewhere, and whole on their page.
        marks.removeIf([&](const CalendarMark &mark) {
            return !kinds.contains(mark.kind) || (mark.kind == CalendarKind::Backup && (mark.entry.isEmpty() || isTimersEntry(mark.entry)));
        });
        m_agenda->setMarks(marks, all, zone);
        m_period->setText(QLocale().toString(month, tr("MMMM yyyy", "a month above the calendar")));
        m_stack->setCurrentIndex(ListPage);
    }
    showNotice();
    showRight();
}

/// Once for what was read: to look through a week of thousands takes longer than a month that is leafed through may.
void CalendarPage::lookForTroubles()
{
    m_troubles = m_active ? troublesOf(m_desk.view(), m_desk.now()) : QList<CalendarMark>();
}

void CalendarPage::showRight()
{
    const CalendarView &view = m_desk.view();
    const QTimeZone zone = m_desk.zone();
    const TimePoint now = m_desk.now();
    const QDate month(m_day.year(), m_day.month(), 1);
    const QList<CalendarMark> marks = m_look == Look::Month ? marksOf(m_month->scene(), month) : marksOf(view, month, now, zone);
    const QList<int> counts = countsOf(marks);
    const QDate today = wallOf(now, zone).date;
    const TimePoint begin = momentOf({month, QTime(0, 0)}, zone);
    const TimePoint end = std::clamp(now, begin + 24h, momentOf({month.addMonths(1), QTime(0, 0)}, zone));
    const double daysSoFar = double((end - begin).count()) / double(Millis{24h}.count());
    m_show->setCounts(counts, static_cast<int>(std::lround(counts.value(static_cast<int>(CalendarKind::Backup)) / daysSoFar)));
    const bool isThis = today.year() == month.year() && today.month() == month.month();
    m_summaryCard->setTitle(isThis ? tr("This month so far") : QLocale().toString(month, tr("MMMM yyyy", "a month above the calendar")));
    const std::optional<CalendarMark> next = nextOf(view, now);
    const bool nothing = view.calendar.entries.isEmpty() && view.runs.isEmpty() && view.timers.isEmpty();
    QString words =
        next ? tr("Next: %1, %2", "Next: Disk full, in 1 h 28 min").arg(next->title, calendarwords::until(next->at, now)) : tr("Nothing is planned.");
    if (nothing)
        words = tr("Nothing is planned yet. A drill that runs by itself shows whether the cluster still survives what it survived once: drag one onto a day.");
    // What the rail counts is said here, with what makes it go.
    if (!m_troubles.isEmpty())
        words.prepend(calendarwords::trouble(m_troubles) + u'\n');
    const QString &known = view.timerProblem.isEmpty() ? view.timerNote : view.timerProblem;
    words += u'\n' + (known.isEmpty() ? tr("Schedules run without this window.") : known);
    m_summary->setLines(summaryOf(marks), words);
    fitRight();
    const int hidden = m_offers->hidden();
    m_moreOffers->setVisible(hidden > 0);
    m_moreOffers->setText(tr("%n more", nullptr, hidden));
}

void CalendarPage::showNotice()
{
    const CalendarView &view = m_desk.view();
    m_notice->setAction({});
    m_schedule->setEnabled(view.problem.isEmpty());
    m_schedule->setToolTip(plainTip(view.problem));
    m_blackout->setEnabled(view.problem.isEmpty());
    if (m_refusal) {
        const QTimeZone zone = m_desk.zone();
        QStringList why;
        for (const CalendarConflict &conflict : std::as_const(m_refusal->verdict.conflicts))
            why.append(calendarwords::why(conflict, zone));
        m_notice->setNotice(Level::Warning, tr("“%1”: not on %2").arg(m_refusal->wish.title, calendarwords::dayAndTime(m_refusal->wanted, zone)),
                            phrases::sentences(why));
        if (m_refusal->verdict.nearest)
            m_notice->setAction(tr("Put it on %1").arg(calendarwords::dayAndTime(*m_refusal->verdict.nearest, zone)), u"Enter"_s);
    } else if (!m_failure.isEmpty()) {
        m_notice->setNotice(Level::Critical, tr("The calendar was not changed"), m_failure);
    } else if (!view.problem.isEmpty()) {
        m_notice->setNotice(Level::Critical, tr("The calendar cannot be read; it is not written over"), view.problem);
    } else if (!view.timerProblem.isEmpty() && nextOf(view, m_desk.now())) {
        // A calendar with something in it is believed.
        m_notice->setNotice(Level::Warning, tr("What is planned will not run by itself"), view.timerProblem);
    } else if (!m_cut.isEmpty()) {
        m_notice->setNotice(Level::Warning, tr("Not all is shown"),
                            tr("%1 recur too often to be shown whole").arg(phrases::list(m_cut.first(std::min<qsizetype>(m_cut.size(), 5)))));
    } else if (!view.timerNote.isEmpty() && nextOf(view, m_desk.now())) {
        // It holds on most desktops, and always: nothing that happens stands behind it.
        m_notice->setNotice(Level::Note, tr("What is planned does not run when nobody is logged in"), view.timerNote);
    } else {
        m_notice->setNotice(Level::Ok, {}, {});
    }
}

/// A list would take the letters of the page for the begin of a word.
bool CalendarPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier && (key->key() == Qt::Key_Delete || (key->key() >= Qt::Key_A && key->key() <= Qt::Key_Z))) {
            keyPressEvent(key);
            return true;
        }
    }
    // A notice above takes room from it, and gives it back.
    if (watched == m_right && event->type() == QEvent::Resize && m_active)
        post(this, [this] { showRight(); });
    return Page::eventFilter(watched, event);
}

void CalendarPage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo)) {
        undo();
        return;
    }
    if (event->modifiers() != Qt::NoModifier) {
        Page::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_N:
        schedule();
        break;
    case Qt::Key_M:
        setLook(Look::Month);
        break;
    case Qt::Key_W:
        setLook(Look::Week);
        break;
    case Qt::Key_L:
        setLook(Look::List);
        break;
    case Qt::Key_Delete:
        if (const CalendarMark *mark = m_look == Look::List ? m_agenda->markAt(m_table->currentIndex().row()) : nullptr)
            remove(QString(mark->entry), mark->at);
        break;
    default:
        Page::keyPressEvent(event);
    }
}

} // namespace warrener
