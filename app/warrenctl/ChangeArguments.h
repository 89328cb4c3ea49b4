#pragma once

#include "app/warrenctl/ChangeOptions.h"
#include "base/Result.h"

#include <QCommandLineOption>

class QCommandLineParser;

namespace warrener::ctl {

/// The options of failover, failback, watch and journal.
class ChangeArguments
{
public:
    ChangeArguments();

    void addTo(QCommandLineParser &parser) const;
    /// `words`: command, action, argument. Errors: Usage.
    Result<ChangeOptions> read(const QCommandLineParser &parser, const QStringList &words) const;
    /// One of them is given, whatever the command.
    bool anyIsSet(const QCommandLineParser &parser) const;

private:
    QCommandLineOption m_from, m_to, m_graceful, m_forced, m_why, m_dryRun, m_yes, m_confirm, m_override, m_perSecond, m_noDrain, m_direction;
};

/// "failover", "failback", "watch", "journal".
bool takesAction(const QString &command);

} // namespace warrener::ctl
