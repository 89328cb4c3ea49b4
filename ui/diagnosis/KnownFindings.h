#pragma once

#include "base/Ids.h"
#include "judge/diagnosis/Report.h"

#include <QHash>

class QSettings;

namespace warrener {

/// Findings that a person has marked as known: shown, but not counted in the badge, until they
/// change their level. Kept for each cluster in the settings handed in; without any only as long as
/// the object.
class KnownFindings final
{
    Q_DISABLE_COPY_MOVE(KnownFindings)

public:
    explicit KnownFindings(const ClusterName &cluster, QSettings *settings = nullptr);

    bool contains(const ReportFinding &finding) const;
    /// Why it was marked; may be empty.
    QString reasonOf(const ReportFinding &finding) const;
    void add(const ReportFinding &finding, const QString &reason);
    void remove(const ReportFinding &finding);
    /// Forgets what has another level in `report`, or has passed its check there. What was not
    /// judged this time stays known.
    void forgetChanged(const Report &report);

private:
    struct Mark
    {
        Level level;
        QString reason;
    };

    void load();
    void save() const;

    QSettings *m_settings; ///< outlives it
    const QString m_settingsKey;
    QHash<QString, Mark> m_marks; ///< by id and subject
};

} // namespace warrener
