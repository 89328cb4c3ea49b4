#pragma once

#include "base/Clock.h"
#include "base/Result.h"

#include <QCoroTask>
#include <QList>
#include <QObject>

#include <memory>
#include <optional>
#include <stop_token>

namespace warrener {

/// Who changes a cluster at present.
struct LeaseHolder
{
    QString who{}; ///< "ops@console"
    qint64 pid = 0;
    QString run{};     ///< a run's id; empty: unknown
    TimePoint since{}; ///< never: unknown
    QString machine{}; ///< in hexadecimal: the machine since its start, and its process ids; empty: unknown

    bool operator==(const LeaseHolder &) const = default;
};

/// This process as the holder for a run: user, machine, process id.
LeaseHolder thisProcess(const QString &run, TimePoint now);
/// A holder of this very machine, since its start, whose process is gone: it does nothing any more, whatever others still say. Of a
/// machine of the same name (a clone, a container) and of before the start nobody here can tell.
bool isDeadHere(const LeaseHolder &holder);
/// One line that others can read: "ops@console pid 4711 run 20260317-100412-switchover-1a2b since 2026-03-17T10:04:12Z#1a2b3c4d5e6f".
QString toText(const LeaseHolder &holder);
std::optional<LeaseHolder> leaseHolderFromText(const QString &text);
/// For people, translated: "ops@console (process 4711) with the run …".
QString describe(const LeaseHolder &holder);

/// What became of asking for a lease.
struct LeaseAnswer
{
    bool granted = false;
    QString where{};                     ///< "broker3:5672", or the lock's path
    QString reason{};                    ///< translated: why it was not granted, or what was overridden
    bool overridable = false;            ///< asking again with an override would be granted
    std::optional<LeaseHolder> holder{}; ///< who has it instead, where that is known

    bool operator==(const LeaseAnswer &) const = default;
};

/// The right to change a cluster: one run at a time has it.
class Lease : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Lease)

public:
    explicit Lease(QObject *parent = nullptr) : QObject(parent) {}

    /// Errors: it could not be asked for (Unreachable, Io, Cancelled…). Ask once, until release().
    virtual QCoro::Task<Result<LeaseAnswer>> acquire(LeaseHolder self, bool override, std::stop_token stop) = 0;
    /// Whether it still stands, asked where it is held: before force is used. Errors: Forbidden (it is lost,
    /// or somebody else has it), and those of asking.
    virtual QCoro::Task<Status> confirm(std::stop_token stop);
    /// Gives it back; does not wait. The destructor does so too.
    virtual void release() = 0;
    /// Gives it back, and ends when those who granted it know, or have been given their time: whoever asks next is not
    /// told of a run that is over.
    virtual QCoro::Task<> giveBack();

Q_SIGNALS:
    /// `taken`: somebody else has it now. Else it is asked for again until regained().
    void lost(const QString &reason, bool taken);
    void regained(const QString &where);
};

/// Side by side; null ones are passed over.
QCoro::Task<> giveBackAll(QList<std::shared_ptr<Lease>> leases);

} // namespace warrener
