#pragma once

#include "base/Result.h"

#include <QHash>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <cstdint>

namespace warrener {

/// Which of what moves messages by itself (see RestoreMovers.h) comes.
enum class MoversChoice : std::uint8_t {
    All,
    Held, ///< none: they come in a step of their own, once the messages are proven
    Only, ///< nothing else
};

/// Which objects of a backup's definitions are restored, and under which names.
struct DefinitionsChoice
{
    QStringList sections{};               ///< "queues", "exchanges", "bindings", "users", "permissions", "policies", …; empty: all
    QStringList vhosts{};                 ///< of the backup; empty: all, and what belongs to none
    QString pattern{};                    ///< regular expression, of names of queues and exchanges; empty: all
    QStringList queues{};                 ///< "VHOST\nNAME" in the backup: these, what is bound to them and from where, only; empty: all
    QStringList named{};                  ///< objectKey() in the backup: these, and what `matching`, `pattern` and `queues` mean besides, only; empty: all
    QHash<QString, QString> matching{};   ///< likewise by their kinds: section → regular expression, of the names that a preview shows
    QHash<QString, QString> vhostNames{}; ///< of the backup → of the target
    QHash<QString, QString> queueNames{}; ///< likewise; bindings follow
    QStringList remove{};                 ///< objectKey() of what exists only live and shall go
    QStringList leave{};                  ///< objectKey() of what would be created or changed and shall not be
    QStringList replace{};                ///< objectKey() of what cannot be changed and shall be replaced
    bool mirroredAsQuorum = false;        ///< classic queues that a policy of the backup mirrored come as quorum queues, where there are no mirrors any more
    bool isIdle = false;                  ///< nothing comes that works by itself: shovels and federation would reach other brokers
    MoversChoice movers = MoversChoice::All;

    /// Single objects are chosen, of whichever kind: what else of the definitions there is does not come.
    bool isOfObjects() const { return !named.isEmpty() || !matching.isEmpty(); }
    bool operator==(const DefinitionsChoice &) const = default;
};

QJsonObject toJson(const DefinitionsChoice &choice);
DefinitionsChoice definitionsChoiceFromJson(const QJsonObject &json);
/// Errors: Usage, where an expression is none.
Status checkChoice(const DefinitionsChoice &choice);

/// Whether a choice means an object of a backup, and what that is called in the target. `choice` has been checked and outlives
/// this; `backup`: as GET /api/definitions answers. Pure.
class DefinitionsChooser final
{
public:
    DefinitionsChooser(const DefinitionsChoice &choice, const QJsonObject &backup);

    /// `object`: an element of the list `section`, under its names in the backup.
    bool wants(const QString &section, const QJsonObject &object) const;
    /// Whether an object of the target, which no object of the backup became, stands where the choice restores into, or was named to go: under the names
    /// that things get there. What is renamed away from a name has nothing to do with what the target has of that name.
    bool meansLive(const QString &section, const QJsonObject &object) const;
    /// The same object under the names that it gets in the target.
    QJsonObject renamed(const QString &section, QJsonObject object) const;

private:
    bool isInScope(const QString &section, const QJsonObject &object) const;
    bool isNamed(const QString &section, const QJsonObject &object) const;
    bool matchesLive(const QString &section, const QJsonObject &object) const;

    const DefinitionsChoice &m_choice;
    const QRegularExpression m_pattern;
    const QSet<QString> m_named;
    const QSet<QString> m_removed;
    QHash<QString, QRegularExpression> m_matching; ///< by section
    QSet<QString> m_matched;                       ///< "SECTION\nVHOST\nNAME" of queues and exchanges
};

} // namespace warrener
