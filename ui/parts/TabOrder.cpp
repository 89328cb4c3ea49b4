#include "ui/parts/TabOrder.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSet>
#include <QTabBar>
#include <QTextEdit>

#include <algorithm>
#include <tuple>

namespace warrener {

namespace {

/// Parts of it are its own business.
bool isOnePiece(const QWidget &widget)
{
    const auto is = [&widget]<class... Kinds>(std::tuple<Kinds *...>) { return (... || (qobject_cast<const Kinds *>(&widget) != nullptr)); };
    return is(std::tuple<QAbstractButton *, QAbstractItemView *, QAbstractSpinBox *, QComboBox *, QLineEdit *, QPlainTextEdit *, QTabBar *, QTextEdit *>());
}

class TabStops
{
public:
    void read(QWidget &widget)
    {
        if (widget.isHidden() || m_seen.contains(&widget))
            return;
        m_seen.insert(&widget);
        if (widget.focusPolicy() & Qt::TabFocus && widget.focusProxy() == nullptr)
            m_stops.append(&widget);
        if (!isOnePiece(widget))
            readInside(widget);
    }

    void readInside(QWidget &widget)
    {
        if (QLayout *layout = widget.layout())
            read(*layout);
        // What no layout places comes as it was made: the page in a scroll area, a toast.
        for (QObject *child : widget.children()) {
            if (auto *part = qobject_cast<QWidget *>(child); part != nullptr && !part->isWindow())
                read(*part);
        }
    }

    const QList<QWidget *> &stops() const { return m_stops; }

private:
    void read(QLayout &layout)
    {
        QList<std::tuple<int, int, int>> items; // row, column, number
        for (int at = 0; at < layout.count(); ++at) {
            int row = 0;
            int column = at;
            int rows = 0;
            int columns = 0;
            if (auto *grid = qobject_cast<QGridLayout *>(&layout))
                grid->getItemPosition(at, &row, &column, &rows, &columns);
            items.append({row, column, at});
        }
        std::ranges::sort(items);
        for (const auto &[row, column, at] : std::as_const(items)) {
            QLayoutItem *item = layout.itemAt(at);
            if (QWidget *widget = item->widget())
                read(*widget);
            else if (QLayout *inner = item->layout())
                read(*inner);
        }
    }

    QSet<const QWidget *> m_seen;
    QList<QWidget *> m_stops;
};

} // namespace

void orderTabs(QWidget &window)
{
    TabStops found;
    found.readInside(window);
    for (qsizetype at = 1; at < found.stops().size(); ++at)
        QWidget::setTabOrder(found.stops().at(at - 1), found.stops().at(at));
}

} // namespace warrener
