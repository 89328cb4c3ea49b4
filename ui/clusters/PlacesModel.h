#pragma once

#include "ui/clusters/PlacesRun.h"

#include <QAbstractTableModel>
#include <QHash>

namespace warrener {

/// The hosts of a draft profile with their logins, to correct in place, and what came of trying each.
class HostsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HostsModel)

public:
    enum Columns { Name, Role, Ssh, Sudo, Outcome, NUM_COLUMNS };

    using QAbstractTableModel::QAbstractTableModel;

    void setHosts(const QList<HostProfile> &hosts);
    const QList<HostProfile> &hosts() const { return m_hosts; }
    /// Gives its row. What it is for is taken from what is found there, unless a person says it.
    int add(const HostProfile &host);
    void remove(int row);
    void setTrying(const HostName &host);
    /// False: it was changed while it was tried, and the answer is about another.
    bool setTrial(const PlaceTrial &trial);
    /// Null: not tried since it was changed.
    const PlaceTrial *trial(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// What was tried there says nothing any more: its login was changed, or it is tried again, or gone.
    void forgotten(const warrener::HostName &host);

private:
    QVariant outcome(const HostProfile &host, int role) const;
    void takeRole(const PlaceTrial &trial);

    QList<HostProfile> m_hosts;
    QHash<HostName, PlaceTrial> m_trials;
    QSet<HostName> m_trying;
    QSet<HostName> m_unsaid; ///< whose role nobody has said yet
};

/// The proxies of a draft profile; socket and backend are chosen from what the proxy's own file names.
class ProxiesModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProxiesModel)

public:
    enum Columns { Name, Host, Address, Socket, Backend, Outcome, NUM_COLUMNS };
    enum Roles {
        ChoicesRole = Qt::UserRole + 120, ///< QStringList: what a cell may be
        FreeTextRole,                     ///< bool: or something else that a person writes
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setProxies(const QList<ProxyProfile> &proxies);
    const QList<ProxyProfile> &proxies() const { return m_proxies; }
    int add(const ProxyProfile &proxy);
    void remove(int row);
    /// What its host told; a host with HAProxy that no proxy stands for gets one.
    void setTrial(const PlaceTrial &trial, const HostProfile &host);
    /// A tick belongs to what was tried, and so to the login it was tried by.
    void forget(const HostName &host);
    void setHosts(const QStringList &names) { m_hosts = names; }
    /// Why it cannot be used as it is, translated; empty: it can.
    QString problem(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant outcome(int row, int role) const;
    QStringList choices(int row, int column) const;

    QList<ProxyProfile> m_proxies;
    QStringList m_hosts;
    QHash<HostName, PlaceTrial> m_trials;
};

} // namespace warrener
