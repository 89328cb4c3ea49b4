// main() of the test programs: runs the suite that its first argument names. On the test hosts it makes them
// whole first: what the suite before left (a proxy that has not yet seen that its broker is back) is no
// business of this one.
#include "support/TestProgram.h"

#include <QProcess>

#include <cstdio>
#include <map>
#include <string_view>

namespace {
/** Suites by name. In a function: they make themselves known before main(). */
std::map<std::string_view, warrener::testprogram::Run> &suites()
{
    static std::map<std::string_view, warrener::testprogram::Run> known;
    return known;
}

void list(std::FILE *to)
{
    for (const auto &[name, run] : suites())
        std::fprintf(to, "%s\n", name.data());
}

/// True where there are no test hosts, and where all of them are up, healed and ready.
bool hostsAreWhole()
{
    return !qEnvironmentVariableIsSet("TESTBED_DIR") || QProcess::execute(QStringLiteral("testbed-reset")) == 0;
}
} // namespace

warrener::testprogram::Suite::Suite(const char *name, Run run)
{
    suites().emplace(name, run);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fputs("Runs one of these suites, named first; what follows is for Qt Test (-help):\n", stderr);
        list(stderr);
        return 2;
    }
    if (std::string_view(argv[1]) == "--list") {
        list(stdout);
        return 0;
    }
    const auto suite = suites().find(argv[1]);
    if (suite == suites().end()) {
        std::fprintf(stderr, "There is no suite %s here. These are:\n", argv[1]);
        list(stderr);
        return 2;
    }
    if (!hostsAreWhole()) {
        std::fprintf(stderr, "The test hosts are not ready for %s.\n", argv[1]);
        return 1;
    }
    // Folders in Qt's standard places go by this name: suites that run side by side have their own.
    QCoreApplication::setApplicationName(QString::fromLatin1("test_") + QLatin1StringView(argv[1]));
    argv[1] = argv[0];
    return suite->second(argc - 1, argv + 1);
}
