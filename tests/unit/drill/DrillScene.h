#pragma once

#include "plan/drill/DrillLibrary.h"
#include "unit/failover/Scene.h"

#include <QTest>

namespace warrener {

/// The scene of failovers, in which the proxies have hosts with a login too.
inline Scene drillScene()
{
    Scene made;
    for (const QString &name : {QStringLiteral("lb1"), QStringLiteral("lb2")}) {
        HostProfile host;
        host.name = HostName{name};
        host.role = HostRole::Proxy;
        host.ssh = name;
        host.service = QStringLiteral("haproxy");
        host.address = QStringLiteral("10.0.1.") + name.right(1);
        made.profile.hosts.append(host);
    }
    return made;
}

/// No drills but those that are shipped lie here.
inline QString noDrills()
{
    return QStringLiteral("/nowhere");
}

/// A row for every mode of every shipped drill: "drill" and "mode".
inline void addShippedDrills()
{
    QTest::addColumn<QString>("drill");
    QTest::addColumn<QString>("mode");
    for (const auto all = drillLibrary(noDrills()); const DrillEntry &entry : all) {
        for (const DrillMode &mode : entry.document->modes)
            QTest::newRow(qPrintable(entry.id + u' ' + mode.id)) << entry.id << mode.id;
    }
}

} // namespace warrener
