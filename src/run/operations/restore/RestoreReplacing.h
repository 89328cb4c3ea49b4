#pragma once

#include "look/net/HttpClient.h"
#include "run/operations/restore/RestoreParts.h"
#include "run/operations/restore/RestoreReplace.h"

#include <memory>

/// One queue or exchange on its way from the definition that is there to the one that shall be, in steps that each can be gone on from.
namespace warrener::parts {

// What is kept.
inline constexpr QLatin1StringView formerKey("former");         ///< as it was
inline constexpr QLatin1StringView asWantedKey("wanted");       ///< as in the backup
inline constexpr QLatin1StringView withKey("with");             ///< see goesAlong()
inline constexpr QLatin1StringView attemptKey("attempt");       ///< of taking out: names of files and marks are new each time
inline constexpr QLatin1StringView keptFileKey("file");         ///< what the queue held, before it is deleted
inline constexpr QLatin1StringView keptMessagesKey("messages"); ///< in it
inline constexpr QLatin1StringView markKey("mark");
inline constexpr QLatin1StringView deletingKey("deleting");         ///< it may have been deleted since
inline constexpr QLatin1StringView owingKey("owing");               ///< it was deleted, and what went with it is not back
inline constexpr QLatin1StringView owedKey("owed");                 ///< of a queue: the file with what is not back
inline constexpr QLatin1StringView owedMessagesKey("owedMessages"); ///< in that
inline constexpr QLatin1StringView overKey("over");                 ///< messages of it that are through
inline constexpr QLatin1StringView didKey("did");                   ///< it has been deleted by the step at least once
inline constexpr QLatin1StringView begunKey("begun");               ///< some of it may be there

/// What one step is told, and what it remembers.
struct Replacing
{
    AccessPtr access;
    std::shared_ptr<MessageHands> hands;
    StepContext context{};
    QList<NodeName> ask{};
    QString section{};
    QString key{}; ///< definedKey()
    QString folder{};
    QJsonObject kept{};

    QString vhost() const { return kept.value(formerKey)[QLatin1StringView("vhost")].toString(); }
    QString name() const { return kept.value(formerKey)[QLatin1StringView("name")].toString(); }
    bool isQueue() const { return section == QLatin1StringView("queues"); }
};
using ReplacingPtr = std::shared_ptr<Replacing>;

/// The object of this key; empty: it is not there.
QJsonObject objectWith(const QJsonObject &definitions, const QString &section, const QString &key);
/// Into the journal, and into what is remembered.
QCoro::Task<Status> noteDown(ReplacingPtr work, QJsonObject what);
/// Nothing is owed any more: all that the step has written, also what a process that died left half.
void removeFiles(const Replacing &work);
/// A process died, or a link dropped, about the moment of a deletion: the queue's mark, which goes with it, tells what came of it.
QCoro::Task<Status> settleDeletion(ReplacingPtr work);
/// A mark of a queue that was not deleted after all leads nowhere, and goes.
QCoro::Task<> removeMark(ReplacingPtr work, HttpClient *http);
/// Where messages are that are in no queue: a person must know when nothing brings them back by itself.
void tellWhereMessagesAre(const Replacing &work);
/// From one definition to the other. `moved`: messages that went along; unchanged where none did.
QCoro::Task<Status> replaceFromTo(ReplacingPtr work, QJsonObject from, QJsonObject to, qint64 *moved, PutBackOutcome *outcome);

} // namespace warrener::parts
