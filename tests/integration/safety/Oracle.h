#pragma once

#include "LiveWorld.h"

#include <QByteArray>
#include <QMap>

namespace warrener::safety {

/// A broker's main process, as its own machine tells: neither Warrener nor a network comes between.
struct Life
{
    QString process{}; ///< "PID:START", the same only for the same process; empty: none runs
    int restarts = 0;  ///< by its host, since that was counted from zero

    bool operator==(const Life &) const = default;
};

/// What a person told a proxy of one server.
struct ServerTold
{
    int bits = 0; ///< 1: maintenance, 8: drain
    int weight = 0;

    bool operator==(const ServerTold &) const = default;
};
/// By "lb1 be_amqp/broker1".
using Servers = QMap<QString, ServerTold>;

/// One run, as the journal of the console that began it has it.
struct Act
{
    QString console{};
    QString node{};        ///< "broker1", the one that is left
    QString verdict{};     ///< "done", "refused"…; empty: it has no end
    QStringList why{};     ///< what refused it, and what failed
    bool isFenced = false; ///< it says so
    bool isEnded = false;  ///< it says that the node's process was ended by it
    bool isDrained = false;
    TimePoint drainBegan{};

    /// Nothing of it is to be seen any more.
    bool isTakenBack() const { return verdict == QStringLiteral("refused") || verdict == QStringLiteral("undone"); }
};
QList<Act> actsFrom(const QByteArray &journal, const QString &console);
/// The words of the automatic's refusals.
QStringList refusalsNotedIn(const QByteArray &journal);

/// A console at its end.
struct ConsoleSaid
{
    QString name{};
    bool isAutomatic = false;
    int exitCode = 0;
    QString error{};        ///< why it did not do what a person wanted, as it says to the person
    QStringList refusals{}; ///< as its automatic told others, in words
    QStringList noted{};    ///< as its journal has them
};

/// What happened in a world, as seen by those who have no part in it, and what the consoles say they did.
struct Happened
{
    LiveWorld world{};
    TimePoint faultAt{};
    QMap<QString, Life> before{}; ///< by broker
    QMap<QString, Life> after{};
    Servers serversBefore{};
    Servers serversAfter{};
    QList<Act> acts{};
    QList<ConsoleSaid> consoles{};
    bool goesOn = true; ///< after a fence messages are confirmed again, the node still being out
    quint64 lost = 0;   ///< confirmed messages that nobody received

    qsizetype fences() const;
    QString describe() const;
};

/// No healthy node was fenced, no majority was lost by our hand, no server that is not the failed node's was touched, no
/// confirmed message was lost, every refusal has its reason in the journal: what of it does not hold, in words. Pure.
QStringList violationsOf(const Happened &happened);

} // namespace warrener::safety
