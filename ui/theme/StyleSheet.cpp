#include "ui/theme/StyleSheet.h"

#include "ui/theme/Tokens.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr QLatin1StringView sheet = R"(
QFrame[card="true"] { background: $surface; border: 1px solid $border; border-radius: 6px; }
QFrame[line="true"] { background: $grid; border: none; }
QFrame[toast="true"] { background: $raised; border: 1px solid $strong; border-radius: 6px; }
QDialog { background: $raised; }

QPushButton {
    background: $surface; color: $text; border: 1px solid $strong; border-radius: 6px;
    padding: 0 12px; min-height: 30px; max-height: 30px; font-weight: 500;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $selected; }
QPushButton:disabled { color: $text3; background: $bg; border-color: $border; }
QPushButton[small="true"] { min-height: 24px; max-height: 24px; padding: 0 8px; }
QPushButton[square="true"] { padding: 0; min-width: 30px; max-width: 38px; }
QPushButton[kind="primary"] { background: $accentFill; color: $onFill; border-color: $accentFill; }
QPushButton[kind="primary"]:hover { background: $primaryHover; border-color: $primaryHover; }
QPushButton[kind="danger"] { background: $badFill; color: $onFill; border-color: $badFill; }
QPushButton[kind="danger"]:hover { background: $dangerHover; border-color: $dangerHover; }
QPushButton[kind="dangerOutline"] { color: $bad; border-color: $bad; }
QPushButton[kind="ghost"] { background: transparent; border-color: transparent; color: $text2; }
QPushButton[kind="ghost"]:hover { background: $hover; }
QPushButton[kind="link"] {
    background: transparent; border: none; color: $accent; padding: 0; font-weight: 500;
    min-height: 24px; max-height: 24px;
}
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="primary"]:disabled, QPushButton[kind="danger"]:disabled, QPushButton[kind="dangerOutline"]:disabled {
    color: $text3; background: $bg; border-color: $border;
}

QLineEdit, QSpinBox, QDoubleSpinBox, QDateTimeEdit {
    background: $surface; color: $text; placeholder-text-color: $text3; border: 1px solid $strong; border-radius: 6px;
    padding: 0 9px; min-height: 30px; max-height: 30px;
    selection-background-color: $selected; selection-color: $text;
}
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateTimeEdit:focus { border: 2px solid $accent; padding: 0 8px; min-height: 28px; max-height: 28px; }
QLineEdit[bad="true"] { border: 1px solid $bad; padding: 0 9px; }
QLineEdit[bare="true"] { border: none; background: transparent; padding: 0 8px; min-height: 36px; max-height: 36px; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QDateTimeEdit:disabled { color: $text3; background: $bg; border-color: $border; }
QSpinBox QLineEdit, QDoubleSpinBox QLineEdit, QDateTimeEdit QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 24px; border: none; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; height: 16px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; height: 16px; }
QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow { image: none; width: 0; height: 0; }
QAbstractItemView QLineEdit { border-radius: 3px; border: 1px solid $accent; padding: 0 4px; min-height: 0; }
QPlainTextEdit, QTextEdit {
    background: $surface; color: $text; border: 1px solid $strong; border-radius: 6px; padding: 3px 1px 3px 7px;
    selection-background-color: $selected; selection-color: $text;
}
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 2px 0 2px 6px; }
QPlainTextEdit:disabled, QTextEdit:disabled { color: $text3; background: $bg; border-color: $border; }
QPlainTextEdit[bare="true"] { border: none; background: transparent; padding: 0; }

QComboBox {
    background: $surface; color: $text; border: 1px solid $strong; border-radius: 6px;
    padding: 0 9px 0 11px; min-height: 30px; max-height: 30px;
}
QComboBox:hover { background: $hover; }
QComboBox:disabled { color: $text3; background: $bg; border-color: $border; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox QAbstractItemView {
    background: $raised; color: $text; border: 1px solid $strong; outline: none; padding: 4px;
    selection-background-color: $selected; selection-color: $text;
}

QTabBar { background: transparent; border: none; }
QTabBar::tab {
    background: transparent; color: $text2; border: none; border-bottom: 2px solid transparent;
    padding: 6px 0; margin-right: 20px; min-height: 18px;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }

QTableView, QTreeView, QListView {
    background: $surface; color: $text; border: none; outline: none; gridline-color: $grid;
    selection-background-color: $selected; selection-color: $text;
}
QListView[raised="true"] { background: $raised; }
QListView[rows="true"]::item { padding: 8px 14px; border-bottom: 1px solid $grid; }
QListView[rows="true"]::item:selected { background: $selected; color: $text; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: $surface; color: $text2; border: none; border-bottom: 1px solid $border;
    padding: 0 10px;
}
QHeaderView::section:hover { color: $text; }
QTableCornerButton::section { background: $surface; border: none; }

QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 28px; margin: 2px; }
QScrollBar::handle:horizontal { min-width: 28px; margin: 2px; }
QScrollBar::handle:hover { background: $strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }

QMenu { background: $raised; color: $text; border: 1px solid $strong; padding: 4px; }
QMenu::item { background: transparent; padding: 5px 24px 5px 28px; border-radius: 4px; min-height: 18px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $text3; }
QMenu::icon { left: 7px; }
QMenu::indicator { width: 16px; height: 16px; left: 6px; }
QMenu::separator { height: 1px; background: $border; margin: 4px 6px; }
QToolTip { background: $raised; color: $text; border: 1px solid $strong; padding: 4px 6px; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QProgressBar { background: $grid; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: transparent; }
)"_L1;

QString hex(const QColor &color)
{
    return color.name(QColor::HexRgb);
}

} // namespace

QString styleSheet(const Theme &theme)
{
    QHash<QString, QString> colors;
    for (const TokenValue &value : tokenValues())
        colors.insert(value.name, hex(theme.color(value.token)));
    colors.insert(u"primaryHover"_s, hex(theme.color(Token::AccentFill).lighter(112)));
    colors.insert(u"dangerHover"_s, hex(theme.color(Token::BadFill).lighter(112)));
    QColor scroll = theme.color(Token::Strong);
    scroll.setAlphaF(0.55F);
    colors.insert(u"scroll"_s, scroll.name(QColor::HexArgb));

    static const QRegularExpression variable(u"\\$(\\w+)"_s);
    const QString text(sheet);
    QString filled;
    filled.reserve(text.size() + 512);
    qsizetype from = 0;
    for (auto it = variable.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        filled += QStringView(text).sliced(from, match.capturedStart() - from);
        filled += colors.value(match.captured(1));
        from = match.capturedEnd();
    }
    filled += QStringView(text).sliced(from);
    return filled;
}

} // namespace warrener
