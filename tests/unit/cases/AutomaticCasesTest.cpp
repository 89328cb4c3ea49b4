// Answers that others met, before an automatic failover that is armed: it never acts on what an API or a proxy says.

#include "CaseFiles.h"
#include "FakeSocket.h"
#include "look/monitor/LookNow.h"
#include "plan/failover/FailoverWatch.h"
#include "plan/failover/Planner.h"
#include "record/journal/JournalReader.h"
#include "support/FakeTime.h"

#include <QCoroTask>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace warrener;

namespace {

/// Nobody of these makes anybody wait; a console that stands still meanwhile must not take it for silence.
constexpr Millis patient{20000};

QCoro::Task<SnapshotPtr> noSnapshot()
{
    co_return nullptr;
}

/// The second look as it is, and with it every other witness that there could be, who all say that the node is gone: its own API is
/// all that still speaks for it.
QCoro::Task<SecondLook> lookThatAllOthersMiss(std::shared_ptr<ClusterAccess> access, NodeName node)
{
    SecondLook look = co_await takeSecondLook(access, node, patient);
    look.others = {{.name = u"lb1"_s, .sight = Sight::Silent, .sees = true}};
    for (PeerWord &peer : look.peers) {
        peer.maintenance = peer.maintenance.value_or(false);
        peer.reaches = false;
    }
    co_return look;
}

QCoro::Task<Result<Verdict>> actsNever(int *acted)
{
    ++*acted;
    co_return Result<Verdict>(Verdict::Refused);
}

/// A node's door for AMQP: it greets as a broker does (4.2.2), or hangs up.
class CaseDoor final : public QObject
{
public:
    CaseDoor()
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = m_server.nextPendingConnection()) {
                connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
                // Who is greeted hangs up: closed from here, the greeting could be lost with what was not read of the other side.
                if (greets)
                    client->write(QByteArray("AMQP\0\0\x09\x01", 8));
                else
                    client->abort();
            }
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("A door cannot listen");
    }
    quint16 port() const { return m_server.serverPort(); }

    bool greets = true;

private:
    QTcpServer m_server;
};

/// What a node's API answers: as in the case, with the node's own name in the overview, which the fake has of the first.
std::optional<FakeAnswer> answerAs(const cases::FakeApi &api, const FakeRequest &request, const QString &name)
{
    std::optional<FakeAnswer> answer = api.answer(request);
    if (!answer || request.path != "/api/overview" || name == "rabbit@mq1"_L1)
        return answer;
    QJsonObject overview = QJsonDocument::fromJson(answer->body).object();
    overview.insert(u"node"_s, name);
    answer->body = QJsonDocument(overview).toJson(QJsonDocument::Compact);
    return answer;
}

/// Whether the API of rabbit@mq1 says at all that it is rabbit@mq1's.
bool namesItself(const cases::FakeApi &api)
{
    const std::optional<FakeAnswer> answer = api.answer({.method = "GET", .target = "/api/overview", .path = "/api/overview"});
    return answer && answer->mode == FakeAnswer::Mode::Whole && answer->status == 200
           && QJsonDocument::fromJson(answer->body).object().value("node"_L1).toString() == "rabbit@mq1"_L1;
}

bool hasRun(const QString &journal)
{
    JournalReader reader(journal);
    if (!reader.open())
        return false;
    for (auto line = reader.next(); line && *line; line = reader.next()) {
        if (!(*line)->record.run.isEmpty())
            return true;
    }
    return false;
}

/// What an automatic did.
struct Deeds
{
    QStringList begun{};   ///< nodes that it decided to fail over
    QStringList notDone{}; ///< "mq1: reason", each time that it said so
    int acted = 0;
    bool ran = false; ///< a run stands in the journal
};

/// Three nodes, of which the first answers as in a case, and an automatic that is armed. What happens before each of its rounds stands in
/// a list; it is over when that is at its end.
class Armed final
{
public:
    enum class Others : std::uint8_t { Healthy, Absent };

    explicit Armed(const QString &file, Others others = Others::Healthy, const QString &socket = {}) : m_api(file)
    {
        auto profile = std::make_shared<ClusterProfile>();
        profile->name = ClusterName{u"fake"_s};
        profile->user = u"console"_s;
        for (std::size_t i = 0; i < m_servers.size(); ++i) {
            const QString name = u"rabbit@mq%1"_s.arg(i + 1);
            const cases::FakeApi *api = i == 0 ? &m_api : &m_healthy;
            m_servers[i].otherwise([api, name](const FakeRequest &request) { return answerAs(*api, request, name); });
            NodeProfile node{.name = NodeName{name}, .management = m_servers[i].url()};
            // Of a node that nobody can look for its API is all that there is.
            if (i != 0 || others == Others::Healthy)
                node.amqp = {.host = u"127.0.0.1"_s, .port = m_doors[i].port()};
            profile->nodes.append(node);
        }
        if (!socket.isEmpty())
            profile->proxies.append({.name = ProxyName{u"lb1"_s}, .socket = socket, .backend = u"amqp_back"_s});
        if (others == Others::Absent) {
            for (const std::size_t i : {1, 2}) {
                m_servers[i].shutDown();
                m_doors[i].greets = false;
            }
        }
        const Result<std::shared_ptr<Journal>> opened = Journal::open(profile->name, m_folder.path());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        m_journal = *opened;
        const auto access = std::make_shared<ClusterAccess>(Doors{.profile = profile, .credentials = Credentials{u"secret-of-console"_s}});
        m_kit = {.access = access,
                 .looks = std::make_shared<LookMemory>(access),
                 .operations = std::make_shared<Operations>(),
                 .journal = m_journal,
                 .time = m_time,
                 .snapshot = {}};
        m_watch = std::make_unique<FailoverWatch>(m_kit, FailoverSettings{.failures = 1}, noSnapshot, u"ops@console"_s);
        FailoverWatch::Senses senses{.glance = [access](const NodeName &node) { return lookFromHere(access, node, patient, {}); },
                                     .act = [this](const NodeName &) { return actsNever(&m_deeds.acted); }};
        if (namesItself(m_api))
            senses.confirm = [access](const NodeName &node) { return lookThatAllOthersMiss(access, node); };
        m_watch->setSenses(std::move(senses));
        QObject::connect(m_watch.get(), &FailoverWatch::decided, m_watch.get(), [this](const AutoDecision &decision) {
            if (decision.kind == AutoDecision::Kind::FailOver)
                m_deeds.begun.append(shortName(decision.node));
            else if (decision.kind == AutoDecision::Kind::NotDone)
                m_deeds.notDone.append(shortName(decision.node) + u": "_s + decision.reason);
        });
    }
    ~Armed()
    {
        m_watch.reset();
        FakeTime::settle();
    }
    Q_DISABLE_COPY_MOVE(Armed)

    void arm(QList<std::function<void(Armed &)>> rounds)
    {
        m_rounds = std::move(rounds);
        m_watch->start();
    }
    bool isOver() const { return m_isOver; }
    /// The next round, where one has ended. False: it is under way.
    bool goOn()
    {
        if (m_isOver || !m_time->isAwaited())
            return false;
        if (m_rounds.isEmpty()) {
            m_isOver = true;
            return true;
        }
        m_rounds.takeFirst()(*this);
        m_time->advance();
        return true;
    }
    Deeds deeds() const
    {
        Deeds deeds = m_deeds;
        deeds.ran = hasRun(m_journal->path());
        return deeds;
    }
    const RunKit &kit() const { return m_kit; }

    void setDoor(int node, bool greets) { m_doors.at(std::size_t(node - 1)).greets = greets; }
    void shutApi(int node) { m_servers.at(std::size_t(node - 1)).shutDown(); }

private:
    const cases::FakeApi m_api;
    const cases::FakeApi m_healthy{};
    std::array<FakeServer, 3> m_servers;
    std::array<CaseDoor, 3> m_doors;
    QTemporaryDir m_folder;
    std::shared_ptr<FakeTime> m_time = std::make_shared<FakeTime>();
    std::shared_ptr<Journal> m_journal;
    RunKit m_kit{};
    std::unique_ptr<FailoverWatch> m_watch;
    QList<std::function<void(Armed &)>> m_rounds;
    Deeds m_deeds;
    bool m_isOver = false;
};

void asBefore(Armed &) {}

/// All are well; then the node of the case is lost to everybody but its API, and comes back; then so does its neighbour, of which the
/// case's API may say what it likes.
const QList<std::function<void(Armed &)>> bothAreLostOnce{
    asBefore,
    [](Armed &armed) { armed.setDoor(1, false); },
    asBefore,
    [](Armed &armed) {
        armed.setDoor(1, true);
        armed.setDoor(2, false);
    },
    asBefore,
    [](Armed &armed) { armed.setDoor(2, true); },
};

/// Side by side: most of the time of each is somebody's patience.
void playAll(const std::vector<std::unique_ptr<Armed>> &stages)
{
    while (!std::ranges::all_of(stages, [](const std::unique_ptr<Armed> &stage) { return stage->isOver(); })) {
        bool moved = false;
        for (const std::unique_ptr<Armed> &stage : stages)
            moved = stage->goOn() || moved;
        QCoreApplication::processEvents(moved ? QEventLoop::AllEvents : QEventLoop::WaitForMoreEvents);
    }
}

QStringList haproxyFolders()
{
    return QDir(cases::folder() + u"/fake/haproxy"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
}

} // namespace

class AutomaticCasesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aNodeThatIsGoneIsFailedOver();
    void neverActsOnACase_data();
    void neverActsOnACase();
    void neverActsAlone_data() { neverActsOnACase_data(); }
    void neverActsAlone();
    void neverActsOnAProxy_data();
    void neverActsOnAProxy();

private:
    QHash<QString, Deeds> m_besideHealthy;
    QHash<QString, Deeds> m_alone;
};

void AutomaticCasesTest::initTestCase()
{
    if (cases::folder().isEmpty())
        QSKIP("../shared/cases is not there: no case is played before the automatic");
    constexpr qsizetype atOnce = 8;
    const QStringList files = cases::filesIn(u"fake"_s, {u"*.json"_s});
    QVERIFY(!files.isEmpty());
    for (qsizetype first = 0; first < files.size(); first += atOnce) {
        const QStringList some = files.mid(first, atOnce);
        std::vector<std::unique_ptr<Armed>> stages;
        for (const QString &file : some) {
            stages.push_back(std::make_unique<Armed>(file));
            stages.back()->arm(bothAreLostOnce);
            stages.push_back(std::make_unique<Armed>(file, Armed::Others::Absent));
            stages.back()->arm({asBefore, asBefore});
        }
        playAll(stages);
        for (qsizetype i = 0; i < some.size(); ++i) {
            m_besideHealthy.insert(some[i], stages[std::size_t(2 * i)]->deeds());
            m_alone.insert(some[i], stages[std::size_t(2 * i + 1)]->deeds());
        }
    }
}

/// What the others are measured by: an automatic that would act on nothing proves nothing.
void AutomaticCasesTest::aNodeThatIsGoneIsFailedOver()
{
    std::vector<std::unique_ptr<Armed>> stages;
    stages.push_back(std::make_unique<Armed>(QString()));
    Armed &armed = *stages.back();
    const auto dies = [](Armed &one) {
        one.setDoor(1, false);
        one.shutApi(1);
    };
    armed.arm({asBefore, dies, asBefore});
    playAll(stages);
    QCOMPARE(armed.deeds().begun.value(0), u"mq1"_s);
}

void AutomaticCasesTest::neverActsOnACase_data()
{
    QTest::addColumn<QString>("file");
    for (const auto listed = cases::filesIn(u"fake"_s, {u"*.json"_s}); const QString &file : listed)
        QTest::newRow(qPrintable(file)) << file;
}

void AutomaticCasesTest::neverActsOnACase()
{
    QFETCH(const QString, file);
    const Deeds deeds = m_besideHealthy.value(file);
    QCOMPARE(deeds.begun, QStringList());
    QCOMPARE(deeds.acted, 0);
    QVERIFY(!deeds.ran);
    // It looked, and said why not: of the node of the case, and of its neighbour.
    for (const QString &why : {u"mq1: not-confirmed"_s, u"mq2: not-confirmed"_s})
        QVERIFY2(deeds.notDone.contains(why), qPrintable(deeds.notDone.join(u", "_s)));
}

/// Nobody else is there, and the node of the case has no door for AMQP: all that is heard is its API.
void AutomaticCasesTest::neverActsAlone()
{
    QFETCH(const QString, file);
    const Deeds deeds = m_alone.value(file);
    QCOMPARE(deeds.begun, QStringList());
    QCOMPARE(deeds.acted, 0);
    QVERIFY(!deeds.ran);
    QVERIFY2(deeds.notDone.join(u' ').contains(u"nobody-answers"_s), qPrintable(deeds.notDone.join(u", "_s)));
}

void AutomaticCasesTest::neverActsOnAProxy_data()
{
    QTest::addColumn<QString>("folder");
    for (const auto listed = haproxyFolders(); const QString &folder : listed)
        QTest::newRow(qPrintable(folder)) << folder;
}

/// What a proxy says of its servers is no evidence against a broker, for the automatic as for the offer to force one out.
void AutomaticCasesTest::neverActsOnAProxy()
{
    QFETCH(const QString, folder);
    const cases::FakeSocket socket(cases::folder() + u"/fake/haproxy/"_s + folder);
    std::vector<std::unique_ptr<Armed>> stages;
    stages.push_back(std::make_unique<Armed>(QString(), Armed::Others::Healthy, socket.address()));
    Armed &armed = *stages.back();
    armed.arm(bothAreLostOnce);
    playAll(stages);
    const Deeds deeds = armed.deeds();
    QCOMPARE(deeds.begun, QStringList());
    QCOMPARE(deeds.acted, 0);
    QVERIFY(!deeds.ran);

    const ClusterProfile &profile = armed.kit().access->profile();
    const ClusterView view{.profile = armed.kit().access->sharedProfile(),
                           .snapshot = QCoro::waitFor(lookNow(profile, Credentials{u"secret-of-console"_s}, 8s, {})),
                           .facts = std::make_shared<const ClusterFacts>(QCoro::waitFor(askFacts(armed.kit(), FactsPace::Unhurried)))};
    QVERIFY(view.snapshot);
    QCOMPARE(silentNode(view), NodeName());
}

QTEST_GUILESS_MAIN(AutomaticCasesTest)

#include "AutomaticCasesTest.moc"
