#pragma once

#include "ui/parts/PageTarget.h"

#include <QWidget>

namespace warrener {

/// One page of the window. Made when it is first shown; works only between activate() and
/// deactivate().
class Page : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Page)

public:
    using QWidget::QWidget;

    /// For the window's title and screen readers.
    virtual QString title() const = 0;
    virtual void activate() {}
    virtual void deactivate() {}
    /// Shows one object of the page, or its start for an empty one. Called after activate(), and
    /// again on the way back through the history.
    virtual void open(const QString &object) { Q_UNUSED(object) }
    /// Its own name was chosen again while it is shown (rail, digit, search): back to where it begins, whatever stands open.
    /// Called after open() with no object; nothing that a person has typed is thrown away.
    virtual void showFirst() {}
    /// Esc: clears the filter, else closes what is open; false when there was neither.
    virtual bool escape() { return false; }
    /// "/": moves the focus to the page's filter; false when it has none.
    virtual bool focusFilter() { return false; }
    /// F5: asks again for what the page shows; false: all nodes are asked, as everywhere.
    virtual bool askAgain() { return false; }
    /// Alt+← and Alt+→: a step within the page; false: the place before or after this one.
    virtual bool goBack() { return false; }
    virtual bool goForward() { return false; }

Q_SIGNALS:
    /// The page wants another place to be shown, or an object of its own: the window goes there
    /// and remembers the way back.
    void openRequested(const warrener::PageTarget &target);
    /// Something went well: said for 5 s at the bottom right.
    void succeeded(const QString &text);
    /// What the page's badge counts has changed, while the cluster's figures have not.
    void badgeChanged();
};

} // namespace warrener
