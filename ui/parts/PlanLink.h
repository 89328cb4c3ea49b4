#pragma once

#include "ui/parts/PageTarget.h"

#include <QList>

#include <functional>

namespace warrener {

/// A recovery plan that fits what a page shows, and where it stands.
struct PlanLink
{
    QString title{}; ///< of the plan, translated
    PageTarget target{};

    bool operator==(const PlanLink &) const = default;
};

/// Who knows them: by a finding's id (of the live judgement, or of a check) and the node that it is about, which may be empty.
using PlanLinks = std::function<QList<PlanLink>(const QString &finding, const QString &node)>;

} // namespace warrener
