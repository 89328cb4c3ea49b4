#pragma once

#include "record/catalogue/SecondPlace.h"

#include <QByteArray>
#include <QMap>
#include <QStringList>

/// The files of a second place, of this machine or of a host by sftp: named, listed, brought, renamed. Nothing here knows what a
/// backup is.
namespace warrener::placefiles {

/// How long so many bytes may take over a slow link.
Millis patienceFor(qint64 bytes);
/// As a word of sftp's batch language: between quotes nothing is a pattern.
QString sftpWord(const QString &path);
QString pathAt(const SecondPlace &place, const QString &name);

/// Runs a batch of sftp on the place's host, and gives what it said; `bytes`: that it moves. Errors: those of HostShell; Command.
QCoro::Task<Result<QByteArray>> sftp(SecondPlace place, QStringList batch, qint64 bytes, std::stop_token stop);
/// Bytes of a file there; −1: there is none. Errors: as above.
QCoro::Task<Result<qint64>> sizeThere(SecondPlace place, QString name, std::stop_token stop);
/// Names and sizes of the plain files there, hidden ones left out. A folder that is not there holds none. Errors: as above.
QCoro::Task<Result<QMap<QString, qint64>>> filesThere(SecondPlace place, std::stop_token stop);
/// The file of this machine under that name there, in the place of what has it, for its owner alone; the folder is made. Errors: as above; Io.
QCoro::Task<Status> putThere(SecondPlace place, QString file, QString name, OnArchiveProgress progress, std::stop_token stop);
/// Each from, to; what has the new name goes. Errors: as above; Io.
QCoro::Task<Status> renameThere(SecondPlace place, QList<std::pair<QString, QString>> names, std::stop_token stop);

/// Of what was brought half nothing stays, as far as it can be had: on a full disk it would be in everybody's way.
QCoro::Task<> dropThere(SecondPlace place, QStringList names);

} // namespace warrener::placefiles
