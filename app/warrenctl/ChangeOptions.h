#pragma once

#include <QString>
#include <QStringList>

namespace warrener::ctl {

/// What commands that change a cluster, or look at such changes, are told.
struct ChangeOptions
{
    QString action;            ///< "plan", "run", "status", "acknowledge", "pause", "resume", "list", "show", "recover", "verify"
    QString run;               ///< journal show|recover: a run's id; empty: the last one
    QString from, to;          ///< node names, whole or short
    QString node, user, proxy; ///< of drain, revive, restart, close-connections: what it is about
    int minutes = 0;           ///< failover pause --for; 0: until resumed
    bool forced = false;       ///< --forced; else graceful
    bool graceful = false;     ///< --graceful was said
    QString why;
    bool dryRun = false;
    bool yes = false;
    QString confirm;       ///< of a production cluster: its name
    QStringList overrides; ///< guard rules to pass; "lease" too
    int clientsPerSecond = 0;
    bool drain = true;        ///< --no-drain
    QString direction;        ///< journal recover: "finish" or "undo"; empty: what is recommended
    QString planFile{};       ///< VERB run --plan
    QStringList answers{};    ///< recovery run, journal recover --answer: "STEP" or "STEP=REMARK", said yes to beforehand
    QStringList tookEffect{}; ///< journal recover --took-effect: "STEP=yes" or "STEP=no"
    bool simulated = false;   ///< a rehearsal: where no person is there, steps of people are gone through
};

} // namespace warrener::ctl
