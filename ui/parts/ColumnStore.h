#pragma once

#include <QObject>

class QSettings;
class QWidget;

namespace warrener {

/// Where the tables of a window, of its pages and its dialogs, keep the widths that a person has dragged. It is a
/// child of the window; a table finds it upwards, so that none need be handed the settings.
class ColumnStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnStore)

public:
    /// `settings` outlives it.
    ColumnStore(QSettings *settings, QWidget *window);

    QSettings *settings() const { return m_settings; }
    /// Of the nearest window above that has one; null: nothing is remembered, as for a picture.
    static QSettings *of(const QWidget *widget);

private:
    QSettings *m_settings;
};

} // namespace warrener
