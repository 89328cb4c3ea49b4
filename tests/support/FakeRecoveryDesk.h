#pragma once

#include "plan/recovery/RecoveryBackup.h"
#include "plan/recovery/Rehearsal.h"
#include "support/FakeGuards.h"
#include "support/FakeRunDesk.h"
#include "ui/recovery/RecoveryDesk.h"

namespace warrener {

/// A desk whose plans, runs and answers a test sets; it remembers what was asked of it. Plans are those of the real planner.
class FakeRecoveryDesk final : public RecoveryDesk
{
public:
    FakeRecoveryDesk(ClusterProfile of, TimePoint now) : run(now), table(now), profile(std::move(of)), m_now(now) {}

    TimePoint now() const override { return m_now; }
    QString person() const override { return QStringLiteral("ops@console-2"); }
    const RecoveryView &view() const override { return m_view; }
    void refresh() override { ++refreshes; }
    Result<Plan> outline(const RecoveryDocument &document, const NodeName &node) const override
    {
        return planOnPaper(document, profile, {.node = node}, m_now);
    }
    QList<ClusterName> rehearsable() const override { return others; }
    QList<ClusterName> standbys() const override { return standbyNames; }
    QString backupFolder() const override { return QStringLiteral("/var/backups/warrener"); }
    QCoro::Task<Result<QList<BackupSummary>>> backups(ClusterName of, QString folder) override
    {
        if (!folder.isEmpty() && !keptElsewhere.contains(folder))
            co_return failure(ErrorKind::Io, folder + QStringLiteral(" is no folder of backups"));
        co_return Result<QList<BackupSummary>>(wholeBackups(folder.isEmpty() ? kept : keptElsewhere.value(folder), m_now, of));
    }
    QCoro::Task<Result<Plan>> plan(RecoveryOrder order) override
    {
        ordered = order;
        ++plans;
        if (noPlan)
            co_return std::unexpected(*noPlan);
        const RecoveryDocument document = *m_view.scenario(order.scenario)->entry.document;
        RecoveryWish wish{.node = order.node, .why = order.why, .since = order.since, .roles = order.roles, .outcomes = order.outcomes};
        if (order.rehearse)
            co_return planRehearsal(document, profile, wish, m_now);
        const QList<BackupSummary> there = wholeBackups(order.folder.isEmpty() ? kept : keptElsewhere.value(order.folder), m_now, order.of);
        const auto named = std::ranges::find(there, order.backup, &BackupSummary::id);
        if (restoresBackup(document) && named != there.end())
            wish.backup = RecoveryPoint{.id = named->id, .at = named->at, .cluster = named->cluster, .isNamed = true};
        co_return planOnPaper(document, profile, wish, m_now);
    }
    QCoro::Task<QList<GuardVerdict>> examine(Plan plan) override { co_return verdictsBut(plan, refuses); }
    QCoro::Task<Status> start(Plan plan, QHash<QString, QString> overrides) override
    {
        started = plan;
        overridden = overrides;
        ++starts;
        co_return Status(startAnswer);
    }
    FakeRunDesk &runs() override { return run; }
    FakeRunDesk &rehearsals() override { return table; }
    const RunView *elsewhere() const override { return m_elsewhere ? &*m_elsewhere : nullptr; }
    void setWatching(bool on) override { watching = on; }
    QCoro::Task<Result<RecoveryReport>> report(QString id) override
    {
        reported = id;
        co_return Result<RecoveryReport>(reportAnswer);
    }
    QCoro::Task<Status> exportReport(RecoveryReport, QString file) override
    {
        exported = file;
        co_return Status(exportAnswer);
    }
    QCoro::Task<Status> keepRemark(QString id, QString step, QString words) override
    {
        remarks.append(QStringList{id, step, words}.join(u' '));
        co_return Status(remarkAnswer);
    }
    QCoro::Task<Status> keepLessons(QString id, QString words) override
    {
        lessons = id + QStringLiteral(": ") + words;
        co_return Status{};
    }
    QCoro::Task<Result<QList<RecoveryVersion>>> versions(QString) override { co_return Result<QList<RecoveryVersion>>(older); }
    QCoro::Task<Status> saveDocument(QByteArray text) override
    {
        saved = text;
        co_return Status(saveAnswer);
    }
    QCoro::Task<Status> removeDocument(QString id) override
    {
        removed = id;
        co_return Status{};
    }

    // What the test sets.
    void setView(const RecoveryView &view)
    {
        m_view = view;
        Q_EMIT changed();
    }
    void setNow(TimePoint now)
    {
        m_now = now;
        run.setNow(now);
        table.setNow(now);
    }
    void setElsewhere(const std::optional<RunView> &view)
    {
        m_elsewhere = view;
        Q_EMIT elsewhereChanged();
    }

    FakeRunDesk run, table;
    QStringList remarks{}; ///< run, step and words, as they came
    Status remarkAnswer{};
    ClusterProfile profile;
    QList<ClusterName> others, standbyNames;
    QList<BackupSummary> kept;                          ///< the folder's
    QHash<QString, QList<BackupSummary>> keptElsewhere; ///< folder → what it has
    QList<RecoveryVersion> older;
    int refreshes = 0, plans = 0, starts = 0;
    bool watching = false;
    RecoveryOrder ordered;
    std::optional<Error> noPlan;
    QHash<QString, QString> refuses; ///< guard → reason
    Plan started;
    QHash<QString, QString> overridden;
    Status startAnswer, exportAnswer, saveAnswer;
    QString reported, exported, lessons, removed;
    QByteArray saved;
    Result<RecoveryReport> reportAnswer = failure(ErrorKind::NotFound, QStringLiteral("no report was set"));

private:
    TimePoint m_now;
    RecoveryView m_view;
    std::optional<RunView> m_elsewhere;
};

} // namespace warrener
