#include "judge/assess/ProxyFindings.h"

#include "base/Units.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

struct ProxyWords
{
    Level level;
    const char *id, *title, *text, *one, *many, *briefOne, *briefMany;
    const char *manyOfOne = nullptr; ///< several proxies, one server: %1 how many, %2 which
};

constexpr ProxyWords noServer{Level::Critical,
                              "proxy.no-server",
                              QT_TRANSLATE_NOOP("Diagnosis", "No server up"),
                              QT_TRANSLATE_NOOP("Diagnosis", "%1 has no server left and turns every client away"),
                              QT_TRANSLATE_NOOP("Diagnosis", "the proxy %1 has no server left"),
                              QT_TRANSLATE_NOOP("Diagnosis", "%1 proxies have no server left: %2"),
                              QT_TRANSLATE_NOOP("Diagnosis", "1 proxy without servers"),
                              QT_TRANSLATE_NOOP("Diagnosis", "%1 proxies without servers")};
constexpr ProxyWords serverDown{Level::Warning,
                                "proxy.server-down",
                                QT_TRANSLATE_NOOP("Diagnosis", "Server out"),
                                QT_TRANSLATE_NOOP("Diagnosis", "%1 sends no clients to %3: %4"),
                                QT_TRANSLATE_NOOP("Diagnosis", "the proxy %1 sends no clients to %3"),
                                QT_TRANSLATE_NOOP("Diagnosis", "%1 servers are out: %2"),
                                QT_TRANSLATE_NOOP("Diagnosis", "1 server out"),
                                QT_TRANSLATE_NOOP("Diagnosis", "%1 servers out"),
                                QT_TRANSLATE_NOOP("Diagnosis", "%1 proxies send no clients to %2")};
/// A person or a plan told the proxy so: nothing is broken there, and a failback takes it back.
constexpr ProxyWords serverPutOut{Level::Warning,
                                  putOutFinding,
                                  QT_TRANSLATE_NOOP("Diagnosis", "Server put out"),
                                  QT_TRANSLATE_NOOP("Diagnosis", "%1 sends no clients to %3: a plan or a person put it out (%4), and a failback takes it back"),
                                  QT_TRANSLATE_NOOP("Diagnosis", "%3 was put out of the proxy %1 and has not been taken back"),
                                  QT_TRANSLATE_NOOP("Diagnosis", "%1 servers were put out and have not been taken back: %2"),
                                  QT_TRANSLATE_NOOP("Diagnosis", "1 server put out"),
                                  QT_TRANSLATE_NOOP("Diagnosis", "%1 servers put out"),
                                  QT_TRANSLATE_NOOP("Diagnosis", "%2 was put out of %1 proxies and has not been taken back")};
constexpr ProxyWords down{Level::Critical,
                          "proxy.down",
                          QT_TRANSLATE_NOOP("Diagnosis", "Proxy down"),
                          QT_TRANSLATE_NOOP("Diagnosis", "HAProxy on %1 does not answer: %2"),
                          QT_TRANSLATE_NOOP("Diagnosis", "the proxy %1 does not answer; its host does"),
                          QT_TRANSLATE_NOOP("Diagnosis", "%1 proxies do not answer: %2"),
                          QT_TRANSLATE_NOOP("Diagnosis", "1 proxy down"),
                          QT_TRANSLATE_NOOP("Diagnosis", "%1 proxies down")};
constexpr ProxyWords full{Level::Critical,
                          "proxy.full",
                          QT_TRANSLATE_NOOP("Diagnosis", "Proxy full"),
                          QT_TRANSLATE_NOOP("Diagnosis", "%1 has as many connections as it accepts (%3 of %4, its maxconn): further clients wait outside"),
                          QT_TRANSLATE_NOOP("Diagnosis", "the proxy %1 accepts no further client"),
                          QT_TRANSLATE_NOOP("Diagnosis", "%1 proxies accept no further client: %2"),
                          QT_TRANSLATE_NOOP("Diagnosis", "1 proxy full"),
                          QT_TRANSLATE_NOOP("Diagnosis", "%1 proxies full")};
constexpr ProxyWords nearlyFull{Level::Warning,
                                "proxy.nearly-full",
                                QT_TRANSLATE_NOOP("Diagnosis", "Proxy nearly full"),
                                QT_TRANSLATE_NOOP("Diagnosis", "%1 has %3 of the %4 connections that it accepts (its maxconn); then clients wait outside"),
                                QT_TRANSLATE_NOOP("Diagnosis", "the proxy %1 is nearly full"),
                                QT_TRANSLATE_NOOP("Diagnosis", "%1 proxies are nearly full: %2"),
                                QT_TRANSLATE_NOOP("Diagnosis", "1 proxy nearly full"),
                                QT_TRANSLATE_NOOP("Diagnosis", "%1 proxies nearly full")};
constexpr ProxyWords queueing{Level::Warning,
                              "proxy.queueing",
                              QT_TRANSLATE_NOOP("Diagnosis", "Clients wait"),
                              QT_TRANSLATE_NOOP("Diagnosis", "%3 clients wait at %1: its servers have as many as their maxconn lets them have"),
                              QT_TRANSLATE_NOOP("Diagnosis", "clients wait at the proxy %1"),
                              QT_TRANSLATE_NOOP("Diagnosis", "clients wait at %1 proxies: %2"),
                              QT_TRANSLATE_NOOP("Diagnosis", "clients wait at 1 proxy"),
                              QT_TRANSLATE_NOOP("Diagnosis", "clients wait at %1 proxies")};
constexpr ProxyWords hostUnreachable{Level::Critical,
                                     "proxy.host-unreachable",
                                     QT_TRANSLATE_NOOP("Diagnosis", "Proxy not reachable"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "%1 cannot be reached, like everything on its host"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "the proxy %1 cannot be reached, like everything on its host"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "%1 proxies cannot be reached: %2"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "1 proxy not reachable"),
                                     QT_TRANSLATE_NOOP("Diagnosis", "%1 proxies not reachable")};
constexpr ProxyWords noAnswer{Level::Unknown,
                              "proxy.no-answer",
                              QT_TRANSLATE_NOOP("Diagnosis", "Proxy figures missing"),
                              QT_TRANSLATE_NOOP("Diagnosis", "%1 cannot be asked, and may be well: %2"),
                              QT_TRANSLATE_NOOP("Diagnosis", "the figures of the proxy %1 are missing"),
                              QT_TRANSLATE_NOOP("Diagnosis", "the figures of %1 proxies are missing: %2"),
                              QT_TRANSLATE_NOOP("Diagnosis", "figures of 1 proxy missing"),
                              QT_TRANSLATE_NOOP("Diagnosis", "figures of %1 proxies missing")};

Draft proxyDraft(const ProxyLook &proxy, const ProxyWords &entry, const QString &server = {}, const QString &status = {})
{
    const QString said = proxy.figures.error ? proxy.figures.error->message : QString();
    const QStringList values{proxy.name.value, said, server, status};
    return {.finding = {.id = QString::fromLatin1(entry.id),
                        .level = entry.level,
                        .subject = {SubjectKind::Proxy, proxy.name.value},
                        .title = fill(entry.title),
                        .text = fill(entry.text, values),
                        .since = proxy.figures.failingSince},
            .clause = fill(entry.one, values),
            .name = server.isEmpty() ? proxy.name.value : server,
            .many = entry.many,
            .manyOfOne = entry.manyOfOne,
            .all = nullptr,
            .briefOne = entry.briefOne,
            .briefMany = entry.briefMany};
}

/// By its own administrative state; what follows another server, or has no address, says so in brackets.
bool isPutOut(const ProxyServer &server)
{
    return server.status == "MAINT"_L1 || server.status == "DRAIN"_L1;
}

Draft waitingDraft(const ProxyLook &proxy)
{
    qint64 waiting = 0;
    for (const ProxyServer &server : proxy.figures.value->servers)
        waiting += server.waiting;
    Draft draft = proxyDraft(proxy, queueing, units::count(static_cast<double>(waiting)));
    draft.name = proxy.name.value;
    return draft;
}

Draft roomDraft(const ProxyLook &proxy, const ProxyWords &words)
{
    const ProxyFigures &figures = *proxy.figures.value;
    Draft draft = proxyDraft(proxy, words, units::count(static_cast<double>(figures.connections)), units::count(static_cast<double>(figures.maxConnections)));
    draft.name = proxy.name.value;
    return draft;
}

} // namespace

QList<Draft> proxyFindings(const ProxyLook &proxy, ProxyCondition condition)
{
    QList<Draft> drafts;
    switch (condition) {
    case ProxyCondition::Asking:
    case ProxyCondition::InService:
    case ProxyCondition::NotConfigured:
        break;
    case ProxyCondition::Full:
    case ProxyCondition::SomeServersUp:
        // Where a server is down as well, that is one thing, and how much room there is is another.
        if (condition == ProxyCondition::Full || isNearlyFull(proxy))
            drafts.append(roomDraft(proxy, condition == ProxyCondition::Full ? full : nearlyFull));
        for (const ProxyServer &server : proxy.figures.value->servers) {
            if (!server.up)
                drafts.append(proxyDraft(proxy, isPutOut(server) ? serverPutOut : serverDown, server.name, server.status));
        }
        if (std::ranges::any_of(proxy.figures.value->servers, [](const ProxyServer &server) { return server.waiting > 0; }))
            drafts.append(waitingDraft(proxy));
        break;
    case ProxyCondition::Queueing:
        drafts.append(waitingDraft(proxy));
        break;
    case ProxyCondition::NearlyFull:
        drafts.append(roomDraft(proxy, nearlyFull));
        break;
    case ProxyCondition::NoServerUp:
        drafts.append(proxyDraft(proxy, noServer));
        break;
    case ProxyCondition::Down:
        drafts.append(proxyDraft(proxy, down));
        break;
    case ProxyCondition::HostUnreachable:
        drafts.append(proxyDraft(proxy, hostUnreachable));
        break;
    case ProxyCondition::NoAnswer:
        drafts.append(proxyDraft(proxy, noAnswer));
        break;
    }
    return drafts;
}

SubjectState proxyState(const ProxyLook &proxy, ProxyCondition condition, bool explained)
{
    const auto state = [&proxy](Level level, const QString &id, const QString &word) {
        return SubjectState{.subject = {SubjectKind::Proxy, proxy.name.value}, .level = level, .id = id, .word = word};
    };
    switch (condition) {
    case ProxyCondition::Asking:
        return state(Level::Unknown, u"asking"_s, QCoreApplication::translate("Diagnosis", "Asking"));
    case ProxyCondition::InService:
        return state(Level::Ok, u"in-service"_s, QCoreApplication::translate("Diagnosis", "In service"));
    case ProxyCondition::Full:
        return state(Level::Critical, u"full"_s, fill(full.title));
    case ProxyCondition::Queueing:
        return state(Level::Warning, u"queueing"_s, fill(queueing.title));
    case ProxyCondition::NearlyFull:
        return state(Level::Warning, u"nearly-full"_s, fill(nearlyFull.title));
    case ProxyCondition::SomeServersUp: {
        if (explained && isNearlyFull(proxy))
            return state(Level::Warning, u"nearly-full"_s, fill(nearlyFull.title));
        if (explained)
            return state(Level::Ok, u"in-service"_s, QCoreApplication::translate("Diagnosis", "In service"));
        const ProxyFigures &figures = *proxy.figures.value;
        return state(Level::Warning, u"servers-down"_s,
                     QCoreApplication::translate("Diagnosis", "%1 of %2 servers up").arg(figures.serversUp()).arg(figures.servers.size()));
    }
    case ProxyCondition::NoServerUp:
        return state(Level::Critical, u"no-server"_s, fill(noServer.title));
    case ProxyCondition::Down:
        return state(Level::Critical, u"down"_s, QCoreApplication::translate("Diagnosis", "Down"));
    case ProxyCondition::HostUnreachable:
        return state(Level::Critical, u"host-unreachable"_s, QCoreApplication::translate("Diagnosis", "Host unreachable"));
    case ProxyCondition::NoAnswer:
        return state(Level::Unknown, u"no-answer"_s, QCoreApplication::translate("Diagnosis", "Cannot be asked"));
    case ProxyCondition::NotConfigured:
        return state(Level::Unknown, u"not-configured"_s, QCoreApplication::translate("Diagnosis", "Not configured"));
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace warrener
