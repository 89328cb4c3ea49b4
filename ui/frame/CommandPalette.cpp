#include "ui/frame/CommandPalette.h"

#include "ui/frame/PaletteDelegate.h"
#include "ui/parts/SearchField.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int mostRows = 12;

} // namespace

CommandPalette::CommandPalette(Source source, QWidget *window) : QFrame(window), m_source(std::move(source)), m_list(new QListWidget(this))
{
    setObjectName(u"commandPalette"_s);
    setProperty("toast", true);
    auto *field = new SearchField(this);
    field->setObjectName(u"paletteField"_s);
    field->setKey(tr("Esc"));
    field->setPlaceholderText(tr("Search or run"));
    field->setAccessibleName(field->placeholderText());
    field->setProperty("bare", true);
    m_field = field;
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Found"));
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setProperty("raised", true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 4);
    all->setSpacing(0);
    all->addWidget(m_field);
    all->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::find);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { run(m_list->row(item)); });
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    hide();
}

void CommandPalette::open()
{
    if (!isVisible())
        m_focusBefore = window()->focusWidget();
    m_field->clear();
    find();
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::close()
{
    if (!isVisible())
        return;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::find()
{
    m_entries = m_source(m_field->text().trimmed());
    m_list->clear();
    for (const PaletteEntry &entry : std::as_const(m_entries)) {
        auto *item = new QListWidgetItem(entry.text, m_list);
        item->setData(PaletteDelegate::iconRole, entry.icon);
        item->setData(PaletteDelegate::kindRole, entry.kind);
    }
    m_list->setCurrentRow(m_entries.isEmpty() ? -1 : 0);
    place();
}

void CommandPalette::place()
{
    const int rows = std::clamp(static_cast<int>(m_entries.size()), 1, mostRows);
    m_list->setFixedHeight(rows * PaletteDelegate::rowHeight);
    const QWidget *area = parentWidget();
    const int wide = std::min(560, area->width() - 80);
    setFixedWidth(wide);
    adjustSize();
    move((area->width() - wide) / 2, 76);
}

void CommandPalette::run(int row)
{
    if (row < 0 || row >= m_entries.size())
        return;
    const auto act = m_entries.at(row).act;
    close();
    if (act)
        act();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    if (event->type() == QEvent::FocusOut && isVisible() && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason) {
        hide();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    const int rows = m_list->count();
    switch (key) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentRow());
        return true;
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (rows > 0)
            m_list->setCurrentRow((m_list->currentRow() + (key == Qt::Key_Down ? 1 : rows - 1)) % rows);
        return true;
    default:
        return false;
    }
}

void CommandPalette::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(QRect(1, m_list->y() - 1, width() - 2, 1), Theme::of().color(Token::Border));
}

} // namespace warrener
