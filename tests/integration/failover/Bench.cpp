#include "Bench.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener::bench {

QJsonObject Ended::json() const
{
    return QJsonDocument::fromJson(out).object();
}

QByteArray Ended::trouble() const
{
    QByteArray said = err + json().value("error"_L1).toString().toUtf8();
    const auto gather = [&said](this const auto &self, const QJsonValue &value) -> void {
        for (const QJsonValue &one : value.toArray())
            self(one);
        const QJsonObject object = value.toObject();
        for (const QJsonValue &one : object)
            self(one);
        const QString phase = object.value("phase"_L1).toString();
        if (phase.isEmpty() || phase == "done"_L1 || phase == "waiting"_L1)
            return;
        said += "\n" + (object.value("id"_L1).toString() + u' ' + phase + u": "_s + object.value("words"_L1).toString()).toUtf8();
        for (const QJsonValue &line : object.value("output"_L1).toArray())
            said += "\n    " + line.toString().toUtf8();
    };
    gather(json());
    return said;
}

Ended run(const QString &program, const QStringList &arguments, std::chrono::milliseconds most)
{
    QProcess process;
    process.start(program, arguments);
    Ended ended;
    if (!process.waitForFinished(static_cast<int>(most.count()))) {
        process.kill();
        process.waitForFinished(5000);
        ended.out = process.readAllStandardOutput();
        ended.err = "It did not end by itself. " + process.readAllStandardError();
        ended.hangs = true;
        return ended;
    }
    ended.killed = process.exitStatus() == QProcess::CrashExit;
    ended.code = ended.killed ? -1 : process.exitCode();
    ended.out = process.readAllStandardOutput();
    ended.err = process.readAllStandardError();
    return ended;
}

Ended warrenctl(const QStringList &arguments, std::chrono::milliseconds most)
{
    const QStringList wanted = QStringList{u"--format"_s, u"json"_s} + arguments;
    Ended ended = run(QStringLiteral(WARRENCTL), wanted, most);
    // The journal knows where a run hangs. Not in the test's message: that is cut.
    if (ended.hangs)
        qWarning("%s", newestRun().constData());
    return ended;
}

QByteArray newestRun()
{
    return run(QStringLiteral(WARRENCTL), {u"journal"_s, u"show"_s}, std::chrono::minutes{1}).out;
}

Ended shell(const QString &script)
{
    return run(u"bash"_s, {u"-euc"_s, script});
}

int rounds()
{
    bool good = false;
    const int wanted = qEnvironmentVariableIntValue("WARRENER_MATRIX_ROUNDS", &good);
    return good && wanted > 0 ? wanted : 20;
}

QMap<QString, QString> serverStates()
{
    QMap<QString, QString> states;
    const QJsonArray proxies = warrenctl({u"failover"_s, u"status"_s}).json().value("proxies"_L1).toArray();
    for (const QJsonValue proxy : proxies) {
        for (const QJsonValue server : proxy.toObject().value("servers"_L1).toArray()) {
            const QJsonObject one = server.toObject();
            const QString backend = one.value("backend"_L1).toString();
            states.insert(proxy.toObject().value("name"_L1).toString() + u'/' + (backend == "be_amqp"_L1 ? QString() : backend + u'/')
                              + one.value("name"_L1).toString(),
                          u"%1 %2"_s.arg(one.value("state"_L1).toString()).arg(one.value("weight"_L1).toInt()));
        }
    }
    return states;
}

QByteArray tellHaproxy(const QString &proxy, const QString &commands)
{
    return shell(u"on %1 \"echo '%2' | sudo -n socat -t10 - UNIX-CONNECT:/run/haproxy/admin.sock\" | sed '/^$/d'"_s.arg(proxy, commands)).out.trimmed();
}

QByteArray stateIn(const QByteArray &answer, const QByteArray &server)
{
    for (const QByteArray &line : answer.split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.value(3) == server)
            return words.value(6) + ' ' + words.value(7);
    }
    return {};
}

bool allReady()
{
    const QMap<QString, QString> states = serverStates();
    const bool isReady = states.size() == 12 && std::ranges::all_of(states, [](const QString &state) { return state == "ready 100"_L1; });
    if (!isReady)
        qWarning() << "Not all servers are ready:" << states;
    return isReady;
}

bool reset()
{
    const auto passes = [](const QString &script) {
        const Ended ended = shell(script);
        if (ended.code != 0)
            qWarning("The hosts are not reset (%d): %s%s", ended.code, ended.out.constData(), ended.err.constData());
        return ended.code == 0;
    };
    // Plain words to the proxies and brokers, not the code under test. A node that is drained shows no
    // listener, so testbed-reset would wait for it in vain.
    const QString revive = u"for h in broker1 broker2 broker3; do timeout 20 on $h 'sudo -n rabbitmq-upgrade revive' >/dev/null 2>&1 & done; wait; "_s;
    const QString heal = u"for h in broker1 broker2 broker3; do testbed-thaw $h; testbed-heal $h; done; "_s;
    const QString takeBack =
        u"for p in lb1 lb2; do for b in be_amqp be_amqps; do for s in broker1 broker2 broker3; do "
        "on $p \"echo 'set server $b/$s state ready;set server $b/$s weight 100' | sudo -n socat -t10 - UNIX-CONNECT:/run/haproxy/admin.sock\"; done; done; done >/dev/null; wait; "_s;
    return passes(heal + revive + u"testbed-reset"_s) && passes(revive + takeBack + u"testbed-reset"_s) && allReady();
}

QString quickProfile(const QString &folder, const QStringList &proxies)
{
    QFile usual(qEnvironmentVariable("WARRENER_PROFILE"));
    if (!usual.open(QIODevice::ReadOnly))
        return {};
    QJsonObject json = QJsonDocument::fromJson(usual.readAll()).object();
    json.insert("failover"_L1, QJsonObject{{u"check"_s, 1}, {u"failures"_s, 3}, {u"automatic"_s, true}});
    if (!proxies.isEmpty()) {
        QJsonArray known;
        const QJsonArray all = json.value("proxies"_L1).toArray();
        for (const QJsonValue proxy : all) {
            if (proxies.contains(proxy["name"_L1].toString()))
                known.append(proxy);
        }
        json.insert("proxies"_L1, known);
    }
    QFile quick(folder + u"/profile.json"_s);
    if (!quick.open(QIODevice::WriteOnly) || quick.write(QJsonDocument(json).toJson()) < 0)
        return {};
    return quick.fileName();
}

bool killForGood(const QString &host)
{
    return shell(u"on %1 'sudo -n sh -c \"d=/run/systemd/system/rabbitmq-server.service.d; mkdir -p \\$d; "
                 "printf \\\"[Service]\\nRestart=no\\n\\\" >\\$d/test.conf; systemctl daemon-reload; "
                 "systemctl kill -s KILL rabbitmq-server\"'"_s.arg(host))
               .code
           == 0;
}

void mayStartAgain(const QString &host)
{
    shell(u"on %1 'sudo -n sh -c \"rm -rf /run/systemd/system/rabbitmq-server.service.d; systemctl daemon-reload\"'"_s.arg(host));
}

void removeQueues()
{
    // Not by rabbitmqctl: its first list after a node has come back takes a minute (4.0).
    shell(u"call() { curl -sf -m 20 --cacert \"$TESTBED_DIR/tls/ca.pem\" -u \"warrener:$WARRENER_PASSWORD\" \"$@\"; }; "
          "all=https://broker1:15671/api/queues/%2F; "
          "call \"$all?columns=name\" | jq -r '.[].name' | grep '^failover-test-' | while read -r q; do call -X DELETE \"$all/$q\"; done"_s);
}

Load::Load(int seconds, int rate) : m_account(failure(ErrorKind::Internal, u"not ended"_s))
{
    // The hosts of `testbed exec --tls` have no plain listener.
    const bool tlsOnly = !qEnvironmentVariableIsEmpty("TESTBED_TLS");
    const quint16 port = tlsOnly ? 5671 : 5672;
    m_options.endpoints = {{u"lb1"_s, port}, {u"lb2"_s, port}};
    if (tlsOnly)
        m_options.tls = TlsProfile{.ca = qEnvironmentVariable("TESTBED_DIR") + u"/tls/ca.pem"_s, .clientCertificate = {}, .clientKey = {}};
    m_options.user = u"warrener"_s;
    m_options.password = qEnvironmentVariable("WARRENER_PASSWORD");
    m_options.prefix = u"failover-test"_s;
    m_options.rate = rate;
    m_options.seconds = std::chrono::seconds{seconds};
    m_options.queues = 4;
    m_options.publishers = 4;
    m_options.consumers = 4;
    m_options.gap = Millis{200};
    // A queue that is deleted while a member's node is drained is left half-deleted: not before all is well.
    m_options.keep = true;
    m_thread = std::jthread([this] {
        m_account = load::runLoad(m_options, m_early.get_token(), std::stop_token(), [this](const load::Book::Progress &progress) {
            m_everybodyServed = std::chrono::steady_clock::now() - progress.longestWait;
            m_confirmed = progress.confirmed;
        });
    });
}

Load::~Load()
{
    m_early.request_stop();
}

bool Load::isFlowing(int seconds)
{
    return QTest::qWaitFor([this] { return m_confirmed >= quint64(1.5 * m_options.rate); }, seconds * 1000);
}

bool Load::goesOn(int seconds)
{
    const quint64 wanted = m_confirmed + 2 * quint64(m_options.rate);
    const auto asked = std::chrono::steady_clock::now();
    return QTest::qWaitFor([this, wanted, asked] { return m_confirmed >= wanted && m_everybodyServed.load() > asked; }, seconds * 1000);
}

Result<load::Account> Load::stop()
{
    m_early.request_stop();
    m_thread.join();
    return m_account;
}

Felt feltAfter(const load::Account &account, TimePoint from, Begun which, Millis least, TimePoint until)
{
    Felt felt;
    for (const load::Account::Gap &gap : account.gaps) {
        if (gap.began + gap.length < from || gap.length < least || gap.began >= until)
            continue;
        if (gap.began < from)
            felt.before = std::max(felt.before, gap.length);
        if (gap.began < from && which == Begun::Later)
            continue;
        felt.longest = std::max(felt.longest, gap.length);
        felt.lastServed = std::max(felt.lastServed, std::chrono::duration_cast<Millis>(gap.began + gap.length - from));
    }
    return felt;
}

QString gapsInWords(const load::Account &account, TimePoint from, Millis least)
{
    QString words;
    for (const load::Account::Gap &gap : account.gaps) {
        const TimePoint ended = gap.began + gap.length;
        if (ended < from || gap.length < least)
            continue;
        const QString client = u"publisher-%1"_s.arg(gap.publisher);
        const auto after = [from](TimePoint at) { return std::chrono::duration_cast<Millis>(at - from).count(); };
        words += u"\n  %1: %2 ms from %3 ms on"_s.arg(client).arg(gap.length.count()).arg(after(gap.began));
        const qsizetype before = words.size();
        for (const load::Account::Interruption &one : account.interruptions) {
            if (one.client == client && one.lost <= ended && one.lost >= gap.began)
                words += u", from %1 to %2 at %3 ms, attempts: %4 (%5)"_s.arg(one.from, one.to).arg(after(one.lost)).arg(one.attempts).arg(one.reason);
        }
        if (words.size() == before)
            words += ", its connection stood"_L1;
    }
    return words;
}

int mostAttempts(const load::Account &account)
{
    int most = 0;
    for (const load::Account::Interruption &one : account.interruptions)
        most = std::max(most, one.attempts);
    return most;
}

} // namespace warrener::bench
