#include "ui/drills/MomentsCard.h"

#include "base/Units.h"
#include "ui/drills/PlainTableModel.h"
#include "ui/parts/Card.h"
#include "ui/parts/Label.h"
#include "ui/parts/TableView.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int momentsLeast = 180;
constexpr int momentsMargins = 32; ///< left and right of the words

QString sinceFault(const DrillOutcome &outcome, TimePoint at)
{
    if (isNever(outcome.faultFrom))
        return {};
    const Millis since = at - outcome.faultFrom;
    return since.count() < 0 ? u"−"_s + units::span(-since) : u"+"_s + units::span(since);
}

} // namespace

MomentsCard::MomentsCard(QWidget *parent)
    : QFrame(parent), m_why(new Label({}, TextStyle::Body, Token::Text, this)), m_improve(new Label({}, TextStyle::Body, Token::Text2, this)),
      m_model(new PlainTableModel(this)), m_table(new TableView(this))
{
    auto *card = new Card(tr("What happened when"), this);
    card->setCaption(tr("counted from the fault"));
    card->setFlush(true);
    m_why->setObjectName(u"drillReasons"_s);
    m_improve->setObjectName(u"drillImprove"_s);
    m_why->setWordWrap(true);
    m_improve->setWordWrap(true);
    m_table->setObjectName(u"drillMoments"_s);
    m_table->setAccessibleName(tr("What happened when"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setDensity(TableView::Density::Long);
    m_table->horizontalHeader()->hide();
    auto *words = new QVBoxLayout;
    words->setContentsMargins(14, 10, 14, 10);
    words->setSpacing(6);
    words->addWidget(m_why);
    words->addWidget(m_improve);
    card->body()->addLayout(words);
    card->body()->addWidget(m_table, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(card);
}

void MomentsCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

/// As high as the words need at this width; the table gives way.
void MomentsCard::fit()
{
    const int wide = std::max(momentsLeast, width() - momentsMargins);
    for (Label *label : {m_why, m_improve}) {
        if (!label->text().isEmpty())
            label->setFixedHeight(label->heightForWidth(wide));
    }
}

void MomentsCard::setOutcome(const DrillOutcome &outcome)
{
    QString why = outcome.reasons.join(u'\n');
    if (why.isEmpty())
        why = outcome.verdict == DrillVerdict::Passed ? tr("Everything held that was expected, and nothing was lost.") : QString();
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    const bool failed = outcome.verdict == DrillVerdict::Failed;
    m_improve->setText(failed && !outcome.improve.isEmpty() ? tr("What to improve: %1").arg(outcome.improve) : tr("Expected: %1").arg(outcome.expected));
    fit();
    QList<QList<PlainTableModel::Cell>> rows;
    for (const DrillMoment &moment : outcome.timeline)
        rows.append({{.text = units::clockTime(moment.at), .quiet = true}, {.text = sinceFault(outcome, moment.at), .quiet = true}, {.text = moment.words}});
    m_model->setCells({tr("Time"), tr("Since the fault"), tr("What")}, rows, 3);
    m_table->setColumnWidth(0, 84);
    m_table->setColumnWidth(1, 84);
    m_table->setStretchColumn(2);
}

} // namespace warrener
