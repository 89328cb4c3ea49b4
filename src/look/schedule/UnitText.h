#pragma once

#include <QString>
#include <QStringList>

namespace warrener::unittext {

/// One word of ExecStart, quoted: systemd reads quotes, backslashes and "%", and "$" in arguments
/// (systemd.service(5), "Command lines"). Free of control characters.
QString argument(QString word);
/// The first word: as argument(), but "$" stands for itself there.
QString program(QString word);
/// The words of ExecStart for a warrenctl command about a cluster, without the command's own: by the cluster's
/// name, or by the file where its profile lies elsewhere.
QStringList aboutCluster(const QString &program, const QString &cluster, const QString &profileFile);
/// A plain value such as Description: only "%" is read.
QString value(QString text);

/// The words of a line that program() and argument() wrote, the program first; empty where it was
/// written by somebody else and cannot be told for sure.
QStringList words(const QString &line);
QString fromValue(QString text);

/// Nothing in it ends a line or is no text.
bool isOneLine(const QString &text);

} // namespace warrener::unittext
