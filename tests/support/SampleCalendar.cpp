#include "support/SampleCalendar.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener::sampleData {

namespace {

const QLocale::Language chinese = QLocale::Chinese;

/// Sample texts come from drills and journals, which are in the language of the person.
QString said(const char *english, const QString &other)
{
    return QLocale().language() == chinese ? other : QString::fromLatin1(english);
}

TimePoint at(int month, int day, int hour, int minute = 0)
{
    return momentOf({QDate(2026, month, day), QTime(hour, minute)}, calendarZone());
}

PastRun run(CalendarKind kind, const QString &subject, const QString &title, TimePoint when, RunVerdict verdict, const QString &word)
{
    static int number = 0;
    return {
        .kind = kind, .run = u"run-%1"_s.arg(++number), .subject = subject, .title = title, .at = when, .until = when + 6min, .verdict = verdict, .word = word};
}

CalendarEntry planned(const QString &id, CalendarKind kind, const QString &title, const QStringList &arguments, int month, int day, int hour, int minute = 0,
                      const QString &rule = {})
{
    return {.id = id,
            .kind = kind,
            .title = title,
            .arguments = arguments + QStringList{u"--yes"_s},
            .start = {QDate(2026, month, day), QTime(hour, minute)},
            .zone = calendarZone(),
            .rule = rule,
            .length = kind == CalendarKind::Diagnosis ? 5min : 30min,
            .owner = u"wang"_s,
            .since = at(3, 10, 9)};
}

QStringList drill(const QString &id)
{
    return {u"drill"_s, u"run"_s, id};
}

} // namespace

QTimeZone calendarZone()
{
    return QTimeZone("Europe/Berlin");
}

TimePoint calendarNow()
{
    return at(3, 17, 14, 32);
}

CalendarView calendarOfMarch()
{
    using enum CalendarKind;
    using enum RunVerdict;
    const QString node = said("Node failure", u"节点故障"_s), diagnosis = said("Diagnosis", u"诊断"_s), restore = said("Restore test", u"恢复测试"_s),
                  disk = said("Disk full", u"磁盘已满"_s), cpu = said("CPU pressure", u"CPU 压力"_s), proxy = said("Proxy failure", u"代理故障"_s),
                  partition = said("Network partition", u"网络分区"_s);
    const QString passed = said("passed", u"通过"_s), failed = said("failed", u"失败"_s), healthy = said("healthy", u"健康"_s),
                  complete = said("complete", u"完整"_s);
    CalendarView view{.loaded = true};
    view.runs = {
        run(Drill, u"node-failure"_s, node, at(2, 25, 10), Good, passed),
        run(Diagnosis, {}, diagnosis, at(2, 27, 9), Good, healthy),
        run(Diagnosis, {}, diagnosis, at(3, 2, 9), Good, healthy),
        run(Drill, u"proxy-failure"_s, proxy, at(3, 4, 10), Good, passed),
        run(RestoreTest, {}, restore, at(3, 5, 12), Good, complete),
        run(Diagnosis, {}, diagnosis, at(3, 9, 9), Good, healthy),
        run(Drill, u"node-failure"_s, node, at(3, 11, 10), Good, passed),
        run(Rehearsal, u"lost-majority"_s, said("Rehearsal", u"预演"_s), at(3, 11, 14), Warning, said("over RTO", u"超过 RTO"_s)),
        run(RestoreTest, {}, restore, at(3, 12, 12), Good, complete),
        run(Drill, u"disk-full"_s, disk, at(3, 13, 10), Bad, failed),
        run(Diagnosis, {}, diagnosis, at(3, 16, 9), Warning, said("warning", u"警告"_s)),
    };
    for (TimePoint hour = at(2, 23, 0); hour < calendarNow(); hour += 1h) {
        const bool isBad = hour == at(3, 6, 4);
        view.runs.append(run(Backup, {}, said("Backup", u"备份"_s), hour, isBad ? Bad : Good, {}));
    }
    view.calendar.entries = {
        planned(u"cpu"_s, Drill, cpu, drill(u"cpu-pressure"_s), 3, 16, 15),
        planned(u"disk"_s, Drill, disk, drill(u"disk-full"_s), 3, 17, 16),
        planned(u"freeze"_s, Drill, said("Node freeze", u"节点冻结"_s), drill(u"node-freeze"_s), 3, 18, 10),
        planned(u"restore"_s, RestoreTest, restore, {u"restore"_s, u"--test"_s, u"--to"_s, u"dr1"_s}, 3, 19, 12, 0, u"FREQ=WEEKLY;COUNT=2"_s),
        planned(u"diagnosis"_s, Diagnosis, diagnosis, {u"diagnose"_s}, 3, 23, 9),
        planned(u"partition"_s, Drill, partition, drill(u"network-partition"_s), 3, 26, 14),
        planned(u"dns"_s, Drill, said("DNS failure", u"DNS 故障"_s), drill(u"dns-failure"_s), 3, 27, 10),
        planned(u"memory"_s, Drill, said("Memory alarm", u"内存告警"_s), drill(u"memory-alarm"_s), 4, 3, 10),
    };
    view.calendar.blackouts = {
        {.id = u"close"_s, .title = said("month-end close", u"月末结账"_s), .from = {QDate(2026, 3, 30), QTime(0, 0)}, .length = 54h, .zone = calendarZone()}};
    return view;
}

QList<CalendarOffer> calendarOffers()
{
    using enum CalendarKind;
    const auto offer = [](CalendarKind kind, const QString &title, const QStringList &arguments, const QString &line, const QStringList &touches = {}) {
        return CalendarOffer{.entry = {.kind = kind, .title = title, .arguments = arguments, .length = 10min, .touches = touches}, .line = line};
    };
    const QStringList nodes{u"broker3"_s, u"broker2"_s, u"broker1"_s};
    QList<CalendarOffer> offers{
        offer(Drill, said("Node failure", u"节点故障"_s), drill(u"node-failure"_s), said("stop, kill or freeze; 1 node", u"停止、终止或冻结；1 个节点"_s),
              nodes),
        offer(Drill, said("Network partition", u"网络分区"_s), drill(u"network-partition"_s), said("any split; 1 node cut off", u"任意分割；隔离 1 个节点"_s),
              nodes),
        offer(Drill, said("Packet loss", u"丢包"_s), drill(u"packet-loss"_s), said("1 link", u"1 条链路"_s), nodes),
        offer(Drill, said("Disk full", u"磁盘已满"_s), drill(u"disk-full"_s), said("1 node, reserve file", u"1 个节点，占位文件"_s), nodes),
        offer(Drill, said("Proxy failure", u"代理故障"_s), drill(u"proxy-failure"_s), said("1 of 2 proxies", u"2 个代理中的 1 个"_s), {u"lb1"_s, u"lb2"_s}),
        offer(RestoreTest, said("Restore test", u"恢复测试"_s), {u"restore"_s, u"--test"_s, u"--to"_s, u"dr1"_s}, said("into dr1", u"恢复到 dr1"_s)),
        offer(Rehearsal, said("Plan rehearsal", u"计划预演"_s), {u"recovery"_s, u"run"_s, u"lost-majority"_s, u"--rehearse"_s}, said("on dr1", u"在 dr1 上"_s)),
        offer(Drill, said("Memory alarm", u"内存告警"_s), drill(u"memory-alarm"_s), said("1 node", u"1 个节点"_s), nodes),
        offer(Drill, said("CPU pressure", u"CPU 压力"_s), drill(u"cpu-pressure"_s), said("1 node", u"1 个节点"_s), nodes),
        offer(Diagnosis, said("Diagnosis", u"诊断"_s), {u"diagnose"_s}, said("reads only", u"只读"_s)),
        offer(Backup, said("Full backup", u"完整备份"_s), {u"backup"_s, u"create"_s, u"--type"_s, u"full"_s},
              said("definitions and messages", u"定义和消息"_s)),
        offer(Note, said("Note", u"备注"_s), {}, said("nothing is run", u"不运行任何操作"_s)),
    };
    for (CalendarOffer &each : offers) {
        if (each.entry.arguments.contains("--to"_L1))
            each.elsewhere = Environment::Test;
    }
    return offers;
}

} // namespace warrener::sampleData
