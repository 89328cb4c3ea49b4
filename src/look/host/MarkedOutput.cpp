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
    for (const auto all = output.split('\n'); QByteArray line : all) {
        if (line.endsWith('\r')) // of a login with a terminal
            line.chop(1);
        const qsizetype at = line.indexOf(start);
        // A login that tells what it is about to do (a shell with -v or -x, one whose commands are kept) prints our own script.
        const bool isToldAgain = at > 0 && (line[at - 1] == '"' || line[at - 1] == '\'');
        if (at >= 0 && !isToldAgain)
            lines.append(QString::fromUtf8(line.sliced(at + start.size())));
    }
    return lines;
}

} // namespace warrener
