#include "ui/clusters/StepsModel.h"

#include "base/Units.h"
#include "ui/parts/Roles.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

namespace warrener {

void StepsModel::clear()
{
    beginResetModel();
    m_steps.clear();
    endResetModel();
}

void StepsModel::add(const DiscoveryStep &step)
{
    const auto row = static_cast<int>(m_steps.size());
    beginInsertRows({}, row, row);
    m_steps.append(step);
    endInsertRows();
}

int StepsModel::count(DiscoveryStep::Outcome outcome) const
{
    return static_cast<int>(std::ranges::count(m_steps, outcome, &DiscoveryStep::outcome));
}

int StepsModel::untrustedCount() const
{
    return static_cast<int>(std::ranges::count_if(
        m_steps, [](const DiscoveryStep &step) { return step.outcome == DiscoveryStep::Outcome::Failed && step.error && step.error->kind == ErrorKind::Tls; }));
}

int StepsModel::firstOf(DiscoveryStep::Outcome outcome) const
{
    const auto found = std::ranges::find(m_steps, outcome, &DiscoveryStep::outcome);
    return found == m_steps.end() ? -1 : static_cast<int>(found - m_steps.begin());
}

int StepsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

int StepsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NUM_COLUMNS;
}

QVariant StepsModel::data(const QModelIndex &index, int role) const
{
    const DiscoveryStep &step = m_steps.at(index.row());
    if (role == Qt::ToolTipRole)
        return step.text;
    switch (index.column()) {
    case What:
        if (role == Qt::DisplayRole)
            return step.what;
        if (role == roles::Glyph) {
            const bool passed = step.outcome == DiscoveryStep::Outcome::Passed;
            const bool failed = step.outcome == DiscoveryStep::Outcome::Failed;
            const bool untried = step.outcome == DiscoveryStep::Outcome::Untried;
            return static_cast<int>(passed ? GlyphKind::Ok : failed ? GlyphKind::Bad : untried ? GlyphKind::Pending : GlyphKind::Skipped);
        }
        return {};
    case Outcome:
        if (role == Qt::DisplayRole)
            return step.text;
        return role == roles::Tone ? QVariant(static_cast<int>(Token::Text2)) : QVariant();
    case Took:
        if (role == Qt::DisplayRole)
            return units::duration(step.took);
        if (role == Qt::TextAlignmentRole)
            return static_cast<int>(Qt::AlignRight);
        return role == roles::Tone ? QVariant(static_cast<int>(Token::Text3)) : QVariant();
    default:
        return {};
    }
}

QVariant StepsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Took)
        return static_cast<int>(Qt::AlignRight);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("Part");
    case Outcome:
        return tr("Result");
    case Took:
        return tr("Took");
    default:
        return {};
    }
}

} // namespace warrener
