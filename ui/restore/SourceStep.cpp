#include "ui/restore/SourceStep.h"

#include "base/Phrases.h"
#include "ui/backups/BackupWords.h"
#include "ui/backups/BackupsModel.h"
#include "ui/backups/ChainDelegate.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype mostNamed = 5; ///< of what a backup lacks

} // namespace

SourceStep::SourceStep(RestoreFlow &flow, QWidget *parent)
    : RestoreStep(flow, RestoreStage::Source, tr("Source"), tr("Choose the backup, and with it the point in time, that comes back."), parent),
      m_model(new BackupsModel(this)), m_table(nullptr), m_notice(new NoticeBar(this)), m_file(new QPushButton(tr("Read a backup file…"), this)),
      m_identity(new QPushButton(tr("Choose the identity…"), this))
{
    setObjectName(u"restoreSource"_s);
    auto *card = new TableCard(this);
    m_table = card->table();
    m_table->setObjectName(u"restoreBackups"_s);
    m_table->setAccessibleName(tr("Backups"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->setItemDelegateForColumn(BackupsModel::ChainColumn, new ChainDelegate(m_table));
    m_table->setItemDelegateForColumn(BackupsModel::TrustColumn, new StateDelegate(m_table));
    m_fit = new ColumnFit(m_table, {.widths = {58, 98, 142, 90, 68, 196, 178, 150, 168, 140},
                                    .stretch = BackupsModel::HoldsColumn,
                                    .stretchMinimum = 170,
                                    .leastFirst = {BackupsModel::KeptColumn, BackupsModel::AgeColumn, BackupsModel::SecondColumn, BackupsModel::RestoredColumn},
                                    .stretchWish = 270,
                                    .yielding = {BackupsModel::AgeColumn}});
    m_notice->setObjectName(u"restoreSourceNotice"_s);
    m_file->setObjectName(u"restoreFile"_s);
    m_file->setAutoDefault(false);
    m_identity->setObjectName(u"restoreIdentity"_s);
    m_identity->setAutoDefault(false);
    head()->addWidget(m_identity, 0, Qt::AlignBottom);
    head()->addWidget(m_file, 0, Qt::AlignBottom);
    body()->addWidget(m_notice);
    body()->addWidget(card, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        const QString id = index.data(BackupsModel::IdRole).toString();
        if (!m_moving && !id.isEmpty() && id != this->flow().draft().backup)
            change([&id](RestoreDraft &draft) { draft.backup = id; });
    });
    connect(m_file, &QPushButton::clicked, this, &SourceStep::chooseFile);
    connect(m_identity, &QPushButton::clicked, this, &SourceStep::chooseIdentity);
}

QWidget *SourceStep::firstField()
{
    return m_table;
}

void SourceStep::refresh()
{
    const QScopedValueRollback moving(m_moving, true);
    m_model->setView(flow().backups().view(), flow().desk().now());
    // Where there is no second place nothing is said of one.
    if (const bool has = !flow().backups().view().secondPlace.isEmpty(); has != m_fit->isChosen(BackupsModel::SecondColumn))
        m_fit->setChosen(BackupsModel::SecondColumn, has);
    const int row = m_model->rowOf(flow().draft().backup);
    if (row >= 0 && row != m_table->currentIndex().row())
        m_table->setCurrentIndex(m_model->index(row, BackupsModel::TypeColumn));
    m_identity->setVisible(flow().isLocked());
    const RestoreBeginning &beginning = flow().beginning();
    const BackupsView &view = flow().backups().view();
    if (!m_fileProblem.isEmpty())
        m_notice->setNotice(Level::Warning, tr("The file cannot be used"), m_fileProblem);
    else if (!flow().contentsProblem().isEmpty())
        m_notice->setNotice(Level::Warning, flow().isLocked() ? tr("This backup is encrypted") : tr("This backup cannot be read"), flow().contentsProblem());
    else if (view.listing == BackupsListing::Unreachable)
        m_notice->setNotice(Level::Warning, tr("The catalogue cannot be read"), view.problem);
    else if (view.listing == BackupsListing::Ready && view.rows.isEmpty())
        m_notice->setNotice(Level::Note, tr("There is no backup yet"), tr("Read a backup file, or create a backup first."));
    else if (flow().isLooking())
        m_notice->setNotice(Level::Note, tr("Looking for the newest backup that has it"), {});
    else if (const QString name = beginning.queue; !name.isEmpty() && flow().contents()) {
        const bool has = std::ranges::any_of(
            flow().contents()->queues, [&](const ContentQueue &queue) { return queue.vhost == beginning.vhost && queue.name == name && queue.messages >= 0; });
        m_notice->setNotice(has ? Level::Note : Level::Warning, has ? tr("Holds messages of %1").arg(name) : tr("Holds no messages of %1").arg(name),
                            has ? tr("An older one shows an earlier state of it.") : tr("Choose another one, if there is one that does."));
    } else if (!flow().missing().isEmpty()) {
        const QStringList missing = flow().missing();
        QStringList names;
        for (const auto all = missing.first(std::min(missing.size(), mostNamed)); const QString &key : all)
            names.append(key.section(u'\n', 1));
        if (missing.size() > mostNamed)
            names.append(u"…"_s);
        m_notice->setNotice(Level::Warning, tr("Not in this backup: %1").arg(phrases::list(names)),
                            beginning.queues.size() > missing.size() ? tr("Of the queues that you came for only the others are chosen.")
                                                                     : tr("Choose another one, if there is one that does."));
    } else
        m_notice->setNotice(Level::Ok, {}, {});
}

void SourceStep::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Read a backup file"));
    dialog->setObjectName(u"restoreFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Backups (*.tar.zst *.tar.gz *.age)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        QCoro::connect(flow().backups().readFile(file), this, [this, file](const Result<QString> &id) {
            m_fileProblem = id ? QString() : tr("%1: %2").arg(QFileInfo(file).fileName(), backupwords::sentence(id.error()));
            if (id)
                change([&id](RestoreDraft &draft) { draft.backup = *id; });
            refresh();
        });
    });
    dialog->open();
}

void SourceStep::chooseIdentity()
{
    auto *dialog = new QFileDialog(this, tr("An age identity that opens this backup"));
    dialog->setObjectName(u"restoreIdentityDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) { flow().setIdentity(file); });
    dialog->open();
}

} // namespace warrener
