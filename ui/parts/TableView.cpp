#include "ui/parts/TableView.h"

#include "ui/parts/ColumnFit.h"
#include "ui/parts/ColumnMemory.h"
#include "ui/parts/ColumnStore.h"
#include "ui/parts/HeaderView.h"
#include "ui/parts/RowDelegate.h"
#include "ui/theme/Theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

namespace warrener {

TableView::TableView(QWidget *parent) : QTableView(parent)
{
    setHorizontalHeader(new HeaderView(this));
    setItemDelegate(new RowDelegate(this));
    setFont(Theme::of().font(TextStyle::Table));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setSortingEnabled(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setDensity(Density::Normal);
    connect(this, &QAbstractItemView::doubleClicked, this, &TableView::opened);
}

void TableView::setDensity(Density density)
{
    const int height = density == Density::Normal ? 28 : 26;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

void TableView::setStretchColumn(int logical)
{
    horizontalHeader()->setSectionResizeMode(logical, QHeaderView::Stretch);
}

/// By the keyboard a menu is of the chosen row. Qt asks for it in the middle of the table, where any row may be.
bool TableView::event(QEvent *event)
{
    const bool isMenu = event->type() == QEvent::ContextMenu && contextMenuPolicy() == Qt::CustomContextMenu;
    if (!isMenu || static_cast<QContextMenuEvent *>(event)->reason() != QContextMenuEvent::Keyboard)
        return QTableView::event(event);
    event->accept();
    if (const QModelIndex chosen = currentIndex(); chosen.isValid()) {
        scrollTo(chosen);
        Q_EMIT customContextMenuRequested(visualRect(chosen).center());
    }
    return true;
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    if (index.isValid() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        Q_EMIT opened(index);
    else if (index.isValid() && event->key() == Qt::Key_Space)
        Q_EMIT peeked(index);
    else if (event->key() == Qt::Key_Slash || event->key() == Qt::Key_Escape)
        event->ignore(); // the window's keys, not a search among the rows
    else
        QTableView::keyPressEvent(event);
}

void TableView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(indexAt(event->position().toPoint()).row());
    QTableView::mouseMoveEvent(event);
}

void TableView::leaveEvent(QEvent *event)
{
    setHovered(-1);
    QTableView::leaveEvent(event);
}

void TableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dy != 0)
        Q_EMIT visibleRowsChanged();
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    Q_EMIT visibleRowsChanged();
}

void TableView::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    rememberColumns();
}

/// Once it stands in its window: only then is it known where its widths are kept.
void TableView::rememberColumns()
{
    if (m_remembers || model() == nullptr || model()->columnCount() < 2 || horizontalHeader()->isHidden())
        return;
    QSettings *settings = ColumnStore::of(this);
    if (settings == nullptr)
        return;
    m_remembers = true;
    const QString key = columnsKey();
    auto *fit = findChild<ColumnFit *>(Qt::FindDirectChildrenOnly);
    if (fit == nullptr)
        new ColumnMemory(this, settings, key);
    else if (!fit->remembers())
        fit->remember(settings, key);
}

QString TableView::columnsKey() const
{
    const QString name = objectName().isEmpty() ? QString::fromLatin1(model()->metaObject()->className()).section(QLatin1Char(':'), -1) : objectName();
    const QString kind = m_columnsOf.isEmpty() ? QString::number(model()->columnCount()) : m_columnsOf;
    return QStringLiteral("columns/%1.%2").arg(name, kind);
}

void TableView::setColumnsOf(const QString &kind)
{
    m_columnsOf = kind;
    if (auto *memory = findChild<ColumnMemory *>(Qt::FindDirectChildrenOnly))
        memory->setKey(columnsKey());
}

void TableView::setHovered(int row)
{
    if (row == m_hovered)
        return;
    const auto strip = [this](int of) { return QRect(0, rowViewportPosition(of), viewport()->width(), rowHeight(of)); };
    if (m_hovered >= 0)
        viewport()->update(strip(m_hovered));
    m_hovered = row;
    if (m_hovered >= 0)
        viewport()->update(strip(m_hovered));
}

} // namespace warrener
