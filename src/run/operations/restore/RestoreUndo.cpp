#include "run/operations/restore/RestoreUndo.h"

#include "base/BoundedExpression.h"
#include "run/operations/restore/DefinitionChanges.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr auto partPrefix = "part."_L1;
constexpr auto camePrefix = "came."_L1;
constexpr auto removedKey = "removed"_L1;
constexpr auto sureKey = "sure"_L1;
constexpr auto undoingKey = "undoing"_L1;
constexpr auto staysKey = "stays"_L1;
constexpr auto takenKey = "taken"_L1;
constexpr auto topicsKey = "topics"_L1;
/// An import that nobody waits for any more is over by then, and whoever takes it back at once is the only one at work.
constexpr Millis othersCameSince{std::chrono::minutes{15}};

/// A clock that was set back tells nothing.
bool isLongAgo(TimePoint at, TimePoint now)
{
    return now - at > othersCameSince || now < at;
}

QSet<QString> keySet(const QJsonValue &list)
{
    QSet<QString> keys;
    for (const auto listed = list.toArray(); const QJsonValue &key : listed)
        keys.insert(key.toString());
    return keys;
}

QJsonArray keyList(const QSet<QString> &keys)
{
    QStringList sorted(keys.cbegin(), keys.cend());
    sorted.sort();
    return QJsonArray::fromStringList(sorted);
}

QString placeOf(const QString &section, const QString &vhost, const QString &name)
{
    return section + u'\n' + vhost + u'\n' + name;
}

/// What a policy is, wherever it stands: those of operators are parameters.
QJsonObject policyIn(const QString &section, const QJsonObject &object)
{
    if (section == "policies"_L1)
        return object;
    const bool isOperators = section == "parameters"_L1 && object.value("component"_L1).toString() == "operator_policy"_L1;
    return isOperators ? object.value("value"_L1).toObject() : QJsonObject();
}

/// A policy's pattern, as anybody may have written it for the broker. One that is tried again and again without an end would
/// hold up the run; what cannot be read here, or takes too many tries, the broker may read otherwise: it may match.
class PolicyPattern final
{
public:
    explicit PolicyPattern(const QString &text) : m_pattern(boundedExpression(text)) {}

    bool mayMatch(const QString &name) const
    {
        if (!m_pattern.isValid())
            return true;
        const QRegularExpressionMatch match = m_pattern.match(name);
        return match.hasMatch() || !match.isValid();
    }

private:
    const QRegularExpression m_pattern;
};

/// Whether a policy is for a queue or an exchange, by its name and its kind.
bool isFor(const QJsonObject &policy, const QString &section, const QJsonObject &thing)
{
    const QString to = policy.value("apply-to"_L1).toString(u"all"_s);
    const bool isQueue = section == "queues"_L1;
    const QString type = thing.value("arguments"_L1)["x-queue-type"_L1].toString(u"classic"_s);
    const bool fits = to == "all"_L1 || to == section || (isQueue && (to == type + "_queues"_L1 || (to == "streams"_L1 && type == "stream"_L1)));
    return fits && PolicyPattern(policy.value("pattern"_L1).toString()).mayMatch(thing.value("name"_L1).toString());
}

/// The places of what an object cannot be without.
QStringList needsOf(const QString &section, const QJsonObject &object)
{
    const QString vhost = object.value("vhost"_L1).toString();
    QStringList needs;
    if (!vhost.isEmpty())
        needs.append(placeOf(u"vhosts"_s, {}, vhost));
    if (section == "permissions"_L1 || section == "topic_permissions"_L1)
        needs.append(placeOf(u"users"_s, {}, object.value("user"_L1).toString()));
    if (section == "bindings"_L1) {
        const bool toQueue = object.value("destination_type"_L1) == "queue"_L1;
        needs.append(placeOf(u"exchanges"_s, vhost, object.value("source"_L1).toString()));
        needs.append(placeOf(toQueue ? u"queues"_s : u"exchanges"_s, vhost, object.value("destination"_L1).toString()));
    }
    const QJsonObject arguments = object.value("arguments"_L1).toObject();
    for (const QLatin1StringView other : {"x-dead-letter-exchange"_L1, "alternate-exchange"_L1}) {
        if (const QString name = arguments.value(other).toString(); !name.isEmpty())
            needs.append(placeOf(u"exchanges"_s, vhost, name));
    }
    return needs;
}

} // namespace

int parts::nextPart(const QJsonObject &kept)
{
    int next = 0;
    for (const auto listed = kept.keys(); const QString &key : listed) {
        if (key.startsWith(partPrefix))
            next = std::max(next, key.sliced(partPrefix.size()).toInt() + 1);
    }
    return next;
}

QJsonObject parts::noteBefore(int part, const QJsonObject &body, const QSet<QString> &created, TimePoint now)
{
    QJsonArray comes;
    QJsonArray changes;
    for (auto section = body.begin(); section != body.end(); ++section) {
        for (const auto listed = section->toArray(); const QJsonValue &row : listed) {
            const QString key = definedKey(section.key(), row.toObject());
            (created.contains(key) ? comes : changes).append(key);
        }
    }
    return {
        {partPrefix + QString::number(part), QJsonObject{{u"at"_s, qint64(now.time_since_epoch().count())}, {u"created"_s, comes}, {u"changed"_s, changes}}}};
}

QJsonObject parts::noteAfter(int part, const QSet<QString> &refused)
{
    return {{camePrefix + QString::number(part), keyList(refused)}};
}

QJsonObject parts::noteRemoved(const QList<RestoreObject> &objects, QSet<QString> keys)
{
    for (const RestoreObject &object : objects)
        keys.insert(definedKey(object.section, object.object));
    return {{removedKey, keyList(keys)}};
}

QJsonObject parts::noteSure(const QSet<QString> &keys)
{
    return {{sureKey, keyList(keys)}};
}

QJsonObject parts::noteTaken(const QSet<QString> &vhosts)
{
    return {{takenKey, keyList(vhosts)}};
}

QJsonObject parts::noteUndoing(TimePoint since)
{
    return {{undoingKey, qint64(since.time_since_epoch().count())}};
}

QJsonObject parts::noteUndone(const QSet<QString> &stays)
{
    return {{undoingKey, 0}, {staysKey, keyList(stays)}};
}

QJsonObject parts::noteTopics(const QJsonArray &topics)
{
    return {{topicsKey, topics}};
}

RestoreNotes parts::restoreNotes(const QJsonObject &kept, TimePoint now)
{
    RestoreNotes notes{.removed = keySet(kept.value(removedKey)), .taken = keySet(kept.value(takenKey)), .topics = kept.value(topicsKey).toArray()};
    for (int part = 0; part < nextPart(kept); ++part) {
        const QJsonObject note = kept.value(partPrefix + QString::number(part)).toObject();
        const QJsonValue came = kept.value(camePrefix + QString::number(part));
        const bool hasCome = came.isArray();
        const bool isOld = isLongAgo(TimePoint{Millis{note.value("at"_L1).toInteger()}}, now);
        for (const bool isNew : {true, false}) {
            for (const auto listed = keySet(note.value(isNew ? "created"_L1 : "changed"_L1)); const QString &key : listed) {
                // What a run that goes on finds again otherwise than it made it, somebody else has made.
                (isNew ? notes.changed : notes.created).remove(key);
                (isNew ? notes.created : notes.changed).insert(key);
                for (auto *doubts : {&notes.open, &notes.unsure})
                    doubts->remove(key);
                if (!hasCome)
                    notes.open.insert(key);
                if (!hasCome && isOld)
                    notes.unsure.insert(key);
            }
        }
        for (const auto listed = keySet(came); const QString &key : listed) {
            notes.created.remove(key);
            notes.changed.remove(key);
        }
    }
    notes.sure = keySet(kept.value(sureKey));
    notes.unsure -= notes.sure;
    notes.isBegun = nextPart(kept) > 0 || !notes.removed.isEmpty();
    notes.undoing = TimePoint{Millis{kept.value(undoingKey).toInteger()}};
    if (kept.contains(staysKey))
        notes.created &= keySet(kept.value(staysKey));
    // It died in the middle: what is there now it has not come to, or somebody has made it anew.
    if (!isNever(notes.undoing) && isLongAgo(notes.undoing, now))
        notes.unsure += notes.created;
    return notes;
}

void TakeBack::leave(const QList<LeftObject> &some)
{
    if (some.isEmpty())
        return;
    QSet<QString> keys;
    for (const LeftObject &one : some)
        keys.insert(definedKey(one.object.section, one.object.object));
    goes.removeIf([&](const RestoreObject &object) { return keys.contains(definedKey(object.section, object.object)); });
    left += some;
}

TakeBack parts::whatGoes(const QList<RestoreObject> &created, const QSet<QString> &unsure, const QJsonObject &live)
{
    QHash<QString, QJsonObject> there;
    for (const QString &section : restoreSections()) {
        for (const auto listed = live.value(section).toArray(); const QJsonValue &value : listed)
            there.insert(definedKey(section, value.toObject()), value.toObject());
    }
    TakeBack plan;
    for (const RestoreObject &object : created) {
        const QString key = definedKey(object.section, object.object);
        const auto present = there.constFind(key);
        if (present == there.cend())
            continue;
        if (!isAsImported(object.section, *present, object.object))
            plan.left.append({.object = object, .why = QCoreApplication::translate("Restore", "somebody has changed it since")});
        else if (unsure.contains(key))
            plan.left.append({.object = object,
                              .why = QCoreApplication::translate("Restore", "whether the restore made it, or somebody since, is not known"),
                              .isKnown = false});
        else
            plan.goes.append(object);
    }
    return plan;
}

namespace {

/// What of a restore stays, since somebody needs it, and what stays with that.
class WhatStays
{
public:
    explicit WhatStays(const QList<RestoreObject> &goes)
    {
        for (const RestoreObject &object : goes)
            m_places.insert(placeOf(object));
    }

    /// By their places, which say no more than their needs do.
    static QString placeOf(const RestoreObject &object)
    {
        return warrener::placeOf(object.section, object.object.value("vhost"_L1).toString(), object.object.value("name"_L1).toString());
    }

    /// This one stays; `isOurs`: the restore made it.
    void take(const QString &section, const QJsonObject &object, bool isOurs)
    {
        const QString vhost = object.value("vhost"_L1).toString();
        const QString name = definedName(section, object);
        for (const auto listed = needsOf(section, object); const QString &need : listed) {
            if (!m_places.contains(need) || m_needed.contains(need))
                continue;
            m_needed.insert(need, (isOurs ? QCoreApplication::translate("Restore", "%1 stays, and needs it")
                                          : QCoreApplication::translate("Restore", "somebody uses it since: %1"))
                                      .arg(section + u' ' + name));
        }
        if (!isOurs)
            return;
        if (section == "vhosts"_L1)
            m_vhosts.insert(name);
        if (section == "queues"_L1)
            m_usedVhosts.insert(vhost);
        if (section == "queues"_L1 || section == "exchanges"_L1) {
            m_names[vhost].append(name);
            m_ends.insert(warrener::placeOf(section, vhost, name));
        }
    }

    /// Why that one has to stay too; empty: it may go.
    QString whyStays(const RestoreObject &thing) const
    {
        const QString &section = thing.section;
        const QJsonObject &object = thing.object;
        const QString vhost = object.value("vhost"_L1).toString();
        if (const QString why = m_needed.value(placeOf(thing)); !why.isEmpty())
            return why;
        if (!vhost.isEmpty() && m_vhosts.contains(vhost))
            return QCoreApplication::translate("Restore", "the virtual host %1 stays whole").arg(vhost);
        if ((section == "permissions"_L1 || section == "topic_permissions"_L1) && m_usedVhosts.contains(vhost))
            return QCoreApplication::translate("Restore", "queues stay in the virtual host %1").arg(vhost);
        if (section == "bindings"_L1) {
            const bool toQueue = object.value("destination_type"_L1) == "queue"_L1;
            const QString end = object.value("destination"_L1).toString();
            if (m_ends.contains(warrener::placeOf(toQueue ? u"queues"_s : u"exchanges"_s, vhost, end)))
                return QCoreApplication::translate("Restore", "%1 stays, and is fed by it").arg(end);
        }
        const QString whom = parts::appliesTo(section, object, m_names.value(vhost));
        return whom.isEmpty() ? QString() : QCoreApplication::translate("Restore", "it applies to %1, which stays").arg(whom);
    }

private:
    QSet<QString> m_places;              ///< of what would go
    QHash<QString, QString> m_needed;    ///< why a place stays
    QSet<QString> m_vhosts;              ///< of the restore, that stay
    QSet<QString> m_usedVhosts;          ///< with a queue of the restore that stays
    QHash<QString, QStringList> m_names; ///< of queues and exchanges of the restore that stay, by virtual host
    QSet<QString> m_ends;                ///< their places
};

} // namespace

void parts::keepWhole(TakeBack &plan, const QJsonObject &live, const QString &user)
{
    WhatStays staying(plan.goes);
    QSet<QString> going;
    for (const RestoreObject &object : std::as_const(plan.goes))
        going.insert(definedKey(object.section, object.object));
    QSet<QString> ours = going;
    for (const LeftObject &one : std::as_const(plan.left)) {
        staying.take(one.object.section, one.object.object, true);
        ours.insert(definedKey(one.object.section, one.object.object));
    }
    for (const QString &section : restoreSections()) {
        for (const auto listed = live.value(section).toArray(); const QJsonValue &value : listed) {
            const QJsonObject object = value.toObject();
            const bool isOwn =
                (section == "permissions"_L1 || section == "topic_permissions"_L1) && !user.isEmpty() && object.value("user"_L1).toString() == user;
            const bool isBrokers = section == "exchanges"_L1 && object.value("name"_L1).toString().startsWith("amq."_L1);
            if (!isOwn && !isBrokers && !ours.contains(definedKey(section, object)))
                staying.take(section, object, false);
        }
    }
    // One that stays may keep another.
    QList<RestoreObject> things = plan.goes;
    for (bool isMoving = true; isMoving;) {
        isMoving = false;
        QList<RestoreObject> rest;
        for (const RestoreObject &thing : std::as_const(things)) {
            const QString why = staying.whyStays(thing);
            if (why.isEmpty()) {
                rest.append(thing);
                continue;
            }
            isMoving = true;
            plan.left.append({.object = thing, .why = why});
            going.remove(definedKey(thing.section, thing.object));
            staying.take(thing.section, thing.object, true);
        }
        things = rest;
    }
    plan.goes.removeIf([&](const RestoreObject &object) { return !going.contains(definedKey(object.section, object.object)); });
}

QString parts::appliesTo(const QString &section, const QJsonObject &policy, const QStringList &names)
{
    const QJsonObject about = policyIn(section, policy);
    if (about.isEmpty() || names.isEmpty())
        return {};
    const PolicyPattern pattern(about.value("pattern"_L1).toString());
    const auto found = std::ranges::find_if(names, [&](const QString &name) { return pattern.mayMatch(name); });
    return found == names.end() ? QString() : *found;
}

QJsonObject parts::definitionFor(const QJsonObject &queue, const QJsonObject &live)
{
    QJsonObject both;
    for (const QString &section : {u"policies"_s, u"parameters"_s}) {
        QJsonObject first;
        for (const auto listed = live.value(section).toArray(); const QJsonValue &value : listed) {
            const QJsonObject policy = policyIn(section, value.toObject());
            if (policy.isEmpty() || value["vhost"_L1] != queue.value("vhost"_L1) || !isFor(policy, u"queues"_s, queue))
                continue;
            if (first.isEmpty() || policy.value("priority"_L1).toInt() > first.value("priority"_L1).toInt())
                first = policy;
        }
        const QJsonObject definition = first.value("definition"_L1).toObject();
        for (auto field = definition.begin(); field != definition.end(); ++field) {
            const QJsonValue other = both.value(field.key());
            if (!other.isDouble() || !field->isDouble() || field->toDouble() < other.toDouble())
                both.insert(field.key(), *field);
        }
    }
    return both;
}

QStringList parts::appliesInstead(const QList<RestoreObject> &gone, const QJsonObject &live)
{
    QStringList lines;
    for (const RestoreObject &object : gone) {
        const QJsonObject was = policyIn(object.section, object.object);
        if (was.isEmpty())
            continue;
        const QString vhost = object.object.value("vhost"_L1).toString();
        // Policies and those of operators apply side by side, one of each kind.
        QList<std::pair<QString, QJsonObject>> others;
        for (const auto listed = live.value(object.section).toArray(); const QJsonValue &value : listed) {
            const QJsonObject other = policyIn(object.section, value.toObject());
            if (!other.isEmpty() && value["vhost"_L1].toString() == vhost)
                others.append({value["name"_L1].toString(), other});
        }
        std::ranges::stable_sort(others, std::greater(), [](const auto &other) { return other.second.value("priority"_L1).toInt(); });
        QMap<QString, QStringList> now; // by the policy that applies; empty: none does
        for (const QString &section : {u"queues"_s, u"exchanges"_s}) {
            for (const auto listed = live.value(section).toArray(); const QJsonValue &value : listed) {
                const QJsonObject thing = value.toObject();
                if (thing.value("vhost"_L1).toString() != vhost || !isFor(was, section, thing))
                    continue;
                const auto other = std::ranges::find_if(others, [&](const auto &one) { return isFor(one.second, section, thing); });
                const bool isCovered = other != others.end() && other->second.value("priority"_L1).toInt() > was.value("priority"_L1).toInt();
                if (!isCovered)
                    now[other == others.end() ? QString() : other->first].append(thing.value("name"_L1).toString());
            }
        }
        for (const auto &[policy, names] : now.asKeyValueRange()) {
            QString shown = names.first(std::min<qsizetype>(3, names.size())).join(u", "_s);
            if (names.size() > 3)
                shown += u", …"_s;
            lines.append(policy.isEmpty()
                             ? QCoreApplication::translate("Restore", "The policy %1 has gone: none applies now to %n queue(s) and exchange(s) (%2)", nullptr,
                                                           int(names.size()))
                                   .arg(object.name, shown)
                             : QCoreApplication::translate("Restore", "The policy %1 has gone: %3 applies now to %n queue(s) and exchange(s) (%2)", nullptr,
                                                           int(names.size()))
                                   .arg(object.name, shown, policy));
        }
    }
    return lines;
}

QJsonObject parts::tighterLimits(const QString &section, const QJsonObject &policy, const QJsonObject &now)
{
    const QJsonObject will = policyIn(section, policy).value("definition"_L1).toObject();
    const QJsonObject is = policyIn(section, now).value("definition"_L1).toObject();
    QJsonObject tighter;
    for (const QLatin1StringView limit : {"max-length"_L1, "max-length-bytes"_L1, "message-ttl"_L1, "expires"_L1, "max-age"_L1, "delivery-limit"_L1}) {
        const QJsonValue after = will.value(limit);
        const QJsonValue before = is.value(limit);
        const bool isSame = after == before || (after.isDouble() && before.isDouble() && after.toDouble() >= before.toDouble());
        // Negative ones are none.
        if (!after.isUndefined() && !isSame && !(after.isDouble() && after.toDouble() < 0))
            tighter.insert(limit, after);
    }
    return tighter;
}

} // namespace warrener
