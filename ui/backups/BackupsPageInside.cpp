// What is in the backup that is chosen, and how two differ.
#include "run/operations/backup/BackupQueues.h"
#include "ui/backups/AboutCard.h"
#include "ui/backups/BackupWords.h"
#include "ui/backups/BackupsPage.h"
#include "ui/backups/ContentsModel.h"
#include "ui/backups/ContentsTree.h"
#include "ui/backups/DefinitionsCard.h"
#include "ui/backups/DiffView.h"
#include "ui/backups/LogsCard.h"
#include "ui/backups/MessageCard.h"
#include "ui/backups/MessagesCard.h"
#include "ui/backups/TextCard.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/Label.h"
#include "ui/parts/PageHeader.h"
#include "ui/parts/StatePanel.h"

#include <QMetaMethod>
#include <QPushButton>
#include <QStackedLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString titleOf(const BackupsView &view, const QString &id, const QString &live, TimePoint now)
{
    if (id.isEmpty())
        return live;
    const auto it = std::ranges::find_if(view.rows, [&id](const BackupRow &row) { return row.backup.id == id; });
    return it == view.rows.end() ? id : backupwords::title(it->backup, now);
}

} // namespace

void BackupsPage::rowChosen()
{
    const BackupRow *row = chosenRow();
    m_id = row ? row->backup.id : QString();
    showButtons();
    if (m_id != m_read)
        readManifest();
    else if (row && m_inside->currentIndex() == AboutPlace)
        m_about->setBackup(*row, m_manifest.get(), m_desk.now());
}

void BackupsPage::readManifest()
{
    m_read = m_id;
    m_manifest.reset();
    m_contents->setManifest({}, {}, 0);
    const BackupRow *row = chosenRow();
    if (!row) {
        m_insideState->showEmpty(tr("No backup is chosen"), {});
        m_insideState->setAction({});
        m_inside->setCurrentIndex(InsideStatePlace);
        return;
    }
    m_about->setBackup(*row, nullptr, m_desk.now());
    m_inside->setCurrentIndex(AboutPlace);
    if (trustOf(*row) == BackupTrust::Incomplete || trustOf(*row) == BackupTrust::Running)
        return;
    QCoro::connect(m_desk.manifest(m_id), this, [this, id = m_id](const Result<BackupManifestPtr> &manifest) {
        if (id != m_read)
            return; // another one was chosen meanwhile
        if (manifest) {
            m_manifest = *manifest;
            showManifest();
            return;
        }
        const BackupRow *of = chosenRow();
        const bool locked = of && of->backup.isEncrypted && manifest.error().kind == ErrorKind::Forbidden;
        m_insideState->showUnreachable(locked ? tr("This backup is encrypted") : tr("It cannot be looked into"), backupwords::sentence(manifest.error()));
        m_insideState->setAction(locked ? tr("Choose an identity file…") : QString());
        m_inside->setCurrentIndex(InsideStatePlace);
    });
}

void BackupsPage::showManifest()
{
    const BackupRow *row = chosenRow();
    if (!row)
        return;
    m_contents->setManifest(m_manifest, backupwords::title(row->backup, m_desk.now()), row->backup.archiveBytes);
    const QModelIndex root = m_contents->index(0, 0);
    m_tree->expand(root);
    for (int at = 0; at < m_contents->rowCount(root); ++at) {
        const QModelIndex group = m_contents->index(at, 0, root);
        const QString icon = group.data(ContentsModel::IconRole).toString();
        m_tree->setExpanded(group, icon == "envelope"_L1 || icon == "file"_L1);
    }
    // Whoever goes from backup to backup looks at the same thing in each.
    const QModelIndex same = m_contents->indexOf(m_path);
    m_tree->setCurrentIndex(same.isValid() ? same : root);
    showEntry();
}

QStringList BackupsPage::chosenQueues() const
{
    const QModelIndex index = m_tree->currentIndex();
    if (!index.isValid() || static_cast<ContentsModel::Kind>(index.data(ContentsModel::KindRole).toInt()) != ContentsModel::Kind::Queue)
        return {};
    return {queueKey(index.data(ContentsModel::VhostRole).toString(), index.data(ContentsModel::QueueRole).toString())};
}

void BackupsPage::showDiffRestore()
{
    m_diffRestore->setVisible(isSignalConnected(QMetaMethod::fromSignal(&BackupsPage::restoreRequested)) && !m_diff->older().isEmpty());
    m_diffRestore->setText(m_diff->chosenQueue().isEmpty() ? tr("Restore…") : tr("Restore this queue…"));
}

void BackupsPage::showEntry()
{
    showButtons();
    const QModelIndex index = m_tree->currentIndex();
    const BackupRow *row = chosenRow();
    if (!index.isValid() || !m_manifest || !row)
        return;
    const QString path = index.data(ContentsModel::PathRole).toString();
    const auto kind = static_cast<ContentsModel::Kind>(index.data(ContentsModel::KindRole).toInt());
    const QString name = index.data().toString();
    if (!path.isEmpty())
        m_path = path;
    const BackupEntry *entry = m_manifest->findEntry(path);
    switch (kind) {
    case ContentsModel::Kind::Backup:
    case ContentsModel::Kind::Group:
        m_about->setBackup(*row, m_manifest.get(), m_desk.now());
        m_inside->setCurrentIndex(AboutPlace);
        return;
    case ContentsModel::Kind::Logs: {
        const QString under = index.data(ContentsModel::UnderRole).toString();
        m_logs->setLogs(m_id, under, under == "logs/"_L1 ? tr("All logs") : tr("Logs of %1").arg(name));
        m_inside->setCurrentIndex(LogsPlace);
        return;
    }
    case ContentsModel::Kind::Definitions:
        m_definitions->setFile(m_id, path, name);
        m_inside->setCurrentIndex(DefinitionsPlace);
        return;
    case ContentsModel::Kind::Queue: {
        const BackedUpQueue *queue = m_manifest->findQueue(index.data(ContentsModel::VhostRole).toString(), index.data(ContentsModel::QueueRole).toString());
        if (queue && !queue->entry.isEmpty()) {
            m_message->clear();
            m_messages->setQueue(m_id, *queue);
            m_inside->setCurrentIndex(MessagesPlace);
            return;
        }
        m_insideState->showEmpty(tr("The messages of %1 are not in this backup").arg(name), queue ? queue->reason : QString());
        m_insideState->setAction({});
        m_inside->setCurrentIndex(InsideStatePlace);
        return;
    }
    case ContentsModel::Kind::File:
    case ContentsModel::Kind::Log:
        if (entry) {
            m_text->setFile(m_id, *entry);
            m_inside->setCurrentIndex(TextPlace);
        }
        return;
    case ContentsModel::Kind::Data:
        m_insideState->showEmpty(name, tr("A data directory as it lay on the host, for that host and version only. It can be dragged out or saved."));
        m_insideState->setAction({});
        m_inside->setCurrentIndex(InsideStatePlace);
        return;
    }
}

void BackupsPage::showLine(const QString &path, qint64 line, const QString &find)
{
    const BackupEntry *entry = m_manifest ? m_manifest->findEntry(path) : nullptr;
    if (!entry)
        return;
    // All logs were looked through, those too that the tree's own filter leaves out.
    if (!m_contents->indexOf(path).isValid())
        m_contents->setFilter({});
    m_tree->setCurrentIndex(m_contents->indexOf(path));
    m_text->setFile(m_id, *entry, {.line = line, .find = find});
    m_inside->setCurrentIndex(TextPlace);
}

void BackupsPage::showMessage(qint64 number)
{
    // Each is a way through its queue from the beginning: who walks down a million of them with a key waits for the last one only.
    m_messageStop.request_stop();
    m_messageStop = {};
    m_message->showLoading(number);
    const auto show = [this, number, id = m_id, path = m_path, stop = m_messageStop](const Result<MessagePtr> &message) {
        if (stop != m_messageStop || id != m_id || path != m_path)
            return; // another one is looked at by now
        if (message)
            m_message->setMessage(*message);
        else
            m_message->showProblem(number, backupwords::sentence(message.error()));
    };
    QCoro::connect(m_desk.message(m_id, m_path, number, m_messageStop.get_token()), this, show);
}

void BackupsPage::compare(const QString &older, const QString &newer)
{
    const TimePoint now = m_desk.now();
    const QString live = tr("%1 as it is now").arg(m_store.profile().name.value);
    m_diffLine->setText(tr("%1 → %2").arg(titleOf(m_desk.view(), older, live, now), titleOf(m_desk.view(), newer, live, now)));
    m_header->hide();
    m_stack->setCurrentIndex(BackupsDiffPlace);
    m_diff->compare(older, newer);
}

void BackupsPage::closeDiff()
{
    Q_EMIT openRequested({u"backups"_s, m_id});
}

} // namespace warrener
