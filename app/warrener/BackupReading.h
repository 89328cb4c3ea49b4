#pragma once

#include "record/catalogue/Catalogue.h"
#include "record/catalogue/Chain.h"
#include "ui/backups/Definitions.h"
#include "ui/backups/LogSearch.h"
#include "ui/backups/MessageView.h"
#include "ui/backups/TextPage.h"

#include <stop_token>

namespace warrener {

/// Where a backup is read: one of the catalogue, or a file from outside. A value; each call opens it anew, reads, and lets
/// it go, so that any thread that may wait for a disk can ask.
struct BackupSource
{
    QString catalogue{}; ///< folder; empty: the usual one
    QString id{};
    QString file{};     ///< set: a file that is in no catalogue
    QString identity{}; ///< age identity file; may be empty

    Result<std::unique_ptr<ChainReader>> open(std::stop_token stop = {}) const;
};

Result<std::shared_ptr<const BackupManifest>> readManifest(const BackupSource &source);
Result<DefinitionsPtr> readDefinitionsOf(const BackupSource &source, const QString &path);
Result<TextPage> readTextOf(const BackupSource &source, const QString &path, const TextQuery &query, std::stop_token stop);
/// Of an encrypted backup each log is a way through the whole archive.
Result<LogsFound> searchLogsOf(const BackupSource &source, const LogQuery &query, const OnLogSearched &tell, std::stop_token stop);
Result<MessagePage> readMessages(const BackupSource &source, const QString &path, const MessageQuery &query, std::stop_token stop);
/// `number` 1…, in the order of the queue.
Result<MessagePtr> readMessage(const BackupSource &source, const QString &path, qint64 number, std::stop_token stop);
/// An entry whole into a new file of its owner's. Errors: Io where it is there already.
Result<QStringList> saveEntryOf(const BackupSource &source, const QString &path, const QString &file);
/// A message's payload, and its properties as JSON beside it, into the folder; the names of both.
Result<QStringList> saveMessageOf(const BackupSource &source, const QString &path, qint64 number, const QString &folder);

} // namespace warrener
