// What the console meets of a service: its API, its certificates, a message sent around.
#include "base/Units.h"
#include "cluster/WhoAmI.h"
#include "judge/diagnosis/ReachChecks.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using namespace std::chrono_literals;

constexpr Millis day = 24h;
constexpr int soonDays = 30, lastDays = 3;

QMap<QString, QString> factsOf(const QString &protocol, const Endpoint &endpoint)
{
    return {{u"port"_s, QString::number(endpoint.port)}, {u"address"_s, toText(endpoint)}, {u"protocol"_s, protocol}};
}

FaultClass classOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::LoginRefused:
    case ErrorKind::Forbidden:
    case ErrorKind::CertificateExpired:
        return FaultClass::Human;
    case ErrorKind::Unreachable:
    case ErrorKind::Unresolved:
        return FaultClass::Network;
    default:
        return FaultClass::Software;
    }
}

/// The console's user is kept out, or from a part: by the server's own word.
bool isRefusal(const Error &error)
{
    return error.kind == ErrorKind::Unauthorized || error.kind == ErrorKind::LoginRefused || error.kind == ErrorKind::Forbidden;
}

/// An answer came, and it was none of the management API: a server before it, or the API's own error.
bool someoneAnswers(ErrorKind kind)
{
    return kind == ErrorKind::Malformed || kind == ErrorKind::Http || kind == ErrorKind::Redirected || kind == ErrorKind::TooLarge
           || kind == ErrorKind::NotFound || kind == ErrorKind::Disconnected;
}

/// Of all that was asked of one node: one answer among several may have waited for the others.
Millis fastestAnswer(const QList<ApiLook> &apis)
{
    Millis fastest = Millis::max();
    for (const ApiLook &api : apis) {
        for (const auto &answer : {api.user, api.version}) {
            if (answer.has())
                fastest = std::min(fastest, answer.took);
        }
    }
    return fastest;
}

/// It knows the user, and its overview does not come: whoever asks for the whole sees nothing of it.
void tellPartOnly(CheckResult &result, const ReachSubject &subject, const Error &error)
{
    result.outcome = Outcome::Warning;
    result.kind = u"in-part"_s;
    result.seen = error.message;
    result.title = QCoreApplication::translate("ReachChecks", "The management API of %1 answers only in part").arg(subject.name);
    result.text = QCoreApplication::translate("ReachChecks",
                                              "%1. It was asked for its overview; smaller questions are answered. The broker is busy, or a server before the "
                                              "API gives up. Clients that speak AMQP need not be touched by it.")
                      .arg(error.message);
}

CheckResult apiCheck(const ReachSubject &subject, const ApiLook &api, Millis fastest)
{
    CheckResult result = reachResult(subject, u"api"_s, FaultClass::Software, std::max(api.user.took, api.version.took));
    result.facts = factsOf(api.protocol, api.endpoint);
    result.title = QCoreApplication::translate("ReachChecks", "The management API of %1 answers").arg(subject.name);
    result.expected = QCoreApplication::translate("ReachChecks", "an answer within %1").arg(units::duration(slowApi));
    if (!api.user.has() && !api.user.error) {
        result.outcome = Outcome::NotConfigured;
        return result;
    }
    if (api.user.has()) {
        result.seen = QCoreApplication::translate("ReachChecks", "answered in %1").arg(units::duration(api.user.took));
        if (api.user.took > slowApi && fastest > slowApi) {
            result.outcome = Outcome::Warning;
            result.kind = u"slow"_s;
            result.title = QCoreApplication::translate("ReachChecks", "The management API of %1 is slow").arg(subject.name);
            result.text =
                QCoreApplication::translate("ReachChecks", "Even the smallest question takes long: the broker is busy, or somebody asks it for large lists.");
        } else if (api.version.error && !isRefusal(*api.version.error)) {
            if (CheckResult aside = result; !isSetAside(aside, *api.version.error))
                tellPartOnly(result, subject, *api.version.error);
        }
        return result;
    }
    const Error &error = *api.user.error;
    result.seen = error.message;
    if (isSetAside(result, error))
        return result;
    if (isRefusal(error)) {
        // It answers, and says no: that is told by the credentials' check.
        result.seen = QCoreApplication::translate("ReachChecks", "answered in %1").arg(units::duration(api.user.took));
        return result;
    }
    result.outcome = Outcome::Warning;
    result.kind = toId(error.kind);
    result.fault = classOf(error.kind);
    if (error.kind == ErrorKind::Timeout && api.version.has()) {
        // Every other question is answered: it is who asks that takes long to find out.
        result.kind = u"slow-login"_s;
        result.title = QCoreApplication::translate("ReachChecks", "The management API of %1 answers, but logging in takes long").arg(subject.name);
        result.text = QCoreApplication::translate("ReachChecks", "The authentication backend is slow. Clients that are connected need not be touched by it.");
        return result;
    }
    result.title = someoneAnswers(error.kind)
                       ? QCoreApplication::translate("ReachChecks", "The management API of %1 does not answer as it should").arg(subject.name)
                       : QCoreApplication::translate("ReachChecks", "The management API of %1 does not answer").arg(subject.name);
    result.text = error.detail.contains("ldap"_L1, Qt::CaseInsensitive)
                      ? QCoreApplication::translate("ReachChecks",
                                                    "%1. Its authentication backend (LDAP) fails; it is not the password. Messages need not be touched by it.")
                            .arg(error.message)
                      : QCoreApplication::translate("ReachChecks", "%1. Clients that speak AMQP need not be touched by it.").arg(error.message);
    return result;
}

QString titleOfRefusal(ErrorKind kind, const QString &name)
{
    if (kind == ErrorKind::Unauthorized)
        return QCoreApplication::translate("ReachChecks", "%1 refuses the console's user or password").arg(name);
    if (kind == ErrorKind::LoginRefused)
        return QCoreApplication::translate("ReachChecks", "%1 refuses the console's login, and not for its password").arg(name);
    return QCoreApplication::translate("ReachChecks", "The console's user lacks a right on %1").arg(name);
}

QString textOfRefusal(ErrorKind kind)
{
    if (kind == ErrorKind::Unauthorized) {
        return QCoreApplication::translate(
            "ReachChecks", "The broker runs and answers. Warrener's user or password is wrong, so little can be asked; clients have their own.");
    }
    if (kind == ErrorKind::LoginRefused)
        return QCoreApplication::translate("ReachChecks",
                                           "The broker runs and answers; another password would change nothing. Clients log in in their own way.");
    return QCoreApplication::translate("ReachChecks", "To see nodes and all virtual hosts a user needs the tag “monitoring”, beside those that it has.");
}

/// The user is known by its tags, which would do, and is refused all the same.
void tellRefusedElsewhere(CheckResult &result, const ReachSubject &subject, const ApiLook &api, const Error &refusal)
{
    result.outcome = Outcome::Warning;
    result.kind = u"forbidden-elsewhere"_s;
    result.seen = refusal.detail.isEmpty() ? refusal.message : refusal.detail;
    result.title = QCoreApplication::translate("ReachChecks", "%1 refuses the console a part, and not for its tags").arg(subject.name);
    result.text = QCoreApplication::translate("ReachChecks", "%1. The user %2 has the tags: %3, which would do: a server before the API refuses it, or an "
                                                             "authentication backend (LDAP, OAuth) tells other tags each time. The tags stay as they are.")
                      .arg(refusal.message, *api.user.value, api.tags.join(u", "_s));
}

/// By its tags the user may log in, and see but a part of it all.
bool seesOnlyPart(const QStringList &tags)
{
    return !tags.isEmpty() && !tags.contains("monitoring"_L1) && !tags.contains("administrator"_L1);
}

CheckResult credentialsCheck(const ReachSubject &subject, const QList<ApiLook> &apis)
{
    CheckResult result = reachResult(subject, u"credentials"_s, FaultClass::Human, {});
    result.title = QCoreApplication::translate("ReachChecks", "%1 accepts the console's user and password").arg(subject.name);
    result.expected = QCoreApplication::translate("ReachChecks", "the user may log in and monitor");
    result.outcome = Outcome::NotAsked;
    result.text = QCoreApplication::translate("ReachChecks", "The management API did not answer");
    for (const ApiLook &api : apis) {
        const Error *refusal = api.user.error && isRefusal(*api.user.error)         ? &*api.user.error
                               : api.version.error && isRefusal(*api.version.error) ? &*api.version.error
                                                                                    : nullptr;
        result.took = std::max(result.took, api.user.took);
        if (refusal == nullptr && !api.user.has())
            continue;
        result.facts = factsOf(api.protocol, api.endpoint);
        result.text.clear();
        // A tag tells more than the one answer for which it did not do.
        if (api.user.has() && seesOnlyPart(api.tags)) {
            const QString tags = api.tags.join(u", "_s);
            result.outcome = Outcome::Warning;
            result.kind = u"tags"_s;
            result.facts.insert(u"tags"_s, tagsToMonitor(api.tags));
            result.seen = QCoreApplication::translate("ReachChecks", "logged in as %1, with the tags: %2").arg(*api.user.value, tags);
            result.title = titleOfRefusal(ErrorKind::Forbidden, subject.name);
            result.text = QCoreApplication::translate("ReachChecks",
                                                      "The user %1 has the tags: %2. Nodes, listeners, health checks and feature flags cannot be read with "
                                                      "them, and queues of other virtual hosts are hidden. It needs the tag “monitoring”.")
                              .arg(*api.user.value, tags);
            return result;
        }
        if (refusal == nullptr) {
            result.outcome = Outcome::Passed;
            result.seen = QCoreApplication::translate("ReachChecks", "logged in as %1").arg(*api.user.value);
            return result;
        }
        if (refusal->kind == ErrorKind::Forbidden && api.user.has() && !api.tags.isEmpty()) {
            tellRefusedElsewhere(result, subject, api, *refusal);
            return result;
        }
        // Clients have passwords of their own; yet who looks after the cluster is blind.
        result.outcome = refusal->kind == ErrorKind::Forbidden ? Outcome::Warning : Outcome::Critical;
        result.kind = toId(refusal->kind);
        result.seen = refusal->detail.isEmpty() ? refusal->message : refusal->detail;
        result.title = titleOfRefusal(refusal->kind, subject.name);
        result.text = QCoreApplication::translate("ReachChecks", "%1. %2").arg(refusal->message, textOfRefusal(refusal->kind));
    }
    return result;
}

CheckResult chainCheck(const ReachSubject &subject, const TlsLook &tls)
{
    CheckResult result = reachResult(subject, u"tls.chain"_s, FaultClass::Human, tls.chain.took);
    result.facts = factsOf(tls.protocol, tls.endpoint);
    result.title = QCoreApplication::translate("ReachChecks", "The certificate of %1 can be trusted").arg(toText(tls.endpoint));
    result.expected = QCoreApplication::translate("ReachChecks", "signed by a known authority, for this name");
    if (!tls.chain.has()) {
        const Error error = tls.chain.error.value_or(Error{.kind = ErrorKind::NotConfigured, .message = {}, .detail = {}});
        if (isSetAside(result, error))
            return result;
        result.seen = error.message;
        result.kind = toId(error.kind);
        if (error.kind != ErrorKind::Tls && error.kind != ErrorKind::Disconnected) {
            // A closed door is told by the port's check.
            result.outcome = Outcome::NotAsked;
            result.text = error.message;
            return result;
        }
        result.outcome = Outcome::Warning;
        result.fault = FaultClass::Software;
        result.title = QCoreApplication::translate("ReachChecks", "There is no TLS session with %1").arg(toText(tls.endpoint));
        result.text = error.detail.isEmpty() ? error.message : error.detail;
        return result;
    }
    const CertificateLook own = tls.chain.value->value(0);
    result.seen = QCoreApplication::translate("ReachChecks", "%1, signed by %2").arg(own.subject, own.issuer);
    result.facts.insert(u"subject"_s, own.subject);
    result.facts.insert(u"issuer"_s, own.issuer);
    if (!tls.complaints.isEmpty()) {
        result.outcome = Outcome::Warning;
        result.kind = u"untrusted"_s;
        result.title = QCoreApplication::translate("ReachChecks", "The certificate of %1 cannot be trusted").arg(toText(tls.endpoint));
        result.text = tls.complaints.join(u' ');
    }
    return result;
}

CheckResult expiryCheck(const ReachSubject &subject, const TlsLook &tls, TimePoint now)
{
    CheckResult result = reachResult(subject, u"tls.expiry"_s, FaultClass::Human, tls.chain.took);
    result.facts = factsOf(tls.protocol, tls.endpoint);
    const QString where = toText(tls.endpoint);
    result.title = QCoreApplication::translate("ReachChecks", "The certificate of %1 is valid long enough").arg(where);
    result.expected = QCoreApplication::translate("ReachChecks", "at least %1 days left").arg(soonDays);
    if (!tls.chain.has() || tls.chain.value->isEmpty()) {
        result.outcome = tls.chain.isNotConfigured() ? Outcome::NotConfigured : Outcome::NotAsked;
        result.text = tls.chain.error ? tls.chain.error->message : QCoreApplication::translate("ReachChecks", "The server showed no certificate");
        return result;
    }
    // The first of the chain to run out ends the trust in all of it.
    const auto first = std::ranges::min_element(*tls.chain.value, {}, &CertificateLook::until);
    const auto latest = std::ranges::max_element(*tls.chain.value, {}, &CertificateLook::from);
    // Begun days count: a certificate made for thirty days has thirty left on its first.
    const auto left = first->until - now;
    const qint64 days = left.count() > 0 ? (left.count() + day.count() - 1) / day.count() : 0;
    const QString date = units::date(first->until);
    result.facts.insert(u"until"_s, toDateTime(first->until).toUTC().toString(Qt::ISODate));
    result.facts.insert(u"days"_s, QString::number(days));
    result.facts.insert(u"subject"_s, first->subject);
    result.facts.insert(u"issuer"_s, first->issuer);
    result.seen = QCoreApplication::translate("ReachChecks", "%1 is valid until %2").arg(first->subject, date);
    if (left.count() <= 0) {
        result.outcome = Outcome::Critical;
        result.kind = u"expired"_s;
        result.title = QCoreApplication::translate("ReachChecks", "The certificate of %1 expired on %2").arg(where, date);
        result.text = QCoreApplication::translate("ReachChecks", "Clients that check certificates are refused on port %1 of %2.")
                          .arg(tls.endpoint.port)
                          .arg(subject.name);
        result.since = first->until;
    } else if (latest->from > now + Millis{5min}) {
        result.outcome = Outcome::Critical;
        result.kind = u"not-yet"_s;
        result.title = QCoreApplication::translate("ReachChecks", "The certificate of %1 is not valid yet").arg(where);
        result.text = QCoreApplication::translate("ReachChecks", "Its time begins later than now: a clock is wrong, here or where the certificate was made.");
    } else if (days < soonDays) {
        result.outcome = days <= lastDays ? Outcome::Critical : Outcome::Warning;
        result.kind = u"soon"_s;
        result.title = QCoreApplication::translate("ReachChecks", "The certificate of %1 expires on %2").arg(where, date);
        result.text =
            days == 1
                ? QCoreApplication::translate("ReachChecks",
                                              "Less than a day is left. From then on clients that check certificates are refused on port %1 of %2.")
                      .arg(tls.endpoint.port)
                      .arg(subject.name)
                : QCoreApplication::translate("ReachChecks", "%1 days are left. From then on clients that check certificates are refused on port %2 of %3.")
                      .arg(days)
                      .arg(tls.endpoint.port)
                      .arg(subject.name);
    }
    return result;
}

QString stageWord(const QString &id)
{
    if (id == "connect"_L1)
        return QCoreApplication::translate("ReachChecks", "log in");
    if (id == "channel"_L1)
        return QCoreApplication::translate("ReachChecks", "use a channel");
    if (id == "declare"_L1)
        return QCoreApplication::translate("ReachChecks", "declare a queue");
    if (id == "publish"_L1)
        return QCoreApplication::translate("ReachChecks", "publish a message");
    return QCoreApplication::translate("ReachChecks", "get a message back");
}

CheckResult tripCheck(const ReachSubject &subject, const AmqpTrip &trip)
{
    CheckResult result = reachResult(subject, trip.protocol, FaultClass::Software, {});
    result.facts = factsOf(trip.protocol, trip.endpoint);
    result.title = QCoreApplication::translate("ReachChecks", "A message goes through %1 and back").arg(toText(trip.endpoint));
    result.expected = QCoreApplication::translate("ReachChecks", "published, confirmed and consumed within %1").arg(units::duration(slowTrip));
    QStringList times;
    for (const AmqpTrip::Stage &stage : trip.stages) {
        result.took += stage.took.took;
        if (stage.took.has()) {
            times.append(u"%1 %2"_s.arg(stage.id, units::milliseconds(double(stage.took.value->count()))));
            result.facts.insert(stage.id, QString::number(stage.took.value->count()));
        }
    }
    result.seen = times.join(u", "_s);
    const auto failed = std::ranges::find_if(trip.stages, [](const AmqpTrip::Stage &stage) { return !stage.took.has(); });
    if (failed == trip.stages.end()) {
        if (result.took > slowTrip) {
            result.outcome = Outcome::Warning;
            result.kind = u"slow"_s;
            result.title = QCoreApplication::translate("ReachChecks", "A message through %1 takes %2").arg(toText(trip.endpoint), units::duration(result.took));
            result.text = QCoreApplication::translate("ReachChecks", "Clients wait as long for each connection and each confirm.");
        }
        return result;
    }
    const Error error = failed->took.error.value_or(Error{.kind = ErrorKind::NotConfigured, .message = {}, .detail = {}});
    if (isSetAside(result, error))
        return result;
    result.facts.insert(u"stage"_s, failed->id);
    result.facts.insert(u"error"_s, toId(error.kind));
    result.seen = error.message;
    // A full broker lets nobody publish: its alarm is the finding, this is how clients feel it.
    const bool blocked = !trip.blocked.isEmpty();
    // Who is kept out is the console; clients have users of their own.
    const bool keptOut = error.kind == ErrorKind::Unauthorized || error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::NotFound;
    result.outcome = keptOut ? Outcome::Warning : Outcome::Critical;
    result.fault = classOf(error.kind);
    result.kind = blocked ? u"blocked"_s : failed->id + u'-' + toId(error.kind);
    result.title = QCoreApplication::translate("ReachChecks", "%1: a client cannot %2").arg(toText(trip.endpoint), stageWord(failed->id));
    result.text = blocked                  ? QCoreApplication::translate("ReachChecks", "The broker takes no messages: %1").arg(trip.blocked)
                  : error.detail.isEmpty() ? error.message
                                           : QCoreApplication::translate("ReachChecks", "%1: %2").arg(error.message, error.detail);
    if (keptOut)
        result.title = QCoreApplication::translate("ReachChecks", "%1 does not let the console in by AMQP").arg(toText(trip.endpoint));
    return result;
}

} // namespace

QList<CheckResult> apiChecks(const ReachSubject &subject, const ReachLook &look)
{
    QList<CheckResult> results;
    for (const ApiLook &api : look.apis)
        results.append(apiCheck(subject, api, fastestAnswer(look.apis)));
    if (!look.apis.isEmpty())
        results.append(credentialsCheck(subject, look.apis));
    return results;
}

QList<CheckResult> tlsChecks(const ReachSubject &subject, const ReachLook &look, TimePoint now)
{
    QList<CheckResult> results;
    for (const TlsLook &tls : look.tls) {
        results.append(chainCheck(subject, tls));
        results.append(expiryCheck(subject, tls, now));
    }
    return results;
}

QList<CheckResult> tripChecks(const ReachSubject &subject, const ReachLook &look)
{
    QList<CheckResult> results;
    for (const AmqpTrip &trip : look.trips)
        results.append(tripCheck(subject, trip));
    return results;
}

} // namespace warrener
