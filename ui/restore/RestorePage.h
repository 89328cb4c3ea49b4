#pragma once

#include "ui/parts/Page.h"
#include "ui/restore/RestoreFlow.h"

#include <functional>

class QPushButton;
class QSettings;
class QWizard;

namespace warrener {

class Breadcrumb;
class ClusterStore;
class ConfirmStep;
class KeyButton;
class Label;
class NoticeBar;
class Pill;
class PreviewStep;
class RestoreStep;
class RunStep;
class StageList;

/// The guided restore. Objects of open(): "" goes on where one was, "backup/ID" restores from that one, "backup/ID/KEY…" queues of it, "queue/VHOST/NAME"
/// (the vhost percent-encoded) brings back what was in that queue, "queues/KEY…" several, by queueKey(), percent-encoded
/// and with "/" between them; "new" begins anew with the newest backup.
class RestorePage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RestorePage)

public:
    /// All outlive the page. `settings` null: nothing is remembered over the program's end.
    RestorePage(ClusterStore &store, BackupsDesk &backups, RestoreDesk &desk, QWidget *parent = nullptr, QSettings *settings = nullptr);
    ~RestorePage() override;

    QString title() const override;
    void activate() override;
    void deactivate() override;
    void open(const QString &object) override;
    bool escape() override;
    bool focusFilter() override;
    bool askAgain() override;
    bool goBack() override;
    bool goForward() override;

    /// Shows what becomes of the run that removes what restores have kept in that cluster, which is not the open one.
    void followKept(const ClusterName &of);

    RestoreFlow &flow() { return *m_flow; }
    RestoreStage stage() const;

    static PageTarget ofBackup(const QString &backup, const QStringList &keys = {});
    static PageTarget ofQueue(const QString &vhost, const QString &queue);
    static PageTarget ofQueues(const QStringList &keys);
    static std::optional<RestoreBeginning> beginningOf(const QString &object); ///< none: goes on where one was

Q_SIGNALS:
    /// A person wants to see, and to remove, what restores have kept on the hosts of that cluster.
    void keptRequested(const warrener::ClusterName &of);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    QWidget *buildFoot();
    RestoreStep *step() const;
    void showStage();
    void focusFirst();
    void refresh();
    void showKeys();
    void next();
    void cancel();
    void copyCommand();
    void leave();

    ClusterStore &m_store;
    RestoreFlow *m_flow;
    bool m_active = false;
    QString m_opened;
    bool m_isFresh = true; ///< nothing has been opened yet
    Breadcrumb *m_crumbs;
    Label *m_line;
    Pill *m_pill;
    NoticeBar *m_notice;
    QWizard *m_wizard = nullptr;
    StageList *m_stages;
    QList<RestoreStep *> m_steps;
    PreviewStep *m_preview = nullptr;
    ConfirmStep *m_confirm = nullptr;
    RunStep *m_run = nullptr;
    KeyButton *m_cancel;
    QPushButton *m_save;
    QPushButton *m_copy;
    Label *m_reason;
    KeyButton *m_back;
    KeyButton *m_next;
};

} // namespace warrener
