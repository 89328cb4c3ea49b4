#include "app/warrenctl/Commands.h"
#include "app/warrenctl/Json.h"
#include "app/warrenctl/TextTable.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

Report clustersReport(const QList<ProfileStore::Entry> &entries, const QString &folder)
{
    Report report;
    TextTable table;
    table.addColumn(QCoreApplication::translate("warrenctl", "CLUSTER"));
    table.addColumn(QCoreApplication::translate("warrenctl", "ENVIRONMENT"));
    table.addColumn(QCoreApplication::translate("warrenctl", "USER"));
    table.addColumn(QCoreApplication::translate("warrenctl", "NODES"));
    QJsonArray clusters;
    for (const ProfileStore::Entry &entry : entries) {
        if (!entry.profile) {
            report.exitCode = Failed;
            table.addRow({entry.file, QCoreApplication::translate("warrenctl", "cannot be read"), {}, entry.profile.error().message});
            clusters.append(QJsonObject{{u"file"_s, entry.file}, {u"error"_s, error(entry.profile.error())}});
            continue;
        }
        const ClusterProfile &profile = *entry.profile;
        QStringList nodes;
        for (const NodeProfile &node : profile.nodes)
            nodes.append(node.name.value);
        table.addRow({profile.name.value, toWord(profile.environment), profile.user, nodes.join(u", "_s)});
        clusters.append(QJsonObject{{u"name"_s, profile.name.value},
                                    {u"environment"_s, toId(profile.environment)},
                                    {u"file"_s, entry.file},
                                    {u"user"_s, profile.user},
                                    {u"nodes"_s, QJsonArray::fromStringList(nodes)}});
    }
    report.json = {{u"clusters"_s, clusters}};
    report.text = table.isEmpty()
                      ? QCoreApplication::translate("warrenctl", "There is no cluster in %1 yet; the window adds one from its URL.").arg(folder) + u'\n'
                      : table.toText();
    return report;
}

} // namespace warrener::ctl
