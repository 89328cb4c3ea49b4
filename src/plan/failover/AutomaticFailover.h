#pragma once

#include "plan/failover/FailoverWatch.h"
#include "run/runs/RunBook.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace warrener {

/// The automatic failover for whoever shows and steers it, the window as `warrenctl watch`: it works in
/// the thread of the runs, this lives in the caller's. Goes before its book.
class AutomaticFailover final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AutomaticFailover)

public:
    /// `snapshot`: the newest one, safe to ask for from another thread.
    AutomaticFailover(RunBook &book, std::function<SnapshotPtr()> snapshot, QString who, QObject *parent = nullptr);
    /// A failover under way is left where it is: whoever does not want that asks disarm() first.
    ~AutomaticFailover() override;

    const FailoverSettings &settings() const { return m_settings; }
    /// Before arm(), for tests: they are used in the thread of the runs.
    void setSenses(FailoverWatch::Senses senses) { m_senses = std::move(senses); }
    /// First finds out whether its failovers could be written down: without that none would begin, and it
    /// must not come to light at the moment of need. Errors: those of RunBook::obstacle() and Journal::tryOut();
    /// then it is not armed, trouble() says why, and it is tried
    /// again every minute until disarm().
    QCoro::Task<Status> arm();
    /// Before arm(): this one goes on for another automatic of this cluster, which has seen those nodes alive.
    /// Without it a node that dies while one takes over from the other would count as one that never was.
    void rememberAlive(const QSet<NodeName> &nodes) { m_alive = nodes; }
    /// What rememberAlive() of the one that follows takes.
    QSet<NodeName> seenAlive() const { return m_alive + m_status.seenAlive; }
    bool isArmed() const { return m_watch != nullptr; }
    /// Why arm() did not arm it, or why what is armed could not act any more: looked at again every minute.
    /// Empty: nothing is known to be in its way.
    const QString &trouble() const { return m_trouble; }
    /// No more rounds; ends when a failover that is under way has ended.
    QCoro::Task<Status> disarm();
    /// Stops a failover of its own that is under way, and takes back what was done.
    void abort(const QString &who, const QString &why);

    // Said to every automatic of this cluster, armed here or not, by its journal. Errors: Io, those of
    // RunBook::obstacle(). The record has "words", and "until" of a pause.
    /// `until` never: until resumed.
    QCoro::Task<Result<JournalRecord>> pause(TimePoint until, QString why);
    QCoro::Task<Result<JournalRecord>> resume(QString why);
    /// Errors also: those of acknowledgeFailoverMark(); it is said here then, and the other consoles have not heard it.
    QCoro::Task<Result<JournalRecord>> acknowledge(QString why);

    /// As of the last round or decision; a default one while it is not armed.
    const AutomaticStatus &status() const { return m_status; }

Q_SIGNALS:
    void changed();
    /// trouble() is another one now; empty: it is over.
    void troubleChanged(const QString &trouble);
    void decided(const warrener::AutoDecision &decision);
    /// Records of a run that it makes.
    void happened(const warrener::JournalRecord &record);

private:
    /// In the watch's thread, where there still is one.
    static void tell(const QPointer<AutomaticFailover> &self, std::function<void(FailoverWatch *)> what);

    RunBook &m_book;
    const FailoverSettings m_settings;
    const std::function<SnapshotPtr()> m_snapshot;
    const QString m_who;
    QCoro::Task<Status> tryOut();
    void setTrouble(const QString &trouble);
    void makeWatch(QObject *place);

    FailoverWatch::Senses m_senses;
    FailoverWatch *m_watch = nullptr; ///< lives in the thread of the runs; only ever used there
    AutomaticStatus m_status;
    QSet<NodeName> m_alive;
    QTimer m_lookAgain; ///< whether the journal can still be written
    QString m_trouble;
    bool m_wanted = false; ///< arm() was the last word
};

} // namespace warrener
