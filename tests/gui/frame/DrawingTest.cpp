// What the suites of the live window measure: drawing is told apart from a stall, and what a drawing waits for is one.
#include "support/OwnTime.h"
#include "support/StallMeter.h"

#include <QTest>
#include <QWidget>

#include <functional>
#include <thread>
#include <utility>

using namespace std::chrono_literals;
using namespace warrener;

namespace {

class Canvas final : public QWidget
{
public:
    explicit Canvas(std::function<void()> work) : m_work(std::move(work)) {}

    int drawn = 0;

protected:
    void paintEvent(QPaintEvent *) override
    {
        m_work();
        ++drawn;
    }

private:
    std::function<void()> m_work;
};

void workFor(std::chrono::microseconds howLong)
{
    for (const auto before = ownTime(); ownTime() - before < howLong;) {
    }
}

} // namespace

class DrawingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawingIsToldApart()
    {
        Canvas canvas([] { workFor(400ms); });
        const StallOf stall = of(canvas);
        QVERIFY(stall.drawing >= 400ms);
        QVERIFY2(stall.loop < stall.drawing, qPrintable(QString::number(stall.loop.count())));
    }

    /// A paint event that asks somebody else, and stands there until the answer has come.
    void whatDrawingWaitsForIsAStall()
    {
        Canvas canvas([] { std::jthread([] { workFor(1s); }).join(); });
        const StallOf stall = of(canvas);
        QVERIFY2(stall.loop >= 50ms, qPrintable(QString::number(stall.loop.count())));
        QVERIFY(stall.drawing < 500ms);
    }

private:
    struct StallOf
    {
        std::chrono::milliseconds loop, drawing;
    };

    static StallOf of(Canvas &canvas)
    {
        canvas.show();
        const auto isDrawn = [&canvas] { return std::exchange(canvas.drawn, 0) > 0; };
        if (!QTest::qWaitForWindowExposed(&canvas) || !QTest::qWaitFor(isDrawn))
            return {};
        QCoreApplication::processEvents();
        canvas.drawn = 0;
        StallMeter meter;
        canvas.update();
        if (!QTest::qWaitFor(isDrawn))
            return {};
        return {.loop = meter.longest(), .drawing = meter.longestDrawing()};
    }
};

QTEST_MAIN(DrawingTest)
#include "DrawingTest.moc"
