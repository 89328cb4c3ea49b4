#!/usr/bin/env python3
"""Checks that arrows point down: app -> ui -> src, and within src and ui only to what stands
before in the lists below. Also that some things have one home: QtCharts in ui/charts, colour
values in ui/theme, widgets outside src.

Usage: arrows.py CHECKOUT | --selftest
"""
import pathlib
import re
import sys
import tempfile

# From the ground up. Names in one group do not know each other.
SRC = [["base"], ["cluster"], ["secrets", "net", "host", "amqp"], ["proxy"], ["monitor"],
       ["probe"], ["diagnosis"], ["report"], ["journal"], ["procedure"], ["failover"], ["backup"],
       ["recovery"], ["drill"]]
UI = [["theme"], ["model", "parts"], ["charts", "steps"],
      ["overview", "nodes", "queues", "clusters", "activity", "settings", "diagnosis",
       "failover", "backups", "recovery", "drills"], ["frame"]]
# The frame holds pages without knowing one: it sees the parts, never a page.
FORBIDDEN = {("ui", "frame"): {("ui", page) for page in UI[3]}}

GUI = r"#\s*include\s*<(QtWidgets|QWidget|QApplication|QPainter|QtGui|QColor)"
# A report that leaves the house is painted on paper, with colours that stand in one file.
WINDOW = r"#\s*include\s*<(QtWidgets|QWidget|QApplication)"
PAPER = "src/report/ReportStyle.h"

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)
COLOUR = re.compile(r'"#[0-9A-Fa-f]{6}"|#[0-9A-Fa-f]{6}\b|QColor\(\s*\d+\s*,|\bQt::(red|green|blue|yellow|black|white|gray|darkGray|lightGray)\b')


def height(part):
    """(floor, group) of a file's place; None where no rule speaks of it."""
    top, folder = part
    if top == "app":
        return 200
    groups, base = {"src": (SRC, 0), "ui": (UI, 100)}.get(top, (None, 0))
    if groups is None:
        return None
    for index, group in enumerate(groups):
        if folder in group:
            return base + index
    return None


def place(path):
    parts = pathlib.PurePosixPath(path).parts
    if parts[0] in ("src", "ui") and len(parts) > 2:
        return parts[0], parts[1]
    if parts[0] == "app":
        return "app", parts[1] if len(parts) > 2 else ""
    return None


def target(include, root):
    """The place that an include names: as from src/, or from the top."""
    if (root / "src" / include).exists():
        return place("src/" + include)
    if (root / include).exists():
        return place(include)
    return None


def complaints(root):
    root = pathlib.Path(root)
    for top in ("src", "ui", "app"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            name = path.relative_to(root).as_posix()
            here = place(name)
            text = path.read_text(encoding="utf-8")
            if here is None:
                continue
            if height(here) is None:
                yield f"{name}: folder {here[0]}/{here[1]} stands on no floor; add it to tests/house/arrows.py"
                continue
            for include in INCLUDE.findall(text):
                there = target(include, root)
                if there is None or there == here:
                    continue
                if height(there) is None or height(there) >= height(here) or there in FORBIDDEN.get(here, ()):
                    yield f"{name}: includes {include}: an arrow that does not point down"
            if here != ("ui", "charts") and re.search(r"#\s*include\s*<(QtCharts|QChart|QLineSeries|QAreaSeries|QValueAxis|QAbstractSeries)", text):
                yield f"{name}: QtCharts is used by ui/charts only"
            if here[0] == "src" and re.search(WINDOW if here[1] == "report" else GUI, text):
                yield f"{name}: src/ knows no window"
            if here != ("ui", "theme") and name != PAPER and COLOUR.search(re.sub(r"//.*", "", text)):
                yield f"{name}: holds a colour of its own; colours live in ui/theme"


def selftest():
    cases = {
        "src/base/A.h": ('#include "cluster/B.h"\n', True),
        "src/cluster/B.h": ('#include "base/A.h"\n', False),
        "src/net/C.h": ('#include "host/D.h"\n', True),
        "src/host/D.h": ("", False),
        "src/monitor/E.h": ('#include "net/C.h"\n#include <QWidget>\n', True),
        "ui/frame/F.h": ('#include "ui/nodes/G.h"\n', True),
        "ui/nodes/G.h": ('#include "ui/theme/H.h"\n#include "monitor/E.h"\n', False),
        "ui/theme/H.h": ('"#ffffff"', False),
        "ui/parts/I.h": ('QColor c("#ffffff");', True),
        "ui/parts/J.h": ("#include <QChartView>\n", True),
        "app/x/main.cpp": ('#include "ui/frame/F.h"\n', False),
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, (text, _) in cases.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        found = {line.split(":")[0] for line in complaints(folder)}
    expected = {name for name, (_, bad) in cases.items() if bad}
    if found != expected:
        sys.exit(f"selftest: complained of {sorted(found)}, expected {sorted(expected)}")


if __name__ == "__main__":
    if sys.argv[1:] == ["--selftest"]:
        selftest()
        sys.exit(0)
    lines = list(complaints(sys.argv[1]))
    print("\n".join(lines) or "all arrows point down")
    sys.exit(1 if lines else 0)
