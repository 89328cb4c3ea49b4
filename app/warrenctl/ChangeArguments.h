#pragma once

#include "app/warrenctl/ChangeOptions.h"
#include "base/Result.h"

#include <QCommandLineOption>

class QCommandLineParser;

namespace warrener::ctl {

/// The options of all commands that change a cluster, or look at such changes.
class ChangeArguments
{
public:
    ChangeArguments();

    void addTo(QCommandLineParser &parser) const;
    /// `words`: command, action, argument. An option of another command is an error, not ignored. Errors: Usage.
    Result<ChangeOptions> read(const QCommandLineParser &parser, const QStringList &words) const;
    /// One of them is given, whatever the command.
    bool anyIsSet(const QCommandLineParser &parser) const;

private:
    struct Owned
    {
        const QCommandLineOption *option;
        QStringList commands; ///< that take it
    };
    QList<Owned> all() const;

    QCommandLineOption m_from, m_to, m_graceful, m_forced, m_node, m_user, m_proxy, m_minutes, m_why, m_dryRun, m_yes, m_confirm, m_override, m_perSecond,
        m_noDrain, m_direction;
};

/// "failover", "drain", "journal"…
bool takesAction(const QString &command);

} // namespace warrener::ctl
