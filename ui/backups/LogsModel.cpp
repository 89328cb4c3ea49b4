#include "ui/backups/LogsModel.h"

#include "base/Ids.h"
#include "base/Units.h"
#include "record/catalogue/EntryPaths.h"
#include "ui/parts/Roles.h"
#include "ui/theme/Theme.h"

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// "broker1: rabbit.log" of "logs/rabbit%40broker1/var/log/rabbitmq/rabbit.log".
QString shownLog(const QString &path)
{
    const QString host = entrypath::hostOf(path);
    const QString file = QString::fromUtf8(QByteArray::fromPercentEncoding(path.section(u'/', -1).toUtf8()));
    return u"%1: %2"_s.arg(host.contains(u'@') ? shortName(NodeName{host}) : host, file);
}

} // namespace

void LogsModel::clear()
{
    beginResetModel();
    m_hits.clear();
    endResetModel();
}

void LogsModel::add(const QList<LogHit> &hits)
{
    if (hits.isEmpty())
        return;
    beginInsertRows({}, static_cast<int>(m_hits.size()), static_cast<int>(m_hits.size() + hits.size() - 1));
    m_hits += hits;
    endInsertRows();
}

const LogHit *LogsModel::hitAt(int row) const
{
    return row >= 0 && row < m_hits.size() ? &m_hits.at(row) : nullptr;
}

int LogsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

int LogsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

QVariant LogsModel::data(const QModelIndex &index, int role) const
{
    const LogHit *hit = index.isValid() ? hitAt(index.row()) : nullptr;
    if (hit == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == FileColumn)
            return shownLog(hit->path);
        return index.column() == LineColumn ? units::count(static_cast<double>(hit->line)) : hit->text;
    case Qt::ToolTipRole:
        return index.column() == FileColumn ? hit->path : index.column() == TextColumn ? hit->text : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == LineColumn ? QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    case roles::Tone:
        return static_cast<int>(index.column() == TextColumn ? Token::Text : Token::Text2);
    default:
        return {};
    }
}

QVariant LogsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == LineColumn)
        return QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt());
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case FileColumn:
        return tr("Log");
    case LineColumn:
        return tr("Line");
    case TextColumn:
        return tr("Text");
    default:
        return {};
    }
}

} // namespace warrener
