#include "Layout.h"

#include "ui/parts/Label.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QList>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString nameOf(const QWidget &widget)
{
    QString name = QString::fromLatin1(widget.metaObject()->className());
    if (!widget.objectName().isEmpty())
        name += u'#' + widget.objectName();
    const QWidget *parent = widget.parentWidget();
    while (parent && parent->objectName().isEmpty())
        parent = parent->parentWidget();
    return parent ? parent->objectName() + u" > "_s + name : name;
}

QString clipped(const QLabel &label)
{
    if (label.text().isEmpty() || label.textFormat() == Qt::RichText)
        return {};
    if (const auto *own = qobject_cast<const Label *>(&label); own && own->isElided())
        return {}; // says so with an ellipsis, and has the whole text as its tool tip
    const QRect room = label.contentsRect();
    if (const auto *own = qobject_cast<const Label *>(&label); own && own->mostLines() > 1) {
        const int tall = own->sizeHint().height();
        return tall > room.height() + 2 ? u"“%1” needs %2 px of height, has %3"_s.arg(label.text()).arg(tall).arg(room.height()) : QString();
    }
    const QFontMetrics metrics = label.fontMetrics();
    const QRect need = label.wordWrap() ? metrics.boundingRect(QRect(0, 0, room.width(), 10'000), Qt::TextWordWrap, label.text())
                                        : QRect(0, 0, metrics.horizontalAdvance(label.text()), metrics.height());
    if (need.width() > room.width() + 1 || need.height() > room.height() + 2)
        return u"“%1” needs %2×%3, has %4×%5"_s.arg(label.text()).arg(need.width()).arg(need.height()).arg(room.width()).arg(room.height());
    return {};
}

QString clipped(const QPushButton &button)
{
    const int need = button.fontMetrics().horizontalAdvance(button.text());
    return !button.text().isEmpty() && need > button.width() ? u"“%1” needs %2, has %3"_s.arg(button.text()).arg(need).arg(button.width()) : QString();
}

QString clippedText(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return clipped(*label);
    if (const auto *button = qobject_cast<const QPushButton *>(&widget))
        return clipped(*button);
    return {};
}

/// Only widgets that a layout places can cover each other by mistake.
QStringList overlaps(const QWidget &parent)
{
    QStringList faults;
    if (!parent.layout())
        return faults;
    QList<const QWidget *> placed;
    for (const QObject *child : parent.children()) {
        const auto *widget = qobject_cast<const QWidget *>(child);
        if (widget && widget->isVisible() && !widget->isWindow() && parent.layout()->indexOf(const_cast<QWidget *>(widget)) >= 0)
            placed.append(widget);
    }
    for (qsizetype i = 0; i < placed.size(); ++i) {
        for (qsizetype j = i + 1; j < placed.size(); ++j) {
            const QRect both = placed.at(i)->geometry() & placed.at(j)->geometry();
            if (both.width() > 1 && both.height() > 1)
                faults += u"%1 and %2 overlap"_s.arg(nameOf(*placed.at(i)), nameOf(*placed.at(j)));
        }
    }
    return faults;
}

void walk(const QWidget &widget, QStringList &faults)
{
    const QString text = clippedText(widget);
    if (!text.isEmpty())
        faults += nameOf(widget) + u": "_s + text;
    faults += overlaps(widget);
    for (const QObject *child : widget.children()) {
        const auto *inner = qobject_cast<const QWidget *>(child);
        if (!inner || !inner->isVisible() || inner->isWindow())
            continue;
        walk(*inner, faults);
        // What sticks out of its parent is cut off, unless the parent scrolls.
        const bool scrolls = qobject_cast<const QAbstractScrollArea *>(widget.parentWidget()) != nullptr;
        const bool says = qobject_cast<const QLabel *>(inner) || qobject_cast<const QAbstractButton *>(inner);
        if (says && !scrolls && !widget.rect().adjusted(-1, -1, 1, 1).contains(inner->geometry()))
            faults += nameOf(*inner) + u": sticks out of its parent"_s;
    }
}

} // namespace

QStringList layoutFaults(const QWidget &root)
{
    QStringList faults;
    walk(root, faults);
    return faults;
}

} // namespace warrener
