#pragma once

#include "cluster/HostSample.h"
#include "look/monitor/PollContext.h"
#include "look/monitor/Recurring.h"
#include "look/net/NodeExporterClient.h"

#include <QPointer>

namespace warrener {

class HostShell;

/// Asks one host for its figures: its exporter, or /proc over SSH where there is none or it fails.
/// Remembers which works, and tries the exporter again from time to time. What an exporter leaves
/// out (processes by default, file systems of some types) is asked over SSH, seldom.
class HostPoller final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HostPoller)

public:
    /// `shell` may be null: no SSH to this host.
    HostPoller(std::shared_ptr<const PollContext> context, HostProfile profile, HostShell *shell, QObject *parent);

    void start(Millis interval);
    void setInterval(Millis interval);
    void askNow();

private:
    QCoro::Task<bool> ask();
    QCoro::Task<bool> askExtra();
    QCoro::Task<Result<HostSample>> sampleOverSsh();
    /// Rates come from two samples of one source; false where `sample` is none.
    bool take(Result<HostSample> sample, const QString &source, Millis began);

    std::shared_ptr<const PollContext> m_context;
    HostProfile m_profile;
    std::unique_ptr<NodeExporterClient> m_exporter; ///< null: none configured
    QPointer<HostShell> m_shell;
    std::optional<HostSample> m_before;
    QString m_source;
    Millis m_exporterAgain{0};         ///< monotonic: until then SSH does
    std::optional<HostSample> m_extra; ///< over SSH, for what the exporter leaves out
    Recurring m_question;
    Recurring m_extraQuestion;
};

} // namespace warrener
