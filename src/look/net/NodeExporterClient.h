#pragma once

#include "cluster/HostSample.h"
#include "look/net/HttpClient.h"

namespace warrener {

/// A Prometheus node exporter (port 9100): figures of a host. Errors: those of HttpClient, and
/// Malformed (also: an answer without any node_… metric).
class NodeExporterClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NodeExporterClient)

public:
    explicit NodeExporterClient(HttpAccess access, QObject *parent = nullptr);

    HttpClient &http() { return m_http; }

    /// Its time is the middle of the request.
    QCoro::Task<Result<HostSample>> sample(std::stop_token stop = {});

private:
    HttpClient m_http;
};

/// Pure parser of GET /metrics, taken at `at`. Virtual and temporary file systems are left out,
/// but never "/"; so are loopback and the virtual interfaces that repeat another's traffic.
Result<HostSample> hostSampleFromText(const QByteArray &text, TimePoint at);

} // namespace warrener
