#pragma once

#include "base/Result.h"
#include "base/Worded.h"
#include "cluster/ClusterProfile.h"
#include "judge/diagnosis/CheckResult.h"
#include "judge/diagnosis/Report.h"

#include <QJsonObject>
#include <QList>

#include <optional>

namespace warrener {

struct AdviceEntry
{
    struct Step
    {
        Worded words;
        QString on;      ///< "host": over SSH there; "peer": on another broker; "proxy"; "console": here
        QString command; ///< with places: {service}, {path}, … ; may be empty
        QString plan;    ///< that does exactly this for the finding's node: plansOfAdvice(); empty: none does
    };
    QString id{};
    QString role{};       ///< of the host that it is for, as toId(HostRole): "proxy"; empty: any
    QStringList checks{}; ///< "host.disk.data", "host.process/frozen", "reach.port.*"
    Worded title{}, why{}, risk{}, duration{};
    QList<Step> steps{};
    QList<QPair<QString, QUrl>> read{};
};

/// Every plan that a step of advice may name: those of daily care, and "failover", the forced one.
QStringList plansOfAdvice();

/// The catalogue of resources/advice/: what to do about each fault. Its format is described in
/// resources/advice/README.md.
class AdviceCatalogue final
{
public:
    /// Reads all files of the embedded folder. Error: Malformed, naming file and entry.
    static Result<AdviceCatalogue> load();
    /// Error: Malformed, naming the place.
    static Result<AdviceCatalogue> fromJson(const QList<QJsonObject> &files);

    const QList<AdviceEntry> &entries() const { return m_entries; }
    /// The entry that names the check most exactly: by id and kind, by id, by the longest prefix; of two alike the one for
    /// the host's role. One for another role is none.
    const AdviceEntry *entryFor(const QString &check, const QString &kind, std::optional<HostRole> role = {}) const;

    /// The advice with its commands filled in for one result on this cluster. Values are quoted for
    /// a POSIX shell; a place that nothing is known about stays a word in capitals.
    Recommendation fillIn(const AdviceEntry &entry, const CheckResult &result, const ClusterProfile &profile) const;

private:
    QList<AdviceEntry> m_entries;
};

/// The one catalogue of this program; empty where the embedded files are damaged.
const AdviceCatalogue &adviceCatalogue();

} // namespace warrener
