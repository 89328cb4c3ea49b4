#include "run/operations/backup/TlsFiles.h"

#include "cluster/AllowedNames.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace warrener {

bool parts::holdsTlsFile(const QByteArray &bytes)
{
    return bytes.contains("-----BEGIN ");
}

QStringList parts::tlsFilesNamedIn(const QByteArray &settings)
{
    static const QRegularExpression line(u"^\\s*[a-z0-9_.]*(?:cacertfile|certfile|keyfile)\\s*=\\s*(/\\S+)\\s*$"_s, QRegularExpression::MultilineOption);
    QStringList files;
    for (auto matches = line.globalMatch(QString::fromUtf8(settings)); matches.hasNext();) {
        const QString path = matches.next().captured(1);
        if (whyNotAllowed(NameKind::Path, path).isEmpty() && !files.contains(path))
            files.append(path);
    }
    return files;
}

} // namespace warrener
