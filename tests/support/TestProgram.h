#pragma once

// One program holds the suites of many files: a compiler run, a link and a moc run for each file cost
// most of what a build of the tests took. tests/CMakeLists.txt takes this header into every file of a
// test program ahead of the file's own lines, so that QTEST_GUILESS_MAIN(Suite) and its kin, written
// as everywhere, make the suite known under its class's name instead of defining main(). ctest gives
// each suite a process of its own: `test_unit_look TlsTest [arguments of Qt Test]`.

#include "SettleThreads.h" // by its place: the precompiled header takes this file in before a suite's folders are known

#include <QCoreApplication>
#include <QTest>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
#endif

namespace warrener::testprogram {
using Run = int (*)(int argc, char **argv);

/** Makes a suite known to the program's main(); stays for the life of the program. */
class Suite final
{
public:
    /** @p name: the class's, unique in the program; @p run: what runs it, Qt Test's exit code being its result. */
    Suite(const char *name, Run run);
};

/** For suites that need no application object. */
struct NoApplication
{
    NoApplication(int &, char **) {}
};

/** What Qt's own QTEST_…MAIN do in main(), in the same order. @p file: the suite's, for QFINDTESTDATA. */
template <typename TestObject, typename Application>
int run(int argc, char **argv, const char *file)
{
    QTest::Internal::callInitMain<TestObject>();
    [[maybe_unused]] Application application(argc, argv);
    if constexpr (!std::is_same_v<Application, NoApplication>)
        QCoreApplication::setAttribute(Qt::AA_Use96Dpi, true);
    int result = 0;
    {
        TestObject test;
        QTest::setMainSourcePath(file, QT_TESTCASE_BUILDDIR);
        result = QTest::qExec(&test, argc, argv);
    }
    // What is still under way in threads comes to its end: sanitizers take a coroutine that waits for ever for a leak.
    if constexpr (!std::is_same_v<Application, NoApplication>)
        settleThreads();
    return result;
}
} // namespace warrener::testprogram

#undef QTEST_APPLESS_MAIN
#undef QTEST_GUILESS_MAIN
#undef QTEST_MAIN

#define WARRENER_SUITE(TestObject, Application)                                                                                                                \
    static const warrener::testprogram::Suite suiteOf##TestObject(                                                                                             \
        #TestObject, [](int argc, char **argv) { return warrener::testprogram::run<TestObject, Application>(argc, argv, __FILE__); });

#define QTEST_APPLESS_MAIN(TestObject) WARRENER_SUITE(TestObject, warrener::testprogram::NoApplication)
#define QTEST_GUILESS_MAIN(TestObject) WARRENER_SUITE(TestObject, QCoreApplication)
// A program without Widgets has no such macro: tests/CMakeLists.txt puts suites with it where they are.
#ifdef QT_WIDGETS_LIB
#define QTEST_MAIN(TestObject) WARRENER_SUITE(TestObject, QApplication)
#endif
