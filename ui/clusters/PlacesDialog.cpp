#include "ui/clusters/PlacesDialog.h"

#include "base/OffThread.h"
#include "base/Phrases.h"
#include "cluster/AllowedNames.h"
#include "look/net/TlsSetup.h"
#include "ui/clusters/ChoiceDelegate.h"
#include "ui/clusters/EncryptionForm.h"
#include "ui/clusters/PlacesModel.h"
#include "ui/parts/CheckDelegate.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/Roles.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QPushButton *smallButton(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setProperty("small", true);
    button->setAutoDefault(false);
    return button;
}

QHBoxLayout *headRow(const QString &title, const QString &caption, QWidget *parent)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *label = new Label(title, TextStyle::Body, Token::Text, parent);
    label->setWeight(QFont::DemiBold);
    row->addWidget(label);
    auto *words = new Label(caption, TextStyle::Table, Token::Text2, parent);
    words->setEliding(true);
    row->addWidget(words, 1);
    return row;
}

TableView *shapeTable(TableCard *card, const QString &name, const QString &accessible, QAbstractItemModel *model, int stretch)
{
    TableView *table = card->table();
    table->setObjectName(name);
    table->setAccessibleName(accessible);
    table->setModel(model);
    table->setSortingEnabled(false);
    table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    table->setStretchColumn(stretch);
    card->setMinimumHeight(150);
    return table;
}

} // namespace

PlacesDialog::PlacesDialog(const ClusterProfile &profile, const MakeRun &makeRun, Save save, QWidget *parent)
    : Dialog(tr("How is %1 reached?").arg(profile.name.value), parent), m_profile(profile), m_save(std::move(save)), m_run(makeRun()),
      m_hosts(new HostsModel(this)), m_proxies(new ProxiesModel(this)), m_encryption(new EncryptionForm(profile, this)), m_key(new NoticeBar(this)),
      m_glyph(new GlyphLabel(GlyphKind::Note, 16, this)), m_note(new Label({}, TextStyle::Table, Token::Text2, this))
{
    setObjectName(u"placesDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(profile.environment);
    m_note->setObjectName(u"placesNote"_s);
    m_note->setEliding(true);
    m_key->setObjectName(u"hostKey"_s);
    m_hosts->setHosts(profile.hosts);
    m_proxies->setProxies(profile.proxies);
    body()->addWidget(makeHosts(), 1);
    body()->addWidget(m_key);
    body()->addWidget(makeProxies(), 1);
    body()->addWidget(makeEncryption());
    footLeft()->addWidget(m_glyph);
    footLeft()->addWidget(m_note, 1);
    QPushButton *cancel = addButton(tr("Cancel"));
    m_saveButton = addButton(tr("Save"), u"primary"_s);
    m_saveButton->setObjectName(u"savePlaces"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_saveButton, &QPushButton::clicked, this, &PlacesDialog::save);
    connect(m_key, &NoticeBar::actionTriggered, this, &PlacesDialog::acceptKey);
    connect(m_encryption, &EncryptionForm::changed, this, &PlacesDialog::showState);
    connect(m_run.get(), &PlacesRun::tried, this, &PlacesDialog::takeTrial);
    connect(m_hosts, &HostsModel::forgotten, m_proxies, &ProxiesModel::forget);
    for (QAbstractItemModel *model : {static_cast<QAbstractItemModel *>(m_hosts), static_cast<QAbstractItemModel *>(m_proxies)}) {
        connect(model, &QAbstractItemModel::dataChanged, this, &PlacesDialog::showState);
        connect(model, &QAbstractItemModel::rowsInserted, this, &PlacesDialog::showState);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &PlacesDialog::showState);
    }
    resize(1060, 740);
    showState();
}

PlacesDialog::~PlacesDialog() = default;

QWidget *PlacesDialog::makeHosts()
{
    auto *part = new QWidget(this);
    m_hostTable = new TableCard(part);
    TableView *table = shapeTable(m_hostTable, u"hostsTable"_s, tr("Hosts"), m_hosts, HostsModel::Outcome);
    table->setItemDelegateForColumn(HostsModel::Role, new ChoiceDelegate(table));
    table->setItemDelegateForColumn(HostsModel::Sudo, new CheckDelegate(table));
    table->setItemDelegateForColumn(HostsModel::Outcome, new StateDelegate(table));
    table->setColumnWidth(HostsModel::Name, 150);
    table->setColumnWidth(HostsModel::Role, 110);
    table->setColumnWidth(HostsModel::Ssh, 200);
    table->setColumnWidth(HostsModel::Sudo, 60);
    // A click on the tick is the delegate's.
    connect(table, &TableView::peeked, this, [](const QModelIndex &index) { CheckDelegate::toggle(index.siblingAtColumn(HostsModel::Sudo)); });
    QPushButton *add = smallButton(tr("Add host…"), u"addHost"_s, part);
    QPushButton *remove = smallButton(tr("Remove"), u"removeHost"_s, part);
    m_try = smallButton(tr("Try all"), u"tryHosts"_s, part);
    m_try->setToolTip(tr("Logs in on each host, tries whether commands run as root, and looks for a proxy; changes nothing"));
    connect(add, &QPushButton::clicked, this, &PlacesDialog::addHost);
    connect(remove, &QPushButton::clicked, this, [this, table] { m_hosts->remove(table->currentIndex().row()); });
    connect(m_try, &QPushButton::clicked, this, &PlacesDialog::tryAll);
    QHBoxLayout *head = headRow(tr("Hosts"), tr("failovers start, stop and fence brokers by these logins"), part);
    for (QPushButton *button : {add, remove, m_try})
        head->addWidget(button);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_hostTable, 1);
    return part;
}

QWidget *PlacesDialog::makeProxies()
{
    auto *part = new QWidget(this);
    m_proxyTable = new TableCard(part);
    TableView *table = shapeTable(m_proxyTable, u"proxiesTable"_s, tr("Proxies"), m_proxies, ProxiesModel::Outcome);
    for (const int column : {ProxiesModel::Host, ProxiesModel::Socket, ProxiesModel::Backend})
        table->setItemDelegateForColumn(column, new ChoiceDelegate(table));
    table->setItemDelegateForColumn(ProxiesModel::Outcome, new StateDelegate(table));
    table->setColumnWidth(ProxiesModel::Name, 110);
    table->setColumnWidth(ProxiesModel::Host, 110);
    table->setColumnWidth(ProxiesModel::Address, 150);
    table->setColumnWidth(ProxiesModel::Socket, 210);
    table->setColumnWidth(ProxiesModel::Backend, 120);
    QPushButton *add = smallButton(tr("Add proxy"), u"addProxy"_s, part);
    QPushButton *remove = smallButton(tr("Remove"), u"removeProxy"_s, part);
    connect(add, &QPushButton::clicked, this, &PlacesDialog::addProxy);
    connect(remove, &QPushButton::clicked, this, [this, table] { m_proxies->remove(table->currentIndex().row()); });
    QHBoxLayout *head = headRow(tr("Proxies"), tr("a host with HAProxy that is tried brings its own; failovers move clients by them"), part);
    head->addWidget(add);
    head->addWidget(remove);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_proxyTable, 1);
    return part;
}

QWidget *PlacesDialog::makeEncryption()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    column->addLayout(headRow(tr("Encryption"), tr("who signs the nodes' certificates, and what this console shows them; PEM files of this machine"), part));
    column->addWidget(m_encryption);
    return part;
}

void PlacesDialog::tryAll()
{
    for (int row = 0; row < m_hosts->rowCount(); ++row)
        tryOne(row);
    showState();
}

void PlacesDialog::tryOne(int row)
{
    const HostProfile &host = m_hosts->hosts().at(row);
    if (host.ssh.isEmpty())
        return;
    m_hosts->setTrying(host.name);
    m_run->tryHost(host, m_profile.sshConfig, haproxy::brokerPlaces(m_profile));
}

void PlacesDialog::takeTrial(const PlaceTrial &trial)
{
    if (!m_hosts->setTrial(trial))
        return;
    const auto host = std::ranges::find(m_hosts->hosts(), trial.host, &HostProfile::name);
    if (host != m_hosts->hosts().end())
        m_proxies->setTrial(trial, *host);
    showState();
}

/// One key at a time: whoever accepts two at once has compared none.
void PlacesDialog::acceptKey()
{
    for (int row = 0; row < m_hosts->rowCount(); ++row) {
        const PlaceTrial *trial = m_hosts->trial(row);
        if (!trial || trial->host != m_keyOf || trial->unknown.isEmpty())
            continue;
        if (const Status kept = m_run->accept(trial->unknown.first()); !kept) {
            say(GlyphKind::Bad, kept.error().message);
            return;
        }
        tryOne(row);
        showState();
        return;
    }
}

void PlacesDialog::addHost()
{
    bool given = false;
    const QString name = QInputDialog::getText(this, tr("Which host shall be added?"), tr("Name, as ssh takes it"), QLineEdit::Normal, {}, &given).trimmed();
    if (!given || name.isEmpty())
        return;
    const QString plain = name.section(u'@', -1);
    if (const QString reason = whyNotAllowed(NameKind::SshTarget, name) + whyNotAllowed(NameKind::Host, plain); !reason.isEmpty()) {
        say(GlyphKind::Bad, tr("“%1” %2").arg(name, reason));
        return;
    }
    if (std::ranges::contains(m_hosts->hosts(), HostName{plain}, &HostProfile::name)) {
        say(GlyphKind::Bad, tr("%1 is there already").arg(plain));
        return;
    }
    tryOne(m_hosts->add({.name = {plain}, .role = HostRole::Other, .address = plain, .ssh = name}));
}

void PlacesDialog::addProxy()
{
    QString name;
    for (int number = m_proxies->rowCount() + 1; name.isEmpty() || std::ranges::contains(m_proxies->proxies(), ProxyName{name}, &ProxyProfile::name); ++number)
        name = u"lb%1"_s.arg(number);
    const int row = m_proxies->add({.name = {name}});
    m_proxyTable->table()->setCurrentIndex(m_proxies->index(row, ProxiesModel::Host));
    m_proxyTable->table()->setFocus();
}

ClusterProfile PlacesDialog::profile() const
{
    ClusterProfile profile = m_profile;
    profile.hosts = m_hosts->hosts();
    profile.proxies = m_proxies->proxies();
    return m_encryption->applied(std::move(profile));
}

QString PlacesDialog::problem() const
{
    for (int row = 0; row < m_proxies->rowCount(); ++row) {
        if (const QString reason = m_proxies->problem(row); !reason.isEmpty())
            return tr("%1: %2").arg(m_proxies->proxies().at(row).name.value, reason);
        const ProxyProfile &proxy = m_proxies->proxies().at(row);
        if (!proxy.host.isEmpty() && !std::ranges::contains(m_hosts->hosts(), proxy.host, &HostProfile::name))
            return tr("%1 runs on %2, which cannot go").arg(proxy.name.value, proxy.host.value);
    }
    for (const NodeProfile &node : m_profile.nodes) {
        if (!node.host.isEmpty() && !std::ranges::contains(m_hosts->hosts(), node.host, &HostProfile::name))
            return tr("%1 runs on %2, which cannot go").arg(shortName(node.name), node.host.value);
    }
    if (const QString reason = m_encryption->problem(); !reason.isEmpty())
        return reason;
    if (profile() == m_profile)
        return tr("Nothing has been changed");
    return {};
}

void PlacesDialog::showState()
{
    QStringList hosts;
    int trying = 0;
    int failed = 0;
    m_keyOf = {};
    for (int row = 0; row < m_hosts->rowCount(); ++row) {
        hosts.append(m_hosts->hosts().at(row).name.value);
        const QModelIndex outcome = m_hosts->index(row, HostsModel::Outcome);
        const auto glyph = static_cast<GlyphKind>(outcome.data(roles::Glyph).toInt());
        trying += glyph == GlyphKind::Running ? 1 : 0;
        failed += glyph == GlyphKind::Bad ? 1 : 0;
        const PlaceTrial *trial = m_hosts->trial(row);
        if (m_keyOf.isEmpty() && trial && !trial->unknown.isEmpty()) {
            m_keyOf = trial->host;
            const HostKey &key = trial->unknown.first();
            m_key->setNotice(Level::Note, tr("%1 shows this key for the first time").arg(trial->host.value), key.type + u' ' + key.fingerprint);
            m_key->setAction(tr("Accept this key"));
        }
    }
    if (m_keyOf.isEmpty())
        m_key->setNotice(Level::Ok, {}, {});
    m_proxies->setHosts(hosts);
    m_try->setEnabled(trying == 0 && m_hosts->rowCount() > 0);
    const QString reason = problem();
    m_saveButton->setEnabled(reason.isEmpty());
    if (trying > 0)
        say(GlyphKind::Running, tr("Logging in; hosts to go: %1").arg(trying));
    else if (failed > 0 && reason.isEmpty())
        say(GlyphKind::Warn, tr("Hosts that let nobody in as it is needed: %1").arg(failed));
    else
        say(GlyphKind::Note, reason.isEmpty() ? tr("Holds for %1 once it is saved").arg(m_profile.name.value) : reason);
}

void PlacesDialog::say(GlyphKind glyph, const QString &text)
{
    m_glyph->setKind(glyph);
    m_note->setText(text);
}

void PlacesDialog::save()
{
    m_saveButton->setEnabled(false);
    if (profile().tls == m_profile.tls) {
        keep();
        return;
    }
    // A file that cannot be used would close every door of the cluster: it is told here, not by every page.
    QCoro::connect(waitedFor([tls = profile().tls]() -> Status {
                       const auto read = tlsConfiguration(tls);
                       return read ? Status() : std::unexpected(read.error());
                   }),
                   this, [this](const Status &usable) {
                       if (usable) {
                           keep();
                           return;
                       }
                       showState();
                       say(GlyphKind::Bad, usable.error().message);
                   });
}

void PlacesDialog::keep()
{
    m_save(profile(), [guard = QPointer(this)](const Status &status) {
        if (!guard)
            return;
        if (status) {
            guard->accept();
            return;
        }
        guard->showState();
        guard->say(GlyphKind::Bad, status.error().message);
    });
}

} // namespace warrener
