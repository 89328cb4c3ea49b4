// A journal of 200,000 records: the Activity page's list, a search, and what one round of `watch`
// reads, beside grep over the same bytes.

#include "Bench.h"
#include "record/journal/JournalFile.h"
#include "record/journal/JournalRuns.h"
#include "run/operations/AutomaticWords.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <functional>
#include <limits>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int wantedRecords = 200'000;
constexpr int recordsOfARun = 49;
constexpr int rounds = 5;
constexpr double promisedMs = 100;

/// Of the length and shape that a switchover's plan has.
QJsonObject plan(int number)
{
    QJsonArray steps;
    for (int i = 0; i < 12; ++i) {
        steps.append(QJsonObject{{u"id"_s, u"step-%1"_s.arg(i)},
                                 {u"title"_s, u"Set broker%1 to maintenance in haproxy%2"_s.arg(i % 3 + 1).arg(i % 2 + 1)},
                                 {u"command"_s, u"set server amqp/broker%1 state maint"_s.arg(i % 3 + 1)},
                                 {u"expectedMs"_s, 900 + i * 100}});
    }
    return {{u"kind"_s, number % 3 == 0 ? u"failover"_s : u"switchover"_s},
            {u"title"_s, u"Move clients from broker%1 to broker%2"_s.arg(number % 3 + 1).arg((number + 1) % 3 + 1)},
            {u"cluster"_s, u"orders"_s},
            {u"steps"_s, steps}};
}

/// Four years: runs of 49 records, a note after each.
Status fill(const QString &journal)
{
    JournalFile file(journal);
    const TimePoint begin = fromDateTime(QDateTime(QDate(2026, 1, 1), QTime(0, 0), QTimeZone::UTC));
    for (int i = 0; i < wantedRecords; ++i) {
        const int number = i / (recordsOfARun + 1);
        const int place = i % (recordsOfARun + 1);
        JournalRecord record{
            .at = begin + std::chrono::seconds(i * 630LL), .run = u"20260101-%1-switchover-1a2b"_s.arg(number, 6, 10, QChar(u'0')), .who = u"ops@console"_s};
        if (place == 0) {
            record.kind = RecordKind::RunStarted;
            record.data = {{u"plan"_s, plan(number)}, {u"why"_s, u"ticket %1"_s.arg(7000 + number)}};
        } else if (place == recordsOfARun - 1) {
            record.kind = RecordKind::RunEnded;
            record.data = {{u"verdict"_s, number % 7 == 0 ? u"undone"_s : u"done"_s}, {u"tookMs"_s, 41'000 + number}};
        } else if (place == recordsOfARun) {
            record.run.clear();
            record.kind = RecordKind::Note;
            record.data = {{u"kind"_s, number % 40 == 0 ? u"failover-acknowledged"_s : u"failover-not-done"_s},
                           {u"words"_s, u"broker%1 is silent; the second viewpoint sees it"_s.arg(number % 3 + 1)},
                           {u"cluster"_s, u"orders"_s}};
        } else {
            record.kind = place % 2 == 0 ? RecordKind::StepDone : RecordKind::Output;
            record.step = u"step-%1"_s.arg(place / 4);
            record.data = {{u"line"_s, u"broker%1: %2 of %3 sessions closed"_s.arg(place % 3 + 1).arg(place * 7).arg(331 + number)}};
        }
        if (const Result<JournalRecord> written = file.append(record, false); !written)
            return std::unexpected(written.error());
    }
    return {};
}

double millis(const std::function<void()> &act)
{
    double best = std::numeric_limits<double>::infinity();
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        act();
        best = std::min(best, static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return best;
}

/// As a person would look into the files: how many lines hold the text, in any letter case.
/// Counted, since grep ends with the first one where nobody reads what it finds.
double grepMs(const QString &folder, const QString &text)
{
    return millis([&] {
        QProcess grep;
        grep.setStandardOutputFile(QProcess::nullDevice());
        grep.start(u"sh"_s, {u"-c"_s, u"grep -c -i -F -- \"$1\" \"$0\"/*.jsonl"_s, folder, text});
        grep.waitForFinished(60'000);
    });
}

QString msText(double value)
{
    return QString::number(value, 'f', value < 10 ? 1 : 0) + u" ms"_s;
}

} // namespace

BenchResult benchJournalLists()
{
    const QTemporaryDir folder;
    const QString journal = folder.filePath(u"orders.jsonl"_s);
    if (const Status filled = fill(journal); !filled)
        return std::unexpected(filled.error());
    QList<BenchLine> lines;
    const auto add = [&](const QString &what, double ms, double grep, bool promised) {
        lines.append({.what = what,
                      .measured = msText(ms),
                      .baseline = u"grep -ci over the same bytes: "_s + msText(grep),
                      .ratio = ms / grep,
                      .bound = promised ? u"< %1 ms"_s.arg(promisedMs) : QString(),
                      .holds = !promised || ms < promisedMs});
    };
    QElapsedTimer timer;
    timer.start();
    const Result<QList<RunSummary>> made = listRuns(journal);
    const double making = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    constexpr int runs = wantedRecords / (recordsOfARun + 1);
    if (!made || made->size() != 2 * runs)
        return failure(ErrorKind::Internal, u"listed %1 of %2 runs and notes"_s.arg(made ? made->size() : -1).arg(2 * runs));
    const double grepRuns = grepMs(folder.path(), u"run-started"_s);
    add(u"journal: making the index, once"_s, making, grepRuns, false);
    add(u"journal: %1 records, list of %2"_s.arg(wantedRecords).arg(2 * runs), millis([&] { (void)listRuns(journal); }), grepRuns, true);

    struct Search
    {
        QString text;
        qsizetype found;
    };
    for (const Search &search :
         {Search{u"ticket 8234"_s, 1}, Search{u"SESSIONS CLOSED"_s, runs}, Search{u"undone"_s, (runs + 6) / 7}, Search{u"no such thing"_s, 0}}) {
        qsizetype found = -1;
        const double ms = millis([&] {
            const Result<QList<RunSummary>> listed = listRuns(journal, {.text = search.text});
            found = listed ? listed->size() : -1;
        });
        if (found != search.found)
            return failure(ErrorKind::Internal, u"found “%1” %2 times, expected %3"_s.arg(search.text).arg(found).arg(search.found));
        add(u"journal: search “%1”"_s.arg(search.text), ms, grepMs(folder.path(), search.text), true);
    }
    add(u"journal: one run's records"_s, millis([&] { (void)readRun(journal, u"20260101-001234-switchover-1a2b"_s); }),
        grepMs(folder.path(), u"20260101-001234-switchover-1a2b"_s), false);

    // What `watch` does before a round in which somebody has written something.
    JournalFile file(journal);
    const double grepWords = grepMs(folder.path(), u"failover-paused"_s);
    bool isRead = true;
    const double round = millis([&] {
        const Result<JournalRecord> said = file.append({.at = SystemClock().now(),
                                                        .kind = RecordKind::Note,
                                                        .who = u"ops@console"_s,
                                                        .data = {{u"kind"_s, u"failover-resumed"_s}, {u"words"_s, u"goes on"_s}, {u"cluster"_s, u"orders"_s}}},
                                                       false);
        const Result<AutomaticWords> words = readAutomaticWords(journal);
        isRead = isRead && said && words && words->pauseNumber == said->number;
    });
    if (!isRead)
        return failure(ErrorKind::Internal, u"the word that was said was not heard"_s);
    add(u"journal: one round of watch, with news"_s, round, grepWords, true);
    add(u"journal: one round of watch, nothing new"_s, millis([&] { (void)journalExtent(journal); }), grepWords, true);
    return lines;
}

} // namespace warrener
