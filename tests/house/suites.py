#!/usr/bin/env python3
"""Checks that every test that is written is also run, and that none of them hangs on how fast the machine is.

Qt Test runs the private slots of a suite. A function that stands behind a plain `private:` of the suite compiles, looks like
a test, and is never called: eight tests of what force rests on stood so for days. So in a file that ends with QTEST_…MAIN no
`void name()` of the suite may stand behind anything but `private Q_SLOTS:` unless something in the file calls it; rows
(`name_data()`) are called by nobody else, ever.

What takes how long is a matter of bench/: elsewhere no measured time is compared with a fixed one, but for those named in MEASURES and in the live suites, which hold looks and runs
to the bounds that they promise; and nobody waits for a time, but for those named in WAITS. A suite of integration/ makes the state that it begins with: it resets the hosts.

Usage: suites.py CHECKOUT | --selftest
"""
import pathlib
import re
import sys
import tempfile

ACCESS = re.compile(r"(private|protected|public)\s*(Q_SLOTS)?\s*:")
FUNCTION = re.compile(r" {4}void (\w+)\(\)(?: const)?\s*(?:\{.*)?$")


# A figure of a stopwatch, against a number or a literal. Against another measure of the same run is no bound of the machine.
TIMED = re.compile(r"^[^/\n]*\bQ(?:VERIFY2?|COMPARE_L[TE])\([^;]*?(?:[eE]lapsed\(\)|\b\w*[tT]ook\b|\b(?:own|spent)\b|\blongest\(\))\s*(?:<=?|,)\s*\(?(?:std::chrono::)?(?:Millis|(?:milli|micro)?seconds|minutes|\d)", re.M)
WAIT = re.compile(r"^[^/\n]*(\bq(?:Wait|Sleep)\(|\bsleep_(?:for|until)\(|\bQThread::\w*sleep\()", re.M)
WAITS = {
    "tests/integration/failover/FailoverMatrixTest.cpp": "what happens while nobody acts, for as long as the seed's constants wait",
    "tests/integration/safety/SafetyLiveTest.cpp": "a world draws how much time passes",
    "tests/integration/messages/LoadBench.cpp": "the pace of a publisher",
    "tests/support/StallMeter.cpp": "a metronome",
}
MEASURES = {
    "tests/unit/host/HostShellTest.cpp": "how long the event loop stands still while commands hang and flood",
    "tests/unit/host/ProcHealthTest.cpp": "a thread's own time, which a busy machine does not lengthen",
    "tests/unit/net/HttpBoundsTest.cpp": "how long the event loop stands still while a bomb is unpacked",
    "tests/unit/proxy/HaproxyTextTest.cpp": "a thread's own time, which a busy machine does not lengthen",
    "tests/unit/queues/QueueArrangerTest.cpp": "a thread's own time, which a busy machine does not lengthen",
}
SELDOM = ("tests/bench/", "tests/screenshots/", "tests/fuzz/")
RESET = re.compile(r"\b(?:testhosts|bench)::reset\(\)|testbed-reset|\bScene::open\(\)|\bbeginOnHosts\(\)")
NO_HOSTS = {"tests/integration/secrets/LiveKeychainTest.cpp": "the keychain of whoever runs it"}


def hurried_in(name, text):
    """(line, complaint) of what rests on the speed of the machine."""
    if name.startswith(SELDOM):
        return
    for pattern, known, said in ((TIMED, MEASURES, "a measured time is held against a fixed one: that is a matter of tests/bench"),
                                 (WAIT, WAITS, "waits for a time, and not for what shall be")):
        for found in pattern.finditer(text):
            if name not in known and not (pattern is TIMED and name.startswith("tests/integration/")):
                yield text.count("\n", 0, found.start()) + 1, said


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
        text = path.read_text(encoding="utf-8")
        file = path.relative_to(checkout).as_posix()
        complaints += [f"{file}:{number}: {name}() is no slot of its suite: it is never run" for number, name in lost_in(text)]
        complaints += [f"{file}:{number}: {said}" for number, said in hurried_in(file, text)]
        if file.startswith("tests/integration/") and re.search(r"^QTEST_\w*MAIN\(", text, re.M) and file not in NO_HOSTS and not RESET.search(text):
            complaints.append(f"{file}: does not begin with testhosts::reset(), nor with what calls it")
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
        (tests / "Lost.cpp").unlink()
        live = tests / "integration"
        live.mkdir()
        (live / "Live.cpp").write_text(suite % "", encoding="utf-8")
        found = check(pathlib.Path(folder))
        assert len(found) == 1 and "reset()" in found[0], found
        (live / "Live.cpp").write_text("// testhosts::reset()\n" + suite % "", encoding="utf-8")
        for bad in ("QVERIFY(clock.elapsed() < 1500);", "QVERIFY2(timer.durationElapsed() < 60s, text);", "QVERIFY(m_took < 8s);",
                    "QVERIFY2(took < std::chrono::seconds{3}, text);", "QVERIFY2(stall.longest() <= Millis{200}, text);", "QVERIFY2(own < 50, text);", "QTest::qWait(50);",
                    "std::this_thread::sleep_for(2ms);"):
            (tests / "Hurried.cpp").write_text(f"void f()\n{{\n    {bad}\n}}\n", encoding="utf-8")
            found = check(pathlib.Path(folder))
            assert len(found) == 1 and "Hurried.cpp:3" in found[0], (bad, found)
        for good in ("QVERIFY(clock.elapsed() < whole);", "while (clock.elapsed() < 60'000)", "QTRY_VERIFY(timer.durationElapsed() >= 2 * interval);",
                     "QCOMPARE(state.took(), Millis{9300});", "// QTest::qWait(50);", "QTest::qWaitFor(ended, 2000);"):
            (tests / "Hurried.cpp").write_text(f"void f()\n{{\n    {good}\n}}\n", encoding="utf-8")
            assert check(pathlib.Path(folder)) == [], (good, check(pathlib.Path(folder)))


if __name__ == "__main__":
    if sys.argv[1] == "--selftest":
        selftest()
        print("what is planted is found")
        sys.exit(0)
    wrong = check(pathlib.Path(sys.argv[1]))
    print("\n".join(wrong) or "every test is run, and at its own pace")
    sys.exit(1 if wrong else 0)
