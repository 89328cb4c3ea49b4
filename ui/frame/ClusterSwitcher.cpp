#include "ui/frame/ClusterSwitcher.h"

#include "ui/parts/EnvironmentTag.h"
#include "ui/parts/Mnemonics.h"
#include "ui/parts/Paint.h"
#include "ui/parts/ToolTips.h"
#include "ui/theme/Icons.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace warrener {

ClusterSwitcher::ClusterSwitcher(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(u"clusterSwitcher"_s);
    setFocusPolicy(Qt::TabFocus);
    setFixedSize(208, 48);
    connect(this, &QAbstractButton::clicked, this, &ClusterSwitcher::openMenu);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
    setCurrent(std::nullopt);
}

void ClusterSwitcher::setCurrent(std::optional<ClusterEntry> cluster)
{
    m_current = std::move(cluster);
    setText(m_current ? m_current->name.value : tr("No cluster"));
    setAccessibleName(m_current ? tr("Cluster %1, %2").arg(m_current->name.value, toWord(m_current->environment)) : text());
    setToolTip(plainTip(accessibleName()));
    update();
}

void ClusterSwitcher::setClusters(const QList<ClusterEntry> &clusters)
{
    m_clusters = clusters;
}

void ClusterSwitcher::openMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"clusterMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ClusterEntry &cluster : std::as_const(m_clusters)) {
        //: A cluster in the menu: its name and its environment.
        QAction *action = menu->addAction(withoutMnemonic(tr("%1  (%2)").arg(cluster.name.value, toWord(cluster.environment))));
        action->setCheckable(true);
        action->setChecked(m_current && m_current->name == cluster.name);
        connect(action, &QAction::triggered, this, [this, name = cluster.name] { Q_EMIT switchRequested(name); });
    }
    if (!m_clusters.isEmpty())
        menu->addSeparator();
    connect(menu->addAction(warrener::icon(u"layers"_s), tr("All clusters")), &QAction::triggered, this, &ClusterSwitcher::allRequested);
    if (m_current) {
        connect(menu->addAction(warrener::icon(u"settings"_s), withoutMnemonic(tr("Edit %1…").arg(m_current->name.value))), &QAction::triggered, this,
                [this, name = m_current->name] { Q_EMIT editRequested(name); });
    }
    connect(menu->addAction(warrener::icon(u"plus"_s), tr("Add cluster…")), &QAction::triggered, this, &ClusterSwitcher::addRequested);
    menu->popup(mapToGlobal(QPoint(8, height())));
}

void ClusterSwitcher::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    const qreal tag = m_current ? EnvironmentTag::sizeOf(m_current->environment).width() + 7 : 0;
    const qreal name = paintText(painter, QRectF(16, 0, width() - 16 - 26 - tag, height()), text(), theme.font(TextStyle::Body, QFont::DemiBold),
                                 theme.color(m_current ? Token::Text : Token::Text2));
    if (m_current)
        EnvironmentTag::paint(painter, QRectF(16 + name + 7, 0, tag, height()), m_current->environment);
    paintIcon(painter, QRect(width() - 23, (height() - 14) / 2, 14, 14), u"chevron-down"_s, Token::Text2);
}

} // namespace warrener
