// What a person does to blackouts on the page of the calendar.

#include "base/Phrases.h"
#include "record/calendar/CalendarEdit.h"
#include "record/calendar/Recurrence.h"
#include "ui/calendar/BlackoutDialog.h"
#include "ui/calendar/CalendarPage.h"
#include "ui/calendar/CalendarWords.h"
#include "ui/calendar/WhichDialog.h"
#include "ui/model/ClusterStore.h"

#include <QPointer>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

/// How far ahead what recurs is looked at for what it leaves out.
constexpr auto soon = std::chrono::days{56};
constexpr qsizetype mostNamed = 3;

} // namespace

const Blackout *CalendarPage::blackout(const QString &id) const
{
    return m_desk.view().problem.isEmpty() ? m_desk.view().calendar.blackout(id) : nullptr;
}

QStringList CalendarPage::leftOut(const Blackout &wish, TimePoint from, TimePoint until) const
{
    RunCalendar all = m_desk.view().calendar;
    all.entries += m_desk.view().timers;
    std::chrono::minutes longest{0};
    for (const CalendarEntry &entry : std::as_const(all.entries))
        longest = std::max(longest, entry.length);
    const CalendarIndex index(all);
    QStringList found;
    // What begins before it and would last into it is left out as well.
    for (const auto listed = leftOutBy(all, wish, std::max(m_desk.now(), from - longest), until); const Occurrence &one : listed) {
        const CalendarEntry *entry = index.entry(one.id);
        found.append(
            tr("%1, %2", "Disk full, Thursday 2 April, 10:00").arg(entry ? entry->title : QString(), calendarwords::dayAndTime(one.from, m_desk.zone())));
    }
    return found;
}

QString CalendarPage::leftOutSoon(const Blackout &wish) const
{
    const QStringList all = leftOut(wish, m_desk.now(), m_desk.now() + soon);
    if (all.isEmpty())
        return {};
    QStringList named = all.first(std::min(mostNamed, all.size()));
    if (const auto more = all.size() - named.size(); more > 0)
        named.append(tr("%n more", nullptr, static_cast<int>(more)));
    return tr("Not run then, of the next eight weeks: %1.").arg(phrases::clauses(named));
}

void CalendarPage::askWhichBlackout(const Blackout &blackout, const QString &question, bool removes, const std::function<void(WhichOnes)> &then)
{
    if (blackout.rule.isEmpty() && !removes) {
        then(WhichOnes::All);
        return;
    }
    auto *dialog = new WhichDialog(question, describeRule(blackout.rule, blackout.from), !blackout.rule.isEmpty(), removes, m_store.profile().environment, this,
                                   tr("What is planned then is run again."));
    connect(dialog, &WhichDialog::chosen, this, then);
    dialog->open();
}

void CalendarPage::askBlackout(const WallTime &from, std::chrono::minutes length)
{
    if (!m_blackout->isEnabled())
        return;
    const Blackout first{.from = from, .length = length, .zone = m_desk.zone()};
    auto *dialog = new BlackoutDialog(
        m_store.profile().environment, m_desk.view().calendar.blackouts, first, true, [this](const Blackout &wish) { return leftOutSoon(wish); }, this);
    const QPointer<BlackoutDialog> shown(dialog);
    const auto finish = [shown] {
        if (shown)
            shown->accept();
    };
    connect(dialog, &BlackoutDialog::saveRequested, this, [this, shown, finish](const Blackout &blackout) {
        change(
            [blackout](RunCalendar calendar) -> Result<RunCalendar> {
                calendar.blackouts.append(blackout);
                return calendar;
            },
            tr("Nothing begins in the blackout “%1”").arg(blackout.title), finish,
            [shown](const QString &problem) {
                if (shown)
                    shown->showProblem(problem);
            });
    });
    connect(dialog, &BlackoutDialog::editRequested, this, [this, finish](const QString &id) {
        finish();
        if (const Blackout *there = blackout(id))
            editBlackout(id, momentOf(there->from, there->zone), WhichOnes::All);
    });
    connect(dialog, &BlackoutDialog::removeRequested, this, [this, finish](const QString &id) {
        finish();
        change(
            [id](RunCalendar calendar) -> Result<RunCalendar> {
                calendar.blackouts.removeIf([&id](const Blackout &one) { return one.id == id; });
                return calendar;
            },
            tr("The blackout was removed"));
    });
    dialog->open();
}

/// `at`: where the one begins that was chosen of a series.
void CalendarPage::editBlackout(const QString &id, TimePoint at, std::optional<WhichOnes> which)
{
    const Blackout *there = blackout(id);
    if (!there)
        return;
    Blackout first = *there;
    first.from = wallOf(at, there->zone);
    auto *dialog = new BlackoutDialog(m_store.profile().environment, {}, first, false, [this](const Blackout &wish) { return leftOutSoon(wish); }, this);
    const QPointer<BlackoutDialog> shown(dialog);
    const auto finish = [shown] {
        if (shown)
            shown->accept();
    };
    const auto say = [shown](const QString &problem) {
        if (shown)
            shown->showProblem(problem);
    };
    connect(dialog, &BlackoutDialog::saveRequested, this, [this, before = *there, at, which, finish, say](const Blackout &saved) {
        const QString said = tr("Nothing begins in the blackout “%1”").arg(saved.title);
        const auto keep = [this, saved, at, said, finish, say](WhichOnes ones) {
            change([saved, at, ones](const RunCalendar &calendar) { return warrener::changed(calendar, saved, at, ones); }, said, finish, say);
        };
        if (which)
            keep(*which);
        else
            askWhichBlackout(before, tr("Change which ones of “%1”?").arg(before.title), false, keep);
    });
    connect(dialog, &BlackoutDialog::removeRequested, this, [this, at, finish](const QString &gone) {
        finish();
        removeBlackout(gone, at);
    });
    dialog->open();
}

void CalendarPage::moveBlackout(const DarkWish &wish)
{
    const Blackout *there = blackout(wish.id);
    if (!there)
        return;
    Blackout edited = wanted(wish, *there);
    const QStringList out = leftOut(edited, wish.from, wish.until);
    edited.rule = there->rule;
    edited.exceptions = there->exceptions;
    const QTimeZone zone = m_desk.zone();
    const QString from = calendarwords::dayAndTime(wish.from, zone);
    const QString until = calendarwords::dayAndTime(wish.until, zone);
    const QString said = out.isEmpty() ? tr("The blackout “%1” is from %2 to %3 now").arg(there->title, from, until)
                                       : tr("The blackout “%1” is from %2 to %3 now; not run then: %4")
                                             .arg(there->title, from, until, phrases::clauses(out.first(std::min(mostNamed, out.size()))));
    askWhichBlackout(*there, tr("Move which ones of “%1”?").arg(there->title), false, [this, edited, wish, said, zone](WhichOnes which) {
        change([edited, at = wish.at, which](const RunCalendar &calendar) { return warrener::changed(calendar, edited, at, which); }, said,
               [this, edited, from = wallOf(wish.from, zone).date] {
                   setDay(from);
                   if (CalendarSurface *shown = surface())
                       shown->chooseEntry(edited.id);
               });
    });
}

void CalendarPage::removeBlackout(const QString &id, TimePoint at)
{
    const Blackout *there = blackout(id);
    if (!there)
        return;
    askWhichBlackout(*there, tr("Remove the blackout “%1”?").arg(there->title), true, [this, id, at](WhichOnes which) {
        change([id, at, which](const RunCalendar &calendar) { return blackoutRemoved(calendar, id, at, which); }, tr("The blackout was removed"));
    });
}

} // namespace warrener
