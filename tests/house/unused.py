#!/usr/bin/env python3
"""Checks that what a header declares is called by the program: what only tests call, or nobody, goes, or says here why it stays.

A function is found by its declaration at the outer level or in a class; it is called when its name stands somewhere in src, ui
or app besides its declarations and definitions. What overrides another's function is called by that one.

Usage: unused.py CHECKOUT | --selftest
"""
import collections
import pathlib
import re
import sys
import tempfile

NO_CODE = re.compile(r'//[^\n]*|"(?:[^"\\\n]|\\.)*"')
FUNCTION = re.compile(r"(?: {4})?(?:\[\[\w+\]\] )?(?:(?:static|inline|constexpr|virtual|friend|explicit) )*"
                      r"((?:const )?[\w:]+(?:<[^;()]*>)?(?:::\w+)?(?: const)?[ *&]+)(?:\w+::)*(\w+)\(")
NO_TYPE = {"return", "co_return", "co_await", "co_yield", "else", "new", "throw", "case", "const", "using", "if", "delete", "goto"}

# By what tests look at something that the window or a plan does not say, and why they must.
SEAMS = {
    "calendarSteps": "what looks at a calendar cost: thousands of entries are counted, not timed",
    "ruleSearches": "likewise",
    "dragVerdict": "what a drag would come to, before the mouse lets go",
    "markRect": "where a mark was drawn, for the mouse",
    "hasTable": "an archive is read at random, and not from its beginning",
    "operationsNamedBy": "that a rehearsal names no hand that changes anything",
    "pictureCount": "how often a chart was drawn anew",
    "refreshCount": "likewise",
    "runCount": "likewise",
    "earlierRunCount": "that lines of another time lie under a chart",
    "propertiesFrom": "that the form of messages for people loses nothing is proven by the way back",
}


def unused(checkout):
    """name → headers that declare it, of what nobody calls."""
    words = collections.Counter()
    made = collections.Counter()
    declared = collections.defaultdict(list)
    for room in ("src", "ui", "app"):
        for path in sorted((checkout / room).rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            text = NO_CODE.sub("", path.read_text(encoding="utf-8"))
            words.update(re.findall(r"\w+", text))
            for line in text.splitlines():
                found = FUNCTION.match(line)
                if not found or found.group(1).split()[0] in NO_TYPE:
                    continue
                made[found.group(2)] += 1
                if path.suffix == ".h" and " override" not in line:
                    declared[found.group(2)].append(path.relative_to(checkout).as_posix())
    return {name: files for name, files in sorted(declared.items()) if words[name] <= made[name]}


def check(checkout, seams):
    found = unused(checkout)
    complaints = [f"{files[0]}: {name}() is called by no program" for name, files in found.items() if name not in seams]
    return complaints + [f"tests/house/unused.py: {name}() is called by now, or gone: take it out of SEAMS" for name in seams if name not in found]


def selftest():
    header = """namespace warrener {

int called(int x);
/// What lost() does.
int lost(int x);

class Thing final : public Base
{
public:
    bool isSeen() const { return m_seen; }
    bool isLost() const { return m_lost; }
    void paint() override;
};

} // namespace warrener
"""
    source = """int called(int x)
{
    return x;
}
int lost(int x)
{
    return called(x) + thing.isSeen(); // not by isLost()
}
void Thing::paint()
{
    tr("lost isLost");
}
"""
    with tempfile.TemporaryDirectory() as folder:
        checkout = pathlib.Path(folder)
        (checkout / "src").mkdir()
        (checkout / "src/Thing.h").write_text(header, encoding="utf-8")
        (checkout / "src/Thing.cpp").write_text(source, encoding="utf-8")
        assert set(unused(checkout)) == {"lost", "isLost"}, unused(checkout)
        assert len(check(checkout, {"lost": "a test's", "called": "was a test's"})) == 2, check(checkout, {"lost": "", "called": ""})


if __name__ == "__main__":
    if sys.argv[1:] == ["--selftest"]:
        selftest()
        print("a planted function that nobody calls is found")
        sys.exit(0)
    wrong = check(pathlib.Path(sys.argv[1]), SEAMS)
    print("\n".join(wrong) or "the program calls what its headers declare")
    sys.exit(1 if wrong else 0)
