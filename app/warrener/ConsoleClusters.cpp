// What a person does with the clusters of the console: adds, edits, opens, forgets.
#include "Console.h"
#include "look/notify/Webhook.h"
#include "ui/clusters/EditClusterDialog.h"
#include "ui/clusters/NetDiscoveryRun.h"
#include "ui/clusters/NetPlacesRun.h"
#include "ui/clusters/PlacesDialog.h"

using namespace Qt::StringLiterals;

namespace warrener {

void Console::openCluster(const ClusterName &name)
{
    for (const ProfileStore::Entry &entry : m_directory.entries()) {
        if (entry.profile && entry.profile->name == name) {
            openProfile(*entry.profile, m_directory.files().contains(entry.file) ? entry.file : QString(), {});
            return;
        }
    }
}

void Console::addCluster()
{
    const auto added = std::make_shared<ClusterProfile>();
    const auto save = [this, added](const ClusterProfile &profile, const AddClusterDialog::Given &given, const std::function<void(const Status &)> &done) {
        *added = profile;
        m_directory.add(profile, [this, profile, given, done](const Status &written) {
            if (!written) {
                done(written);
                return;
            }
            QCoro::connect(m_given->write(profile.name, profile.user, given.password), this, [done](const Status &) { done({}); });
            if (given.keep)
                keepInKeychain(profile, given.password);
        });
    };
    auto *dialog = new AddClusterDialog([] { return std::make_unique<NetDiscoveryRun>(); }, save, &m_window);
    connect(dialog, &AddClusterDialog::saved, this, [this, added](const ClusterName &name) {
        m_window.say(tr("%1 was added").arg(name.value));
        openProfile(*added, {}, {});
        // What failovers need is found by looking at the hosts, not by the brokers' answers.
        if (m_session && m_session->store()->profile().name == name)
            editPlaces();
    });
    dialog->open();
}

void Console::editCluster(const ClusterName &name)
{
    const bool isOpen = m_session && m_session->store()->profile().name == name;
    // Until it ends the old profile holds, and what else is saved of it would be written over this.
    if (const RunDesk *running = isOpen ? m_session->runningNow() : nullptr) {
        m_window.warn(tr("“%1” is running; the cluster can be edited when that has ended").arg(running->current().state.plan.title));
        return;
    }
    std::optional<ClusterProfile> profile;
    QString file = m_file;
    if (isOpen) {
        profile = m_session->store()->profile();
    } else {
        for (const ProfileStore::Entry &entry : m_directory.entries()) {
            if (!entry.profile || entry.profile->name != name)
                continue;
            profile = *entry.profile;
            file = m_directory.files().contains(entry.file) ? entry.file : QString();
            break;
        }
    }
    if (!profile)
        return;
    const auto save = [this, file, user = profile->user](const ClusterProfile &edited, const AddClusterDialog::Given &given,
                                                         const std::function<void(const Status &)> &done) {
        keepEdited(edited, file, given, [this, edited, user, done](const Status &kept) {
            if (kept && edited.user != user)
                forgetUser(edited.name, user);
            done(kept);
        });
    };
    auto *dialog = new EditClusterDialog(*profile, save, &m_window);
    if (isOpen)
        connect(m_session.get(), &QObject::destroyed, dialog, &QDialog::reject);
    dialog->open();
}

void Console::keepEdited(const ClusterProfile &profile, const QString &file, const AddClusterDialog::Given &given,
                         const std::function<void(const Status &)> &done)
{
    const bool isOpen = m_session && m_session->store()->profile().name == profile.name;
    const ClusterProfile whole = isOpen ? withWebhook(profile, m_session->desk()->schedule().webhook) : profile;
    m_directory.write(whole, file, [this, whole, file, given, done](const Status &written) {
        if (!written || given.password.isEmpty()) {
            done(written);
            if (written)
                QTimer::singleShot(0, this, [this, whole, file] { goOnWith(whole, file); });
            return;
        }
        QCoro::connect(m_given->write(whole.name, whole.user, given.password), this, [this, whole, file, done](const Status &) {
            done({});
            QTimer::singleShot(0, this, [this, whole, file] { goOnWith(whole, file); });
        });
        if (given.keep)
            keepInKeychain(whole, given.password);
    });
}

/// The cluster that is open begins anew with it, on the page that is shown; another one when it is opened.
void Console::goOnWith(const ClusterProfile &profile, const QString &file)
{
    if (!m_session || m_session->store()->profile().name != profile.name)
        return;
    if (m_session->store()->profile() == profile)
        beginAnew(profile);
    else
        openProfile(profile, file, m_window.current().page);
}

void Console::forgetUser(const ClusterName &cluster, const QString &user)
{
    QCoro::connect(m_given->remove(cluster, user), this, [](const Status &) {});
    QCoro::connect(m_keychain->remove(cluster, user), this, [this, user](const Status &status) {
        // Where there is no keychain there is nothing left in it.
        if (!status && status.error().kind != ErrorKind::NotConfigured)
            m_window.warn(tr("The password of “%1” may still be in the keychain: %2").arg(user, status.error().message));
    });
}

/// A machine without a keychain is no fault of what was added: it is said, and the program goes on.
void Console::keepInKeychain(const ClusterProfile &profile, const QString &password)
{
    QCoro::connect(m_keychain->write(profile.name, profile.user, password), this, [this](const Status &status) {
        if (status)
            m_window.say(tr("The password is kept in the keychain"));
        else
            m_window.warn(tr("There is no keychain here: the password is held in memory until this program ends, and asked for at the next start"));
    });
}

void Console::editPlaces()
{
    if (!m_session)
        return;
    const auto save = [this](const ClusterProfile &profile, const std::function<void(const Status &)> &done) { saveProfile(profile, done); };
    const ClusterProfile &open = m_session->store()->profile();
    auto *dialog = new PlacesDialog(m_anew && m_anew->name == open.name ? *m_anew : open, [] { return std::make_unique<NetPlacesRun>(); }, save, &m_window);
    connect(m_session.get(), &QObject::destroyed, dialog, &QDialog::reject);
    dialog->open();
}

void Console::saveProfile(const ClusterProfile &profile, const std::function<void(const Status &)> &done)
{
    // The settings page read the profile before the diagnosis page changed the webhook.
    const bool isOpen = m_session && m_session->store()->profile().name == profile.name;
    const ClusterProfile whole = isOpen ? withWebhook(profile, m_session->desk()->schedule().webhook) : profile;
    m_directory.write(whole, m_file, [this, whole, file = m_file, done](const Status &status) {
        done(status);
        // Thresholds and time-outs reach into every poller: all begin anew with them.
        if (status)
            QTimer::singleShot(0, this, [this, whole, file] { openProfile(whole, file, u"settings"_s); });
    });
}

void Console::showClusters()
{
    QList<ClusterEntry> clusters;
    for (const ProfileStore::Entry &entry : m_directory.entries()) {
        if (entry.profile)
            clusters.append({entry.profile->name, entry.profile->environment});
    }
    m_window.setClusters(clusters);
}

} // namespace warrener
