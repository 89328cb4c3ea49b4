#include "ui/nodes/ConnectionsModel.h"

#include "base/Units.h"
#include "ui/parts/Roles.h"
#include "ui/theme/Theme.h"

#include <QFont>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

using ConnectionColumn = ConnectionsModel::Columns;

QString textOf(const ConnectionInfo &connection, int column, TimePoint now)
{
    switch (column) {
    case ConnectionColumn::ClientColumn:
        return connection.clientName.isEmpty() ? connection.name : connection.clientName;
    case ConnectionColumn::UserColumn:
        return connection.user;
    case ConnectionColumn::VhostColumn:
        return connection.vhost;
    case ConnectionColumn::PeerColumn:
        return connection.peer;
    case ConnectionColumn::StateColumn:
        return connection.state;
    case ConnectionColumn::ChannelsColumn:
        return connection.channels < 0 ? u"–"_s : units::count(static_cast<double>(connection.channels));
    case ConnectionColumn::ReceivedColumn:
        return connection.receiveRate < 0 ? u"–"_s : units::bytesPerSecond(connection.receiveRate);
    case ConnectionColumn::SentColumn:
        return connection.sendRate < 0 ? u"–"_s : units::bytesPerSecond(connection.sendRate);
    case ConnectionColumn::SinceColumn:
        return isNever(connection.connectedAt) ? u"–"_s : units::age(connection.connectedAt, now);
    default:
        return {};
    }
}

QVariant sortOf(const ConnectionInfo &connection, int column)
{
    switch (column) {
    case ConnectionColumn::ChannelsColumn:
        return connection.channels;
    case ConnectionColumn::ReceivedColumn:
        return connection.receiveRate;
    case ConnectionColumn::SentColumn:
        return connection.sendRate;
    case ConnectionColumn::SinceColumn:
        return static_cast<qint64>(-connection.connectedAt.time_since_epoch().count());
    default:
        return textOf(connection, column, {}).toLower();
    }
}

} // namespace

ConnectionsModel::ConnectionsModel(QObject *parent) : QAbstractTableModel(parent) {}

void ConnectionsModel::setConnections(const QList<ConnectionInfo> &connections, TimePoint now)
{
    const bool same = std::ranges::equal(connections, m_connections, {}, &ConnectionInfo::name, &ConnectionInfo::name);
    if (!same)
        beginResetModel();
    m_connections = connections;
    m_now = now;
    if (!same)
        endResetModel();
    else if (!m_connections.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_connections.size()) - 1, NumColumns - 1));
}

int ConnectionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_connections.size());
}

int ConnectionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NumColumns;
}

QVariant ConnectionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConnectionInfo &connection = m_connections.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(connection, index.column(), m_now);
    case Qt::ToolTipRole:
        return connection.name;
    case Qt::TextAlignmentRole:
        return index.column() >= ChannelsColumn ? QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    case roles::Tone:
        if (index.column() == StateColumn && connection.state != "running"_L1)
            return static_cast<int>(Token::Warn);
        return index.column() == ClientColumn || index.column() >= ChannelsColumn ? QVariant() : QVariant(static_cast<int>(Token::Text2));
    case roles::Name:
        return index.column() == ClientColumn;
    case roles::Weight:
        return index.column() == ClientColumn ? QVariant(static_cast<int>(QFont::Medium)) : QVariant();
    case roles::Number:
        if (index.column() == ChannelsColumn || index.column() == ReceivedColumn || index.column() == SentColumn)
            return sortOf(connection, index.column()).toDouble();
        return {};
    case roles::Sort:
        return sortOf(connection, index.column());
    default:
        return {};
    }
}

QVariant ConnectionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= NumColumns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section >= ChannelsColumn ? QVariant((Qt::AlignRight | Qt::AlignVCenter).toInt()) : QVariant();
    if (role == Qt::InitialSortOrderRole)
        return section >= ChannelsColumn ? QVariant(static_cast<int>(Qt::DescendingOrder)) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ClientColumn:
        return tr("Client");
    case UserColumn:
        return tr("User");
    case VhostColumn:
        return tr("Vhost");
    case PeerColumn:
        return tr("From");
    case StateColumn:
        return tr("State");
    case ChannelsColumn:
        return tr("Channels");
    case ReceivedColumn:
        return tr("Received");
    case SentColumn:
        return tr("Sent");
    default:
        return tr("Connected for");
    }
}

} // namespace warrener
