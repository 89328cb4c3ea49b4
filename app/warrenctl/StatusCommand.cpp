#include "app/warrenctl/Commands.h"
#include "app/warrenctl/Json.h"
#include "app/warrenctl/TextTable.h"
#include "base/Units.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

QJsonObject findingJson(const Finding &finding)
{
    return {{u"id"_s, finding.id},
            {u"level"_s, toId(finding.level)},
            {u"subject"_s, QJsonObject{{u"kind"_s, toId(finding.subject.kind)}, {u"name"_s, finding.subject.name}}},
            {u"title"_s, finding.title},
            {u"text"_s, finding.text},
            {u"since"_s, time(finding.since)},
            {u"cause"_s, finding.cause < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(finding.cause)}};
}

QJsonObject totalsJson(const Part<ClusterTotals> &part)
{
    const ClusterTotals totals = part.value.value_or(ClusterTotals{});
    return {{u"publishRate"_s, number(totals.publishRate)},
            {u"deliverRate"_s, number(totals.deliverRate)},
            {u"ackRate"_s, number(totals.ackRate)},
            {u"messagesReady"_s, number(totals.messagesReady)},
            {u"messagesUnacked"_s, number(totals.messagesUnacked)},
            {u"connections"_s, number(totals.connections)},
            {u"channels"_s, number(totals.channels)},
            {u"queues"_s, number(totals.queues)},
            {u"consumers"_s, number(totals.consumers)}};
}

template <class Number>
QString shown(const std::optional<Number> &value)
{
    return value ? units::count(static_cast<double>(*value)) : u"–"_s;
}

QString totalsText(const ClusterTotals &totals)
{
    return QCoreApplication::translate("warrenctl", "Messages: %1 ready, %2 unacknowledged; %3 in, %4 out, %5 acknowledged a second\n"
                                                    "Connections: %6; channels: %7; consumers: %8; queues: %9\n")
        .arg(shown(totals.messagesReady), shown(totals.messagesUnacked), shown(totals.publishRate), shown(totals.deliverRate), shown(totals.ackRate),
             shown(totals.connections), shown(totals.channels), shown(totals.consumers), shown(totals.queues));
}

} // namespace

ExitCode exitCodeOf(const Snapshot &snapshot, const Assessment &assessment)
{
    const bool reached = std::ranges::any_of(snapshot.nodes, [](const NodeLook &node) { return node.answer.has() || node.metrics.has(); });
    // A closed door on every node (wrong password, expired certificate) is not reached either.
    if (!reached || assessment.level == Level::Unknown)
        return NotReached;
    return assessment.level == Level::Critical ? Failed : Done;
}

Report statusReport(const Snapshot &snapshot, const Assessment &assessment)
{
    const bool areQueuesRead = snapshot.queues && !isNever(snapshot.queues->asOf);
    Report report{.text = {}, .json = {}, .exitCode = exitCodeOf(snapshot, assessment)};

    report.text = printable(assessment.headline) + u'\n';
    if (!assessment.line.isEmpty())
        report.text += printable(assessment.line) + u'\n';
    if (!areQueuesRead)
        report.text += QCoreApplication::translate("warrenctl", "The queues have not been read: nothing is said of them here.") + u'\n';
    QJsonArray findings;
    if (!assessment.findings.isEmpty())
        report.text += u'\n';
    for (const Finding &finding : assessment.findings) {
        const QString indent = finding.cause < 0 ? QString() : u"  "_s;
        const QString since = isNever(finding.since) ? QString() : u" ("_s + units::timeAndAge(finding.since, snapshot.at) + u')';
        report.text += u"%1%2  %3: %4%5\n"_s.arg(indent, toWord(finding.level), printable(finding.title), printable(finding.text), since);
        findings.append(findingJson(finding));
    }

    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "NAME"));
    table.addColumn(QCoreApplication::translate("warrenctl", "STATE"));
    QJsonArray states;
    for (const SubjectState &state : assessment.states) {
        table.addRow({state.subject.name, state.word});
        states.append(QJsonObject{{u"kind"_s, toId(state.subject.kind)},
                                  {u"name"_s, state.subject.name},
                                  {u"level"_s, toId(state.level)},
                                  {u"state"_s, state.id},
                                  {u"word"_s, state.word}});
    }
    if (!table.isEmpty())
        report.text += u'\n' + table.toText();
    if (snapshot.totals.has())
        report.text += u'\n' + totalsText(*snapshot.totals.value);

    report.json = {
        {u"cluster"_s, snapshot.cluster.value},
        {u"environment"_s, toId(snapshot.environment)},
        {u"at"_s, time(snapshot.at)},
        {u"verdict"_s,
         QJsonObject{{u"level"_s, toId(assessment.level)}, {u"word"_s, assessment.word}, {u"headline"_s, assessment.headline}, {u"line"_s, assessment.line}}},
        {u"findings"_s, findings},
        {u"states"_s, states},
        {u"totals"_s, totalsJson(snapshot.totals)},
        {u"areQueuesRead"_s, areQueuesRead}};
    return report;
}

} // namespace warrener::ctl
