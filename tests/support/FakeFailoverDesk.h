#pragma once

#include "ui/failover/FailoverDesk.h"

namespace warrener {

/// A desk whose offers a test sets; it remembers what was asked of it.
class FakeFailoverDesk final : public FailoverDesk
{
public:
    std::optional<FailoverObstacle> obstacle() const override { return noWay; }

    void ask(FailoverKind kind, const FailoverWish &wish) override
    {
        ++asks;
        askedKind = kind;
        askedWish = wish;
    }
    const FailoverOffer &offer() const override { return m_offer; }
    QCoro::Task<Status> run(QString why, QHash<QString, QString> overrides) override
    {
        ++runs;
        runWhy = why;
        runOverrides = overrides;
        co_return Status(runAnswer);
    }
    QCoro::Task<Status> savePlan(Plan, QString file) override
    {
        saved = file;
        co_return Status(saveAnswer);
    }
    QCoro::Task<Result<HaproxyAdvice>> adviseProxy(ProxyName proxy) override
    {
        advised = proxy;
        co_return Result<HaproxyAdvice>(adviceAnswer);
    }
    QCoro::Task<Status> saveText(QString text, QString file) override
    {
        savedText = text;
        saved = file;
        co_return Status(saveAnswer);
    }
    QString command(FailoverKind, const FailoverWish &wish) const override
    {
        return QStringLiteral("warrenctl failover run --from %1 --to %2").arg(wish.from.value, wish.to.value);
    }
    QString lastRun() const override { return last; }
    NodeName returned() const override { return back; }

    AutomaticView automatic() const override { return m_automatic; }
    void setArmed(bool armed) override { told += armed ? QStringLiteral("arm") : QStringLiteral("disarm"); }
    void pauseAutomatic(std::chrono::minutes time) override { told += QStringLiteral("pause %1").arg(time.count()); }
    void resumeAutomatic() override { told += QStringLiteral("resume"); }
    void acknowledgeBlock() override { told += QStringLiteral("acknowledge"); }
    void setService(bool on) override { told += on ? QStringLiteral("service") : QStringLiteral("no service"); }

    // What the test sets.
    void setOffer(const FailoverOffer &offer)
    {
        m_offer = offer;
        Q_EMIT offerChanged();
    }
    void setAutomatic(const AutomaticView &view)
    {
        m_automatic = view;
        Q_EMIT automaticChanged();
    }

    std::optional<FailoverObstacle> noWay;
    int asks = 0;
    FailoverKind askedKind = FailoverKind::Switchover;
    FailoverWish askedWish;
    int runs = 0;
    QString runWhy;
    QHash<QString, QString> runOverrides;
    Status runAnswer;
    QString saved;
    Status saveAnswer;
    ProxyName advised;
    Result<HaproxyAdvice> adviceAnswer = failure(ErrorKind::NotFound, QStringLiteral("no answer was set"));
    QString savedText;
    QString last;
    NodeName back;
    QStringList told;

private:
    FailoverOffer m_offer;
    AutomaticView m_automatic;
};

} // namespace warrener
