#pragma once

#include "base/Result.h"
#include "cluster/ClusterProfile.h"
#include "record/calendar/CalendarMarks.h"
#include "record/calendar/IcsText.h"

#include <QCoroTask>
#include <QObject>

#include <functional>

namespace warrener {

/// One way in which a drill is made.
struct CalendarMode
{
    QString id{};
    QString title{};
    std::chrono::seconds lasts{0};  ///< the fault
    std::chrono::minutes length{0}; ///< with all that follows
    QStringList touches{};          ///< whom it can be made on, the usual one first

    bool operator==(const CalendarMode &) const = default;
};

/// Something that can be put into the calendar; its entry has no time yet.
struct CalendarOffer
{
    CalendarEntry entry{};
    QString line{};                         ///< translated: on whom, how far it reaches
    QList<CalendarMode> modes{};            ///< of a drill: the ways in which it is made
    std::optional<Environment> elsewhere{}; ///< of the other cluster that it runs on; none: it runs on the calendar's own

    bool operator==(const CalendarOffer &) const = default;
};

struct CalendarView
{
    bool loaded = false;
    RunCalendar calendar{};
    QList<CalendarEntry> timers{}; ///< made elsewhere, only shown; see entryOfTimer()
    QList<PastRun> runs{};
    BlackoutsElsewhere elsewhere{}; ///< of other clusters, by their names: no test that restores there is begun in them
    QString problem{};              ///< why the calendar cannot be read, and so not be changed; empty: it can
    QString timerProblem{};         ///< why nothing runs without the window; empty: it does
    QString timerNote{};            ///< when it does not, although it can; empty: it always does

    bool operator==(const CalendarView &) const = default;
};

/// Who keeps the calendar of one cluster for its page; app/ implements it, and tests do. Nothing here waits.
class CalendarDesk : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CalendarDesk)

public:
    using Change = std::function<Result<RunCalendar>(RunCalendar)>;

    explicit CalendarDesk(QObject *parent = nullptr) : QObject(parent) {}

    virtual TimePoint now() const = 0;
    virtual QTimeZone zone() const = 0;
    virtual const CalendarView &view() const = 0;
    virtual QString who() const { return {}; } ///< who is logged in here; empty: not known
    virtual QList<CalendarOffer> offers() const = 0;
    /// Reads calendar, timers and runs anew.
    virtual void refresh() = 0;

    /// Reads, changes, writes, and renews the timers; view() is the new one when it ends well. That a timer could not be
    /// started is no error of it, but stands in the view.
    virtual QCoro::Task<Status> change(Change act) = 0;
    virtual QCoro::Task<Status> exportTo(QString file) = 0;
    /// What a file would bring; nothing is taken in.
    virtual QCoro::Task<Result<QList<ImportItem>>> lookAt(QString file) = 0;

Q_SIGNALS:
    void changed(); ///< view()
};

} // namespace warrener
