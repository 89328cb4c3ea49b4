#pragma once

#include "ui/recovery/RecoveryDesk.h"

#include <QWidget>

class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QStackedLayout;

namespace warrener {

class Breadcrumb;
class Card;
class ClusterStore;
class Label;
class NoticeBar;
class SegmentedControl;
class StatePanel;

/// Older versions of one of the cluster's own documents: what each said, line by line beside the present one, and taken back.
class VersionsView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VersionsView)

public:
    /// Both outlive the view.
    VersionsView(ClusterStore &store, RecoveryDesk &desk, QWidget *parent = nullptr);

    void begin(const RecoveryScenario &scenario);
    /// Reads them again.
    void ask();

Q_SIGNALS:
    void left();
    void takenBack(const QString &scenario, const QString &version);

private:
    void build();
    void setVersions(const Result<QList<RecoveryVersion>> &answer);
    void showChosen();
    void askToTakeBack();
    void takeBack(const QByteArray &text, const QString &version);
    const RecoveryVersion *chosen() const;
    /// The present one's; of one that cannot be read the chosen one's: what follows is called neither.
    QString presentVersion() const;

    ClusterStore &m_store;
    RecoveryDesk &m_desk;
    RecoveryScenario m_scenario;
    QList<RecoveryVersion> m_versions;
    int m_asked = 0; ///< counts questions; an older answer is not shown
    bool m_saving = false;

    Breadcrumb *m_crumbs;
    NoticeBar *m_notice;
    QListWidget *m_list;
    Card *m_card;
    SegmentedControl *m_parts;
    QPlainTextEdit *m_text;
    StatePanel *m_state;
    QStackedLayout *m_stack;
    Label *m_place;
    QPushButton *m_close;
    QPushButton *m_take;
};

} // namespace warrener
