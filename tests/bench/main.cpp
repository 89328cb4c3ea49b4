// bench [NAME…]: prints how much things cost, as ratios to a baseline measured in the same run.
// Exit code 1 when a promise does not hold, 0 otherwise; what cannot run here is named and skipped.

#include "Bench.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QStringList>

#include <array>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

constexpr std::array benches{
    Bench{"chart-tick", benchChartTick},   Bench{"parse-queues", benchParseQueues}, Bench{"start-to-live", benchStartToLive},
    Bench{"idle-window", benchIdleWindow}, Bench{"diagnosis", benchDiagnosis},      Bench{"journal", benchJournalLists},
    Bench{"messages", benchMessages},      Bench{"archive", benchArchive},          Bench{"restore", benchRestore},
    Bench{"calendar", benchCalendar},
};

void print(const QString &text)
{
    std::fputs(qPrintable(text + u'\n'), stdout);
    std::fflush(stdout);
}

QString column(const QString &text, int width)
{
    return text.leftJustified(width) + u"  "_s;
}

void printLine(const BenchLine &line)
{
    const QString ratio = line.ratio > 0 ? u"× %1"_s.arg(line.ratio, 0, 'f', line.ratio < 10 ? 2 : 0) : u"–"_s;
    const QString verdict = line.bound.isEmpty() ? QString() : line.bound + (line.holds ? u" holds"_s : u" DOES NOT HOLD"_s);
    print(column(line.what, 44) + column(line.measured, 14) + column(ratio, 8) + column(line.baseline, 46) + verdict);
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    Theme theme(application);
    const QStringList wanted = application.arguments().mid(1);
#ifndef __OPTIMIZE__
    print(u"Built without optimisation: figures of Warrener's own code are too high."_s);
#endif
    print(column(u"what"_s, 44) + column(u"measured"_s, 14) + column(u"ratio"_s, 8) + column(u"baseline"_s, 46) + u"promise"_s);
    bool holds = true;
    for (const Bench &bench : benches) {
        const QString name = QString::fromLatin1(bench.name);
        if (!wanted.isEmpty() && !wanted.contains(name))
            continue;
        const BenchResult result = bench.run();
        if (!result) {
            print(column(name, 44) + u"skipped: "_s + result.error().message);
            holds = holds && result.error().kind == ErrorKind::NotConfigured;
            continue;
        }
        for (const BenchLine &line : *result) {
            printLine(line);
            holds = holds && line.holds;
        }
    }
    return holds ? 0 : 1;
}
