#include "ui/clusters/NodeDraftModel.h"

#include "ui/parts/Roles.h"
#include "ui/theme/Theme.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

const QString amqpsScheme = u"amqps://"_s;

/// An empty text takes the part out of the profile.
bool readUrl(const QString &text, QUrl &into)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool http = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!text.isEmpty() && (!url.isValid() || !http || url.host().isEmpty() || !url.userInfo().isEmpty()))
        return false;
    into = url;
    return true;
}

} // namespace

void NodeDraftModel::setProfile(const ClusterProfile &profile)
{
    beginResetModel();
    m_profile = profile;
    for (int row = 0; row < m_profile.nodes.size(); ++row) {
        const QMap<int, QString> said = m_corrections.value(m_profile.nodes.at(row).name);
        for (const auto &[column, text] : said.asKeyValueRange())
            change(row, column, text);
    }
    endResetModel();
}

void NodeDraftModel::forget()
{
    beginResetModel();
    m_profile = {};
    m_refused.clear();
    m_corrections.clear();
    endResetModel();
}

bool NodeDraftModel::isCorrected() const
{
    return std::ranges::any_of(m_profile.nodes,
                               [this](const NodeProfile &node) { return m_corrections.contains(node.name) && !m_refused.contains(node.name); });
}

ClusterProfile NodeDraftModel::profile() const
{
    ClusterProfile accepted = m_profile;
    QSet<HostName> left;
    for (const NodeProfile &node : m_profile.nodes) {
        if (m_refused.contains(node.name))
            left.insert(node.host);
    }
    accepted.nodes.removeIf([this](const NodeProfile &node) { return m_refused.contains(node.name); });
    for (const NodeProfile &node : std::as_const(accepted.nodes))
        left.remove(node.host);
    for (const ProxyProfile &proxy : std::as_const(accepted.proxies))
        left.remove(proxy.host);
    accepted.hosts.removeIf([&left](const HostProfile &host) { return left.contains(host.name); });
    return accepted;
}

int NodeDraftModel::acceptedCount() const
{
    return static_cast<int>(std::ranges::count_if(m_profile.nodes, [this](const NodeProfile &node) { return !m_refused.contains(node.name); }));
}

int NodeDraftModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_profile.nodes.size());
}

int NodeDraftModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NUM_COLUMNS;
}

HostProfile *NodeDraftModel::hostOf(int row)
{
    const HostName name = m_profile.nodes.at(row).host;
    const auto it = std::ranges::find(m_profile.hosts, name, &HostProfile::name);
    return it == m_profile.hosts.end() ? nullptr : &*it;
}

const HostProfile *NodeDraftModel::hostOf(int row) const
{
    return m_profile.host(m_profile.nodes.at(row).host);
}

QVariant NodeDraftModel::data(const QModelIndex &index, int role) const
{
    const NodeProfile &node = m_profile.nodes.at(index.row());
    const bool refused = m_refused.contains(node.name);
    if (role == Qt::CheckStateRole && index.column() == Name)
        return refused ? Qt::Unchecked : Qt::Checked;
    if (role == roles::Tone && refused)
        return static_cast<int>(Token::Text3);
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    const HostProfile *host = hostOf(index.row());
    QString text;
    switch (index.column()) {
    case Name:
        return node.name.value;
    case Management:
        text = (node.managementTls.isEmpty() ? node.management : node.managementTls).toString();
        break;
    case Amqp:
        text = node.amqps.isSet() ? amqpsScheme + toText(node.amqps) : toText(node.amqp);
        break;
    case Metrics:
        text = node.metrics.toString();
        break;
    case Exporter:
        text = host ? host->exporter.toString() : QString();
        break;
    case Ssh:
        text = host ? host->ssh : QString();
        break;
    default:
        return {};
    }
    return text.isEmpty() && role == Qt::DisplayRole ? tr("none") : text;
}

bool NodeDraftModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role == Qt::CheckStateRole && index.column() == Name) {
        const NodeName &name = m_profile.nodes.at(index.row()).name;
        if (value.toInt() == Qt::Checked)
            m_refused.remove(name);
        else
            m_refused.insert(name);
        Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), NUM_COLUMNS - 1));
        return true;
    }
    const QString text = value.toString().trimmed();
    // An editor that was only opened corrects nothing.
    if (role == Qt::EditRole && text == data(index, Qt::EditRole).toString())
        return true;
    if (role != Qt::EditRole || !change(index.row(), index.column(), text))
        return false;
    m_corrections[m_profile.nodes.at(index.row()).name].insert(index.column(), text);
    Q_EMIT dataChanged(index, index);
    return true;
}

bool NodeDraftModel::change(int row, int column, const QString &text)
{
    NodeProfile &node = m_profile.nodes[row];
    HostProfile *host = hostOf(row);
    switch (column) {
    case Management:
        // What the person writes is the door: none that was found before it may go on in its place.
        if (text.isEmpty() || !readUrl(text, node.management))
            return false;
        node.managementTls = node.management.scheme() == "https"_L1 ? node.management : QUrl();
        return true;
    case Amqp: {
        const bool tls = text.startsWith(amqpsScheme);
        const Endpoint endpoint = endpointFromText(tls ? text.mid(amqpsScheme.size()) : text, tls ? 5671 : 5672);
        if (!text.isEmpty() && !endpoint.isSet())
            return false;
        node.amqps = tls ? endpoint : Endpoint{};
        if (!tls)
            node.amqp = endpoint;
        return true;
    }
    case Metrics:
        return readUrl(text, node.metrics);
    case Exporter:
        return host && readUrl(text, host->exporter);
    case Ssh:
        // A target that begins with a dash would be read as an option by ssh.
        if (!host || text.startsWith(u'-') || text.contains(u' '))
            return false;
        host->ssh = text;
        return true;
    default:
        return false;
    }
}

Qt::ItemFlags NodeDraftModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == Name ? flags | Qt::ItemIsUserCheckable : flags | Qt::ItemIsEditable;
}

QVariant NodeDraftModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Node");
    case Management:
        return tr("Management");
    case Amqp:
        return tr("AMQP");
    case Metrics:
        return tr("Metrics");
    case Exporter:
        return tr("Node exporter");
    case Ssh:
        return tr("SSH");
    default:
        return {};
    }
}

} // namespace warrener
