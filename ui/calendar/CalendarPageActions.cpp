// What a person does on the page of the calendar.

#include "base/Phrases.h"
#include "record/calendar/CalendarCommand.h"
#include "record/calendar/CalendarEdit.h"
#include "record/calendar/Recurrence.h"
#include "ui/calendar/CalendarPage.h"
#include "ui/calendar/CalendarWords.h"
#include "ui/calendar/EntryDialog.h"
#include "ui/calendar/ImportDialog.h"
#include "ui/calendar/MonthView.h"
#include "ui/calendar/RunPlace.h"
#include "ui/calendar/WeekView.h"
#include "ui/calendar/WhichDialog.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/KeyButton.h"
#include "ui/parts/NoticeBar.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

const QTime morning{10, 0};

/// Whatever the order in which a file has them.
bool hasTheSame(const RunCalendar &calendar, const RunCalendar &other)
{
    const CalendarIndex index(calendar);
    const auto isThere = [](const auto *found, const auto &wanted) { return found != nullptr && *found == wanted; };
    return calendar.entries.size() == other.entries.size() && calendar.blackouts.size() == other.blackouts.size()
           && std::ranges::all_of(other.entries, [&](const CalendarEntry &entry) { return isThere(index.entry(entry.id), entry); })
           && std::ranges::all_of(other.blackouts, [&](const Blackout &blackout) { return isThere(index.blackout(blackout.id), blackout); });
}

} // namespace

CalendarSurface::Rules CalendarPage::rules()
{
    return {.judge = [this](const CalendarEntry &wish, TimePoint at) { return judge(wish, at); },
            .entryOf = [this](const CalendarMark &mark) { return entryOf(mark); },
            .mayChangeDark = [this](const QString &id) { return blackout(id) != nullptr; },
            .leftOut = [this](const DarkWish &wish) { return leftOut(wanted(wish, *blackout(wish.id)), wish.from, wish.until); }};
}

/// In the morning; of today, when that is over, the next full hour.
WallTime CalendarPage::usualStart(const QDate &day) const
{
    const WallTime now = wallOf(m_desk.now(), m_desk.zone());
    if (day != now.date || now.time < morning || now.time.hour() == 23)
        return {day, morning};
    return {day, QTime(now.time.hour() + 1, 0)};
}

/// A timer that was made elsewhere is only shown.
std::optional<CalendarEntry> CalendarPage::entryOf(const CalendarMark &mark) const
{
    const CalendarEntry *entry = m_desk.view().problem.isEmpty() ? m_desk.view().calendar.entry(mark.entry) : nullptr;
    return entry ? std::optional(*entry) : std::nullopt;
}

DropVerdict CalendarPage::judge(const CalendarEntry &wish, TimePoint at) const
{
    RunCalendar all = m_desk.view().calendar;
    all.entries += m_desk.view().timers;
    all.blackouts += m_desk.view().elsewhere.value(testedIn(wish.arguments));
    DropVerdict verdict{.conflicts = conflictsAt(all, wish, at, m_desk.now())};
    if (!verdict.conflicts.isEmpty())
        verdict.nearest = nearestFree(all, wish, at, m_desk.now());
    return verdict;
}

void CalendarPage::connectSurface(CalendarSurface *surface)
{
    connect(surface, &CalendarSurface::dayChanged, this, [this](const QDate &day) {
        m_day = day;
        for (CalendarSurface *other : std::initializer_list<CalendarSurface *>{m_month, m_week})
            other->setDay(day);
    });
    connect(surface, &CalendarSurface::pageRequested, this, &CalendarPage::setDay);
    connect(surface, &CalendarSurface::markOpened, this, &CalendarPage::openMark);
    connect(surface, &CalendarSurface::timeOpened, this, [this](const QDate &day, const QTime &time) {
        if (m_refusal && m_refusal->verdict.nearest) {
            acceptNearest();
            return;
        }
        edit({.start = time == morning ? usualStart(day) : WallTime{day, time}, .zone = m_desk.zone()}, true, {});
    });
    connect(surface, &CalendarSurface::spanDragged, this,
            [this](const QDate &from, const QDate &until) { askBlackout({from, QTime(0, 0)}, std::chrono::days{from.daysTo(until) + 1}); });
    connect(surface, &CalendarSurface::hoursDragged, this, [this](const WallTime &from, const WallTime &until) {
        askBlackout(from, std::chrono::days{from.date.daysTo(until.date)} + std::chrono::minutes{from.time.secsTo(until.time) / 60});
    });
    connect(surface, &CalendarSurface::darkMoved, this, &CalendarPage::moveBlackout);
    connect(surface, &CalendarSurface::darkOpened, this, [this](const QString &id, TimePoint at) { editBlackout(id, at); });
    connect(surface, &CalendarSurface::darkRemoveRequested, this, &CalendarPage::removeBlackout);
    connect(surface, &CalendarSurface::moved, this, &CalendarPage::move);
    connect(surface, &CalendarSurface::dropped, this, [this](const CalendarEntry &wish, const WallTime &to) {
        CalendarEntry entry = wish;
        entry.start = to;
        edit(entry, true, {});
    });
    connect(surface, &CalendarSurface::refused, this, &CalendarPage::refuse);
    connect(surface, &CalendarSurface::removeRequested, this, [this](const CalendarMark &mark) { remove(mark.entry, mark.at); });
}

void CalendarPage::change(CalendarDesk::Change act, const QString &said, const std::function<void()> &done, const std::function<void(const QString &)> &failed)
{
    m_refusal.reset();
    m_failure.clear();
    showNotice();
    const auto undo = std::make_shared<Undo>();
    const auto noting = [act = std::move(act), undo](const RunCalendar &calendar) {
        Result<RunCalendar> next = act(calendar);
        if (next)
            *undo = {.before = calendar, .after = *next};
        return next;
    };
    QCoro::connect(m_desk.change(noting), this, [this, said, done, failed, undo](const Status &status) {
        if (status) {
            m_undo = *undo;
            if (done)
                done();
            Q_EMIT succeeded(said);
            return;
        }
        const QString why = status.error().detail.isEmpty() ? status.error().message : status.error().message + u": "_s + status.error().detail;
        if (failed) {
            failed(why);
            return;
        }
        m_failure = why;
        showNotice();
    });
}

/// The last change; once more, and it is there again. What another window or a program has changed since is not written over.
void CalendarPage::undo()
{
    if (!m_undo)
        return;
    change(
        [last = *m_undo](const RunCalendar &calendar) -> Result<RunCalendar> {
            if (!hasTheSame(calendar, last.after))
                return failure(ErrorKind::Usage, tr("The last change cannot be taken back: the calendar has been changed elsewhere since"));
            return last.before;
        },
        tr("The last change was taken back"));
}

void CalendarPage::schedule()
{
    if (!m_schedule->isEnabled())
        return;
    edit({.start = usualStart(m_day), .zone = m_desk.zone()}, true, {});
}

void CalendarPage::openMark(const CalendarMark &mark)
{
    if (m_refusal && m_refusal->verdict.nearest) {
        acceptNearest();
        return;
    }
    if (!mark.run.isEmpty()) {
        Q_EMIT runRequested(mark);
        return;
    }
    if (const std::optional<CalendarEntry> entry = entryOf(mark)) {
        CalendarEntry shown = *entry;
        shown.start = wallOf(mark.at, entry->zone);
        edit(shown, false, mark.at);
    }
}

void CalendarPage::edit(const CalendarEntry &entry, bool isNew, TimePoint occurrence, std::optional<WhichOnes> which)
{
    CalendarEntry first = entry;
    if (isNew) {
        first.id = newCalendarId();
        first.zone = m_desk.zone();
        first.since = m_desk.now();
    }
    const auto judged = [this, isNew, occurrence](const CalendarEntry &wish, TimePoint at) -> QString {
        // What was over before stays where it was: its title can still be changed.
        if (!isNew && at == occurrence)
            return {};
        const DropVerdict verdict = judge(wish, at);
        QStringList why;
        for (const CalendarConflict &conflict : verdict.conflicts)
            why.append(calendarwords::why(conflict, m_desk.zone()));
        if (!why.isEmpty() && verdict.nearest)
            why.append(tr("Nearest free: %1.").arg(calendarwords::dayAndTime(*verdict.nearest, m_desk.zone())));
        return phrases::sentences(why);
    };
    auto *dialog = new EntryDialog(m_store.profile(), m_desk.offers(), first, isNew, judged, m_desk.who(), this);
    const QPointer<EntryDialog> shown(dialog);
    const auto finish = [shown] {
        if (shown)
            shown->accept();
    };
    const auto say = [shown](const QString &problem) {
        if (shown)
            shown->showProblem(problem);
    };
    connect(dialog, &EntryDialog::saveRequested, this, [this, isNew, occurrence, first, which, finish, say](const CalendarEntry &saved) {
        const QString said = tr("“%1” is in the calendar").arg(saved.title);
        if (isNew) {
            change(
                [saved](RunCalendar calendar) -> Result<RunCalendar> {
                    calendar.entries.append(saved);
                    return calendar;
                },
                said, finish, say);
            return;
        }
        const auto keep = [this, saved, occurrence, said, finish, say](WhichOnes ones) {
            change([saved, occurrence, ones](const RunCalendar &calendar) { return warrener::changed(calendar, saved, occurrence, ones); }, said, finish, say);
        };
        if (which)
            keep(*which);
        else
            askWhich(first, tr("Change which ones of “%1”?").arg(first.title), false, keep);
    });
    connect(dialog, &EntryDialog::removeRequested, this, [this, first, occurrence, finish] {
        finish();
        remove(first.id, occurrence);
    });
    dialog->open();
}

void CalendarPage::askWhich(const CalendarEntry &entry, const QString &question, bool removes, const std::function<void(WhichOnes)> &then)
{
    const CalendarEntry *there = m_desk.view().calendar.entry(entry.id);
    const bool recurs = there && !there->rule.isEmpty();
    if (!recurs && !removes) {
        then(WhichOnes::All);
        return;
    }
    auto *dialog =
        new WhichDialog(question, recurs ? describeRule(there->rule, there->start) : QString(), recurs, removes, m_store.profile().environment, this);
    connect(dialog, &WhichDialog::chosen, this, then);
    dialog->open();
}

void CalendarPage::move(const QString &id, TimePoint at, const WallTime &to)
{
    const CalendarEntry *entry = m_desk.view().calendar.entry(id);
    if (!entry)
        return;
    const QTimeZone zone = m_desk.zone();
    // The wall of the entry may hang in another zone.
    const WallTime own = wallOf(momentOf(to, zone), entry->zone);
    if (!approverIn(entry->arguments).isEmpty()) {
        // The second person has agreed to another time: they are asked again.
        CalendarEntry again = *entry;
        again.start = own;
        again.arguments = withoutConsent(entry->arguments);
        askWhich(*entry, tr("Move which ones of “%1”?").arg(entry->title), false, [this, again, at](WhichOnes which) { edit(again, false, at, which); });
        return;
    }
    const QString said = tr("“%1” is on %2 now").arg(entry->title, calendarwords::dayAndTime(momentOf(to, zone), zone));
    askWhich(*entry, tr("Move which ones of “%1”?").arg(entry->title), false, [this, id, at, own, said, to](WhichOnes which) {
        change([id, at, own, which](const RunCalendar &calendar) { return moved(calendar, id, at, own, which); }, said,
               [this, id, to] {
                   setDay(to.date);
                   if (CalendarSurface *shown = surface())
                       shown->chooseEntry(id);
               });
    });
}

void CalendarPage::remove(const QString &id, TimePoint at)
{
    const CalendarEntry *entry = m_desk.view().problem.isEmpty() ? m_desk.view().calendar.entry(id) : nullptr;
    if (!entry)
        return;
    const QString said = tr("“%1” was taken out of the calendar").arg(entry->title);
    askWhich(*entry, tr("Remove “%1” from the calendar?").arg(entry->title), true, [this, id, at, said](WhichOnes which) {
        change([id, at, which](const RunCalendar &calendar) { return removed(calendar, id, at, which); }, said);
    });
}

void CalendarPage::refuse(const CalendarEntry &wish, TimePoint occurrence, TimePoint wanted, const DropVerdict &verdict)
{
    m_failure.clear();
    m_refusal = Refusal{.wish = wish, .occurrence = occurrence, .wanted = wanted, .verdict = verdict};
    showNotice();
}

void CalendarPage::acceptNearest()
{
    if (!m_refusal || !m_refusal->verdict.nearest)
        return;
    const Refusal refusal = *m_refusal;
    m_refusal.reset();
    showNotice();
    const WallTime to = wallOf(*refusal.verdict.nearest, m_desk.zone());
    if (isNever(refusal.occurrence)) {
        CalendarEntry entry = refusal.wish;
        entry.start = to;
        edit(entry, true, {});
    } else {
        move(refusal.wish.id, refusal.occurrence, to);
    }
}

void CalendarPage::importFile()
{
    auto *dialog = new QFileDialog(this, tr("Take in an .ics file"), {}, tr("Calendars (*.ics)"));
    dialog->setObjectName(u"importFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        QCoro::connect(m_desk.lookAt(file), this, [this, file](const Result<QList<ImportItem>> &items) {
            if (!items) {
                m_failure = items.error().message;
                showNotice();
                return;
            }
            auto *import = new ImportDialog(m_store.profile(), QFileInfo(file).fileName(), asImported(*items, m_store.profile(), m_desk.offers()), this);
            const QPointer<ImportDialog> shown(import);
            connect(import, &ImportDialog::importRequested, this, [this, shown](const QList<ImportItem> &taken) {
                const TimePoint now = m_desk.now();
                change(
                    [taken, now](RunCalendar calendar) -> Result<RunCalendar> {
                        // Of a file of ten thousand each is not looked for among all of them.
                        QSet<QString> ids;
                        for (const ImportItem &item : taken)
                            ids.insert(item.entry ? item.entry->id : item.blackout->id);
                        calendar.entries.removeIf([&ids](const CalendarEntry &one) { return ids.contains(one.id); });
                        calendar.blackouts.removeIf([&ids](const Blackout &one) { return ids.contains(one.id); });
                        for (const ImportItem &item : taken) {
                            if (!item.entry) {
                                calendar.blackouts.append(*item.blackout);
                                continue;
                            }
                            calendar.entries.append(*item.entry);
                            calendar.entries.last().since = now;
                        }
                        return calendar;
                    },
                    (static_cast<int>(taken.size()) == 1 ? tr("1 thing taken in") : tr("%n things taken in", nullptr, static_cast<int>(taken.size()))),
                    [shown] {
                        if (shown)
                            shown->accept();
                    },
                    [shown](const QString &problem) {
                        if (shown)
                            shown->showProblem(problem);
                    });
            });
            import->open();
        });
    });
    dialog->open();
}

void CalendarPage::exportFile()
{
    auto *dialog = new QFileDialog(this, tr("Save as an .ics file"), m_store.profile().name.value + ".ics"_L1, tr("Calendars (*.ics)"));
    dialog->setObjectName(u"exportFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        QCoro::connect(m_desk.exportTo(file), this, [this, file](const Status &status) {
            if (status) {
                Q_EMIT succeeded(tr("Written to %1").arg(file));
                return;
            }
            m_failure = status.error().message;
            showNotice();
        });
    });
    dialog->open();
}

} // namespace warrener
