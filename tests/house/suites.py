#!/usr/bin/env python3
"""Checks that every test that is written is also run.

Qt Test runs the private slots of a suite. A function that stands behind a plain `private:` of the suite compiles, looks like
a test, and is never called: eight tests of what force rests on stood so for days. So in a file that ends with QTEST_…MAIN no
`void name()` of the suite may stand behind anything but `private Q_SLOTS:` unless something in the file calls it; rows
(`name_data()`) are called by nobody else, ever.

Usage: suites.py CHECKOUT | --selftest
"""
import pathlib
import re
import sys
import tempfile

ACCESS = re.compile(r"(private|protected|public)\s*(Q_SLOTS)?\s*:")
FUNCTION = re.compile(r" {4}void (\w+)\(\)(?: const)?\s*(?:\{.*)?$")


def lost_in(text):
    """(line, name) of the functions that nobody runs. A suite's own access words stand at the start of a line, those of a
    class inside it do not."""
    if not re.search(r"^QTEST_\w*MAIN\(", text, re.M):
        return []
    lost = []
    runs = True
    for number, line in enumerate(text.splitlines(), 1):
        if access := ACCESS.match(line):
            runs = access.group(2) is not None
        elif line.startswith("};"):
            runs = True
        elif not runs and (function := FUNCTION.match(line)):
            name = function.group(1)
            if name.endswith("_data") or len(re.findall(rf"\b{name}\b", text)) == 1:
                lost.append((number, name))
    return lost


def check(checkout):
    complaints = []
    for path in sorted((checkout / "tests").rglob("*.cpp")):
        for number, name in lost_in(path.read_text(encoding="utf-8")):
            complaints.append(f"{path.relative_to(checkout)}:{number}: {name}() is no slot of its suite: it is never run")
    return complaints


def selftest():
    suite = """class ATest : public QObject
{
private Q_SLOTS:
    void runs() { helps(); }
    struct Inner
    {
    private:
        int m_x;
    };
    void runsToo() {}

private:
    void helps() {}
%s};
QTEST_GUILESS_MAIN(ATest)
"""
    with tempfile.TemporaryDirectory() as folder:
        tests = pathlib.Path(folder) / "tests"
        tests.mkdir()
        (tests / "Good.cpp").write_text(suite % "", encoding="utf-8")
        assert check(pathlib.Path(folder)) == [], check(pathlib.Path(folder))
        (tests / "Lost.cpp").write_text(suite % "    void neverRun_data()\n    {\n    }\n    void neverRun()\n    {\n    }\n", encoding="utf-8")
        found = check(pathlib.Path(folder))
        assert len(found) == 2 and "neverRun" in found[1], found


if __name__ == "__main__":
    if sys.argv[1] == "--selftest":
        selftest()
        print("a planted function is found")
        sys.exit(0)
    wrong = check(pathlib.Path(sys.argv[1]))
    print("\n".join(wrong) or "every test is run")
    sys.exit(1 if wrong else 0)
