#!/usr/bin/env python3
"""Finds numbers and state words that are made in two places, where a rule can find it: what stands in two
places of the window must come from one function, or the two will differ one day.

- A state's word: an enumeration whose values are turned into translated words in two files.
- A word that has its one function (see WORDS), translated once more elsewhere: a state said under two names, or a
  figure's name said twice, would part in the second language first.
- Figures and files that one function makes: see FIGURES. Ages, durations, sizes, rates and sums with a "≥" are among them.

Usage: one_truth.py CHECKOUT
"""
import pathlib
import re
import sys
from collections import defaultdict

COMMENT = re.compile(r"^[ \t]*//[^\n]*", re.M)
CASE = re.compile(r'case\s+(?:\w+::)*(\w+)::(\w+):\s*(?:\{\s*)?return\s+[^;{}]*?\b(?:tr|translate)\((?:"[^"]*",\s*)?"([^"]+)"')

# Enumerations whose words differ by intent, and why.
DIFFERENT = {
    "CareKind": "a menu's offer, a button's verb, a dialog's question",
    "FailoverKind": "a page's title and a button's verb",
    "StepType": "a terminal's column in small letters, and the window's word",
    "Outcome": "two enumerations of that name: of a check, and of a dry run",
    "Level": "of a check that was not judged or has passed the window says the outcome",
}

UNITS = {"src/base/Units.cpp"}
TEXT = r'\b(?:tr|translate|QT_TRANSLATE_NOOP)\(\s*(?:"[^"]*",\s*)?'
WHOLE = re.compile(r'\b(?:tr\(|(?:translate|QT_TRANSLATE_NOOP)\(\s*"[^"]*",)\s*"([^"%]+)"')

# what, how it would be made anew, who may make it (or look at one thing alone), what to call
FIGURES = [
    ("whether a node counts as in service", re.compile(r"[!=]=\s*NodeCondition::InService\b"),
     {"src/judge/assess/NodeCondition.cpp", "src/judge/assess/NodeFindings.cpp", "src/plan/failover/Planner.cpp", "src/plan/failover/Candidates.cpp",
      "src/plan/care/CarePlanner.cpp", "ui/steps/CareWords.cpp"},
     "serves() of judge/assess/NodeCondition.h"),
    ("how near a limit a broker is", re.compile(r"\bfree\s*<\s*2(?:\.0)?\s*\*\s*limit|\bused\s*/\s*limit\s*[<>]=?\s*0\.\d|nearlimit::(?:memoryShare|diskTimesLimit)\s*\*\s*\*?\w*[lL]imit\w*\.?\w*\s*[?;&|]"),
     set(), "judge/assess/NearLimit.h"),
    ("how many servers of a proxy serve", re.compile(r"\bcount(?:_if)?\([^;]*&ProxyServer::up\b"),
     {"src/cluster/Snapshot.cpp"}, "ProxyFigures::serversUp()"),
    ("how full a host's disk is", re.compile(r"\bdiskDataPercent\s*\?[^:;]*:[^;]*diskRootPercent\b"),
     {"src/cluster/Snapshot.h"}, "HostFigures::diskPercent()"),
    ("which limit of a host is crossed", re.compile(r"(?<!-)[<>]=?\s*(?:\w+(?:\.|->))*(?:cpu|memory|disk|load)(?:Warning|Critical)\b"),
     {"src/judge/assess/HostHealth.cpp",
      "src/judge/diagnosis/HostChecksFigures.cpp"},  # whether a disk is another's as well
     "hostHealth(), HostHealth::of()"),
    ("a host's score", re.compile(r"\bhealth(?:\.|->)score\b(?!Level)"),
     {"src/judge/assess/HostHealth.cpp",  # which makes it
      "src/plan/failover/Candidates.cpp"},  # points of a candidate, which are shown beside shownScore()
     "HostHealth::shownScore()"),
    ("whether a readiness is good", re.compile(r"\bscore\s*>=?\s*\d\d\b"),
     {"src/plan/recovery/ReadinessLevel.h"}, "readinessLevel()"),
    ("which of a node's figures count", re.compile(r"\b(?:answer|metrics)\.has\(\)\s*\?\s*&?\w*(?:[.>-]+)?(?:answer|metrics)\.value->self\b|\bdiskFree\s*=\s*[^;]*\bmetrics\.diskFree\b"),
     {"src/cluster/BestFigures.cpp", "ui/overview/OverviewTiles.cpp"},  # of one that is silent: a peer's row as well
     "bestFigures() of cluster/BestFigures.h, or toFigures()"),
    ("a run's duration", re.compile(r"\b(?!step\b|one\b|all\b|known\b)(\w+)\.endedAt\s*-\s*\1\.startedAt|\bnow\(\)\s*-\s*\w*(?:state|run)\w*\.startedAt", re.I),
     set(), "RunState::took(), RunSummary::took()"),
    ("JSON that is read without bounds, place and reason", re.compile(r"\bQJsonDocument::fromJson\b|\bQJsonParseError\b"),
     {"src/base/JsonReader.cpp", "src/base/JsonLines.cpp", "src/base/WrittenJson.cpp", "src/look/net/JsonFields.h",  # the readers
      "src/record/catalogue/Sidecar.cpp", "src/record/history/HistoryFile.cpp", "src/record/calendar/IcsText.cpp", "ui/diagnosis/KnownFindings.cpp",  # a list, bounded
      "src/record/journal/RunRow.cpp",  # a row of the index, whose sum was compared
      "app/warrenctl/Json.h"},  # a schema that comes with the program
     "jsonObjectFrom() of base/JsonReader.h, writtenObject() of base/WrittenJson.h for what people write"),
    ("a file that is whole or not at all", re.compile(r"\bQSaveFile\b"),
     {"src/base/SafeFile.h", "src/base/SafeFile.cpp"}, "writeFileSafely() of base/SafeFile.h, off the GUI thread"),
    ("what is done with a plan of some kind", re.compile(r"\bplan(?:\.|->)kind\s*(?:[!=]=|\.)|[!=]=\s*(?:[\w.]|->)*\bplan(?:\.|->)kind\b"),
     set(), "nobody: the plan carries its lease needs, its page and its facts"),
    ("what is done with a run of the past by its kind", re.compile(r'\brun(?:\.|->)kind(?:\s*[!=]=\s*|\.\w+\()"'),
     {"ui/activity/RunsModel.cpp"},  # a note's
     "nobody: its plan has said what it leaves behind and whose page it is on (RunSummary)"),
    ("a wait of a thread", re.compile(r"\bsleep_(?:for|until)\(|\bQThread::(?:u|m)?sleep\(|\b(?:usleep|nanosleep)\("),
     {"src/base/FileLock.cpp", "src/look/amqp/AmqpConnect.cpp",  # at a gate that other threads open
      "src/look/load/Publisher.cpp"},  # between messages, in a thread of its own
     "pauseFor() of base/Pause.h, or waitForLock() of base/FileLock.h"),
    ("work that another thread does", re.compile(r"\bQPromise\b|\bQFuture(?:Watcher)?\b|\bQtConcurrent\b"),
     set(), "OffThread, WaitingThread or InThread of base/"),
    ("an event loop within another", re.compile(r"\bQEventLoop\b(?!::)|\bprocessEvents\("),
     {"app/warrenctl/Watch.h", "app/warrenctl/ClusterDesk.cpp"},  # a program that has no other one
     "nobody: the caller awaits a QCoro::Task"),
    ("where settings are kept", re.compile(r"\bQSettings\s+\w+\s*[({;]|\bnew QSettings\b|<QSettings>\("),
     {"app/warrener/main.cpp",  # which hands them in
      "ui/model/ProgramSettings.cpp"},  # those of an older Warrener
     "nobody: they are handed in"),
    ("an age", re.compile(r"units::(?:duration|span|wholeSeconds)\([^;]*?\bnow(?:\(\))?\s*-\s"),
     UNITS, "units::age()"),
    ("an age", re.compile(TEXT + r'"%1 ago"'), UNITS, "units::ago()"),
    ("a duration", re.compile(TEXT + r'"[^"]*%L?\d (?:ms|s|min|h)\b'),
     UNITS | {"ui/backups/BackupWords.cpp",  # a target as people agreed on it: 60 min, not 1 h
              "ui/calendar/MonthView.cpp", "ui/calendar/WeekView.cpp",  # by how much the clocks are changed
              "app/warrener/Screenshot.cpp"},  # for whoever takes pictures
     "units::duration(), span(), wholeSeconds(), milliseconds()"),
    ("a date that people read years of", re.compile(r"\.date\(\),\s*QLocale::ShortFormat"), UNITS, "units::date()"),
    ("a stopwatch", re.compile(r'"%\d:%\d"_s\s*\.arg\([^;]*%\s*60'), UNITS, "units::stopwatch()"),
    ("a size in bytes", re.compile(r'"[^"]*%L?\d ?(?:B|[kKMGT]i?B)\b(?!/s)[^"]*"|/\s*\(?1024(?:\.0)?\b|>>\s*[123]0\b'), UNITS, "units::bytes(), size()"),
    ("a load", re.compile(r"(?:toString|number)\([^;]*'f', 2\)|\bload1\s*/\s*(?:\w+(?:\.|->))*cores\b"),
     UNITS | {"ui/queues/QueueExport.cpp",  # figures for other programs
              "src/cluster/Snapshot.h"}, "units::load(), HostFigures::loadPerCore()"),
    ("a percentage", re.compile(r'"%1 %"'),
     UNITS | {"ui/nodes/Percent.h",  # shares of a whole, of which no other place tells
              "ui/charts/ChartUnit.cpp",  # with the digits of its axis
              "ui/parts/Meter.cpp",  # for screen readers
              "app/warrenctl/PlanReport.cpp"}, "units::percent()"),
    ("what a figure costs of a host's score", re.compile(r"\b0\.[23]\s*\*\s*\w*(?:\.|->)?(?:cpu|memory|disk)|(?:Percent|disk), 0\.[23]\b"),
     {"src/judge/assess/HostHealth.cpp"}, "scoreCosts() of judge/assess/HostHealth.h"),
    ("a rate", re.compile(r'"[^"]*%L?\d ?(?:[kMG]?B)?/s\b'), UNITS, "units::perSecond(), bytesPerSecond()"),
    ("a sum of which some rows are not known", re.compile(r'u?"≥ ?(?:%|")'), UNITS, "units::atLeast()"),
    ("the word for a whole cluster", re.compile(TEXT + r'"(?:Critical|Unhealthy|Warning): '),
     {"src/judge/assess/OverallStatus.cpp"}, "headlineOf() of judge/assess/OverallStatus.h"),
    ("the word for a whole cluster", re.compile(r"\bcriticals?\s*>=\s*[1-9]|\bwarnings?\s*>=\s*[1-9]"),
     {"src/judge/assess/OverallStatus.cpp"}, "overallStatus() of judge/assess/OverallStatus.h"),
    ("how it stands with the automatic", re.compile(TEXT + r'"Automatic failover (?:is |has |not |cannot )?(?:being )?(?:armed|off|paused|blocked|acting|failed|act|possible)\b'),
     {"ui/failover/AutomaticView.cpp"}, "automaticSign()"),
]

# Where a word is made: file → the class of words it makes. The same text translated in another file is a complaint.
WORDS = {
    "src/cluster/MetricWords.cpp": "a series",
    "src/cluster/Level.cpp": "a level",
    "src/judge/assess/QueueCondition.cpp": "the state of a queue",
    "src/plan/failover/AutoFailover.cpp": "the state of the automatic",
    "src/judge/diagnosis/Change.cpp": "what became of a finding",
    "src/record/calendar/CalendarMarks.cpp": "the state of a planned run",
    "src/run/procedure/RunState.cpp": "how a run ended",
}

# The same text of something else, or a heading: file → texts, and why.
ANOTHER = {
    "src/run/procedure/PhaseWords.cpp": {"Done", "Failed", "Undone", "Running"},  # of a step, not of its run
    "src/run/runs/RunView.cpp": {"Done", "Undone"},  # of a step
    "src/record/catalogue/BackupKinds.cpp": {"Failed", "Running"},  # of a backup
    "src/record/catalogue/BackupSummary.cpp": {"Running"},  # of a backup
    "src/plan/drill/DrillOutcome.cpp": {"Failed"},  # of a drill
    "src/judge/assess/QueueFindings.cpp": {"Member missing"},  # a finding about one queue, beside that about many
    "src/judge/assess/NodeFindings.cpp": {"Down"},  # of a node
    "src/judge/assess/ProxyFindings.cpp": {"Down"},  # of a proxy
    "src/judge/assess/HostFindings.cpp": {"Healthy"},  # of a host
    "src/judge/diagnosis/CheckResult.cpp": {"Critical", "Warning", "Note"},  # of a check
    "src/record/calendar/CalendarEntry.cpp": {"Note"},  # a kind of entry
    "ui/restore/RestoreFilesModel.cpp": {"Note", "Refused"},  # a column; of one file
    "ui/restore/RestoreQueuesModel.cpp": {"Note", "Refused"},  # a column; of one queue
    "app/warrenctl/BackupReports.cpp": {"Note", "Done"},  # columns
    "app/warrenctl/RestoreReports.cpp": {"Note"},  # a column
    "ui/settings/SettingsPage.cpp": {"Warning", "Critical"},  # columns of thresholds
    "ui/queues/QueueFilterBar.cpp": {"Critical"},  # a filter, in the plural elsewhere
    "ui/steps/StepWords.cpp": {"Running"},  # of a step
    "ui/restore/RestorePage.cpp": {"Running"},  # a part of the page
    "ui/restore/ProofStep.h": {"Done"},  # a button
    "src/run/operations/drill/DrillObservation.cpp": {"Stopped"},  # of a step
    "src/run/operations/drill/DrillOperations.cpp": {"Stopped"},
    # Headings of columns and sections stand in a narrower place, or over more than one series.
    "ui/nodes/NodesModel.cpp": {"Disk free", "Sockets", "Erlang processes"},
    "ui/nodes/ConnectionsModel.cpp": {"Channels"},
    "ui/nodes/SubjectView.cpp": {"Connections"},
    "ui/nodes/MemoryGroups.cpp": {"Connections"},
    "ui/queues/QueueColumn.cpp": {"Consumers"},
    "ui/queues/QueuePanel.cpp": {"Consumers", "Acknowledged"},
    "ui/queues/QueuesPage.cpp": {"Queues"},
    "ui/queues/QueuesPageLayout.cpp": {"Queues"},
    "ui/overview/OverviewVerdict.cpp": {"Consumers", "Queues"},
    "ui/backups/DefinitionsModel.cpp": {"Queues"},
    "ui/restore/RestoreWords.cpp": {"Queues"},
    "ui/restore/WhatStep.cpp": {"Queues"},
    "ui/diagnosis/HealthView.cpp": {"Network"},
    "src/record/paper/ReportHtml.cpp": {"Network"},
    "src/record/paper/ReportPdf.cpp": {"Network"},
    "src/look/probe/BrokerQuestions.cpp": {"Connections", "Queues"},
    "src/plan/drill/DrillPaper.cpp": {"Queues"},
    "app/warrener/Pages.cpp": {"Queues"},
}


def sources(checkout):
    for room in ("src", "ui", "app"):
        for file in sorted((checkout / room).rglob("*")):
            if file.suffix in (".cpp", ".h"):
                # What a comment says nobody sees; the lines stay where they are.
                yield file.relative_to(checkout).as_posix(), COMMENT.sub("", file.read_text(encoding="utf-8"))


def complaints(checkout):
    worded = defaultdict(lambda: defaultdict(set))
    made = defaultdict(set)
    said = []
    for name, text in sources(checkout):
        for found in WHOLE.finditer(text):
            if name in WORDS:
                made[found.group(1)].add(name)
            elif found.group(1) not in ANOTHER.get(name, ()):
                said.append((name, text.count("\n", 0, found.start()) + 1, found.group(1)))
        for enumeration, value, word in CASE.findall(text):
            if "%" in word or ":" in word:
                continue  # a sentence around it
            worded[enumeration][value].add((name, word))
        for what, pattern, allowed, instead in FIGURES:
            if name in allowed:
                continue
            for found in pattern.finditer(text):
                line = text.count("\n", 0, found.start()) + 1
                yield f"{name}:{line}: {what} is made anew here; call {instead}"
    for name, line, word in said:
        for home in sorted(made.get(word, ())):
            yield f"{name}:{line}: “{word}” is the word of {WORDS[home]}, which {home} makes; call it, or say in ANOTHER what it is here"
    for enumeration, values in sorted(worded.items()):
        if enumeration in DIFFERENT:
            continue
        for value, places in sorted(values.items()):
            if len({name for name, _ in places}) > 1:
                where = ", ".join(f"“{word}” in {name}" for name, word in sorted(places))
                yield f"{enumeration}::{value} has its word in two places: {where}"


def selftest():
    """Every kind is found where it is made a second time; a sentence around a state is not."""
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for room in ("src/cluster", "ui", "app"):
            (root / room).mkdir(parents=True)
        switch = 'switch (x) {\ncase Fate::Good:\n    return QCoreApplication::translate("A", "%s");\n}\n'
        (root / "src/One.cpp").write_text(switch % "Good")
        (root / "src/cluster/MetricWords.cpp").write_text('return translate("Metric", "Disk free");')
        assert not list(complaints(root))
        (root / "ui/Two.cpp").write_text(switch % "Well: %1")
        assert not list(complaints(root))
        (root / "ui/Two.cpp").write_text(switch % "Well")
        found = list(complaints(root))
        assert len(found) == 1 and "Fate::Good" in found[0], found
        # one planted double of each kind: what a file would say, and what the complaint names
        for double, named in (
                ("took = run.endedAt - run.startedAt;", "took()"),
                ("took = (m_time->now() - m_state.startedAt).count();", "took()"),
                ("level = limit > 0 && free < 2 * limit ? Level::Warning : Level::Ok;", "NearLimit"),
                ("if (condition == NodeCondition::InService)", "serves()"),
                ("const auto up = std::ranges::count_if(figures.servers, &ProxyServer::up);", "serversUp()"),
                ("const auto disk = f.diskDataPercent ? f.diskDataPercent : f.diskRootPercent;", "diskPercent()"),
                ("level = *cpu > limits.cpuWarning ? Level::Warning : Level::Ok;", "hostHealth()"),
                ("text = QString::number(health.score, 'f', 0);", "shownScore()"),
                ("lowest = std::min(lowest, health.score);", "shownScore()"),
                ("glyph = ready->score >= 80 ? GlyphKind::Ok : GlyphKind::Bad;", "readinessLevel()"),
                ("const NodeFigures figures = node.answer.has() ? node.answer.value->self : NodeFigures{};", "bestFigures()"),
                ("text = units::duration(m_clock->now() - seen.at);", "units::age()"),
                ('tr("%1 ago").arg(age)', "units::ago()"),
                ('tr("it took %1 ms").arg(ms)', "units::duration()"),
                ('tr("%1 min").arg(minutes)', "units::duration()"),
                ('u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, zero)', "units::stopwatch()"),
                ("text = QLocale().toString(expiry.date(), QLocale::ShortFormat);", "units::date()"),
                ('tr("%1 MiB").arg(mib)', "units::bytes()"),
                ("const double gib = bytes / 1024.0 / 1024.0;", "units::bytes()"),
                ("text = QLocale().toString(*figures.load1, 'f', 2);", "units::load()"),
                ("const double each = *figures.load1 / figures.cores;", "loadPerCore()"),
                ('tr("%1 %").arg(qRound(share))', "units::percent()"),
                ("add(name, figures.cpuPercent, 0.3);", "scoreCosts()"),
                ('tr("%1/s").arg(rate)', "units::perSecond()"),
                ('u"≥ "_s + text', "units::atLeast()"),
                ('tr("Warning: %1").arg(clause)', "headlineOf()"),
                ("status = warnings >= 2 ? OverallStatus::Warning : OverallStatus::Healthy;", "overallStatus()"),
                ('tr("Automatic failover armed")', "automaticSign()"),
                ('if (state.plan.kind == "drill"_L1)', "carries"),
                ("if (kind != m_offer.plan->kind)", "carries"),
                ("const QJsonObject told = QJsonDocument::fromJson(body).object();", "jsonObjectFrom()"),
                ("std::this_thread::sleep_for(20ms);", "pauseFor()"),
                ("QThread::msleep(5);", "pauseFor()"),
                ("QFutureWatcher<int> watcher;", "WaitingThread"),
                ("QEventLoop loop;", "awaits"),
                ("QSettings settings;", "handed in"),
                ('title = tr("Disk free");', "MetricWords.cpp")):
            (root / "ui/Two.cpp").write_text(double + "\n")
            found = list(complaints(root))
            assert len(found) >= 1 and all(named in each for each in found), (double, found)
            (root / "ui/Two.cpp").write_text("// " + double + "\n")
            assert not list(complaints(root)), (double, list(complaints(root)))
        (root / "ui/Two.cpp").write_text('// free < 2 * limit\ntr("less than %1 of it");\nunits::duration(until - now);\n')
        assert not list(complaints(root)), list(complaints(root))


if __name__ == "__main__":
    if sys.argv[1:] == ["--selftest"]:
        selftest()
        sys.exit(0)
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    found = list(complaints(pathlib.Path(sys.argv[1])))
    print("\n".join(found) if found else "every figure and state word is made in one place")
    sys.exit(1 if found else 0)
