#pragma once

#include "cluster/Event.h"
#include "ui/parts/Page.h"

class QSettings;
class QStackedLayout;

namespace warrener {

class CareDesk;
class ClusterStore;
class NodeList;
class SubjectView;
struct CareWish;

/// Nodes and hosts: a table of all, and a page for each. Objects of open(): the name of a node
/// ("rabbit@broker1" or "broker1"), proxy or host.
class NodesPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NodesPage)

public:
    /// `store` outlives the page, and so does `care`; null: nothing can be done to nodes here.
    explicit NodesPage(ClusterStore &store, QWidget *parent = nullptr, CareDesk *care = nullptr, QSettings *settings = nullptr);
    ~NodesPage() override;

    QString title() const override;
    void activate() override;
    void deactivate() override;
    void open(const QString &object) override;
    bool escape() override;
    bool focusFilter() override;

private:
    Subject subjectOf(const QString &object) const;
    void refresh();
    void focusOn(const Subject &subject);
    void request(const Subject &subject);
    void ask(const CareWish &wish);

    ClusterStore &m_store;
    CareDesk *m_care;
    bool m_active = false;
    NodeList *m_list;
    SubjectView *m_subject;
    QStackedLayout *m_stack;
};

} // namespace warrener
