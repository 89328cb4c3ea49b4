#include "record/catalogue/Retention.h"

#include "base/JsonReader.h"
#include "record/catalogue/Catalogue.h"
#include "record/catalogue/Chain.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int mostKept = 100'000;

/// A rule that keeps the newest backup of each of the latest `count` spans of time.
struct SpanRule
{
    int count;
    QString reason;
    QString (*spanOf)(const QDateTime &);
};

QList<SpanRule> spanRules(const RetentionRules &rules)
{
    return {
        {rules.hourly, QCoreApplication::translate("Retention", "The newest of its hour"), [](const QDateTime &at) { return at.toString(u"yyyyMMddHHt"_s); }},
        {rules.daily, QCoreApplication::translate("Retention", "The newest of its day"), [](const QDateTime &at) { return at.toString(u"yyyyMMdd"_s); }},
        {rules.weekly, QCoreApplication::translate("Retention", "The newest of its week"),
         [](const QDateTime &at) {
             int year = 0;
             const int week = at.date().weekNumber(&year);
             return u"%1-%2"_s.arg(year).arg(week);
         }},
        {rules.monthly, QCoreApplication::translate("Retention", "The newest of its month"), [](const QDateTime &at) { return at.toString(u"yyyyMM"_s); }},
        {rules.yearly, QCoreApplication::translate("Retention", "The newest of its year"), [](const QDateTime &at) { return at.toString(u"yyyy"_s); }}};
}

bool isAnyRule(const RetentionRules &rules)
{
    return rules.days > 0 || rules.last > 0 || rules.hourly > 0 || rules.daily > 0 || rules.weekly > 0 || rules.monthly > 0 || rules.yearly > 0;
}

/// Not this retention's business; empty: it is.
QString whyLeftAlone(const BackupSummary &backup, TimePoint now)
{
    const BackupCondition condition = backup.condition;
    if (condition == BackupCondition::Running)
        return QCoreApplication::translate("Retention", "A run is at work on it");
    if (condition == BackupCondition::Interrupted)
        return QCoreApplication::translate("Retention", "An interrupted run: cleaning up removes it");
    if (condition == BackupCondition::NoSidecar)
        return QCoreApplication::translate("Retention", "Its sidecar is missing: not removed before it was made again");
    // Damaged, or a newer Warrener's: of the archive that says nothing.
    if (condition == BackupCondition::BadSidecar)
        return QCoreApplication::translate("Retention", "Its sidecar cannot be read here: not removed before it can");
    const bool isOther = condition == BackupCondition::Foreign || condition == BackupCondition::Renamed;
    // Of one that cannot say whose it is a person decides.
    if (isOther || isNever(backup.at) || !isBackupId(backup.id) || backup.cluster.isEmpty())
        return QCoreApplication::translate("Retention", "Not a backup of this catalogue, as it stands");
    if (backup.isPinned)
        return QCoreApplication::translate("Retention", "Pinned");
    // Among the newest it would stand for one that is.
    return isAhead(backup, now) ? QCoreApplication::translate("Retention", "Dated in the future: a clock is or was wrong, and it stands for no other")
                                : QString();
}

/// An incremental one of which nobody can tell here what it builds upon: encrypted or a newer Warrener's, and without a sidecar that says so.
bool isOfUnknownBase(const BackupSummary &backup)
{
    const bool isMute = backup.condition == BackupCondition::NoSidecar || backup.condition == BackupCondition::BadSidecar;
    return isMute && backup.type == BackupType::Incremental && !backup.parent && backup.needs.isEmpty();
}

/// That may be what such a one builds upon.
bool mayBeBaseOf(const BackupSummary &backup, const BackupSummary &mute)
{
    return (backup.type == BackupType::Full || backup.type == BackupType::Incremental) && backup.at < mute.at && isOfCluster(mute, backup.cluster);
}

/// The reasons of one group, newest first; empty where no rule keeps one.
void judgeGroup(const QList<RetentionVerdict *> &group, const RetentionRules &rules, TimePoint now, const QSet<QString> &broken)
{
    const auto keep = [](RetentionVerdict &verdict, const QString &reason) {
        if (verdict.reason.isEmpty())
            verdict.reason = reason;
    };
    QList<RetentionVerdict *> good;
    for (RetentionVerdict *verdict : group) {
        if (verdict->backup.isGood() && !broken.contains(verdict->backup.id))
            good.append(verdict);
    }
    if (!isAnyRule(rules)) {
        for (RetentionVerdict *verdict : group)
            keep(*verdict, QCoreApplication::translate("Retention", "No rule removes backups"));
        return;
    }
    for (qsizetype i = 0; i < good.size(); ++i) {
        if (i < rules.minimum)
            keep(*good.at(i), QCoreApplication::translate("Retention", "The newest %1 of each kind always stay").arg(rules.minimum));
        if (i < rules.last)
            keep(*good.at(i), QCoreApplication::translate("Retention", "One of the last %1").arg(rules.last));
    }
    // Newer ones that nobody has read back may have rotted: one that was is not parted with for them.
    const auto isRead = [](const RetentionVerdict *verdict) { return verdict->backup.verification == Verification::Good; };
    if (const auto read = std::ranges::find_if(good, isRead); read != good.end())
        keep(**read, QCoreApplication::translate("Retention", "The newest that was read back whole"));
    for (RetentionVerdict *verdict : group) {
        if (rules.days <= 0 || now - verdict->backup.at >= std::chrono::days{rules.days})
            continue;
        keep(*verdict, verdict->backup.isGood() ? QCoreApplication::translate("Retention", "Younger than %1 d").arg(rules.days)
                                                : QCoreApplication::translate("Retention", "Damaged, and younger than %1 d").arg(rules.days));
    }
    for (const auto listed = spanRules(rules); const SpanRule &rule : listed) {
        QSet<QString> spans;
        for (RetentionVerdict *verdict : std::as_const(good)) {
            const QString span = rule.spanOf(toDateTime(verdict->backup.at).toTimeZone(rules.zone));
            if (spans.contains(span))
                continue;
            if (spans.size() >= rule.count)
                break;
            spans.insert(span);
            keep(*verdict, rule.reason);
        }
    }
}

} // namespace

QMap<QString, bool> fatesOf(const QList<RetentionVerdict> &verdicts)
{
    QMap<QString, bool> kept;
    for (const RetentionVerdict &verdict : verdicts)
        kept.insert(verdict.backup.id, verdict.isKept);
    return kept;
}

QString retentionGroup(const BackupSummary &backup)
{
    const BackupType type = backup.type == BackupType::Incremental ? BackupType::Full : backup.type;
    // One of some queues stands for no whole one, and one without messages, files or data directories for none with them. Logs are history: nobody restores
    // them.
    QStringList parts;
    for (const BackupPart part : {BackupPart::Definitions, BackupPart::Configuration, BackupPart::Messages, BackupPart::Data}) {
        if (backup.holds.contains(part))
            parts.append(toId(part));
    }
    // One whose run could not have all stands for none that has it: a queue or a host that fails every night would else end the last backup of it.
    const QString lacking = backup.missing > 0 ? u"\nlacking"_s : QString();
    return backup.cluster + u'\n' + toId(type) + u'\n' + parts.join(u' ') + u'\n' + backup.onlyQueues + lacking;
}

QList<RetentionVerdict> retentionPreview(const QList<BackupSummary> &summaries, const RetentionRules &rules, TimePoint now,
                                         const QHash<QString, QString> &stays)
{
    QList<RetentionVerdict> verdicts;
    verdicts.reserve(summaries.size());
    for (const BackupSummary &summary : summaries)
        verdicts.append({.backup = summary, .isKept = true, .reason = whyLeftAlone(summary, now)});
    const auto isHeld = [&stays](const BackupSummary &backup) { return backup.isPinned || stays.contains(backup.id); };
    for (RetentionVerdict &verdict : verdicts) {
        if (verdict.reason.isEmpty())
            verdict.reason = stays.value(verdict.backup.id);
    }
    std::ranges::stable_sort(verdicts, [](const RetentionVerdict &a, const RetentionVerdict &b) {
        return a.backup.at != b.backup.at ? a.backup.at > b.backup.at : a.backup.id > b.backup.id;
    });

    QHash<QString, QList<RetentionVerdict *>> groups;
    QHash<QString, RetentionVerdict *> byId;
    for (RetentionVerdict &verdict : verdicts) {
        byId.insert(verdict.backup.id, &verdict);
        // A pinned one counts among the newest, what is no backup does not.
        if (verdict.reason.isEmpty() || (isHeld(verdict.backup) && verdict.backup.condition == BackupCondition::Whole && !isAhead(verdict.backup, now)))
            groups[retentionGroup(verdict.backup)].append(&verdict);
    }
    // Sound itself and nothing without a base that is not: it cannot be restored, and stands for none that can.
    QSet<QString> broken;
    for (const BackupSummary &summary : summaries) {
        if (summary.isGood() && !isRestorable(summaries, summary))
            broken.insert(summary.id);
    }
    for (const QList<RetentionVerdict *> &group : std::as_const(groups))
        judgeGroup(group, rules, now, broken);

    for (const BackupSummary &mute : summaries) {
        if (!isOfUnknownBase(mute))
            continue;
        for (RetentionVerdict &verdict : verdicts) {
            if (verdict.reason.isEmpty() && mayBeBaseOf(verdict.backup, mute))
                verdict.reason = QCoreApplication::translate("Retention", "%1 may need it: its sidecar does not tell").arg(mute.id);
        }
    }

    // What a kept one needs stays, and what that needs.
    QList<const RetentionVerdict *> open;
    for (const RetentionVerdict &verdict : std::as_const(verdicts)) {
        if (!verdict.reason.isEmpty())
            open.append(&verdict);
    }
    while (!open.isEmpty()) {
        const RetentionVerdict *kept = open.takeFirst();
        QStringList needs = kept->backup.needs;
        if (kept->backup.parent)
            needs.append(kept->backup.parent->id);
        for (const QString &need : std::as_const(needs)) {
            RetentionVerdict *base = byId.value(need);
            if (!base || !base->reason.isEmpty())
                continue;
            base->reason = QCoreApplication::translate("Retention", "Needed by %1").arg(kept->backup.id);
            open.append(base);
        }
    }
    for (RetentionVerdict &verdict : verdicts) {
        if (!verdict.reason.isEmpty())
            continue;
        verdict.isKept = false;
        if (!verdict.backup.isGood())
            verdict.reason = QCoreApplication::translate("Retention", "Damaged, and no rule keeps it");
        else if (rules.days > 0)
            verdict.reason = QCoreApplication::translate("Retention", "Older than %1 d, and no other rule keeps it").arg(rules.days);
        else
            verdict.reason = QCoreApplication::translate("Retention", "No rule keeps it");
    }
    return verdicts;
}

QList<RetentionVerdict> inOrderOfRemoval(const QList<RetentionVerdict> &preview, const QString &cluster)
{
    QList<BackupSummary> all;
    QHash<QString, RetentionVerdict> going;
    for (const RetentionVerdict &verdict : preview) {
        all.append(verdict.backup);
        if (!verdict.isKept && verdict.backup.cluster == cluster)
            going.insert(verdict.backup.id, verdict);
    }
    QList<RetentionVerdict> order;
    QSet<QString> placed;
    const std::function<void(const QString &)> place = [&](const QString &id) {
        if (placed.contains(id) || !going.contains(id))
            return;
        placed.insert(id);
        for (const auto listed = dependantsOf(all, id); const QString &dependant : listed)
            place(dependant);
        order.append(going.value(id));
    };
    for (const BackupSummary &summary : std::as_const(all))
        place(summary.id);
    return order;
}

Result<QList<RetentionVerdict>> previewRetention(const Catalogue &catalogue, const QString &cluster, const RetentionRules &rules, TimePoint now)
{
    const auto list = catalogue.list();
    if (!list)
        return std::unexpected(list.error());
    QList<RetentionVerdict> verdicts = retentionPreview(*list, rules, now);
    verdicts.removeIf([&cluster](const RetentionVerdict &verdict) { return !isOfCluster(verdict.backup, cluster); });
    return verdicts;
}

Result<QList<RetentionVerdict>> applyRetention(const Catalogue &catalogue, const QString &cluster, const RetentionRules &rules, TimePoint now)
{
    const auto guard = catalogue.lock();
    if (!guard)
        return std::unexpected(guard.error());
    // All clusters: a base may be needed by what stands under another name of the profile.
    const auto list = catalogue.list();
    if (!list)
        return std::unexpected(list.error());
    QList<RetentionVerdict> removed;
    for (const auto listed = inOrderOfRemoval(retentionPreview(*list, rules, now), cluster); const RetentionVerdict &verdict : listed) {
        if (const Status gone = catalogue.removeUnderLock(verdict.backup.id); !gone)
            return std::unexpected(gone.error());
        removed.append(verdict);
    }
    return removed;
}

QJsonObject toJson(const RetentionRules &rules)
{
    QJsonObject json{{u"days"_s, rules.days},     {u"last"_s, rules.last},       {u"hourly"_s, rules.hourly}, {u"daily"_s, rules.daily},
                     {u"weekly"_s, rules.weekly}, {u"monthly"_s, rules.monthly}, {u"yearly"_s, rules.yearly}, {u"minimum"_s, rules.minimum}};
    if (rules.zone != QTimeZone::systemTimeZone())
        json.insert("zone"_L1, QString::fromLatin1(rules.zone.id()));
    return json;
}

Result<RetentionRules> retentionRulesFromJson(const QJsonObject &object)
{
    JsonReader json(object);
    RetentionRules rules;
    const auto take = [&json](QLatin1StringView key, int least, int &value) { value = static_cast<int>(json.whole(key, least, mostKept, value)); };
    take("days"_L1, 0, rules.days);
    take("last"_L1, 0, rules.last);
    take("hourly"_L1, 0, rules.hourly);
    take("daily"_L1, 0, rules.daily);
    take("weekly"_L1, 0, rules.weekly);
    take("monthly"_L1, 0, rules.monthly);
    take("yearly"_L1, 0, rules.yearly);
    // The last good one is never removed by a rule.
    take("minimum"_L1, 1, rules.minimum);
    if (json.has("zone"_L1)) {
        rules.zone = QTimeZone(json.text("zone"_L1, {}, 100).toLatin1());
        if (!rules.zone.isValid())
            json.wrong("zone"_L1, QCoreApplication::translate("Retention", "is no time zone"));
    }
    if (const auto error = json.error())
        return std::unexpected(*error);
    return rules;
}

} // namespace warrener
