// Definitions out of a cluster again: the undo of restore.definitions.
#include "base/OffThread.h"
#include "base/Pause.h"
#include "base/Units.h"
#include "run/operations/StepBuilders.h"
#include "run/operations/backup/BackupParts.h"
#include "run/operations/backup/DefinitionsExport.h"
#include "run/operations/restore/DefinitionChanges.h"
#include "run/operations/restore/DefinitionsTakenBack.h"
#include "run/operations/restore/DefinitionsWriting.h"
#include "run/operations/restore/RestoreParts.h"
#include "run/operations/restore/RestorePreview.h"
#include "run/operations/restore/RestoreReplace.h"
#include "run/procedure/RunState.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr Millis betweenExports{3000};

/// Of the definitions the objects with these keys.
QHash<QString, QJsonObject> objectsOf(const QJsonObject &definitions, const QSet<QString> &keys)
{
    QHash<QString, QJsonObject> some;
    for (const QString &section : restoreSections()) {
        for (const auto listed = definitions.value(section).toArray(); const QJsonValue &value : listed) {
            if (const QString key = definedKey(section, value.toObject()); keys.contains(key))
                some.insert(key, value.toObject());
        }
    }
    return some;
}

/// What the cluster has once it works no more on an import that nobody waited for: two exports agree about it.
QCoro::Task<Result<LiveDefinitions>> askAtRest(AccessPtr access, QList<NodeName> ask, QSet<QString> open, std::stop_token stop)
{
    Result<LiveDefinitions> live = co_await askLiveDefinitions(access, ask, stop);
    while (live && !open.isEmpty()) {
        if (!co_await pauseFor(access->time(), betweenExports, stop))
            co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Restore", "Cancelled"));
        const Result<LiveDefinitions> again = co_await askLiveDefinitions(access, {live->node}, stop);
        if (!again)
            co_return again;
        const auto compare = [one = live->definitions, two = again->definitions, open] { return objectsOf(one, open) == objectsOf(two, open); };
        if (co_await OffThread(compare))
            co_return again;
        live = again;
    }
    co_return live;
}

/// What a restore did, by its own notes, as far as the backups still tell it.
struct DoneByRestore
{
    DefinitionsPreview made{};      ///< as imported; what it removed as it was
    QList<RestoreObject> created{}; ///< of it, in the order of the import
    QStringList notKnown{};         ///< what nobody can take back
};

DoneByRestore doneByRestore(const QJsonObject &wanted, const QJsonObject &was, DefinitionsChoice choice, const RestoreNotes &notes, const LiveDefinitions &live)
{
    DoneByRestore done;
    choice.leave.clear();
    choice.remove.clear();
    QSet<QString> rest = notes.created | notes.changed;
    const QHash<QString, QJsonObject> before = objectsOf(was, notes.changed | notes.removed);
    const QHash<QString, QJsonObject> now = objectsOf(live.definitions, notes.changed & notes.unsure);
    // What it hung on may have been there already, and was not chosen.
    for (const auto listed = previewDefinitions(wanted, {}, choice, live.traits, Dangling::Comes).objects; RestoreObject object : listed) {
        if (!comesNew(object))
            continue;
        const QString key = definedKey(object.section, object.object);
        if (!rest.remove(key))
            continue;
        if (notes.created.contains(key)) {
            object.fate = RestoreFate::Create;
            done.created.append(object);
        } else if (!before.contains(key)) {
            done.notKnown.append(shownObject(object.section, object.object));
            continue;
        } else if (now.contains(key) && isAsImported(object.section, now.value(key), object.object)
                   && !isAsImported(object.section, now.value(key), before.value(key))) {
            // Whether this run changed it, or somebody since.
            done.notKnown.append(shownObject(object.section, object.object));
            continue;
        } else {
            object.fate = RestoreFate::Change;
            object.isThere = true;
        }
        done.made.objects.append(object);
    }
    // Another version by now, or another backup of that name.
    for (const QString &key : std::as_const(rest))
        done.notKnown.append(QString(key).replace(u'\n', u' '));
    for (const QString &key : notes.removed) {
        const QString section = key.section(u'\n', 0, 0);
        const QJsonObject object = before.value(key);
        if (object.isEmpty()) {
            done.notKnown.append(QString(key).replace(u'\n', u' '));
            continue;
        }
        done.made.objects.append({.fate = RestoreFate::Remove,
                                  .isThere = true,
                                  .section = section,
                                  .vhost = object.value("vhost"_L1).toString(),
                                  .name = definedName(section, object),
                                  .object = object});
    }
    done.notKnown.sort();
    return done;
}

/// Those of the objects that are still there.
QStringList stillThere(const QList<RestoreObject> &objects, const QJsonObject &live)
{
    QSet<QString> keys;
    for (const RestoreObject &object : objects)
        keys.insert(definedKey(object.section, object.object));
    const QHash<QString, QJsonObject> there = objectsOf(live, keys);
    QStringList names;
    for (const RestoreObject &object : objects) {
        if (there.contains(definedKey(object.section, object.object)))
            names.append(shownObject(object.section, object.object));
    }
    return names;
}

/// Of virtual hosts that were to go and stay after all: what has gone out of them already.
DefinitionsPreview backInto(const QList<RestoreObject> &created, const TakeBack &plan, const QSet<QString> &before, const QJsonObject &live)
{
    QSet<QString> vhosts;
    for (const LeftObject &one : plan.left) {
        if (one.object.section == "vhosts"_L1)
            vhosts.insert(one.object.name);
    }
    QSet<QString> taken;
    for (const RestoreObject &object : created) {
        const QString key = definedKey(object.section, object.object);
        if (vhosts.contains(object.vhost) && (before.contains(object.vhost) || plan.taken.contains(key)))
            taken.insert(key);
    }
    const QHash<QString, QJsonObject> there = objectsOf(live, taken);
    DefinitionsPreview back;
    std::ranges::copy_if(created, std::back_inserter(back.objects), [&](const RestoreObject &object) {
        const QString key = definedKey(object.section, object.object);
        return taken.contains(key) && !there.contains(key);
    });
    return back;
}

QString firstOf(const QStringList &names)
{
    return names.first(std::min<qsizetype>(3, names.size())).join(u", "_s);
}

/// What a restore wanted, and what was there before it.
Result<std::pair<QJsonObject, QJsonObject>> wantedAndBefore(const RestoreSource &source, const RestoreSource &before)
{
    const Result<QJsonObject> wanted = readDefinitions(source);
    if (!wanted)
        return std::unexpected(wanted.error());
    const Result<QJsonObject> was = readDefinitions(before);
    if (!was)
        return std::unexpected(was.error());
    return std::pair(*wanted, *was);
}

/// What the cluster has after an undo.
struct AfterUndo
{
    QStringList there{};            ///< was to go
    QList<RestoreObject> missing{}; ///< was to come back
    QSet<QString> stays{};          ///< of what the restore made
    QStringList instead{};          ///< applies in place of what has gone
};

/// `come`: what was brought back, in the order in which it was.
AfterUndo lookAfterUndo(const QList<DefinitionsPreview> &come, const QList<RestoreObject> &created, const TakeBack &plan, const QJsonObject &live)
{
    QSet<QString> keys;
    for (const RestoreObject &object : created)
        keys.insert(definedKey(object.section, object.object));
    const QList<QString> stays = objectsOf(live, keys).keys();
    // Another one with a lower priority may be what counts without it.
    QList<RestoreObject> gone = plan.goes;
    gone.removeIf([&stays](const RestoreObject &object) { return stays.contains(definedKey(object.section, object.object)); });
    AfterUndo after{.there = stillThere(plan.goes, live), .stays = QSet<QString>(stays.begin(), stays.end()), .instead = appliesInstead(gone, live)};
    for (const DefinitionsPreview &one : come)
        after.missing += missingAfter(one, live);
    return after;
}

/// An undo at its end.
struct Undone
{
    TakeBack taken{};
    DefinitionsPreview back{};
    ImportOutcome outcome{};
    AfterUndo after{};
    QStringList notMade{};  ///< whether the restore made it, or somebody since, is not known
    QStringList notKnown{}; ///< whether it may go is not known, those too
    int removed = 0;
};

QStringList firstLines(const QStringList &lines)
{
    return lines.first(std::min<qsizetype>(lines.size(), 100));
}

/// Tells it line by line, and what it comes to.
Result<QJsonObject> tellUndone(const StepContext &context, const Undone &undone)
{
    for (const auto listed = firstLines(undone.after.instead); const QString &line : listed)
        context.output(line);
    QStringList others = undone.after.there;
    for (const auto &[what, error] : undone.outcome.refused)
        context.output(QCoreApplication::translate("Restore", "%1 was refused: %2").arg(what, error.detail.isEmpty() ? error.message : error.detail.left(300)));
    for (const RestoreObject &object : undone.after.missing)
        others.append(shownObject(object.section, object.object));
    QStringList stays;
    QStringList notKnown = undone.notKnown;
    const auto tell = [&context, &stays](const QString &shown, const QString &why) {
        stays.append(shown);
        context.output(QCoreApplication::translate("Restore", "Not taken back: %1 (%2)").arg(shown, why));
    };
    for (const LeftObject &one : undone.taken.left) {
        const QString shown = shownObject(one.object.section, one.object.object);
        tell(shown, one.why);
        if (!one.isKnown)
            notKnown.append(shown);
    }
    for (const RestoreObject &object : undone.back.objects) {
        const QString shown = shownObject(object.section, object.object);
        if (object.fate == RestoreFate::Left)
            tell(shown, object.advice);
        else if (object.fate != RestoreFate::Create && object.fate != RestoreFate::Change)
            context.output(u"%1: %2"_s.arg(shown, object.advice));
        if (object.fate != RestoreFate::Left && !comesNew(object) && !changesThere(object))
            others.append(shown);
    }
    for (const QString &name : undone.notMade)
        tell(name, QCoreApplication::translate("Restore", "whether the restore made it, or somebody since, is not known"));
    for (const auto listed = firstLines(others); const QString &name : listed)
        context.output(QCoreApplication::translate("Restore", "Not as before: %1").arg(name));
    if (!notKnown.isEmpty()) {
        return failure(ErrorKind::Command, QCoreApplication::translate("Restore", "%n object(s) are left, since nobody knows whether they may go: %1", nullptr,
                                                                       int(notKnown.size()))
                                               .arg(firstOf(notKnown)));
    }
    if (!others.isEmpty()) {
        return failure(ErrorKind::Command,
                       QCoreApplication::translate("Restore", "%n object(s) are not as before: %1", nullptr, int(others.size())).arg(firstOf(others)));
    }
    QString words =
        QCoreApplication::translate("Restore", "%1 taken away, %2 as before").arg(units::count(undone.removed), units::count(double(undone.outcome.imported)));
    if (!stays.isEmpty())
        words += u", "_s + QCoreApplication::translate("Restore", "%n not taken back: %1", nullptr, int(stays.size())).arg(firstOf(stays));
    if (!undone.after.instead.isEmpty())
        words += u"; "_s + undone.after.instead.first();
    return saying(
        words,
        {{u"taken"_s, undone.removed}, {notTakenBackKey, QJsonArray::fromStringList(stays)}, {u"instead"_s, QJsonArray::fromStringList(undone.after.instead)}});
}

} // namespace

OperationTask parts::definitionsBack(AccessPtr access, QJsonObject arguments, StepContext context)
{
    const RestoreNotes notes = restoreNotes(context.kept, access->time()->now());
    const auto answered = [&context](QLatin1StringView key) { return context.result.value(key).toInt(); };
    if (!notes.isBegun && answered("created"_L1) + answered("changed"_L1) + answered("removed"_L1) > 0) {
        co_return failure(ErrorKind::NotAvailable,
                          QCoreApplication::translate("Restore", "An older Warrener ran it, and did not write down what it made: nothing is taken back"));
    }
    if (!notes.isBegun)
        co_return saying(QCoreApplication::translate("Restore", "Nothing had been imported"));
    const auto read = [source = restoreSourceFromJson(arguments.value(key::source).toObject()),
                       before = restoreSourceFromJson(arguments.value(key::before).toObject())] { return wantedAndBefore(source, before); };
    const auto both = co_await WaitingThread(read);
    if (!both)
        co_return std::unexpected(both.error());
    const auto [wanted, was] = *both;
    const Result<LiveDefinitions> live = co_await askAtRest(access, nodes(arguments, key::ask), notes.open, context.stop);
    if (!live)
        co_return std::unexpected(live.error());
    HttpClient &http = access->management(live->node)->http();
    UndoKeeper keeper(context);
    if (const Status again = co_await topicsAgain(&http, notes.topics, live->definitions, context, &keeper); !again)
        co_return std::unexpected(again.error());
    const DefinitionsChoice choice = definitionsChoiceFromJson(arguments.value(key::choice).toObject());
    const auto sort = [wanted, was, choice, notes, live = *live] {
        const DoneByRestore done = doneByRestore(wanted, was, choice, notes, live);
        return std::pair(done, whatGoes(done.created, notes.unsure, live.definitions));
    };
    const auto [done, goes] = co_await OffThread(sort);

    if (const Status kept = co_await keeper.keep(noteUndoing(isNever(notes.undoing) ? access->time()->now() : notes.undoing)); !kept)
        co_return std::unexpected(kept.error());
    Undone undone{.notMade = done.notKnown};
    const Result<TakeBack> taken = co_await takeBack(access, live->node, goes, live->definitions, context, &keeper, &undone.removed);
    if (!taken)
        co_return std::unexpected(taken.error());
    undone.taken = *taken;
    Result<LiveDefinitions> now = co_await askLiveDefinitions(access, {live->node}, context.stop);
    if (!now)
        co_return std::unexpected(now.error());
    const auto look = [done, was, plan = *taken, before = notes.taken, now = *now] {
        return std::pair(backInto(done.created, plan, before, now.definitions), undoOf(done.made, was, now.definitions, now.traits));
    };
    auto [whole, back] = co_await OffThread(look);
    undone.notKnown = done.notKnown + co_await keepMessages(&http, &back, *taken, now->definitions, context.stop);
    for (const auto listed = importParts(whole) + importParts(back); const QJsonObject &part : listed) {
        if (const Status imported = co_await import(&http, part, &undone.outcome, context.stop); !imported)
            co_return std::unexpected(imported.error());
    }
    if (const Status lifted = co_await liftLimits(&http, back, context.stop); !lifted)
        co_return std::unexpected(lifted.error());
    undone.back = back;

    // What was asked for is not what is: it is looked at once more.
    now = co_await askLiveDefinitions(access, {live->node}, context.stop);
    if (!now)
        co_return std::unexpected(now.error());
    const auto compare = [come = QList{whole, back}, created = done.created, plan = *taken, there = now->definitions] {
        return lookAfterUndo(come, created, plan, there);
    };
    undone.after = co_await OffThread(compare);
    if (const Status kept = co_await keeper.keep(noteUndone(undone.after.stays)); !kept)
        co_return std::unexpected(kept.error());
    co_return tellUndone(context, undone);
}

QCoro::Task<Status> parts::UndoKeeper::keep(QJsonObject what)
{
    const Status kept = co_await m_context.keep(std::move(what));
    if (kept || kept.error().kind == ErrorKind::Cancelled)
        co_return kept;
    if (!std::exchange(m_hasFailed, true)) {
        m_context.output(QCoreApplication::translate("Restore",
                                                     "The journal cannot be written (%1): it is taken back all the same, and should this console die "
                                                     "meanwhile, nobody knows how far that came")
                             .arg(kept.error().message));
    }
    co_return Status{};
}

} // namespace warrener
