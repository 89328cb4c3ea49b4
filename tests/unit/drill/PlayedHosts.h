#pragma once

#include "tests/unit/procedure/Stage.h"

#include <QMap>

namespace warrener {

using namespace Qt::StringLiterals;

/// What the operations do to hosts, as far as it outlives the console.
struct PlayedHost
{
    bool isArmed = false; ///< a timer there takes the fault back
    bool isBroken = false;

    bool isAsBefore() const { return !isArmed && !isBroken; }
};

struct PlayedWorld
{
    QMap<QString, PlayedHost> hosts{};
    bool isPaused = false; ///< the automatic failover
    int probes = 0;        ///< that leave queues behind

    void apply(const QString &operation, const QString &host)
    {
        if (operation == "fault.arm"_L1)
            hosts[host].isArmed = true;
        else if (operation == "fault.make"_L1)
            hosts[host].isBroken = true;
        else if (operation == "fault.reverse"_L1)
            hosts[host] = {};
        else if (operation == "automatic.pause"_L1)
            isPaused = true;
        else if (operation == "automatic.resume"_L1)
            isPaused = false;
        else if (operation == "drill.start-probe"_L1)
            ++probes;
        else if (operation == "drill.end-probe"_L1)
            probes = 0;
    }

    /// Every timer fires, nobody else doing anything.
    void deadline()
    {
        for (PlayedHost &host : hosts) {
            if (host.isArmed)
                host = {};
        }
    }

    /// The first that is not as it was; empty: all are.
    QString leftOver() const
    {
        for (auto it = hosts.cbegin(); it != hosts.cend(); ++it) {
            if (!it->isAsBefore())
                return it.key();
        }
        return isPaused ? u"the pause"_s : probes > 0 ? u"the probe"_s : QString();
    }
};

/// What was done when so many records were there: the last one is its intent.
struct PlayedEffect
{
    qsizetype records = 0;
    QString operation{}, host{};
};

inline QStringList operationsOf(const Plan &plan)
{
    QStringList names;
    const auto add = [&names](const std::optional<Call> &call) {
        if (call && !names.contains(call->operation))
            names.append(call->operation);
    };
    for (const Guard &guard : plan.guards)
        add(guard.act);
    eachStep(plan.steps, [&](const Step &step, int) {
        add(step.act);
        add(step.probe);
        if (step.undo)
            add(step.undo->act);
    });
    return names;
}

inline QCoro::Task<Result<QJsonObject>> answered(Result<QJsonObject> answer)
{
    co_return Result<QJsonObject>(answer);
}

/// `real`: operations that somebody else adds.
inline void play(Stage &stage, const Plan &plan, PlayedWorld &world, QList<PlayedEffect> *effects = nullptr, const QStringList &real = {})
{
    for (const auto listed = operationsOf(plan); const QString &name : listed) {
        if (real.contains(name))
            continue;
        stage.operations->add(name, [&stage, &world, effects, name](QJsonObject arguments, StepContext context) {
            const QString host = arguments.value("fault"_L1).toObject().value("host"_L1).toString();
            if (name == "fault.make"_L1 && !world.hosts.value(host).isArmed)
                return answered(failure(ErrorKind::Forbidden, u"nothing would take it back"_s));
            if (name == "fault.is-armed"_L1)
                return answered(QJsonObject{{u"done"_s, world.hosts.value(host).isArmed}});
            if (!context.run.isEmpty()) {
                world.apply(name, host);
                if (effects)
                    effects->append({stage.log->records.size(), name, host});
            }
            return answered(QJsonObject{{u"done"_s, true}, {u"words"_s, u"x"_s}, {u"seconds"_s, 60}});
        });
    }
}

} // namespace warrener
