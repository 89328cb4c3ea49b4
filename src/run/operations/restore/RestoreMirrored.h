#pragma once

#include <QJsonObject>
#include <QList>
#include <QRegularExpression>
#include <QString>

namespace warrener::parts {

/// Which classic queues of a backup were mirrored, by its policies. Pure.
class MirroredQueues final
{
public:
    /// `backup`: as GET /api/definitions answers.
    explicit MirroredQueues(const QJsonObject &backup);

    /// The policy that mirrored it; empty: none did. `queue`: under its names in the backup.
    QString policyOf(const QJsonObject &queue) const;

private:
    struct Policy
    {
        QString vhost{};
        QString name{};
        QRegularExpression pattern{};
        int priority = 0;
        bool isMirroring = false;
    };
    QList<Policy> m_policies; ///< for classic queues, the highest priority first
    bool m_isNone = true;     ///< no policy mirrors anything
};

/// A classic queue as a quorum queue.
struct AsQuorum
{
    QJsonObject queue{};
    QString lost{};    ///< translated: settings that quorum queues do not know; may be empty
    QString refused{}; ///< translated, why it cannot be one; empty: it can
};
/// `queue`: of definitions. What 4.0.5 and 4.3.6 refuse of a quorum queue; see also the guide of quorum queues. Pure.
AsQuorum asQuorumQueue(QJsonObject queue);

} // namespace warrener::parts
