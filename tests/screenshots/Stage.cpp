#include "Stage.h"

#include <QTest>

namespace warrener {

namespace {

class FixedClock final : public Clock
{
public:
    explicit FixedClock(TimePoint now) : m_now(now) {}
    TimePoint now() const override { return m_now; }
    Millis monotonic() const override { return m_now.time_since_epoch(); }

private:
    TimePoint m_now;
};

} // namespace

std::shared_ptr<const Clock> clockAt(TimePoint now)
{
    return std::make_shared<FixedClock>(now);
}

PageServices servicesOf(ClusterDirectory &directory, FakeDesk &reports)
{
    return {
        .directory = &directory,
        .openCluster = [](const ClusterName &) {},
        .addCluster = [] {},
        .program = [] { return SettingsPage::Program{}; },
        .setProgram = [](const SettingsPage::Program &) {},
        .saveProfile = [](const ClusterProfile &, const std::function<void(const Status &)> &done) { done({}); },
        .desk = always(reports),
    };
}

Stage::Stage(ClusterDirectory &directory, Sample sample)
    : now(sample.now), store(sampleData::storeOf(std::move(sample))), reports(store->profile().name), given(servicesOf(directory, reports))
{
}

std::unique_ptr<MainWindow> Stage::open(const PageTarget &target, QSize size) const
{
    auto window = std::make_unique<MainWindow>(clockAt(now), nullptr);
    registerPages(*window, given);
    window->resize(size);
    window->setStore(store.get());
    window->go(target);
    window->show();
    static_cast<void>(QTest::qWaitForWindowExposed(window.get()));
    return window;
}

} // namespace warrener
