#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace warrener {

/// Watches the tar file of a data directory on its way to the host that unpacks it as root: whoever wrote the backup must
/// not lead that out of the folder. It takes what `tar --format=gnu --directory=FOLDER .` writes of folders and
/// files: names below ".", no link, no device, nothing that runs as somebody else. Memory: one header.
class DataTarCheck final
{
public:
    /// Bytes in their order, in pieces of any length. Errors: Malformed, naming the entry; nothing of this piece may be
    /// handed on then.
    Status take(QByteArrayView bytes);
    /// Whether it ended where a tar file may. Errors: Malformed.
    Status end() const;

    qint64 files() const { return m_files; }

private:
    Status takeHeader();

    QByteArray m_header;      ///< of the block that has not come whole
    qint64 m_contentLeft = 0; ///< of a file, with what fills its last block
    qint64 m_nameLeft = 0;    ///< of a long name, with what fills its last block
    qint64 m_nameSize = 0;
    QByteArray m_longName;
    bool m_hasLongName = false;
    int m_zeroBlocks = 0;
    qint64 m_files = 0;
};

} // namespace warrener
