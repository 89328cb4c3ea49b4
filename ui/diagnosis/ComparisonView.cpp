#include "ui/diagnosis/ComparisonView.h"

#include "ui/diagnosis/ComparisonModel.h"
#include "ui/diagnosis/ReportWords.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/KeyButton.h"
#include "ui/parts/Label.h"
#include "ui/parts/Pill.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

ComparisonView::ComparisonView(QWidget *parent)
    : QWidget(parent), m_model(new ComparisonModel(this)), m_before(new Pill(this)), m_now(new Pill(this)),
      m_title(new Label({}, TextStyle::Section, Token::Text, this)), m_counts(new Label({}, TextStyle::Body, Token::Text2, this)),
      m_same(new Label(tr("Both reports have the same findings."), TextStyle::Body, Token::Text2, this)), m_card(new TableCard(this)), m_table(m_card->table())
{
    setObjectName(u"comparison"_s);
    build();
    connect(m_table, &TableView::opened, this, [this](const QModelIndex &index) {
        const ComparisonModel::Row &row = m_model->rows().at(index.row());
        const bool gone = row.change == ComparisonModel::Change::Gone || row.change == ComparisonModel::Change::NotAsked;
        Q_EMIT opened((gone ? m_comparison.older : m_comparison.newer)->id, row.compared.finding);
    });
}

void ComparisonView::build()
{
    m_title->setObjectName(u"comparisonTitle"_s);
    m_title->setEliding(true);
    m_counts->setObjectName(u"comparisonCounts"_s);
    m_counts->setEliding(true);
    m_same->setObjectName(u"comparisonSame"_s);
    m_table->setObjectName(u"comparisonTable"_s);
    m_table->setAccessibleName(tr("What has changed between the two reports"));
    m_table->setSortingEnabled(false);
    m_table->setModel(m_model);
    for (const int column : {ComparisonModel::ChangeColumn, ComparisonModel::BeforeColumn, ComparisonModel::NowColumn})
        m_table->setItemDelegateForColumn(column, new StateDelegate(m_table));
    new ColumnFit(m_table, {.widths = {100, 300, 130, 110, 110, 110},
                            .stretch = ComparisonModel::TitleColumn,
                            .stretchMinimum = 240,
                            .leastFirst = {ComparisonModel::ClassColumn}});
    auto *close = new KeyButton(tr("Close comparison"), tr("Esc"), this);
    close->setObjectName(u"closeComparison"_s);
    connect(close, &QPushButton::clicked, this, &ComparisonView::closed);

    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title, 1);
    head->addWidget(close);
    auto *arrow = new Label(tr("then"), TextStyle::Table, Token::Text2, this);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_before);
    line->addWidget(arrow);
    line->addWidget(m_now);
    line->addSpacing(8);
    line->addWidget(m_counts, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(10);
    all->addLayout(head);
    all->addLayout(line);
    all->addWidget(m_same);
    all->addWidget(m_card, 1);
    all->addStretch(0);
}

void ComparisonView::setComparison(const ReportComparison &comparison)
{
    m_comparison = comparison;
    m_model->setComparison(comparison);
    const Report &older = *comparison.older;
    const Report &newer = *comparison.newer;
    m_title->setText(tr("From %1 to %2").arg(dayAndTime(older.at), dayAndTime(newer.at)));
    m_before->setState(glyphFor(levelOf(older.status)), toWord(older.status));
    m_now->setState(glyphFor(levelOf(newer.status)), toWord(newer.status));
    m_counts->setText(tr("%1 new, %2 gone, %3 worse, %4 better")
                          .arg(comparison.added.size())
                          .arg(comparison.gone.size())
                          .arg(comparison.worse.size())
                          .arg(comparison.better.size())
                      + (comparison.notAsked.isEmpty() ? QString() : tr(", %1 not asked again").arg(comparison.notAsked.size())));
    const bool same = m_model->rowCount() == 0;
    m_same->setVisible(same);
    m_card->setVisible(!same);
    if (!same)
        m_table->setCurrentIndex(m_model->index(0, 0));
}

void ComparisonView::focusTable()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

} // namespace warrener
