#!/usr/bin/env python3
"""Checks that what the READMEs of the house say of it is there: a page that names what went is worse than none.

- Every folder of the house that holds sources has a README.md, or a row (`NAME/`) in that of a folder above it.
- A file or folder that is named in backticks exists: as seen from the page's folder, from src/ or from the top; with a `*`
  at least one does. So does what a link leads to.
- A type or function that is named in backticks (`RunBook`, `takeSnapshot()`) stands in some source.
- A page with a table of the files of its folder (its first head is `file`) names each of them, and each operation of a plan
  that one of them has.

Usage: readmes.py CHECKOUT | --selftest
"""
import pathlib
import re
import sys
import tempfile

HOUSE = ("src", "ui", "app", "tests")
SOURCES = {".h", ".cpp", ".py", ".erl"}
TEXTS = SOURCES | {".txt", ".json", ".sh", ".cmake", ".md"}
FILE = re.compile(r"[\w./*@-]+\.(?:h|cpp|py|erl|md|cmake)$")
FOLDER = re.compile(r"[a-z_]+(?:/[\w*.-]+)*/?$")
TYPE = re.compile(r"(?:[A-Z][a-z0-9]+){2,}$")
FUNCTION = re.compile(r"(?:\w+::)?([A-Za-z_]\w+)\(\)$")
CODE = re.compile(r"`([^`\n]+)`")
OPERATION = re.compile(r'Name\b[^=\n]*[=({]\s*"([a-z]+\.[a-z-]+)"')
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def prose(text):
    """The page with its blocks of code blanked: what stands in them is an example."""
    text = re.sub(r"^```.*?^```", lambda block: "\n" * block.group().count("\n"), text, flags=re.M | re.S)
    return re.sub(r"^ {4,}(?![-*|0-9]).*$", "", text, flags=re.M)


def words_of(root):
    """Every word of every source: names of files are among them by their includes, and by themselves."""
    found = set()
    for top in HOUSE + ("resources",):
        for path in (root / top).rglob("*"):
            if path.suffix in SOURCES or path.name == "CMakeLists.txt" or (path.is_file() and path.suffix == "" and path.stat().st_size < 200_000):
                found.add(path.stem)
                text = path.read_text(encoding="utf-8", errors="ignore")
                if path.suffix in (".cpp", ".h"):
                    text = re.sub(r"//[^\n]*", "", text)  # what only a comment still names is gone
                found.update(re.findall(r"\w+", text))
    return found


def exists(name, page, root):
    for base in (page.parent, root, root / "src"):
        try:
            # `base/WaitPool` is a header and its source.
            if (base / name).exists() or any(True for _ in base.glob(name.rstrip("/"))) or any(True for _ in base.glob(name.rstrip("/") + ".*")):
                return True
        except (ValueError, NotImplementedError):
            return False
    return False


def names_file(word, root):
    """Whether a word in backticks is meant as a file or a folder of the checkout."""
    if FILE.match(word) and "…" not in word:
        return True
    first = word.split("/")[0]
    if first == "build":
        return False
    if "/" not in word or not FOLDER.match(word):
        return False
    return any((base / first).is_dir() for base in (root, root / "src"))


def lost_in(page, root, known, files):
    text = page.read_text(encoding="utf-8")
    for number, line in enumerate(prose(text).splitlines(), 1):
        for target in LINK.findall(line):
            if ("/" in target or "." in target) and "://" not in target and not (page.parent / target).exists():
                yield number, f"the link to {target} leads nowhere"
        for word in CODE.findall(line):
            function = FUNCTION.match(word)
            if names_file(word, root):
                if not exists(word, page, root) and ("/" in word or word not in files):
                    yield number, f"`{word}` is no file or folder here"
            elif (function and function.group(1) not in known) or (TYPE.match(word) and word not in known):
                yield number, f"`{word}` stands in no source"


def sources_in(folder):
    return sorted({path.stem for path in folder.iterdir() if path.suffix in {".h", ".cpp"}})


def unnamed_in(page):
    text = page.read_text(encoding="utf-8")
    stems = sources_in(page.parent)
    tables = re.findall(r"^\| file \|.*\n\|[-|]+\n((?:\|.*\n)+)", text, re.M)
    # Some tables are of files that a program writes.
    if not any(word in stems for table in tables for word in CODE.findall(table)):
        return []
    named = set(re.findall(r"\w+", " ".join(CODE.findall(text))))
    patterns = [re.compile(word.rsplit(".", 1)[0].replace("*", r"\w*") + "$") for word in CODE.findall(text) if re.fullmatch(r"[\w*]+(\.cpp|\.h)?", word) and "*" in word]
    return [stem for stem in stems if stem not in named and not any(p.match(stem) for p in patterns)]


def untold_in(page):
    """Operations of the folder that its table of them does not have."""
    text = page.read_text(encoding="utf-8")
    if not re.search(r"^\| file \| operation \|", text, re.M):
        return []
    named = set(CODE.findall(text))
    made = set()
    for path in sorted(page.parent.iterdir()):
        if path.suffix in {".h", ".cpp"}:
            made.update(OPERATION.findall(path.read_text(encoding="utf-8")))
    return sorted(made - named)


def has_row(folder, root):
    """In a page of a folder above: `name/`, or `parent/name/`."""
    for above in folder.parents:
        page = above / "README.md"
        if page.exists():
            codes = {word.rstrip("/") for word in CODE.findall(page.read_text(encoding="utf-8"))}
            parts = folder.relative_to(above).parts
            if "/".join(parts) in codes or parts[-1] in codes:
                return True
        if above == root:
            return False
    return False


def complaints(root):
    root = pathlib.Path(root)
    known = words_of(root)
    files = {path.name for top in HOUSE + ("resources", "installer") for path in (root / top).rglob("*")}
    for page in sorted(root.rglob("README.md")):
        if "build" in page.relative_to(root).parts:
            continue
        name = page.relative_to(root)
        for number, what in lost_in(page, root, known, files):
            yield f"{name}:{number}: {what}"
        for stem in unnamed_in(page):
            yield f"{name}: its table of files lacks {stem}"
        for operation in untold_in(page):
            yield f"{name}: its table of operations lacks {operation}"
    for top in HOUSE:
        folders = [root / top] + [path for path in (root / top).rglob("*") if path.is_dir()]
        for folder in sorted(folders):
            if any(path.suffix in SOURCES for path in folder.iterdir()) and not (folder / "README.md").exists() and not has_row(folder, root):
                yield f"{folder.relative_to(root)}: a folder without a README.md, and without a row in one above it"


def selftest():
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        for folder in HOUSE + ("src/base", "src/look/net"):
            (root / folder).mkdir(parents=True, exist_ok=True)
        (root / "src/base/RunBook.h").write_text("class RunBook { void open(); };", encoding="utf-8")
        (root / "src/look/net/TlsSetup.h").write_text("class TlsSetup;", encoding="utf-8")
        page = root / "src/README.md"
        good = "`base/` holds `RunBook`, `open()`, `base/RunBook.h`; `look/net/` holds `look/net/Tls*.h` ([this](README.md)).\n\n    `Example.cpp` of `NoSuchThing`\n"
        page.write_text(good, encoding="utf-8")
        assert list(complaints(root)) == [], list(complaints(root))
        for bad, why in ((good + "`base/Gone.h`", "no file"), (good + "`RunBock`", "no source"), (good + "`shut()`", "no source"),
                         (good + "[there](base/README.md)", "nowhere"), (good.replace("`look/net/`", "net"), "without a row"),
                         (good.replace("Tls*", "Ssl*"), "no file")):
            page.write_text(bad, encoding="utf-8")
            found = list(complaints(root))
            assert len(found) == 1 and why in found[0], (bad, found)
        page.write_text(good, encoding="utf-8")
        (root / "src/base/README.md").write_text("| file | what |\n|---|---|\n| `Other` | |\n", encoding="utf-8")
        found = list(complaints(root))
        assert found == [], found
        (root / "src/base/Other.h").write_text('constexpr auto thawName = "host.thaw"_L1;', encoding="utf-8")
        found = list(complaints(root))
        assert len(found) == 1 and "lacks RunBook" in found[0], found
        (root / "src/base/README.md").write_text("| file | operation |\n|---|---|\n| `Other` `RunBook` | |\n", encoding="utf-8")
        found = list(complaints(root))
        assert len(found) == 1 and "lacks host.thaw" in found[0], found


if __name__ == "__main__":
    if sys.argv[1:] == ["--selftest"]:
        selftest()
        print("a page that names what is not there is found, and a folder that nobody describes")
        sys.exit(0)
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    wrong = list(complaints(sys.argv[1]))
    print("\n".join(wrong) or "what the READMEs name is there")
    sys.exit(1 if wrong else 0)
