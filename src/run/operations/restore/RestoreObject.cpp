#include "run/operations/restore/RestoreObject.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener {

QString toId(RestoreFate fate)
{
    switch (fate) {
    case RestoreFate::Create:
        return u"create"_s;
    case RestoreFate::Change:
        return u"change"_s;
    case RestoreFate::Same:
        return u"same"_s;
    case RestoreFate::Cannot:
        return u"cannot"_s;
    case RestoreFate::Unfit:
        return u"unfit"_s;
    case RestoreFate::OnlyLive:
        return u"only-live"_s;
    case RestoreFate::Remove:
        return u"remove"_s;
    case RestoreFate::Left:
        return u"left"_s;
    case RestoreFate::LeftOut:
        return u"left-out"_s;
    case RestoreFate::Replace:
        return u"replace"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString toWord(RestoreFate fate)
{
    switch (fate) {
    case RestoreFate::Create:
        return QCoreApplication::translate("Restore", "Created");
    case RestoreFate::Change:
        return QCoreApplication::translate("Restore", "Changed");
    case RestoreFate::Same:
        return QCoreApplication::translate("Restore", "As it is");
    case RestoreFate::Cannot:
        return QCoreApplication::translate("Restore", "Cannot be changed");
    case RestoreFate::Unfit:
        return QCoreApplication::translate("Restore", "Adapted");
    case RestoreFate::OnlyLive:
        return QCoreApplication::translate("Restore", "Only in the cluster");
    case RestoreFate::Remove:
        return QCoreApplication::translate("Restore", "Removed");
    case RestoreFate::Left:
        return QCoreApplication::translate("Restore", "Left alone");
    case RestoreFate::LeftOut:
        return QCoreApplication::translate("Restore", "Left out");
    case RestoreFate::Replace:
        return QCoreApplication::translate("Restore", "Replaced");
    }
    Q_UNREACHABLE_RETURN({});
}

const QStringList &restoreSections()
{
    // Topic permissions name an exchange: with Khepri one that comes before it is refused, and keeps it from being made
    // (rabbitmq-server #14407).
    static const QStringList sections{u"vhosts"_s,     u"users"_s,    u"permissions"_s, u"global_parameters"_s,
                                      u"parameters"_s, u"policies"_s, u"exchanges"_s,   u"topic_permissions"_s,
                                      u"queues"_s,     u"bindings"_s};
    return sections;
}

QString objectKey(const RestoreObject &object)
{
    return object.section + u'\n' + object.vhost + u'\n' + object.name;
}

bool canBeReplaced(const RestoreObject &object)
{
    const bool isFixed = object.fate == RestoreFate::Cannot || object.fate == RestoreFate::Replace;
    return isFixed && object.isThere && (object.section == "queues"_L1 || object.section == "exchanges"_L1);
}

bool comesNew(const RestoreObject &object)
{
    return object.fate == RestoreFate::Create || (object.fate == RestoreFate::Unfit && !object.isThere);
}

bool changesThere(const RestoreObject &object)
{
    return object.fate == RestoreFate::Change || (object.fate == RestoreFate::Unfit && object.isThere);
}

bool isBrought(const RestoreObject &object)
{
    return comesNew(object) || changesThere(object);
}

} // namespace warrener
