#pragma once

#include "ui/restore/RestoreDraft.h"

namespace warrener::restorewords {

/// How the wizard calls things; translated, in one place.
QString kind(const QString &section); ///< "queue", "permission"
/// "Definitions and messages of 2 queues"
QString what(const RestoreContents &contents, const RestoreDraft &draft);
/// One line about an object that will be created: "quorum, in vhost payments".
QString about(const RestoreObject &object);
QString field(const FieldChange &change); ///< its name without "arguments."
QString value(const QJsonValue &value);   ///< "86400000", "not set"
/// A preview as text, for a file.
QString previewText(const RestorePreview &preview, const RestoreDraft &draft);

} // namespace warrener::restorewords
