#!/usr/bin/env python3
"""Finds numbers and state words that are made in two places, where a rule can find it: what stands in two
places of the window must come from one function, or the two will differ one day.

- A state's word: an enumeration whose values are turned into translated words in two files.
- Figures and files that one function makes: see FIGURES.

Usage: one_truth.py CHECKOUT
"""
import pathlib
import re
import sys
from collections import defaultdict

CASE = re.compile(r'case\s+(?:\w+::)*(\w+)::(\w+):\s*(?:\{\s*)?return\s+[^;{}]*?\b(?:tr|translate)\((?:"[^"]*",\s*)?"([^"]+)"')

# Enumerations whose words differ by intent, and why.
DIFFERENT = {
    "CareKind": "a menu's offer, a button's verb, a dialog's question",
    "FailoverKind": "a page's title and a button's verb",
    "StepType": "a terminal's column in small letters, and the window's word",
    "Outcome": "two enumerations of that name: of a check, and of a dry run",
    "Level": "of a check that was not judged or has passed the window says the outcome",
}

# what, how it would be made anew, who may make it (or look at one thing alone), what to call
FIGURES = [
    ("whether a node counts as in service", re.compile(r"[!=]=\s*NodeCondition::InService\b"),
     {"src/judge/assess/NodeCondition.cpp", "src/judge/assess/NodeFindings.cpp", "src/plan/failover/Planner.cpp", "src/plan/failover/Candidates.cpp",
      "src/plan/care/CarePlanner.cpp", "ui/steps/CareWords.cpp"},
     "serves() of judge/assess/NodeCondition.h"),
    ("how near a limit a broker is", re.compile(r"\bfree\s*<\s*2(?:\.0)?\s*\*\s*limit|\bused\s*/\s*limit\s*[<>]=?\s*0\.\d"),
     set(), "judge/assess/NearLimit.h"),
    ("a run's duration", re.compile(r"\b(?!step\b|one\b|all\b|known\b)(\w+)\.endedAt\s*-\s*\1\.startedAt"),
     set(), "RunState::took(), RunSummary::took()"),
    ("a file that is whole or not at all", re.compile(r"\bQSaveFile\b"),
     {"src/base/SafeFile.h", "src/base/SafeFile.cpp"}, "writeFileSafely() of base/SafeFile.h, off the GUI thread"),
]


def sources(checkout):
    for room in ("src", "ui", "app"):
        for file in sorted((checkout / room).rglob("*")):
            if file.suffix in (".cpp", ".h"):
                yield file.relative_to(checkout).as_posix(), file.read_text(encoding="utf-8")


def complaints(checkout):
    worded = defaultdict(lambda: defaultdict(set))
    for name, text in sources(checkout):
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
    for enumeration, values in sorted(worded.items()):
        if enumeration in DIFFERENT:
            continue
        for value, places in sorted(values.items()):
            if len({name for name, _ in places}) > 1:
                where = ", ".join(f"“{word}” in {name}" for name, word in sorted(places))
                yield f"{enumeration}::{value} has its word in two places: {where}"


def selftest():
    """Both kinds are found, a sentence around a state is not."""
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        for room in ("src", "ui", "app"):
            (pathlib.Path(folder) / room).mkdir()
        switch = 'switch (x) {\ncase Fate::Good:\n    return QCoreApplication::translate("A", "%s");\n}\n'
        (pathlib.Path(folder) / "src/One.cpp").write_text(switch % "Good")
        assert not list(complaints(pathlib.Path(folder)))
        (pathlib.Path(folder) / "ui/Two.cpp").write_text(switch % "Well: %1")
        assert not list(complaints(pathlib.Path(folder)))
        (pathlib.Path(folder) / "ui/Two.cpp").write_text(switch % "Well" + "took = run.endedAt - run.startedAt;\n"
                                                         + "level = limit > 0 && free < 2 * limit ? Level::Warning : Level::Ok;\n")
        found = list(complaints(pathlib.Path(folder)))
        assert len(found) == 3 and "NearLimit" in found.pop(0) and "Fate::Good" in found[1] and "duration" in found[0], found


if __name__ == "__main__":
    if sys.argv[1:] == ["--selftest"]:
        selftest()
        sys.exit(0)
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    found = list(complaints(pathlib.Path(sys.argv[1])))
    print("\n".join(found) if found else "every figure and state word is made in one place")
    sys.exit(1 if found else 0)
