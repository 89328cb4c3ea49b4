#pragma once

#include "base/Patience.h"
#include "base/Pending.h"
#include "look/net/HttpClient.h"
#include "look/net/HttpErrors.h"
#include "look/net/Inflater.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QSslError>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

class QNetworkReply;
class QNetworkRequest;

namespace warrener {

/// One request of a HttpClient from its first try to its end, whatever end that is. Belongs to its
/// client, deletes itself when it is done, and ends with Cancelled when it dies before.
class HttpExchange final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpExchange)

public:
    HttpExchange(HttpClient &client, HttpRequest request, std::stop_token stop);
    ~HttpExchange() override;

    /// Call once.
    Pending<Result<HttpReply>> start();

private:
    /// Sends it, once the password may be told.
    void askLeave();
    void issue(const QUrl &url);
    QNetworkReply *sendRequest(QNetworkRequest &request);
    /// Takes what has come, a bounded piece at a time, so that no answer holds up the event loop.
    void drain();
    void metaDataChanged();
    /// What may still be taken into `m_body`, with one byte more to see that there is more.
    qint64 room() const;
    void replyFinished();
    void conclude();
    void followRedirect(int status);
    void failOrRetry(Error error);
    void deadlineReached();
    Progress progress() const;
    void cancel();
    void complete(Result<HttpReply> result);
    void dropReply();

    bool isErrorStatus() const { return m_status >= 300 || (m_status > 0 && m_status < 200); }
    bool isIdempotent() const;
    QString path() const;

    HttpClient &m_client;
    const HttpRequest m_request;
    const Millis m_timeout;
    const qint64 m_maxBytes;
    const QString m_server;
    Pending<Result<HttpReply>> m_pending;
    const qint64 m_startedAt; // by the client's clock
    QElapsedTimer m_elapsed;
    Patience m_deadline{[this] { deadlineReached(); }};
    QTimer m_pause;
    QTimer m_gate;                             // until others have shown whether the password is right
    const std::shared_ptr<LoginTries> m_tries; // null: this request tells no password, or nobody counts
    std::optional<quint64> m_told;             // its number in m_tries
    QUrl m_url;
    QPointer<QNetworkReply> m_reply;
    QList<QSslError> m_sslErrors;
    QByteArray m_body;
    std::unique_ptr<Inflater> m_inflater; // of a packed answer
    bool m_broken = false;                // it cannot be unpacked
    qint64 m_wireBytes = 0;
    int m_status = 0;
    int m_redirects = 0;
    int m_failures = 0;
    bool m_sent = false;
    bool m_finished = false;
    bool m_drainPosted = false;
    bool m_done = false;
    const std::stop_token m_stop;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop; // last: goes first
};

} // namespace warrener
