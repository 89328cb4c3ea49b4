#pragma once

#include "record/catalogue/BackupDiff.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace warrener {

/// The kinds of definitions that can be restored, in the order of the import: what others name comes before them.
const QStringList &restoreSections();

/// What will become of one object.
enum class RestoreFate : std::uint8_t {
    Create,
    Change,   ///< it is there and otherwise; the broker overwrites it
    Same,     ///< nothing to do
    Cannot,   ///< it is there and otherwise, and the broker lets nobody change it
    Unfit,    ///< the target cannot have it as it is; `object` is what it gets, and `advice` says what that is
    LeftOut,  ///< the target cannot have it at all, or must not get it; `advice` says why
    OnlyLive, ///< it is not in the backup, and stays
    Remove,   ///< it is not in the backup, and was chosen to go
    Left,     ///< it would be created or changed, and was chosen to be left alone
    Replace,  ///< as Cannot, and was chosen to be replaced: it goes, and comes again as in the backup with what hangs on it
};
QString toId(RestoreFate fate);
QString toWord(RestoreFate fate); ///< translated

struct RestoreObject
{
    RestoreFate fate = RestoreFate::Same;
    bool isThere = false; ///< the target has one of this name
    QString section{};
    QString vhost{};
    QString name{};
    QList<FieldChange> fields{}; ///< of Change, Cannot, Replace, Unfit and LeftOut: as it is → as in the backup
    QString advice{};            ///< translated, of Cannot, Replace, Unfit and LeftOut: why, and what to do
    QJsonObject object{};        ///< as it will be imported; of OnlyLive and Remove as it is

    bool operator==(const RestoreObject &) const = default;
};

/// It is made where there is none of its name; as it is or adapted.
bool comesNew(const RestoreObject &object);
/// Likewise, where one is there and otherwise.
bool changesThere(const RestoreObject &object);
/// Either of the two: an import brings it.
bool isBrought(const RestoreObject &object);
/// It is there, cannot be changed, and could be replaced: a queue or an exchange.
bool canBeReplaced(const RestoreObject &object);
/// "SECTION\nVHOST\nNAME"
QString objectKey(const RestoreObject &object);

} // namespace warrener
