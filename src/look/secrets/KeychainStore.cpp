#include "look/secrets/KeychainStore.h"

#include "base/Pending.h"
#include "base/Units.h"

#include <QCoreApplication>
#include <QTimer>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

struct Outcome
{
    bool inTime = false;
    QKeychain::Error error = QKeychain::NoError;
    QString words;
    QString secret;
};

QString keyOf(const ClusterName &cluster, const QString &user)
{
    return cluster.value + u'/' + user;
}

/// Starts `job`, which deletes itself when it has ended, however late that is.
Pending<Outcome> begin(QKeychain::Job *job, const ClusterName &cluster, const QString &user, Millis patience)
{
    const Pending<Outcome> outcome;
    job->setInsecureFallback(false);
    job->setKey(keyOf(cluster, user));
    QObject::connect(job, &QKeychain::Job::finished, job, [outcome](QKeychain::Job *ended) {
        const auto *reader = qobject_cast<QKeychain::ReadPasswordJob *>(ended);
        outcome.finish({.inTime = true, .error = ended->error(), .words = ended->errorString(), .secret = reader != nullptr ? reader->textData() : QString()});
    });
    QTimer::singleShot(patience, job, [outcome] { outcome.finish({}); });
    job->start();
    return outcome;
}

Error errorOf(const Outcome &outcome, const ClusterName &cluster, const QString &user, Millis patience)
{
    const auto error = [&](ErrorKind kind, const QString &message) { return Error{.kind = kind, .message = message, .detail = outcome.words}; };
    if (!outcome.inTime) {
        return error(ErrorKind::Timeout,
                     QCoreApplication::translate("Secrets", "The keychain service did not answer within %1").arg(units::duration(patience)));
    }
    switch (outcome.error) {
    case QKeychain::EntryNotFound:
        return error(ErrorKind::NotFound,
                     QCoreApplication::translate("Secrets", "The keychain holds no password for the user “%1” of %2").arg(user, cluster.value));
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return error(ErrorKind::Forbidden, QCoreApplication::translate("Secrets", "The keychain was not opened"));
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return error(ErrorKind::NotConfigured, QCoreApplication::translate("Secrets", "No keychain service runs here: set WARRENER_PASSWORD instead"));
    default:
        return error(ErrorKind::NotConfigured,
                     QCoreApplication::translate("Secrets", "The keychain service here does not work: set WARRENER_PASSWORD instead"));
    }
}

constexpr auto service = "warrener"_L1;

} // namespace

QCoro::Task<Result<QString>> KeychainStore::read(ClusterName cluster, QString user)
{
    const Millis patience = m_patience;
    const Outcome outcome = co_await begin(new QKeychain::ReadPasswordJob(service), cluster, user, patience);
    if (!outcome.inTime || outcome.error != QKeychain::NoError)
        co_return std::unexpected(errorOf(outcome, cluster, user, patience));
    co_return outcome.secret;
}

QCoro::Task<Status> KeychainStore::write(ClusterName cluster, QString user, QString secret)
{
    const Millis patience = m_patience;
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setTextData(secret);
    const Outcome outcome = co_await begin(job, cluster, user, patience);
    if (!outcome.inTime || outcome.error != QKeychain::NoError)
        co_return std::unexpected(errorOf(outcome, cluster, user, patience));
    co_return Status{};
}

QCoro::Task<Status> KeychainStore::remove(ClusterName cluster, QString user)
{
    const Millis patience = m_patience;
    const Outcome outcome = co_await begin(new QKeychain::DeletePasswordJob(service), cluster, user, patience);
    const bool gone = outcome.error == QKeychain::NoError || outcome.error == QKeychain::EntryNotFound;
    if (!outcome.inTime || !gone)
        co_return std::unexpected(errorOf(outcome, cluster, user, patience));
    co_return Status{};
}

} // namespace warrener
