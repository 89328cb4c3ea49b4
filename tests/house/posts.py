#!/usr/bin/env python3
"""Checks that work goes from one thread to another in one way only: by base/Post.h.

The thread sanitizer knows nothing of Qt's queues and of its mutexes, since Qt is not compiled with it;
what goes by base/Post.h is told to it. So outside that file nobody calls QMetaObject::invokeMethod(),
connects queued, posts an event, makes a thread of a function, gives a thread pool work or uses a QMutex (std::mutex
is known everywhere).

Usage: posts.py CHECKOUT | --selftest
"""
import pathlib
import re
import sys
import tempfile

HOME = "src/base/Post.h"
OTHERS = re.compile(r"\binvokeMethod\b|\bQt::(?:Blocking)?QueuedConnection\b|\bQMutex(?:Locker)?\b|\bQReadWriteLock\b|(?:[pP]ool(?:\(\))?|globalInstance\(\))(?:->|\.)(?:start|tryStart)\(|\bQThread::create\b|\bpostEvent\(")
NO_CODE = re.compile(r'"(?:[^"\\\n]|\\.)*"|//[^\n]*')


def findings(checkout):
    found = []
    for room in ("src", "ui", "app"):
        for file in sorted((checkout / room).rglob("*")):
            if file.suffix not in (".cpp", ".h") or file.relative_to(checkout).as_posix() == HOME:
                continue
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                if match := OTHERS.search(NO_CODE.sub('""', line)):
                    found.append(f"{file.relative_to(checkout)}:{number}: {match.group()} stands outside {HOME}")
    return found


def selftest():
    with tempfile.TemporaryDirectory() as folder:
        checkout = pathlib.Path(folder)
        for name, text in {"src/base/Post.h": "QMetaObject::invokeMethod(there, work, Qt::QueuedConnection);",
                           "src/a/Good.cpp": "post(there, work); // not by invokeMethod\nm_timer.start(5);",
                           "ui/b/Bad.cpp": "QMetaObject::invokeMethod(this, [] {});\nconnect(a, b, c, d, Qt::QueuedConnection);\nwaitPool()->start(work);",
                           "app/c/Bad.h": "QMutex m_mutex;\nQThreadPool::globalInstance()->start(work);\n"
                                          'open(u"http://x"_s), QMetaObject::invokeMethod(this, [] {});\nQThread::create(work)->start();'}.items():
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
            (checkout / name).write_text(text, encoding="utf-8")
        places = [finding.split(": ")[0] for finding in findings(checkout)]
        wanted = ["ui/b/Bad.cpp:1", "ui/b/Bad.cpp:2", "ui/b/Bad.cpp:3", "app/c/Bad.h:1", "app/c/Bad.h:2", "app/c/Bad.h:3", "app/c/Bad.h:4"]
        if places != wanted:
            sys.exit(f"selftest: {places}, not {wanted}")


if __name__ == "__main__":
    if sys.argv[1] == "--selftest":
        selftest()
    elif found := findings(pathlib.Path(sys.argv[1])):
        sys.exit("\n".join(found))
