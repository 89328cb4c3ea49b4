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
#include <QMetaMethod>
#include <QMimeData>
#include <QPushButton>
#include <QStackedLayout>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto agesEvery = std::chrono::seconds{15};

/// The one file that is dragged, where it lies on this machine.
QString droppedFile(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
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

BackupsPage::~BackupsPage()
{
    m_messageStop.request_stop();
}

void BackupsPage::connectAll()
{
    connect(m_create, &QPushButton::clicked, this, &BackupsPage::createBackup);
    connect(m_prune, &QPushButton::clicked, this, &BackupsPage::prune);
    connect(m_compare, &QPushButton::clicked, this, &BackupsPage::chooseComparison);
    connect(m_verify, &QPushButton::clicked, this, [this] { verify(m_id); });
    connect(m_restore, &QPushButton::clicked, this, [this] { Q_EMIT restoreRequested(m_id, chosenQueues()); });
    connect(m_diffRestore, &QPushButton::clicked, this, [this] {
        const QString queue = m_diff->chosenQueue();
        Q_EMIT restoreRequested(m_diff->older(), queue.isEmpty() ? QStringList() : QStringList{queue});
    });
    connect(m_diff, &DiffView::chosenChanged, this, &BackupsPage::showDiffRestore);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &BackupsPage::showEntryMenu);
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
    for (const auto listed = queues.first(std::min(mostNamed, queues.size())); const QString &key : listed)
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
    m_restore->setVisible(isSignalConnected(QMetaMethod::fromSignal(&BackupsPage::restoreRequested)));
    m_restore->setEnabled(whole);
    m_restore->setText(chosenQueues().isEmpty() ? tr("Restore…") : tr("Restore this queue…"));
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
