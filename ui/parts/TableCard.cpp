#include "ui/parts/TableCard.h"

#include "ui/parts/SumRow.h"
#include "ui/parts/TableView.h"

#include <QVBoxLayout>

#include <algorithm>

namespace warrener {

TableCard::TableCard(QWidget *parent) : QFrame(parent), m_table(new TableView(this)), m_sums(new SumRow(m_table, this))
{
    setProperty("card", true);
    auto *all = new QVBoxLayout(this);
    // The card's line stays visible, and its round corners are not painted over.
    all->setContentsMargins(1, 3, 1, 1);
    all->setSpacing(0);
    all->addWidget(m_table, 1);
    all->addWidget(m_sums);
    m_sums->hide();
}

void TableCard::setSums(const QString &label, const QStringList &sums, const QString &least)
{
    m_sums->setSums(label, sums);
    m_sums->setToolTip(std::ranges::any_of(sums, [](const QString &sum) { return sum.startsWith(u'≥'); }) ? least : QString());
    m_sums->setVisible(!label.isEmpty());
}

void TableCard::setSumsMuted(bool muted)
{
    m_sums->setMuted(muted);
}

} // namespace warrener
