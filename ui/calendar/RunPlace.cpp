#include "ui/calendar/RunPlace.h"

#include "record/calendar/CalendarCommand.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

RunPlace placeOfRun(const QStringList &arguments, const ClusterProfile &profile, const QList<CalendarOffer> &offers)
{
    const QString name = confirmedName(arguments, profile.name.value);
    if (name.isEmpty() || name == profile.name.value)
        return {.name = profile.name, .environment = arguments.isEmpty() ? Environment::Test : profile.environment};
    const auto there = std::ranges::find_if(
        offers, [&](const CalendarOffer &offer) { return offer.elsewhere && confirmedName(offer.entry.arguments, profile.name.value) == name; });
    return {.name = {name}, .environment = there == offers.end() ? Environment::Production : *there->elsewhere, .isOther = true};
}

CalendarEntry asNote(CalendarEntry entry)
{
    entry.kind = CalendarKind::Note;
    entry.arguments.clear();
    return entry;
}

QList<ImportItem> asImported(QList<ImportItem> items, const ClusterProfile &profile, const QList<CalendarOffer> &offers)
{
    for (ImportItem &item : items) {
        if (!item.entry || !item.wantsToRun)
            continue;
        const RunPlace place = placeOfRun(item.entry->arguments, profile, offers);
        const bool isDrill = item.entry->kind == CalendarKind::Drill;
        if (place.environment != Environment::Production || !(place.isOther || isDrill))
            continue;
        item.remark = place.isOther
                          ? QCoreApplication::translate("RunPlace", "It would restore into %1, and asks for that name when it is planned here: it "
                                                                    "comes in as a note")
                                .arg(place.name.value)
                          : QCoreApplication::translate("RunPlace", "A second person has to agree to it when it is planned here: it comes in as a note");
        item.wantsToRun = false;
        *item.entry = asNote(*item.entry);
    }
    return items;
}

bool isOfOffer(const CalendarEntry &entry, const CalendarOffer &offer)
{
    const auto valueIn = [](const QStringList &arguments, QLatin1StringView option) {
        const qsizetype at = arguments.indexOf(option);
        return at < 0 ? QString() : arguments.value(at + 1);
    };
    const auto isSame = [&](QLatin1StringView option) { return valueIn(entry.arguments, option) == valueIn(offer.entry.arguments, option); };
    return entry.kind == offer.entry.kind && subjectOf(entry.arguments) == subjectOf(offer.entry.arguments) && isSame("--to"_L1) && isSame("--type"_L1);
}

} // namespace warrener
