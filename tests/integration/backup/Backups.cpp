#include "Backups.h"

#include "cluster/BackupSettings.h"
#include "look/messages/MessageProperties.h"
#include "look/monitor/LookNow.h"
#include "record/catalogue/Chain.h"
#include "run/operations/FactsLook.h"
#include "run/operations/restore/RestoreTest.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

Credentials ours()
{
    return {.password = qEnvironmentVariable("WARRENER_PASSWORD")};
}

} // namespace

Backups::Backups(Scene &scene, ClusterProfile profile) : m_scene(scene), m_profile(std::move(profile))
{
    BackupSettings settings = backupSettings(m_profile);
    settings.folder = m_folder.filePath(u"backups"_s);
    setBackupSettings(m_profile, settings);
    QDir().mkpath(m_folder.filePath(u"journal"_s));
    m_book =
        std::make_unique<RunBook>(RunBook::Setup{.profile = std::make_shared<const ClusterProfile>(m_profile), .journals = m_folder.filePath(u"journal"_s)});
    const Status opened = QCoro::waitFor(m_book->open(ours()));
    m_isOpen = opened.has_value();
    if (!opened)
        qWarning("%s", qPrintable(opened.error().message));
}

Catalogue Backups::catalogue() const
{
    return Catalogue(backupSettings(m_profile).folder);
}

void Backups::declare(const QString &name, const QString &type, const QVariantMap &arguments)
{
    m_scene.declare(name, type, arguments);
    if (!m_queues.contains(name))
        m_queues.append(name);
}

bool Backups::areKnown(const QStringList &queues)
{
    return QTest::qWaitFor([&] { return std::ranges::all_of(queues, [&](const QString &name) { return m_scene.queueFigure(name, "consumers") >= 0; }); },
                           QDeadlineTimer(60'000));
}

bool Backups::consume(const QString &queue, int count)
{
    const auto session = m_scene.session();
    if (!session->setPrefetch(count) || !session->consume(queue))
        return false;
    quint64 last = 0;
    for (int i = 0; i < count; ++i) {
        const auto delivery = session->next(Millis{10'000});
        if (!delivery || !*delivery)
            return false;
        last = (*delivery)->tag;
    }
    return session->ack(last, true).has_value();
}

void Backups::removeQueues()
{
    for (const QString &queue : std::as_const(m_queues))
        static_cast<void>(m_scene.session()->remove(queue));
    m_queues.clear();
}

Result<ClusterView> Backups::view(bool withFacts)
{
    const SnapshotPtr snapshot = QCoro::waitFor(lookNow(m_profile, ours(), Millis{10'000}, std::stop_token()));
    if (!snapshot)
        return failure(ErrorKind::Timeout, u"no snapshot"_s);
    auto facts = std::make_shared<ClusterFacts>();
    if (withFacts) {
        const auto asked = QCoro::waitFor(m_book->withKit(
            [](const RunKit &kit, std::stop_token stop) { return askClusterFacts(kit.access, patienceOf(FactsPace::Unhurried), std::move(stop)); }));
        if (!asked)
            return std::unexpected(asked.error());
        *facts = *asked;
    }
    return ClusterView{.profile = std::make_shared<const ClusterProfile>(m_profile), .snapshot = snapshot, .facts = facts};
}

Result<Plan> Backups::planFor(const BackupRequest &request)
{
    const auto facts = QCoro::waitFor(
        m_book->withKit([asked = factsFor(request)](const RunKit &kit, std::stop_token stop) { return askBackupFacts(kit.access, asked, std::move(stop)); }));
    if (!facts)
        return std::unexpected(facts.error());
    const Result<ClusterView> seen = view(request.cold);
    if (!seen)
        return std::unexpected(seen.error());
    return planBackup(*seen, *facts, request, u"test"_s);
}

Made Backups::run(const Result<Plan> &plan)
{
    if (!plan) {
        qWarning("%s: %s", qPrintable(plan.error().message), qPrintable(plan.error().detail));
        return {};
    }
    const Result<Verdict> verdict = QCoro::waitFor(m_book->run(*plan, {}));
    Made made{.id = plan->facts.value("backup"_L1).toString(), .state = m_book->current().state};
    if (verdict)
        made.verdict = *verdict;
    if (made.verdict != Verdict::Done) {
        qWarning("%s", qPrintable(verdict ? made.state.error : verdict.error().message));
        for (const QString &id : std::as_const(made.state.order)) {
            const StepState step = made.state.steps.value(id);
            qWarning("  %s: %s", qPrintable(id), qPrintable(step.words));
            for (const QString &line : step.output)
                qWarning("    %s", qPrintable(line));
        }
    }
    return made;
}

Made Backups::make(const BackupRequest &request)
{
    return run(planFor(request));
}

Result<RestorePreview> Backups::preview(const RestoreRequest &request)
{
    const auto asked =
        QCoro::waitFor(m_book->withKit([request](const RunKit &kit, std::stop_token stop) { return previewRestore(kit.access, request, std::move(stop)); }));
    if (!asked)
        return std::unexpected(asked.error());
    return *asked;
}

Result<Plan> Backups::planFor(const RestoreRequest &request)
{
    const Result<RestorePreview> known = preview(request);
    if (!known)
        return std::unexpected(known.error());
    const Result<ClusterView> seen = view(request.configuration || request.data);
    if (!seen)
        return std::unexpected(seen.error());
    return planRestore(*seen, *known, request);
}

Made Backups::restore(const RestoreRequest &request)
{
    return run(planFor(request));
}

Made Backups::test(const QString &id)
{
    const RestoreSource source{.folder = catalogue().folder(), .id = id};
    const Result<QStringList> vhosts = backedUpVhosts(source);
    if (!vhosts)
        return run(std::unexpected(vhosts.error()));
    const RestoreRequest request = restoreTestRequest({.source = source}, *vhosts, SystemClock().now());
    const Result<RestorePreview> known = preview(request);
    if (!known)
        return run(std::unexpected(known.error()));
    const Result<ClusterView> seen = view(false);
    if (!seen)
        return run(std::unexpected(seen.error()));
    return run(planRestoreTest(*seen, *known, request));
}

Result<QList<QueueMessage>> Backups::messagesIn(const QString &id, const QString &queue) const
{
    const auto reader = ChainReader::open(catalogue(), id);
    if (!reader)
        return std::unexpected(reader.error());
    QList<QueueMessage> all;
    const Status read = (*reader)->messages(u"/"_s, queue, [&all](const QueueMessage &message) -> Result<bool> {
        all.append(message);
        return true;
    });
    if (!read)
        return std::unexpected(read.error());
    return all;
}

QByteArray numberedBody(qsizetype i)
{
    return "message " + QByteArray::number(i) + QByteArray((i % 7) * 100, 'x');
}

QByteArray numberedProperties(qsizetype i)
{
    const MessageProperties properties{.contentType = "text/plain",
                                       .headers = std::vector<AmqpField>{{.key = "number", .value = {.type = 'l', .bits = quint64(i)}}},
                                       .deliveryMode = 2,
                                       .messageId = "id-" + QByteArray::number(i)};
    return encodeProperties(properties).value_or(QByteArray());
}

QList<QByteArray> numberedBodies(qsizetype from, qsizetype to)
{
    QList<QByteArray> all;
    for (qsizetype i = from; i < to; ++i)
        all.append(numberedBody(i));
    return all;
}

QList<QByteArray> payloadsOf(const QList<QueueMessage> &messages)
{
    QList<QByteArray> payloads;
    for (const QueueMessage &message : messages)
        payloads.append(message.payload);
    return payloads;
}

} // namespace warrener
