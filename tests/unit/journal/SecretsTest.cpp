#include "record/journal/JournalFile.h"
#include "record/journal/JournalRuns.h"
#include "unit/journal/JournalFiles.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

JournalRecord recordOf(RecordKind kind, const QJsonObject &data)
{
    return {
        .at = TimePoint{Millis{1'700'000'000'000}}, .run = kind == RecordKind::Note ? QString() : u"r1"_s, .kind = kind, .who = u"ops@node1"_s, .data = data};
}

/// All that a run needs again, with names in it that a password may equal, or be a part of.
QList<JournalRecord> facts()
{
    const QJsonObject step{{u"id"_s, u"divert-lb1"_s}, {u"title"_s, u"lb1 sends nobody to s2"_s}, {u"detail"_s, u"node2 → node3"_s}};
    const QJsonObject plan{{u"kind"_s, u"failover"_s}, {u"cluster"_s, u"orders"_s}, {u"fences"_s, u"rabbit@node2"_s}, {u"steps"_s, QJsonArray{step}}};
    const QJsonObject before{{u"server"_s, u"node2"_s}, {u"state"_s, u"ready"_s}, {u"line"_s, u"node2"_s}, {u"error"_s, u"node2"_s}, {u"•••"_s, u"•••"_s}};
    return {recordOf(RecordKind::RunStarted, {{u"plan"_s, plan}, {u"why"_s, u"node2 hangs"_s}}),
            recordOf(RecordKind::LeaseTaken, {{u"where"_s, u"node3:5672"_s}}),
            recordOf(RecordKind::StepIntent, {{u"attempt"_s, 1}}),
            recordOf(RecordKind::StepKept, {{u"kept"_s, QJsonObject{{u"before"_s, before}}}}),
            recordOf(RecordKind::StepDone, {{u"result"_s, QJsonObject{{u"node2"_s, before}, {u"words"_s, u"node2 is out"_s}}}, {u"tookMs"_s, 12}}),
            recordOf(RecordKind::Asked, {{u"words"_s, u"Is node2 out?"_s}}),
            recordOf(RecordKind::Answered, {{u"yes"_s, true}, {u"note"_s, u"node2 has no light"_s}}),
            recordOf(RecordKind::Sample, {{u"node2"_s, 3}}),
            recordOf(RecordKind::Recovered, {{u"direction"_s, u"undo"_s}}),
            recordOf(RecordKind::UndoDone, {{u"tookMs"_s, 3}})};
}

/// Keys of free text from outside.
QList<std::pair<RecordKind, QString>> outsideKeys()
{
    return {{RecordKind::Output, u"line"_s}, {RecordKind::StepFailed, u"detail"_s}, {RecordKind::Retrying, u"detail"_s}};
}
/// Keys of words of ours in which text from outside may stand.
QList<std::pair<RecordKind, QString>> wordKeys()
{
    return {{RecordKind::StepFailed, u"error"_s},   {RecordKind::Retrying, u"error"_s},      {RecordKind::UndoFailed, u"error"_s},
            {RecordKind::RunEnded, u"error"_s},     {RecordKind::GuardRefused, u"reason"_s}, {RecordKind::LeaseLost, u"reason"_s},
            {RecordKind::StepSkipped, u"reason"_s}, {RecordKind::Note, u"words"_s}};
}

const QStringList passwords{u"a"_s,
                            u"s1"_s,
                            u"s2"_s,
                            u"node"_s,
                            u"node2"_s,
                            u"rabbit@node2"_s,
                            u"ready"_s,
                            u"•••"_s,
                            u"节点"_s,
                            u"{"_s,
                            u"\""_s,
                            u"plan"_s,
                            u"kept"_s,
                            u"run-started"_s,
                            u"1"_s,
                            u"null"_s,
                            u"ops@node1"_s,
                            u"hunter2-hunter2"_s,
                            u"pässwörd-密码-1"_s,
                            OutsideText::leftOut()};

} // namespace

/// What a password does to a journal: to what runs need, nothing; to what others said, all or nothing.
class SecretsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"orders.jsonl"_s);
    }

    void factsStandAsTheyAre_data()
    {
        QTest::addColumn<QString>("password");
        for (const QString &password : passwords)
            QTest::newRow(qPrintable(password)) << password;
    }
    void factsStandAsTheyAre()
    {
        QFETCH(const QString, password);
        JournalFile file(m_path);
        file.guard(OutsideText(password, u"ops"_s));
        for (const auto listed = facts(); const JournalRecord &fact : listed)
            QVERIFY(file.append(fact));
        const Result<QList<JournalRecord>> read = readRun(m_path, u"r1"_s);
        QVERIFY(read);
        QCOMPARE(read->size(), facts().size());
        for (qsizetype i = 0; i < read->size(); ++i) {
            JournalRecord one = read->at(i);
            one.number = 0;
            QCOMPARE(one, facts().at(i));
        }
        QVERIFY(!verifyJournal(m_path)->broken);
    }

    /// The file is the same for all passwords of one sort: whoever has it learns nothing about which it is.
    void filesAreAlike()
    {
        QByteArray ofMistakable;
        QByteArray ofUnmistakable;
        for (const QString &password : passwords) {
            const QTemporaryDir folder;
            const QString path = folder.filePath(u"orders.jsonl"_s);
            JournalFile file(path);
            const OutsideText outside(password, u"ops"_s, {u"rabbit@node2"_s}); // as the profile knows it
            file.guard(outside);
            for (const auto listed = facts(); const JournalRecord &fact : listed)
                QVERIFY(file.append(fact));
            for (const auto listed = outsideKeys() + wordKeys(); const auto &[kind, key] : listed)
                QVERIFY(file.append(recordOf(kind, {{key, u"rabbit@node2 {\"null\": 1} is s1, a plan"_s}})));
            const QByteArray bytes = contents(segmentPath(path, u"2023-11"_s));
            QVERIFY(!bytes.isEmpty());
            QByteArray &expected = outside.keepsNothing() ? ofMistakable : ofUnmistakable;
            if (expected.isEmpty())
                expected = bytes;
            QCOMPARE(bytes, expected);
        }
        QVERIFY(!ofMistakable.isEmpty() && !ofUnmistakable.isEmpty());
    }

    void whatOthersSaidIsGuarded()
    {
        const QString password = u"hunter2-hunter2"_s;
        const QString said = u"exit: hunter2-hunter2 is wrong"_s;
        for (const auto listed = outsideKeys() + wordKeys(); const auto &[kind, key] : listed) {
            JournalFile file(m_path);
            file.guard(OutsideText(password, u"ops"_s));
            const Result<JournalRecord> written = file.append(recordOf(kind, {{key, said}}));
            QVERIFY(written);
            QCOMPARE(written->data.value(key).toString(), said); // who is looking on may see it
        }
        const QByteArray bytes = contents(segmentPath(m_path, u"2023-11"_s));
        QVERIFY(!bytes.contains("hunter2"));
        QCOMPARE(bytes.count(OutsideText::leftOut().toUtf8()), outsideKeys().size() + wordKeys().size());
    }

    void wordsOfOursOutliveAShortPassword()
    {
        JournalFile file(m_path);
        file.guard(OutsideText(u"node"_s, u"ops"_s));
        QVERIFY(file.append(recordOf(RecordKind::StepFailed, {{u"error"_s, u"node2 does not answer"_s}, {u"detail"_s, u"said node2"_s}})));
        const QJsonObject data = readRun(m_path, u"r1"_s)->first().data;
        QCOMPARE(data.value("error"_L1).toString(), u"node2 does not answer"_s);
        QCOMPARE(data.value("detail"_L1).toString(), OutsideText::leftOut());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(SecretsTest)
#include "SecretsTest.moc"
