#!/usr/bin/env python3
"""Checks that every text a person sees stands in Chinese too: reads the sources anew with lupdate
into a copy of translations/warrener_zh_CN.ts and complains of what is untranslated there, of
placeholders that got lost, of texts that lupdate cannot place, of those that nobody says any more, and of those that
stand twice, of which only the first is ever shown. And that no one is shown "1 file(s)": a text that counts so has both its
English forms in translations/warrener_en.ts, and no other text has an "(s)" in it. Nor "1 messages": a text that says
"%1 messages" stands beside one that begins in the same words and says "%1 message".

Usage: translations.py CHECKOUT LUPDATE
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree


def texts(message):
    translation = message.find("translation")
    forms = translation.findall("numerusform")
    return [form.text or "" for form in forms] if forms else [translation.text or ""]


def complaints(ts):
    for context in ElementTree.parse(ts).getroot().iter("context"):
        where = context.findtext("name")
        for message in context.iter("message"):
            source = message.findtext("source")
            translation = message.find("translation")
            if translation.get("type") in ("vanished", "obsolete"):
                continue
            if translation.get("type") == "unfinished" or not all(texts(message)):
                yield f"{where}: not translated: {source!r}"
                continue
            wanted = set(re.findall(r"%(?:L?\d|n)", source)) - {"%n"}
            for text in texts(message):
                missing = wanted - set(re.findall(r"%(?:L?\d|n)", text))
                if missing:
                    yield f"{where}: {source!r} lost {', '.join(sorted(missing))} in {text!r}"


def sources(ts):
    return {(context.findtext("name"), message.findtext("source"))
            for context in ElementTree.parse(ts).getroot().iter("context") for message in context.iter("message")}


def doubles(ts):
    for context in ElementTree.parse(ts).getroot().iter("context"):
        seen = set()
        for message in context.iter("message"):
            key = (message.findtext("source"), message.findtext("comment"))
            if key in seen:
                yield f"{context.findtext('name')}: stands twice: {key[0]!r}"
            seen.add(key)


MESSAGES = re.compile(r"(?<!of )(%L?\d) messages\b")

# Where one message alone is never counted, or is said in other words.
NEVER_ONE = {
    "“%1” holds %2 messages: the broker would have to keep them all as unacknowledged at once",  # too many
    "“%1” holds %2 messages: one consumer, who alone keeps their order, can have %3 at once",
    "“%1” holds %2 messages: listing them would make its member stand still for too long",
    "At %1 a second %2 messages take %3, and a run is ended after %4: choose more a second, or fewer queues",
    "its %1 messages are gone",  # one: "its message is gone"
    "%1 messages published, %2 were there already",  # one: "%1 message published, already there: %2"
    "%1 messages of %2: %3 → %4",  # a sign
}


def one_message_complaints(ts):
    """Of texts that count messages with a figure: one that begins alike is for a single one."""
    for context in ElementTree.parse(ts).getroot().iter("context"):
        texts_there = [message.findtext("source") for message in context.iter("message") if message.get("numerus") != "yes"]
        for source in texts_there:
            for found in MESSAGES.finditer(source):
                single = source[:found.end() - 1]
                if source not in NEVER_ONE and not any(re.match(re.escape(single) + r"\b", other) for other in texts_there):
                    yield f"{context.findtext('name')}: has no text for one message: {source!r}"


SOME = re.compile(r"\w\((?:s|es|ies)\)")


def plural_complaints(ts, english):
    """Of the English forms: `ts` holds every text, `english` those that count, with their forms."""
    forms = {}
    for context in ElementTree.parse(english).getroot().iter("context"):
        for message in context.iter("message"):
            forms[context.findtext("name"), message.findtext("source")] = message
    for context in ElementTree.parse(ts).getroot().iter("context"):
        where = context.findtext("name")
        for message in context.iter("message"):
            source = message.findtext("source")
            if not SOME.search(source):
                continue
            if message.get("numerus") != "yes":
                yield f"{where}: has an “(s)”, and does not count with %n: {source!r}"
                continue
            known = forms.get((where, source))
            shown = texts(known) if known is not None else []
            if len(shown) != 2 or not all(shown):
                yield f"{where}: lacks its two English forms in warrener_en.ts: {source!r}"
            yield from (f"{where}: still says “(s)” in English: {text!r}" for text in shown if SOME.search(text))
            wanted = set(re.findall(r"%(?:L?\d)", source))
            yield from (f"{where}: {source!r} lost a placeholder in {text!r}" for text in shown if text and not wanted <= set(re.findall(r"%(?:L?\d)", text)))


def main(root, lupdate):
    root = pathlib.Path(root)
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, "warrener_zh_CN.ts")
        shutil.copy(root / "translations" / "warrener_zh_CN.ts", copy)
        before = sources(copy)
        lines = list(doubles(copy))
        run = subprocess.run([lupdate, "-no-obsolete", "-locations", "none", f"-I{root / 'src'}", f"-I{root}",
                              *(str(root / top) for top in ("src", "ui", "app")), "-ts", str(copy)],
                             capture_output=True, text=True, check=False)
        lines += [line for line in run.stderr.splitlines() if "lacks" in line or "Cannot" in line or "cannot be called" in line]
        if run.returncode != 0:
            lines.append(run.stderr)
        lines += complaints(copy)
        english = root / "translations" / "warrener_en.ts"
        lines += doubles(english)
        lines += plural_complaints(copy, english)
        lines += one_message_complaints(copy)
        lines += (f"{where}: nobody counts so any more, in warrener_en.ts: {source!r}" for where, source in sorted(sources(english) - sources(copy)))
        lines += (f"{where}: nobody says any more: {source!r}" for where, source in sorted(before - sources(copy)))
    print("\n".join(lines) or "every text is translated")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
