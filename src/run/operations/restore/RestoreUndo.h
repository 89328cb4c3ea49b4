#pragma once

#include "base/Clock.h"
#include "run/operations/restore/RestoreDefinitions.h"

#include <QJsonArray>
#include <QSet>

/// What a restore of definitions writes down of itself, and what may be taken away again. Pure.
namespace warrener::parts {

/// What a restore was about to do, as it has kept it before it did it; all by definedKey(). Made by nobody else: what was
/// there already, and what the run did not come to, is not among it.
struct RestoreNotes
{
    QSet<QString> created{};
    QSet<QString> changed{};
    QSet<QString> removed{};
    QSet<QString> unsure{}; ///< of created and changed: whether they came is not known, and since then others may have made them
    QSet<QString> open{};   ///< of created and changed: whether they came is not known
    QSet<QString> sure{};   ///< have come after all
    QSet<QString> taken{};  ///< virtual hosts that an undo was about to delete, and had begun to empty
    bool isBegun = false;   ///< there is something to take back
    TimePoint undoing{};    ///< since when an undo has been at work that came to no end; never: none is
    QJsonArray topics{};    ///< rights on topics that have to come again, see topicsBesides()
};

/// To keep before one of importParts() is sent, and once the broker has said yes to it, but for what it refused. `kept`: what the step kept so far.
int nextPart(const QJsonObject &kept);
QJsonObject noteBefore(int part, const QJsonObject &body, const QSet<QString> &created, TimePoint now);
QJsonObject noteAfter(int part, const QSet<QString> &refused);
/// These have come after all.
QJsonObject noteSure(const QSet<QString> &keys);
/// `keys`: those of earlier attempts.
QJsonObject noteRemoved(const QList<RestoreObject> &objects, QSet<QString> keys);
QJsonObject noteTaken(const QSet<QString> &vhosts);
/// Before an undo, and once it came to its end: what it took away others may make anew, which is theirs.
QJsonObject noteUndoing(TimePoint since);
QJsonObject noteUndone(const QSet<QString> &stays);
QJsonObject noteTopics(const QJsonArray &topics);
RestoreNotes restoreNotes(const QJsonObject &kept, TimePoint now);

/// An object that an undo leaves, and why.
struct LeftObject
{
    RestoreObject object{};
    QString why{};
    bool isKnown = true; ///< false: nobody could say whether it may go
};

/// What a restore has made, to go or to stay.
struct TakeBack
{
    QList<RestoreObject> goes{}; ///< in the order of the import
    QList<LeftObject> left{};
    QSet<QString> taken{}; ///< has gone, or was about to, for a virtual host that was to go

    void leave(const QList<LeftObject> &some); ///< of what goes
};

/// `created`: as they were imported, in that order. Of those that are there: what is still as it was imported goes.
TakeBack whatGoes(const QList<RestoreObject> &created, const QSet<QString> &unsure, const QJsonObject &live);

/// Whatever stays keeps what it hangs on: its virtual host, its user, its exchange, its queue. A queue that stays keeps what
/// hangs on it as well: its bindings, where they come from, policies that match it, and who may use it; a virtual host all
/// that is in it. `user`: whose rights the broker gives by itself to who makes a virtual host.
void keepWhole(TakeBack &plan, const QJsonObject &live, const QString &user);

/// The first of these queues and exchanges of its virtual host that a policy, also one of operators, is for; empty: none.
QString appliesTo(const QString &section, const QJsonObject &policy, const QStringList &names);
/// What policies of `live` set for a queue: the one of the highest priority, and with it the one of operators likewise; of a number that both set the
/// smaller one. `queue`: as definitions have it. Pure.
QJsonObject definitionFor(const QJsonObject &queue, const QJsonObject &live);
/// What applies in the place of policies that have gone: a line for each that did apply, and each that does now, translated. Of one
/// that another with a higher priority had covered nothing is said. `live`: without `gone`. Pure.
QStringList appliesInstead(const QList<RestoreObject> &gone, const QJsonObject &live);
/// Of a policy's limits that cost messages, those that the one in its place, `now`, has not or more generously.
QJsonObject tighterLimits(const QString &section, const QJsonObject &policy, const QJsonObject &now);

} // namespace warrener::parts
