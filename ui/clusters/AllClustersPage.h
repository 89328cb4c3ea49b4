#pragma once

#include "ui/clusters/ClusterDirectory.h"
#include "ui/parts/Page.h"

class QPushButton;
class QStackedLayout;

namespace warrener {

class ClusterTableModel;
class Label;
class PageHeader;
class TableView;

/// Every cluster this console knows: to open, to add, to edit, to remove.
class AllClustersPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AllClustersPage)

public:
    explicit AllClustersPage(ClusterDirectory &directory, QWidget *parent = nullptr);

    QString title() const override;
    void activate() override;

Q_SIGNALS:
    void openClusterRequested(const warrener::ClusterName &name);
    void addClusterRequested();
    void editClusterRequested(const warrener::ClusterName &name);

private:
    void showEntries();
    void showChoice();
    void openChosen();
    void editChosen();
    void showMenu(const QPoint &at);
    void askRemoval();

    ClusterDirectory &m_directory;
    QString m_chosen; ///< the name of the cluster that is
    ClusterTableModel *m_model;
    PageHeader *m_header;
    QStackedLayout *m_stack;
    TableView *m_table;
    QPushButton *m_open;
    QPushButton *m_edit;
    QPushButton *m_remove;
    Label *m_note;
};

} // namespace warrener
