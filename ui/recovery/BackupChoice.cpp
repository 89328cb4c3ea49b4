#include "ui/recovery/BackupChoice.h"

#include "base/Units.h"
#include "ui/parts/ComboBox.h"
#include "ui/parts/Label.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace warrener {

BackupChoice::BackupChoice(RecoveryDesk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_backup(new ComboBox(this)), m_folder(new Label({}, TextStyle::Table, Token::Text2, this)),
      m_elsewhere(new QPushButton(tr("Another folder…"), this)), m_asProfile(new QPushButton(tr("The profile's folder"), this))
{
    build();
    connect(m_backup, &QComboBox::activated, this, &BackupChoice::chosen);
    connect(m_elsewhere, &QPushButton::clicked, this, &BackupChoice::chooseFolder);
    connect(m_asProfile, &QPushButton::clicked, this, [this] { setFolder({}); });
}

void BackupChoice::build()
{
    m_backup->setObjectName(u"recoveryBackup"_s);
    m_backup->setAccessibleName(tr("The backup that is restored"));
    m_folder->setObjectName(u"recoveryFolder"_s);
    m_folder->setEliding(true);
    m_elsewhere->setObjectName(u"recoveryElsewhere"_s);
    m_elsewhere->setProperty("kind", u"ghost"_s);
    m_asProfile->setObjectName(u"recoveryAsProfile"_s);
    m_asProfile->setProperty("kind", u"ghost"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(new Label(tr("Backup"), TextStyle::Table, Token::Text2, this));
    row->addWidget(m_backup, 3);
    row->addWidget(m_folder, 2);
    row->addWidget(m_elsewhere);
    row->addWidget(m_asProfile);
}

void BackupChoice::begin(bool restores, const ClusterName &of)
{
    m_dir.clear();
    setVisible(restores);
    ask(of);
}

QString BackupChoice::backup() const
{
    return m_backup->currentData().toString();
}

void BackupChoice::ask(const ClusterName &of)
{
    m_of = of;
    const int number = ++m_listed;
    fill({});
    showFolder();
    if (isHidden())
        return;
    QCoro::connect(m_desk.backups(of, m_dir), this, [this, number](const Result<QList<BackupSummary>> &backups) {
        if (number != m_listed)
            return;
        if (backups)
            fill(*backups);
        showFolder(!backups ? backups.error().message : backups->isEmpty() ? tr("no whole backup is there") : QString());
    });
}

/// What is wrong with the folder is told by the plan too.
void BackupChoice::showFolder(const QString &problem)
{
    const QString folder = m_dir.isEmpty() ? m_desk.backupFolder() : m_dir;
    const QString words =
        problem.isEmpty() ? tr("in %1", "a folder of backups").arg(folder) : tr("in %1: %2", "a folder of backups, and what is wrong").arg(folder, problem);
    m_folder->setText(words);
    m_asProfile->setVisible(!m_dir.isEmpty());
}

void BackupChoice::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("A folder that holds backups"), m_dir.isEmpty() ? m_desk.backupFolder() : m_dir);
    dialog->setObjectName(u"recoveryFolderDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &BackupChoice::setFolder);
    dialog->open();
}

/// One that was chosen in another folder is not there.
void BackupChoice::setFolder(const QString &folder)
{
    m_dir = folder;
    ask(m_of);
    Q_EMIT chosen();
}

void BackupChoice::fill(const QList<BackupSummary> &backups)
{
    m_backup->clear();
    m_backup->addItem(tr("The newest good one"), QString());
    for (const BackupSummary &backup : backups) {
        const QString age = isAhead(backup, m_desk.now()) ? tr("dated ahead of now") : units::ago(backup.at, m_desk.now());
        m_backup->addItem(backup.verification == Verification::Good
                              ? tr("%1, %2, verified: %3", "cluster, how old, id").arg(backup.cluster, age, backup.id)
                              : tr("%1, %2, not verified: %3", "cluster, how old, id").arg(backup.cluster, age, backup.id),
                          backup.id);
    }
}

} // namespace warrener
