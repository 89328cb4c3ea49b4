#pragma once

#include "base/Result.h"
#include "record/catalogue/Manifest.h"
#include "record/catalogue/TarHeader.h"

namespace warrener::archiveform {

// What writer and reader both know of an archive's form (README.md).

/// An entry's header in the archive.
TarHeader headerOf(const BackupEntry &entry);
/// Those of manifest.json and manifest.sha256.
TarHeader manifestHeader(const BackupManifest &manifest, qint64 size);
TarHeader hashHeader(const BackupManifest &manifest);
/// "HEX  manifest.json\n", as `sha256sum -c` takes it.
QByteArray hashText(const QString &manifestSha256);
/// What whoever is stopped in the middle says.
Error cancelled();
/// The two blocks of zeroes at the end of a tar file.
inline constexpr qsizetype endBytes = 2 * TarHeader::block;

} // namespace warrener::archiveform
