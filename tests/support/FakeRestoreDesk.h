#pragma once

#include "support/FakeRunDesk.h"
#include "ui/restore/RestoreDesk.h"
#include "ui/steps/CareDesk.h"

namespace warrener {

/// What is to be started in another place is only remembered.
class FakePlaceHands final : public CareDesk
{
public:
    bool isBusy() const override { return false; }
    QCoro::Task<Result<Plan>> plan(CareWish) override { co_return failure(ErrorKind::NotConfigured, QStringLiteral("it makes none")); }
    QCoro::Task<QList<GuardVerdict>> examine(Plan) override { co_return QList<GuardVerdict>(); }
    QCoro::Task<Status> start(Plan plan, QHash<QString, QString>) override
    {
        started.append(plan);
        co_return Status();
    }

    QList<Plan> started;
};

/// A desk whose comparison, plan and run a test sets; it remembers what was asked of it. (Answers are copied by hand:
/// co_return of QCoro moves from whatever it is given.)
class FakeRestoreDesk final : public RestoreDesk
{
public:
    explicit FakeRestoreDesk(TimePoint now = {}) : run(now), m_now(now) {}

    TimePoint now() const override { return m_now; }
    QList<RestorePlace> places() const override { return m_places; }
    QCoro::Task<Result<RestorePreview>> preview(RestoreDraft draft, std::stop_token) override
    {
        ++previews;
        previewed = draft;
        co_return Result<RestorePreview>(previewAnswer);
    }
    QCoro::Task<Result<Plan>> plan(RestoreDraft draft) override
    {
        ++plans;
        planned = draft;
        co_return Result<Plan>(planAnswer);
    }
    QString command(const RestoreDraft &draft, const RestorePreview &) const override { return QLatin1String("warrenctl restore ") + draft.backup; }
    QCoro::Task<Result<Plan>> planRemoveKept(ClusterName of) override
    {
        ++kepts;
        keptOf = of;
        co_return Result<Plan>(keptAnswer);
    }
    CareDesk &hands() override { return elsewhere; }
    RunDesk *runsOf(const ClusterName &) override { return &runElsewhere; }
    QCoro::Task<Result<Plan>> planTest(QString backup, ClusterName to) override
    {
        tested.append(backup);
        testedIn = to;
        co_return Result<Plan>(testAnswer);
    }
    QCoro::Task<Status> start(Plan plan, QHash<QString, QString> overrides) override
    {
        started = plan;
        overridden = overrides;
        ++starts;
        co_return Status(startAnswer);
    }
    RunDesk &runs() override { return run; }

    // What the test sets.
    void setPlaces(const QList<RestorePlace> &places)
    {
        m_places = places;
        Q_EMIT changed();
    }
    void setNow(TimePoint now)
    {
        m_now = now;
        run.setNow(now);
    }

    FakeRunDesk run;
    FakePlaceHands elsewhere;
    FakeRunDesk runElsewhere; ///< of any other place
    int previews = 0;
    RestoreDraft previewed;
    Result<RestorePreview> previewAnswer = failure(ErrorKind::NotFound, QStringLiteral("no answer was set"));
    int plans = 0;
    RestoreDraft planned;
    Result<Plan> planAnswer = failure(ErrorKind::NotFound, QStringLiteral("no answer was set"));
    int kepts = 0;
    ClusterName keptOf; ///< the last one
    Result<Plan> keptAnswer = failure(ErrorKind::NotFound, QStringLiteral("no answer was set"));
    QStringList tested;   ///< backups
    ClusterName testedIn; ///< the last one
    Result<Plan> testAnswer = failure(ErrorKind::NotFound, QStringLiteral("no answer was set"));
    int starts = 0;
    Plan started;
    QHash<QString, QString> overridden;
    Status startAnswer;

private:
    TimePoint m_now;
    QList<RestorePlace> m_places;
};

} // namespace warrener
