#include "run/operations/MembersLook.h"

#include "base/Deadline.h"
#include "base/Pending.h"
#include "base/Phrases.h"
#include "run/operations/HostCommands.h"
#include "run/operations/Standing.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype longestMembersTerm = qsizetype{1} << 20;
/// Clusters grow and shrink by hands, once in months.
constexpr Millis membersStayKnown = std::chrono::minutes(10);
/// Once one has told, for those who tell more: they answer within a tenth of a second of each other.
constexpr Millis otherMembersPatience{150};

QString whyItDoesNotSay(const Result<CommandResult> &result)
{
    if (result)
        return QCoreApplication::translate("Failover", "its broker names no members");
    const QString detail = result.error().detail.section(u'\n', 0, 0);
    return detail.isEmpty() ? result.error().message : phrases::clauses({result.error().message, detail});
}

struct MembersVote
{
    qsizetype open = 0;
    Members members{};
    bool isFirst = true;
    Pending<bool> first{}; ///< one has told, or nobody will
    Pending<bool> over{};
};

QCoro::Task<> askHostForMembers(std::shared_ptr<ClusterAccess> access, NodeName node, std::shared_ptr<MembersVote> vote, Millis patience, std::stop_token stop)
{
    HostShell *shell = parts::isNodeName(node.value) ? access->shellOf(node) : nullptr;
    Members said;
    if (shell != nullptr) {
        const Result<CommandResult> result = co_await shell->runChecked(parts::membersCommand(node), {.timeout = patience, .asRoot = true}, stop);
        if (result)
            said = membersFromTerm(result->out);
        if (said.names.isEmpty())
            vote->members.silent.append(u"%1: %2"_s.arg(shell->label(), whyItDoesNotSay(result)));
    }
    --vote->open;
    if (!said.names.isEmpty()) {
        for (const NodeName &name : std::as_const(said.names)) {
            if (!vote->members.names.contains(name))
                vote->members.names.append(name);
        }
        vote->members.linked = vote->isFirst ? said.linked : vote->members.linked & said.linked;
        vote->isFirst = false;
        vote->first.finish(true);
    }
    if (vote->open == 0) {
        vote->first.finish(false);
        vote->over.finish(true);
    }
}

struct TellingApis
{
    QList<NodeName> names;
    std::stop_source enough; ///< while a node is frozen, the API of another may hang for as long as one lets it
};

QCoro::Task<> askApiForMembers(std::shared_ptr<ClusterAccess> access, NodeName node, std::shared_ptr<TellingApis> told)
{
    ManagementClient *client = access->management(node);
    if (client == nullptr)
        co_return;
    const Result<QList<NodeFigures>> rows = co_await client->nodes(told->enough.get_token());
    for (const NodeFigures &row : rows ? *rows : QList<NodeFigures>()) {
        if (!told->names.contains(row.name))
            told->names.append(row.name);
    }
    if (!told->names.isEmpty())
        told->enough.request_stop();
}

} // namespace

Members membersFromTerm(const QByteArray &term)
{
    if (term.size() > longestMembersTerm)
        return {};
    // {warrener,[rabbit@broker1,'rabbit@broker-2'],linked,[rabbit@broker1]}
    static const QRegularExpression answer(u"\\{\\s*warrener\\s*,\\s*\\[([^\\]]*)\\]\\s*,\\s*linked\\s*,\\s*\\[([^\\]]*)\\]\\s*\\}"_s);
    const QRegularExpressionMatch found = answer.match(QString::fromUtf8(term));
    bool isWhole = true;
    const auto namesIn = [&isWhole](const QString &list) {
        QList<NodeName> names;
        for (const auto all = list.split(u',', Qt::SkipEmptyParts); QString name : all) {
            name = name.trimmed().remove(u'\'');
            if (parts::isNodeName(name))
                names.append({name});
            else
                isWhole = false;
        }
        return names;
    };
    const QList<NodeName> names = namesIn(found.captured(1));
    // Without one that cannot be read the cluster would look smaller than it is, and fewer would count as its majority.
    if (!isWhole)
        return {};
    const QList<NodeName> linked = namesIn(found.captured(2));
    return {.names = names, .linked = QSet<NodeName>(linked.begin(), linked.end()), .age = {}};
}

QCoro::Task<Members> askMembers(std::shared_ptr<ClusterAccess> access, QList<NodeName> ask, std::stop_token stop, Millis patience)
{
    const std::shared_ptr<Timekeeper> time = access->time();
    Members remembered;
    if (const std::optional<MembersTold> &told = access->membersTold())
        remembered = {.names = told->names, .linked = {}, .age = time->monotonic() - told->at};
    const bool isEnough = remembered.age && *remembered.age <= membersStayKnown && strangersAmong(access->profile(), remembered.names).isEmpty();
    if (isEnough || ask.isEmpty())
        co_return remembered;
    const auto vote = std::make_shared<MembersVote>();
    vote->open = ask.size();
    std::stop_source enough;
    const std::stop_callback onStop(stop, [enough]() mutable { enough.request_stop(); });
    for (const NodeName &node : std::as_const(ask))
        askHostForMembers(access, node, vote, patience, enough.get_token());
    co_await vote->first;
    const Timekeeper::Alarm late = time->after(otherMembersPatience, [vote] { vote->over.finish(true); });
    co_await vote->over;
    time->cancel(late);
    enough.request_stop();
    const Members told = vote->members;
    if (told.names.isEmpty()) {
        remembered.silent = told.silent;
        co_return remembered;
    }
    access->rememberMembers(told.names);
    co_return told;
}

QCoro::Task<> rememberMembers(std::shared_ptr<ClusterAccess> access, QList<NodeName> ask, Millis patience, std::stop_token stop)
{
    const Deadline deadline(patience, stop);
    const auto told = std::make_shared<TellingApis>();
    const std::stop_callback onLate(deadline.token(), [told] { told->enough.request_stop(); });
    std::vector<QCoro::Task<>> asking;
    for (const NodeName &node : std::as_const(ask))
        asking.push_back(askApiForMembers(access, node, told));
    for (QCoro::Task<> &one : asking)
        co_await one;
    access->rememberMembers(told->names);
}

} // namespace warrener
