#pragma once

#include "record/calendar/CalendarEntry.h"

#include <QSet>
#include <QWidget>

class QCheckBox;

namespace warrener {

class Label;

/// Which kinds are shown, with how many of each there are.
class ShowCard final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShowCard)

public:
    explicit ShowCard(QWidget *parent = nullptr);

    QSet<CalendarKind> shown() const;
    /// By kind; `backupsADay` in place of the number of backups.
    void setCounts(const QList<int> &counts, int backupsADay);

Q_SIGNALS:
    void changed();

private:
    QList<QCheckBox *> m_boxes;
    QList<Label *> m_counts;
    QWidget *m_notes = nullptr;
};

} // namespace warrener
