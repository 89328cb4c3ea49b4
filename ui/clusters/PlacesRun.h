#pragma once

#include "look/host/HostTrial.h"
#include "look/proxy/ProxySearch.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace warrener {

/// What one admin socket of a proxy answered by itself.
struct SocketTrial
{
    QString socket{};               ///< as a profile writes it
    QString problem{};              ///< translated: why it did not answer, or may only read; empty: it did and may write
    QHash<QString, int> backends{}; ///< that run there, with how many servers
};

/// What came of trying one host; only what was really tried counts as found.
struct PlaceTrial
{
    HostName host{};
    bool passed = false;
    QString text{};   ///< translated, one line: who logged in where, or what is in the way
    QString detail{}; ///< for the tool tip
    /// What is installed there; none: nobody looked.
    struct Installed
    {
        bool broker = false;
        bool proxy = false;

        bool operator==(const Installed &) const = default;
    };
    std::optional<Installed> installed{};
    QList<HostKey> unknown{}; ///< keys that nobody has accepted yet: the login waits for a person
    std::optional<haproxy::FoundConfig> config{};
    QList<SocketTrial> sockets{}; ///< those of its file, each asked by itself
    QString proxyProblem{};       ///< translated: why its HAProxy was not found or its file names no socket; empty: neither is so
    /// By which login; none: by the one that its row has.
    std::optional<HostProfile> by{};
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
