#pragma once

#include "run/operations/restore/RestorePreview.h"

#include <QStringList>

namespace warrener {

// One wish for a restore, said in the window or to `warrenctl restore`.

/// The names of objects as the management API writes them: "queues/%2F/orders", "users//alice", "%2F/orders" of a queue
/// alone, each part percent-encoded. `key`: objectKey() or queueKey().
QString pathOf(const QString &key);
/// Errors: Usage, where it is not KIND/VHOST/NAME with a kind of definitions.
Result<QString> objectKeyFromPath(const QString &path);
/// Errors: Usage, where it is not VHOST/NAME.
Result<QString> queueKeyFromPath(const QString &path);

/// What `warrenctl` takes for the same restore, beginning with "restore"; what is as usual is left out. `into`: another
/// cluster; empty: the one that is meant. Its messages' queues are those of its objects: narrowed() comes afterwards.
QStringList argumentsOf(const RestoreRequest &request, const ClusterName &into = {});

/// A name that means nothing is an error of who typed it: what it should have kept would be changed in silence, a queue that it should have given another name
/// would be filled itself. Objects, queues, virtual hosts, new names, expressions, hosts, files. `preview`: of this request. Errors: NotFound.
Status checkNamed(const RestoreRequest &request, const RestorePreview &preview);

/// What is left alone in the preview carries its consequences: messages are published into no queue that is not made, and
/// the files that come back are named. `leaveFiles`: RestoreFile::entry. Nothing: there are none.
std::optional<RestoreRequest> narrowed(RestoreRequest request, const RestorePreview &preview, const QStringList &leaveFiles = {});

} // namespace warrener
