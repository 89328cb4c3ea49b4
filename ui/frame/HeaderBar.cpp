#include "ui/frame/HeaderBar.h"

#include "judge/assess/Assessment.h"
#include "ui/frame/AgeIndicator.h"
#include "ui/frame/HeaderNote.h"
#include "ui/frame/SearchButton.h"
#include "ui/parts/Label.h"
#include "ui/parts/Pill.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace warrener {

HeaderBar::HeaderBar(QWidget *parent)
    : QWidget(parent), m_switcher(new ClusterSwitcher(this)), m_pill(new Pill(this)), m_brief(new Label({}, TextStyle::Body, Token::Text2, this)),
      m_note(new HeaderNote(this)), m_age(new AgeIndicator(this)), m_search(new SearchButton(this))
{
    setFixedHeight(48);
    m_pill->setObjectName(u"verdictPill"_s);
    m_brief->setObjectName(u"verdictBrief"_s);
    m_age->setObjectName(u"dataAge"_s);
    m_brief->setEliding(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 16, 0);
    row->setSpacing(0);
    row->addWidget(m_switcher);
    row->addSpacing(20);
    row->addWidget(m_pill);
    row->addSpacing(11);
    row->addWidget(m_brief, 1);
    row->addSpacing(12);
    row->addWidget(m_note);
    row->addSpacing(7);
    row->addWidget(m_age);
    row->addSpacing(13);
    row->addWidget(m_search);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
    setHasCluster(false);
}

void HeaderBar::setAssessment(const Assessment &assessment)
{
    m_pill->setState(glyphFor(assessment.level), assessment.word);
    m_brief->setText(assessment.brief);
    fitNote();
}

void HeaderBar::setAge(const DataAge &age)
{
    m_age->setAge(age);
}

void HeaderBar::setHasCluster(bool has)
{
    m_pill->setVisible(has);
    m_age->setVisible(has);
    if (!has) {
        m_brief->setText({});
        m_note->setNote({});
    }
}

void HeaderBar::setNarrow(bool narrow)
{
    m_age->setBrief(narrow);
    m_narrow = narrow;
    m_search->setNarrow(narrow);
    fitNote();
}

/// The note's words go only where they would take the room of the verdict's line.
void HeaderBar::fitNote()
{
    const QMargins margins = layout()->contentsMargins();
    int taken = margins.left() + margins.right() + m_brief->fontMetrics().horizontalAdvance(m_brief->text());
    for (int i = 0; i < layout()->count(); ++i) {
        QLayoutItem *item = layout()->itemAt(i);
        if (const QSpacerItem *gap = item->spacerItem())
            taken += gap->sizeHint().width();
        else if (const QWidget *part = item->widget(); part != m_brief && part != m_note && part->isVisibleTo(this))
            taken += part->sizeHint().expandedTo(part->minimumSize()).width();
    }
    m_note->setNarrow(m_narrow && taken + m_note->wholeWidth() > width());
}

bool HeaderBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        fitNote();
    return QWidget::event(event);
}

void HeaderBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Rail));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Token::Border));
    painter.fillRect(QRect(m_switcher->width() - 1, 0, 1, height()), theme.color(Token::Border));
}

} // namespace warrener
