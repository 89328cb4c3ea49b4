// Which backups stay, by tables; a base that is needed never goes, and nothing goes while no rule says so.
#include "record/catalogue/Retention.h"

#include "BackupSamples.h"

using namespace warrener;
using namespace Qt::StringLiterals;

class RetentionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rules_data();
    void rules();
    void neverABaseThatIsNeeded();
    void whatCannotBeRestoredStandsForNothing();
    void theNewestThatWasReadBackStays();
    void aPartStandsForNoWhole();
    void whatLacksAPartStandsForNoneThatHasIt();
    void whatAMuteOneMayNeedStays();
    void theBaseOfARunStays();
    void oneFromTheFutureStandsForNone();
    void kindsAndClustersByThemselves();
    void conditions();
    void spansFollowTheZone();
    void anHourThatComesTwice();
    void madeAtTheSameTime();
    void removes();
    void json();
};

namespace {

const TimePoint retentionNow = fromDateTime(QDateTime(QDate(2026, 11, 27), QTime(12, 0), QTimeZone::UTC));

/// So many hours ago.
BackupSummary backupAt(int hours, BackupType type = BackupType::Full)
{
    const TimePoint at = retentionNow - std::chrono::hours{hours};
    return {
        .id = toDateTime(at).toUTC().toString(u"yyyyMMdd-HHmmss"_s) + u'-' + toId(type) + u"-orders-0001"_s, .type = type, .cluster = u"orders"_s, .at = at};
}

QList<int> keptHours(const QList<RetentionVerdict> &verdicts)
{
    QList<int> hours;
    for (const RetentionVerdict &verdict : verdicts) {
        if (verdict.isKept)
            hours.append(static_cast<int>(std::chrono::duration_cast<std::chrono::hours>(retentionNow - verdict.backup.at).count()));
    }
    return hours;
}

RetentionRules utcRules(RetentionRules rules)
{
    rules.zone = QTimeZone::UTC;
    return rules;
}

} // namespace

void RetentionTest::rules_data()
{
    QTest::addColumn<RetentionRules>("rules");
    QTest::addColumn<QList<int>>("hours");
    QTest::addColumn<QList<int>>("kept");
    const QList<int> many{1, 2, 3, 13, 25, 37, 49, 24 * 8, 24 * 9, 24 * 40, 24 * 41, 24 * 400, 24 * 800};
    QTest::newRow("nothing there") << RetentionRules() << QList<int>() << QList<int>();
    QTest::newRow("days") << RetentionRules{.days = 30, .minimum = 0} << many << QList<int>{1, 2, 3, 13, 25, 37, 49, 24 * 8, 24 * 9};
    QTest::newRow("exactly the days") << RetentionRules{.days = 1, .minimum = 0} << QList<int>{23, 24, 25} << QList<int>{23};
    QTest::newRow("in the future") << RetentionRules{.days = 1, .minimum = 0} << QList<int>{-5, 48} << QList<int>{-5};
    QTest::newRow("a minimum stays") << RetentionRules{.days = 1, .minimum = 3} << QList<int>{100, 200, 300, 400} << QList<int>{100, 200, 300};
    QTest::newRow("last") << RetentionRules{.days = 0, .last = 2, .minimum = 0} << many << QList<int>{1, 2};
    QTest::newRow("hourly") << RetentionRules{.days = 0, .hourly = 3, .minimum = 0} << many << QList<int>{1, 2, 3};
    // 12:00: 1–3 h ago is today, 13, 25 yesterday (23:00, 11:00), 37 and 49 the days before.
    QTest::newRow("daily") << RetentionRules{.days = 0, .daily = 3, .minimum = 0} << many << QList<int>{1, 13, 37};
    // 27 November 2026 is a Friday: 8 and 9 days ago is the week before (Thursday, Wednesday), 40 days the one of 18 October.
    QTest::newRow("weekly") << RetentionRules{.days = 0, .weekly = 3, .minimum = 0} << many << QList<int>{1, 24 * 8, 24 * 40};
    QTest::newRow("monthly") << RetentionRules{.days = 0, .monthly = 2, .minimum = 0} << many << QList<int>{1, 24 * 40};
    QTest::newRow("yearly") << RetentionRules{.days = 0, .yearly = 9, .minimum = 0} << many << QList<int>{1, 24 * 400, 24 * 800};
    QTest::newRow("all together") << RetentionRules{.days = 2, .last = 1, .weekly = 2, .monthly = 2, .minimum = 1} << many
                                  << QList<int>{1, 2, 3, 13, 25, 37, 24 * 8, 24 * 40};
    QTest::newRow("no rule") << RetentionRules{.days = 0, .minimum = 3} << many << many;
}

void RetentionTest::rules()
{
    QFETCH(const RetentionRules, rules);
    QFETCH(const QList<int>, hours);
    QFETCH(const QList<int>, kept);
    QList<BackupSummary> summaries;
    for (const int hour : hours)
        summaries.prepend(backupAt(hour));
    const QList<RetentionVerdict> verdicts = retentionPreview(summaries, utcRules(rules), retentionNow);
    QCOMPARE(verdicts.size(), hours.size());
    QCOMPARE(keptHours(verdicts), kept);
    for (const RetentionVerdict &verdict : verdicts)
        QVERIFY(!verdict.reason.isEmpty());
}

void RetentionTest::whatCannotBeRestoredStandsForNothing()
{
    // Whole ones upon a base that is damaged, or gone.
    const BackupSummary older = backupAt(24 * 60);
    BackupSummary base = backupAt(24 * 45);
    QList<BackupSummary> all{older, base};
    for (const int hours : {24 * 42, 24 * 41, 24 * 40}) {
        BackupSummary one = backupAt(hours, BackupType::Incremental);
        one.parent = BackupParent{.id = base.id, .manifestSha256 = {}};
        all.append(one);
    }
    const RetentionRules rules = utcRules({.days = 30, .minimum = 3});
    QVERIFY(!keptHours(retentionPreview(all, rules, retentionNow)).contains(24 * 60));
    all[1].verification = Verification::Bad;
    QVERIFY(keptHours(retentionPreview(all, rules, retentionNow)).contains(24 * 60));
    all.removeAt(1);
    QVERIFY(keptHours(retentionPreview(all, rules, retentionNow)).contains(24 * 60));
}

/// Newer ones that nobody has read back are no reason to part with one that was.
void RetentionTest::theNewestThatWasReadBackStays()
{
    QList<BackupSummary> all;
    for (const int days : {40, 50, 60, 70, 80})
        all.append(backupAt(24 * days));
    all[3].verification = all[4].verification = Verification::Good;
    const RetentionRules rules = utcRules({.days = 30, .minimum = 2});
    QCOMPARE(keptHours(retentionPreview(all, rules, retentionNow)), (QList<int>{24 * 40, 24 * 50, 24 * 70}));
    all[1].verification = Verification::Good;
    QCOMPARE(keptHours(retentionPreview(all, rules, retentionNow)), (QList<int>{24 * 40, 24 * 50}));
}

void RetentionTest::aPartStandsForNoWhole()
{
    BackupSummary whole = backupAt(10), some = backupAt(2), bare = backupAt(1);
    whole.holds = some.holds = {BackupPart::Definitions, BackupPart::Messages};
    some.onlyQueues = u"^orders"_s;
    bare.holds = {BackupPart::Definitions};
    QCOMPARE(keptHours(retentionPreview({whole, some, bare}, utcRules({.days = 0, .daily = 1, .minimum = 0}), retentionNow)), (QList<int>{1, 2, 10}));
}

/// Files of configuration and data directories are not in every backup: newer ones without them, as of nights on which no host could be
/// logged in to, or before each restore, are no reason to let the last ones with them go.
void RetentionTest::whatLacksAPartStandsForNoneThatHasIt()
{
    BackupSummary cold = backupAt(24 * 90);
    cold.holds = {BackupPart::Definitions, BackupPart::Configuration, BackupPart::Messages, BackupPart::Data};
    BackupSummary files = backupAt(24 * 80, BackupType::Config);
    files.holds = {BackupPart::Definitions, BackupPart::Configuration};
    QList<BackupSummary> all{cold, files};
    for (int day = 40; day < 45; ++day) {
        BackupSummary full = backupAt(24 * day), bare = backupAt(24 * day + 1, BackupType::Config);
        full.holds = {BackupPart::Definitions, BackupPart::Configuration, BackupPart::Messages};
        // Logs are nothing that is restored.
        if (day % 2 == 0)
            full.holds.append(BackupPart::Logs);
        bare.holds = {BackupPart::Definitions};
        all += {full, bare};
    }
    const QList<int> kept = keptHours(retentionPreview(all, utcRules({.days = 30, .minimum = 1}), retentionNow));
    QCOMPARE(kept, (QList<int>{24 * 40, 24 * 40 + 1, 24 * 80, 24 * 90}));
    // A queue that could not be had night after night: the last one that has it stays, as the newest that has not.
    for (BackupSummary &backup : all) {
        if (backup.type == BackupType::Full && backup.at > retentionNow - std::chrono::hours{24 * 44})
            backup.missing = 1;
    }
    const QList<int> lacking = keptHours(retentionPreview(all, utcRules({.days = 30, .minimum = 1}), retentionNow));
    QCOMPARE(lacking, (QList<int>{24 * 40, 24 * 40 + 1, 24 * 44, 24 * 80, 24 * 90}));
}

/// Encrypted, and its sidecar is gone: what it builds upon nobody can tell, and none that it may be goes.
void RetentionTest::whatAMuteOneMayNeedStays()
{
    BackupSummary mute = backupAt(24 * 50, BackupType::Incremental);
    mute.condition = BackupCondition::NoSidecar;
    mute.isEncrypted = true;
    mute.cluster.clear();
    BackupSummary other = backupAt(24 * 60);
    other.cluster = u"shop"_s;
    const QList<BackupSummary> all{backupAt(24 * 40), mute, backupAt(24 * 45), other, backupAt(24 * 55), backupAt(24 * 56, BackupType::Config), backupAt(1)};
    const RetentionRules rules = utcRules({.days = 30, .minimum = 0});
    QCOMPARE(keptHours(retentionPreview(all, rules, retentionNow)), (QList<int>{1, 24 * 50, 24 * 55}));
    QList<BackupSummary> told = all;
    told[1].parent = BackupParent{.id = told.at(4).id, .manifestSha256 = {}};
    told[4].at -= std::chrono::hours{24 * 10};
    QCOMPARE(keptHours(retentionPreview(told, rules, retentionNow)), (QList<int>{1, 24 * 50, 24 * 65}));
}

/// What a run that is at work goes on from stays until it has ended.
void RetentionTest::theBaseOfARunStays()
{
    const BackupSummary base = backupAt(24 * 50);
    BackupSummary running = backupAt(0, BackupType::Incremental);
    running.condition = BackupCondition::Running;
    running.needs = {base.id};
    const QList<BackupSummary> all{running, backupAt(24 * 40), base};
    const auto verdicts = retentionPreview(all, utcRules({.days = 30, .minimum = 1}), retentionNow);
    QCOMPARE(keptHours(verdicts), (QList<int>{0, 24 * 40, 24 * 50}));
    QVERIFY2(verdicts.constLast().reason.contains(running.id), qPrintable(verdicts.constLast().reason));
}

void RetentionTest::neverABaseThatIsNeeded()
{
    // full ← one ← two, and another full that nobody needs; all old but two.
    BackupSummary full = backupAt(24 * 50), one = backupAt(24 * 45, BackupType::Incremental), two = backupAt(24, BackupType::Incremental);
    const BackupSummary other = backupAt(24 * 48);
    one.parent = BackupParent{.id = full.id, .manifestSha256 = {}};
    two.parent = BackupParent{.id = one.id, .manifestSha256 = {}};
    two.needs = {one.id};
    const auto verdicts = retentionPreview({full, one, two, other}, utcRules({.days = 30, .minimum = 0}), retentionNow);
    QCOMPARE(keptHours(verdicts), (QList<int>{24, 24 * 45, 24 * 50}));
    QVERIFY2(verdicts.at(1).reason.contains(two.id), qPrintable(verdicts.at(1).reason));
    QVERIFY2(verdicts.at(3).reason.contains(one.id), qPrintable(verdicts.at(3).reason));
    QVERIFY2(verdicts.at(2).reason.contains(u"30 d"_s), qPrintable(verdicts.at(2).reason));
    // A pin holds its bases too.
    two.at = retentionNow - std::chrono::hours{24 * 40};
    two.isPinned = true;
    QCOMPARE(keptHours(retentionPreview({full, one, two, other}, utcRules({.days = 30, .minimum = 0}), retentionNow)), (QList<int>{24 * 40, 24 * 45, 24 * 50}));
}

/// Made by a console whose clock was a year ahead: the newest of all, for a year.
void RetentionTest::oneFromTheFutureStandsForNone()
{
    QList<BackupSummary> all;
    for (int i = 1; i <= 3; ++i)
        all.append(backupAt(-9000 - i));
    all.append({backupAt(24), backupAt(48), backupAt(2000)});
    const RetentionRules rules = utcRules({.days = 0, .last = 2, .minimum = 2});
    QCOMPARE(keptHours(retentionPreview(all, rules, retentionNow)), (QList<int>{-9003, -9002, -9001, 24, 48}));
    // A pinned one stands for none either.
    all[0].isPinned = all[1].isPinned = all[2].isPinned = true;
    QCOMPARE(keptHours(retentionPreview(all, rules, retentionNow)), (QList<int>{-9003, -9002, -9001, 24, 48}));
}

void RetentionTest::kindsAndClustersByThemselves()
{
    QList<BackupSummary> summaries{backupAt(30), backupAt(1, BackupType::Config), backupAt(2, BackupType::Config), backupAt(3, BackupType::QueueData)};
    BackupSummary other = backupAt(100);
    other.cluster = u"billing"_s;
    summaries.append(other);
    QCOMPARE(keptHours(retentionPreview(summaries, utcRules({.days = 0, .last = 1, .minimum = 1}), retentionNow)), (QList<int>{1, 3, 30, 100}));
}

void RetentionTest::conditions()
{
    QList<BackupSummary> summaries;
    const auto with = [&](int hours, BackupCondition condition, Verification verification = Verification::Never) {
        BackupSummary summary = backupAt(hours);
        summary.condition = condition;
        summary.verification = verification;
        summaries.append(summary);
    };
    with(1, BackupCondition::Whole, Verification::Bad);
    with(2000, BackupCondition::Whole);
    with(2001, BackupCondition::Running);
    with(2002, BackupCondition::Interrupted);
    with(2003, BackupCondition::Foreign);
    with(2004, BackupCondition::Renamed);
    with(2005, BackupCondition::NoSidecar);
    with(2006, BackupCondition::Changed);
    with(2007, BackupCondition::Whole, Verification::Bad);
    with(2008, BackupCondition::Whole);
    // The archive may be as it was, and a newer Warrener's sidecar is no damage at all.
    with(2009, BackupCondition::BadSidecar);
    BackupSummary foreign{.id = u"notes.txt"_s, .condition = BackupCondition::Whole};
    summaries.append(foreign);
    const auto verdicts = retentionPreview(summaries, utcRules({.days = 30, .minimum = 1}), retentionNow);
    QList<int> kept = keptHours(verdicts);
    kept.removeIf([](int hours) { return hours > 10'000; });
    // The damaged one is no stand-in for the minimum; it goes when it is old.
    QCOMPARE(kept, (QList<int>{1, 2000, 2001, 2002, 2003, 2004, 2005, 2009}));
    QVERIFY(verdicts.constLast().isKept);
}

void RetentionTest::spansFollowTheZone()
{
    RetentionRules rules{.days = 0, .daily = 2, .minimum = 0, .zone = QTimeZone("Asia/Shanghai")};
    // 12:00 UTC is 20:00 there: 3 h ago is today, 5 h (15:00) too, 21 h ago is yesterday 23:00.
    QCOMPARE(keptHours(retentionPreview({backupAt(3), backupAt(5), backupAt(19), backupAt(21), backupAt(30)}, rules, retentionNow)), (QList<int>{3, 21}));
    rules.zone = QTimeZone::UTC;
    QCOMPARE(keptHours(retentionPreview({backupAt(3), backupAt(5), backupAt(19), backupAt(21), backupAt(30)}, rules, retentionNow)), (QList<int>{3, 19}));
}

/// The night of 25 October 2026 has the hour from two to three twice, the one of 29 March has none: neither loses a backup.
void RetentionTest::anHourThatComesTwice()
{
    const auto summaryAt = [](const QDateTime &at) {
        return BackupSummary{.id = at.toUTC().toString(u"yyyyMMdd-HHmmss"_s) + u"-full-orders-0001"_s, .cluster = u"orders"_s, .at = fromDateTime(at)};
    };
    const auto keptOf = [&](const QDate &day, const QList<QTime> &times) {
        QList<BackupSummary> summaries;
        for (const QTime &time : times)
            summaries.append(summaryAt(QDateTime(day, time, QTimeZone::UTC)));
        const RetentionRules rules{.days = 0, .hourly = int(times.size()), .minimum = 0, .zone = QTimeZone("Europe/Berlin")};
        return int(std::ranges::count_if(retentionPreview(summaries, rules, retentionNow), &RetentionVerdict::isKept));
    };
    // 02:30 summer time, 02:30 winter time, 03:30.
    QCOMPARE(keptOf(QDate(2026, 10, 25), {QTime(0, 30), QTime(1, 30), QTime(2, 30)}), 3);
    // 01:30 winter time, 03:30 summer time.
    QCOMPARE(keptOf(QDate(2026, 3, 29), {QTime(0, 30), QTime(1, 30)}), 2);
}

/// Of two of one second, as two consoles make them, the same one is the newest every time, whatever the order of the list; what it builds upon stays too.
void RetentionTest::madeAtTheSameTime()
{
    BackupSummary first = backupAt(50);
    BackupSummary second = first;
    second.id.replace(u"0001"_s, u"0002"_s);
    const auto keptIds = [](const QList<BackupSummary> &summaries) {
        QStringList ids;
        for (const auto listed = retentionPreview(summaries, utcRules({.days = 1, .last = 1, .minimum = 1}), retentionNow);
             const RetentionVerdict &verdict : listed) {
            if (verdict.isKept)
                ids.append(verdict.backup.id);
        }
        return ids;
    };
    QCOMPARE(keptIds({first, second}), QStringList{second.id});
    QCOMPARE(keptIds({second, first}), QStringList{second.id});
    // A clock that was set back: the base is the later one by its date.
    BackupSummary base = backupAt(49);
    base.manifestSha256 = QString(64, u'a');
    second.type = BackupType::Incremental;
    second.parent = BackupParent{.id = base.id, .manifestSha256 = base.manifestSha256};
    second.isPinned = true;
    const QStringList kept = keptIds({second, backupAt(48), base});
    QVERIFY2(kept.contains(base.id) && kept.contains(second.id), qPrintable(kept.join(u' ')));
}

void RetentionTest::removes()
{
    const QTemporaryDir folder;
    const Catalogue catalogue(folder.path());
    for (int i = 0; i < 5; ++i)
        QGOOD(samples::make(catalogue, samples::idOf(i)));
    QGOOD(catalogue.setPinned(samples::idOf(0), true));
    const RetentionRules rules{.days = 0, .last = 2, .minimum = 1};
    const auto other = applyRetention(catalogue, u"billing"_s, rules, retentionNow);
    QGOOD(other);
    QVERIFY2(other->isEmpty(), "another cluster's backups are not touched");
    const auto removed = applyRetention(catalogue, u"orders"_s, rules, retentionNow);
    QGOOD(removed);
    QCOMPARE(removed->size(), 2);
    QStringList left;
    const auto list = catalogue.list();
    for (const BackupSummary &summary : *list)
        left.append(summary.id);
    QCOMPARE(left, (QStringList{samples::idOf(4), samples::idOf(3), samples::idOf(0)}));
    QCOMPARE(applyRetention(catalogue, u"orders"_s, rules, retentionNow)->size(), 0);
}

void RetentionTest::json()
{
    const RetentionRules rules{
        .days = 7, .last = 1, .hourly = 2, .daily = 3, .weekly = 4, .monthly = 5, .yearly = 6, .minimum = 2, .zone = QTimeZone("Asia/Shanghai")};
    QCOMPARE(*retentionRulesFromJson(toJson(rules)), rules);
    QCOMPARE(*retentionRulesFromJson({}), RetentionRules());
    QVERIFY2(!retentionRulesFromJson({{u"minimum"_s, 0}}), "one always stays");
    QVERIFY(!retentionRulesFromJson({{u"days"_s, -1}}));
    QVERIFY(!retentionRulesFromJson({{u"zone"_s, u"Mars/Olympus"_s}}));
}

QTEST_GUILESS_MAIN(RetentionTest)
#include "RetentionTest.moc"
