#include "ui/nodes/NodesPage.h"

#include "ui/model/ClusterStore.h"
#include "ui/nodes/NodeList.h"
#include "ui/nodes/SubjectView.h"
#include "ui/steps/PlanDialog.h"

#include <QStackedLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

NodesPage::NodesPage(ClusterStore &store, QWidget *parent, CareDesk *care)
    : Page(parent), m_store(store), m_care(care), m_list(new NodeList(store, this)), m_subject(new SubjectView(store, this, care)),
      m_stack(new QStackedLayout(this))
{
    setObjectName(u"nodesPage"_s);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_subject);
    connect(&m_store, &ClusterStore::changed, this, &NodesPage::refresh);
    connect(&m_store, &ClusterStore::nodeDetailChanged, this, &NodesPage::refresh);
    connect(&m_store, &ClusterStore::eventsChanged, this, &NodesPage::refresh);
    connect(m_list, &NodeList::opened, this, &NodesPage::request);
    connect(m_subject, &SubjectView::subjectRequested, this, &NodesPage::request);
    connect(m_subject, &SubjectView::careRequested, this, &NodesPage::ask);
    connect(m_subject, &SubjectView::listRequested, this, [this] { request({}); });
}

NodesPage::~NodesPage() = default;

QString NodesPage::title() const
{
    return m_stack->currentWidget() == m_subject ? m_subject->subject().name : tr("Nodes and hosts");
}

void NodesPage::activate()
{
    m_active = true;
    if (m_stack->currentWidget() == m_subject)
        focusOn(m_subject->subject());
    refresh();
}

void NodesPage::deactivate()
{
    m_active = false;
    focusOn({});
}

void NodesPage::open(const QString &object)
{
    const Subject subject = subjectOf(object);
    if (subject.kind == SubjectKind::Cluster) {
        m_stack->setCurrentWidget(m_list);
        m_list->focusTable();
    } else {
        m_subject->setSubject(subject);
        m_stack->setCurrentWidget(m_subject);
    }
    focusOn(subject);
    refresh();
}

Subject NodesPage::subjectOf(const QString &object) const
{
    const ClusterProfile &profile = m_store.profile();
    for (const NodeProfile &node : profile.nodes) {
        if (node.name.value == object || (!object.isEmpty() && (shortName(node.name) == object || node.host.value == object)))
            return {.kind = SubjectKind::Node, .name = node.name.value};
    }
    for (const ProxyProfile &proxy : profile.proxies) {
        if (proxy.name.value == object || (!object.isEmpty() && proxy.host.value == object))
            return {.kind = SubjectKind::Proxy, .name = proxy.name.value};
    }
    for (const HostProfile &host : profile.hosts) {
        if (host.name.value == object)
            return {.kind = SubjectKind::Host, .name = host.name.value};
    }
    return {};
}

bool NodesPage::escape()
{
    if (m_stack->currentWidget() == m_list)
        return m_list->escape();
    if (!m_subject->escape())
        request({});
    return true;
}

bool NodesPage::focusFilter()
{
    if (m_stack->currentWidget() == m_subject)
        return m_subject->focusFilter();
    m_list->focusFilter();
    return true;
}

void NodesPage::refresh()
{
    if (!m_active)
        return;
    if (m_stack->currentWidget() == m_list)
        m_list->refresh();
    else
        m_subject->refresh();
}

void NodesPage::focusOn(const Subject &subject)
{
    MonitorFocus focus = m_store.focus();
    focus.node = m_active && subject.kind == SubjectKind::Node ? std::optional(NodeName{subject.name}) : std::nullopt;
    m_store.setFocus(focus);
}

void NodesPage::ask(const CareWish &wish)
{
    auto *dialog = new PlanDialog(*m_care, wish, m_store.profile().name, m_store.profile().environment, this);
    connect(dialog, &PlanDialog::begun, this, [this](const QString &page) { Q_EMIT openRequested({.page = page, .object = {}}); });
    dialog->open();
}

void NodesPage::request(const Subject &subject)
{
    Q_EMIT openRequested({.page = u"nodes"_s, .object = subject.name});
}

} // namespace warrener
