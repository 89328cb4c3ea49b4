#include "ui/diagnosis/ComparisonModel.h"

#include "ui/diagnosis/ReportRows.h"
#include "ui/parts/Roles.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

namespace warrener {

namespace {

/// Ok stands for a finding that is not there.
QString levelWord(Level level)
{
    return level == Level::Ok ? ComparisonModel::tr("not there") : toWord(level);
}

} // namespace

void ComparisonModel::setComparison(const ReportComparison &comparison)
{
    beginResetModel();
    m_rows.clear();
    for (const auto &[change, findings] :
         {std::pair{Change::New, comparison.added}, std::pair{Change::Worse, comparison.worse}, std::pair{Change::Better, comparison.better},
          std::pair{Change::Gone, comparison.gone}, std::pair{Change::NotAsked, comparison.notAsked}}) {
        for (const ComparedFinding &compared : findings)
            m_rows.append({change, compared});
    }
    endResetModel();
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return row.compared.finding.title;
    case roles::Glyph:
        return glyph(row, index.column());
    case roles::Tone:
        return index.column() == TitleColumn ? QVariant() : QVariant(static_cast<int>(Token::Text2));
    case roles::Weight:
        return index.column() == TitleColumn ? QVariant(static_cast<int>(QFont::Medium)) : QVariant();
    default:
        return {};
    }
}

QVariant ComparisonModel::text(const Row &row, int column) const
{
    switch (column) {
    case ChangeColumn:
        return toWord(row.change);
    case TitleColumn:
        return row.compared.finding.title;
    case WhereColumn:
        return whereOf(row.compared.finding);
    case ClassColumn:
        return toWord(row.compared.finding.fault);
    case BeforeColumn:
        return levelWord(row.compared.before);
    case NowColumn:
        return row.change == Change::NotAsked ? tr("not asked") : levelWord(row.compared.now);
    default:
        return {};
    }
}

QVariant ComparisonModel::glyph(const Row &row, int column) const
{
    if (column == ChangeColumn) {
        const bool good = row.change == Change::Gone || row.change == Change::Better;
        return static_cast<int>(row.change == Change::NotAsked ? GlyphKind::NoData : good ? GlyphKind::Ok : glyphFor(row.compared.now));
    }
    if (column != BeforeColumn && column != NowColumn)
        return {};
    const Level level = column == BeforeColumn ? row.compared.before : row.compared.now;
    return level == Level::Ok ? QVariant() : QVariant(static_cast<int>(glyphFor(level)));
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ChangeColumn:
        return tr("Change");
    case TitleColumn:
        return tr("Finding");
    case WhereColumn:
        return tr("Host");
    case ClassColumn:
        return tr("Class");
    case BeforeColumn:
        return tr("Before");
    case NowColumn:
        return tr("Now");
    default:
        return {};
    }
}

} // namespace warrener
