#include "base/Phrases.h"
#include "base/ShownName.h"
#include "base/Units.h"
#include "cluster/BrokerTraits.h"
#include "judge/diagnosis/HostCheckParts.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace warrener::hostchecks {

namespace {

/// So many errors within the hour, and some of them just now, are no start-up and no lone mishap.
constexpr int manyErrors = 20;
constexpr int fewRecent = 5;
/// A single file that large fits no editor, and is not rotated.
constexpr double hugeFile = 1024.0 * 1024 * 1024;
/// Slower growth than this is ordinary work.
constexpr double fastGrowth = 1024 * 1024; // bytes a minute
constexpr double minutesOfDay = 24 * 60;

CheckResult logFiles(const HostView &host)
{
    CheckResult result = about("host.log.files"_L1, FaultClass::Human, host);
    if (lacksAnswer(result, host.deep.log))
        return result;
    const LogLook &look = *host.deep.log.value;
    result.facts = {{u"path"_s, look.nodeLog.isEmpty() ? look.folder : look.nodeLog}};
    result.expected = QCoreApplication::translate("HostChecks", "a log that the broker can write to");
    if (!look.folderExists) {
        result.outcome = Outcome::Warning;
        result.kind = u"missing"_s;
        result.title = QCoreApplication::translate("HostChecks", "The log folder %1 is missing on %2").arg(look.folder, host.name());
        result.seen = QCoreApplication::translate("HostChecks", "missing");
    } else if (look.writable == false) {
        result.outcome = Outcome::Critical;
        result.kind = u"unwritable"_s;
        result.seen = QCoreApplication::translate("HostChecks", "not writable");
        result.title = QCoreApplication::translate("HostChecks", "The broker on %1 may not write its log").arg(host.name());
        result.text = QCoreApplication::translate("HostChecks", "It will not start again while it may not.");
    } else if (look.nodeLog.isEmpty()) {
        result.outcome = Outcome::Note;
        result.kind = u"none"_s;
        result.title = QCoreApplication::translate("HostChecks", "There is no log of a broker in %1 on %2").arg(look.folder, host.name());
    } else if (look.readable == false) {
        result.outcome = Outcome::Note;
        result.kind = u"unreadable"_s;
        result.title = QCoreApplication::translate("HostChecks", "The console may not read the log of %1").arg(host.name());
    } else {
        result.title = QCoreApplication::translate("HostChecks", "The broker's log on %1 is there").arg(host.name());
        result.seen = QFileInfo(look.nodeLog).fileName();
    }
    return result;
}

CheckResult size(const HostView &host)
{
    CheckResult result = about("host.log.size"_L1, FaultClass::Hardware, host);
    if (lacksAnswer(result, host.deep.log))
        return result;
    const LogLook &look = *host.deep.log.value;
    double total = 0;
    double growth = look.bytesPerMinute;
    const LogFileLook *largest = nullptr;
    double grownNow = 0;
    for (const LogFileLook &file : look.files) {
        total += static_cast<double>(file.size);
        grownNow += file.bytesPerMinute;
        if (!largest || file.size > largest->size)
            largest = &file;
    }
    double room = 0;
    if (host.deep.fileSystems.has()) {
        for (const FileSystemLook &fileSystem : *host.deep.fileSystems.value) {
            if (fileSystem.path == look.folder)
                room = fileSystem.free;
        }
    }
    result.seen = QCoreApplication::translate("HostChecks", "%1, %2 more a minute").arg(units::bytes(total), units::bytes(growth));
    result.expected = QCoreApplication::translate("HostChecks", "less than %1 a file, a day's growth at least as room").arg(units::bytes(hugeFile));
    result.facts = {{u"path"_s, largest ? largest->path : look.folder}, {u"growth"_s, QString::number(growth, 'f', 0)}};
    // Both over minutes and just now: a burst alone fills no disk.
    const bool grows = growth > fastGrowth && grownNow > fastGrowth;
    if (grows && room > 0 && growth * minutesOfDay > room) {
        result.outcome = Outcome::Warning;
        result.kind = u"growth"_s;
        result.title = QCoreApplication::translate("HostChecks", "The logs of %1 will fill their disk within a day").arg(host.name());
    } else if (largest && static_cast<double>(largest->size) > hugeFile) {
        result.outcome = Outcome::Warning;
        result.kind = u"large"_s;
        result.title = QCoreApplication::translate("HostChecks", "A log file of %1 is very large: %2").arg(host.name(), largest->path);
    } else {
        result.title = QCoreApplication::translate("HostChecks", "The logs of %1 are of ordinary size").arg(host.name());
    }
    return result;
}

/// There is no log of a broker, or it may not be read: then the result says so.
bool isLogUnread(CheckResult &result, const HostView &host)
{
    const LogLook &look = *host.deep.log.value;
    if (!look.nodeLog.isEmpty() && look.readable != false)
        return false;
    cannotJudge(result, failure(look.nodeLog.isEmpty() ? ErrorKind::NotConfigured : ErrorKind::Forbidden,
                                look.nodeLog.isEmpty() ? QCoreApplication::translate("HostChecks", "There is no log of a broker")
                                                       : QCoreApplication::translate("HostChecks", "The console may not read the log of %1").arg(host.name()))
                            .error());
    return true;
}

/// Not running, or ending again and again: what its log says of its starts is the reason.
bool doesNotStart(const HostView &host)
{
    const auto &service = host.deep.service;
    return service.has() && (service.value->running ? !*service.value->running : service.value->active != "active"_L1 || service.value->crashes.size() > 1);
}

/// Definitions that are loaded at the start and need what is not enabled here end every start, far above the end of the log.
CheckResult boot(const HostView &host)
{
    CheckResult result = about("host.boot"_L1, FaultClass::Software, host);
    if (lacksAnswer(result, host.deep.log) || isLogUnread(result, host))
        return result;
    result.title = QCoreApplication::translate("HostChecks", "No definitions keep the broker on %1 from starting").arg(host.name());
    if (!doesNotStart(host))
        return result;
    static const QRegularExpression missing(u"(?:unknown|invalid) exchange type '([^']{1,100})'"_s);
    for (const LogErrorKind &kind : host.deep.log.value->errors) {
        const QRegularExpressionMatch match = missing.match(kind.sample);
        // What a client was refused says nothing of the start, also where somebody has stopped the broker since.
        if (!match.hasMatch() || kind.sample.contains("exchange.declare"_L1))
            continue;
        const QString type = match.captured(1);
        const QString plugin = pluginOfExchange(type);
        result.outcome = host.isNeeded() ? Outcome::Critical : Outcome::Warning;
        result.kind = u"exchange-type"_s;
        result.since = kind.last;
        result.facts = {{u"type"_s, type}};
        if (!plugin.isEmpty())
            result.facts.insert(u"plugin"_s, plugin);
        result.title =
            QCoreApplication::translate("HostChecks", "The broker on %1 does not start: its definitions need the exchange type %2").arg(host.name(), type);
        result.text =
            plugin.isEmpty()
                ? QCoreApplication::translate("HostChecks", "No plugin that is enabled there knows it; the broker ends instead of leaving the exchange out.")
                : QCoreApplication::translate("HostChecks", "Its plugin %1 is not enabled there; the broker ends instead of leaving the exchange out.")
                      .arg(plugin);
        result.seen = kind.sample.left(160);
        break;
    }
    return result;
}

CheckResult errors(const HostView &host)
{
    CheckResult result = about("host.log.errors"_L1, FaultClass::Software, host);
    if (lacksAnswer(result, host.deep.log))
        return result;
    const LogLook &look = *host.deep.log.value;
    if (isLogUnread(result, host))
        return result;
    result.facts = {{u"path"_s, look.nodeLog}, {u"count"_s, QString::number(look.errorsLastHour)}};
    result.expected = QCoreApplication::translate("HostChecks", "fewer than %1 errors an hour").arg(manyErrors);
    result.seen = QCoreApplication::translate("HostChecks", "%1 errors within the last hour, %2 within the last 10 minutes")
                      .arg(look.errorsLastHour)
                      .arg(look.errorsLast10Minutes);
    const bool many = look.errorsLastHour >= manyErrors && look.errorsLast10Minutes >= fewRecent;
    if (!look.errors.isEmpty()) {
        const LogErrorKind &first = look.errors.first();
        result.since = first.last;
        result.facts.insert(u"error"_s, first.sample);
        QStringList lines;
        for (const auto listed = look.errors.first(std::min<qsizetype>(look.errors.size(), 5)); const LogErrorKind &kind : listed)
            lines.append(kind.count == 1 ? QCoreApplication::translate("HostChecks", "Once, at %1: %2").arg(units::clockTime(kind.last), kind.sample.left(160))
                                         : QCoreApplication::translate("HostChecks", "%1 times, last at %2: %3")
                                               .arg(kind.count)
                                               .arg(units::clockTime(kind.last), kind.sample.left(160)));
        result.text = lines.join(u'\n');
    }
    if (many) {
        result.outcome = Outcome::Warning;
        result.kind = u"many"_s;
        result.title = QCoreApplication::translate("HostChecks", "The broker on %1 logs many errors").arg(host.name());
    } else if (look.errorsLastHour > 0) {
        result.outcome = Outcome::Note;
        result.kind = u"some"_s;
        result.title = QCoreApplication::translate("HostChecks", "The broker on %1 logged errors within the last hour").arg(host.name());
    } else {
        result.title = QCoreApplication::translate("HostChecks", "The broker on %1 logged no error within the last hour").arg(host.name());
    }
    return result;
}

/// A program whose login is refused again and again, wherever a proxy led it.
struct RefusedProgram
{
    RefusedLogin login;                           ///< of all hosts together, in the words of the latest
    QList<std::pair<const HostView *, int>> on{}; ///< how often within the hour

    QString key() const { return login.user + u'\n' + login.from + u'\n' + login.program; }
    const HostView &busiest() const { return *std::ranges::max_element(on, {}, &std::pair<const HostView *, int>::second)->first; }
};

void gather(QList<RefusedProgram> &programs, const HostView &host, const RefusedLogin &login)
{
    RefusedProgram one{.login = login, .on = {{&host, login.lastHour}}};
    const auto known = std::ranges::find(programs, one.key(), &RefusedProgram::key);
    if (known == programs.end()) {
        programs.append(std::move(one));
        return;
    }
    known->on.append(one.on);
    one.login.lastHour += known->login.lastHour;
    one.login.last10Minutes += known->login.last10Minutes;
    if (known->login.last > login.last) {
        one.login.last = known->login.last;
        one.login.sample = known->login.sample;
    }
    known->login = one.login;
}

/// "shop-worker-… (10.0.0.5)", or what there is of it.
QString programWord(const RefusedLogin &login)
{
    if (login.program.isEmpty())
        return login.from.isEmpty() ? QCoreApplication::translate("HostChecks", "A program that uses the management API") : login.from;
    return login.from.isEmpty() ? shownName(login.program) : u"%1 (%2)"_s.arg(shownName(login.program), login.from);
}

CheckResult refusedProgram(const RefusedProgram &program)
{
    const RefusedLogin &login = program.login;
    CheckResult result = about("host.log.logins"_L1, FaultClass::Human, program.busiest());
    const bool many = login.lastHour >= manyErrors && login.last10Minutes >= fewRecent;
    result.outcome = many ? Outcome::Warning : Outcome::Note;
    result.kind = many ? u"many"_s : u"some"_s;
    result.title = login.lastHour == 1 ? QCoreApplication::translate("HostChecks", "%1 was refused its login as %2 once within the last hour")
                                             .arg(programWord(login), shownName(login.user))
                                       : QCoreApplication::translate("HostChecks", "%1 was refused its login as %2 %3 times within the last hour")
                                             .arg(programWord(login), shownName(login.user), units::count(login.lastHour));
    QStringList places;
    for (const auto &[host, count] : program.on)
        places.append(u"%1: %2"_s.arg(host->name(), units::count(count)));
    result.seen = phrases::clauses(places);
    result.expected = QCoreApplication::translate("HostChecks", "fewer than %1 refused logins an hour").arg(manyErrors);
    result.text = QCoreApplication::translate("HostChecks", "Last at %1: %2").arg(units::clockTime(login.last), login.sample);
    result.since = login.last;
    result.facts = {{u"user"_s, login.user}, {u"peer"_s, login.from}, {u"name"_s, login.program}, {u"count"_s, QString::number(login.lastHour)}};
    return result;
}

} // namespace

QList<CheckResult> refusedLogins(const QList<HostView> &hosts)
{
    QList<CheckResult> results;
    QList<RefusedProgram> programs;
    for (const HostView &host : hosts) {
        if (!host.hasBroker())
            continue;
        CheckResult result = about("host.log.logins"_L1, FaultClass::Human, host);
        if (lacksAnswer(result, host.deep.log)) {
            results.append(result);
            continue;
        }
        const LogLook &look = *host.deep.log.value;
        if (isLogUnread(result, host)) {
            results.append(result);
            continue;
        }
        result.title = QCoreApplication::translate("HostChecks", "The broker on %1 refused no login within the last hour").arg(host.name());
        if (look.refusedLogins.isEmpty())
            results.append(result);
        for (const RefusedLogin &login : look.refusedLogins)
            gather(programs, host, login);
    }
    std::ranges::stable_sort(programs, std::ranges::greater{}, [](const RefusedProgram &program) { return program.login.lastHour; });
    for (const RefusedProgram &program : std::as_const(programs))
        results.append(refusedProgram(program));
    return results;
}

QList<CheckResult> logChecks(const HostView &host)
{
    return host.hasBroker() ? QList<CheckResult>{logFiles(host), size(host), errors(host), boot(host)} : QList<CheckResult>();
}

} // namespace warrener::hostchecks
