#include "judge/diagnosis/Joining.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Between the names of the rest of a list, and how many characters of them a report can keep.
constexpr QChar thingsApart{0x1f};
constexpr qsizetype mostOfNames = 60'000;

std::optional<Level> levelFrom(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Note:
        return Level::Note;
    case Outcome::Warning:
        return Level::Warning;
    case Outcome::Critical:
        return Level::Critical;
    case Outcome::Passed:
    case Outcome::NotAvailable:
    case Outcome::NotConfigured:
    case Outcome::NotAsked:
        return std::nullopt;
    }
    Q_UNREACHABLE_RETURN(std::nullopt);
}

bool isRelated(Relation relation, const Problem &cause, const Problem &symptom)
{
    const auto same = [&](const QString &fact) {
        const QString value = cause.result.facts.value(fact);
        return !value.isEmpty() && symptom.result.facts.value(fact) == value;
    };
    const bool names = !cause.host.isEmpty() && symptom.named.contains(cause.host);
    switch (relation) {
    case Relation::Cluster:
        return true;
    case Relation::SameHost:
        return !cause.host.isEmpty() && cause.host == symptom.host;
    case Relation::Names:
        return names || (!symptom.host.isEmpty() && cause.named.contains(symptom.host));
    case Relation::SamePort:
        return names && same(u"port"_s);
    case Relation::SameQueue:
        return same(u"queue"_s) && cause.result.facts.value(u"vhost"_s) == symptom.result.facts.value(u"vhost"_s);
    case Relation::SameServer:
        return same(u"server"_s);
    }
    Q_UNREACHABLE_RETURN(false);
}

bool leadsTo(const QList<Problem> &problems, int from, int to)
{
    for (int at = from; at >= 0; at = problems[at].cause) {
        if (at == to)
            return true;
    }
    return false;
}

bool explains(const Rule &rule, const QList<Problem> &problems, int cause, int symptom)
{
    const Problem &why = problems[cause];
    const Problem &what = problems[symptom];
    if (cause == symptom || why.level < rule.least)
        return false;
    const QLatin1StringView pattern(rule.cause);
    if (!matches(pattern, why.result.id, why.result.kind) || !matches(QLatin1StringView(rule.symptom), what.result.id, what.result.kind))
        return false;
    // Two that could each explain the other: the first does.
    const bool mutual = matches(pattern, what.result.id, what.result.kind);
    if (mutual && cause > symptom)
        return false;
    return isRelated(rule.relation, why, what) && !leadsTo(problems, cause, symptom);
}

void findCause(QList<Problem> &problems, int symptom)
{
    for (const Rule &rule : rules()) {
        if (!matches(QLatin1StringView(rule.symptom), problems[symptom].result.id, problems[symptom].result.kind))
            continue;
        for (int cause = 0; cause < problems.size(); ++cause) {
            if (!explains(rule, problems, cause, symptom))
                continue;
            Problem &what = problems[symptom];
            what.cause = cause;
            what.join = rule.join;
            if (rule.join == Join::Child)
                what.level = std::min(what.level, rule.most);
            return;
        }
    }
}

/// The last of a long list, which stands for the rest of it.
bool isRest(const CheckResult &result)
{
    return result.facts.contains(u"more"_s);
}

bool isAlike(const CheckResult &first, const CheckResult &other)
{
    if (first.id != other.id)
        return false;
    if (isRest(other))
        return true;
    // A link that contradicts itself is no link that is down, and a virtual host that is down on one node no other's.
    const bool kindCounts = first.id.startsWith("link."_L1) || first.id == "queue.superstream"_L1;
    return isOneOfMany(other) && (!kindCounts || first.kind == other.kind) && (first.id != "vhost.down"_L1 || first.subject == other.subject);
}

/// Both are findings of their own at one place: causes, or what comes of one and the same cause.
bool standTogether(const QList<Problem> &problems, int first, int other)
{
    if (problems[first].isCause() || problems[other].isCause())
        return problems[first].isCause() && problems[other].isCause();
    return problems[first].join == Join::Child && problems[other].join == Join::Child && rootOf(problems, first) == rootOf(problems, other)
           && !leadsTo(problems, first, other);
}

/// Forty queues with one fault are one finding with forty lines of evidence, whether it is the cause or comes of one.
void gatherAlike(QList<Problem> &problems)
{
    for (int first = 0; first < problems.size(); ++first) {
        if (!isOneOfMany(problems[first].result))
            continue;
        QList<int> alike;
        for (int other = first + 1; other < problems.size(); ++other) {
            if (standTogether(problems, first, other) && isAlike(problems[first].result, problems[other].result))
                alike.append(other);
        }
        for (const int other : alike) {
            problems[other].cause = first;
            problems[other].join = Join::Fold;
        }
    }
}

} // namespace

QList<Problem> joined(const QList<CheckResult> &results, const HostNames &names)
{
    QList<Problem> problems;
    for (const CheckResult &result : results) {
        if (const auto level = levelFrom(result.outcome)) {
            Problem problem{.result = result, .level = *level, .host = names.hostOf(result), .named = names.namedIn(result)};
            problems.append(std::move(problem));
        }
    }
    std::ranges::stable_sort(problems, [](const Problem &a, const Problem &b) { return a.level > b.level; });
    for (int i = 0; i < problems.size(); ++i)
        findCause(problems, i);
    gatherAlike(problems);
    return problems;
}

bool isOneOfMany(const CheckResult &result)
{
    if (isRest(result))
        return false;
    // What somebody changed in a host's files is that host's.
    if (result.id.startsWith("human."_L1))
        return result.host.isEmpty() && result.subject.kind != SubjectKind::Host;
    return result.subject.kind == SubjectKind::Queue
           || matches("link.* vhost.down broker.connections.limit policy.* queue.superstream host.log.logins"_L1, result.id, result.kind);
}

QString thingOf(const CheckResult &result)
{
    if (result.subject.kind == SubjectKind::Queue)
        return result.subject.name;
    // A title may hold a count or an age, which are others in the next report, and is in the language of its run. What people have deleted or changed is
    // known by nothing else.
    QStringList words;
    if (!result.id.startsWith("human."_L1)) {
        for (const QLatin1StringView fact : {"vhost"_L1, "name"_L1, "policy"_L1, "exchange"_L1, "queue"_L1, "user"_L1, "peer"_L1}) {
            // Of a super stream's streams one is named, and not always the same.
            if (result.facts.contains(fact) && (fact != "queue"_L1 || !result.facts.contains(u"exchange"_s)))
                words.append(result.facts.value(fact));
        }
    }
    if (words.isEmpty())
        return result.title;
    if (result.id == "vhost.down"_L1)
        words.append(result.subject.name);
    return words.join(u'/');
}

QStringList thingsNamedBy(const CheckResult &result)
{
    return isRest(result) ? result.facts.value(u"others"_s).split(thingsApart, Qt::SkipEmptyParts) : QStringList{thingOf(result)};
}

QString namesOfRest(const QList<CheckResult> &rest)
{
    QStringList names;
    qsizetype size = 0;
    for (const CheckResult &one : rest) {
        names.append(thingOf(one));
        size += names.last().size() + 1;
    }
    return size <= mostOfNames ? names.join(thingsApart) : QString();
}

qint64 thingsIn(const CheckResult &result)
{
    return isRest(result) ? std::max<qint64>(1, result.facts.value(u"more"_s).toLongLong()) : 1;
}

int rootOf(const QList<Problem> &problems, int index)
{
    while (problems[index].cause >= 0)
        index = problems[index].cause;
    return index;
}

int findingOf(const QList<Problem> &problems, int index)
{
    while (problems[index].cause >= 0 && problems[index].join == Join::Fold)
        index = problems[index].cause;
    return index;
}

} // namespace warrener
