#pragma once

#include "cluster/ClusterProfile.h"
#include "ui/clusters/PlacesRun.h"
#include "ui/parts/Dialog.h"
#include "ui/theme/Glyph.h"

#include <functional>
#include <memory>

namespace warrener {

class EncryptionForm;
class GlyphLabel;
class HostsModel;
class Label;
class NoticeBar;
class ProxiesModel;
class TableCard;

/// The hosts of a cluster with their logins, and its proxies: each is tried by a real login, an unknown host
/// key is compared and accepted by the person, and a proxy is found by looking at it. Below them, how it is
/// reached by TLS; its files are read before it is saved. Never blocks.
class PlacesDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlacesDialog)

public:
    using MakeRun = std::function<std::unique_ptr<PlacesRun>()>;
    using Save = std::function<void(const ClusterProfile &, const std::function<void(const Status &)> &done)>;

    PlacesDialog(const ClusterProfile &profile, const MakeRun &makeRun, Save save, QWidget *parent = nullptr);
    ~PlacesDialog() override;

    /// The draft as it would be saved.
    ClusterProfile profile() const;

private:
    QWidget *makeHosts();
    QWidget *makeProxies();
    QWidget *makeEncryption();
    void tryAll();
    void tryOne(int row);
    void takeTrial(const PlaceTrial &trial);
    void acceptKey();
    void addHost();
    void addProxy();
    void showState();
    void say(GlyphKind glyph, const QString &text);
    void save();
    void keep();
    QString problem() const;

    const ClusterProfile m_profile;
    Save m_save;
    std::unique_ptr<PlacesRun> m_run;
    HostsModel *m_hosts;
    ProxiesModel *m_proxies;
    EncryptionForm *m_encryption;
    TableCard *m_hostTable = nullptr;
    TableCard *m_proxyTable = nullptr;
    NoticeBar *m_key;
    HostName m_keyOf; ///< whose key is asked about; empty: nobody's
    GlyphLabel *m_glyph;
    Label *m_note;
    QPushButton *m_try = nullptr;
    QPushButton *m_saveButton;
};

} // namespace warrener
