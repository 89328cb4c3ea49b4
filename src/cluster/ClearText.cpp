#include "cluster/ClearText.h"

#include "base/Phrases.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostDoorsNamed = 6;

} // namespace

QStringList clearTextDoors(const ClusterProfile &profile)
{
    QStringList doors;
    const auto add = [&doors](const QString &door) {
        if (!doors.contains(door))
            doors.append(door);
    };
    for (const NodeProfile &node : profile.nodes) {
        if (node.managementTls.isEmpty() && node.management.scheme() == "http"_L1)
            add(node.management.toString(QUrl::StripTrailingSlash));
        if (!node.amqps.isSet() && node.amqp.isSet())
            add(u"amqp://"_s + toText(node.amqp));
    }
    const bool someTls = std::ranges::any_of(profile.nodes, [](const NodeProfile &node) { return node.amqps.isSet(); });
    for (const ProxyProfile &proxy : profile.proxies) {
        if (proxy.address.isSet() && !proxy.tls.value_or(someTls))
            add(u"amqp://"_s + toText(proxy.address));
    }
    return doors;
}

QString clearTextWords(const QStringList &doors)
{
    if (doors.isEmpty())
        return {};
    QStringList named = doors.first(std::min(doors.size(), mostDoorsNamed));
    if (doors.size() > mostDoorsNamed)
        named.append(QCoreApplication::translate("ClearText", "%1 more").arg(doors.size() - mostDoorsNamed));
    return QCoreApplication::translate("ClearText", "The password and all that Warrener asks travel unencrypted: %1. Whoever is on the way can read them.")
        .arg(phrases::list(named));
}

} // namespace warrener
