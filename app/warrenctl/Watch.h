#pragma once

#include "app/warrenctl/Report.h"
#include "base/Interrupt.h"
#include "plan/failover/AutomaticFailover.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QUrl>

namespace warrener::ctl {

/// The automatic failover without a window, once its cluster is open: armed, told to whoever listens, and ended by a
/// signal. A failover under way is not cut off: the first Ctrl+C or SIGTERM waits for its end, the second takes it back,
/// the third ends the program as ever.
class Watch final
{
    Q_DISABLE_COPY_MOVE(Watch)

public:
    /// `automatic`: not armed yet. `hook`: empty: nobody is told by one.
    Watch(RunBook &book, AutomaticFailover &automatic, QUrl hook);
    ~Watch();

    /// Ends when a signal has ended it. Errors: those of AutomaticFailover::arm().
    Result<Report> run();

private:
    void tellDecision(const AutoDecision &decision);
    void tellTrouble(const QString &trouble);
    void tellWhoIsProtected();
    void tellThatItIsArmed();
    /// For whoever asks later whether somebody watched.
    QCoro::Task<> write(bool isArmed, QString why);
    Error notArmed(const Error &why);
    void interrupted();
    void sayThatItWaits();

    RunBook &m_book;
    AutomaticFailover &m_automatic;
    const QUrl m_hook;
    QEventLoop m_loop;
    std::unique_ptr<Interrupt> m_interrupt;
    QJsonArray m_decisions;
    QSet<NodeName> m_answered;             ///< since it was armed
    AutoState m_state = AutoState::Normal; ///< when it was ended
    bool m_isEnding = false;
    bool m_saidThatItWaits = false;
    bool m_isAborted = false;
};

} // namespace warrener::ctl
