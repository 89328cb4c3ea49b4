#include "ui/backups/BackupWords.h"

#include "base/Phrases.h"
#include "base/Units.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::backupwords {

namespace {

bool isSameDay(TimePoint one, TimePoint other)
{
    return toDateTime(one).toLocalTime().date() == toDateTime(other).toLocalTime().date();
}

/// Of another day the day, else the time alone.
QString timeBeside(TimePoint at, TimePoint beside)
{
    return isSameDay(at, beside) ? clock(at) : dayAndTime(at, beside);
}

QString shownTime(std::chrono::microseconds time)
{
    return units::milliseconds(double(time.count()) / 1000);
}

QString minutes(std::chrono::minutes value)
{
    // A target is said as people agreed on it: 60 min, not 1 h.
    return value.count() <= 120 ? QCoreApplication::translate("BackupWords", "%1 min").arg(value.count()) : units::duration(value);
}

} // namespace

QString dayAndTime(TimePoint at, TimePoint now)
{
    const QDateTime local = toDateTime(at).toLocalTime();
    if (local.date().year() == toDateTime(now).toLocalTime().date().year()) {
        //: Format of a day with its time; see QLocale::toString().
        return QLocale().toString(local, QCoreApplication::translate("BackupWords", "d MMMM HH:mm"));
    }
    //: Format of a day of another year with its time; see QLocale::toString().
    return QLocale().toString(local, QCoreApplication::translate("BackupWords", "d MMMM yyyy HH:mm"));
}

QString clock(TimePoint at)
{
    return toDateTime(at).toLocalTime().toString(u"HH:mm"_s);
}

QString type(const BackupSummary &backup)
{
    if (backup.condition == BackupCondition::Interrupted)
        return toWord(backup.condition);
    static const QList none{BackupCondition::Foreign, BackupCondition::NoArchive, BackupCondition::Changed};
    if (none.contains(backup.condition))
        return QCoreApplication::translate("BackupWords", "Unknown file");
    if (backup.cold)
        return QCoreApplication::translate("BackupWords", "%1, cold").arg(toWord(backup.type));
    return toWord(backup.type);
}

QString title(const BackupSummary &backup, TimePoint now)
{
    return QCoreApplication::translate("BackupWords", "%1, %2").arg(type(backup), dayAndTime(backup.at, now));
}

QString parts(const QList<BackupPart> &parts)
{
    QStringList words;
    for (const BackupPart part : parts)
        words.append(QLocale().toLower(toWord(part)));
    return phrases::list(words);
}

QString holds(const BackupRow &row, const BackupRow *parent)
{
    const BackupSummary &backup = row.backup;
    switch (trustOf(row)) {
    case BackupTrust::Incomplete:
        return backup.trouble.isEmpty() ? backup.id : QCoreApplication::translate("BackupWords", "%1: %2").arg(backup.id, backup.trouble);
    case BackupTrust::Running:
        return QCoreApplication::translate("BackupWords", "being made");
    default:
        break;
    }
    if (backup.type == BackupType::Incremental) {
        return parent ? QCoreApplication::translate("BackupWords", "changes since %1").arg(timeBeside(parent->backup.at, backup.at))
                      : QCoreApplication::translate("BackupWords", "changes since a backup that is not here");
    }
    if (backup.type == BackupType::Config && row.nodes > 0) {
        const QString brokers =
            (row.nodes == 1 ? QCoreApplication::translate("BackupWords", "%1 broker") : QCoreApplication::translate("BackupWords", "%1 brokers"))
                .arg(row.nodes);
        const QString proxies =
            (row.proxies == 1 ? QCoreApplication::translate("BackupWords", "%1 proxy") : QCoreApplication::translate("BackupWords", "%1 proxies"))
                .arg(row.proxies);
        return row.proxies > 0 ? QCoreApplication::translate("BackupWords", "%1, %2", "so many brokers, so many proxies").arg(brokers, proxies) : brokers;
    }
    return parts(backup.holds);
}

Trust trust(const BackupRow &row, TimePoint now)
{
    const BackupSummary &backup = row.backup;
    const QString when =
        isNever(backup.verifiedAt)
            ? QString()
            : QCoreApplication::translate("BackupWords", "read back %1, %2 ago").arg(dayAndTime(backup.verifiedAt, now), units::age(backup.verifiedAt, now));
    switch (trustOf(row)) {
    case BackupTrust::Incomplete:
        return {GlyphKind::NoData, QCoreApplication::translate("BackupWords", "Not a complete backup"), backup.trouble};
    case BackupTrust::Running:
        return {GlyphKind::Running, QCoreApplication::translate("BackupWords", "Being made"), {}};
    case BackupTrust::Damaged:
        return {GlyphKind::Bad,
                row.damaged > 0 ? QCoreApplication::translate("BackupWords", "Damaged, %1 of %2")
                                      .arg(units::count(row.damaged), units::count(static_cast<double>(backup.entries)))
                                : QCoreApplication::translate("BackupWords", "Damaged"),
                backup.verifyTrouble};
    case BackupTrust::Broken:
        return {GlyphKind::Bad, QCoreApplication::translate("BackupWords", "Base missing or damaged"), row.broken};
    case BackupTrust::Verifying:
        return {GlyphKind::Running, QCoreApplication::translate("BackupWords", "Being read back"), {}};
    case BackupTrust::NotYet:
        return {GlyphKind::Pending, QCoreApplication::translate("BackupWords", "Not verified yet"), {}};
    case BackupTrust::Bytes:
        return {GlyphKind::Note, QCoreApplication::translate("BackupWords", "Hash only, not opened"),
                QCoreApplication::translate("BackupWords",
                                            "its bytes and its chain are as they were written; it is encrypted, and what is in it was not looked at; %1")
                    .arg(when)};
    case BackupTrust::Verified:
        // As it was written, and not all that was to be written.
        if (backup.missing > 0) {
            return {
                GlyphKind::Note, QCoreApplication::translate("BackupWords", "Verified, not all in it"),
                QCoreApplication::translate("BackupWords", "%n part(s) of what was to be in it could not be had; %1", nullptr, int(backup.missing)).arg(when)};
        }
        return {GlyphKind::Ok, QCoreApplication::translate("BackupWords", "Verified"), when};
    }
    Q_UNREACHABLE_RETURN({});
}

Trust copyThere(const BackupRow &row, const QString &place, TimePoint now)
{
    const BackupSummary &backup = row.backup;
    const BackupTrust trust = trustOf(row);
    if (place.isEmpty() || row.outside || trust == BackupTrust::Running || (trust == BackupTrust::Incomplete && !hasCopy(row, place)))
        return {};
    const bool isNoted = !isNever(backup.copiedAt) && backup.copiedTo == place;
    const QString copied = isNoted ? QCoreApplication::translate("BackupWords", "copied %1").arg(dayAndTime(backup.copiedAt, now)) : QString();
    const QString looked = isNoted && !isNever(backup.copyCheckedAt) ? QCoreApplication::translate("BackupWords", "looked at there %1, %2 ago")
                                                                           .arg(dayAndTime(backup.copyCheckedAt, now), units::age(backup.copyCheckedAt, now))
                                                                     : QString();
    const auto why = [](QStringList parts) {
        parts.removeAll(QString());
        return phrases::clauses(parts);
    };
    if (isNoted && row.there == CopyThere::Missing)
        return {GlyphKind::Bad, QCoreApplication::translate("BackupWords", "Gone there"), why({copied, looked})};
    if (row.there == CopyThere::Missing || (row.there == CopyThere::Unknown && !isNoted))
        return {GlyphKind::NoData, QCoreApplication::translate("BackupWords", "No copy"), {}};
    if (row.there == CopyThere::Odd)
        return {GlyphKind::Bad, QCoreApplication::translate("BackupWords", "Not whole there"), why({copied, looked})};
    if (isNoted && !backup.copyTrouble.isEmpty())
        return {GlyphKind::Bad, QCoreApplication::translate("BackupWords", "Damaged there"), why({backup.copyTrouble, looked})};
    if (!isNoted)
        return {GlyphKind::Pending, QCoreApplication::translate("BackupWords", "There, not verified"), {}};
    if (isNever(backup.copyCheckedAt))
        return {GlyphKind::Ok, QCoreApplication::translate("BackupWords", "Copied %1").arg(timeBeside(backup.copiedAt, now)), {}};
    return {GlyphKind::Ok, QCoreApplication::translate("BackupWords", "Verified %1").arg(timeBeside(backup.copyCheckedAt, now)), why({copied, looked})};
}

QString restored(const BackupRow &row, TimePoint now)
{
    if (!isNever(row.restoredAt)) {
        const QString at = timeBeside(row.restoredAt, isSameDay(row.restoredAt, row.backup.at) && isSameDay(row.restoredAt, now) ? row.restoredAt : now);
        return row.restoredOn.isEmpty() ? at : QCoreApplication::translate("BackupWords", "%1 on %2").arg(at, row.restoredOn);
    }
    switch (trustOf(row)) {
    case BackupTrust::Incomplete:
    case BackupTrust::Damaged:
    case BackupTrust::Broken:
        //: Nobody would restore from it.
        return QCoreApplication::translate("BackupWords", "no");
    default:
        return QCoreApplication::translate("BackupWords", "not yet");
    }
}

Rpo rpo(const BackupsView &view, TimePoint now)
{
    Rpo state;
    const bool known = view.listing == BackupsListing::Ready;
    const bool some = !isNever(view.lastGood);
    const Millis age = some ? std::max(Millis{0}, now - view.lastGood) : Millis{0};
    if (view.rpo.count() > 0) {
        state.target = QCoreApplication::translate("BackupWords", "this cluster's target %1").arg(minutes(view.rpo));
        // The target stands at four fifths, so that what is late still has room to show.
        state.limit = 0.8;
        state.share = some ? std::min(1.0, 0.8 * static_cast<double>(age.count()) / static_cast<double>(Millis(view.rpo).count())) : 0;
    }
    if (!some) {
        const bool lacking = std::ranges::any_of(view.rows, [](const BackupRow &row) { return row.backup.isGood() && row.backup.missing > 0; });
        state.title = !known    ? QCoreApplication::translate("BackupWords", "Not known yet")
                      : lacking ? QCoreApplication::translate("BackupWords", "No complete backup")
                                : QCoreApplication::translate("BackupWords", "No good backup");
        state.text = !known    ? QString()
                     : lacking ? QCoreApplication::translate("BackupWords", "each lacks something that was to be in it")
                               : QCoreApplication::translate("BackupWords", "nothing could be restored");
        if (known) {
            state.level = view.rpo.count() > 0 ? Level::Warning : Level::Note;
            state.glyph = glyphFor(state.level);
        }
        return state;
    }
    if (!known) {
        // There may be a newer one by now, and this one may be gone: nothing is green, nothing is late.
        state.title = view.listing == BackupsListing::Loading ? QCoreApplication::translate("BackupWords", "Not known yet")
                                                              : QCoreApplication::translate("BackupWords", "Not known now");
        state.text = QCoreApplication::translate("BackupWords", "newest good one read so far %1 old").arg(units::age(view.lastGood, now));
        return state;
    }
    state.text = QCoreApplication::translate("BackupWords", "newest good backup %1 old").arg(units::age(view.lastGood, now));
    if (view.rpo.count() == 0) {
        state.title = QCoreApplication::translate("BackupWords", "No target set");
        state.glyph = GlyphKind::Note;
        return state;
    }
    const bool late = age > view.rpo;
    state.level = late ? Level::Warning : Level::Ok;
    state.glyph = glyphFor(state.level);
    state.title = late ? QCoreApplication::translate("BackupWords", "RPO missed") : QCoreApplication::translate("BackupWords", "Within RPO");
    return state;
}

QString proven(const BackupsView &view, TimePoint now)
{
    if (isNever(view.provenAt))
        return QCoreApplication::translate("BackupWords", "never restored in a test");
    const QString when = dayAndTime(view.provenAt, now);
    const QString age = units::age(view.provenAt, now);
    return view.provenOn.isEmpty() ? QCoreApplication::translate("BackupWords", "%1 ago, %2").arg(age, when)
                                   : QCoreApplication::translate("BackupWords", "%1 ago, %2 on %3").arg(age, when, view.provenOn);
}

QString freeSpace(const BackupsView &view)
{
    if (view.freeBytes < 0)
        return QCoreApplication::translate("BackupWords", "not known");
    const QString bytes = units::size(static_cast<double>(view.freeBytes));
    if (view.bytesPerDay <= 0)
        return bytes;
    const qint64 days = view.freeBytes / view.bytesPerDay;
    return days > 3650
               ? bytes
               : (days == 1 ? QCoreApplication::translate("BackupWords", "%1, about %2 day") : QCoreApplication::translate("BackupWords", "%1, about %2 days"))
                     .arg(bytes, units::count(static_cast<double>(days)));
}

Worst worst(const BackupsView &view, TimePoint now)
{
    if (view.listing == BackupsListing::Unreachable)
        return {Level::Critical, 1};
    if (view.listing == BackupsListing::Loading)
        return {};
    int count = static_cast<int>(std::ranges::count_if(view.rows, [&](const BackupRow &row) {
        const BackupTrust trust = trustOf(row);
        const bool isBad = trust == BackupTrust::Damaged || trust == BackupTrust::Broken;
        return isBad || copyThere(row, view.secondPlace, now).glyph == GlyphKind::Bad;
    }));
    count += rpo(view, now).level >= Level::Warning ? 1 : 0;
    count += view.problem.isEmpty() ? 0 : 1;
    count += view.scheduleProblem.isEmpty() ? 0 : 1;
    return count > 0 ? Worst{Level::Warning, count} : Worst{};
}

QString stoodStill(const StoodStill &stoodStill)
{
    if (!stoodStill.isKnown())
        return {};
    if (stoodStill.steps.size() == 1)
        return QCoreApplication::translate("BackupWords", "the member that was read stood still for %1").arg(shownTime(stoodStill.longest()));
    return QCoreApplication::translate("BackupWords", "the member that was read stood still for %1 at once at most, %2 in all")
        .arg(shownTime(stoodStill.longest()), shownTime(stoodStill.total()));
}

QString stoodStill(const BackupManifest &manifest)
{
    const BackedUpQueue *longest = nullptr;
    std::chrono::microseconds total{0};
    for (const BackedUpQueue &queue : manifest.queues) {
        total += queue.stoodStill.total();
        if (queue.stoodStill.isKnown() && (longest == nullptr || longest->stoodStill.longest() < queue.stoodStill.longest()))
            longest = &queue;
    }
    if (longest == nullptr)
        return {};
    return QCoreApplication::translate("BackupWords", "for %1 at once at most (%2), %3 in all")
        .arg(shownTime(longest->stoodStill.longest()), longest->name, shownTime(total));
}

QString sentence(const Error &error)
{
    return error.detail.isEmpty() ? error.message : QCoreApplication::translate("BackupWords", "%1: %2").arg(error.message, error.detail);
}

} // namespace warrener::backupwords
