// How the page is put together; what it shows is in CalendarPage.cpp.

#include "ui/calendar/AgendaModel.h"
#include "ui/calendar/CalendarPage.h"
#include "ui/calendar/MonthView.h"
#include "ui/calendar/OfferList.h"
#include "ui/calendar/ShowCard.h"
#include "ui/calendar/SummaryCard.h"
#include "ui/calendar/WeekView.h"
#include "ui/parts/Card.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/KeyButton.h"
#include "ui/parts/Label.h"
#include "ui/parts/MenuButton.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/PageHeader.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"
#include "ui/theme/Icons.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int rightWidth = 224;
constexpr int fewOffers = 5; ///< below that what is summed up gives way: it stands in the list too
/// What a card has beside its content.
constexpr int cardChrome = 62;
constexpr int fewLines = 4;
constexpr int lowPage = 700;

QFrame *framed(QWidget *inside, QWidget *parent)
{
    auto *frame = new QFrame(parent);
    frame->setProperty("card", true);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(inside);
    return frame;
}

} // namespace

void CalendarPage::build()
{
    for (const auto &[button, name, glyph, words] :
         {std::tuple(m_previous, u"calendarPrevious"_s, u"chevron-left"_s, tr("Before")), {m_next, u"calendarNextPeriod"_s, u"chevron-right"_s, tr("After")}}) {
        button->setObjectName(name);
        button->setProperty("square", true);
        button->setIcon(icon(glyph));
        button->setToolTip(words);
        button->setAccessibleName(words);
    }
    m_period->setObjectName(u"calendarPeriod"_s);
    m_period->setMinimumWidth(112);
    m_period->setAlignment(Qt::AlignCenter);
    m_today->setObjectName(u"calendarToday"_s);
    m_looks->setObjectName(u"calendarLooks"_s);
    m_looks->setAccessibleName(tr("Month, week or list"));
    m_blackout->setObjectName(u"calendarBlackout"_s);
    m_files->setObjectName(u"calendarFiles"_s);
    m_schedule->setObjectName(u"calendarSchedule"_s);
    m_schedule->setProperty("kind", u"primary"_s);
    m_files->choices()->addAction(tr("Take in an .ics file…"), this, &CalendarPage::importFile);
    m_files->choices()->addAction(tr("Save as an .ics file…"), this, &CalendarPage::exportFile);
    auto *way = new QWidget(this);
    auto *row = new QHBoxLayout(way);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_previous, m_period, m_next, m_today})
        row->addWidget(widget);
    m_header->insertAfterTitle(way);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_looks, m_blackout, m_files, m_schedule})
        m_header->addRight(widget);
    m_notice->setObjectName(u"calendarNotice"_s);
    m_state->setObjectName(u"calendarState"_s);
    m_month->setObjectName(u"monthView"_s);
    m_month->setAccessibleName(tr("Month"));
    m_week->setObjectName(u"weekView"_s);
    m_week->setAccessibleName(tr("Week"));
    buildList();

    m_stack = new QStackedLayout;
    m_stack->addWidget(m_state->asPage(this));
    m_stack->addWidget(framed(m_month, this));
    m_stack->addWidget(framed(m_week, this));
    m_stack->addWidget(m_list);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(12);
    middle->addLayout(m_stack, 1);
    middle->addWidget(buildRight());
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(20, 16, 20, 16);
    all->setSpacing(12);
    all->addWidget(m_header);
    all->addWidget(m_notice);
    all->addLayout(middle, 1);
}

void CalendarPage::buildList()
{
    m_table->setObjectName(u"calendarList"_s);
    m_table->setAccessibleName(tr("List"));
    m_table->setModel(m_agenda);
    m_table->setDensity(TableView::Density::Long);
    m_table->setSortingEnabled(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->setItemDelegateForColumn(AgendaModel::StateColumn, new StateDelegate(m_table));
    new ColumnFit(m_table, {.widths = {136, 64, 100, 180, 150, 180, 110},
                            .stretch = AgendaModel::TitleColumn,
                            .stretchMinimum = 170,
                            .leastFirst = {AgendaModel::OwnerColumn, AgendaModel::RecursColumn}});
}

QWidget *CalendarPage::buildRight()
{
    m_right = new QWidget(this);
    m_right->setFixedWidth(rightWidth);
    m_offers->setObjectName(u"calendarOffers"_s);
    m_offers->setAccessibleName(tr("What can be put onto a day"));
    m_offersArea = new QScrollArea(m_right);
    m_offersArea->setObjectName(u"calendarOffersArea"_s);
    m_offersArea->setFrameShape(QFrame::NoFrame);
    m_offersArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_offersArea->setWidgetResizable(true);
    m_offersArea->setFocusPolicy(Qt::NoFocus);
    m_offersArea->viewport()->setAutoFillBackground(false);
    m_offersArea->setWidget(m_offers);
    m_offers->setAutoFillBackground(false);
    connect(m_offers, &OfferList::currentMoved, m_offersArea, [this](const QRect &row) { m_offersArea->ensureVisible(0, row.center().y(), 0, row.height()); });
    m_offersCard->body()->addWidget(m_offersArea);
    m_moreOffers->setObjectName(u"calendarMoreOffers"_s);
    m_moreOffers->setProperty("kind", u"link"_s);
    m_moreOffers->hide();
    connect(m_moreOffers, &QPushButton::clicked, this, [this] {
        m_allOffers = true;
        showRight();
    });
    m_drills = new QPushButton(tr("All drills…"), m_right);
    m_drills->setObjectName(u"calendarDrills"_s);
    m_drills->setProperty("kind", u"link"_s);
    m_drills->hide();
    connect(m_drills, &QPushButton::clicked, this, &CalendarPage::drillsRequested);
    auto *links = new QHBoxLayout;
    links->addWidget(m_moreOffers);
    links->addStretch(1);
    links->addWidget(m_drills);
    m_offersCard->body()->addLayout(links);
    m_showCard = new Card(tr("Show"), m_right);
    m_showCard->body()->addWidget(m_show);
    m_summaryCard->body()->addWidget(m_summary);
    auto *column = new QVBoxLayout(m_right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    for (Card *card : {m_offersCard, m_showCard, m_summaryCard}) {
        card->body()->setContentsMargins(12, 8, 12, 10);
        column->addWidget(card);
    }
    column->addStretch(1);
    return m_right;
}

void CalendarPage::leadToDrills()
{
    m_drills->show();
}

/// As many things to drag as there is room for; all of them in the place of the summary.
void CalendarPage::fitRight()
{
    m_summaryCard->setVisible(!m_allOffers && m_desk.view().loaded);
    m_summaryCard->layout()->activate();
    m_showCard->layout()->activate();
    // Its words break at this width; the hint may be of another.
    const int summary = std::max(m_summaryCard->sizeHint().height(), m_summaryCard->heightForWidth(rightWidth)) + 12;
    const int free = m_right->height() - m_showCard->sizeHint().height() - 12 - cardChrome - m_moreOffers->sizeHint().height();
    const bool isLow = free - summary < fewOffers * OfferList::rowHeight;
    if (isLow)
        m_summaryCard->hide();
    const int rows = std::max(fewOffers, (free - (m_allOffers || isLow ? 0 : summary)) / OfferList::rowHeight);
    // All of them are more than there is room for: they are scrolled.
    m_offers->setMost(m_allOffers ? 0 : rows);
    m_offersArea->setFixedHeight(std::min(rows * OfferList::rowHeight, m_offers->sizeHint().height()));
}

void CalendarPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_allOffers = false;
    m_summaryCard->setVisible(m_desk.view().loaded);
    m_summary->setMost(height() < lowPage ? fewLines : 0);
    // Buttons say what they can in the room that there is.
    m_files->setText(width() < 1080 ? tr("File…") : tr("Import or export…"));
    if (m_active)
        showRight();
}

} // namespace warrener
