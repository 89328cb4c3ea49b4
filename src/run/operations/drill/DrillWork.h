#pragma once

#include "base/Timekeeper.h"
#include "look/amqp/AmqpOptions.h"
#include "look/load/Account.h"
#include "look/load/Book.h"

#include <QCoroTask>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QStringList>

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

namespace warrener {

namespace load {
struct LoadOptions;
}

class DrillLookout;
struct DrillSight;

/// What is expected of the probe's queues of one type while a fault lasts.
enum class ProbeExpectation : std::uint8_t {
    Holds,    ///< they go on, and lose nothing that was confirmed
    MayPause, ///< those that live on a target alone stand still until it is back; nothing that was confirmed is lost
    MayLose,  ///< and what lay there alone may be lost for good
};
QString toId(ProbeExpectation expectation); ///< "holds", "may-pause", "may-lose"
std::optional<ProbeExpectation> probeExpectationFromId(const QString &id);
/// Translated, a condition of a hypothesis: "quorum queues go on, and lose no confirmed message".
QString describe(const QString &type, ProbeExpectation expectation);
/// "quorum", "classic", "stream": all types that a probe can have.
QStringList probeTypes();

constexpr int mostProbeRate = 1000;
constexpr int mostProbeQueues = 20;

/// How much of what the probe sends, for each type of queue.
struct ProbeWish
{
    QStringList types{};                       ///< of probeTypes(); empty: quorum, and of the others what the cluster has
    int rate = 60;                             ///< messages a second of each type, 1–1000
    int queues = 3;                            ///< of each type, 1–20
    QMap<QString, ProbeExpectation> expects{}; ///< by type; not said: as RabbitMQ can do it under the fault

    bool operator==(const ProbeWish &) const = default;
};
QJsonObject toJson(const ProbeWish &wish);
ProbeWish probeWishFromJson(const QJsonObject &json); ///< what is not there or out of range is as usual

/// Numbered, confirmed and consumed messages through the doors that clients use, while a drill runs. Belongs to one
/// thread; publishes from others. When it goes, the publishing stops.
class DrillProbe final : public std::enable_shared_from_this<DrillProbe>
{
public:
    /// How far it was at one moment.
    struct Sample
    {
        TimePoint at{};
        qint64 confirmed = 0;
        qint64 consumed = 0;
        Millis silence{0};
        Millis overtaken{0};                                           ///< a confirmed message is missing for so long, while later ones came
        std::optional<Millis> latency99{};                             ///< of the last seconds; none: nothing was confirmed
        std::vector<std::pair<QString, load::Book::Progress>> types{}; ///< of each type alone
    };

    struct Type
    {
        QString type{};
        Result<load::Account> account{load::Account()};
    };

    /// Publishes and consumes one type until it is told to end, and says meanwhile how far it is; see load::runLoad().
    using Run = std::function<Result<load::Account>(const load::LoadOptions &options, std::stop_token early, std::stop_token now,
                                                    const std::function<void(const load::Book::Progress &)> &watch)>;

    /// `wish` names its types. `homes`: the nodes' own doors, see LoadOptions. `run`: none is load::runLoad().
    DrillProbe(QList<AmqpOptions> doors, QList<AmqpOptions> homes, ProbeWish wish, const QString &prefix, const Run &run = {});
    ~DrillProbe();
    Q_DISABLE_COPY_MOVE(DrillProbe)

    /// Confirms so far, of all types together; silence and latency are the longest of any type. `without`: types of which
    /// nothing is expected now.
    load::Book::Progress progress(const QStringList &without = {}) const;
    QStringList types() const;
    /// Every type has confirmed something.
    bool flows() const;
    /// None has ended by itself; else why.
    Status alive() const;
    /// Looks at itself once a second from now on. `time` belongs to the probe's thread.
    void sampleBy(std::shared_ptr<Timekeeper> time);
    /// Of all its time; where that is long, further apart.
    const QList<Sample> &samples() const { return m_samples; }
    /// Those that nobody has taken yet.
    QList<Sample> takeFresh() { return std::exchange(m_fresh, {}); }
    /// Stops publishing, waits for what is under way, at most `grace` for each of the two.
    QCoro::Task<std::vector<Type>> end();

    static constexpr std::chrono::seconds grace{30};

    /// Removes what such a probe has left whose process died, where it would not go by itself: streams.
    static QCoro::Task<Status> removeLeft(QList<AmqpOptions> doors, ProbeWish wish, QString prefix);

private:
    struct One;
    static load::LoadOptions optionsFor(const QList<AmqpOptions> &doors, const ProbeWish &wish, const QString &prefix, const QString &type);
    load::Book::Progress progressOf(const One &one) const;
    void sample();

    std::stop_source m_early;
    std::stop_source m_now;
    std::vector<std::shared_ptr<One>> m_ones;
    std::vector<QCoro::Task<Result<load::Account>>> m_running;
    std::shared_ptr<Timekeeper> m_time;
    Timekeeper::Alarm m_alarm = 0;
    int m_every = 1;   ///< of so many looks one stays in m_samples
    int m_counted = 0; ///< looks
    QList<Sample> m_samples;
    QList<Sample> m_fresh;
};

/// Adds what the probe knows at this moment. `lenient`: types of queues of which nothing is expected now.
void seeProbe(const DrillProbe &probe, const QStringList &lenient, DrillSight *sight);

/// What goes on beside the steps of the drills of one run kit, by the drill's token; belongs to its thread.
class DrillWorks final
{
public:
    std::shared_ptr<DrillProbe> find(const QString &token) const { return m_probes.value(token); }
    void begin(const QString &token, std::shared_ptr<DrillProbe> probe) { m_probes.insert(token, std::move(probe)); }
    std::shared_ptr<DrillProbe> take(const QString &token) { return m_probes.take(token); }

    std::shared_ptr<DrillLookout> lookout(const QString &token) const { return m_lookouts.value(token); }
    void begin(const QString &token, std::shared_ptr<DrillLookout> lookout) { m_lookouts.insert(token, std::move(lookout)); }
    std::shared_ptr<DrillLookout> takeLookout(const QString &token) { return m_lookouts.take(token); }

private:
    QHash<QString, std::shared_ptr<DrillProbe>> m_probes;
    QHash<QString, std::shared_ptr<DrillLookout>> m_lookouts;
};

/// [ms since 1970, confirmed, consumed, ms without a confirm, ms of latency] each, and behind it, where there are several,
/// each type's alone: {"quorum": [confirmed, consumed, ms without a confirm, ms of latency]}.
QJsonArray toJson(const QList<DrillProbe::Sample> &samples);
/// Each type's alone, as above; empty: there are not several.
QJsonObject typesJson(const DrillProbe::Sample &sample);
/// ms; −1: not known.
qint64 latencyOf(const DrillProbe::Sample &sample);
QJsonObject toJson(const DrillProbe::Sample &sample); ///< {"at", "confirmed", "consumed", "silenceMs", "latency99Ms", "types"}

/// What became of the probe's messages; times in ms, and since `began` where they are moments.
QJsonObject toJson(const DrillProbe::Type &type, TimePoint began);

} // namespace warrener
