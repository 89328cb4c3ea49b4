#include "ui/recovery/ScenarioList.h"

#include "base/Post.h"
#include "ui/parts/EverySecond.h"
#include "ui/parts/Label.h"
#include "ui/parts/SearchField.h"
#include "ui/recovery/ScenarioDelegate.h"
#include "ui/recovery/ScenarioModel.h"

#include <QListView>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace warrener {

ScenarioList::ScenarioList(const RecoveryDesk &desk, QWidget *parent)
    : QFrame(parent), m_search(new SearchField(this)), m_model(new ScenarioModel(desk, this)), m_list(new QListView(this)),
      m_none(new Label(tr("No plan holds that text. Esc shows all."), TextStyle::Body, Token::Text2, this))
{
    setProperty("card", true);
    setObjectName(u"scenarioList"_s);
    m_search->setObjectName(u"scenarioSearch"_s);
    m_search->setPlaceholderText(tr("Find a plan"));
    m_search->setAccessibleName(tr("Text to find recovery plans by"));
    m_search->setKey(u"/"_s);
    m_list->setObjectName(u"scenarios"_s);
    m_list->setAccessibleName(tr("Recovery plans"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ScenarioDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_none->setWordWrap(true);
    m_none->setContentsMargins(14, 14, 14, 14);
    m_none->hide();
    auto *line = new QFrame(this);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    auto *bar = new QVBoxLayout;
    bar->setContentsMargins(11, 8, 11, 8);
    bar->addWidget(m_search);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    all->addLayout(bar);
    all->addWidget(line);
    all->addWidget(m_none);
    all->addWidget(m_list, 1);
    connect(m_search, &SearchField::searched, this, [this](const QString &text) {
        const QScopedValueRollback filling(m_filling, true);
        m_awaited.clear();
        m_model->setText(text);
        refresh();
    });
    connect(m_search, &QLineEdit::returnPressed, this, &ScenarioList::focusList);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        if (!current.isValid() || m_filling)
            return;
        m_awaited.clear();
        take();
    });
    // “last run 13 s ago” is written while it is painted.
    everySecond(m_list, [this] { m_list->viewport()->update(); });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) { Q_EMIT opened(m_model->idAt(index.row())); });
}

void ScenarioList::refresh()
{
    {
        const QScopedValueRollback filling(m_filling, true);
        m_model->refresh();
    }
    m_none->setVisible(m_model->rowCount() == 0 && !m_search->text().isEmpty());
    if (m_model->rowOf(m_awaited) >= 0)
        choose(std::exchange(m_awaited, {}));
    else
        choose(m_model->rowOf(m_chosen) < 0 ? m_model->idAt(0) : m_chosen);
}

void ScenarioList::setCalledFor(const QSet<QString> &ids)
{
    m_model->setCalledFor(ids);
}

void ScenarioList::chooseOnceThere(const QString &id)
{
    m_awaited = id;
    refresh();
}

void ScenarioList::choose(const QString &id)
{
    const int row = m_model->rowOf(id);
    if (row < 0)
        return;
    const QScopedValueRollback filling(m_filling, true);
    const QModelIndex index = m_model->index(row);
    // A list that has not its height yet scrolls to the edge of another one.
    if (index != m_list->currentIndex())
        post(m_list, [list = m_list] { list->scrollTo(list->currentIndex()); });
    m_list->setCurrentIndex(index);
    take();
}

void ScenarioList::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
}

bool ScenarioList::clearFilter()
{
    if (m_search->text().isEmpty())
        return false;
    m_search->clear();
    m_model->setText({});
    refresh();
    return true;
}

void ScenarioList::focusList()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void ScenarioList::take()
{
    const QString id = m_model->idAt(m_list->currentIndex().row());
    if (id == m_chosen)
        return;
    m_chosen = id;
    Q_EMIT chosenChanged(id);
}

} // namespace warrener
