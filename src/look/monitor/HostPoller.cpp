#include "look/monitor/HostPoller.h"

#include "look/host/HostShell.h"
#include "look/host/ProcHealth.h"
#include "look/monitor/SnapshotBuilder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace std::chrono_literals;

/// How long SSH stands in before the exporter is tried again.
constexpr Millis exporterRetry = 60s;
/// CPU and rates need a second sample: the first one is followed soon.
constexpr Millis secondSample = 1500ms;
/// File systems and the number of processes change slowly.
constexpr Millis extraInterval = 30s;
/// Connecting over SSH takes longer than a request.
constexpr Millis sshTimeout = 5s;

bool hasRoot(const HostSample &sample)
{
    return std::ranges::contains(sample.fileSystems, u"/"_s, &FileSystemSample::mount);
}

void complete(HostSample &sample, const HostSample &extra)
{
    if (!sample.processes)
        sample.processes = extra.processes;
    for (const FileSystemSample &fileSystem : extra.fileSystems) {
        if (!std::ranges::contains(sample.fileSystems, fileSystem.mount, &FileSystemSample::mount))
            sample.fileSystems.append(fileSystem);
    }
}

} // namespace

HostPoller::HostPoller(std::shared_ptr<const PollContext> context, HostProfile profile, HostShell *shell, QObject *parent)
    : QObject(parent), m_context(std::move(context)), m_profile(std::move(profile)), m_shell(shell),
      m_question(
          m_context->clock, m_context->tasks, [this] { return ask(); }, this),
      m_extraQuestion(m_context->clock, m_context->tasks, [this] { return askExtra(); }, this)
{
    if (!m_profile.exporter.isEmpty())
        m_exporter = std::make_unique<NodeExporterClient>(m_context->doors().exporter(m_profile));
    connect(&m_question, &Recurring::began, m_context->builder, &SnapshotBuilder::questionBegan);
    connect(&m_question, &Recurring::ended, m_context->builder, &SnapshotBuilder::questionEnded);
}

void HostPoller::start(Millis interval)
{
    if (m_exporter || m_shell) {
        m_question.start(interval);
        return;
    }
    take(failure(ErrorKind::NotConfigured, tr("Neither an exporter nor SSH is configured for %1").arg(m_profile.name.value)), QString(),
         m_context->clock->monotonic());
}

void HostPoller::setInterval(Millis interval)
{
    m_question.setInterval(interval);
}

void HostPoller::askNow()
{
    m_exporterAgain = Millis{0};
    m_question.askNow();
}

QCoro::Task<bool> HostPoller::ask()
{
    const QPointer<HostPoller> self(this);
    const Millis began = m_context->clock->monotonic();
    std::optional<Error> exporterError;
    if (m_exporter && (!m_shell || began >= m_exporterAgain)) {
        Result<HostSample> sample = co_await m_exporter->sample(m_context->stop);
        if (!self)
            co_return false;
        if (sample && m_shell && (!sample->processes || !hasRoot(*sample))) {
            if (m_extra)
                complete(*sample, *m_extra);
            else if (!m_extraQuestion.isStarted())
                m_extraQuestion.start(extraInterval);
        }
        if (sample || !m_shell)
            co_return take(std::move(sample), u"exporter"_s, began);
        exporterError = sample.error();
        // A host that may be gone is said to be so at once; SSH would take seconds to agree.
        if (m_source != "ssh"_L1)
            take(std::unexpected(*exporterError), m_source, began);
    }
    Result<HostSample> sample = co_await sampleOverSsh();
    if (!self)
        co_return false;
    if (sample)
        m_exporterAgain = m_exporter ? m_context->clock->monotonic() + exporterRetry : Millis{0};
    else
        m_exporterAgain = Millis{0};
    // The exporter is what was configured first: its reason is the one to mend.
    if (!sample && exporterError)
        sample = std::unexpected(*exporterError);
    co_return take(std::move(sample), u"ssh"_s, began);
}

QCoro::Task<bool> HostPoller::askExtra()
{
    const QPointer<HostPoller> self(this);
    Result<HostSample> sample = co_await sampleOverSsh();
    if (!self)
        co_return false;
    const bool isFirst = !m_extra;
    if (sample)
        m_extra = std::move(*sample);
    else
        m_extra.reset();
    if (sample && isFirst)
        m_question.hurry(secondSample);
    co_return sample.has_value();
}

QCoro::Task<Result<HostSample>> HostPoller::sampleOverSsh()
{
    // No member is touched after this wait; the caller looks whether there still is a poller.
    co_return co_await procSample(*m_shell, m_profile.paths.data, m_context->stop, std::max(sshTimeout, m_context->profile().timeout));
}

bool HostPoller::take(Result<HostSample> sample, const QString &source, Millis began)
{
    SnapshotBuilder &builder = *m_context->builder;
    HostLook &look = builder.host(m_profile.name);
    if (!sample)
        return builder.take(look.figures, Result<HostFigures>(std::unexpected(sample.error())), began);
    const bool continues = m_before && m_source == source;
    HostFigures figures = hostFigures(continues ? &*m_before : nullptr, *sample, m_profile.paths.data);
    m_before = std::move(*sample);
    m_source = source;
    look.source = source;
    if (!continues)
        m_question.hurry(secondSample);
    return builder.take(look.figures, Result<HostFigures>(std::move(figures)), began);
}

} // namespace warrener
