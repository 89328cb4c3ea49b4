#include "record/catalogue/BackupKinds.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

QString toId(BackupType type)
{
    switch (type) {
    case BackupType::Full:
        return u"full"_s;
    case BackupType::Incremental:
        return u"incremental"_s;
    case BackupType::Config:
        return u"config"_s;
    case BackupType::QueueData:
        return u"queue-data"_s;
    }
    return {};
}

QString toId(BackupState state)
{
    switch (state) {
    case BackupState::Pending:
        return u"pending"_s;
    case BackupState::Running:
        return u"running"_s;
    case BackupState::Success:
        return u"success"_s;
    case BackupState::Failed:
        return u"failed"_s;
    case BackupState::Cancelled:
        return u"cancelled"_s;
    }
    return {};
}

QString toId(BackupPart part)
{
    switch (part) {
    case BackupPart::Definitions:
        return u"definitions"_s;
    case BackupPart::Configuration:
        return u"configuration"_s;
    case BackupPart::Logs:
        return u"logs"_s;
    case BackupPart::Messages:
        return u"messages"_s;
    case BackupPart::Data:
        return u"data"_s;
    }
    return {};
}

QString toId(MessageWay way)
{
    switch (way) {
    case MessageWay::Snapshot:
        return u"snapshot"_s;
    case MessageWay::Read:
        return u"read"_s;
    case MessageWay::Offset:
        return u"offset"_s;
    case MessageWay::None:
        return u"none"_s;
    }
    return {};
}

QString toWord(BackupType type)
{
    switch (type) {
    case BackupType::Full:
        return QCoreApplication::translate("BackupManifest", "Full");
    case BackupType::Incremental:
        return QCoreApplication::translate("BackupManifest", "Incremental");
    case BackupType::Config:
        return QCoreApplication::translate("BackupManifest", "Configuration");
    case BackupType::QueueData:
        return QCoreApplication::translate("BackupManifest", "Queue data");
    }
    return {};
}

QString toWord(BackupState state)
{
    switch (state) {
    case BackupState::Pending:
        return QCoreApplication::translate("BackupManifest", "Pending");
    case BackupState::Running:
        return QCoreApplication::translate("BackupManifest", "Running");
    case BackupState::Success:
        return QCoreApplication::translate("BackupManifest", "Success");
    case BackupState::Failed:
        return QCoreApplication::translate("BackupManifest", "Failed");
    case BackupState::Cancelled:
        return QCoreApplication::translate("BackupManifest", "Cancelled");
    }
    return {};
}

QString toWord(BackupPart part)
{
    switch (part) {
    case BackupPart::Definitions:
        return QCoreApplication::translate("BackupManifest", "Definitions");
    case BackupPart::Configuration:
        return QCoreApplication::translate("BackupManifest", "Configuration");
    case BackupPart::Logs:
        return QCoreApplication::translate("BackupManifest", "Logs");
    case BackupPart::Messages:
        return QCoreApplication::translate("BackupManifest", "Messages");
    case BackupPart::Data:
        return QCoreApplication::translate("BackupManifest", "Data directories");
    }
    return {};
}

QString toWord(MessageWay way)
{
    switch (way) {
    case MessageWay::Snapshot:
        return QCoreApplication::translate("BackupManifest", "Snapshot");
    case MessageWay::Read:
        return QCoreApplication::translate("BackupManifest", "Read");
    case MessageWay::Offset:
        return QCoreApplication::translate("BackupManifest", "Offset");
    case MessageWay::None:
        return QCoreApplication::translate("BackupManifest", "None");
    }
    return {};
}

std::optional<BackupType> backupTypeFromId(const QString &id)
{
    for (const BackupType type : backupTypes) {
        if (toId(type) == id)
            return type;
    }
    return std::nullopt;
}

std::optional<BackupPart> backupPartFromId(const QString &id)
{
    for (const BackupPart part : backupParts) {
        if (toId(part) == id)
            return part;
    }
    return std::nullopt;
}

} // namespace warrener
