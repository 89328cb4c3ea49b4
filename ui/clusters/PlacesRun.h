#pragma once

#include "look/host/HostTrial.h"
#include "look/proxy/ProxySearch.h"

#include <QObject>

#include <optional>

namespace warrener {

/// What came of trying one host; only what was really tried counts as found.
struct PlaceTrial
{
    HostName host{};
    bool passed = false;
    QString text{};           ///< translated, one line: who logged in where, or what is in the way
    QString detail{};         ///< for the tool tip
    QList<HostKey> unknown{}; ///< keys that nobody has accepted yet: the login waits for a person
    std::optional<haproxy::FoundConfig> config{};
    haproxy::SocketLevel level = haproxy::SocketLevel::Unknown; ///< as the first socket answered by itself
    QString socketProblem{};                                    ///< translated: why it did not answer; empty: it did, or none was asked
};

/// Tries hosts by real logins; a seam, so that the dialog is tested without a network.
class PlacesRun : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlacesRun)

public:
    using QObject::QObject;

    /// One after the other or side by side; each ends with tried(). Destroying the run cancels them.
    virtual void tryHost(const HostProfile &host, const QString &sshConfig, const haproxy::BrokerPlaces &brokers) = 0;
    virtual Status accept(const HostKey &key) = 0;

Q_SIGNALS:
    void tried(const warrener::PlaceTrial &trial);
};

} // namespace warrener
