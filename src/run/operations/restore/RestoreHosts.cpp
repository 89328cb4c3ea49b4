#include "run/operations/restore/RestoreHosts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

QString toId(FileFate fate)
{
    switch (fate) {
    case FileFate::Create:
        return u"create"_s;
    case FileFate::Change:
        return u"change"_s;
    case FileFate::OnlyLive:
        return u"only-live"_s;
    case FileFate::LeftOut:
        return u"left-out"_s;
    case FileFate::Same:
        break;
    }
    return u"same"_s;
}

QString toWord(FileFate fate)
{
    switch (fate) {
    case FileFate::Create:
        return QCoreApplication::translate("Restore", "written anew");
    case FileFate::Change:
        return QCoreApplication::translate("Restore", "changed");
    case FileFate::OnlyLive:
        return QCoreApplication::translate("Restore", "only on the host");
    case FileFate::LeftOut:
        return QCoreApplication::translate("Restore", "left as it is");
    case FileFate::Same:
        break;
    }
    return QCoreApplication::translate("Restore", "equal");
}

} // namespace warrener
