#pragma once

#include <QString>

#include <array>
#include <cstdint>
#include <optional>

namespace warrener {

enum class BackupType : std::uint8_t { Full, Incremental, Config, QueueData };
enum class BackupState : std::uint8_t { Pending, Running, Success, Failed, Cancelled };
/// What a backup may hold.
enum class BackupPart : std::uint8_t { Definitions, Configuration, Logs, Messages, Data };
/// How the messages of a queue came into a backup.
enum class MessageWay : std::uint8_t {
    Snapshot, ///< a quorum queue's log, as of one Raft index
    Read,     ///< consumed by AMQP and given back
    Offset,   ///< a stream, by range
    None,     ///< they are not in it; the reason says why
};

inline constexpr std::array backupTypes{BackupType::Full, BackupType::Incremental, BackupType::Config, BackupType::QueueData};
inline constexpr std::array backupParts{BackupPart::Definitions, BackupPart::Configuration, BackupPart::Logs, BackupPart::Messages, BackupPart::Data};
inline constexpr std::array messageWays{MessageWay::Snapshot, MessageWay::Read, MessageWay::Offset, MessageWay::None};

QString toId(BackupType type); ///< "full", "incremental", "config", "queue-data"
QString toId(BackupState state);
QString toId(BackupPart part);
QString toId(MessageWay way);
QString toWord(BackupType type); ///< translated: "Full", "Incremental", …
QString toWord(BackupState state);
QString toWord(BackupPart part);
QString toWord(MessageWay way);
std::optional<BackupType> backupTypeFromId(const QString &id);
std::optional<BackupPart> backupPartFromId(const QString &id);

} // namespace warrener
