#include "ui/nodes/SubjectActions.h"

#include "ui/model/ClusterStore.h"
#include "ui/parts/Mnemonics.h"
#include "ui/parts/ToolTips.h"
#include "ui/steps/CareWords.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString nameOf(const CareWish &wish)
{
    switch (wish.kind) {
    case CareKind::Rebalance:
        return u"actionRebalance"_s;
    case CareKind::Drain:
        return u"actionDrain"_s;
    case CareKind::Revive:
        return u"actionRevive"_s;
    case CareKind::Restart:
        return u"actionRestart"_s;
    case CareKind::Start:
        return u"actionStart"_s;
    case CareKind::StartApplication:
        return u"actionStartApplication"_s;
    case CareKind::Thaw:
        return u"actionThaw"_s;
    case CareKind::ResumeListeners:
        return u"actionResumeListeners"_s;
    case CareKind::CloseConnections:
        return wish.user.isEmpty() ? u"actionCloseNode"_s : u"actionCloseUser"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

void addCareAction(QMenu &menu, const ClusterStore &store, const CareDesk &desk, const CareWish &wish, const std::function<void(const CareWish &)> &choose)
{
    QAction *action = menu.addAction(withoutMnemonic(care::offer(wish)));
    action->setObjectName(nameOf(wish));
    const QString reason = care::obstacle(wish, store.profile(), store.snapshot().get(), desk.isBusy());
    action->setEnabled(reason.isEmpty());
    if (!reason.isEmpty())
        action->setToolTip(plainTip(reason));
    QObject::connect(action, &QAction::triggered, action, [choose, wish] { choose(wish); });
}

void fillNodeActions(QMenu &menu, const ClusterStore &store, const CareDesk &desk, const NodeName &node, const QString &user,
                     const std::function<void(const CareWish &)> &choose)
{
    menu.clear();
    menu.setToolTipsVisible(true);
    addCareAction(menu, store, desk, {.kind = CareKind::Drain, .node = node}, choose);
    addCareAction(menu, store, desk, {.kind = CareKind::Revive, .node = node}, choose);
    addCareAction(menu, store, desk, {.kind = CareKind::Restart, .node = node}, choose);
    for (const CareKind kind : {CareKind::Start, CareKind::StartApplication, CareKind::Thaw, CareKind::ResumeListeners})
        addCareAction(menu, store, desk, {.kind = kind, .node = node}, choose);
    menu.addSeparator();
    addCareAction(menu, store, desk, {.kind = CareKind::CloseConnections, .node = node}, choose);
    if (!user.isEmpty())
        addCareAction(menu, store, desk, {.kind = CareKind::CloseConnections, .user = user}, choose);
}

void fillProxyActions(QMenu &menu, const ClusterStore &store, const CareDesk &desk, const ProxyName &proxy, const std::function<void(const CareWish &)> &choose)
{
    menu.clear();
    menu.setToolTipsVisible(true);
    addCareAction(menu, store, desk, {.kind = CareKind::Restart, .proxy = proxy}, choose);
}

} // namespace warrener
