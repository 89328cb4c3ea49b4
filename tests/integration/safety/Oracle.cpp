#include "Oracle.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::safety {

namespace {

constexpr auto otherBackend = "be_exporter"_L1; ///< its servers are no brokers
constexpr int maintenanceBit = 1;

QList<QJsonObject> recordsOf(const QByteArray &journal)
{
    QList<QJsonObject> records;
    const QList<QByteArray> lines = journal.split('\n');
    for (const QByteArray &line : lines) {
        if (const QJsonObject record = QJsonDocument::fromJson(line).object(); !record.isEmpty())
            records.append(record);
    }
    return records;
}

/// "broker1" of "rabbit@broker1".
QString hostIn(const QString &node)
{
    return node.section(u'@', 1);
}

class Judge final
{
public:
    explicit Judge(const Happened &happened) : m_happened(happened), m_world(happened.world) {}

    QStringList violations()
    {
        fences();
        processes();
        majority();
        servers();
        traffic();
        refusals();
        return m_violations;
    }

private:
    void say(const QString &violation) { m_violations.append(violation); }
    /// So often a journal says that the failed node's process was ended.
    qsizetype endings() const
    {
        return std::ranges::count_if(m_happened.acts, [this](const Act &act) { return act.isEnded && act.node == m_world.host(); });
    }

    void fences()
    {
        for (const Act &act : m_happened.acts) {
            if (!act.isFenced)
                continue;
            if (act.node != m_world.host())
                say(u"%1 fenced %2, which was well"_s.arg(act.console, act.node));
            else if (mustNotBeFenced(truthOf(m_world.fault)))
                say(u"%1 fenced %2, which was %3"_s.arg(act.console, act.node, toWord(m_world.fault)));
        }
        // A person may do once more what another person has done; a broker is ended once all the same.
        const qsizetype deeds = m_world.isArmed ? m_happened.fences() : endings();
        if (deeds > 1)
            say(u"one death was answered by %1 fences"_s.arg(deeds));
        if (m_world.mustAct() && m_happened.fences() == 0)
            say(u"%1 died, everybody saw it, and nothing was done"_s.arg(m_world.host()));
    }

    void processes()
    {
        const bool isCalledEnded = endings() > 0;
        for (auto before = m_happened.before.cbegin(); before != m_happened.before.cend(); ++before) {
            const QString &host = before.key();
            const Life after = m_happened.after.value(host);
            const bool isOther = after.process != before->process;
            const bool isFailed = host == m_world.host();
            if (isOther && !isFailed)
                say(u"the broker of %1, which was well, has ended"_s.arg(host));
            // What a fence has ended its host may start again: the proxies keep it out.
            if (after.restarts > (isFailed ? restartsOf(m_world.fault) + endings() : 0))
                say(u"%1 was started again by its host %2 times: somebody ended it"_s.arg(host).arg(after.restarts));
            if (!isFailed || endsByItself(m_world.fault))
                continue;
            if (isOther && mustNotBeFenced(truthOf(m_world.fault)))
                say(u"the broker of %1, which was %2, has ended"_s.arg(host, toWord(m_world.fault)));
            if (isOther && !isCalledEnded)
                say(u"the broker of %1 has ended, and no journal says by whom"_s.arg(host));
            if (!isOther && isCalledEnded)
                say(u"the broker of %1 was called ended, and lives"_s.arg(host));
        }
    }

    void majority()
    {
        for (const Act &act : m_happened.acts) {
            if (!act.isDrained || act.node == m_world.host())
                continue;
            if (m_happened.fences() > 0)
                say(u"%1 was fenced and %2 drained: no majority is left"_s.arg(m_world.host(), act.node));
            else if (isOutBy(m_world.fault) && act.drainBegan > m_happened.faultAt + seenAfter(m_world.fault))
                say(u"%1 drained %2 while %3 was %4: no majority is left"_s.arg(act.console, act.node, m_world.host(), toWord(m_world.fault)));
        }
        if (m_happened.fences() > 0 && !m_happened.goesOn)
            say(u"after %1 was fenced nothing is confirmed any more"_s.arg(m_world.host()));
    }

    void servers()
    {
        for (auto before = m_happened.serversBefore.cbegin(); before != m_happened.serversBefore.cend(); ++before) {
            const QString proxy = before.key().section(u' ', 0, 0);
            const QString backend = before.key().section(u' ', 1).section(u'/', 0, 0);
            const QString host = before.key().section(u'/', 1);
            const bool isKnown = m_world.proxies.contains(proxy) && backend != otherBackend;
            const auto isOf = [&host](const Act &act) { return act.node == host; };
            const bool isMoved = std::ranges::any_of(m_happened.acts, [&](const Act &act) { return isOf(act) && !act.isTakenBack(); });
            const bool isFenced = std::ranges::any_of(m_happened.acts, [&](const Act &act) { return isOf(act) && act.isFenced && act.verdict == "done"_L1; });
            const ServerTold after = m_happened.serversAfter.value(before.key(), {.bits = -1});
            if (after != *before && !(isKnown && isMoved))
                say(u"%1 was touched: %2 %3 became %4 %5"_s.arg(before.key()).arg(before->bits).arg(before->weight).arg(after.bits).arg(after.weight));
            if (isKnown && isFenced && (after.bits & maintenanceBit) == 0)
                say(u"%1 was fenced, and %2 may still send clients there"_s.arg(host, before.key()));
        }
    }

    void traffic()
    {
        if (m_happened.lost > 0)
            say(u"%1 confirmed messages were lost"_s.arg(m_happened.lost));
    }

    void refusals()
    {
        for (const Act &act : m_happened.acts) {
            if (act.verdict.isEmpty())
                say(u"a run of %1 has no end in its journal"_s.arg(act.console));
            else if (act.verdict != "done"_L1 && act.verdict != "partly"_L1 && act.why.isEmpty())
                say(u"a run of %1 ended as “%2”, and its journal does not say why"_s.arg(act.console, act.verdict));
        }
        for (const ConsoleSaid &console : m_happened.consoles) {
            QStringList noted = console.noted;
            for (const QString &words : console.refusals) {
                if (!noted.removeOne(words))
                    say(u"%1 refused, and its journal has no word of it: %2"_s.arg(console.name, words));
            }
            const bool hasRun = std::ranges::any_of(m_happened.acts, [&console](const Act &act) { return act.console == console.name; });
            if (!console.isAutomatic && console.exitCode != 0 && !hasRun && console.error.isEmpty())
                say(u"%1 did not do it (exit code %2), and does not say why"_s.arg(console.name).arg(console.exitCode));
        }
    }

    const Happened &m_happened;
    const LiveWorld &m_world;
    QStringList m_violations;
};

} // namespace

QStringList violationsOf(const Happened &happened)
{
    return Judge(happened).violations();
}

QList<Act> actsFrom(const QByteArray &journal, const QString &console)
{
    QList<Act> acts;
    QMap<QString, qsizetype> places;
    for (const auto listed = recordsOf(journal); const QJsonObject &record : listed) {
        const QString kind = record.value("kind"_L1).toString();
        const QString run = record.value("run"_L1).toString();
        const QJsonObject data = record.value("data"_L1).toObject();
        if (kind == "run-started"_L1) {
            places.insert(run, acts.size());
            acts.append({.console = console, .node = hostIn(data["plan"_L1]["facts"_L1]["from"_L1].toString())});
        }
        const auto place = places.constFind(run);
        if (place == places.cend())
            continue;
        Act &act = acts[*place];
        const QString step = record.value("step"_L1).toString();
        if (kind == "guard-refused"_L1 || kind == "lease-lost"_L1) {
            act.why.append(data.value("reason"_L1).toString());
        } else if (kind == "step-failed"_L1) {
            act.why.append(data.value("error"_L1).toString());
        } else if (kind == "step-intent"_L1 && step == "drain"_L1) {
            act.drainBegan = fromDateTime(QDateTime::fromString(record.value("at"_L1).toString(), Qt::ISODateWithMs));
        } else if (kind == "step-done"_L1 && step == "drain"_L1) {
            act.isDrained = true;
        } else if (kind == "undo-done"_L1 && step == "drain"_L1) {
            act.isDrained = false;
        } else if (kind == "step-done"_L1 && step == "fence"_L1) {
            act.isFenced = true;
            act.isEnded = data["result"_L1]["killed"_L1].toBool();
        } else if (kind == "run-ended"_L1) {
            act.verdict = data.value("verdict"_L1).toString();
            if (const QString error = data.value("error"_L1).toString(); !error.isEmpty())
                act.why.append(error);
        }
        act.why.removeAll(QString());
        act.why.removeDuplicates();
    }
    return acts;
}

QStringList refusalsNotedIn(const QByteArray &journal)
{
    QStringList words;
    for (const auto listed = recordsOf(journal); const QJsonObject &record : listed) {
        const QJsonObject data = record.value("data"_L1).toObject();
        if (record.value("kind"_L1) == "note"_L1 && data.value("kind"_L1) == "failover-not-done"_L1)
            words.append(data.value("words"_L1).toString());
    }
    return words;
}

qsizetype Happened::fences() const
{
    return std::ranges::count_if(acts, &Act::isFenced);
}

QString Happened::describe() const
{
    QStringList lines{world.describe()};
    for (const Act &act : acts) {
        lines.append(u"  %1 left %2: %3%4%5%6"_s.arg(act.console, act.node, act.verdict.isEmpty() ? u"no end"_s : act.verdict,
                                                     act.isDrained ? u", drained"_s : QString(), act.isFenced ? u", fenced"_s : QString(),
                                                     act.why.isEmpty() ? QString() : u": "_s + act.why.join(u"; "_s)));
    }
    for (const ConsoleSaid &console : consoles) {
        if (!console.refusals.isEmpty())
            lines.append(u"  %1 refused: %2"_s.arg(console.name, console.refusals.join(u"; "_s)));
        if (!console.error.isEmpty())
            lines.append(u"  %1 said: %2"_s.arg(console.name, console.error));
    }
    for (auto life = before.cbegin(); life != before.cend(); ++life)
        lines.append(u"  %1: process %2, then %3, started again %4 times"_s.arg(life.key(), life->process, after.value(life.key()).process)
                         .arg(after.value(life.key()).restarts));
    return lines.join(u'\n');
}

} // namespace warrener::safety
