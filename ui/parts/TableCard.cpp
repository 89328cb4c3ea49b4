#include "ui/parts/TableCard.h"

#include "ui/parts/SumRow.h"
#include "ui/parts/TableView.h"

#include <QHeaderView>
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

int TableCard::heightOf(int rows) const
{
    ensurePolished(); // the style sheet's line is a margin only then
    const QMargins line = contentsMargins();
    const QMargins inside = layout()->contentsMargins();
    const int sums = m_sums->isVisibleTo(this) ? m_sums->sizeHint().height() : 0;
    return line.top() + inside.top() + m_table->horizontalHeader()->sizeHint().height() + rows * m_table->verticalHeader()->defaultSectionSize() + sums
           + inside.bottom() + line.bottom();
}

void TableCard::setSumsMuted(bool muted)
{
    m_sums->setMuted(muted);
}

} // namespace warrener
