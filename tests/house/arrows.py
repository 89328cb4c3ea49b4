#!/usr/bin/env python3
"""Checks that arrows point down: app -> ui -> src, in src from room to room (plan -> run -> record ->
judge -> look -> cluster -> base), and in a room and in ui only to what stands before in the lists
below. Also that some things have one home: QtCharts in ui/charts, colour values in ui/theme, widgets
outside src, and that what judges links no network, no process and no socket; and that warrenctl includes no ui/.

Usage: arrows.py CHECKOUT | --selftest | --links BUILD
"""
import pathlib
import re
import subprocess
import sys
import tempfile

# From the ground up; in a room likewise. Names in one group do not know each other.
ROOMS = {
    "base": [],
    "cluster": [],
    "look": [["secrets"], ["examination", "history", "net", "host", "amqp"], ["proxy", "notify", "schedule", "load"], ["access"], ["monitor"], ["probe", "messages"]],
    "judge": [["assess"], ["diagnosis"]],
    "record": [["journal", "catalogue", "history", "calendar"], ["report"], ["paper"]],
    "run": [["procedure"], ["lease"], ["operations"], ["operations/backup", "operations/recovery", "operations/drill"],
            ["operations/restore"], ["runs"]],
    "plan": [["failover", "care", "backup", "restore", "recovery", "drill"]],
}
UI = [["theme"], ["model", "parts"], ["charts", "steps"],
      ["overview", "nodes", "queues", "clusters", "activity", "settings", "diagnosis",
       "failover", "backups", "recovery", "drills", "calendar"],
      # The wizard chooses among backups as their page shows them.
      ["restore"], ["frame"]]
# The frame holds pages without knowing one: it sees the parts, never a page.
FORBIDDEN = {("ui", "frame"): {("ui", page) for page in UI[3] + UI[4]}}
# A plan has the hands of its own trade and those that all trades share; a recovery or a restore may begin with another's.
HANDS = {"failover": (), "care": (), "backup": ("backup",), "restore": ("backup", "restore"), "recovery": ("restore", "recovery"), "drill": ("drill",)}
for _plan, _own in HANDS.items():
    FORBIDDEN[("plan", _plan)] = {("run", "operations/" + trade) for trade in ("backup", "restore", "recovery", "drill") if trade not in _own}
# Plans as data and the engine that runs them know neither AMQP nor HTTP nor a host; what judges is
# handed values.
for _folder in ("net", "amqp", "host", "proxy", "access", "monitor", "probe", "messages", "secrets", "notify", "schedule", "load"):
    for _who in (("run", "procedure"), ("judge", "assess"), ("judge", "diagnosis")):
        FORBIDDEN.setdefault(_who, set()).add(("look", _folder))

CHARTS = re.compile(r"#\s*include\s*<(QtCharts|QChart\w*|Q\w+Series|Q\w+Axis|QBarSet|QBoxSet|QCandlestickSet|QPieSlice|QLegend\w*)[>/]")
GUI = r"#\s*include\s*<(QtWidgets|QWidget|QApplication|QPainter|QtGui|QColor)"
# A report that leaves the house is painted on paper, with colours that stand in one file.
WINDOW = r"#\s*include\s*<(QtWidgets|QWidget|QApplication)"
PAPER = "src/record/paper/ReportStyle.h"

# In angles too, which find the house's own headers as well.
INCLUDE = re.compile(r'^[ \t]*#[ \t]*(?:include|import)[ \t]*["<]([^">]+)[">]', re.M)
COLOUR = re.compile(r'"#[0-9A-Fa-f]{6}"|#[0-9A-Fa-f]{6}\b|\bQColor(?:\s+\w+)?\s*[({]\s*(?:u?"|0x|\d+\s*,)|\bqRgba?\(|\bQt::(?:dark|light)?(?:black|white|(?i:red|green|blue|yellow|cyan|magenta|gray))\b')

# What a library of judge/ may not use, by the names that the linker would look for.
SYMBOLS = re.compile(r"\bQ(Network|TcpSocket|UdpSocket|LocalSocket|LocalServer|TcpServer|AbstractSocket|Ssl|HostInfo|HostAddress|Process)[A-Z(:]?|\bamqp_|\b(socket|connect|popen|execv\w*|fork)$")


def floor(part):
    """(storey, group) of a file's place; None where no rule speaks of it."""
    top, folder = part
    if top == "app":
        return (200, 0)
    if top == "ui":
        return next(((100, index) for index, group in enumerate(UI) if folder in group), None)
    rooms = list(ROOMS)
    if top not in ROOMS:
        return None
    if not ROOMS[top]:
        return (rooms.index(top), 0)
    return next(((rooms.index(top), index) for index, group in enumerate(ROOMS[top]) if folder in group), None)


def place(path):
    """(room, library) of a path from the top; a ground floor is its own library."""
    parts = pathlib.PurePosixPath(path).parts
    if parts[0] == "src" and len(parts) > 2:
        # A trade of a folder that all trades share is a library of its own.
        trade = "/".join(parts[2:4])
        if len(parts) > 4 and any(trade in group for group in ROOMS.get(parts[1], [])):
            return parts[1], trade
        return (parts[1], parts[2]) if len(parts) > 3 else (parts[1], "")
    if parts[0] == "ui" and len(parts) > 2:
        return "ui", parts[1]
    if parts[0] == "app":
        return "app", parts[1] if len(parts) > 2 else ""
    return None


def target(include, root, file):
    """The place that an include names: as from src/, from the top, or from the file's own folder."""
    for base in (root / "src", root, file.parent):
        found = (base / include).resolve()
        if found.is_file() and found.is_relative_to(root):
            return place(found.relative_to(root).as_posix())
    return None


def points_down(here, there):
    if there in FORBIDDEN.get(here, ()):
        return False
    return floor(there) is not None and floor(there) < floor(here)


def complaints(root):
    root = pathlib.Path(root).resolve()
    for top in ("src", "ui", "app"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            name = path.relative_to(root).as_posix()
            here = place(name)
            text = path.read_text(encoding="utf-8")
            if here is None:
                continue
            if floor(here) is None:
                yield f"{name}: folder {'/'.join(here)} stands in no room; add it to tests/house/arrows.py"
                continue
            for include in INCLUDE.findall(text):
                there = target(include, root, path)
                if there is None or there == here:
                    continue
                if not points_down(here, there):
                    yield f"{name}: includes {include}: an arrow that does not point down"
                elif here == ("app", "warrenctl") and there[0] == "ui":
                    yield f"{name}: includes {include}: warrenctl is built without ui/"
            if here != ("ui", "charts") and CHARTS.search(text):
                yield f"{name}: QtCharts is used by ui/charts only"
            if top == "src" and re.search(WINDOW if here == ("record", "paper") else GUI, text):
                yield f"{name}: src/ knows no window"
            if here != ("ui", "theme") and name != PAPER and COLOUR.search(re.sub(r"//.*", "", text)):
                yield f"{name}: holds a colour of its own; colours live in ui/theme"


def link_complaints(build):
    """What the libraries of judge/ ask the linker for, and those that come with them."""
    for library in ("assess", "diagnosis", "examination", "history", "cluster", "base"):
        archive = pathlib.Path(build, "lib", f"libwarrener_{library}.a")
        symbols = subprocess.run(["nm", "--demangle", "--undefined-only", "--no-sort", archive], check=True, capture_output=True, text=True).stdout
        asked = {line.strip().removeprefix("U ").strip() for line in symbols.splitlines() if line.strip().startswith("U ")}
        if not asked:
            yield f"{archive.name}: asks the linker for nothing; the check looks at the wrong file"
        for symbol in sorted(asked):
            if SYMBOLS.search(symbol):
                yield f"{archive.name}: uses {symbol}; what judges is handed values"


def selftest():
    cases = {
        "src/base/A.h": ('#include "cluster/B.h"\n', True),
        "src/base/A2.h": ('  #include "../cluster/B.h"\n', True),
        "src/cluster/B.h": ('#include "base/A.h"\n', False),
        "src/look/net/C.h": ('#include "look/host/D.h"\n', True),
        "src/look/host/D.h": ("", False),
        "src/look/host/D2.h": ('#include "judge/assess/K.h"\n', True),
        "src/look/monitor/E.h": ('#include "look/net/C.h"\n#include <QWidget>\n', True),
        "src/look/cellar/E2.h": ("", True),
        "src/look/access/E3.h": ('#include "look/net/C.h"\n', False),
        "src/judge/assess/K.h": ('#include "cluster/B.h"\n', False),
        "src/judge/assess/K2.h": ('#include "look/net/C.h"\n', True),
        "src/run/procedure/L.h": ('#include "look/host/D.h"\n', True),
        "src/run/operations/L2.h": ('#include "look/host/D.h"\n#include "run/procedure/L.h"\n', False),
        "src/run/operations/drill/L3.h": ('#include "run/operations/L2.h"\n', False),
        "src/run/operations/restore/L4.h": ('#include "run/operations/backup/L5.h"\n', False),
        "src/run/operations/backup/L5.h": ('#include "run/operations/drill/L3.h"\n', True),
        "src/run/operations/L6.h": ('#include "run/operations/restore/L4.h"\n', True),
        "src/plan/failover/M2.h": ('#include "run/operations/drill/L3.h"\n', True),
        "src/plan/drill/M3.h": ('#include "run/operations/drill/L3.h"\n', False),
        "src/plan/failover/M.h": ('#include "run/operations/L2.h"\n', False),
        "src/plan/backup/N.h": ('#include "plan/failover/M.h"\n', True),
        "src/plan/backup/N2.h": ('#include "../failover/M.h"\n', True),
        "src/plan/backup/N3.h": ('#include <plan/failover/M.h>\n', True),
        "src/plan/backup/N4.h": ('#include "N5.h"\n#include <QString>\n', False),
        "src/plan/backup/N5.h": ("", False),
        "src/record/journal/O.h": ('#include "run/procedure/L.h"\n', True),
        "ui/frame/F.h": ('#include "ui/nodes/G.h"\n', True),
        "ui/nodes/G.h": ('#include "ui/theme/H.h"\n#include "look/access/E3.h"\n', False),
        "ui/theme/H.h": ('"#ffffff"', False),
        "ui/parts/I.h": ('QColor c("#ffffff");', True),
        "ui/parts/J.h": ("#include <QChartView>\n", True),
        "ui/parts/J2.h": ("#include <QPieSeries>\n", True),
        "ui/parts/K.h": ("const QColor c{1, 2, 3};", True),
        "ui/parts/K2.h": ('QColor("tomato"_L1)', True),
        "ui/parts/K3.h": ("pen.setColor(Qt::darkRed);", True),
        "ui/parts/K4.h": ("QColor c = theme.color(ink);\nQt::transparent", False),
        "app/x/main.cpp": ('#include "ui/frame/F.h"\n', False),
        "app/warrenctl/main.cpp": ('#include "ui/frame/F.h"\n', True),
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
    for symbol, bad in {"QNetworkReply::error() const": True, "QProcess::start()": True, "amqp_new_connection": True,
                        "socket": True, "QString::fromUtf8(QByteArrayView)": False, "warrener::socketOf(int)": False}.items():
        if bool(SYMBOLS.search(symbol)) != bad:
            sys.exit(f"selftest: wrong about the symbol {symbol}")


if __name__ == "__main__":
    if sys.argv[1:] == ["--selftest"]:
        selftest()
        sys.exit(0)
    lines = list(link_complaints(sys.argv[2]) if sys.argv[1] == "--links" else complaints(sys.argv[1]))
    print("\n".join(lines) or "all arrows point down")
    sys.exit(1 if lines else 0)
