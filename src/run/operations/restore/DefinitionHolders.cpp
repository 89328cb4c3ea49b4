#include "run/operations/restore/DefinitionHolders.h"

using namespace Qt::StringLiterals;

namespace warrener {

using namespace parts;

namespace {

QString holderKey(const QString &section, const QJsonObject &object)
{
    return section + u'\n' + object.value("vhost"_L1).toString() + u'\n' + object.value("name"_L1).toString();
}

} // namespace

void Holders::add(const QString &section, const QJsonObject &object)
{
    m_names.insert(holderKey(section, object));
}

void Holders::remove(const QString &section, const QJsonObject &object)
{
    m_names.remove(holderKey(section, object));
}

QString Holders::holderOf(const QString &section, const QJsonObject &object) const
{
    if (m_names.isEmpty())
        return {};
    const QString vhost = object.value("vhost"_L1).toString();
    const auto among = [this](const QString &kind, const QString &in, const QString &name) {
        return !name.isEmpty() && m_names.contains(kind + u'\n' + in + u'\n' + name) ? name : QString();
    };
    const bool isRight = section == "permissions"_L1 || section == "topic_permissions"_L1;
    const bool toQueue = object.value("destination_type"_L1) == "queue"_L1;
    const bool isBinding = section == "bindings"_L1;
    for (const QString &name : {among(u"vhosts"_s, {}, vhost), isRight ? among(u"users"_s, {}, object.value("user"_L1).toString()) : QString(),
                                section == "topic_permissions"_L1 ? among(u"exchanges"_s, vhost, object.value("exchange"_L1).toString()) : QString(),
                                isBinding ? among(u"exchanges"_s, vhost, object.value("source"_L1).toString()) : QString(),
                                isBinding ? among(toQueue ? u"queues"_s : u"exchanges"_s, vhost, object.value("destination"_L1).toString()) : QString()}) {
        if (!name.isEmpty())
            return name;
    }
    return {};
}

} // namespace warrener
