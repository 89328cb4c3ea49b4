#include "ui/calendar/ShowCard.h"

#include "ui/calendar/CalendarWords.h"
#include "ui/parts/Label.h"
#include "ui/theme/Icons.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

ShowCard::ShowCard(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    const QStringList words{tr("Drills"), tr("Restore tests"), tr("Rehearsals"), tr("Diagnosis"), tr("Backups"), tr("Notes")};
    for (int kind = 0; kind < calendarKinds; ++kind) {
        auto *line = new QWidget(this);
        line->setFixedHeight(22);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        auto *box = new QCheckBox(words.at(kind), line);
        box->setObjectName("show-"_L1 + toId(static_cast<CalendarKind>(kind)));
        box->setIcon(icon(calendarwords::icon(static_cast<CalendarKind>(kind))));
        box->setIconSize({14, 14});
        box->setChecked(true);
        auto *count = new Label({}, TextStyle::Caption, Token::Text3, line);
        row->addWidget(box);
        row->addStretch(1);
        row->addWidget(count);
        column->addWidget(line);
        m_boxes.append(box);
        m_counts.append(count);
        if (static_cast<CalendarKind>(kind) == CalendarKind::Note)
            m_notes = line;
        connect(box, &QCheckBox::toggled, this, &ShowCard::changed);
    }
    m_notes->hide();
}

QSet<CalendarKind> ShowCard::shown() const
{
    QSet<CalendarKind> kinds;
    for (int kind = 0; kind < m_boxes.size(); ++kind) {
        if (m_boxes.at(kind)->isChecked())
            kinds.insert(static_cast<CalendarKind>(kind));
    }
    return kinds;
}

void ShowCard::setCounts(const QList<int> &counts, int backupsADay)
{
    for (int kind = 0; kind < m_counts.size(); ++kind) {
        const bool daily = static_cast<CalendarKind>(kind) == CalendarKind::Backup && backupsADay > 0;
        m_counts.at(kind)->setText(daily ? tr("%1 a day").arg(backupsADay) : QString::number(counts.value(kind)));
    }
    m_notes->setVisible(counts.value(static_cast<int>(CalendarKind::Note)) > 0);
}

} // namespace warrener
