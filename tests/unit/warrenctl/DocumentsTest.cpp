// Drills and recovery plans that are named by a file or an id, and folders of backups: one exit code and the right words for each kind of trouble.
#include "app/warrenctl/BackupWish.h"
#include "app/warrenctl/DrillWish.h"
#include "app/warrenctl/RecoveryWishes.h"
#include "app/warrenctl/Verbs.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

using namespace warrener;
using namespace warrener::ctl;
using namespace Qt::StringLiterals;

namespace {

int codeOf(const ctl::Outcome &outcome)
{
    return outcome ? int(outcome->exitCode) : int(outcome.error().exitCode);
}

QString saidBy(const ctl::Outcome &outcome)
{
    return outcome ? outcome->text : outcome.error().error.message + u' ' + outcome.error().error.detail;
}

} // namespace

class DocumentsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QFile file(damaged());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\n\"id\": }") > 0);
    }

    void oneKindOfTroubleHasOneCode_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("why");
        QTest::newRow("damaged") << damaged() << int(Failed) << u"JSON"_s;
        QTest::newRow("missing") << m_folder.filePath(u"none.json"_s) << int(Failed) << qt_error_string(ENOENT);
        QTest::newRow("a folder") << m_folder.path() << int(Failed) << qt_error_string(EISDIR);
        QTest::newRow("endless") << u"/dev/zero"_s << int(Failed) << u"larger"_s;
    }
    void oneKindOfTroubleHasOneCode()
    {
        QFETCH(const QString, what);
        QFETCH(const int, code);
        QFETCH(const QString, why);
        const ctl::Outcome drill = checkDrill(Errand({}), {.what = what});
        const ctl::Outcome plan = checkRecovery(Errand({}), {.named = {what}});
        for (const ctl::Outcome &outcome : {drill, plan}) {
            QCOMPARE(codeOf(outcome), code);
            QVERIFY2(saidBy(outcome).contains(why), qPrintable(saidBy(outcome)));
            QVERIFY2(code != int(Failed) || what == damaged() || !saidBy(outcome).contains(u"JSON"_s), qPrintable(saidBy(outcome)));
            // A script reads of it what a person does.
            QVERIFY(outcome);
            QCOMPARE(outcome->json.value("valid"_L1).toBool(true), false);
        }
        QVERIFY(drill->json.value("error"_L1).isObject());
        QVERIFY(plan->json.value("plans"_L1).toArray().first().toObject().value("error"_L1).isObject());
        QCOMPARE(codeOf(showRecovery(Errand({}), {.named = {what}})), code);
    }

    void whatNobodyKnowsIsWrongUsage()
    {
        QCOMPARE(codeOf(showDrill({.what = u"nobody-knows"_s})), int(WrongUsage));
        QCOMPARE(codeOf(showRecovery(Errand({}), {.named = {u"nobody-knows"_s}})), int(WrongUsage));
        QCOMPARE(codeOf(checkRecovery(Errand({}), {.named = {u"nobody-knows"_s}})), int(WrongUsage));
    }

    /// One that cannot be read keeps nobody from hearing of the others.
    void theOthersAreLookedAtToo()
    {
        const ctl::Outcome both = checkRecovery(Errand({}), {.named = {m_folder.filePath(u"none.json"_s), u"disk-full"_s}});
        QVERIFY(both);
        QCOMPARE(both->json.value("plans"_L1).toArray().size(), 2);
        QCOMPARE(both->exitCode, Failed);
    }

    /// As of recovery plans: all that there are, with nobody asked.
    void allDrillsAreLookedAt()
    {
        const ctl::Outcome all = checkDrill(Errand({}), {});
        QVERIFY(all);
        QCOMPARE(all->exitCode, Done);
        QVERIFY(all->json.value("valid"_L1).toBool() && saidBy(all).contains(u"node-failure"_s));
        QCOMPARE(all->json.value("drills"_L1).toArray().size(), qsizetype(drillLibrary().size()));
        const ctl::Report damaged = drillsCheckReport({DrillEntry{.id = u"mine"_s, .file = u"/x/mine.json"_s, .document = drillOfFile(this->damaged())}});
        QCOMPARE(damaged.exitCode, Failed);
        QVERIFY(!damaged.json.value("valid"_L1).toBool());
        QCOMPARE(damaged.json.value("drills"_L1).toArray().first().toObject().value("id"_L1).toString(), u"mine"_s);
        QVERIFY2(damaged.text.contains(u"JSON"_s), qPrintable(damaged.text));
        // How a drill is made is said of one.
        const Verb verb = *verbNamed(verbNamed(commandLine().verbs, u"drill"_s)->verbs, u"check"_s);
        QVERIFY(verb.check(Options()));
    }

    /// Names of nodes would not be looked at, and nobody would hear of it.
    void aNamedProfileIsNotPassedOver()
    {
        Options options;
        options.profileFile = m_folder.filePath(u"none.json"_s);
        QCOMPARE(codeOf(checkRecovery(Errand(options), {.named = {u"disk-full"_s}})), int(WrongUsage));
        QCOMPARE(codeOf(showRecovery(Errand(options), {.named = {u"disk-full"_s}})), int(WrongUsage));
    }

    void aFolderThatIsNoneHoldsNoBackups_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("missing") << m_folder.filePath(u"none"_s);
        QTest::newRow("a file") << damaged();
    }
    void aFolderThatIsNoneHoldsNoBackups()
    {
        QFETCH(const QString, folder);
        const Verb root = commandLine();
        for (const QString &action : {u"list"_s, u"show"_s, u"verify"_s, u"diff"_s, u"prune"_s, u"copy"_s, u"pin"_s}) {
            const Verb verb = *verbNamed(root.verbs, u"backup"_s);
            const auto option = std::ranges::find(verb.options, u"folder"_s, &VerbOption::name);
            Options options;
            options.change.action = action;
            QVERIFY(option->take(options, folder));
            const ctl::Outcome outcome = verb.run(Errand(options));
            QCOMPARE(codeOf(outcome), int(WrongUsage));
            QVERIFY2(saidBy(outcome).contains(folder), qPrintable(saidBy(outcome)));
        }
    }

    /// Never "none is open" of a journal that nobody could read.
    void whatIsOpenIsKnownOrSaid()
    {
        const ClusterName cluster{u"orders"_s};
        QCOMPARE(codeOf(stoppedReport(cluster, QStringList(), {})), int(Done));
        const ctl::Outcome open = stoppedReport(cluster, QStringList{u"a"_s}, {});
        QCOMPARE(codeOf(open), int(Failed));
        QCOMPARE(open->json.value("open"_L1).toArray().size(), 1);
        const ctl::Outcome unknown = stoppedReport(cluster, failure(ErrorKind::Io, u"no disk"_s), {});
        QCOMPARE(codeOf(unknown), int(Failed));
        QVERIFY(!unknown && saidBy(unknown).contains(u"no disk"_s));
    }

private:
    QString damaged() const { return m_folder.filePath(u"damaged.json"_s); }

    const QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(DocumentsTest)
#include "DocumentsTest.moc"
