#include "app/warrenctl/Change.h"
#include "app/warrenctl/TextTable.h"
#include "base/Phrases.h"
#include "base/SafeFile.h"
#include "record/report/AskHaproxyAdvice.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

namespace {

/// The one that was named, else the only one.
Result<ProxyName> chosenProxy(const ClusterProfile &profile, const QString &named)
{
    QStringList names;
    for (const ProxyProfile &proxy : profile.proxies)
        names.append(proxy.name.value);
    if (names.isEmpty())
        return failure(ErrorKind::NotConfigured, QCoreApplication::translate("warrenctl", "The profile of %1 names no proxy").arg(profile.name.value));
    if (named.isEmpty() && names.size() > 1)
        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "Which proxy? --proxy takes one of %1").arg(phrases::list(names)));
    if (!named.isEmpty() && !names.contains(named))
        return failure(ErrorKind::Usage, QCoreApplication::translate("warrenctl", "There is no proxy “%1”; there is %2").arg(named, phrases::list(names)));
    return ProxyName{named.isEmpty() ? names.first() : named};
}

QCoro::Task<Result<HaproxyAdvice>> ask(ClusterProfile profile, Credentials credentials, ProxyName proxy)
{
    const auto access =
        std::make_shared<ClusterAccess>(Doors{.profile = std::make_shared<const ClusterProfile>(std::move(profile)), .credentials = credentials});
    co_return co_await askHaproxyAdvice(access, proxy, {});
}

/// What is wrong with the present one, as lines of a comment: what is printed stays a configuration.
QString remarks(const HaproxyAdvice &advice)
{
    QStringList lines;
    const QString proxy = advice.proxy.value;
    if (!advice.present) {
        lines.append(QCoreApplication::translate("warrenctl", "The present configuration of %1 could not be read: %2")
                         .arg(proxy, advice.unread ? advice.unread->message : QString()));
    } else if (advice.faults.isEmpty()) {
        lines.append(
            QCoreApplication::translate("warrenctl", "The present configuration of %1 (%2) has no fault that matters to AMQP").arg(proxy, advice.file));
    } else {
        lines.append(QCoreApplication::translate("warrenctl", "What is wrong with the present configuration of %1 (%2):").arg(proxy, advice.file));
        for (const CheckResult &fault : advice.faults) {
            lines.append(u"- %1: %2"_s.arg(toWord(fault.outcome), fault.title));
            for (const QString &words : {fault.text, fault.seen}) {
                for (const auto all = words.split(u'\n', Qt::SkipEmptyParts); const QString &line : all)
                    lines.append(u"  "_s + line);
            }
        }
    }
    if (!advice.difference.isEmpty()) {
        const QString difference = toText(advice.difference);
        lines.append(QString());
        lines.append(difference.isEmpty() ? QCoreApplication::translate("warrenctl", "It is the recommended one, line by line")
                                          : QCoreApplication::translate("warrenctl", "From the present one to the recommended one:"));
        lines += difference.split(u'\n', Qt::SkipEmptyParts);
    }
    // What stands in a file of another machine may hold what a terminal obeys.
    for (QString &line : lines)
        line = printable(line);
    return u"\n# "_s + lines.join(u'\n').replace(u'\n', u"\n# "_s) + u'\n';
}

QJsonObject jsonOf(const HaproxyAdvice &advice)
{
    QJsonArray faults;
    for (const CheckResult &fault : advice.faults) {
        faults.append(QJsonObject{{u"id"_s, fault.id},
                                  {u"kind"_s, fault.kind},
                                  {u"outcome"_s, toId(fault.outcome)},
                                  {u"title"_s, fault.title},
                                  {u"text"_s, fault.text},
                                  {u"seen"_s, fault.seen},
                                  {u"line"_s, fault.facts.value(u"line"_s).toInt()}});
    }
    return {{u"proxy"_s, advice.proxy.value},
            {u"recommended"_s, advice.recommended},
            {u"file"_s, advice.file},
            {u"present"_s, advice.present ? QJsonValue(*advice.present) : QJsonValue(QJsonValue::Null)},
            {u"unread"_s, advice.unread ? QJsonValue(advice.unread->message) : QJsonValue(QJsonValue::Null)},
            {u"faults"_s, faults},
            {u"difference"_s, toText(advice.difference)}};
}

} // namespace

Result<Report> proxyConfigCommand(const ClusterProfile &profile, const Credentials &credentials, const Options &options)
{
    const Result<ProxyName> proxy = chosenProxy(profile, options.change.proxy);
    if (!proxy)
        return std::unexpected(proxy.error());
    const Result<HaproxyAdvice> advice = QCoro::waitFor(ask(profile, credentials, *proxy));
    if (!advice)
        return std::unexpected(advice.error());
    QString text = advice->recommended + remarks(*advice);
    for (const QString &file : options.out) {
        if (const Status written = writeFileSafely(file, advice->recommended.toUtf8()); !written)
            return std::unexpected(written.error());
        text = QCoreApplication::translate("warrenctl", "The recommended configuration stands in %1").arg(file) + u'\n' + remarks(*advice);
    }
    return Report{.text = text, .json = jsonOf(*advice), .exitCode = Done};
}

} // namespace warrener::ctl
