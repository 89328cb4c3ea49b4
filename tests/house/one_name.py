#!/usr/bin/env python3
"""Checks that no two types of the house have one name. Two of one name, namespace included, are one to the linker: it
keeps the destructor of one of them for both, and whoever holds the other crashes. No compiler sees it, since no file
includes both headers.

Usage: one_name.py CHECKOUT | --selftest
"""
import collections
import pathlib
import re
import sys
import tempfile

OPENS = re.compile(r"(?:inline )?namespace(?: ([\w:]+))? \{$")
CLOSES = re.compile(r"\} // namespace")
TYPE = re.compile(r"(?:template ?<.*> ?)?(?:struct|class|enum class|enum)(?: \[\[\w+\]\])? (\w+)(?: final)?(?: : [^;{]*)?(?:\s*\{.*)?$")


# Of programs that are never linked together, and why they may be called alike.
APART = {
    "warrener::Console": "the window's, and the played one of the safety worlds: test_gui and test_unit_run",
    "warrener::Scene": "in test_live_messages and test_unit_run",
    "FailoverLiveTest": "in test_live and test_live_ui",
    "FieldsTest": "in test_gui and test_unit_catalogue",
    "KillTest": "in test_unit_catalogue and test_unit_run",
}


def types_in(text):
    """The types that stand in no class and no unnamed namespace, with their namespaces."""
    spaces = []
    for line in text.splitlines():
        if opened := OPENS.match(line):
            spaces.append(opened.group(1) or "")
        elif CLOSES.match(line):
            if spaces:
                spaces.pop()
        elif "" not in spaces and (found := TYPE.match(line)):
            yield "::".join([*spaces, found.group(1)])


def check(checkout):
    homes = collections.defaultdict(set)
    for room in ("src", "ui", "app", "tests"):
        for path in (checkout / room).rglob("*"):
            if path.suffix in (".h", ".cpp"):
                for name in types_in(path.read_text(encoding="utf-8")):
                    homes[name].add(str(path.relative_to(checkout)))
    return [f"{name} is a type of {', '.join(sorted(files))}: to the linker they are one"
            for name, files in sorted(homes.items()) if len(files) > 1 and name not in APART]


def selftest():
    cases = {"src/run/A.h": "namespace warrener {\n\nstruct Progress\n{\n    struct Line\n    {\n    };\n};\n\n} // namespace warrener\n",
             "src/run/E.h": "namespace warrener {\n\nenum class Progress2 { Some, More };\n\n} // namespace warrener\n",
             "ui/parts/B.cpp": "namespace warrener {\n\nnamespace {\n\nstruct Progress\n{\n};\n\n} // namespace\n\nstruct Progress;\n\n} // namespace warrener\n",
             "app/C.h": "namespace warrener::ctl {\n\nclass Progress final : public Base\n{\n};\n\n} // namespace warrener::ctl\n"}
    with tempfile.TemporaryDirectory() as folder:
        checkout = pathlib.Path(folder)
        for name, text in cases.items():
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
            (checkout / name).write_text(text, encoding="utf-8")
        assert check(checkout) == [], check(checkout)
        (checkout / "ui/parts/D.h").write_text("namespace warrener {\n\nclass Progress final\n{\n};\n\n} // namespace warrener\n", encoding="utf-8")
        found = check(checkout)
        assert len(found) == 1 and "src/run/A.h" in found[0] and "ui/parts/D.h" in found[0], found
        (checkout / "tests").mkdir()
        (checkout / "tests/F.h").write_text("namespace warrener {\n\nenum class Progress2 { Other };\n\n} // namespace warrener\n", encoding="utf-8")
        found = check(checkout)
        assert len(found) == 2 and "tests/F.h" in found[1], found


if __name__ == "__main__":
    if sys.argv[1] == "--selftest":
        selftest()
        print("a planted second type is found")
        sys.exit(0)
    wrong = check(pathlib.Path(sys.argv[1]))
    print("\n".join(wrong) or "every type has its own name")
    sys.exit(1 if wrong else 0)
