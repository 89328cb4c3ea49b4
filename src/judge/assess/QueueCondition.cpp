#include "judge/assess/QueueCondition.h"

#include <QCoreApplication>

namespace warrener {

namespace {

struct ConditionText
{
    Level level;
    const char *id;
    const char *word;
};

constexpr std::array<ConditionText, numQueueConditions> conditionTexts{{
    {Level::Critical, "minority", QT_TRANSLATE_NOOP("QueueCondition", "Minority")},
    {Level::Critical, "no-leader", QT_TRANSLATE_NOOP("QueueCondition", "No leader")},
    {Level::Critical, "down", QT_TRANSLATE_NOOP("QueueCondition", "Down")},
    {Level::Critical, "crashed", QT_TRANSLATE_NOOP("QueueCondition", "Crashed")},
    {Level::Critical, "terminated", QT_TRANSLATE_NOOP("QueueCondition", "Terminated")},
    {Level::Warning, "member-missing", QT_TRANSLATE_NOOP("QueueCondition", "Member missing")},
    {Level::Warning, "no-consumers", QT_TRANSLATE_NOOP("QueueCondition", "No consumers")},
    {Level::Warning, "stopped", QT_TRANSLATE_NOOP("QueueCondition", "Stopped")},
    {Level::Warning, "flow-long", QT_TRANSLATE_NOOP("QueueCondition", "Slowed down for long")},
    {Level::Note, "growing", QT_TRANSLATE_NOOP("QueueCondition", "Growing")},
    {Level::Note, "flow", QT_TRANSLATE_NOOP("QueueCondition", "Flow control")},
    {Level::Ok, "running", QT_TRANSLATE_NOOP("QueueCondition", "Running")},
    {Level::Ok, "idle", QT_TRANSLATE_NOOP("QueueCondition", "Idle")},
    {Level::Unknown, "unknown", QT_TRANSLATE_NOOP("QueueCondition", "Not asked")},
}};

const ConditionText &textOf(QueueCondition condition)
{
    return conditionTexts.at(static_cast<std::size_t>(condition));
}

QueueConditions conditionsFrom(Level least)
{
    QueueConditions conditions = 0;
    for (std::size_t i = 0; i < numQueueConditions; ++i) {
        if (conditionTexts.at(i).level >= least)
            conditions |= setOf(static_cast<QueueCondition>(i));
    }
    return conditions;
}

} // namespace

QueueCondition conditionOf(const QueueRow &row, bool growing)
{
    switch (row.state) {
    case QueueState::Minority:
        return QueueCondition::Minority;
    case QueueState::Down:
        return QueueCondition::Down;
    case QueueState::Crashed:
        return QueueCondition::Crashed;
    case QueueState::Terminated:
        return QueueCondition::Terminated;
    case QueueState::Unknown:
    case QueueState::Running:
    case QueueState::Idle:
    case QueueState::Flow:
    case QueueState::Stopped:
        break;
    }
    // A classic queue has no votes: it lives with its node, and mirrors that are not in sync are only missing.
    const bool votes = row.type != QueueType::Classic;
    if (row.membersKnown && row.online.size() < row.members.size() && (votes || row.members.size() > 1)) {
        if (votes && row.online.size() * 2 <= row.members.size())
            return QueueCondition::Minority;
        if (row.leaderKnown && row.leader < 0)
            return QueueCondition::NoLeader;
        return QueueCondition::MemberMissing;
    }
    if (row.leaderKnown && row.leader < 0)
        return QueueCondition::NoLeader;
    // A stream keeps its messages whether or not somebody reads them, and so does what is made to hold them.
    if (row.ready > 0 && row.consumers == 0 && row.type != QueueType::Stream && !row.mayWait)
        return QueueCondition::NoConsumers;
    if (row.state == QueueState::Stopped)
        return QueueCondition::Stopped;
    if (row.state == QueueState::Flow && row.flowsLong)
        return QueueCondition::FlowLong;
    if (growing && row.type != QueueType::Stream)
        return QueueCondition::Growing;
    switch (row.state) {
    case QueueState::Flow:
        return QueueCondition::Flow;
    case QueueState::Running:
        return QueueCondition::Running;
    case QueueState::Idle:
        return QueueCondition::Idle;
    default:
        return QueueCondition::Unknown;
    }
}

bool mayBeMore(QueueCondition condition, qint64 notAsked, bool leavesOut)
{
    return condition != QueueCondition::Unknown && (leavesOut || (notAsked > 0 && condition != QueueCondition::NoConsumers));
}

Level levelOf(QueueCondition condition)
{
    return textOf(condition).level;
}

QString toWord(QueueCondition condition)
{
    return QCoreApplication::translate("QueueCondition", textOf(condition).word);
}

QString toId(QueueCondition condition)
{
    return QString::fromLatin1(textOf(condition).id);
}

QueueConditions criticalConditions()
{
    return conditionsFrom(Level::Critical);
}

QueueConditions attentionConditions()
{
    return conditionsFrom(Level::Warning);
}

} // namespace warrener
