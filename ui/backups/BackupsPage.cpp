#include "ui/backups/BackupsPage.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/backups/AboutCard.h"
#include "ui/backups/BackupWords.h"
#include "ui/backups/BackupsModel.h"
#include "ui/backups/ContentsModel.h"
#include "ui/backups/ContentsTree.h"
#include "ui/backups/DefinitionsCard.h"
#include "ui/backups/DiffView.h"
#include "ui/backups/GoneQueues.h"
#include "ui/backups/LogsCard.h"
#include "ui/backups/MessageCard.h"
#include "ui/backups/MessagesCard.h"
#include "ui/backups/ProgressStrip.h"
#include "ui/backups/StandingStrip.h"
#include "ui/backups/TextCard.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/Card.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/Label.h"
#include "ui/parts/MenuButton.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/PageHeader.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"
#include "ui/parts/Wear.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPushButton>
#include <QStackedLayout>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

enum BackupsPlace { BackupsStatePlace, BackupsListPlace, BackupsDiffPlace };
enum InsidePlace { InsideStatePlace, AboutPlace, MessagesPlace, DefinitionsPlace, TextPlace, LogsPlace };

constexpr auto agesEvery = std::chrono::seconds{15};

/// The one file that is dragged, where it lies on this machine.
QString droppedFile(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

QString titleOf(const BackupsView &view, const QString &id, const QString &live, TimePoint now)
{
    if (id.isEmpty())
        return live;
    const auto it = std::ranges::find_if(view.rows, [&id](const BackupRow &row) { return row.backup.id == id; });
    return it == view.rows.end() ? id : backupwords::title(it->backup, now);
}

} // namespace

BackupsPage::BackupsPage(ClusterStore &store, BackupsDesk &desk, QWidget *parent)
    : Page(parent), m_store(store), m_desk(desk), m_header(new PageHeader(tr("Backups"), this)), m_verify(new QPushButton(tr("Verify"), this)),
      m_compare(new QPushButton(tr("Compare…"), this)), m_prune(new QPushButton(tr("Prune preview…"), this)), m_restore(new QPushButton(tr("Restore…"), this)),
      m_create(new QPushButton(tr("Create backup…"), this)), m_more(new MenuButton(tr("More"), this)), m_notice(new NoticeBar(this)),
      m_progress(new ProgressStrip(this)), m_standing(new StandingStrip(this)), m_state(new StatePanel(this)), m_model(new BackupsModel(this)),
      m_listField(new SearchField(this)), m_card(new TableCard(this)), m_table(m_card->table()), m_contentsCard(new Card(tr("Contents"), this)),
      m_contentsFind(new QPushButton(this)), m_contentsField(new SearchField(this)), m_contents(new ContentsModel(this)), m_tree(new ContentsTree(this)),
      m_insideState(new StatePanel(this)), m_about(new AboutCard(this)), m_messages(new MessagesCard(desk, this)), m_message(new MessageCard(this)),
      m_definitions(new DefinitionsCard(desk, this)), m_text(new TextCard(desk, this)), m_logs(new LogsCard(desk, this)), m_diff(new DiffView(desk, this))
{
    setObjectName(u"backupsPage"_s);
    setAcceptDrops(true);
    build();
    connectAll();
    m_ages.setInterval(agesEvery);
}

BackupsPage::~BackupsPage() = default;

void BackupsPage::connectAll()
{
    connect(m_create, &QPushButton::clicked, this, &BackupsPage::createBackup);
    connect(m_prune, &QPushButton::clicked, this, &BackupsPage::prune);
    connect(m_compare, &QPushButton::clicked, this, &BackupsPage::chooseComparison);
    connect(m_verify, &QPushButton::clicked, this, [this] { verify(m_id); });
    connect(m_restore, &QPushButton::clicked, this, [this] { Q_EMIT restoreRequested(m_id); });
    connect(m_more, &MenuButton::aboutToOpen, this, &BackupsPage::fillMore);
    connect(&m_store, &ClusterStore::changed, this, [this] {
        if (m_active)
            showNotice();
    });
    connect(m_notice, &NoticeBar::actionTriggered, this, [this] {
        if (m_offersGone)
            Q_EMIT bringBackRequested(gone());
        else if (m_problem.isEmpty())
            m_desk.refresh();
        else
            tell({});
    });
    connect(m_state, &StatePanel::actionTriggered, this, [this] {
        if (m_desk.view().listing == BackupsListing::Ready)
            createBackup();
        else
            m_desk.refresh();
    });
    connect(m_insideState, &StatePanel::actionTriggered, this, &BackupsPage::askForIdentity);
    connect(m_progress, &ProgressStrip::cancelRequested, &m_desk, &BackupsDesk::cancel);
    connect(m_progress, &ProgressStrip::openRequested, this, [this] {
        if (const auto progress = m_desk.progress())
            Q_EMIT openRequested({u"activity"_s, u"run/"_s + progress->run});
    });
    connect(&m_desk, &BackupsDesk::changed, this, &BackupsPage::refresh);
    connect(&m_desk, &BackupsDesk::changed, this, &Page::badgeChanged);
    connect(&m_desk, &BackupsDesk::progressed, this, &BackupsPage::showProgress);
    connect(&m_desk, &BackupsDesk::failed, this, &BackupsPage::tell);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &BackupsPage::rowChosen);
    connect(m_table, &TableView::opened, this, [this] { m_tree->setFocus(Qt::OtherFocusReason); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &BackupsPage::showRowMenu);
    connect(m_contentsFind, &QPushButton::toggled, this, [this](bool on) {
        m_contentsField->setVisible(on);
        if (on)
            m_contentsField->setFocus(Qt::OtherFocusReason);
        else
            m_contentsField->clear();
    });
    connect(m_listField, &SearchField::searched, this, &BackupsPage::filterList);
    connect(m_listField, &QLineEdit::returnPressed, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_contentsField, &SearchField::searched, this, [this](const QString &text) {
        m_contents->setFilter(text);
        m_tree->expandAll();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &BackupsPage::showEntry);
    connect(m_tree, &ContentsTree::opened, this, [this] {
        if (m_inside->currentIndex() == MessagesPlace)
            m_messages->table()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_messages, &MessagesCard::messageChosen, this, &BackupsPage::showMessage);
    connect(m_messages, &MessagesCard::saveWanted, this, &BackupsPage::saveMessage);
    connect(m_messages, &MessagesCard::failed, this, &BackupsPage::tell);
    connect(m_text, &TextCard::saveWanted, this, &BackupsPage::saveEntry);
    connect(m_logs, &LogsCard::lineChosen, this, &BackupsPage::showLine);
    connect(&m_ages, &QTimer::timeout, this, [this] {
        m_model->setNow(m_desk.now());
        m_standing->setView(m_desk.view(), m_desk.now());
        showProgress();
    });
}

QString BackupsPage::title() const
{
    return tr("Backups");
}

void BackupsPage::activate()
{
    m_active = true;
    m_ages.start();
    refresh();
}

void BackupsPage::deactivate()
{
    m_active = false;
    m_ages.stop();
}

void BackupsPage::open(const QString &object)
{
    if (object.startsWith("compare/"_L1)) {
        const QString both = object.mid(8);
        const qsizetype at = both.indexOf(".."_L1);
        compare(both.left(at), at < 0 ? QString() : both.mid(at + 2));
        return;
    }
    if (m_stack->currentIndex() == BackupsDiffPlace) {
        m_stack->setCurrentIndex(BackupsListPlace);
        m_header->show();
        showState();
    }
    if (!object.isEmpty())
        choose(object);
}

void BackupsPage::act(Act act)
{
    switch (act) {
    case Act::Create:
        createBackup();
        break;
    case Act::Verify:
        if (!m_id.isEmpty())
            verify(m_id);
        break;
    case Act::Compare:
        chooseComparison();
        break;
    case Act::Prune:
        prune();
        break;
    case Act::ReadFile:
        chooseOutside();
        break;
    case Act::Kept:
        Q_EMIT keptRequested();
        break;
    case Act::Test:
        if (canBeTested())
            Q_EMIT testRequested(m_id);
        break;
    }
}

bool BackupsPage::escape()
{
    if (!m_problem.isEmpty()) {
        tell({});
        return true;
    }
    if (m_stack->currentIndex() == BackupsDiffPlace) {
        if (!m_diff->clearFind())
            closeDiff();
        return true;
    }
    const int place = m_inside->currentIndex();
    if ((place == MessagesPlace && m_messages->clearFind()) || (place == DefinitionsPlace && m_definitions->clearFind())
        || (place == TextPlace && m_text->clearFind()) || (place == LogsPlace && m_logs->clearFind()))
        return true;
    if (m_contentsFind->isChecked()) {
        m_contentsFind->setChecked(false);
        return true;
    }
    if (m_listField->isVisibleTo(this)) {
        m_listField->clear();
        m_listField->hide();
        filterList({});
        return true;
    }
    return false;
}

void BackupsPage::filterList(const QString &text)
{
    m_model->setFilter(text);
    if (const int row = m_model->rowOf(m_id); row >= 0)
        choose(m_id);
    else if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, BackupsModel::TypeColumn));
}

bool BackupsPage::focusFilter()
{
    if (m_stack->currentIndex() == BackupsDiffPlace) {
        m_diff->focusFind();
        return true;
    }
    if (m_stack->currentIndex() != BackupsListPlace)
        return false;
    // Where the hands are: among the backups, or in one of them.
    if (!m_insideBox->isAncestorOf(focusWidget())) {
        m_listField->show();
        m_listField->setFocus(Qt::ShortcutFocusReason);
        m_listField->selectAll();
        return true;
    }
    switch (m_inside->currentIndex()) {
    case MessagesPlace:
        m_messages->focusFind();
        break;
    case DefinitionsPlace:
        m_definitions->focusFind();
        break;
    case TextPlace:
        m_text->focusFind();
        break;
    case LogsPlace:
        m_logs->focusFind();
        break;
    default:
        m_contentsFind->setChecked(true);
        m_contentsField->setFocus(Qt::ShortcutFocusReason);
    }
    return true;
}

bool BackupsPage::askAgain()
{
    if (m_stack->currentIndex() == BackupsDiffPlace)
        m_diff->again();
    else
        m_desk.refresh();
    return true;
}

void BackupsPage::refresh()
{
    if (!m_active)
        return;
    const BackupsView &view = m_desk.view();
    const TimePoint now = m_desk.now();
    m_model->setView(view, now);
    // Where there is no second place nothing is said of one.
    if (const bool has = !view.secondPlace.isEmpty(); has != m_fit->isChosen(BackupsModel::SecondColumn))
        m_fit->setChosen(BackupsModel::SecondColumn, has);
    m_model->setStale(view.listing == BackupsListing::Unreachable);
    m_standing->setView(view, now);
    // A list that was made anew has lost its selection.
    if (const QString wanted = m_wanted.isEmpty() ? m_id : m_wanted; !wanted.isEmpty() && m_model->rowOf(wanted) >= 0)
        choose(wanted);
    else if (m_model->rowCount() > 0 && m_wanted.isEmpty())
        m_table->setCurrentIndex(m_model->index(0, BackupsModel::TypeColumn));
    if (m_model->rowCount() == 0)
        rowChosen();
    showState();
    lookForGone();
    showNotice();
    showProgress();
    showHeader();
    showButtons();
}

void BackupsPage::lookForGone()
{
    const QString newest = newestWithQueues(m_desk.view().rows);
    if (newest == m_comparedId || receivers(SIGNAL(bringBackRequested(QStringList))) == 0)
        return;
    m_comparedId = newest;
    m_compared.reset();
    if (newest.isEmpty())
        return;
    QCoro::connect(m_desk.manifest(newest), this, [this, newest](const Result<BackupManifestPtr> &manifest) {
        if (newest != m_comparedId || !manifest)
            return;
        m_compared = *manifest;
        showNotice();
    });
}

/// Queues that the newest backup has, and the cluster has not any more.
QStringList BackupsPage::gone() const
{
    const SnapshotPtr snapshot = m_store.snapshot();
    return m_compared && snapshot && snapshot->queues ? goneQueues(*m_compared, *snapshot->queues) : QStringList();
}

QString BackupsPage::goneWords(const QStringList &queues) const
{
    constexpr qsizetype mostNamed = 3;
    QStringList names;
    for (const QString &key : queues.first(std::min(mostNamed, queues.size())))
        names.append(key.section(u'\n', 1));
    if (queues.size() > mostNamed)
        names.append(tr("%n more", nullptr, int(queues.size() - mostNamed)));
    return tr("%1; the backup of %2 has them").arg(phrases::list(names), backupwords::dayAndTime(m_compared->at, m_desk.now()));
}

void BackupsPage::showState()
{
    const BackupsView &view = m_desk.view();
    if (m_stack->currentIndex() == BackupsDiffPlace)
        return;
    if (!view.rows.isEmpty()) {
        m_stack->setCurrentIndex(BackupsListPlace);
        return;
    }
    m_stack->setCurrentIndex(BackupsStatePlace);
    switch (view.listing) {
    case BackupsListing::Loading:
        m_state->showLoading(tr("The backups are being read"),
                             view.files > 0 ? tr("%1 of %2 files in %3").arg(view.read).arg(view.files).arg(view.folder) : view.folder);
        m_state->setAction({});
        break;
    case BackupsListing::Ready:
        m_state->showEmpty(tr("There is no backup of %1").arg(m_store.profile().name.value),
                           tr("A backup brings back definitions, configuration and messages after a mistake or a loss. The first one takes seconds or "
                              "minutes, and clients go on meanwhile. A backup file of another place can be dropped here to look into it."));
        m_state->setAction(tr("Create backup…"));
        break;
    case BackupsListing::Unreachable:
        m_state->showUnreachable(tr("The backups cannot be read"), view.problem);
        m_state->setAction(tr("Try again"), tr("F5"));
        break;
    }
}

/// What a person asked for and did not get comes first.
void BackupsPage::showNotice()
{
    const BackupsView &view = m_desk.view();
    m_offersGone = false;
    if (!m_problem.isEmpty()) {
        m_notice->setNotice(Level::Critical, tr("That did not work"), m_problem);
        m_notice->setAction(tr("Close"), tr("Esc"));
    } else if (view.listing == BackupsListing::Unreachable && !view.rows.isEmpty()) {
        m_notice->setNotice(Level::Critical, tr("The backups cannot be read; the list is that of the last time"), view.problem);
        m_notice->setAction(tr("Try again"), tr("F5"));
    } else if (view.listing == BackupsListing::Ready && !view.problem.isEmpty()) {
        m_notice->setNotice(Level::Warning, tr("Not all could be read"), view.problem);
        m_notice->setAction(tr("Try again"), tr("F5"));
    } else if (!view.scheduleProblem.isEmpty()) {
        m_notice->setNotice(Level::Warning, tr("Backups are not made as planned"), view.scheduleProblem);
        m_notice->setAction({});
    } else if (!view.folderRemark.isEmpty()) {
        m_notice->setNotice(Level::Warning, tr("The backups' folder is no absolute path"), view.folderRemark);
        m_notice->setAction({});
    } else if (const QStringList queues = gone(); !queues.isEmpty()) {
        m_offersGone = true;
        m_notice->setNotice(Level::Note,
                            queues.size() == 1 ? tr("A queue was deleted since the last backup")
                                               : tr("%n queues were deleted since the last backup", nullptr, int(queues.size())),
                            goneWords(queues));
        m_notice->setAction(tr("Bring them back…"));
    } else {
        m_notice->setNotice(Level::Ok, {}, {});
        m_notice->setAction({});
    }
}

void BackupsPage::showProgress()
{
    if (m_active)
        m_progress->setProgress(m_desk.progress(), m_desk.now());
    showButtons();
}

void BackupsPage::showHeader()
{
    const BackupsView &view = m_desk.view();
    qint64 bytes = 0;
    qsizetype backups = 0;
    for (const BackupRow &row : view.rows) {
        if (trustOf(row) == BackupTrust::Incomplete)
            continue;
        bytes += row.backup.archiveBytes;
        ++backups;
    }
    m_header->setLine(
        view.rows.isEmpty()
            ? QString()
            : tr("%1 of %2, %3").arg(units::count(static_cast<double>(backups)), m_store.profile().name.value, units::size(static_cast<double>(bytes))));
}

void BackupsPage::showButtons()
{
    const BackupRow *row = chosenRow();
    const bool whole = row && trustOf(*row) != BackupTrust::Incomplete && trustOf(*row) != BackupTrust::Running;
    const bool verifying = row && (m_verifying.contains(row->backup.id) || row->verifying);
    m_verify->setEnabled(whole && !verifying);
    m_verify->setToolTip(verifying ? tr("It is being read back") : whole ? tr("Read every byte of it back and check it") : tr("Choose a complete backup"));
    m_restore->setVisible(receivers(SIGNAL(restoreRequested(QString))) > 0);
    m_restore->setEnabled(whole);
    m_compare->setEnabled(!m_desk.view().rows.isEmpty());
    m_prune->setEnabled(m_desk.view().listing == BackupsListing::Ready && !m_desk.view().rows.isEmpty());
    const bool busy = m_desk.progress().has_value();
    m_create->setEnabled(!busy && m_desk.view().listing == BackupsListing::Ready);
    m_create->setToolTip(busy ? tr("Another one is being made or verified") : QString());
    // Where there is no backup yet the panel in the middle offers it: one primary button a page.
    const bool offered = m_desk.view().listing == BackupsListing::Ready && m_desk.view().rows.isEmpty();
    wear(m_create, offered ? QString() : u"primary"_s);
}

void BackupsPage::tell(const QString &problem)
{
    m_problem = problem;
    showNotice();
}

const BackupRow *BackupsPage::chosenRow() const
{
    return m_model->rowAt(m_table->currentIndex().row());
}

void BackupsPage::choose(const QString &id)
{
    const int row = m_model->rowOf(id);
    if (row < 0) {
        m_wanted = id;
        return;
    }
    m_wanted.clear();
    if (m_table->currentIndex().row() != row)
        m_table->setCurrentIndex(m_model->index(row, BackupsModel::TypeColumn));
    m_table->scrollTo(m_table->currentIndex());
    rowChosen();
}

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

void BackupsPage::showEntry()
{
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
    m_number = number;
    m_message->showLoading(number);
    QCoro::connect(m_desk.message(m_id, m_path, number), this, [this, number, id = m_id, path = m_path](const Result<MessagePtr> &message) {
        if (number != m_number || id != m_id || path != m_path)
            return; // another one is looked at by now
        if (message)
            m_message->setMessage(*message);
        else
            m_message->showProblem(number, backupwords::sentence(message.error()));
    });
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

void BackupsPage::dragEnterEvent(QDragEnterEvent *event)
{
    // What was dragged out of this page is here already.
    if (!event->source() && !droppedFile(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void BackupsPage::dropEvent(QDropEvent *event)
{
    if (const QString file = droppedFile(*event->mimeData()); !file.isEmpty()) {
        event->acceptProposedAction();
        readOutside(file);
    }
}

} // namespace warrener
