#pragma once

#include "run/procedure/Operations.h"
#include "support/FakeTime.h"

#include <QCoroTask>
#include <QTest>

#include <optional>

/// What the operation answers; what waits by this clock waits for no time of ours. Error: Timeout, after 30 s of ours.
inline warrener::Result<QJsonObject> carryOut(const std::shared_ptr<warrener::Operations> &operations, const warrener::Call &call, FakeTime &time,
                                              const warrener::StepContext &context = {})
{
    using namespace warrener;
    std::optional<Result<QJsonObject>> said;
    QObject receiver;
    QCoro::connect(Operations::call(operations, call, context, systemTimekeeper(), {}), &receiver,
                   [&said](Result<QJsonObject> result) { said = std::move(result); });
    const auto isOver = [&] {
        time.advance();
        return said.has_value();
    };
    if (!QTest::qWaitFor(isOver, 30'000))
        return failure(ErrorKind::Timeout, QStringLiteral("no answer"));
    return *said;
}
