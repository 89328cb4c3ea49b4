#include "look/host/MarkedOutput.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace warrener {

QString newMark()
{
    return u"%1"_s.arg(QRandomGenerator::system()->generate64(), 16, 16, QChar(u'0'));
}

QStringList markedLines(const QByteArray &output, const QString &mark)
{
    const QByteArray start = mark.toLatin1() + ' ';
    QStringList lines;
    for (const QByteArray &line : output.split('\n')) {
        if (const qsizetype at = line.indexOf(start); at >= 0)
            lines.append(QString::fromUtf8(line.sliced(at + start.size())));
    }
    return lines;
}

} // namespace warrener
