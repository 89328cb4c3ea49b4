#!/usr/bin/env python3
"""Checks that no secret can get into plans, into what steps keep and answer, and into records: who makes
those has no way to one. In the journal, and in the rooms that run and plan, no code but the two files that hand
the password on to look/access may name a password or credentials; and no plan may name what holds one.

Usage: secrets.py CHECKOUT | --selftest
"""
import pathlib
import re
import sys

ROOMS = ("record/journal", "run", "plan")
HANDS_ON = {"run/runs/RunBook.h", "run/runs/RunBook.cpp", "run/runs/RunKit.h", "run/runs/RunKit.cpp"}
SECRET = re.compile(r"\b\w*(?:[pP]assword|[pP]assphrase|[cC]redentials|(?<!without)[sS]ecret)\w*\b")
# What a client is opened with: planners get values, never these.
HOLDERS = re.compile(r"\b(?:HttpAccess|AmqpOptions|ClusterAccess)\b")
COMMENT_OR_TEXT = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def blanked(match):
    return re.sub(r"[^\n]", " ", match.group(0))


def complaints_in(place, text):
    include = [line for line in text.splitlines() if line.startswith("#include") and re.search(r"look/secrets/|Credentials\.h", line)]
    code = COMMENT_OR_TEXT.sub(blanked, text)
    for number, line in enumerate(code.splitlines(), 1):
        found = SECRET.search(line) if place not in HANDS_ON else None
        if found is None and place.startswith("plan/"):
            found = HOLDERS.search(line)
        if found:
            yield f"src/{place}:{number}: {found.group(0)}: no secret gets here"
    if include and place not in HANDS_ON:
        yield f"src/{place}: {include[0]}: no secret gets here"


def complaints(root):
    source = pathlib.Path(root, "src")
    for room in ROOMS:
        for file in sorted((source / room).rglob("*")):
            if file.suffix in (".h", ".cpp"):
                yield from complaints_in(file.relative_to(source).as_posix(), file.read_text(encoding="utf-8"))


def selftest():
    bad = [("plan/care/A.cpp", "call(name, {{u\"p\"_s, access.password}});\n"),
           ("run/operations/A.cpp", "const Credentials c;\n"),
           ("record/journal/A.h", "QString m_password;\n"),
           ("run/operations/A.h", "QString m_secret;\n"),
           ("run/operations/A.h", "QByteArray passphraseOf(const QString &);\n"),
           ("plan/care/A.cpp", '#include "look/access/Credentials.h"\n'),
           ("plan/failover/A.h", "std::shared_ptr<ClusterAccess> access;\n")]
    good = [("plan/care/A.cpp", 'tr("Wrong password"); // the password\n'),
            ("run/runs/RunKit.cpp", "openRunKit(password);\n"),
            ("run/operations/A.cpp", "text = withoutSecrets(text);\n"),
            ("run/operations/A.cpp", "access->management(node); /* password\n password */\n"),
            ("plan/care/A.cpp", "R\"(password)\"; u'\"'; x;\n")]
    wrong = [place for place, text in bad if not list(complaints_in(place, text))]
    wrong += [place for place, text in good if list(complaints_in(place, text))]
    print("\n".join(wrong) or "the check sees what it must")
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1] == "--selftest":
        sys.exit(selftest())
    found = list(complaints(sys.argv[1]))
    print("\n".join(found) or "no secret gets into plans and records")
    sys.exit(1 if found else 0)
