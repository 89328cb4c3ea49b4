// What can be done with backups from their page; how it looks is in BackupsPageLayout.cpp.

#include "ui/backups/BackupWords.h"
#include "ui/backups/BackupsModel.h"
#include "ui/backups/BackupsPage.h"
#include "ui/backups/CompareDialog.h"
#include "ui/backups/ContentsTree.h"
#include "ui/backups/CreateBackupDialog.h"
#include "ui/backups/PinDialog.h"
#include "ui/backups/PruneDialog.h"
#include "ui/backups/RemoveBackupDialog.h"
#include "ui/backups/VerifyDialog.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/MenuButton.h"
#include "ui/parts/TableView.h"
#include "ui/theme/Icons.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMetaMethod>

using namespace Qt::StringLiterals;

namespace warrener {

void BackupsPage::createBackup()
{
    const ClusterProfile &profile = m_store.profile();
    auto *dialog = new CreateBackupDialog(m_desk, profile.name, profile.environment, backupSettings(profile).recipients, this);
    connect(dialog, &CreateBackupDialog::succeeded, this, &Page::succeeded);
    dialog->open();
}

void BackupsPage::prune()
{
    const ClusterProfile &profile = m_store.profile();
    auto *dialog = new PruneDialog(m_desk, profile.name, profile.environment, this);
    connect(dialog, &PruneDialog::succeeded, this, &Page::succeeded);
    dialog->open();
}

void BackupsPage::chooseComparison()
{
    auto *dialog = new CompareDialog(m_desk.view(), m_id, m_store.profile().name.value, m_desk.now(), this);
    dialog->setEnvironment(m_store.profile().environment);
    connect(dialog, &CompareDialog::chosen, this,
            [this](const QString &older, const QString &newer) { Q_EMIT openRequested({u"backups"_s, u"compare/%1..%2"_s.arg(older, newer)}); });
    dialog->open();
}

void BackupsPage::verify(const QString &id)
{
    const int at = m_model->rowOf(id);
    if (at < 0 || m_verifying.contains(id))
        return;
    const QString title = backupwords::title(m_model->rowAt(at)->backup, m_desk.now());
    m_verifying.append(id);
    showButtons();
    QCoro::connect(m_desk.verify(id), this, [this, id, title](const Result<VerifyReport> &report) {
        m_verifying.removeOne(id);
        showButtons();
        if (!report) {
            if (report.error().kind != ErrorKind::Cancelled)
                tell(backupwords::sentence(report.error()));
            return;
        }
        if (report->isGood()) {
            Q_EMIT succeeded(verifyWords(*report));
            return;
        }
        // A key that does not open it is no damage.
        if (!report->isDamaged()) {
            tell(backupwords::sentence(report->troubles.constFirst().error));
            return;
        }
        auto *dialog = new VerifyDialog(*report, title, this);
        dialog->setEnvironment(m_store.profile().environment);
        dialog->open();
    });
}

void BackupsPage::copy(const QString &id)
{
    QCoro::connect(m_desk.copy(id), this, [this](const Status &status) {
        if (status)
            Q_EMIT succeeded(tr("The backup was copied to %1 and verified there").arg(m_desk.view().secondPlace));
        else if (status.error().kind != ErrorKind::Cancelled)
            tell(backupwords::sentence(status.error()));
    });
}

void BackupsPage::verifyCopy(const QString &id)
{
    QCoro::connect(m_desk.verifyCopy(id), this, [this, id](const Status &status) {
        if (status)
            Q_EMIT succeeded(tr("The copy of %1 in %2 is what was written").arg(id, m_desk.view().secondPlace));
        else if (status.error().kind != ErrorKind::Cancelled)
            tell(backupwords::sentence(status.error()));
    });
}

void BackupsPage::consolidate(const QString &id)
{
    QCoro::connect(m_desk.consolidate(id), this, [this, id](const Result<QString> &made) {
        if (made)
            Q_EMIT succeeded(tr("%1 holds all of %2 itself").arg(*made, id));
        else if (made.error().kind != ErrorKind::Cancelled)
            tell(backupwords::sentence(made.error()));
    });
}

void BackupsPage::pin(const QString &id)
{
    const int at = m_model->rowOf(id);
    if (at < 0)
        return;
    const BackupSummary &backup = m_model->rowAt(at)->backup;
    if (!backup.isPinned) {
        auto *dialog = new PinDialog(m_desk, backup, this);
        dialog->setEnvironment(m_store.profile().environment);
        dialog->open();
        return;
    }
    QCoro::connect(m_desk.pin(id, false, {}), this, [this](const Status &status) {
        if (!status)
            tell(backupwords::sentence(status.error()));
    });
}

void BackupsPage::removeBackup(const QString &id)
{
    const ClusterProfile &profile = m_store.profile();
    auto *dialog = new RemoveBackupDialog(m_desk, id, profile.name, profile.environment, this);
    connect(dialog, &RemoveBackupDialog::succeeded, this, &Page::succeeded);
    dialog->open();
}

void BackupsPage::showRowMenu(const QPoint &at)
{
    if (!m_table->indexAt(at).isValid())
        return;
    fillMore();
    m_more->choices()->popup(m_table->viewport()->mapToGlobal(at));
}

/// Of what stands in the backup a queue comes back by itself.
void BackupsPage::showEntryMenu(const QPoint &at)
{
    if (!m_tree->currentIndex().isValid() || m_restore->isHidden() || !m_restore->isEnabled())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"entryMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *restore = menu->addAction(chosenQueues().isEmpty() ? tr("Restore from this backup…") : tr("Restore this queue…"));
    restore->setObjectName(u"restoreEntry"_s);
    connect(restore, &QAction::triggered, this, [this] { Q_EMIT restoreRequested(m_id, chosenQueues()); });
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

/// What it comes to stands beside the backup: one from elsewhere has no such place.
bool BackupsPage::canBeTested() const
{
    const BackupRow *row = chosenRow();
    return row != nullptr && isSound(*row) && !row->outside && row->backup.holds.contains(BackupPart::Definitions);
}

/// The same for the button and for a row: what is rarely needed.
void BackupsPage::fillMore()
{
    QMenu *menu = m_more->choices();
    menu->clear();
    const BackupRow *row = chosenRow();
    const QString id = row ? row->backup.id : QString();
    const BackupTrust trust = row ? trustOf(*row) : BackupTrust::Incomplete;
    const bool whole = row && trust != BackupTrust::Incomplete && trust != BackupTrust::Running;
    const auto add = [menu](const QString &name, const QString &text, bool enabled, const auto &act) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, menu, act);
    };
    add(u"pinAction"_s, row && row->backup.isPinned ? tr("Unpin") : tr("Pin…"), whole && !row->outside, [this, id] { pin(id); });
    if (isSignalConnected(QMetaMethod::fromSignal(&BackupsPage::testRequested)))
        add(u"testAction"_s, tr("Test whether it can be restored…"), canBeTested(), [this, id] { Q_EMIT testRequested(id); });
    add(u"copyAction"_s, tr("Copy to the second place"), whole && !row->outside && !m_desk.view().secondPlace.isEmpty(), [this, id] { copy(id); });
    add(u"verifyCopyAction"_s, tr("Verify the copy in the second place"), row && hasCopy(*row, m_desk.view().secondPlace), [this, id] { verifyCopy(id); });
    add(u"consolidateAction"_s, tr("Make a full backup of it and its bases"), whole && !row->outside && row->backup.type == BackupType::Incremental,
        [this, id] { consolidate(id); });
    add(u"liveAction"_s, tr("Compare with the live cluster"), whole, [this, id] { Q_EMIT openRequested({u"backups"_s, u"compare/%1.."_s.arg(id)}); });
    add(u"removeAction"_s, tr("Remove…"), row && !row->outside && !row->backup.isPinned && trust != BackupTrust::Running, [this, id] { removeBackup(id); });
    menu->addSeparator();
    add(u"readFileAction"_s, tr("Read a backup file…"), true, [this] { chooseOutside(); });
    add(u"keptAction"_s, tr("What restores have kept on the hosts…"), isSignalConnected(QMetaMethod::fromSignal(&BackupsPage::keptRequested)),
        [this] { Q_EMIT keptRequested(); });
}

void BackupsPage::saveEntry(const QString &path)
{
    auto *dialog = new QFileDialog(this, tr("Save the file"));
    dialog->setObjectName(u"saveEntryDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    // Nothing is written over what is there, whatever is answered.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->selectFile(path.section(u'/', -1));
    connect(dialog, &QFileDialog::fileSelected, this, [this, path, id = m_id](const QString &file) {
        QCoro::connect(m_desk.saveEntry(id, path, file), this, [this](const Result<QStringList> &files) {
            if (files)
                Q_EMIT succeeded(tr("Saved as %1").arg(QFileInfo(files->value(0)).fileName()));
            else
                tell(backupwords::sentence(files.error()));
        });
    });
    dialog->open();
}

void BackupsPage::saveMessage(qint64 number)
{
    auto *dialog = new QFileDialog(this, tr("Save the message into a folder"));
    dialog->setObjectName(u"saveMessageDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, number, id = m_id, path = m_path](const QString &folder) {
        QCoro::connect(m_desk.saveMessage(id, path, number, folder), this, [this](const Result<QStringList> &files) {
            if (files)
                Q_EMIT succeeded(tr("Saved as %1").arg(QFileInfo(files->value(0)).fileName()));
            else
                tell(backupwords::sentence(files.error()));
        });
    });
    dialog->open();
}

void BackupsPage::chooseOutside()
{
    auto *dialog = new QFileDialog(this, tr("Read a backup file"));
    dialog->setObjectName(u"readFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Backups (*.tar.zst *.tar.gz *.age)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &BackupsPage::readOutside);
    dialog->open();
}

void BackupsPage::readOutside(const QString &file)
{
    QCoro::connect(m_desk.readFile(file), this, [this, file](const Result<QString> &id) {
        if (id)
            choose(*id);
        else
            tell(tr("%1: %2").arg(QFileInfo(file).fileName(), backupwords::sentence(id.error())));
    });
}

void BackupsPage::askForIdentity()
{
    auto *dialog = new QFileDialog(this, tr("An age identity that opens this backup"));
    dialog->setObjectName(u"identityDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_desk.setIdentity(file);
        readManifest();
    });
    dialog->open();
}

} // namespace warrener
