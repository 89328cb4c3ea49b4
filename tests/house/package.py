#!/usr/bin/env python3
"""Makes the Debian package of what is built, and checks what an operator gets by it.

- The window stands in the desktop's menu, in both languages, with its icon, and the desktop knows its window.
- Programs, manual pages and completions are there; nothing of the tests is.
- It asks for what it links, for what Qt loads at run time and for the programs that it starts.

Usage: package.py CHECKOUT BUILD
"""
import pathlib
import re
import subprocess
import sys
import tempfile

FILES = {
    "usr/bin/warrener",
    "usr/bin/warrenctl",
    "usr/share/applications/warrener.desktop",
    "usr/share/icons/hicolor/scalable/apps/warrener.svg",
    "usr/share/man/man1/warrenctl.1",
    "usr/share/man/zh_CN/man1/warrenctl.1",
    "usr/share/bash-completion/completions/warrenctl",
    "usr/share/fish/vendor_completions.d/warrenctl.fish",
    "usr/share/doc/warrener/copyright",
}
DEPENDS = ("libqt6widgets6", "libqt6charts6", "libqt6network6", "libqt6keychain1", "libkf6archive6", "librabbitmq4", "libqt6sql6-sqlite", "qt6-svg-plugins",
           "openssh-client")


def run(*command):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout


def complaints(checkout, package, tree):
    run("dpkg-deb", "-x", package, tree)
    there = {str(path.relative_to(tree)) for path in tree.rglob("*") if not path.is_dir()}
    for missing in sorted(FILES - there):
        yield f"{missing} is not in the package"
    for other in sorted(there - FILES):
        if not other.endswith("/_warrenctl"):
            yield f"{other} is in the package, and nobody said so in tests/house/package.py"
    depends = run("dpkg-deb", "-f", package, "Depends")
    for name in DEPENDS:
        if not re.search(rf"(^|[ ,]){re.escape(name)}(t64)?\b", depends):
            yield f"the package does not ask for {name}: {depends.strip()}"
    if not re.search(r"\bage\b", run("dpkg-deb", "-f", package, "Recommends")):
        yield "the package does not recommend age, which encrypted backups need"

    entry = tree / "usr/share/applications/warrener.desktop"
    checked = subprocess.run(["desktop-file-validate", str(entry)], capture_output=True, text=True)
    if checked.stdout or checked.returncode:
        yield checked.stdout.strip() or "desktop-file-validate refuses the entry"
    keys = dict(line.split("=", 1) for line in entry.read_text(encoding="utf-8").splitlines() if "=" in line)
    if not (tree / "usr/bin" / keys["Exec"].split()[0]).exists():
        yield f"the entry starts {keys['Exec']}, which is not in the package"
    if not (tree / "usr/share/icons/hicolor/scalable/apps" / (keys["Icon"] + ".svg")).exists():
        yield f"there is no icon {keys['Icon']}"
    for key in ("GenericName", "Comment", "Keywords"):
        if f"{key}[zh_CN]" not in keys:
            yield f"{key} is not there in Chinese"
    said = re.search(r'setDesktopFileName\(u"([^"]+)"_s\)', (checkout / "app/warrener/main.cpp").read_text(encoding="utf-8"))
    if said is None or said.group(1) != entry.stem:
        yield "main() says another name than that of the entry: a desktop would not know the window"


def main():
    checkout, build = map(pathlib.Path, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder)
        # Packing it small takes longer than all the rest, and changes nothing that is asked here.
        run("cpack", "--config", build / "CPackConfig.cmake", "-B", made, "-D", "CPACK_DEBIAN_COMPRESSION_TYPE=none")
        packages = list(made.glob("*.deb"))
        if len(packages) != 1:
            sys.exit(f"one package was expected: {packages}")
        found = list(complaints(checkout, packages[0], made / "tree"))
    for line in found:
        print(line)
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
