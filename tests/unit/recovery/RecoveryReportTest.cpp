#include "plan/recovery/RecoveryReport.h"

#include "record/journal/Journal.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

const TimePoint begun = TimePoint{Millis{1'773'742'000'000}};

QString iso(TimePoint at)
{
    return toDateTime(at).toUTC().toString(Qt::ISODateWithMs);
}

Plan plan()
{
    Plan made;
    made.id = u"recovery-1"_s;
    made.kind = u"recovery-single-node-failure"_s;
    made.title = u"Single <node> failure"_s;
    made.cluster = {u"orders"_s};
    made.facts = {{u"scenario"_s, u"single-node-failure"_s},
                  {u"rtoSeconds"_s, 1800},
                  {u"rpoSeconds"_s, 3600},
                  {u"fallback"_s, QJsonObject{{u"words"_s, u"Rebuild <it>"_s}, {u"plan"_s, u"cluster-node-failure"_s}}},
                  {u"since"_s, iso(begun - std::chrono::minutes{1})},
                  {u"backup"_s, QJsonObject{{u"id"_s, u"b1"_s}, {u"at"_s, iso(begun - std::chrono::minutes{31})}, {u"verified"_s, true}}}};
    Step start;
    start.id = u"start"_s;
    start.title = u"Start"_s;
    start.expected = Millis{1000};
    start.act = Call{.operation = u"x"_s};
    start.other = {{u"role"_s, u"operator"_s}};
    Step person;
    person.id = u"host"_s;
    person.type = StepType::Manual;
    person.title = u"Host"_s;
    made.steps = {start, person};
    return made;
}

QList<JournalRecord> records(const QString &verdict)
{
    const auto record = [](int second, RecordKind kind, const QString &step, const QJsonObject &data) {
        return JournalRecord{
            .number = second + 1, .at = begun + std::chrono::seconds{second}, .run = u"r1"_s, .kind = kind, .step = step, .who = u"ops@here"_s, .data = data};
    };
    return {record(0, RecordKind::RunStarted, {}, {{u"plan"_s, toJson(plan())}}),
            record(1, RecordKind::StepIntent, u"start"_s, {{u"attempt"_s, 1}}),
            record(21, RecordKind::StepDone, u"start"_s, {{u"result"_s, QJsonObject{{u"words"_s, u"started"_s}}}, {u"tookMs"_s, 20000}}),
            record(22, RecordKind::StepIntent, u"host"_s, {{u"attempt"_s, 1}}),
            record(22, RecordKind::Asked, u"host"_s, {{u"words"_s, u"do it"_s}}),
            record(52, RecordKind::Answered, u"host"_s, {{u"yes"_s, true}, {u"note"_s, u"power <cord>"_s}}),
            record(52, RecordKind::StepDone, u"host"_s, {{u"tookMs"_s, 30000}}),
            record(60, RecordKind::RunEnded, {}, {{u"verdict"_s, verdict}, {u"tookMs"_s, 60000}})};
}

} // namespace

class RecoveryReportTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// From the disaster's beginning to the end, people's time included: that is what the business waits for.
    void measures()
    {
        const RecoveryReport report = recoveryReportOf(records(u"done"_s)).value();
        QCOMPARE(report.rto, Millis(std::chrono::minutes{2}));
        QCOMPARE(report.rpo, Millis(std::chrono::minutes{30}));
        QVERIFY(report.isWithinRto());
        QCOMPARE(report.lines.size(), 2);
        QCOMPARE(report.lines.at(0).took, Millis{20000});
        QCOMPARE(report.lines.at(0).expected, Millis{1000});
        QVERIFY(!report.lines.at(0).role.isEmpty());
        QVERIFY(report.lines.at(1).remark.contains(u"power <cord>"_s));
        QCOMPARE(report.deviations.size(), 1); // the start took twenty times as long as expected
        const QJsonObject json = toJson(report);
        QCOMPARE(json.value("rto"_L1).toObject().value("measuredMs"_L1).toDouble(), 120000);
        QCOMPARE(json.value("rto"_L1).toObject().value("within"_L1), QJsonValue(true));
    }

    /// Where a plan has failed its report says what to do instead; where it went well nobody reads of it.
    void whatToDoInstead()
    {
        const RecoveryReport failed = recoveryReportOf(records(u"failed"_s)).value();
        QCOMPARE(failed.fallbackPlan, u"cluster-node-failure"_s);
        QCOMPARE(toJson(failed).value("fallback"_L1).toObject().value("plan"_L1).toString(), failed.fallbackPlan);
        QVERIFY(toText(failed).contains(u"Rebuild <it>"_s));
        const QByteArray page = paperHtml(paperOf(failed));
        QVERIFY(page.contains("Rebuild &lt;it&gt;") && page.contains("cluster-node-failure"));
        const RecoveryReport done = recoveryReportOf(records(u"done"_s)).value();
        QVERIFY(done.fallback.isEmpty() && toJson(done).value("fallback"_L1).isNull());
        QVERIFY(!toText(done).contains(u"Rebuild"_s));
        RunState state = runStateFrom(records(u"failed"_s)).value();
        QVERIFY(fallbackOf(state));
        state.plan.facts.insert(u"rehearsal"_s, u"table-top"_s);
        QVERIFY(!fallbackOf(state));
    }

    /// What people decided, and what they learned of it, goes into every form of the report.
    void decisionsAndLessons()
    {
        QList<JournalRecord> all = records(u"done"_s);
        all.insert(1, {.number = 99,
                       .at = begun,
                       .run = u"r1"_s,
                       .kind = RecordKind::Overridden,
                       .who = u"ops@here"_s,
                       .data = {{u"guard"_s, u"quorum-stays"_s}, {u"why"_s, u"agreed"_s}}});
        RecoveryReport report = recoveryReportOf(all).value();
        QCOMPARE(report.decisions.size(), 2);
        QVERIFY(report.decisions.at(0).words.contains(u"agreed"_s));
        QVERIFY(report.decisions.at(1).words.contains(u"Host"_s));
        const auto note = [](const char *run, const char *words) {
            return RunSummary{.kind = lessonsKind(), .note = {{u"run"_s, QString::fromLatin1(run)}, {u"lessons"_s, QString::fromLatin1(words)}}};
        };
        const auto remark = [&report](const char *run, const char *words) {
            return RunSummary{
                .kind = remarksKind(),
                .who = u"ann@here"_s,
                .note = {{u"run"_s, QString::fromLatin1(run)}, {u"step"_s, report.lines.first().step}, {u"remark"_s, QString::fromLatin1(words)}}};
        };
        takeRemarks(report, {remark("r1", "later"), remark("r2", "of another"), remark("r1", "first")});
        QVERIFY2(report.lines.first().remark.endsWith(u"ann@here: first\nann@here: later"_s), qPrintable(report.lines.first().remark));
        report.lessons = lessonsOf({note("r2", "of another"), note("r1", "a spare <cord>"), note("r1", "an older one")}, u"r1"_s);
        QCOMPARE(report.lessons, u"a spare <cord>"_s);
        QCOMPARE(toJson(report).value("lessons"_L1).toString(), report.lessons);
        QCOMPARE(toJson(report).value("decisions"_L1).toArray().size(), 2);
        QVERIFY(paperHtml(paperOf(report)).contains("a spare &lt;cord&gt;"));
        QVERIFY(lessonsOf({}, u"r1"_s).isEmpty());
        const QString text = toText(report);
        QVERIFY2(text.contains(u"a spare <cord>"_s) && text.contains(report.decisions.at(0).words), qPrintable(text));
        // Where there is nothing to tell the paper says so: nobody asks whether a part of it was lost.
        report.lessons.clear();
        report.decisions.clear();
        report.deviations.clear();
        const QByteArray bare = paperHtml(paperOf(report));
        for (const char *words : {"Nobody had to decide anything.", "None has been written down yet.", "All of it went as planned."})
            QVERIFY2(bare.contains(words), words);
    }

    void readWithItsLessons()
    {
        const QTemporaryDir folder;
        const auto journal = Journal::open({u"orders"_s}, folder.path());
        QVERIFY(journal);
        for (const auto listed = records(u"done"_s); const JournalRecord &record : listed)
            QVERIFY(QCoro::waitFor((*journal)->append(record)));
        QVERIFY(readRecoveryReport((*journal)->path(), u"r1"_s)->lessons.isEmpty());
        QVERIFY(QCoro::waitFor(noteLessons(*journal, u"r1"_s, u"a spare cord"_s, u"ops"_s)));
        const auto report = readRecoveryReport((*journal)->path(), u"r1"_s);
        QVERIFY(report);
        QCOMPARE(report->lessons, u"a spare cord"_s);
        QCOMPARE(report->scenario, u"single-node-failure"_s);
        QVERIFY(!readRecoveryReport((*journal)->path(), u"r2"_s));
    }

    void nothingIsMeasuredOfWhatFailed()
    {
        const RecoveryReport report = recoveryReportOf(records(u"failed"_s)).value();
        QVERIFY(!report.rto);
        QVERIFY(toJson(report).value("rto"_L1).toObject().value("measuredMs"_L1).isNull());
    }

    /// A clock that was set back while it ran: how long it took nobody knows, and least that it was within the target.
    void nothingIsMeasuredByAClockThatWasSetBack()
    {
        QList<JournalRecord> all = records(u"done"_s);
        all.last().at = begun - std::chrono::hours{3};
        const RecoveryReport report = recoveryReportOf(all).value();
        QVERIFY(!report.rto);
        QVERIFY(toJson(report).value("rto"_L1).toObject().value("within"_L1).isNull());
        // Nor of any step.
        for (JournalRecord &record : all)
            record.at = begun - std::chrono::minutes{record.number};
        for (const auto listed = recoveryReportOf(all).value().lines; const RecoveryReport::Line &line : listed)
            QVERIFY2(line.took >= Millis{0}, qPrintable(line.step));
    }

    /// A run that skipped every branch found nothing to mend: it shows nothing of a recovery.
    void nothingIsMeasuredOfWhatMendedNothing()
    {
        QList<JournalRecord> all = records(u"done"_s);
        all.removeIf([](const JournalRecord &record) { return record.kind == RecordKind::StepDone; });
        QVERIFY(!recoveryReportOf(all).value().rto);
    }

    /// Where people make room on a disk no step of the plan acts: what was waited for counts, and what held at once does not.
    void whatPeopleMendedIsMeasured()
    {
        Plan made = plan();
        Step quiet;
        quiet.id = u"quiet"_s;
        quiet.type = StepType::Check;
        quiet.title = u"No alarm"_s;
        quiet.act = Call{.operation = u"x"_s};
        quiet.other = {{u"byPeople"_s, true}};
        const auto measured = [&made](const Step &step) {
            made.steps = {step};
            QList<JournalRecord> all = records(u"done"_s);
            all.removeIf([](const JournalRecord &record) { return record.step == "host"_L1; });
            all.first().data = {{u"plan"_s, toJson(made)}};
            for (JournalRecord &record : all)
                record.step = record.step.isEmpty() ? QString() : step.id;
            return recoveryReportOf(all).value().rto.has_value();
        };
        QVERIFY(!measured(quiet));
        quiet.precondition = Call{.operation = u"y"_s};
        QVERIFY(measured(quiet));
        quiet.other = {};
        QVERIFY(!measured(quiet)); // the cluster's own doing
    }

    /// A backup of a clock that was ahead is not "no second old": nobody knows what would have been lost.
    void aBackupOfTheFutureHasNoAge()
    {
        const auto reportWith = [](TimePoint at) {
            QList<JournalRecord> all = records(u"done"_s);
            Plan made = plan();
            made.facts.insert(u"backup"_s, QJsonObject{{u"id"_s, u"b1"_s}, {u"at"_s, iso(at)}, {u"verified"_s, true}});
            all.first().data = {{u"plan"_s, toJson(made)}};
            return recoveryReportOf(all).value();
        };
        QCOMPARE(reportWith(begun - std::chrono::seconds{30}).rpo, Millis{0}); // made after the disaster, before the run
        const RecoveryReport ahead = reportWith(begun + std::chrono::hours{5});
        QVERIFY(!ahead.rpo);
        QVERIFY2(ahead.deviations.join(u' ').contains(u"b1"_s), qPrintable(ahead.deviations.join(u' ')));
        QVERIFY(toJson(ahead).value("rpo"_L1).toObject().value("measuredMs"_L1).isNull());
    }

    /// Who had which role, why it was broken off, and whose rehearsal it was: in every form of the report.
    void peopleAndReasons()
    {
        QList<JournalRecord> all = records(u"done"_s);
        Plan made = plan();
        made.facts.insert(u"roles"_s, QJsonObject{{u"operator"_s, u"Li <Na>"_s}});
        all.first().data = {{u"plan"_s, toJson(made)}};
        all.insert(4, {.number = 98, .at = begun, .run = u"r1"_s, .kind = RecordKind::AbortAsked, .who = u"ops@here"_s, .data = {{u"why"_s, u"wrong node"_s}}});
        const RecoveryReport report = recoveryReportOf(all).value();
        QCOMPARE(report.lines.first().person, u"Li <Na>"_s);
        QVERIFY(report.lines.first().who().startsWith(u"Li <Na> ("_s));
        QCOMPARE(report.lines.at(1).who(), QString()); // nobody answers for it by name or role
        QVERIFY(paperHtml(paperOf(report)).contains("Li &lt;Na&gt; ("));
        const QJsonObject json = toJson(report);
        QCOMPARE(json.value("steps"_L1).toArray().first().toObject().value("person"_L1).toString(), u"Li <Na>"_s);
        QVERIFY2(report.decisions.first().words.endsWith(u": wrong node"_s), qPrintable(report.decisions.first().words));
        QCOMPARE(json.value("rehearsal"_L1), QJsonValue(false));
        QVERIFY(json.value("of"_L1).isNull());
        // One on a standby is no run in earnest of that cluster.
        made.facts.insert(u"rehearsal"_s, u"standby"_s);
        made.facts.insert(u"of"_s, u"orders-prod"_s);
        all.first().data = {{u"plan"_s, toJson(made)}};
        const QJsonObject standby = toJson(recoveryReportOf(all).value());
        QCOMPARE(standby.value("rehearsal"_L1), QJsonValue(true));
        QCOMPARE(standby.value("atTable"_L1), QJsonValue(false));
        QCOMPARE(standby.value("of"_L1).toString(), u"orders-prod"_s);
    }

    /// Asked again after a restart of the console: both remarks stand.
    void noRemarkIsLost()
    {
        QList<JournalRecord> all = records(u"done"_s);
        const auto answered = std::ranges::find(all, RecordKind::Answered, &JournalRecord::kind);
        JournalRecord again = *answered;
        again.who = u"kim@there"_s;
        again.data.insert(u"note"_s, u"the spare one"_s);
        all.insert(std::distance(all.begin(), answered) + 1, again);
        const QString remark = recoveryReportOf(all).value().lines.at(1).remark;
        QCOMPARE(remark, u"ops@here: power <cord>\nkim@there: the spare one"_s);
    }

    void whatPeopleSaidIsEscaped()
    {
        const QByteArray html = paperHtml(paperOf(recoveryReportOf(records(u"done"_s)).value()));
        QVERIFY(html.contains("power &lt;cord&gt;") && html.contains("Single &lt;node&gt; failure"));
        QVERIFY(!html.contains("<cord>") && !html.contains("<script"));
    }

    void otherRunsAreRefused()
    {
        QList<JournalRecord> other = records(u"done"_s);
        Plan made = plan();
        made.facts = {};
        other.first().data = {{u"plan"_s, toJson(made)}};
        QCOMPARE(recoveryReportOf(other).error().kind, ErrorKind::Usage);
    }
};

QTEST_GUILESS_MAIN(RecoveryReportTest)
#include "RecoveryReportTest.moc"
