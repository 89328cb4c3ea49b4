#include "look/messages/QuorumSnapshot.h"

#include "base/ShellQuote.h"
#include "cluster/AllowedNames.h"
#include "look/host/HostShell.h"
#include "look/host/MarkedOutput.h"
#include "look/messages/SnapshotFold.h"

#include <QCoreApplication>
#include <QFile>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

// Outside of a namespace, as the macro wants it.
static void initErlangTexts()
{
    Q_INIT_RESOURCE(warrener_erlang);
}

namespace warrener {

namespace {

// The shell's own words for what is missing, beside the exit codes of the node (boot.erl).
constexpr int noErlang = 41;
constexpr int noCookie = 42;

Result<QByteArray> erlangText(const QString &name)
{
    initErlangTexts();
    QFile file(u":/erlang/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Internal, QCoreApplication::translate("Messages", "A text of this program is missing"), name);
    return file.readAll();
}

/// The expression of boot.erl without its comments, which a shell and `erl -eval` would stumble over.
QString bootWords(const QByteArray &text)
{
    QStringList lines;
    for (const auto all = text.split('\n'); const QByteArray &line : all) {
        if (const QByteArray words = line.trimmed(); !words.isEmpty() && !words.startsWith('%'))
            lines.append(QString::fromLatin1(words));
    }
    return lines.join(u' ');
}

/// Starts a hidden Erlang node beside the broker, as the broker's own user, who has the cookie in its home. The
/// node takes no connections, and is in no register of names. Nothing that is secret stands in an argument.
QString snapshotCommand(const NodeName &node, const QString &boot)
{
    const QString host = node.value.section(u'@', 1);
    const QString name = u"warrener-%1@%2"_s.arg(QRandomGenerator::global()->bounded(1000)).arg(host);
    const QString kind = host.contains(u'.') ? u"-name"_s : u"-sname"_s;
    // TLS between nodes, and a port of its own for the port mapper, are set for the tools in the broker's file.
    return u"u=$(id -un); h=$HOME\n"
           "if [ \"$(id -u)\" = 0 ] && id rabbitmq >/dev/null 2>&1; then u=rabbitmq; h=$(getent passwd rabbitmq | cut -d: -f6); fi\n"
           "command -v erl >/dev/null || exit %1\n"
           "[ -s \"$h/.erlang.cookie\" ] || exit %2\n"
           "e=/etc/rabbitmq/rabbitmq-env.conf\n"
           "a=$( [ -r $e ] && . $e >/dev/null 2>&1; printf %s \"${RABBITMQ_CTL_ERL_ARGS:-$CTL_ERL_ARGS}\" )\n"
           "p=$( [ -r $e ] && . $e >/dev/null 2>&1; printf %s \"${ERL_EPMD_PORT:-4369}\" )\n"
           "cd /\n"
           "s=; if [ \"$u\" != \"$(id -un)\" ]; then if command -v runuser >/dev/null; then s=\"runuser -u $u --\"; else s=\"setpriv --reuid=$u --regid=$u "
           "--init-groups\"; fi; fi\n"
           "exec $s env HOME=\"$h\" LC_ALL=C.UTF-8 ERL_CRASH_DUMP_BYTES=0 ERL_EPMD_PORT=\"$p\" nice -n 10 erl $a +S 2:2 +sbwt none +sbwtdcpu none +sbwtdio "
           "none -noinput -hidden %3 %4 -kernel dist_listen false "
           "-connect_all false -start_epmd false -eval %5"_s.arg(QString::number(noErlang), QString::number(noCookie), kind, shellQuote(name),
                                                                 shellQuote(boot));
}

/// What the node is told: its text, then the job.
QByteArray snapshotInput(const QByteArray &text, const NodeName &node, const QList<SnapshotQueue> &queues, const SnapshotBounds &bounds, const QByteArray &mark)
{
    const auto word = [](const QByteArray &bytes) { return ' ' + bytes.toBase64(); };
    const auto bound = [](const char *name, qint64 value) { return QByteArray("bound ") + name + ' ' + QByteArray::number(value) + '\n'; };
    QByteArray input = QByteArray::number(text.size()) + '\n' + text;
    input += "mark " + mark + "\nnode" + word(node.value.toUtf8()) + '\n';
    input += bound("attempts", bounds.attempts) + bound("patience", bounds.patience.count()) + bound("spread", bounds.spread.count())
             + bound("chunk", bounds.chunkBytes) + bound("most", bounds.messages);
    for (const SnapshotQueue &queue : queues) {
        input += "queue" + word(queue.vhost.toUtf8()) + word(queue.name.toUtf8());
        if (queue.base)
            input += word(queue.base->node.value.toUtf8()) + word(queue.base->uid) + ' ' + QByteArray::number(queue.base->index) + ' '
                     + QByteArray::number(queue.base->term);
        input += '\n';
    }
    return input + "go\n";
}

Error endedEarly(const CommandResult &result, const QString &where)
{
    const QString said = QString::fromUtf8(result.err).trimmed().right(1000);
    switch (result.exitCode) {
    case noErlang:
        return {.kind = ErrorKind::NotAvailable,
                .message = QCoreApplication::translate("Messages", "On %1 there is no Erlang that could be started").arg(where),
                .detail = said};
    case noCookie:
        return {.kind = ErrorKind::NotAvailable,
                .message = QCoreApplication::translate("Messages", "On %1 the broker's user has no Erlang cookie in its home").arg(where),
                .detail = said};
    default:
        return {.kind = ErrorKind::NotAvailable,
                .message =
                    QCoreApplication::translate("Messages", "The snapshot on %1 ended early, with exit code %2").arg(where, QString::number(result.exitCode)),
                .detail = said};
    }
}

} // namespace

QCoro::Task<Result<SnapshotOutcome>> takeSnapshot(HostShell &shell, NodeName node, QList<SnapshotQueue> queues, SnapshotBounds bounds, SnapshotSink &sink,
                                                  std::function<void(const SnapshotProgress &)> progress, std::stop_token stop)
{
    if (queues.isEmpty())
        co_return SnapshotOutcome{.queues = {}, .withinSpread = true};
    if (!whyNotAllowed(NameKind::Node, node.value).isEmpty() || !node.value.contains(u'@'))
        co_return failure(ErrorKind::Usage, QCoreApplication::translate("Messages", "“%1” cannot be the name of a node").arg(node.value));
    const Result<QByteArray> boot = erlangText(u"boot.erl"_s);
    const Result<QByteArray> text = erlangText(u"warrener_snapshot.erl"_s);
    if (!boot)
        co_return std::unexpected(boot.error());
    if (!text)
        co_return std::unexpected(text.error());
    const QString where = shell.label();
    const QByteArray mark = newMark().toLatin1();
    const auto fold = std::make_shared<SnapshotFold>(queues, bounds, mark, sink, std::move(progress));
    StreamOptions options{.silence = bounds.silence, .asRoot = true, .input = snapshotInput(*text, node, queues, bounds, mark)};
    const Result<CommandResult> ran = co_await shell.runStreaming(
        snapshotCommand(node, bootWords(*boot)), std::move(options), [fold](QByteArrayView bytes) { return fold->take(bytes); }, std::move(stop));
    if (!ran)
        co_return std::unexpected(ran.error());
    if (!fold->isDone())
        co_return std::unexpected(endedEarly(*ran, where));
    co_return std::move(*fold).outcome();
}

} // namespace warrener
