// How the page of backups is put together; what it does is in BackupsPage.cpp.

#include "ui/backups/AboutCard.h"
#include "ui/backups/BackupsModel.h"
#include "ui/backups/BackupsPage.h"
#include "ui/backups/ChainDelegate.h"
#include "ui/backups/ContentsModel.h"
#include "ui/backups/ContentsTree.h"
#include "ui/backups/DefinitionsCard.h"
#include "ui/backups/DiffView.h"
#include "ui/backups/DragOut.h"
#include "ui/backups/LogsCard.h"
#include "ui/backups/MessageCard.h"
#include "ui/backups/MessagesCard.h"
#include "ui/backups/ProgressStrip.h"
#include "ui/backups/StandingStrip.h"
#include "ui/backups/TextCard.h"
#include "ui/parts/Breadcrumb.h"
#include "ui/parts/Card.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/Label.h"
#include "ui/parts/MenuButton.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/PageHeader.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"
#include "ui/theme/Icons.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QCoro::Task<Result<QStringList>> theFile(QString file)
{
    co_return QStringList{file};
}

} // namespace

void BackupsPage::build()
{
    m_verify->setObjectName(u"verifyBackup"_s);
    m_compare->setObjectName(u"compareBackups"_s);
    m_prune->setObjectName(u"prunePreview"_s);
    m_restore->setObjectName(u"restoreBackup"_s);
    m_create->setObjectName(u"createBackupButton"_s);
    m_create->setProperty("kind", u"primary"_s);
    m_more->setObjectName(u"moreBackupActions"_s);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_more, m_verify, m_compare, m_prune, m_restore, m_create})
        m_header->addRight(widget);
    m_notice->setObjectName(u"backupsNotice"_s);
    m_state->setObjectName(u"backupsState"_s);

    m_stack = new QStackedLayout;
    m_stack->addWidget(m_state->asPage(this));
    m_stack->addWidget(buildListPage());
    m_stack->addWidget(buildDiffPage());
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(20, 16, 20, 16);
    all->setSpacing(12);
    all->addWidget(m_header);
    all->addWidget(m_notice);
    all->addWidget(m_progress);
    all->addLayout(m_stack, 1);
}

QWidget *BackupsPage::buildListPage()
{
    m_table->setObjectName(u"backupsTable"_s);
    m_table->setAccessibleName(tr("Backups"));
    m_table->setModel(m_model);
    // The chain is drawn in the order of time.
    m_table->setSortingEnabled(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setItemDelegateForColumn(BackupsModel::ChainColumn, new ChainDelegate(m_table));
    m_table->setItemDelegateForColumn(BackupsModel::TrustColumn, new StateDelegate(m_table));
    m_table->setItemDelegateForColumn(BackupsModel::SecondColumn, new StateDelegate(m_table));
    m_fit = new ColumnFit(m_table, {.widths = {58, 98, 130, 104, 68, 196, 176, 176, 150, 140},
                                    .stretch = BackupsModel::HoldsColumn,
                                    .stretchMinimum = 190,
                                    .leastFirst = {BackupsModel::SecondColumn, BackupsModel::RestoredColumn, BackupsModel::KeptColumn}});
    new DragOut(m_table, [this](const QModelIndex &index) {
        const BackupRow *row = m_model->rowAt(index.row());
        return theFile(row ? row->backup.file : QString());
    });

    m_listField->setObjectName(u"backupsFilter"_s);
    m_listField->setAccessibleName(tr("Filter the backups"));
    m_listField->setPlaceholderText(tr("Type, day, note, state"));
    m_listField->setKey(u"/"_s);
    m_listField->hide();
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(12);
    split->addWidget(m_card);
    split->addWidget(buildInside());
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setSizes({262, 395});
    m_card->setMinimumHeight(118);
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_standing);
    column->addWidget(m_listField);
    column->addWidget(split, 1);
    return page;
}

QWidget *BackupsPage::buildInside()
{
    m_contentsCard->setFlush(true);
    m_contentsFind->setObjectName(u"findContents"_s);
    m_contentsFind->setCheckable(true);
    m_contentsFind->setProperty("kind", u"ghost"_s);
    m_contentsFind->setProperty("small", true);
    m_contentsFind->setProperty("square", true);
    m_contentsFind->setIcon(icon(u"search"_s));
    m_contentsFind->setToolTip(tr("Find a queue or a file in this backup"));
    m_contentsFind->setAccessibleName(m_contentsFind->toolTip());
    m_contentsCard->heading()->addWidget(m_contentsFind);
    m_contentsField->setObjectName(u"contentsFilter"_s);
    m_contentsField->setAccessibleName(tr("Name of a queue or a file"));
    m_contentsField->setPlaceholderText(tr("Name of a queue or a file"));
    m_contentsField->hide();
    m_tree->setObjectName(u"contentsTree"_s);
    m_tree->setAccessibleName(tr("Contents"));
    m_tree->setModel(m_contents);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *field = new QHBoxLayout;
    field->setContentsMargins(8, 0, 8, 0);
    field->addWidget(m_contentsField);
    m_contentsCard->body()->addLayout(field);
    m_contentsCard->body()->addWidget(m_tree, 1);
    new DragOut(m_tree, [this](const QModelIndex &index) {
        const QString path = index.data(ContentsModel::PathRole).toString();
        return m_desk.saveEntry(m_id, path, m_desk.dragFolder() + u'/' + path.section(u'/', -1));
    });

    m_insideState->setObjectName(u"insideState"_s);
    auto *messages = new QWidget(this);
    auto *sides = new QHBoxLayout(messages);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(12);
    sides->addWidget(m_messages, 31);
    sides->addWidget(m_message, 40);
    auto *right = new QWidget(this);
    m_inside = new QStackedLayout(right);
    m_inside->addWidget(m_insideState->asPage(this));
    m_inside->addWidget(m_about);
    m_inside->addWidget(messages);
    m_inside->addWidget(m_definitions);
    m_inside->addWidget(m_text);
    m_inside->addWidget(m_logs);

    m_insideBox = new QWidget(this);
    auto *row = new QHBoxLayout(m_insideBox);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_contentsCard, 24);
    row->addWidget(right, 74);
    m_contentsCard->setMinimumWidth(200);
    m_insideBox->setMinimumHeight(180);
    return m_insideBox;
}

QWidget *BackupsPage::buildDiffPage()
{
    m_diffPage = new QWidget(this);
    auto *crumbs = new Breadcrumb(m_diffPage);
    crumbs->setTitle(true);
    crumbs->setObjectName(u"diffCrumbs"_s);
    crumbs->setSteps({tr("Backups"), tr("Compare")});
    m_diffLine = new Label({}, TextStyle::Body, Token::Text2, m_diffPage);
    m_diffLine->setObjectName(u"diffLine"_s);
    m_diffLine->setEliding(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(crumbs);
    head->addWidget(m_diffLine, 1);
    m_diffRestore = new QPushButton(tr("Restore…"), m_diffPage);
    m_diffRestore->setObjectName(u"restoreDiff"_s);
    m_diffRestore->setToolTip(tr("From the older one of the two"));
    head->addWidget(m_diffRestore);
    m_diff->setObjectName(u"diffView"_s);
    auto *column = new QVBoxLayout(m_diffPage);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(m_diff, 1);
    connect(crumbs, &Breadcrumb::activated, this, [this] { closeDiff(); });
    return m_diffPage;
}

} // namespace warrener
