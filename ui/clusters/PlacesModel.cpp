#include "ui/clusters/PlacesModel.h"

#include "base/Units.h"
#include "cluster/AllowedNames.h"
#include "cluster/HostService.h"
#include "ui/parts/Roles.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

const QList<HostRole> &hostRoles()
{
    static const QList<HostRole> roles{HostRole::Broker, HostRole::Proxy, HostRole::Standby, HostRole::Other};
    return roles;
}

/// What it starts and stops there goes with the role, unless the profile names something of its own.
void setRole(HostProfile &host, HostRole role)
{
    if (host.service.isEmpty() || host.service == usualService(host.role) || host.service == HostProfile().service)
        host.service = usualService(role);
    host.role = role;
}

/// What the role promises and the host has not; empty: nothing, or nobody looked.
QString lackOf(const HostProfile &host, const PlaceTrial &trial)
{
    if (!trial.passed || !trial.installed || hasOwnCommands(host))
        return {};
    const bool wantsBroker = host.role == HostRole::Broker || host.role == HostRole::Standby;
    if (wantsBroker && !trial.installed->broker)
        return QCoreApplication::translate("warrener::HostsModel", "There is no RabbitMQ on it: is its role right?");
    if (host.role == HostRole::Proxy && !trial.installed->proxy)
        return QCoreApplication::translate("warrener::HostsModel", "There is no HAProxy on it: is its role right?");
    return {};
}

QVariant shownOutcome(GlyphKind glyph, const QString &text, const QString &detail, int role)
{
    if (role == Qt::DisplayRole)
        return text;
    if (role == roles::Glyph)
        return static_cast<int>(glyph);
    return role == Qt::ToolTipRole ? QVariant(detail.isEmpty() ? text : text + u'\n' + detail) : QVariant();
}

} // namespace

void HostsModel::setHosts(const QList<HostProfile> &hosts)
{
    beginResetModel();
    m_hosts = hosts;
    m_trials.clear();
    m_trying.clear();
    m_unsaid.clear();
    endResetModel();
}

int HostsModel::add(const HostProfile &host)
{
    const auto row = static_cast<int>(m_hosts.size());
    beginInsertRows({}, row, row);
    m_hosts.append(host);
    m_unsaid.insert(host.name);
    endInsertRows();
    return row;
}

void HostsModel::remove(int row)
{
    if (row < 0 || row >= m_hosts.size())
        return;
    const HostName gone = m_hosts.at(row).name;
    beginRemoveRows({}, row, row);
    m_hosts.removeAt(row);
    endRemoveRows();
    m_trials.remove(gone);
    m_trying.remove(gone);
    m_unsaid.remove(gone);
    Q_EMIT forgotten(gone);
}

void HostsModel::setTrying(const HostName &host)
{
    m_trials.remove(host);
    m_trying.insert(host);
    Q_EMIT forgotten(host);
    Q_EMIT dataChanged(index(0, Outcome), index(rowCount() - 1, Outcome));
}

bool HostsModel::setTrial(const PlaceTrial &trial)
{
    // Changed while it was tried, and perhaps tried again already: that answer is about another login.
    const auto row = std::ranges::find(m_hosts, trial.host, &HostProfile::name);
    if (trial.by && row != m_hosts.end() && (trial.by->ssh != row->ssh || trial.by->sudo != row->sudo))
        return false;
    if (!m_trying.remove(trial.host))
        return false;
    m_trials.insert(trial.host, trial);
    takeRole(trial);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, NUM_COLUMNS - 1));
    return true;
}

/// A broker that is no node of the cluster is a second site's; one with a proxy beside it is a broker first: its proxy has a
/// row of its own.
void HostsModel::takeRole(const PlaceTrial &trial)
{
    if (!trial.installed || !m_unsaid.remove(trial.host))
        return;
    const auto host = std::ranges::find(m_hosts, trial.host, &HostProfile::name);
    if (host == m_hosts.end())
        return;
    setRole(*host, trial.installed->broker ? HostRole::Standby : trial.installed->proxy ? HostRole::Proxy : HostRole::Other);
}

const PlaceTrial *HostsModel::trial(int row) const
{
    if (row < 0 || row >= m_hosts.size())
        return nullptr;
    const auto found = m_trials.constFind(m_hosts.at(row).name);
    return found == m_trials.cend() ? nullptr : &*found;
}

int HostsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hosts.size());
}

int HostsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NUM_COLUMNS;
}

QVariant HostsModel::outcome(const HostProfile &host, int role) const
{
    if (host.ssh.isEmpty())
        return shownOutcome(GlyphKind::Skipped, tr("No login: nothing is started or stopped there"), {}, role);
    if (m_trying.contains(host.name))
        return shownOutcome(GlyphKind::Running, tr("Logging in"), {}, role);
    const auto trial = m_trials.constFind(host.name);
    if (trial == m_trials.cend())
        return shownOutcome(GlyphKind::Pending, tr("Not tried"), {}, role);
    if (!trial->unknown.isEmpty())
        return shownOutcome(GlyphKind::Manual, tr("Its key is new here: compare it with ssh-keygen -l on the host, then accept it"), {}, role);
    if (const QString lack = lackOf(host, *trial); !lack.isEmpty())
        return shownOutcome(GlyphKind::Warn, lack, trial->text, role);
    return shownOutcome(trial->passed ? GlyphKind::Ok : GlyphKind::Bad, trial->text, trial->detail, role);
}

QVariant HostsModel::data(const QModelIndex &index, int role) const
{
    const HostProfile &host = m_hosts.at(index.row());
    if (index.column() == Outcome)
        return outcome(host, role);
    if (index.column() == Sudo)
        return role == Qt::CheckStateRole ? QVariant(host.sudo ? Qt::Checked : Qt::Unchecked) : QVariant();
    if (index.column() == Role && role == ProxiesModel::ChoicesRole) {
        QStringList choices;
        for (const HostRole each : hostRoles())
            choices.append(toWord(each));
        return choices;
    }
    if (role == Qt::ToolTipRole && index.column() == Role)
        return tr("Starts and stops there: %1").arg(hasOwnCommands(host) ? tr("own commands of the profile") : serviceUnit(host));
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    switch (index.column()) {
    case Name:
        return host.name.value;
    case Role:
        return toWord(host.role);
    case Ssh:
        return host.ssh.isEmpty() && role == Qt::DisplayRole ? tr("none") : host.ssh;
    default:
        return {};
    }
}

bool HostsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    HostProfile &host = m_hosts[index.row()];
    const QString text = value.toString().trimmed();
    if (index.column() == Sudo && role == Qt::CheckStateRole) {
        host.sudo = value.toInt() == Qt::Checked;
    } else if (role != Qt::EditRole) {
        return false;
    } else if (index.column() == Role) {
        const auto found = std::ranges::find(hostRoles(), text, [](HostRole each) { return toWord(each); });
        if (found == hostRoles().end())
            return false;
        m_unsaid.remove(host.name);
        setRole(host, *found);
        // The login that was tried is the same.
        Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), NUM_COLUMNS - 1));
        return true;
    } else if (index.column() == Ssh) {
        if (!text.isEmpty() && !whyNotAllowed(NameKind::SshTarget, text).isEmpty())
            return false;
        if (text == host.ssh)
            return true;
        host.ssh = text;
    } else {
        return false;
    }
    // A tick belongs to what was tried.
    m_trials.remove(host.name);
    m_trying.remove(host.name);
    Q_EMIT forgotten(host.name);
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), NUM_COLUMNS - 1));
    return true;
}

Qt::ItemFlags HostsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == Sudo)
        return flags | Qt::ItemIsUserCheckable;
    return index.column() == Role || index.column() == Ssh ? flags | Qt::ItemIsEditable : flags;
}

QVariant HostsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section == Sudo)
        return tr("Commands for root go through sudo -n; without it the login must be allowed all itself");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Host");
    case Role:
        return tr("Role");
    case Ssh:
        return tr("SSH target");
    case Sudo:
        return tr("sudo");
    case Outcome:
        return tr("What a login found");
    default:
        return {};
    }
}

void ProxiesModel::setProxies(const QList<ProxyProfile> &proxies)
{
    beginResetModel();
    m_proxies = proxies;
    m_trials.clear();
    endResetModel();
}

int ProxiesModel::add(const ProxyProfile &proxy)
{
    const auto row = static_cast<int>(m_proxies.size());
    beginInsertRows({}, row, row);
    m_proxies.append(proxy);
    endInsertRows();
    return row;
}

void ProxiesModel::remove(int row)
{
    if (row < 0 || row >= m_proxies.size())
        return;
    beginRemoveRows({}, row, row);
    m_proxies.removeAt(row);
    endRemoveRows();
}

void ProxiesModel::setTrial(const PlaceTrial &trial, const HostProfile &host)
{
    m_trials.insert(trial.host, trial);
    const bool known = std::ranges::any_of(m_proxies, [&trial](const ProxyProfile &proxy) { return proxy.host == trial.host; });
    if (!known && trial.config && !trial.config->backends.isEmpty()) {
        ProxyProfile found{.name = {trial.host.value}, .host = trial.host};
        // Any other than AMQP's would be drained in its place: where it is not plain which that is, a person chooses.
        if (!trial.config->amqp.isEmpty()) {
            const haproxy::FoundBackend &backend = trial.config->backends.first();
            found.backend = backend.name;
            found.address = {.host = host.address.isEmpty() ? trial.host.value : host.address, .port = backend.port != 0 ? backend.port : quint16(5672)};
        }
        if (!trial.config->sockets.isEmpty())
            found.socket = trial.config->sockets.first().socket;
        add(found);
    }
    if (!m_proxies.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, NUM_COLUMNS - 1));
}

void ProxiesModel::forget(const HostName &host)
{
    if (m_trials.remove(host) && !m_proxies.isEmpty())
        Q_EMIT dataChanged(index(0, Outcome), index(rowCount() - 1, Outcome));
}

int ProxiesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_proxies.size());
}

int ProxiesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : NUM_COLUMNS;
}

QStringList ProxiesModel::choices(int row, int column) const
{
    if (column == Host)
        return m_hosts;
    QStringList found;
    const auto trial = m_trials.constFind(m_proxies.at(row).host);
    if (trial == m_trials.cend() || !trial->config)
        return found;
    if (column == Socket) {
        for (const haproxy::FoundSocket &socket : trial->config->sockets)
            found.append(socket.socket);
    } else if (column == Backend) {
        for (const haproxy::FoundBackend &backend : trial->config->backends)
            found.append(backend.name);
    }
    return found;
}

QString ProxiesModel::problem(int row) const
{
    const ProxyProfile &proxy = m_proxies.at(row);
    if (proxy.host.isEmpty() && !proxy.socket.startsWith("tcp:"_L1))
        return tr("It needs the host that it runs on");
    const auto trial = m_trials.constFind(proxy.host);
    if (proxy.backend.isEmpty() && trial != m_trials.cend() && trial->config && !trial->config->undecided.isEmpty())
        return trial->config->undecided;
    if (!proxy.address.isSet())
        return tr("It needs the place where clients connect");
    if (proxy.socket.isEmpty())
        return tr("It needs its admin socket");
    return {};
}

/// A green tick only where this very socket has answered by itself, and runs that backend.
QVariant ProxiesModel::outcome(int row, int role) const
{
    const ProxyProfile &proxy = m_proxies.at(row);
    if (const QString missing = problem(row); !missing.isEmpty())
        return shownOutcome(GlyphKind::Warn, missing, {}, role);
    const auto trial = m_trials.constFind(proxy.host);
    if (trial == m_trials.cend())
        return shownOutcome(GlyphKind::Pending, tr("Not tried"), {}, role);
    if (!trial->passed)
        return shownOutcome(GlyphKind::Bad, tr("No way to its host"), trial->text, role);
    if (!trial->config || !trial->proxyProblem.isEmpty())
        return shownOutcome(GlyphKind::Bad, trial->proxyProblem.isEmpty() ? tr("There is no HAProxy on its host") : trial->proxyProblem, {}, role);
    const auto asked = std::ranges::find(trial->sockets, proxy.socket, &SocketTrial::socket);
    if (asked == trial->sockets.end())
        return shownOutcome(GlyphKind::Pending, tr("This socket was not tried"), {}, role);
    if (!asked->problem.isEmpty())
        return shownOutcome(GlyphKind::Bad, asked->problem, {}, role);
    const auto backend = asked->backends.constFind(proxy.backend);
    if (backend == asked->backends.cend())
        return shownOutcome(GlyphKind::Bad, tr("There is no backend “%1”").arg(proxy.backend), {}, role);
    return shownOutcome(GlyphKind::Ok, tr("Answers, may be changed; servers: %1").arg(*backend), {}, role);
}

QVariant ProxiesModel::data(const QModelIndex &index, int role) const
{
    const ProxyProfile &proxy = m_proxies.at(index.row());
    if (index.column() == Outcome)
        return outcome(index.row(), role);
    if (role == ChoicesRole)
        return choices(index.row(), index.column());
    if (role == FreeTextRole)
        return index.column() != Host;
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    QString text;
    switch (index.column()) {
    case Name:
        text = proxy.name.value;
        break;
    case Host:
        text = proxy.host.value;
        break;
    case Address:
        text = toText(proxy.address);
        break;
    case Socket:
        text = proxy.socket;
        break;
    case Backend:
        text = proxy.backend;
        break;
    default:
        return {};
    }
    return text.isEmpty() && role == Qt::DisplayRole ? tr("none") : text;
}

bool ProxiesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole)
        return false;
    ProxyProfile &proxy = m_proxies[index.row()];
    const QString text = value.toString().trimmed();
    const auto allowed = [&text](NameKind kind) { return text.isEmpty() || whyNotAllowed(kind, text).isEmpty(); };
    const bool taken = std::ranges::any_of(m_proxies, [&](const ProxyProfile &other) { return &other != &proxy && other.name.value == text; });
    switch (index.column()) {
    case Name:
        if (text.isEmpty() || taken || !allowed(NameKind::Host))
            return false;
        proxy.name = {text};
        break;
    case Host:
        if (!m_hosts.contains(text))
            return false;
        proxy.host = {text};
        break;
    case Address:
        proxy.address = endpointFromText(text, 5672);
        break;
    case Socket:
        if (!allowed(NameKind::Socket))
            return false;
        proxy.socket = text;
        break;
    case Backend:
        if (!allowed(NameKind::Service))
            return false;
        proxy.backend = text;
        break;
    default:
        return false;
    }
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), NUM_COLUMNS - 1));
    return true;
}

Qt::ItemFlags ProxiesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == Outcome ? flags : flags | Qt::ItemIsEditable;
}

QVariant ProxiesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Proxy");
    case Host:
        return tr("On host");
    case Address:
        return tr("Clients connect to");
    case Socket:
        return tr("Admin socket");
    case Backend:
        return tr("Backend");
    case Outcome:
        return tr("What the proxy said");
    default:
        return {};
    }
}

} // namespace warrener
