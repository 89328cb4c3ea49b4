#include "judge/assess/HostFindings.h"

#include "base/Units.h"
#include "judge/assess/HostHealth.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

struct HostWords
{
    const char *id, *word, *title, *text, *one, *many, *briefOne, *briefMany;
};

constexpr HostWords unreachable{"host.unreachable",
                                QT_TRANSLATE_NOOP("Diagnosis", "Unreachable"),
                                QT_TRANSLATE_NOOP("Diagnosis", "Host not reachable"),
                                QT_TRANSLATE_NOOP("Diagnosis", "nothing on %1 answers: it is switched off, cut off or hangs"),
                                QT_TRANSLATE_NOOP("Diagnosis", "nothing on the host %1 answers"),
                                QT_TRANSLATE_NOOP("Diagnosis", "nothing on %1 hosts answers: %2"),
                                QT_TRANSLATE_NOOP("Diagnosis", "1 host not reachable"),
                                QT_TRANSLATE_NOOP("Diagnosis", "%1 hosts not reachable")};
constexpr HostWords unresolved{"host.unresolved",
                               QT_TRANSLATE_NOOP("Diagnosis", "Host name not found"),
                               QT_TRANSLATE_NOOP("Diagnosis", "Host name not found"),
                               QT_TRANSLATE_NOOP("Diagnosis", "the name of the host %1 has no address; its figures are missing"),
                               QT_TRANSLATE_NOOP("Diagnosis", "the name of the host %1 has no address"),
                               QT_TRANSLATE_NOOP("Diagnosis", "the names of %1 hosts have no address: %2"),
                               QT_TRANSLATE_NOOP("Diagnosis", "1 host name not found"),
                               QT_TRANSLATE_NOOP("Diagnosis", "%1 host names not found")};
constexpr HostWords figuresMissing{"host.figures-missing",
                                   QT_TRANSLATE_NOOP("Diagnosis", "Host figures missing"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "Host figures missing"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "the host %1 answers, but gives no figures (%2)"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "the figures of the host %1 are missing"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "the figures of %1 hosts are missing: %2"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "host figures of 1 host missing"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "host figures of %1 hosts missing")};

/// One of HostHealth's issues; %1 host, %2 value, %3 threshold, %4 file system.
struct IssueWords
{
    const char *issue;
    const char *id, *title, *warning, *critical, *one, *many, *briefOne, *briefMany;
};

constexpr IssueWords issueWords[] = {
    {"cpu", "host.cpu", QT_TRANSLATE_NOOP("Diagnosis", "CPU busy"), QT_TRANSLATE_NOOP("Diagnosis", "the CPU of %1 is at %2, warning above %3"),
     QT_TRANSLATE_NOOP("Diagnosis", "the CPU of %1 is at %2, critical above %3"), QT_TRANSLATE_NOOP("Diagnosis", "the CPU of %1 is at %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "the CPUs of %1 hosts are busy: %2"), QT_TRANSLATE_NOOP("Diagnosis", "1 host with busy CPU"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 hosts with busy CPU")},
    {"memory", "host.memory", QT_TRANSLATE_NOOP("Diagnosis", "Host memory short"),
     QT_TRANSLATE_NOOP("Diagnosis", "%2 of the memory of %1 is in use, warning above %3"),
     QT_TRANSLATE_NOOP("Diagnosis", "%2 of the memory of %1 is in use, critical above %3"), QT_TRANSLATE_NOOP("Diagnosis", "%2 of the memory of %1 is in use"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 hosts are short of memory: %2"), QT_TRANSLATE_NOOP("Diagnosis", "1 host short of memory"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 hosts short of memory")},
    {"disk-data", "host.disk-data", QT_TRANSLATE_NOOP("Diagnosis", "Data disk filling up"),
     QT_TRANSLATE_NOOP("Diagnosis", "%4 on %1 is %2 full, warning above %3"), QT_TRANSLATE_NOOP("Diagnosis", "%4 on %1 is %2 full, critical above %3"),
     QT_TRANSLATE_NOOP("Diagnosis", "the data disk of %1 is %2 full"), QT_TRANSLATE_NOOP("Diagnosis", "the data disks of %1 hosts fill up: %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "1 data disk filling up"), QT_TRANSLATE_NOOP("Diagnosis", "%1 data disks filling up")},
    {"disk-root", "host.disk-root", QT_TRANSLATE_NOOP("Diagnosis", "System disk filling up"),
     QT_TRANSLATE_NOOP("Diagnosis", "/ on %1 is %2 full, warning above %3"), QT_TRANSLATE_NOOP("Diagnosis", "/ on %1 is %2 full, critical above %3"),
     QT_TRANSLATE_NOOP("Diagnosis", "the system disk of %1 is %2 full"), QT_TRANSLATE_NOOP("Diagnosis", "the system disks of %1 hosts fill up: %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "1 system disk filling up"), QT_TRANSLATE_NOOP("Diagnosis", "%1 system disks filling up")},
    {"load", "host.load", QT_TRANSLATE_NOOP("Diagnosis", "Load high"), QT_TRANSLATE_NOOP("Diagnosis", "the load of %1 is %2 per core, warning above %3"),
     QT_TRANSLATE_NOOP("Diagnosis", "the load of %1 is %2 per core, critical above %3"), QT_TRANSLATE_NOOP("Diagnosis", "the load of %1 is %2 per core"),
     QT_TRANSLATE_NOOP("Diagnosis", "the load of %1 hosts is high: %2"), QT_TRANSLATE_NOOP("Diagnosis", "1 host with high load"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 hosts with high load")},
};

const IssueWords &wordsOf(const HostIssue &issue)
{
    for (const IssueWords &entry : issueWords) {
        if (issue.id == QLatin1StringView(entry.issue))
            return entry;
    }
    Q_UNREACHABLE_RETURN(issueWords[0]);
}

Draft conditionDraft(const HostLook &host, const HostWords &entry, Level level)
{
    const QString said = host.figures.error ? host.figures.error->message : QString();
    return {.finding = {.id = QString::fromLatin1(entry.id),
                        .level = level,
                        .subject = {SubjectKind::Host, host.name.value},
                        .title = fill(entry.title),
                        .text = fill(entry.text, {host.name.value, said}),
                        .since = host.figures.failingSince},
            .clause = fill(entry.one, {host.name.value}),
            .name = host.name.value,
            .many = entry.many,
            .all = nullptr,
            .briefOne = entry.briefOne,
            .briefMany = entry.briefMany};
}

Draft issueDraft(const HostLook &host, const HostIssue &issue)
{
    const IssueWords &entry = wordsOf(issue);
    const bool isLoad = issue.id == "load"_L1;
    const auto number = [isLoad](double value) { return isLoad ? units::load(value) : units::percent(value); };
    const QString mount = host.figures.value->diskDataMount.isEmpty() ? u"/"_s : host.figures.value->diskDataMount;
    const QStringList values{host.name.value, number(issue.value), number(issue.threshold), mount};
    return {.finding = {.id = QString::fromLatin1(entry.id),
                        .level = issue.level,
                        .subject = {SubjectKind::Host, host.name.value},
                        .title = fill(entry.title),
                        .text = fill(issue.level == Level::Critical ? entry.critical : entry.warning, values)},
            .clause = fill(entry.one, values),
            .name = host.name.value,
            .many = entry.many,
            .all = nullptr,
            .briefOne = entry.briefOne,
            .briefMany = entry.briefMany};
}

Draft linesDraft(const HostLook &host, const HostFigures &figures)
{
    return {.finding = {.id = u"host.metrics-unread"_s,
                        .level = Level::Note,
                        .subject = {SubjectKind::Host, host.name.value},
                        .title = QCoreApplication::translate("Diagnosis", "Lines of metrics left out"),
                        .text = fill(
                            QT_TRANSLATE_NOOP("Diagnosis", "%2 lines of the metrics of %1 cannot be read, and what they tell is missing here; the first: %3"),
                            {host.name.value, units::count(static_cast<double>(figures.unreadLines)), figures.firstUnread})},
            .clause = fill(QT_TRANSLATE_NOOP("Diagnosis", "some lines of the metrics of %1 cannot be read"), {host.name.value}),
            .name = host.name.value,
            .many = QT_TRANSLATE_NOOP("Diagnosis", "some lines of the metrics of %1 hosts cannot be read: %2"),
            .briefOne = QT_TRANSLATE_NOOP("Diagnosis", "metrics of 1 host with lines left out"),
            .briefMany = QT_TRANSLATE_NOOP("Diagnosis", "metrics of %1 hosts with lines left out")};
}

SubjectState stateWith(const HostLook &host, Level level, const QString &id, const QString &word)
{
    return {.subject = {SubjectKind::Host, host.name.value}, .level = level, .id = id, .word = word};
}

} // namespace

QList<Draft> hostFindings(const Snapshot &snapshot, const HostLook &host, HostCondition condition)
{
    QList<Draft> drafts;
    switch (condition) {
    case HostCondition::Asking:
    case HostCondition::NotConfigured:
        break;
    case HostCondition::Unreachable:
        drafts.append(conditionDraft(host, unreachable, Level::Critical));
        break;
    case HostCondition::Unresolved:
        drafts.append(conditionDraft(host, unresolved, Level::Unknown));
        break;
    case HostCondition::FiguresMissing:
        drafts.append(conditionDraft(host, figuresMissing, Level::Unknown));
        break;
    case HostCondition::Answers:
        for (const auto listed = hostHealth(*host.figures.value, snapshot.thresholds).issues; const HostIssue &issue : listed)
            drafts.append(issueDraft(host, issue));
        if (const HostFigures &figures = *host.figures.value; figures.unreadLines > 0)
            drafts.append(linesDraft(host, figures));
        break;
    }
    return drafts;
}

SubjectState hostState(const HostLook &host, HostCondition condition, const QList<Draft> &findings)
{
    switch (condition) {
    case HostCondition::Asking:
        return stateWith(host, Level::Unknown, u"asking"_s, QCoreApplication::translate("Diagnosis", "Asking"));
    case HostCondition::NotConfigured:
        return stateWith(host, Level::Unknown, u"not-configured"_s, QCoreApplication::translate("Diagnosis", "Not configured"));
    case HostCondition::Unreachable:
        return stateWith(host, Level::Critical, u"unreachable"_s, fill(unreachable.word));
    case HostCondition::Unresolved:
        return stateWith(host, Level::Unknown, u"unresolved"_s, fill(unresolved.word));
    case HostCondition::FiguresMissing:
        return stateWith(host, Level::Unknown, u"figures-missing"_s, fill(figuresMissing.word));
    case HostCondition::Answers:
        break;
    }
    SubjectState state = stateWith(host, Level::Ok, u"ok"_s, QCoreApplication::translate("Diagnosis", "Healthy"));
    for (const Draft &draft : findings) {
        if (draft.finding.level > std::max(state.level, Level::Note)) { // what is only worth knowing is no state
            state.level = draft.finding.level;
            state.id = draft.finding.id;
            state.word = draft.finding.title;
        }
    }
    return state;
}

} // namespace warrener
