#pragma once

#include "cluster/ClusterProfile.h"
#include "record/catalogue/Manifest.h"
#include "run/operations/restore/RestorePreview.h"
#include "ui/backups/Definitions.h"

#include <QList>
#include <QMap>
#include <QStringList>

#include <memory>

namespace warrener {

/// One object under another name in the target.
struct Renaming
{
    QString from{};
    QString to{};

    bool operator==(const Renaming &) const = default;
};

/// What a person has chosen so far; every page of the wizard reads and changes it.
struct RestoreDraft
{
    enum class Queues : std::uint8_t {
        All,
        Matching, ///< names that match `pattern`
        Ticked,   ///< those of `ticked`
    };

    QString backup{}; ///< its id
    bool definitions = true;
    bool messages = true;
    bool configuration = false;
    bool data = false;      ///< stands alone: definitions and messages are in it
    QStringList hosts{};    ///< of the configuration: nodes and proxies as the backup names them; empty: all
    bool tlsFiles = false;  ///< certificates and keys too
    bool cookie = false;    ///< the Erlang cookie too
    QStringList nodes{};    ///< of the data directories; empty: all
    bool together = false;  ///< all nodes are down meanwhile; else one after the other
    QStringList sections{}; ///< kinds of definitions; empty: all
    QStringList vhosts{};   ///< of the backup; empty: all
    Queues queues = Queues::All;
    QString pattern{};
    QStringList ticked{}; ///< queueKey()
    ClusterName to{};
    QList<Renaming> vhostNames{};
    QList<Renaming> queueNames{};
    bool mirroredAsQuorum = false; ///< see DefinitionsChoice
    bool skipPresent = true;
    bool mark = false;
    bool withConsumers = false;
    int perSecond = 0;        ///< 0: as fast as they are confirmed
    QStringList leave{};      ///< objectKey() of what was ticked off in the preview
    QStringList leaveFiles{}; ///< RestoreFile::entry of what was ticked off there
    QStringList remove{};     ///< objectKey() of what exists only live and was ticked to go
    QStringList replace{};    ///< objectKey() of what cannot be changed and is to be replaced

    bool operator==(const RestoreDraft &) const = default;
};

/// The same without what is ticked in a preview: two drafts that agree in it have the same preview.
RestoreDraft compared(RestoreDraft draft);
/// The source is left to who knows where backups are.
RestoreRequest requestOf(const RestoreDraft &draft);

/// A queue of a backup.
struct ContentQueue
{
    QString vhost{};
    QString name{};
    QString type{};
    qint64 messages = -1; ///< in the backup; −1: none of it are
    QString reason{};     ///< why none; may be empty

    bool operator==(const ContentQueue &) const = default;
};

/// A host whose files a backup holds, or a node whose data directory.
struct ContentHost
{
    QString name{}; ///< "rabbit@broker1", "lb1"
    int files = 0;
    qint64 bytes = 0;

    bool operator==(const ContentHost &) const = default;
};

/// What can be chosen of a backup.
struct RestoreContents
{
    QList<BackupPart> holds{};
    QStringList vhosts{};
    QList<ContentQueue> queues{};
    QMap<QString, int> sections{}; ///< how many of each kind of definitions
    QList<ContentHost> hosts{};    ///< with configuration
    QList<ContentHost> nodes{};    ///< with data directories

    bool operator==(const RestoreContents &) const = default;
};
/// `definitions`: null where it holds none. Pure.
RestoreContents contentsOf(const BackupManifest &manifest, const DefinitionsPtr &definitions);
/// Those that the draft means. Pure; an expression that is none matches nothing.
QList<ContentQueue> chosenQueues(const RestoreContents &contents, const RestoreDraft &draft);

/// A preview of the whole choice, with what is ticked in it. Pure.
RestorePreview asTicked(RestorePreview preview, const RestoreDraft &draft);

/// What that comes to.
struct PreviewFigures
{
    int created = 0;
    int changed = 0;
    int cannot = 0;   ///< be changed
    int leftOut = 0;  ///< it cannot be had there, or hangs on what does not come
    int onlyLive = 0; ///< kept
    int removed = 0;
    int replaced = 0;
    int same = 0; ///< left alone because they are equal
    int left = 0; ///< ticked off
    int queues = 0;
    qint64 messages = 0; ///< to be published at most
    qint64 present = 0;  ///< of the backup's, there already, as far as they were counted
    qint64 refused = 0;  ///< of the backup's, that nothing is published of
    int files = 0;       ///< to be written
    int directories = 0; ///< to be put back

    bool isNothing() const { return created + changed + removed + replaced + files + directories == 0 && messages == 0; }
    bool operator==(const PreviewFigures &) const = default;
};
/// `preview`: asTicked().
PreviewFigures figuresOf(const RestorePreview &preview, const RestoreDraft &draft);

} // namespace warrener
