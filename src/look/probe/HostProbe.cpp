#include "look/probe/HostProbe.h"

#include "look/host/HostShell.h"
#include "look/probe/HostAnswers.h"
#include "look/probe/HostScript.h"

#include <QCoreApplication>

#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener {

namespace {

/// For the login alone: a host that is gone is known to be by then.
constexpr Millis loginTimeout = 8s;
/// The script itself ends soon after hostScriptBound; a host under load needs as long again for its beginning and end, and more.
constexpr Millis scriptTimeout = 20s;
constexpr qint64 maxProbeBytes = 4 * 1024 * 1024;

/// A look at which nothing was answered, for the same reason throughout.
HostDeepLook unanswered(const HostQuestions &questions, const Error &error, Millis took)
{
    HostDeepLook look;
    look.name = questions.host.name;
    look.role = questions.host.role;
    look.isMember = questions.isMember;
    const auto fail = [&](auto &answer) {
        answer.error = error;
        answer.took = took;
    };
    fail(look.login);
    fail(look.clock);
    fail(look.service);
    fail(look.process);
    fail(look.memoryKills);
    fail(look.fileSystems);
    fail(look.cpu);
    fail(look.firewall);
    fail(look.listeners);
    if (!questions.host.exporter.isEmpty())
        fail(look.exporter);
    if (questions.hasBroker) {
        fail(look.config);
        fail(look.log);
    }
    if (!questions.peers.isEmpty())
        fail(look.peers);
    if (questions.isMember)
        fail(look.portMapper);
    if (!questions.names.isEmpty())
        fail(look.names);
    return look;
}

QCoro::Task<HostDeepLook> lookAtHost(ProbeContext context, HostQuestions questions, std::stop_token stop)
{
    HostShell *shell = context.access->shell(questions.host.name);
    if (!shell) {
        co_return unanswered(questions,
                             {.kind = ErrorKind::NotConfigured,
                              .message = QCoreApplication::translate("HostProbe", "The profile names no SSH target for %1").arg(questions.host.name.value),
                              .detail = {}},
                             Millis{0});
    }
    const QString what = QCoreApplication::translate("HostProbe", "%1: host").arg(questions.host.name.value);
    if (context.progress)
        context.progress(what, false);
    const Millis began = context.clock->monotonic();
    CommandOptions options{.timeout = scriptTimeout, .maxBytes = maxProbeBytes, .asRoot = true, .input = hostScript(questions).toUtf8()};
    Result<CommandResult> result = co_await shell->run(u"exit 0"_s, {.timeout = loginTimeout, .maxBytes = maxProbeBytes}, stop);
    if (result && (shell = context.access->shell(questions.host.name)))
        result = co_await shell->run(u"exec sh -s"_s, options, stop);
    // Half an answer is better than none where the login may not become root.
    if (!result && result.error().kind == ErrorKind::Forbidden && (shell = context.access->shell(questions.host.name))) {
        options.asRoot = false;
        result = co_await shell->run(u"exec sh -s"_s, options, stop);
    }
    const TimePoint answered = context.clock->now();
    const Millis took = context.clock->monotonic() - began;
    if (context.progress)
        context.progress(what, true);
    if (!result)
        co_return unanswered(questions, result.error(), took);
    // The time that the command took comes from a clock that cannot be set in between.
    Result<HostDeepLook> look = parseHostAnswers(result->out, questions, answered - result->took, answered);
    co_return look ? std::move(*look) : unanswered(questions, look.error(), took);
}

} // namespace

QCoro::Task<QMap<HostName, HostDeepLook>> lookAtHosts(ProbeContext context, std::stop_token stop)
{
    std::vector<QCoro::Task<HostDeepLook>> tasks;
    for (const HostProfile &host : context.profile().hosts)
        tasks.push_back(lookAtHost(context, questionsFor(context.profile(), host), stop));
    QMap<HostName, HostDeepLook> looks;
    for (QCoro::Task<HostDeepLook> &task : tasks) {
        HostDeepLook look = co_await std::move(task);
        looks.insert(look.name, std::move(look));
    }
    co_return looks;
}

} // namespace warrener
