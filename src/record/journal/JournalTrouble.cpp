#include "record/journal/JournalTrouble.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

Error troubleOf(const QString &words, const QString &path, int code)
{
    return {.kind = ErrorKind::Io, .message = words.arg(path), .detail = QString::fromLocal8Bit(std::strerror(code))};
}

} // namespace

Error journalTrouble(const QString &path, int code)
{
    switch (code) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return troubleOf(QCoreApplication::translate("Journal", "There is no room for the journal %1, the disk is full: make room, or name a folder on another "
                                                                "disk with XDG_DATA_HOME"),
                         path, code);
    case EROFS:
    case EACCES:
    case EPERM:
        return troubleOf(QCoreApplication::translate("Journal",
                                                     "The journal %1 cannot be written, its folder is read-only or somebody else's: make it writable, "
                                                     "or name another folder with XDG_DATA_HOME"),
                         path, code);
    case ELOOP:
        return troubleOf(QCoreApplication::translate("Journal",
                                                     "The journal %1, or its lock, is a link, which may lead to anybody's file: put the file itself in "
                                                     "its place, or name another folder with XDG_DATA_HOME"),
                         path, code);
    default:
        return troubleOf(QCoreApplication::translate("Journal", "The journal %1 cannot be written"), path, code);
    }
}

Error journalWithoutLocks(const QString &path, int code)
{
    return troubleOf(QCoreApplication::translate("Journal",
                                                 "The file system of the journal %1 has no locks, so two processes could write at once: name a folder "
                                                 "on a local disk with XDG_DATA_HOME"),
                     path, code);
}

} // namespace warrener
