#!/usr/bin/env python3
"""Checks that no coroutine moves out of what is not its own.

What QCoro 0.12 does (qcoro/impl/taskpromise.h): TaskPromise<T> has three return_value(): one for T &&,
one for const T &, and a template for every U && from which a T can be made, which does
`mValue = T(std::move(value))`. `co_return x;` with x a variable or parameter of the coroutine is a move
by the language's own rule, and harmless: x ends there. But for any other lvalue that is not const (a
member, a reference, a static, an element, what a pointer points to) the template is the better match,
with U = T &, and its std::move empties the thing that was to be copied. `const` things are copied.

So `co_return` of such an lvalue is written as a copy that says so: `co_return T(x);`. This check knows
names and shapes, not types; it complains of `co_return EXPRESSION;` where the expression, or a branch
of its `? :`, is
  m_member, this->x, x->y, *x, x[i], or a name that the function declares as a reference or static,
and keeps quiet where the function itself declares x as a const value or as one of its own that is no
pointer (a Result, an optional), since that ends with the function.

Usage: co_return.py CHECKOUT | --selftest
"""
import pathlib
import re
import sys
import tempfile

RETURN = re.compile(r"\bco_return\s+([^;]*);")
LITERALS = {"true", "false", "nullptr", "this"}
NAME = r"[A-Za-z_]\w*"
TYPE = re.compile(r"[A-Z]|std::|auto\b|bool\b|int\b|double\b|float\b|char\b|q(?:u?int\d+|sizetype|real)\b")
POINTERS = re.compile(r"(\*|\bPtr\b|_ptr\b|Ptr\s*$|QPointer|\bit\b)")


def plain(text):
    """The source without comments and without what stands in quotes; lengths are kept."""
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group())
    text = re.sub(r'R"\((?:.|\n)*?\)"', blank, text)
    text = re.sub(r'"(?:\\.|[^"\\\n])*"', lambda m: '"' + " " * (len(m.group()) - 2) + '"', text)
    return re.sub(r"//[^\n]*|/\*(?:.|\n)*?\*/", blank, text)


def body_before(text, position):
    """From the head of the outermost function around `position` to there: a definition begins at the
    start of a line, or at the indent of a class's member."""
    start = 0
    for match in re.finditer(r"^(?: {4})?[A-Za-z_~][^\n;{}]*\([^;{}]*\)[^;{}]*\n?\s*\{", text[:position], re.M):
        if match.group().lstrip().split("(")[0].split()[0] in ("if", "for", "while", "switch", "else", "return", "co_return", "namespace"):
            continue
        start = match.start()
    return text[start:position]


def declaration(body, name):
    """How the function declares `name`: the words before it, of the last declaration; None where it
    does not."""
    found = None
    for match in re.finditer(rf"(?:^|[;{{}}(,])\s*((?:static\s+|const\s+|constexpr\s+)*{NAME}(?:::{NAME})*(?:<[^;{{}}]*?>)?(?:\s+const)?\s*[&*]*)\s*\b{name}\b\s*(?=[=;{{,:)(])", body, re.M):
        kind = match.group(1).strip()
        # `a && x` and `a * x` look like declarations; types are written with a capital, or are known.
        if not TYPE.match(re.sub(r"^(?:(?:static|const|constexpr)\s+)+", "", kind)):
            continue
        found = kind
    structured = re.findall(r"(const\s+)?auto\s*(&{0,2})\s*\[[^\]]*\b" + name + r"\b[^\]]*\]", body)
    if structured:
        found = ("const auto" if structured[-1][0] else "auto") + " &"  # never movable by the language
    return found


def is_lent(expression, body):
    """Whether QCoro would move out of something that may live on."""
    expression = expression.strip()
    while expression.startswith("(") and expression.endswith(")") and expression.count("(") == 1:
        expression = expression[1:-1].strip()
    branches = re.fullmatch(r"[^?]+\?([^:?]+(?:::[^:?]+)*):(?!:)(.+)", expression, re.S)
    if branches:
        one, other = branches.groups()
        return bool(re.fullmatch(rf"\s*[*]?{NAME}(?:(?:\.|->){NAME})*\s*", one)) and is_lent(one, body) \
            or bool(re.fullmatch(rf"\s*[*]?{NAME}(?:(?:\.|->){NAME})*\s*", other)) and is_lent(other, body)
    if expression in LITERALS or "::" in expression:
        return False
    if not re.fullmatch(rf"\*?{NAME}(?:(?:\.|->){NAME}|\[[^\]]*\])*", expression):
        return False  # a call, an operator, a literal: a value of its own
    root = re.match(rf"\*?({NAME})", expression).group(1)
    path = expression.lstrip("*")[len(root):]
    kind = declaration(body, root)
    if kind and re.search(r"\bconst\b", kind) and not POINTERS.search(kind) and "*" not in kind:
        return False
    if re.match(r"m_\w", root) or root == "this" or re.search(r"\bm_\w+$", path):
        return True
    if kind is None:
        return bool(path) or expression.startswith("*")
    if "&" in kind or "static" in kind:
        return True
    if "->" in path or expression.startswith("*"):
        return not re.match(r"(const\s+)?(Result|std::optional|std::expected)\b", kind)
    return False


def complaints(root):
    root = pathlib.Path(root)
    for top in ("src", "ui", "app"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            text = plain(path.read_text(encoding="utf-8"))
            for match in RETURN.finditer(text):
                if match.group(1).lstrip().startswith("co_await"):
                    continue
                if is_lent(match.group(1), body_before(text, match.start())):
                    line = text.count("\n", 0, match.start()) + 1
                    yield f"{path.relative_to(root)}:{line}: co_return {' '.join(match.group(1).split())}: QCoro moves out of it; write a copy, T(…)"


CASES = """
Task<T> local() { T x = make(); co_return x; }                              // good
Task<T> parameter(T x) { co_return x; }                                     // good
Task<T> constant() { const T x = make(); co_return x; }                     // good
Task<T> value() { co_return make(); }                                       // good
Task<T> copy() { co_return T(m_value); }                                    // good
Task<T> waits() { co_return co_await m_pending; }                           // good
Task<bool> sums() { co_return !m_a && !m_b; }                               // good
Task<bool> enumerator() { co_return Flow::Stop; }                           // good
Task<T> field() { Row row = make(); co_return row.name; }                   // good
Task<T> inside() { const Result<T> all = make(); co_return *all; }          // good
Task<T> found() { std::optional<T> one = make(); co_return *one; }          // good
Task<T> constField() { const Result<Row> all = make(); co_return all->name; }  // good
Task<T> branchValues() { co_return yes ? make() : other(); }                // good
Task<T> quoted() { co_return words("co_return m_value;"); }                 // good
Task<T> asked() { Result<T> x = make(); if (self && x) use(); co_return x; } // good
Task<T> member() { co_return m_value; }                                     // bad
Task<T> own() { co_return this->value; }                                    // bad
Task<T> ofAnother(QPointer<Desk> self) { co_return self->m_value; }         // bad
Task<T> reference(T &x) { co_return x; }                                    // bad
Task<T> borrowed() { T &x = find(); co_return x; }                          // bad
Task<T> kept() { static T x = make(); co_return x; }                        // bad
Task<T> pointed(T *x) { co_return *x; }                                     // bad
Task<T> shared() { auto x = std::make_shared<T>(); co_return *x; }          // bad
Task<T> part(std::shared_ptr<Row> row) { co_return row->name; }             // bad
Task<T> element() { co_return m_list[0]; }                                  // bad
Task<T> branch() { co_return yes ? m_one : m_other; }                       // bad
Task<T> bound() { auto &[a, b] = m_pair; co_return a; }                     // bad
"""


def selftest():
    lines = [line for line in CASES.splitlines() if line]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "src", "Cases.cpp")
        path.parent.mkdir()
        path.write_text("\n".join(lines))
        found = {int(line.split(":")[1]) for line in complaints(folder)}
    wanted = {number for number, line in enumerate(lines, 1) if line.endswith("bad")}
    if found != wanted:
        for number in sorted(found ^ wanted):
            print("wrong about:", lines[number - 1])
        sys.exit(1)


if __name__ == "__main__":
    if sys.argv[1:] == ["--selftest"]:
        selftest()
        sys.exit(0)
    trouble = list(complaints(sys.argv[1]))
    print("\n".join(trouble) or "no coroutine moves out of what is not its own")
    sys.exit(1 if trouble else 0)
