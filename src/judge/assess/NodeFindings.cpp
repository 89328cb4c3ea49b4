#include "judge/assess/NodeFindings.h"

#include "base/Units.h"
#include "judge/assess/NearLimit.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

struct ConditionWords
{
    NodeCondition condition;
    Level level;
    const char *id;
    const char *word; ///< at most 22 characters
    const char *title;
    const char *text; ///< %1 the node, %2 what the client said
    const char *one;
    const char *many;
    const char *all;
    const char *briefOne;
    const char *briefMany;
};

constexpr ConditionWords words[] = {
    {NodeCondition::Asking, Level::Unknown, "asking", QT_TRANSLATE_NOOP("Diagnosis", "Asking"), {}, {}, {}, {}, {}, {}, {}},
    {NodeCondition::InService, Level::Ok, "in-service", QT_TRANSLATE_NOOP("Diagnosis", "In service"), {}, {}, {}, {}, {}, {}, {}},
    {NodeCondition::Partitioned, Level::Critical, "partitioned", QT_TRANSLATE_NOOP("Diagnosis", "Partitioned"), {}, {}, {}, {}, {}, {}, {}},
    {NodeCondition::Draining, Level::Warning, "draining", QT_TRANSLATE_NOOP("Diagnosis", "Draining"), QT_TRANSLATE_NOOP("Diagnosis", "Node draining"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 is in maintenance mode and takes no clients"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 is in maintenance mode and takes no clients"), QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes are in maintenance mode: %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "all %1 nodes are in maintenance mode"), QT_TRANSLATE_NOOP("Diagnosis", "1 node draining"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes draining")},
    {NodeCondition::Stopped, Level::Critical, "stopped", QT_TRANSLATE_NOOP("Diagnosis", "Down"), QT_TRANSLATE_NOOP("Diagnosis", "Node down"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 does not run; its host answers"), QT_TRANSLATE_NOOP("Diagnosis", "%1 is down; its host answers"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes are down: %2"), QT_TRANSLATE_NOOP("Diagnosis", "all %1 nodes are down"),
     QT_TRANSLATE_NOOP("Diagnosis", "1 node down"), QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes down")},
    {NodeCondition::PortsClosed, Level::Warning, "ports-closed", QT_TRANSLATE_NOOP("Diagnosis", "Ports closed"), QT_TRANSLATE_NOOP("Diagnosis", "Ports closed"),
     QT_TRANSLATE_NOOP("Diagnosis",
                       "the peers of %1 still see it run, but its ports are closed: it stopped a few seconds ago, is starting, or is in maintenance mode"),
     QT_TRANSLATE_NOOP("Diagnosis", "the ports of %1 are closed: it has just stopped, is starting, or is in maintenance mode"),
     QT_TRANSLATE_NOOP("Diagnosis", "the ports of %1 nodes are closed: %2"), QT_TRANSLATE_NOOP("Diagnosis", "the ports of all %1 nodes are closed"),
     QT_TRANSLATE_NOOP("Diagnosis", "ports of 1 node closed"), QT_TRANSLATE_NOOP("Diagnosis", "ports of %1 nodes closed")},
    {NodeCondition::Frozen, Level::Critical, "frozen", QT_TRANSLATE_NOOP("Diagnosis", "Frozen"), QT_TRANSLATE_NOOP("Diagnosis", "Node frozen"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 accepts connections and does not answer"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 is frozen: it accepts connections and does not answer"), QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes are frozen: %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "all %1 nodes are frozen"), QT_TRANSLATE_NOOP("Diagnosis", "1 node frozen"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes frozen")},
    {NodeCondition::ApiHanging, Level::Warning, "api-hanging", QT_TRANSLATE_NOOP("Diagnosis", "API not answering"),
     QT_TRANSLATE_NOOP("Diagnosis", "Management API silent"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 serves its metrics, but its management API does not answer in time"),
     QT_TRANSLATE_NOOP("Diagnosis", "the management API of %1 does not answer in time"),
     QT_TRANSLATE_NOOP("Diagnosis", "the management API of %1 nodes does not answer in time: %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "the management API of all %1 nodes does not answer in time"), QT_TRANSLATE_NOOP("Diagnosis", "1 management API silent"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 management APIs silent")},
    {NodeCondition::HostUnreachable, Level::Critical, "host-unreachable", QT_TRANSLATE_NOOP("Diagnosis", "Host unreachable"),
     QT_TRANSLATE_NOOP("Diagnosis", "Node not reachable"), QT_TRANSLATE_NOOP("Diagnosis", "%1 cannot be reached, like everything on its host"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 cannot be reached, like everything on its host"), QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes cannot be reached: %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "none of %1 nodes can be reached"), QT_TRANSLATE_NOOP("Diagnosis", "1 node not reachable"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes not reachable")},
    {NodeCondition::NoAnswer, Level::Critical, "no-answer", QT_TRANSLATE_NOOP("Diagnosis", "No answer"), QT_TRANSLATE_NOOP("Diagnosis", "No answer"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 does not answer, and whether its host does is not known: %2"), QT_TRANSLATE_NOOP("Diagnosis", "%1 does not answer"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes do not answer: %2"), QT_TRANSLATE_NOOP("Diagnosis", "none of %1 nodes answers"),
     QT_TRANSLATE_NOOP("Diagnosis", "1 node without answer"), QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes without answer")},
    {NodeCondition::Unresolved, Level::Warning, "unresolved", QT_TRANSLATE_NOOP("Diagnosis", "Host name not found"),
     QT_TRANSLATE_NOOP("Diagnosis", "Host name not found"),
     QT_TRANSLATE_NOOP("Diagnosis", "the host name of %1 has no address; correct it in the cluster's settings, or in DNS"),
     QT_TRANSLATE_NOOP("Diagnosis", "the host name of %1 has no address"), QT_TRANSLATE_NOOP("Diagnosis", "the host names of %1 nodes have no address: %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "the host names of all %1 nodes have no address"), QT_TRANSLATE_NOOP("Diagnosis", "1 host name not found"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 host names not found")},
    {NodeCondition::Unauthorized, Level::Warning, "unauthorized", QT_TRANSLATE_NOOP("Diagnosis", "Wrong password"),
     QT_TRANSLATE_NOOP("Diagnosis", "Wrong user or password"), QT_TRANSLATE_NOOP("Diagnosis", "%1 refuses the user or the password"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 refuses the user or the password"), QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes refuse the user or the password: %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "all %1 nodes refuse the user or the password"), QT_TRANSLATE_NOOP("Diagnosis", "1 node refuses the password"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes refuse the password")},
    {NodeCondition::LoginRefused, Level::Warning, "login-refused", QT_TRANSLATE_NOOP("Diagnosis", "Login refused"),
     QT_TRANSLATE_NOOP("Diagnosis", "Login refused"), QT_TRANSLATE_NOOP("Diagnosis", "%1 refuses the login, and not for the password: %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 refuses the login"), QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes refuse the login: %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "all %1 nodes refuse the login"), QT_TRANSLATE_NOOP("Diagnosis", "1 node refuses the login"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes refuse the login")},
    {NodeCondition::Forbidden, Level::Warning, "forbidden", QT_TRANSLATE_NOOP("Diagnosis", "No permission"), QT_TRANSLATE_NOOP("Diagnosis", "No permission"),
     QT_TRANSLATE_NOOP("Diagnosis", "the user may not look at %1: %2"), QT_TRANSLATE_NOOP("Diagnosis", "the user may not look at %1"),
     QT_TRANSLATE_NOOP("Diagnosis", "the user may not look at %1 nodes: %2"), QT_TRANSLATE_NOOP("Diagnosis", "the user may not look at any of %1 nodes"),
     QT_TRANSLATE_NOOP("Diagnosis", "no permission on 1 node"), QT_TRANSLATE_NOOP("Diagnosis", "no permission on %1 nodes")},
    {NodeCondition::TlsFailed, Level::Warning, "tls-failed", QT_TRANSLATE_NOOP("Diagnosis", "TLS failed"), QT_TRANSLATE_NOOP("Diagnosis", "TLS failed"),
     QT_TRANSLATE_NOOP("Diagnosis", "no trusted TLS session with %1: %2"), QT_TRANSLATE_NOOP("Diagnosis", "no trusted TLS session with %1"),
     QT_TRANSLATE_NOOP("Diagnosis", "no trusted TLS session with %1 nodes: %2"), QT_TRANSLATE_NOOP("Diagnosis", "no trusted TLS session with any of %1 nodes"),
     QT_TRANSLATE_NOOP("Diagnosis", "TLS failed on 1 node"), QT_TRANSLATE_NOOP("Diagnosis", "TLS failed on %1 nodes")},
    {NodeCondition::CertificateExpired, Level::Warning, "certificate-expired", QT_TRANSLATE_NOOP("Diagnosis", "Certificate expired"),
     QT_TRANSLATE_NOOP("Diagnosis", "Certificate expired"),
     QT_TRANSLATE_NOOP("Diagnosis", "the certificate of %1 has expired; clients that use TLS are refused too"),
     QT_TRANSLATE_NOOP("Diagnosis", "the certificate of %1 has expired"), QT_TRANSLATE_NOOP("Diagnosis", "the certificates of %1 nodes have expired: %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "the certificates of all %1 nodes have expired"), QT_TRANSLATE_NOOP("Diagnosis", "1 certificate expired"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 certificates expired")},
    {NodeCondition::ManagementOff, Level::Warning, "management-off", QT_TRANSLATE_NOOP("Diagnosis", "Management off"),
     QT_TRANSLATE_NOOP("Diagnosis", "Management plugin off"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 runs, but its management port is closed; is the plugin rabbitmq_management on?"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 runs, but its management port is closed"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes run with their management port closed: %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "all %1 nodes run with their management port closed"), QT_TRANSLATE_NOOP("Diagnosis", "management off on 1 node"),
     QT_TRANSLATE_NOOP("Diagnosis", "management off on %1 nodes")},
    {NodeCondition::ApiError, Level::Warning, "api-error", QT_TRANSLATE_NOOP("Diagnosis", "API error"), QT_TRANSLATE_NOOP("Diagnosis", "Management API fails"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 does not answer as it should: %2"), QT_TRANSLATE_NOOP("Diagnosis", "the management API of %1 fails"),
     QT_TRANSLATE_NOOP("Diagnosis", "the management API of %1 nodes fails: %2"), QT_TRANSLATE_NOOP("Diagnosis", "the management API of all %1 nodes fails"),
     QT_TRANSLATE_NOOP("Diagnosis", "1 management API fails"), QT_TRANSLATE_NOOP("Diagnosis", "%1 management APIs fail")},
    {NodeCondition::NotConfigured, Level::Unknown, "not-configured", QT_TRANSLATE_NOOP("Diagnosis", "Not configured"),
     QT_TRANSLATE_NOOP("Diagnosis", "Not configured"), QT_TRANSLATE_NOOP("Diagnosis", "the cluster's settings name no management URL for %1"),
     QT_TRANSLATE_NOOP("Diagnosis", "the settings name no management URL for %1"),
     QT_TRANSLATE_NOOP("Diagnosis", "the settings name no management URL for %1 nodes: %2"),
     QT_TRANSLATE_NOOP("Diagnosis", "the settings name no management URL"), QT_TRANSLATE_NOOP("Diagnosis", "1 node not configured"),
     QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes not configured")},
    {NodeCondition::Stale, Level::Unknown, "stale", QT_TRANSLATE_NOOP("Diagnosis", "Data is old"), QT_TRANSLATE_NOOP("Diagnosis", "Data is old"),
     QT_TRANSLATE_NOOP("Diagnosis", "nothing has been heard of %1 for %2"), QT_TRANSLATE_NOOP("Diagnosis", "what is known of %1 is old"),
     QT_TRANSLATE_NOOP("Diagnosis", "what is known of %1 nodes is old: %2"), QT_TRANSLATE_NOOP("Diagnosis", "what is known of all %1 nodes is old"),
     QT_TRANSLATE_NOOP("Diagnosis", "old data of 1 node"), QT_TRANSLATE_NOOP("Diagnosis", "old data of %1 nodes")},
};

const ConditionWords &wordsOf(NodeCondition condition)
{
    for (const ConditionWords &entry : words) {
        if (entry.condition == condition)
            return entry;
    }
    Q_UNREACHABLE_RETURN(words[0]);
}

Draft conditionDraft(const Snapshot &snapshot, const NodeLook &node, const ConditionWords &entry, bool others)
{
    Level level = entry.level;
    if (isAccessProblem(entry.condition) && !others)
        level = Level::Unknown;
    const QString said = entry.condition == NodeCondition::Stale ? units::age(node.answer.asOf, snapshot.at)
                         : node.answer.error                     ? node.answer.error->message
                                                                 : QString();
    const QString name = shortName(node.name);
    return {.finding = {.id = "node."_L1 + QLatin1StringView(entry.id),
                        .level = level,
                        .subject = {SubjectKind::Node, node.name.value},
                        .title = fill(entry.title),
                        .text = fill(entry.text, {node.name.value, said}),
                        .since = node.answer.error ? node.answer.failingSince : TimePoint{}},
            .clause = fill(entry.one, {name}),
            .name = name,
            .many = entry.many,
            .all = entry.all,
            .briefOne = entry.briefOne,
            .briefMany = entry.briefMany};
}

struct LimitWords
{
    Level level;
    const char *id, *title, *text, *one, *many, *all, *briefOne, *briefMany;
};

constexpr LimitWords memoryAlarm{Level::Critical,
                                 "alarm.memory",
                                 QT_TRANSLATE_NOOP("Diagnosis", "Memory alarm"),
                                 QT_TRANSLATE_NOOP("Diagnosis", "%1 uses %2, its limit is %3; publishers of the whole cluster are blocked"),
                                 QT_TRANSLATE_NOOP("Diagnosis", "publishers are blocked because %1 is over its memory limit"),
                                 QT_TRANSLATE_NOOP("Diagnosis", "publishers are blocked because %1 nodes are over their memory limit: %2"),
                                 QT_TRANSLATE_NOOP("Diagnosis", "publishers are blocked because all %1 nodes are over their memory limit"),
                                 QT_TRANSLATE_NOOP("Diagnosis", "1 memory alarm"),
                                 QT_TRANSLATE_NOOP("Diagnosis", "%1 memory alarms")};
constexpr LimitWords diskAlarm{Level::Critical,
                               "alarm.disk",
                               QT_TRANSLATE_NOOP("Diagnosis", "Disk alarm"),
                               QT_TRANSLATE_NOOP("Diagnosis", "%1 has %2 free, its limit is %3; publishers of the whole cluster are blocked"),
                               QT_TRANSLATE_NOOP("Diagnosis", "publishers are blocked because the disk of %1 is almost full"),
                               QT_TRANSLATE_NOOP("Diagnosis", "publishers are blocked because the disks of %1 nodes are almost full: %2"),
                               QT_TRANSLATE_NOOP("Diagnosis", "publishers are blocked because the disks of all %1 nodes are almost full"),
                               QT_TRANSLATE_NOOP("Diagnosis", "1 disk alarm"),
                               QT_TRANSLATE_NOOP("Diagnosis", "%1 disk alarms")};
constexpr LimitWords descriptorAlarm{Level::Critical,
                                     "alarm.descriptors",
                                     QT_TRANSLATE_NOOP("Diagnosis", "Descriptor alarm"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "%1 has %2 of %3 file descriptors in use and takes no more clients"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "%1 takes no more clients: its file descriptors are used up"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes take no more clients: the file descriptors of %2 are used up"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "all %1 nodes take no more clients: their file descriptors are used up"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "1 descriptor alarm"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "%1 descriptor alarms")};
constexpr LimitWords memoryNear{Level::Warning,
                                nearlimit::memoryId,
                                QT_TRANSLATE_NOOP("Diagnosis", "Memory near limit"),
                                QT_TRANSLATE_NOOP("Diagnosis", "%1 uses %2; at %3 it blocks the publishers of the whole cluster"),
                                QT_TRANSLATE_NOOP("Diagnosis", "%1 is near its memory limit"),
                                QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes are near their memory limit: %2"),
                                QT_TRANSLATE_NOOP("Diagnosis", "all %1 nodes are near their memory limit"),
                                QT_TRANSLATE_NOOP("Diagnosis", "1 node near its memory limit"),
                                QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes near their memory limit")};
constexpr LimitWords diskNear{Level::Warning,
                              nearlimit::diskId,
                              QT_TRANSLATE_NOOP("Diagnosis", "Disk near limit"),
                              QT_TRANSLATE_NOOP("Diagnosis", "%1 has %2 free; at %3 it blocks the publishers of the whole cluster"),
                              QT_TRANSLATE_NOOP("Diagnosis", "the disk of %1 is near its limit"),
                              QT_TRANSLATE_NOOP("Diagnosis", "the disks of %1 nodes are near their limit: %2"),
                              QT_TRANSLATE_NOOP("Diagnosis", "the disks of all %1 nodes are near their limit"),
                              QT_TRANSLATE_NOOP("Diagnosis", "1 disk near its limit"),
                              QT_TRANSLATE_NOOP("Diagnosis", "%1 disks near their limit")};
constexpr LimitWords diskUnwatched{Level::Warning,
                                   "node.disk-unwatched",
                                   QT_TRANSLATE_NOOP("Diagnosis", "Disk not watched"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "%1 does not watch its free disk space: it raises no alarm when the disk runs full"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "%1 does not watch its disk"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes do not watch their disks: %2"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "all %1 nodes do not watch their disks"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "1 disk not watched"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "%1 disks not watched")};
constexpr LimitWords noFigures{Level::Warning,
                               "node.no-figures",
                               QT_TRANSLATE_NOOP("Diagnosis", "No figures"),
                               QT_TRANSLATE_NOOP("Diagnosis", "%1 runs, and tells neither memory nor disk: nobody would see an alarm come"),
                               QT_TRANSLATE_NOOP("Diagnosis", "%1 tells no figures"),
                               QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes tell no figures: %2"),
                               QT_TRANSLATE_NOOP("Diagnosis", "all %1 nodes tell no figures"),
                               QT_TRANSLATE_NOOP("Diagnosis", "1 node without figures"),
                               QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes without figures")};
constexpr LimitWords statisticsStopped{Level::Warning,
                                       "node.statistics",
                                       QT_TRANSLATE_NOOP("Diagnosis", "Statistics stopped"),
                                       QT_TRANSLATE_NOOP("Diagnosis", "%1 runs, and its management agent measures nothing: its connections, channels and "
                                                                      "message rates are missing in all lists, its memory and disk are unknown"),
                                       QT_TRANSLATE_NOOP("Diagnosis", "the statistics of %1 have stopped"),
                                       QT_TRANSLATE_NOOP("Diagnosis", "the statistics of %1 nodes have stopped: %2"),
                                       QT_TRANSLATE_NOOP("Diagnosis", "the statistics of all %1 nodes have stopped"),
                                       QT_TRANSLATE_NOOP("Diagnosis", "1 node without statistics"),
                                       QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes without statistics")};
constexpr LimitWords descriptorsNear{Level::Warning,
                                     nearlimit::descriptorsId,
                                     QT_TRANSLATE_NOOP("Diagnosis", "Descriptors short"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "%1 has %2 of %3 file descriptors in use"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "%1 is short of file descriptors"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes are short of file descriptors: %2"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "all %1 nodes are short of file descriptors"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "1 node short of descriptors"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes short of descriptors")};
constexpr LimitWords socketsNear{Level::Warning,
                                 nearlimit::socketsId,
                                 QT_TRANSLATE_NOOP("Diagnosis", "Sockets short"),
                                 QT_TRANSLATE_NOOP("Diagnosis", "%1 has %2 of %3 sockets in use"),
                                 QT_TRANSLATE_NOOP("Diagnosis", "%1 is short of sockets"),
                                 QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes are short of sockets: %2"),
                                 QT_TRANSLATE_NOOP("Diagnosis", "all %1 nodes are short of sockets"),
                                 QT_TRANSLATE_NOOP("Diagnosis", "1 node short of sockets"),
                                 QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes short of sockets")};
constexpr LimitWords processesNear{Level::Warning,
                                   nearlimit::processesId,
                                   QT_TRANSLATE_NOOP("Diagnosis", "Processes short"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "%1 has %2 of %3 Erlang processes in use"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "%1 is short of Erlang processes"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes are short of Erlang processes: %2"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "all %1 nodes are short of Erlang processes"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "1 node short of Erlang processes"),
                                   QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes short of Erlang processes")};
constexpr LimitWords runQueueLong{Level::Warning,
                                  nearlimit::runQueueId,
                                  QT_TRANSLATE_NOOP("Diagnosis", "Run queue long"),
                                  QT_TRANSLATE_NOOP("Diagnosis", "on %1 %2 Erlang processes wait for a processor, of which there are %3"),
                                  QT_TRANSLATE_NOOP("Diagnosis", "the schedulers of %1 do not keep up"),
                                  QT_TRANSLATE_NOOP("Diagnosis", "the schedulers of %1 nodes do not keep up: %2"),
                                  QT_TRANSLATE_NOOP("Diagnosis", "the schedulers of all %1 nodes do not keep up"),
                                  QT_TRANSLATE_NOOP("Diagnosis", "1 node with a long run queue"),
                                  QT_TRANSLATE_NOOP("Diagnosis", "%1 nodes with a long run queue")};

constexpr LimitWords linesLeftOut{
    Level::Note,
    "node.metrics-unread",
    QT_TRANSLATE_NOOP("Diagnosis", "Lines of metrics left out"),
    QT_TRANSLATE_NOOP("Diagnosis", "%2 lines of the metrics of %1 cannot be read, and what they tell is missing here; the first: %3"),
    QT_TRANSLATE_NOOP("Diagnosis", "some lines of the metrics of %1 cannot be read"),
    QT_TRANSLATE_NOOP("Diagnosis", "some lines of the metrics of %1 nodes cannot be read: %2"),
    QT_TRANSLATE_NOOP("Diagnosis", "some lines of the metrics of all %1 nodes cannot be read"),
    QT_TRANSLATE_NOOP("Diagnosis", "metrics of 1 node with lines left out"),
    QT_TRANSLATE_NOOP("Diagnosis", "metrics of %1 nodes with lines left out")};

constexpr LimitWords fieldsLeftOut{
    Level::Note,
    "node.answer-odd",
    QT_TRANSLATE_NOOP("Diagnosis", "Fields of an answer left out"),
    QT_TRANSLATE_NOOP("Diagnosis", "%2 fields or rows in the answer of %1 are none that RabbitMQ tells, and are not known here; the first: %3"),
    QT_TRANSLATE_NOOP("Diagnosis", "some of what %1 answers cannot be read"),
    QT_TRANSLATE_NOOP("Diagnosis", "some of what %1 nodes answer cannot be read: %2"),
    QT_TRANSLATE_NOOP("Diagnosis", "some of what all %1 nodes answer cannot be read"),
    QT_TRANSLATE_NOOP("Diagnosis", "answer of 1 node with fields left out"),
    QT_TRANSLATE_NOOP("Diagnosis", "answers of %1 nodes with fields left out")};

/// Of what it tells of itself and its peers, and of the cluster where it was asked for that.
OddFields oddIn(const NodeLook &node, const Part<ClusterTotals> &totals)
{
    OddFields odd;
    if (node.answer.isCurrent()) {
        odd = node.answer.value->self.odd;
        for (const NodeFigures &peer : node.answer.value->peers)
            odd.add(peer.odd);
    }
    if (totals.isCurrent() && totals.value->answeredBy == node.name)
        odd.add(totals.value->odd);
    return odd;
}

Draft limitDraft(const NodeLook &node, const LimitWords &entry, const QString &value, const QString &limit)
{
    const QString name = shortName(node.name);
    return {.finding = {.id = QString::fromLatin1(entry.id),
                        .level = entry.level,
                        .subject = {SubjectKind::Node, node.name.value},
                        .title = fill(entry.title),
                        .text = fill(entry.text, {node.name.value, value, limit})},
            .clause = fill(entry.one, {name}),
            .name = name,
            .many = entry.many,
            .all = entry.all,
            .briefOne = entry.briefOne,
            .briefMany = entry.briefMany};
}

// What is not told is not 0.
QString unknownAmount()
{
    return QCoreApplication::translate("Diagnosis", "an unknown amount");
}

QString bytesOf(const std::optional<qint64> &value)
{
    return value ? units::bytes(static_cast<double>(*value)) : unknownAmount();
}

QString countOf(const std::optional<qint64> &value)
{
    return value ? units::count(static_cast<double>(*value)) : unknownAmount();
}

void addMemoryAndDisk(QList<Draft> &drafts, const NodeLook &node, const NodeFigures &figures, const nearlimit::Levels &levels)
{
    if (levels.memory != Level::Ok)
        drafts.append(limitDraft(node, levels.memory == Level::Critical ? memoryAlarm : memoryNear, bytesOf(figures.memoryUsed), bytesOf(figures.memoryLimit)));
    if (levels.disk == Level::Critical || (levels.disk != Level::Ok && figures.diskFree))
        drafts.append(limitDraft(node, levels.disk == Level::Critical ? diskAlarm : diskNear, bytesOf(figures.diskFree), bytesOf(figures.diskFreeLimit)));
    if (levels.disk != Level::Critical && figures.diskUnwatched)
        drafts.append(limitDraft(node, diskUnwatched, {}, {}));
    if (figures.withoutFigures && !node.metrics.isCurrent())
        drafts.append(limitDraft(node, noFigures, {}, {}));
    if (haveStatisticsStopped(node))
        drafts.append(limitDraft(node, statisticsStopped, {}, {}));
}

void addLimits(QList<Draft> &drafts, const Snapshot &snapshot, const NodeLook &node)
{
    const NodeFigures figures = knownFigures(snapshot, node);
    const nearlimit::Levels levels = nearlimit::levelsOf(figures, node.held);
    addMemoryAndDisk(drafts, node, figures, levels);
    const auto add = [&](Level level, const LimitWords &words, const QString &used, const QString &total) {
        if (level == Level::Ok)
            return;
        drafts.append(limitDraft(node, words, used, total));
        drafts.last().finding.level = level;
    };
    const bool noneLeft = node.metrics.isCurrent() && node.metrics.value->descriptorAlarm.value_or(false);
    add(noneLeft ? Level::Critical : levels.descriptors, noneLeft ? descriptorAlarm : descriptorsNear, countOf(figures.descriptorsUsed),
        countOf(figures.descriptorsTotal));
    add(levels.sockets, socketsNear, countOf(figures.socketsUsed), countOf(figures.socketsTotal));
    add(levels.processes, processesNear, countOf(figures.processesUsed), countOf(figures.processesTotal));
    add(levels.runQueue, runQueueLong, countOf(figures.runQueue), units::count(figures.processors.value_or(0)));
}

} // namespace

QList<Draft> nodeFindings(const Snapshot &snapshot, const NodeLook &node, NodeCondition condition, bool others)
{
    QList<Draft> drafts;
    const ConditionWords &entry = wordsOf(condition);
    if (entry.title)
        drafts.append(conditionDraft(snapshot, node, entry, others));
    // A lost node's last figures say nothing about now.
    if (!isLost(condition) && condition != NodeCondition::Stale)
        addLimits(drafts, snapshot, node);
    if (node.metrics.isCurrent() && node.metrics.value->unreadLines > 0)
        drafts.append(limitDraft(node, linesLeftOut, units::count(static_cast<double>(node.metrics.value->unreadLines)), node.metrics.value->firstUnread));
    if (const OddFields odd = oddIn(node, snapshot.totals); odd.count > 0)
        drafts.append(limitDraft(node, fieldsLeftOut, units::count(static_cast<double>(odd.count)), odd.first));
    return drafts;
}

SubjectState nodeState(const NodeLook &node, NodeCondition condition, const QList<Draft> &findings)
{
    const ConditionWords &entry = wordsOf(condition);
    SubjectState state{.subject = {SubjectKind::Node, node.name.value}, .level = entry.level, .id = QString::fromLatin1(entry.id), .word = fill(entry.word)};
    for (const Draft &draft : findings) {
        if (draft.finding.level <= Level::Note) // worth knowing, and no state
            continue;
        if (draft.finding.level <= state.level && draft.finding.id != "node."_L1 + state.id)
            continue;
        state.level = draft.finding.level;
        // An alarm says more than "in service"; any other condition says more than an alarm.
        if (condition == NodeCondition::InService) {
            state.id = draft.finding.id;
            state.word = draft.finding.title;
        }
    }
    return state;
}

} // namespace warrener
