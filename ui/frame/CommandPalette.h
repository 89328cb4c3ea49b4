#pragma once

#include "ui/frame/PaletteEntry.h"

#include <QFrame>
#include <QList>
#include <QPointer>

class QLineEdit;
class QListWidget;

namespace warrener {

/// Ctrl+K: everything one can go to or do, found by typing a part of its name.
class CommandPalette final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandPalette)

public:
    using Source = std::function<QList<PaletteEntry>(const QString &query)>;

    /// `source` gives what fits a query, best first; asked with each key.
    CommandPalette(Source source, QWidget *window);

    void open();
    void close();

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void find();
    void place();
    void run(int row);

    Source m_source;
    QLineEdit *m_field;
    QListWidget *m_list;
    QList<PaletteEntry> m_entries;
    QPointer<QWidget> m_focusBefore;
};

} // namespace warrener
