#include "run/operations/restore/RestoreReplacing.h"

#include "base/OffThread.h"
#include "base/Pause.h"
#include "base/Units.h"
#include "look/net/ManagementClient.h"
#include "run/operations/restore/DefinitionChanges.h"
#include "run/operations/restore/DefinitionsWriting.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

constexpr Millis replaceTimeout{120'000};
constexpr Millis betweenReplaceLooks{3000};
/// Clients that declare it again as it was, as soon as it is gone, are faster than anybody a few times at most.
constexpr int mostRounds = 12;

/// Beside the backups: of messages that are in no queue for a moment.
QString filesFolder(const Replacing &work)
{
    return replacedMessagesFolder(work.folder);
}

void removeFile(const QString &file)
{
    if (!file.isEmpty())
        QFile::remove(file);
}

QCoro::Task<Status> importAll(ReplacingPtr work, HttpClient *http, QList<QJsonObject> bodies)
{
    ImportOutcome outcome;
    for (const QJsonObject &body : bodies) {
        if (const Status imported = co_await import(http, body, &outcome, work->context.stop); !imported)
            co_return imported;
    }
    for (const auto &[what, error] : std::as_const(outcome.refused)) {
        work->context.output(
            QCoreApplication::translate("Restore", "%1 was refused: %2").arg(what, error.detail.isEmpty() ? error.message : error.detail.left(300)));
    }
    if (outcome.refused.isEmpty())
        co_return Status{};
    const auto &[what, error] = outcome.refused.first();
    co_return failure(ErrorKind::Command, QCoreApplication::translate("Restore", "%1 was refused: %2").arg(what, error.message));
}

/// One list at a time: what others name comes before them.
QList<QJsonObject> bodiesOf(const QJsonObject &with, const QStringList &sections)
{
    QList<QJsonObject> bodies;
    for (const QString &section : sections) {
        if (const QJsonArray list = with.value(section).toArray(); !list.isEmpty())
            bodies.append(QJsonObject{{section, list}});
    }
    return bodies;
}

QCoro::Task<Status> takeOutMessages(ReplacingPtr work, NodeName node)
{
    const int attempt = work->kept.value(attemptKey).toInt() + 1;
    const QString before = work->kept.value(keptFileKey).toString();
    const QString owed = work->kept.value(owingKey).toBool() ? work->kept.value(owedKey).toString() : QString();
    const QString folder = filesFolder(*work);
    const auto makeFolder = [folder]() -> Status {
        if (!QDir().mkpath(folder) || !QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            return failure(ErrorKind::Io, QCoreApplication::translate("Restore", "%1 cannot be made").arg(folder));
        return {};
    };
    if (const Status made = co_await WaitingThread(makeFolder); !made)
        co_return made;
    if (const Status kept = co_await noteDown(work, {{attemptKey, attempt}}); !kept)
        co_return kept;
    const QString mark = u"%1%2.%3.%4"_s.arg(replaceMark, work->context.run, work->context.step, QString::number(attempt));
    const TakeOut job{.node = node,
                      .queue = {.vhost = work->vhost(), .name = work->name()},
                      .owed = owed,
                      .over = work->kept.value(overKey).toInteger(),
                      .file = u"%1/%2.%3.%4.messages"_s.arg(folder, work->context.run, work->context.step, QString::number(attempt)),
                      .mark = mark,
                      .context = work->context};
    const Result<qint64> taken = co_await work->hands->takeOut(job);
    if (!taken)
        co_return std::unexpected(taken.error());
    const Status kept = co_await noteDown(work, {{keptFileKey, job.file},
                                                 {keptMessagesKey, *taken},
                                                 {owedMessagesKey, *taken},
                                                 {deletingKey, false},
                                                 {didKey, true},
                                                 {owingKey, true},
                                                 {owedKey, job.file},
                                                 {overKey, 0},
                                                 {begunKey, false}});
    if (!kept)
        co_return kept;
    // Its messages stand in the new one.
    for (const QString &old : {before, owed}) {
        if (old != job.file)
            removeFile(old);
    }
    co_return Status{};
}

QCoro::Task<Status> deleteExchange(ReplacingPtr work, HttpClient *http)
{
    if (const Status kept = co_await noteDown(work, {{owingKey, true}, {didKey, true}}); !kept)
        co_return kept;
    HttpRequest request;
    request.method = "DELETE";
    request.path = u"/api/exchanges/%1/%2"_s.arg(pathSegment(work->vhost()), pathSegment(work->name()));
    request.timeout = replaceTimeout;
    request.retries = 0;
    const Result<HttpReply> gone = co_await http->send(request, work->context.stop);
    if (!gone && gone.error().kind != ErrorKind::NotFound)
        co_return std::unexpected(gone.error());
    co_return Status{};
}

QCoro::Task<Status> putBackMessages(ReplacingPtr work, NodeName node, PutBackOutcome *outcome)
{
    const QString file = work->kept.value(owedKey).toString();
    const bool isAgain = work->kept.value(begunKey).toBool();
    if (!isAgain) {
        if (const Status kept = co_await noteDown(work, {{begunKey, true}}); !kept)
            co_return kept;
    }
    const Result<PutBackOutcome> put = co_await work->hands->putBack({.node = node,
                                                                      .queue = {.vhost = work->vhost(), .name = work->name()},
                                                                      .file = file,
                                                                      .messages = work->kept.value(owedMessagesKey).toInteger(),
                                                                      .over = work->kept.value(overKey).toInteger(),
                                                                      .isAgain = isAgain,
                                                                      .context = work->context});
    if (!put && put.error().kind == ErrorKind::Command) {
        // What was through is not there: whoever goes on, or back, publishes all that lacks.
        if (const Status kept = co_await noteDown(work, {{overKey, 0}}); !kept)
            co_return kept;
    }
    if (!put)
        co_return std::unexpected(put.error());
    *outcome = *put;
    co_return Status{};
}

} // namespace

QJsonObject parts::objectWith(const QJsonObject &definitions, const QString &section, const QString &key)
{
    for (const auto listed = definitions.value(section).toArray(); const QJsonValue &value : listed) {
        if (definedKey(section, value.toObject()) == key)
            return value.toObject();
    }
    return {};
}

QCoro::Task<Status> parts::noteDown(ReplacingPtr work, QJsonObject what)
{
    if (const Status kept = co_await work->context.keep(what); !kept)
        co_return kept;
    for (auto each = what.begin(); each != what.end(); ++each)
        work->kept.insert(each.key(), each.value());
    co_return Status{};
}

void parts::removeFiles(const Replacing &work)
{
    const QDir folder(filesFolder(work));
    for (const auto listed = folder.entryList({u"%1.%2.*"_s.arg(work.context.run, work.context.step)}, QDir::Files | QDir::Hidden);
         const QString &name : listed)
        QFile::remove(folder.filePath(name));
}

QCoro::Task<Status> parts::settleDeletion(ReplacingPtr work)
{
    if (!work->kept.value(deletingKey).toBool())
        co_return Status{};
    Result<LiveDefinitions> live = co_await askLiveDefinitions(work->access, work->ask, work->context.stop);
    // A broker may still be at work for somebody who has gone.
    if (live && !co_await pauseFor(work->access->time(), betweenReplaceLooks, work->context.stop))
        co_return failure(ErrorKind::Cancelled, QCoreApplication::translate("Restore", "Cancelled"));
    if (live)
        live = co_await askLiveDefinitions(work->access, {live->node}, work->context.stop);
    if (!live)
        co_return std::unexpected(live.error());
    const QString mark = work->kept.value(markKey).toString();
    const QJsonArray bindings = live->definitions.value("bindings"_L1).toArray();
    const bool isMarked = std::ranges::any_of(bindings, [&](const QJsonValue &binding) {
        return isBindingTo(binding.toObject(), work->vhost(), "queue"_L1, work->name()) && binding["routing_key"_L1].toString() == mark;
    });
    if (isMarked)
        co_return co_await noteDown(work, {{deletingKey, false}});
    co_return co_await noteDown(work, {{deletingKey, false},
                                       {didKey, true},
                                       {owingKey, true},
                                       {owedKey, work->kept.value(keptFileKey)},
                                       {owedMessagesKey, work->kept.value(keptMessagesKey)},
                                       {overKey, 0},
                                       {begunKey, false}});
}

QCoro::Task<> parts::removeMark(ReplacingPtr work, HttpClient *http)
{
    const QString mark = work->kept.value(markKey).toString();
    if (!work->isQueue() || mark.isEmpty())
        co_return;
    HttpRequest request;
    request.method = "DELETE";
    request.path = u"/api/bindings/%1/e/amq.direct/q/%2/%3"_s.arg(pathSegment(work->vhost()), pathSegment(work->name()), pathSegment(mark));
    request.timeout = replaceTimeout;
    static_cast<void>(co_await http->send(request));
}

void parts::tellWhereMessagesAre(const Replacing &work)
{
    const QString file = work.kept.value(owedKey).toString();
    if (work.kept.value(owingKey).toBool() && !file.isEmpty())
        work.context.output(
            QCoreApplication::translate("Restore", "Messages of %2 that are not back yet and are kept in %3 on this console: %1; finish the run or undo it")
                .arg(units::count(work.kept.value(owedMessagesKey).toDouble()), work.name(), file));
}

QCoro::Task<Status> parts::replaceFromTo(ReplacingPtr work, QJsonObject from, QJsonObject to, qint64 *moved, PutBackOutcome *outcome)
{
    if (const Status settled = co_await settleDeletion(work); !settled)
        co_return settled;
    const QString shown = shownObject(work->section, to);
    for (int round = 0; round < mostRounds; ++round) {
        const Result<LiveDefinitions> live = co_await askLiveDefinitions(work->access, work->ask, work->context.stop);
        if (!live)
            co_return std::unexpected(live.error());
        HttpClient &http = work->access->management(live->node)->http();
        const QJsonObject present = objectWith(live->definitions, work->section, work->key);
        const bool isThere = !present.isEmpty();
        const bool isTo = isThere && isAsImported(work->section, present, to);
        const bool isOwing = work->kept.value(owingKey).toBool();
        switch (nextMove(isThere, isThere && isAsImported(work->section, present, from), isTo, isOwing)) {
        case ReplaceMove::TakeOut: {
            // What was bound meanwhile counts; of one that somebody declared anew so does what was bound before.
            const QJsonObject now = goesAlong(work->section, present, live->definitions);
            const QJsonObject with = isOwing ? joined(work->kept.value(withKey).toObject(), now) : now;
            if (const Status kept = co_await noteDown(work, {{withKey, with}}); !kept)
                co_return kept;
            const Status taken = work->isQueue() ? co_await takeOutMessages(work, live->node) : co_await deleteExchange(work, &http);
            if (!taken)
                co_return taken;
            break;
        }
        case ReplaceMove::Declare: {
            QList<QJsonObject> bodies = bodiesOf(work->kept.value(withKey).toObject(), {u"exchanges"_s});
            bodies.append(QJsonObject{{work->section, QJsonArray{to}}});
            if (const Status declared = co_await importAll(work, &http, bodies); !declared)
                co_return declared;
            break;
        }
        case ReplaceMove::PutBack: {
            // What is published to it from now on is not lost: it is bound before its messages are back.
            const QJsonObject with = work->kept.value(withKey).toObject();
            const Status bound = co_await importAll(work, &http, bodiesOf(with, {u"exchanges"_s, u"topic_permissions"_s, u"bindings"_s}));
            if (!bound)
                co_return bound;
            const QString file = work->kept.value(owedKey).toString();
            if (work->isQueue()) {
                if (const Status put = co_await putBackMessages(work, live->node, outcome); !put)
                    co_return put;
                *moved = work->kept.value(owedMessagesKey).toInteger();
            }
            const Status kept = co_await noteDown(work, {{owingKey, false}, {owedKey, QString()}, {overKey, 0}, {begunKey, false}, {markKey, QString()}});
            if (!kept)
                co_return kept;
            removeFile(file);
            break;
        }
        case ReplaceMove::Nothing:
            co_await removeMark(work, &http);
            removeFiles(*work);
            co_return Status{};
        case ReplaceMove::Gone:
            co_return failure(ErrorKind::NotFound, QCoreApplication::translate("Restore", "%1 is not there any more: somebody has deleted it").arg(shown));
        case ReplaceMove::Changed:
            co_return failure(ErrorKind::Forbidden, QCoreApplication::translate("Restore", "%1: somebody has changed it since").arg(shown));
        }
    }
    co_return failure(ErrorKind::Command,
                      QCoreApplication::translate("Restore", "%1: clients declare it again as it was, each time it is gone; stop them first").arg(shown));
}

} // namespace warrener
