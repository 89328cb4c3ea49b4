#pragma once

#include "cluster/BrokerTraits.h"
#include "run/operations/restore/DefinitionsChoice.h"
#include "run/operations/restore/RestoreObject.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace warrener {

/// What the import of a backup's definitions will do to a cluster.
struct DefinitionsPreview
{
    QList<RestoreObject> objects{}; ///< in the order of the import, then what exists only live
    int mirrored = 0;               ///< queues that come, and were mirrored where they were; 0 also where the target mirrors them as well

    int count(RestoreFate fate) const;
    int created() const; ///< comesNew()
    int changed() const; ///< changesThere()
    bool operator==(const DefinitionsPreview &) const = default;
};

/// What comes new and hangs on something that neither comes nor is there.
enum class Dangling : std::uint8_t {
    LeftOut, ///< a broker would refuse it
    Comes,   ///< as where nobody asks what was there: it has come
};

/// Both as GET /api/definitions answers, with internal exchanges. Pure; the choice has been checked.
DefinitionsPreview previewDefinitions(const QJsonObject &backup, const QJsonObject &live, const DefinitionsChoice &choice, const BrokerTraits &target,
                                      Dangling dangling = Dangling::LeftOut);

/// Of a preview of the whole choice: what was ticked off is Left, what would come new and hangs on something that does not come
/// is LeftOut, what exists only live and was ticked is Remove, what cannot be changed and was ticked is Replace. All by objectKey().
/// Pure.
DefinitionsPreview asTicked(DefinitionsPreview preview, const QStringList &leave, const QStringList &remove, const QStringList &replace = {});

/// objectKey() of queues and exchanges that exist only live and whose names match, so that they can be chosen to go; an expression that is none, or empty,
/// matches nothing. Pure.
QStringList onlyLiveNamed(const DefinitionsPreview &preview, const QString &pattern);

/// Bodies for POST /api/definitions that create and change what the preview says: virtual hosts and users first, bindings
/// last, each at most `mostBytes` long (but for one object that is longer itself). Pure.
/// `mostObjects`: of one part, so that who waits sees how far it is; the broker takes a moment for each part.
QList<QJsonObject> importParts(const DefinitionsPreview &preview, qint64 mostBytes = 4 * 1024 * 1024, qsizetype mostObjects = 1000);

/// Without queues and exchanges that go when the cluster is stopped (not durable, or deleted with their last consumer), and what binds
/// them: data directories do not bring those back. `backup`: as GET /api/definitions answers. Pure.
QJsonObject thatOutlivesAStop(QJsonObject backup);

/// What an undo has to bring back: of `was`, the definitions before, what `live` has no more or otherwise, as far as the
/// restore `made` changed it or took it away, or the broker took it away with that (bindings with their queue, rights with
/// their user, an exchange that deletes itself with its last binding). Unfit where the target could not take it as it was,
/// LeftOut where it takes none, Left where somebody has changed it since. `made`: created, changed, removed as it was
/// imported. Pure.
DefinitionsPreview undoOf(const DefinitionsPreview &made, const QJsonObject &was, const QJsonObject &live, const BrokerTraits &target);

/// What the preview promised and the cluster now has not. Pure.
QList<RestoreObject> missingAfter(const DefinitionsPreview &preview, const QJsonObject &liveAfter);

} // namespace warrener
