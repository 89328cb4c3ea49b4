#pragma once

#include "base/Result.h"
#include "judge/diagnosis/DiagnosisInput.h"

namespace warrener {

/// What to keep of a time when all was as it should be: the definitions, without secrets, and the
/// configuration files that were read whole. An Error where the definitions could not be read, or
/// are larger than 16 MiB as JSON.
Result<DiagnosisReference> makeReference(const Examination &examination, TimePoint now);

/// The configuration files that the hosts gave, secrets masked: path → content. Files that were cut
/// or not read are left out.
QMap<HostName, QMap<QString, QString>> configFilesIn(const Examination &examination);

/// Something that definitions hold and people name.
struct DefinedObject
{
    QString kind;                 ///< "queue", "exchange", "binding", "user", "vhost", "policy", "permission", "parameter"
    QString name;                 ///< as people call it: "billing → orders (a.#)"
    QString vhost;                ///< empty: belongs to none
    QMap<QString, QString> facts; ///< "queue", "exchange", "user", "policy", …
    QJsonObject settings;         ///< what may be changed about it

    bool operator==(const DefinedObject &) const = default;
};

/// All that a person makes and that is to last, by a key that names it; objects that come and go by
/// themselves (not durable, auto-delete, exclusive, named by the server) are left out, and so are
/// bindings from or to them.
QMap<QString, DefinedObject> durableObjects(const QJsonObject &definitions);

} // namespace warrener
