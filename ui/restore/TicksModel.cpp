#include "ui/restore/TicksModel.h"

#include "base/ShownName.h"
#include "ui/parts/Roles.h"
#include "ui/theme/Theme.h"

#include <QFont>

namespace warrener {

TicksModel::TicksModel(QStringList titles, QSet<int> figures, QObject *parent)
    : QAbstractTableModel(parent), m_titles(std::move(titles)), m_figures(std::move(figures))
{
}

void TicksModel::setRows(const QList<Row> &rows)
{
    if (rows == m_all)
        return;
    m_all = rows;
    arrange();
}

void TicksModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    arrange();
}

void TicksModel::arrange()
{
    beginResetModel();
    m_shown.clear();
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        if (m_filter.isEmpty() || m_all.at(i).cells.value(0).contains(m_filter, Qt::CaseInsensitive))
            m_shown.append(i);
    }
    endResetModel();
}

void TicksModel::setTicked(const QSet<QString> &keys)
{
    if (keys == m_ticked)
        return;
    m_ticked = keys;
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::CheckStateRole});
}

QString TicksModel::keyAt(int row) const
{
    return row >= 0 && row < m_shown.size() ? m_all.at(m_shown.at(row)).key : QString();
}

int TicksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int TicksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_titles.size());
}

QVariant TicksModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_shown.size())
        return {};
    const Row &row = m_all.at(m_shown.at(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == 0 ? shownName(row.cells.value(0)) : row.cells.value(index.column());
    case Qt::ToolTipRole:
        return row.tip;
    case Qt::CheckStateRole:
        return index.column() == 0 ? QVariant(m_ticked.contains(row.key) ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::TextAlignmentRole:
        return m_figures.contains(index.column()) ? QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    case roles::Tone:
        return static_cast<int>(index.column() == 0 || m_figures.contains(index.column()) ? Token::Text : Token::Text2);
    case roles::Name:
        return index.column() == 0;
    case roles::Weight:
        return index.column() == 0 ? QVariant(static_cast<int>(QFont::Medium)) : QVariant();
    default:
        return {};
    }
}

bool TicksModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString key = keyAt(index.row());
    if (role != Qt::CheckStateRole || key.isEmpty())
        return false;
    const bool on = value.toInt() == Qt::Checked;
    if (on)
        m_ticked.insert(key);
    else
        m_ticked.remove(key);
    Q_EMIT dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(0), {Qt::CheckStateRole});
    Q_EMIT toggled(key, on);
    return true;
}

QVariant TicksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && m_figures.contains(section))
        return QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt());
    return role == Qt::DisplayRole ? QVariant(m_titles.value(section)) : QVariant();
}

} // namespace warrener
