#pragma once

#include "judge/diagnosis/HaproxyAdvice.h"

namespace warrener::sampleData {

/// Of a proxy that does not check its servers and cuts quiet clients off; in the language of now.
inline HaproxyAdvice faultyProxy()
{
    ClusterProfile profile;
    for (int i = 1; i <= 3; ++i) {
        NodeProfile node;
        node.name = {QStringLiteral("rabbit@broker%1").arg(i)};
        node.amqp = {QStringLiteral("broker%1").arg(i), 5672};
        node.management = QUrl(QStringLiteral("http://broker%1:15672").arg(i));
        profile.nodes.append(node);
    }
    ProxyProfile proxy;
    proxy.name = {QStringLiteral("lb1")};
    proxy.host = {QStringLiteral("lb1")};
    proxy.address = {QStringLiteral("lb1"), 5672};
    proxy.backend = QStringLiteral("be_amqp");
    ProxyDeepLook look;
    look.configFiles = {QStringLiteral("/etc/haproxy/haproxy.cfg")};
    look.config.value = QStringLiteral("global\n    log /dev/log local0\n    stats socket /run/haproxy/admin.sock mode 660 level admin\n\n"
                                       "defaults\n    log global\n    mode tcp\n    timeout connect 5s\n    timeout client 50s\n    timeout server 50s\n\n"
                                       "frontend fe_amqp\n    bind :5672\n    default_backend be_amqp\n\n"
                                       "backend be_amqp\n    balance roundrobin\n    server broker1 broker1:5672\n    server broker2 broker2:5672\n");
    look.test.value = ProxyConfigTest{.valid = true, .said = {}};
    return adviseHaproxy(profile, proxy, look, QStringLiteral("4.3.6")).value_or(HaproxyAdvice{});
}

} // namespace warrener::sampleData
