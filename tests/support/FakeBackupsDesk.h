#pragma once

#include "base/Pending.h"
#include "ui/backups/BackupsDesk.h"

#include <QBuffer>

#include <algorithm>
#include <functional>

namespace warrener {

/// A desk whose backups a test sets; it remembers what was asked of it. (Answers are copied by hand: co_return of
/// QCoro moves from whatever it is given.)
class FakeBackupsDesk final : public BackupsDesk
{
public:
    explicit FakeBackupsDesk(TimePoint now = {}) : m_now(now) {}

    TimePoint now() const override { return m_now; }
    const BackupsView &view() const override { return m_view; }
    void refresh() override { asked += QStringLiteral("refresh"); }

    QCoro::Task<Result<BackupManifestPtr>> manifest(QString id) override
    {
        asked += QStringLiteral("manifest ") + id;
        if (manifests.contains(id))
            co_return Result<BackupManifestPtr>(manifests.value(id));
        co_return std::unexpected(Error(noManifest));
    }
    QCoro::Task<Result<DefinitionsPtr>> definitions(QString id, QString path) override
    {
        asked += QStringLiteral("definitions %1 %2").arg(id, path);
        co_return Result<DefinitionsPtr>(definitionsAnswer);
    }
    QCoro::Task<Result<TextPage>> text(QString, QString path, TextQuery query, std::stop_token) override
    {
        asked += QStringLiteral("text %1 %2 %3").arg(path).arg(query.from).arg(query.find);
        if (texts.contains(path))
            co_return pageOfText(texts.value(path), query);
        co_return std::unexpected(Error{.kind = ErrorKind::NotFound, .message = QStringLiteral("There is no such file"), .detail = {}});
    }
    QCoro::Task<Result<LogsFound>> searchLogs(QString id, LogQuery query, OnLogSearched tell, std::stop_token stop) override
    {
        asked += QStringLiteral("search %1 %2 %3").arg(id, query.under, query.find);
        QStringList paths = texts.keys();
        paths.removeIf([](const QString &path) { return !path.startsWith(QStringLiteral("logs/")); });
        paths.sort();
        const auto open = [this](const QString &path) -> Result<std::unique_ptr<QIODevice>> {
            auto device = std::make_unique<QBuffer>();
            device->setData(texts.value(path).toUtf8());
            device->open(QIODevice::ReadOnly);
            return device;
        };
        co_return warrener::searchLogs(paths, open, query, tell, stop);
    }
    QCoro::Task<Result<MessagePage>> messages(QString, QString, MessageQuery query, std::stop_token) override
    {
        asked += QStringLiteral("messages %1 %2 %3").arg(query.from).arg(query.most).arg(query.find);
        if (const auto held = messagesHeld)
            co_await *held;
        if (messagesProblem)
            co_return std::unexpected(Error(*messagesProblem));
        co_return pageOfMessages(query);
    }
    QCoro::Task<Result<MessagePtr>> message(QString, QString, qint64 number, std::stop_token stop) override
    {
        asked += QStringLiteral("message %1").arg(number);
        messageStops.append(std::move(stop));
        if (!messageAt)
            co_return std::unexpected(Error{.kind = ErrorKind::NotFound, .message = QStringLiteral("There is no such message"), .detail = {}});
        co_return messageView(number, queueVhost, queueName, messageAt(number), true);
    }
    QCoro::Task<Result<QStringList>> saveEntry(QString id, QString path, QString file) override
    {
        asked += QStringLiteral("save %1 %2 %3").arg(id, path, file);
        co_return QStringList{file};
    }
    QCoro::Task<Result<QStringList>> saveMessage(QString, QString, qint64 number, QString folder) override
    {
        asked += QStringLiteral("save message %1 %2").arg(number).arg(folder);
        co_return QStringList{folder + QStringLiteral("/message.json")};
    }
    QString dragFolder() const override { return QStringLiteral("/tmp/drag"); }
    QCoro::Task<Result<QString>> readFile(QString file) override
    {
        asked += QStringLiteral("read ") + file;
        co_return Result<QString>(readAnswer);
    }
    void setIdentity(QString file) override { asked += QStringLiteral("identity ") + file; }
    QCoro::Task<Result<BackupDiffPtr>> compare(QString older, QString newer) override
    {
        asked += QStringLiteral("compare %1 %2").arg(older, newer);
        co_return Result<BackupDiffPtr>(diffAnswer);
    }

    QCoro::Task<Result<VerifyReport>> verify(QString id) override
    {
        asked += QStringLiteral("verify ") + id;
        co_return Result<VerifyReport>(verifyAnswer);
    }
    QCoro::Task<Status> pin(QString id, bool pinned, QString note) override
    {
        asked += QStringLiteral("%1 %2 %3").arg(pinned ? QStringLiteral("pin") : QStringLiteral("unpin"), id, note).trimmed();
        co_return Status(answer);
    }
    QCoro::Task<Status> remove(QStringList ids) override
    {
        asked += QStringLiteral("remove ") + ids.join(u' ');
        co_return Status(answer);
    }
    QCoro::Task<Result<QList<RetentionVerdict>>> prunePreview(PrunePlace place) override
    {
        co_return Result<QList<RetentionVerdict>>(place == PrunePlace::First ? preview : secondPreview);
    }
    QCoro::Task<Result<QList<RetentionVerdict>>> prune(PrunePlace place, QList<RetentionVerdict> verdicts) override
    {
        asked += (place == PrunePlace::First ? QStringLiteral("prune %1") : QStringLiteral("prune second %1"))
                     .arg(std::ranges::count(verdicts, false, &RetentionVerdict::isKept));
        if (!answer)
            co_return std::unexpected(Error(answer.error()));
        verdicts.removeIf([](const RetentionVerdict &verdict) { return verdict.isKept; });
        co_return Result<QList<RetentionVerdict>>(verdicts);
    }
    QCoro::Task<Status> copy(QString id) override
    {
        asked += QStringLiteral("copy ") + id;
        co_return Status(answer);
    }
    QCoro::Task<Status> verifyCopy(QString id) override
    {
        asked += QStringLiteral("verify copy ") + id;
        co_return Status(answer);
    }
    QCoro::Task<Result<QString>> consolidate(QString id) override
    {
        asked += QStringLiteral("consolidate ") + id;
        if (!answer)
            co_return std::unexpected(Error(answer.error()));
        co_return id + QStringLiteral("-whole");
    }

    QCoro::Task<Result<BackupEstimate>> estimate(BackupRequest request) override
    {
        ++estimates;
        requested = request;
        BackupEstimate made = estimateAnswer;
        for (QueueEstimate &queue : made.queues)
            queue.way = request.ways.value(queueKey(queue.vhost, queue.name), queue.way);
        if (!request.messages)
            made.queues.clear();
        co_return Result<BackupEstimate>(made);
    }
    QCoro::Task<Result<Plan>> plan(BackupRequest request) override
    {
        requested = request;
        co_return Result<Plan>(planAnswer);
    }
    QCoro::Task<Status> start(Plan plan, QHash<QString, QString> overrides) override
    {
        asked += QStringLiteral("start ") + plan.kind;
        started = plan;
        overridden = overrides;
        co_return Status(startAnswer);
    }
    QString command(const BackupRequest &request) const override { return QStringLiteral("warrenctl backup create --type ") + toId(request.type); }
    std::optional<BackupProgress> progress() const override { return m_progress; }
    void cancel() override { asked += QStringLiteral("cancel"); }

    // What the test sets.
    void setView(const BackupsView &view)
    {
        m_view = view;
        Q_EMIT changed();
    }
    void setNow(TimePoint now) { m_now = now; }
    void setProgress(const std::optional<BackupProgress> &progress)
    {
        m_progress = progress;
        Q_EMIT progressed();
    }

    QStringList asked;
    QHash<QString, BackupManifestPtr> manifests;
    Error noManifest{.kind = ErrorKind::NotFound, .message = QStringLiteral("There is no such backup"), .detail = {}};
    Result<DefinitionsPtr> definitionsAnswer = failure(ErrorKind::NotFound, QStringLiteral("no answer was set"));
    QHash<QString, QString> texts;
    QString queueVhost = QStringLiteral("/");
    QString queueName;
    qint64 total = 0;
    std::function<QueueMessage(qint64 number)> messageAt;
    std::optional<Error> messagesProblem;
    std::optional<Pending<bool>> messagesHeld; ///< set: pages come when it is finished
    QList<std::stop_token> messageStops;       ///< of each message that was asked for
    Result<QString> readAnswer = QString();
    Result<BackupDiffPtr> diffAnswer = failure(ErrorKind::NotFound, QStringLiteral("no answer was set"));
    Result<VerifyReport> verifyAnswer = VerifyReport{};
    Status answer;
    Result<QList<RetentionVerdict>> preview = QList<RetentionVerdict>();
    Result<QList<RetentionVerdict>> secondPreview = QList<RetentionVerdict>();
    int estimates = 0;
    BackupRequest requested;
    BackupEstimate estimateAnswer;
    Result<Plan> planAnswer = Plan{};
    Plan started;
    QHash<QString, QString> overridden;
    Status startAnswer;

private:
    static TextPage pageOfText(const QString &text, const TextQuery &query)
    {
        TextPage page;
        const QStringList lines = text.split(u'\n');
        for (qint64 at = query.from; at < lines.size(); ++at) {
            if (!query.find.isEmpty() && !lines.at(at).contains(query.find, Qt::CaseInsensitive))
                continue;
            if (page.lines.size() == query.most) {
                page.next = at;
                break;
            }
            page.lines.append({at + 1, lines.at(at)});
        }
        return page;
    }
    MessagePage pageOfMessages(const MessageQuery &query) const
    {
        MessagePage page;
        for (qint64 number = query.from; number <= total && messageAt; ++number) {
            const QueueMessage message = messageAt(number);
            if (!holdsText(message, query.find))
                continue;
            if (page.rows.size() == query.most) {
                page.next = number;
                break;
            }
            page.rows.append(messageRow(number, message));
        }
        return page;
    }

    TimePoint m_now;
    BackupsView m_view;
    std::optional<BackupProgress> m_progress;
};

} // namespace warrener
