#pragma once

#include "cluster/BackupSettings.h"
#include "ui/backups/BackupsDesk.h"
#include "ui/parts/Page.h"

#include <QTimer>

#include <stop_token>

class QPushButton;
class QStackedLayout;

namespace warrener {

class AboutCard;
class BackupsModel;
class Card;
class ClusterStore;
class ColumnFit;
class ContentsModel;
class ContentsTree;
class DefinitionsCard;
class DiffView;
class Label;
class LogsCard;
class MenuButton;
class MessageCard;
class MessagesCard;
class NoticeBar;
class PageHeader;
class ProgressStrip;
class SearchField;
class StandingStrip;
class StatePanel;
class TableCard;
class TableView;
class TextCard;

/// All backups of the cluster, what is in them, and how they differ. Objects of open(): a backup's id; "compare/A..B"
/// shows how two differ, an empty B standing for the live cluster.
class BackupsPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackupsPage)

public:
    /// What the palette offers from anywhere.
    enum class Act : std::uint8_t { Create, Verify, Compare, Prune, ReadFile, Kept, Test };

    /// Both outlive the page.
    BackupsPage(ClusterStore &store, BackupsDesk &desk, QWidget *parent = nullptr);
    ~BackupsPage() override;

    QString title() const override;
    void activate() override;
    void deactivate() override;
    void open(const QString &object) override;
    bool escape() override;
    bool focusFilter() override;
    bool askAgain() override;

    void act(Act act);

Q_SIGNALS:
    /// A person wants to restore from that backup (empty: from one still to be chosen). `queues`: queueKey() of those that are meant; empty: all
    /// of it.
    void restoreRequested(const QString &backup, const QStringList &queues);
    /// A person wants back queues that are gone, by queueKey().
    void bringBackRequested(const QStringList &queues);
    /// A person wants to know whether that backup can be restored.
    void testRequested(const QString &backup);
    /// A person wants to see, and to remove, what restores have kept on the hosts.
    void keptRequested();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum BackupsPlace { BackupsStatePlace, BackupsListPlace, BackupsDiffPlace };
    enum InsidePlace { InsideStatePlace, AboutPlace, MessagesPlace, DefinitionsPlace, TextPlace, LogsPlace };

    void build();
    QWidget *buildListPage();
    QWidget *buildInside();
    QWidget *buildDiffPage();
    void connectAll();

    void refresh();
    void showState();
    void showNotice();
    void lookForGone();
    QStringList gone() const;
    QString goneWords(const QStringList &queues) const;
    void showProgress();
    void showHeader();
    void showButtons();
    void tell(const QString &problem);

    const BackupRow *chosenRow() const;
    bool canBeTested() const;         ///< the chosen one
    QStringList chosenQueues() const; ///< of the chosen one, by queueKey()
    void showDiffRestore();
    void showEntryMenu(const QPoint &at);
    void choose(const QString &id);
    void rowChosen();
    void filterList(const QString &text);
    void readManifest();
    void showManifest();
    void showEntry();
    void showLine(const QString &path, qint64 line, const QString &find);
    void showMessage(qint64 number);
    void askForIdentity();

    void showRowMenu(const QPoint &at);
    void fillMore();
    void createBackup();
    void verify(const QString &id);
    void copy(const QString &id);
    void verifyCopy(const QString &id);
    void consolidate(const QString &id);
    void pin(const QString &id);
    void removeBackup(const QString &id);
    void prune();
    void chooseComparison();
    void compare(const QString &older, const QString &newer);
    void closeDiff();
    void saveEntry(const QString &path);
    void saveMessage(qint64 number);
    void chooseOutside();
    void readOutside(const QString &file);

    ClusterStore &m_store;
    BackupsDesk &m_desk;
    bool m_active = false;
    QString m_id;                 ///< of the chosen backup
    QString m_wanted;             ///< to be chosen once it is in the list
    QString m_read;               ///< whose manifest is shown or being read
    BackupManifestPtr m_manifest; ///< of m_id; null: not read yet
    QString m_problem;
    QString m_comparedId;         ///< of the newest backup that tells of queues
    bool m_offersGone = false;    ///< the notice is about queues that are gone
    BackupManifestPtr m_compared; ///< of that; null: not read yet
    QString m_path;               ///< of the entry that is shown; looked for in the next backup too
    QStringList m_verifying;
    std::stop_source m_messageStop; ///< of the message that is read last
    QTimer m_ages;

    PageHeader *m_header;
    QPushButton *m_verify;
    QPushButton *m_compare;
    QPushButton *m_prune;
    QPushButton *m_restore;
    QPushButton *m_create;
    MenuButton *m_more;
    NoticeBar *m_notice;
    ProgressStrip *m_progress;
    StandingStrip *m_standing;
    StatePanel *m_state;
    BackupsModel *m_model;
    SearchField *m_listField;
    TableCard *m_card;
    TableView *m_table;
    ColumnFit *m_fit = nullptr;
    Card *m_contentsCard;
    QPushButton *m_contentsFind;
    SearchField *m_contentsField;
    ContentsModel *m_contents;
    ContentsTree *m_tree;
    StatePanel *m_insideState;
    AboutCard *m_about;
    MessagesCard *m_messages;
    MessageCard *m_message;
    DefinitionsCard *m_definitions;
    TextCard *m_text;
    LogsCard *m_logs;
    QWidget *m_diffPage = nullptr;
    Label *m_diffLine = nullptr;
    QPushButton *m_diffRestore = nullptr;
    DiffView *m_diff;
    QWidget *m_insideBox = nullptr;
    QStackedLayout *m_inside = nullptr;
    QStackedLayout *m_stack = nullptr;
};

} // namespace warrener
