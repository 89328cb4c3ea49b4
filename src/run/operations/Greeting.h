#pragma once

#include "base/Clock.h"
#include "cluster/ClusterProfile.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <cstdint>

namespace warrener {

/// How a broker looks from one place.
enum class Sight : std::uint8_t {
    Unknown, ///< nobody could look from there, or nobody can say what was seen
    Answers, ///< it said something: AMQP, TLS, or a word of refusal
    Refuses, ///< the host answers, nothing listens on the port
    Mute,    ///< the connection is accepted, and not a word follows
    Silent,  ///< no connection came about
};

/// Looked at, and nobody answers there.
inline bool isClosed(Sight sight)
{
    return sight == Sight::Refuses || sight == Sight::Mute || sight == Sight::Silent;
}

QString toId(Sight sight); ///< "unknown", "answers", "refuses", "mute", "silent"

/// One door of one broker that a host is asked to knock at.
struct Knock
{
    NodeName node{};
    Endpoint at{};
    bool tls = false;
    /// Says hello in every way that a broker may want: AMQP, TLS, AMQP behind the PROXY protocol. For the
    /// accused only: a healthy broker writes a strange hello into its log.
    bool thoroughly = false;

    bool operator==(const Knock &) const = default;
};

/// What may stand in a look as an address: a name or an IP address; free text is none.
bool isAddress(const QString &text);

/// A script for a POSIX shell that knocks at all doors side by side and says for each what happened. It
/// needs bash (for /dev/tcp) and timeout; where they are missing it says nothing. Its lines begin with
/// `mark`, which nobody else can know: what a login prints counts for nothing. Changes nothing.
QString greetingScript(const QList<Knock> &doors, const QString &mark, Millis patience);

/// For the host of `node`, beside the same doors: says which of the node's addresses are that machine's own. Nothing where it does
/// not know its addresses. Empty where all are loopback addresses, which are. Goes on in the background, for `patience` at most: the
/// script that it begins ends with `wait`. Changes nothing.
QString ownAddressesScript(const QList<Knock> &doors, const NodeName &node, const QString &mark, Millis patience);

/// As the scripts said there: a door of `node` at an address of the machine's own let somebody in. Not where another program listens
/// there than the node's: by holdersScript(), else by the user that backlogScript() and the lines "broker USER PROCESS" name. What
/// stands before a broker on its machine (a TLS terminator, a tunnel, a published port) may be dumb too, and the broker well.
bool isLetInAtHome(const QByteArray &output, const QList<Knock> &doors, const QString &mark, const NodeName &node);

/// What the script said, by node: the best of a node's doors. Nodes that it says nothing about are absent.
QHash<NodeName, Sight> greetingsFrom(const QByteArray &output, const QList<Knock> &doors, const QString &mark);

/// A script for the node's own host: for each socket that listens there on one of the node's ports, how many connections the kernel
/// holds for it that nobody has taken in (proc(5), /proc/net/tcp: of a listening socket, rx_queue is its backlog), its port and its
/// user. Says nothing where there is no such file. Changes nothing.
QString backlogScript(const QList<Knock> &doors, const QString &mark, const NodeName &node);

/// Of its output: a program that may be the broker holds a port of the node and leaves connections waiting. Once there are as many as the kernel keeps (128
/// of RabbitMQ; a proxy's checks alone need some minutes) a frozen broker accepts nobody any more, and looks like none.
bool leavesWaiting(const QByteArray &output, const QString &mark);

/// Of the same output: one of the node's doors let somebody in and kept the connection to the end of the patience,
/// without a word. What has no program behind it hangs up instead.
bool holdsOpen(const QByteArray &output, const QList<Knock> &doors, const QString &mark, const NodeName &node);

/// For the node's own host: which programs have the sockets that listen on the node's ports, and which those on `apiPorts`, of its management
/// API. Says nothing of what the login may not see, and of no node whose API is not known. Changes nothing.
QString holdersScript(const QList<Knock> &doors, const QList<quint16> &apiPorts, const QString &mark, const NodeName &node);

/// As those scripts said there: what let somebody in at a door of the node is one program with its management API.
bool isOneWithItsApi(const QByteArray &output, const QList<Knock> &doors, const QString &mark, const NodeName &node);

} // namespace warrener
