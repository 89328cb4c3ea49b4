#include "Bench.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

/// Every moment; WARRENER_MATRIX_STRIDE takes only each so-and-so-manieth, WARRENER_MATRIX_FIRST begins later.
int stride()
{
    return std::max(1, qEnvironmentVariableIntValue("WARRENER_MATRIX_STRIDE"));
}

int firstMoment()
{
    return std::max(1, qEnvironmentVariableIntValue("WARRENER_MATRIX_FIRST"));
}

QString figures(QList<qint64> values)
{
    if (values.isEmpty())
        return u"-"_s;
    std::ranges::sort(values);
    return u"median %1 ms, worst %2 ms"_s.arg(values[values.size() / 2]).arg(values.last());
}

/// "divert 120, ask-clients 340…" ms
QByteArray stepTimes(const bench::Ended &run)
{
    QByteArray times;
    const QJsonArray steps = run.json().value("steps"_L1).toArray();
    for (const QJsonValue &step : steps)
        times += step["id"_L1].toString().toUtf8() + ' ' + QByteArray::number(step["tookMs"_L1].toInteger()) + ' ';
    return times.trimmed();
}

struct Fault
{
    QString name;
    QString begin; ///< %1: the host
};

const QList<Fault> faults{
    {u"stopped"_s,
     u"on %1 'sudo -n systemctl stop --no-block rabbitmq-server'; while (exec 3<>/dev/tcp/%1/$([ -n \"${TESTBED_TLS:-}\" ] && echo 5671 || echo 5672)) 2>/dev/null; do sleep 0.05; done"_s},
    {u"killed"_s, u"on %1 'sudo -n pkill -9 -x beam.smp'"_s},
    {u"frozen"_s, u"testbed-freeze %1"_s},
    {u"cut off"_s, u"testbed-cut %1"_s},
};

} // namespace

/// The long matrices: what clients feel, and recovery from a kill at every moment.
class FailoverMatrixTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("TESTBED_DIR"))
            QSKIP("runs on the test hosts only (tests/testbed/testbed exec)");
        QVERIFY(m_home.isValid());
        qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit());
    }

    void cleanupTestCase()
    {
        if (qEnvironmentVariableIsEmpty("TESTBED_DIR"))
            return;
        QVERIFY(bench::reset());
        bench::removeQueues();
    }

    void switchovers()
    {
        QList<qint64> gaps, served;
        quint64 duplicates = 0;
        QVERIFY(bench::reset());
        for (int round = 0; round < bench::rounds(); ++round) {
            const QString host = u"broker%1"_s.arg(1 + round % 3);
            bench::Load load;
            QVERIFY(load.isFlowing());
            const TimePoint click = SystemClock().now();
            const bench::Ended over = bench::warrenctl({u"failover"_s, u"run"_s, u"--from"_s, host, u"--yes"_s});
            QVERIFY2(over.code == 0, over.trouble().constData());
            const Result<load::Account> account = load.stop();
            QVERIFY(account);
            QCOMPARE(account->totals().lost, 0ULL);
            QVERIFY2(bench::mostAttempts(*account) <= bench::everyDoorTwice, qPrintable(QString::number(bench::mostAttempts(*account))));
            duplicates += account->totals().duplicates;
            const bench::Felt felt = bench::feltAfter(*account, click, bench::Begun::Later);
            gaps.append(std::max<qint64>(felt.longest.count(), 0));
            served.append(felt.lastServed.count());
            qInfo("%s: longest gap %lld ms, last client served %lld ms after the click; began before it: %lld ms; %s", qPrintable(host),
                  static_cast<long long>(gaps.last()), static_cast<long long>(served.last()), static_cast<long long>(felt.before.count()),
                  stepTimes(over).constData());
            const bench::Ended back = bench::warrenctl({u"failback"_s, u"run"_s, u"--from"_s, host, u"--yes"_s});
            QVERIFY2(back.code == 0, back.trouble().constData());
            QVERIFY(bench::allReady());
        }
        qInfo("%d switchovers: longest gap %s; last client served %s; lost 0, duplicates %llu", bench::rounds(), qPrintable(figures(gaps)),
              qPrintable(figures(served)), static_cast<unsigned long long>(duplicates));
        // What is promised of a quiet machine, on which the matrix runs.
        std::ranges::sort(gaps);
        QVERIFY2(gaps[gaps.size() / 2] <= 300, qPrintable(figures(gaps)));
        QVERIFY2(gaps.last() < 3000, qPrintable(figures(gaps)));
    }

    void failovers()
    {
        QMap<QString, QList<qint64>> gaps, served;
        for (int round = 0; round < bench::rounds(); ++round) {
            const Fault &fault = faults[round % faults.size()];
            const QString host = u"broker%1"_s.arg(1 + round % 3);
            QVERIFY(bench::reset());
            bench::Load load;
            QVERIFY(load.isFlowing());
            QCOMPARE(bench::shell(fault.begin.arg(host)).code, 0);
            const TimePoint click = SystemClock().now();
            QStringList arguments{u"failover"_s, u"run"_s, u"--forced"_s, u"--from"_s, host, u"--yes"_s};
            // A service that stops in order, or is being started again, speaks for life: a person passes it, and says why.
            if (fault.name == "stopped"_L1 || fault.name == "killed"_L1)
                arguments += {u"--override"_s, u"is-down"_s, u"--why"_s, u"measured"_s};
            const bench::Ended over = bench::warrenctl(arguments);
            QVERIFY2(over.code == 0, (fault.name.toUtf8() + over.out + over.err).constData());
            QVERIFY(load.goesOn());
            const Result<load::Account> account = load.stop();
            QVERIFY(account);
            QVERIFY2(account->totals().lost == 0, qPrintable(fault.name));
            const bench::Felt felt = bench::feltAfter(*account, click);
            gaps[fault.name].append(felt.longest.count());
            served[fault.name].append(felt.lastServed.count());
            qInfo("%s %s: longest gap %lld ms, last client served %lld ms after the click", qPrintable(host), qPrintable(fault.name),
                  static_cast<long long>(felt.longest.count()), static_cast<long long>(felt.lastServed.count()));
        }
        for (auto it = gaps.begin(); it != gaps.end(); ++it)
            qInfo("%s: longest gap %s; last client served %s", qPrintable(it.key()), qPrintable(figures(it.value())), qPrintable(figures(served[it.key()])));
        // Promised of a quiet machine, from the decision on: what certainty costs (two looks, the lease, the fence read back) is in it.
        for (const QString &fault : {u"killed"_s, u"frozen"_s, u"cut off"_s}) {
            QList<qint64> &last = served[fault];
            std::ranges::sort(last);
            QVERIFY2(!last.isEmpty() && last[last.size() / 2] <= 3000, qPrintable(fault + u": "_s + figures(last)));
        }
    }

    /// The same faults with nobody acting, and with the seed's constants: three checks of ten seconds,
    /// ten seconds of waiting, and then only the proxies are told.
    void baselines()
    {
        for (const Fault &fault : faults) {
            for (const bool seed : {false, true}) {
                QVERIFY(bench::reset());
                bench::Load load(150);
                QVERIFY(load.isFlowing());
                QCOMPARE(bench::shell(fault.begin.arg(u"broker2"_s)).code, 0);
                const TimePoint began = SystemClock().now();
                if (seed) {
                    QTest::qWait(40'000);
                    bench::shell(
                        u"for p in lb1 lb2; do on $p \"echo 'set server be_amqp/broker2 state maint;shutdown sessions server be_amqp/broker2' | sudo -n socat -t10 - UNIX-CONNECT:/run/haproxy/admin.sock\"; done"_s);
                }
                QTest::qWait(seed ? 45'000 : 85'000);
                const Result<load::Account> account = load.stop();
                QVERIFY(account);
                const bench::Felt felt = bench::feltAfter(*account, began);
                qInfo("%s, %s: longest gap %lld ms, last client served %lld ms after it began, lost %llu", qPrintable(fault.name),
                      seed ? "the seed's constants" : "nobody acts", static_cast<long long>(felt.longest.count()),
                      static_cast<long long>(felt.lastServed.count()), static_cast<unsigned long long>(account->totals().lost));
            }
        }
    }

    void killedEverywhere_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("host");
        QTest::newRow("switchover") << u"switchover"_s << u"broker1"_s;
        QTest::newRow("failover") << u"failover"_s << u"broker2"_s;
        QTest::newRow("failback") << u"failback"_s << u"broker1"_s;
    }
    /// The moments are those of the plan itself: one more kill until a run is not killed any more.
    void killedEverywhere()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, host);
        const QString node = u"rabbit@"_s + host;
        QVERIFY(bench::reset());
        for (int moment = firstMoment();; moment += stride()) {
            if (kind == "failback"_L1)
                QCOMPARE(bench::warrenctl({u"failover"_s, u"run"_s, u"--from"_s, host, u"--yes"_s}).code, 0);
            if (kind == "failover"_L1)
                QCOMPARE(bench::shell(u"on %1 'sudo -n systemctl stop rabbitmq-server'"_s.arg(host)).code, 0);
            const bench::Ended ended = bench::run(QStringLiteral(KILLED_FAILOVER), {kind, node, QString::number(moment)});
            if (ended.killed)
                qInfo("%s %s", qPrintable(kind), ended.err.trimmed().constData());
            const QByteArray where = kind.toUtf8() + " at moment " + QByteArray::number(moment) + ": " + ended.err;
            if (ended.killed) {
                const bench::Ended recovered = bench::warrenctl({u"journal"_s, u"recover"_s, u"--yes"_s});
                QVERIFY2(recovered.code == 0, (where + recovered.out + recovered.err).constData());
                const QString verdict = recovered.json().value("verdict"_L1).toString();
                const bool out = (kind != "failback"_L1) == (verdict == "done"_L1 || verdict == "partly"_L1);
                const bool unknown = recovered.json().value("run"_L1).isNull(); // killed before its first record
                const QMap<QString, QString> states = bench::serverStates();
                for (const QString &proxy : {u"lb1"_s, u"lb2"_s}) {
                    const QString state = states.value(proxy + u'/' + host);
                    const bool right = unknown || (state == "ready 100"_L1) != out;
                    QVERIFY2(right, (where + verdict.toUtf8() + ' ' + state.toUtf8()).constData());
                }
            }
            if (kind == "failover"_L1)
                QVERIFY2(bench::reset(), where.constData());
            else if (!bench::allReady())
                QVERIFY2(bench::warrenctl({u"failback"_s, u"run"_s, u"--from"_s, host, u"--yes"_s}).code == 0 && bench::allReady(), where.constData());
            if (!ended.killed) {
                QVERIFY2(ended.code == 0, where.constData());
                qInfo("%s: %d moments", qPrintable(kind), moment - 1);
                break;
            }
        }
        QCOMPARE(bench::warrenctl({u"journal"_s, u"verify"_s}).code, 0);
    }

private:
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(FailoverMatrixTest)
#include "FailoverMatrixTest.moc"
