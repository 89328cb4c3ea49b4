#include "DiagnosisPictures.h"

#include "support/SampleReport.h"

using namespace Qt::StringLiterals;

namespace warrener {

QList<DeskPicture> deskPictures()
{
    using namespace sampleData;
    const auto fillCompared = [](FakeDesk &desk) {
        const Report newer = unhealthyReport();
        desk.add(earlierReport());
        desk.add(newer);
        for (const ReportFinding &finding : newer.findings.first(5))
            desk.compared.added.append({Level::Ok, finding.level, finding});
        desk.compared.worse = {{Level::Note, Level::Warning, newer.findings.at(6)}};
        ReportFinding gone = newer.findings.at(4);
        gone.title = u"Clock of lb2 is 4 s behind"_s;
        gone.fault = FaultClass::Human;
        gone.host = u"lb2"_s;
        desk.compared.gone = {{Level::Warning, Level::Ok, gone}};
        gone.title = u"Certificate of broker1 expires in 20 days"_s;
        gone.host = u"broker1"_s;
        desk.compared.notAsked = {{Level::Warning, Level::Ok, gone}};
    };
    const auto fillUnhealthy = [](FakeDesk &desk) {
        desk.add(earlierReport());
        desk.add(unhealthyReport());
    };
    const QString both = u"%1..%2"_s.arg(earlierReport().id, unhealthyReport().id);
    return {
        {u"diagnosis"_s, unhealthyProduction, fillUnhealthy},
        {u"diagnosis-1100x700"_s, unhealthyProduction, fillUnhealthy, {}, {1100, 700}},
        {u"diagnosis-known"_s, unhealthyProduction,
         [](FakeDesk &desk) {
             desk.add(unhealthyReport());
             desk.known().add(unhealthyReport().findings.at(5), u"being migrated until April"_s);
         }},
        {u"diagnosis-many"_s, unhealthyProduction,
         [](FakeDesk &desk) {
             Report report = unhealthyReport();
             ReportFinding many{.id = u"queue.no-consumers"_s,
                                .level = Level::Warning,
                                .subject = {SubjectKind::Queue, u"//orders.1"_s},
                                .title = u"41 queues have no consumer"_s,
                                .text = u"What is published into them stays there."_s};
             many.fault = FaultClass::Software;
             for (int i = 1; i <= 41; ++i) {
                 many.things.append(u"//orders.region-%1.created"_s.arg(i));
                 many.evidence.append({many.id, many.things.last(), u"%1 messages, no consumer"_s.arg(i * 17), u"at least one"_s, Level::Warning});
             }
             report.findings = {many};
             desk.add(report);
         }},
        {u"diagnosis-plan"_s, unhealthyProduction,
         [](FakeDesk &desk) {
             Report report = unhealthyReport();
             report.recommendations.first().steps = {
                 {.words = u"Start the broker"_s, .command = u"ssh ops@broker2 'sudo systemctl start rabbitmq-server'"_s, .plan = u"start"_s},
                 {.words = u"Meanwhile move its clients and leaders to a healthy node by force"_s, .command = {}, .plan = u"failover"_s}};
             desk.add(report);
         }},
        {u"diagnosis-healthy"_s, healthyStaging, [](FakeDesk &desk) { desk.add(healthyReport()); }},
        {u"diagnosis-empty"_s, healthyStaging, [](FakeDesk &) {}},
        {u"diagnosis-running"_s, unhealthyProduction,
         [](FakeDesk &desk) {
             desk.add(earlierReport());
             desk.setProgress({41, 96, u"AMQP round trip through lb1"_s});
             desk.setRunning(true);
         }},
        {u"diagnosis-first-run"_s, unhealthyProduction, [](FakeDesk &desk) { desk.setRunning(true); }},
        {u"diagnosis-stopped"_s, unhealthyProduction, [](FakeDesk &desk) { desk.add(cancelledReport()); }},
        {u"diagnosis-compared"_s, unhealthyProduction, fillCompared, both},
        {u"diagnosis-compared-1100x700"_s, unhealthyProduction, fillCompared, both, {1100, 700}},
    };
}

} // namespace warrener
