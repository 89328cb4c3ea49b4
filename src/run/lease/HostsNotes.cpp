#include "run/lease/HostsNotes.h"

#include "base/Pending.h"
#include "base/ShellQuote.h"
#include "look/host/MarkedOutput.h"
#include "run/lease/BrokerHosts.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace hostsnotes {

namespace {

/// A link cannot hold more than 4 kB. What was called seen long before is of blocks that are over.
constexpr int mostPassed = 2000;

} // namespace

QString writeScript(const QString &link, const QString &cluster, const QString &text, const QString &mark)
{
    const QByteArray digest = QCryptographicHash::hash(cluster.toUtf8(), QCryptographicHash::Sha256).toHex().first(8);
    const QString whose = cluster.isEmpty() ? QString() : u'.' + QString::fromLatin1(digest);
    // A link is made with its content, or not at all; one's own is taken away by nobody else.
    return sharedPlace(link) + u"k=$l-note.$(id -u)%3; ln -sfn %1 $k; echo \"%2 $(readlink $k)\"\n"_s.arg(shellQuote(text), mark, whose);
}

QString passScript(const QString &link, const QStringList &ids, const QString &mark)
{
    return sharedPlace(link)
           + u"k=$l-seen.$(id -u); ln -sfn \"$(printf '%s %s' \"$(readlink $k)\" %1 | tail -c %2)\" $k; echo \"%3 $(readlink $k)\"\n"_s.arg(
               shellQuote(ids.join(u' ')), QString::number(mostPassed), mark);
}

QString readScript(const QString &link, const QString &mark)
{
    return sharedPlace(link)
           + u"for k in $d/warrener-*-note.*; do t=$(readlink $k) && echo \"%1 note $(( $(date +%s) - $(stat -c %Y $k) )) $t\"; done\n"
             "for k in $d/warrener-*-seen.*; do t=$(readlink $k) && echo \"%1 seen $t\"; done\n"
             "echo \"%1 end\"\n"_s.arg(mark);
}

bool addNotes(HostsNotes &notes, const QByteArray &output, const QString &mark)
{
    QList<HostsNote> read;
    QSet<QString> passed;
    for (const auto listed = markedLines(output, mark); const QString &line : listed) {
        if (line == "end"_L1) {
            notes.notes += read;
            notes.passed += passed;
            return true;
        }
        if (line.startsWith("seen "_L1)) {
            for (const auto listed = line.sliced(5).split(u' ', Qt::SkipEmptyParts); const QString &id : listed)
                passed.insert(id);
            continue;
        }
        bool isNumber = false;
        const qint64 age = line.section(u' ', 1, 1).toLongLong(&isNumber);
        if (!line.startsWith("note "_L1) || !isNumber)
            return false;
        read.append({.text = line.section(u' ', 2), .age = std::chrono::seconds(std::max<qint64>(0, age))});
    }
    return false;
}

bool isPassable(const QString &id)
{
    constexpr qsizetype longest = 100;
    const auto isPlain = [](QChar c) { return (c.unicode() < 128 && c.isLetterOrNumber()) || QStringView(u"-_.").contains(c); };
    return !id.isEmpty() && id.size() <= longest && std::ranges::all_of(id, isPlain);
}

} // namespace hostsnotes

namespace {

using OneHost = std::function<void(std::optional<QByteArray> output)>;

/// None: it could not be asked.
QCoro::Task<> tellHost(std::shared_ptr<ClusterAccess> access, HostName host, QString script, Millis patience, std::stop_token stop, OneHost heard)
{
    HostShell *shell = hasLogin(access->profile(), host) ? access->shell(host) : nullptr;
    std::optional<QByteArray> output;
    if (shell != nullptr) {
        const Result<CommandResult> said = co_await shell->run(script, {.timeout = patience, .maxBytes = 256 * 1024}, stop);
        if (said)
            output = said->out;
    }
    heard(output);
}

/// Who answers later is not heard, but carries it out all the same.
QCoro::Task<NoteWritten> tellHosts(std::shared_ptr<ClusterAccess> access, QString script, QString mark, std::function<bool(const QString &line)> isDone,
                                   QList<HostName> without, Millis patience)
{
    struct Work
    {
        NoteWritten result{};
        qsizetype open = 0;
        Pending<bool> over{};
    };
    const auto work = std::make_shared<Work>();
    QList<HostName> hosts = hostsOfBrokers(access->profile());
    work->result.hosts = hosts.size();
    hosts.removeIf([&](const HostName &host) { return without.contains(host); });
    work->open = hosts.size();
    if (hosts.isEmpty())
        co_return NoteWritten(work->result);
    for (const HostName &host : std::as_const(hosts)) {
        tellHost(access, host, script, patience, {}, [work, mark, isDone](const std::optional<QByteArray> &output) {
            --work->open;
            const QStringList lines = output ? markedLines(*output, mark) : QStringList();
            work->result.written += std::ranges::any_of(lines, isDone) ? 1 : 0;
            if (work->open == 0 || work->result.isMost())
                work->over.finish(true);
        });
    }
    co_await work->over;
    co_return NoteWritten(work->result);
}

} // namespace

void askHostsNotes(std::shared_ptr<ClusterAccess> access, Millis patience, std::stop_token stop, std::function<void(const HostsNotes &)> heard)
{
    const QList<HostName> hosts = hostsOfBrokers(access->profile());
    const auto notes = std::make_shared<HostsNotes>(HostsNotes{.hosts = hosts.size()});
    heard(*notes);
    const QString mark = newMark();
    const QString script = hostsnotes::readScript(clusterLink(access->profile()), mark);
    for (const HostName &host : hosts) {
        tellHost(access, host, script, patience, stop, [notes, mark, heard](const std::optional<QByteArray> &output) {
            ++(output && hostsnotes::addNotes(*notes, *output, mark) ? notes->told : notes->mute);
            heard(*notes);
        });
    }
}

QCoro::Task<NoteWritten> writeHostsNote(std::shared_ptr<ClusterAccess> access, QString text, QList<HostName> without, Millis patience)
{
    const QString mark = newMark();
    const QString script = hostsnotes::writeScript(clusterLink(access->profile()), access->clusterId(), text, mark);
    return tellHosts(std::move(access), script, mark, [text](const QString &line) { return line == text; }, std::move(without), patience);
}

QCoro::Task<NoteWritten> passHostsNotes(std::shared_ptr<ClusterAccess> access, QStringList ids, Millis patience)
{
    ids.removeIf([](const QString &id) { return !hostsnotes::isPassable(id); });
    const QString mark = newMark();
    const QString script = hostsnotes::passScript(clusterLink(access->profile()), ids, mark);
    return tellHosts(std::move(access), script, mark, [ids](const QString &line) { return line.endsWith(ids.join(u' ')); }, {}, patience);
}

} // namespace warrener
