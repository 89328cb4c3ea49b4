#pragma once

#include "record/catalogue/Catalogue.h"

#include <optional>

namespace warrener {

struct VerifyOptions
{
    bool chain = true;         ///< also that what it needs is there, and is what it was; its hashes only with `deepChain`
    bool deepChain = false;    ///< every backup of the chain as deeply as this one
    bool elsewhere = false;    ///< also the bytes of its entries that stand in other backups: all that a restore of it reads
    bool allMessages = false;  ///< decode every message, not a sample
    int sampleOfQueue = 200;   ///< messages of a queue that are decoded in a sample: the first ones, then some by chance
    QString ageIdentityFile{}; ///< without it an encrypted archive is checked by its hash as a whole, and its chain by the sidecars
    QString ageProgram = QStringLiteral("age");

    bool operator==(const VerifyOptions &) const = default;
};

struct VerifyTrouble
{
    QString backup;  ///< ID: this one, or one of its chain
    QString entry{}; ///< path; empty: the archive as such
    Error error;

    bool operator==(const VerifyTrouble &) const = default;
};

struct VerifyReport
{
    QString id;
    QList<VerifyTrouble> troubles{}; ///< at most 100
    qint64 entries = 0;              ///< whose hash was checked
    qint64 bytes = 0;                ///< unpacked, that were read
    qint64 messages = 0;             ///< decoded
    QStringList chain{};             ///< IDs, this one first, as far as it goes
    bool wasOpened = true;           ///< false: its bytes are what was written, and not all that is in it was seen: encrypted and no identity that opens it,
                                     ///< or a trouble of who looks
    std::optional<Error> notNoted{}; ///< why the outcome does not stand beside the backup, where it was to: a list goes on showing what stood there before
    Millis took{0};

    bool isGood() const { return troubles.isEmpty(); }
    /// A trouble is its own. A key that does not open it, a program that is not here, rights that this process has not say nothing of a backup.
    bool isDamaged() const;
    Verification outcome() const { return isDamaged() ? Verification::Bad : wasOpened && isGood() ? Verification::Good : Verification::Bytes; }
    bool operator==(const VerifyReport &) const = default;
};
/// Translated, of a report that is not noted: that, and why; empty: it is.
QString notNotedWords(const VerifyReport &report);

/// Reads a backup of the catalogue back: sidecar, every hash, the structure, the chain, messages. A backup that
/// is not good is a report with troubles, not an error; the outcome is written into the sidecar, but that nobody could look
/// inside does not take back that somebody did: its bytes are the same. Where it cannot be written the report says so.
/// Waits for the disk, and for minutes. Errors: NotFound, Usage, Cancelled, Forbidden (this process may not read the archive).
Result<VerifyReport> verifyBackup(const Catalogue &catalogue, const QString &id, const VerifyOptions &options = {}, const OnArchiveProgress &progress = {},
                                  std::stop_token stop = {});

/// The same of any file, in no catalogue: without sidecar and chain, nothing is written. Errors: NotFound, Cancelled,
/// Forbidden (encrypted, and no identity: there is nothing that it could be compared with).
Result<VerifyReport> verifyFile(const QString &file, const VerifyOptions &options = {}, const OnArchiveProgress &progress = {}, std::stop_token stop = {});

} // namespace warrener
