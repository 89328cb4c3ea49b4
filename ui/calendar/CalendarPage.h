#pragma once

#include "record/calendar/CalendarEdit.h"
#include "ui/calendar/CalendarSurface.h"
#include "ui/parts/Page.h"

#include <QTimer>

class QPushButton;
class QScrollArea;
class QStackedLayout;

namespace warrener {

class AgendaModel;
class Card;
class ClusterStore;
class KeyButton;
class Label;
class MenuButton;
class MonthView;
class NoticeBar;
class OfferList;
class PageHeader;
class SegmentedControl;
class ShowCard;
class StatePanel;
class SummaryCard;
class TableCard;
class TableView;
class WeekView;

/// Drills, restore tests, rehearsals, diagnosis runs and backups together: what was run with its verdict, what is planned, and
/// when nothing may be begun. Objects of open(): "" the month of today, "2026-03-17" that day.
class CalendarPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CalendarPage)

public:
    enum class Look : std::uint8_t { Month, Week, List };

    /// Both outlive the page.
    CalendarPage(ClusterStore &store, CalendarDesk &desk, QWidget *parent = nullptr);
    ~CalendarPage() override;

    QString title() const override;
    void activate() override;
    void deactivate() override;
    void open(const QString &object) override;
    bool escape() override;
    bool askAgain() override;

    void schedule();
    /// There is a page of drills, where one is started at once: the way to it is shown.
    void leadToDrills();
    CalendarSurface *surface() const; ///< the one that is seen; null: the list is
    QDate day() const { return m_day; }

Q_SIGNALS:
    /// A past run is to be seen where its kind is at home.
    void runRequested(const warrener::CalendarMark &mark);
    void drillsRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    QWidget *buildRight();
    void buildList();
    void connectSurface(CalendarSurface *surface);
    void setLook(Look look);
    void setDay(const QDate &day);
    void refresh();
    void lookForTroubles();
    void showRight();
    void fitRight();
    void showNotice();
    void step(int direction);

    CalendarSurface::Rules rules();
    std::optional<CalendarEntry> entryOf(const CalendarMark &mark) const;
    WallTime usualStart(const QDate &day) const;
    DropVerdict judge(const CalendarEntry &wish, TimePoint at) const;

    void openMark(const CalendarMark &mark);
    /// `which`: of a series; none: asked when it is saved.
    void edit(const CalendarEntry &entry, bool isNew, TimePoint occurrence, std::optional<WhichOnes> which = {});
    void askWhich(const CalendarEntry &entry, const QString &question, bool removes, const std::function<void(WhichOnes)> &then);
    void askWhichBlackout(const Blackout &blackout, const QString &question, bool removes, const std::function<void(WhichOnes)> &then);
    void move(const QString &id, TimePoint at, const WallTime &to);
    void remove(const QString &id, TimePoint at);
    void refuse(const CalendarEntry &wish, TimePoint occurrence, TimePoint wanted, const DropVerdict &verdict);
    void acceptNearest();
    /// `length`: on the wall.
    void askBlackout(const WallTime &from, std::chrono::minutes length);
    void editBlackout(const QString &id, TimePoint at, std::optional<WhichOnes> which = {});
    void moveBlackout(const DarkWish &wish);
    void removeBlackout(const QString &id, TimePoint at);
    const Blackout *blackout(const QString &id) const; ///< null: it cannot be changed
    /// What is planned in that span and is run as it is, but would not be for it: titles and times.
    QStringList leftOut(const Blackout &wish, TimePoint from, TimePoint until) const;
    QString leftOutSoon(const Blackout &wish) const;
    void importFile();
    void exportFile();
    void undo();
    /// Lets the desk change it; then `done`, or `failed` with a sentence (without one the notice says it).
    void change(CalendarDesk::Change act, const QString &said, const std::function<void()> &done = {}, const std::function<void(const QString &)> &failed = {});

    ClusterStore &m_store;
    CalendarDesk &m_desk;
    bool m_active = false;
    Look m_look = Look::Month;
    QDate m_day{};
    QList<CalendarMark> m_troubles; ///< what the rail counts
    QStringList m_cut;              ///< titles of what recurs too often to be shown whole

    PageHeader *m_header;
    QPushButton *m_previous;
    Label *m_period;
    QPushButton *m_next;
    QPushButton *m_today;
    SegmentedControl *m_looks;
    QPushButton *m_blackout;
    MenuButton *m_files;
    KeyButton *m_schedule;
    NoticeBar *m_notice;
    StatePanel *m_state;
    QStackedLayout *m_stack = nullptr;
    MonthView *m_month;
    WeekView *m_week;
    AgendaModel *m_agenda;
    TableCard *m_list;
    TableView *m_table;
    QWidget *m_right = nullptr;
    Card *m_offersCard;
    Card *m_showCard = nullptr;
    bool m_allOffers = false;
    OfferList *m_offers;
    QScrollArea *m_offersArea = nullptr;
    QPushButton *m_moreOffers;
    QPushButton *m_drills = nullptr;
    ShowCard *m_show;
    SummaryCard *m_summary;
    Card *m_summaryCard;
    QTimer m_tick;

    QString m_failure; ///< of the last act
    /// A drop that was refused, and where it fits.
    struct Refusal
    {
        CalendarEntry wish{};
        TimePoint occurrence{}; ///< never: it is of an offer
        TimePoint wanted{};
        DropVerdict verdict{};
    };
    std::optional<Refusal> m_refusal;
    /// The last change of this page.
    struct Undo
    {
        RunCalendar before{}, after{};
    };
    std::optional<Undo> m_undo;
};

} // namespace warrener
