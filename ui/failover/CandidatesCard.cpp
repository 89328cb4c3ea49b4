#include "ui/failover/CandidatesCard.h"

#include "ui/failover/CandidateMatrix.h"
#include "ui/failover/FailbackView.h"
#include "ui/parts/Label.h"
#include "ui/steps/GuardList.h"
#include "ui/steps/Wrap.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QFrame *lineIn(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    return line;
}

} // namespace

CandidatesCard::CandidatesCard(QWidget *parent)
    : QFrame(parent), m_title(new Label(tr("Candidates"), TextStyle::Section, Token::Text, this)),
      m_points(new Label(tr("points of 100"), TextStyle::Caption, Token::Text2, this)), m_scroll(new QScrollArea(this)), m_matrix(new CandidateMatrix(this)),
      m_none(new Label(tr("No other node is known yet."), TextStyle::Body, Token::Text2, this)), m_failback(new FailbackView(this)),
      m_whyTitle(new Label({}, TextStyle::Body, Token::Text, this)), m_why(new Label({}, TextStyle::Body, Token::Text2, this)), m_guards(new GuardList(this)),
      m_column(new QVBoxLayout), m_rules(new QWidget(this)), m_lineOver(lineIn(m_rules)), m_lineUnder(lineIn(m_rules))
{
    setProperty("card", true);
    setObjectName(u"candidatesCard"_s);
    m_title->setObjectName(u"candidatesTitle"_s);
    m_matrix->setObjectName(u"candidateMatrix"_s);
    m_none->setContentsMargins(14, 10, 14, 10);
    m_failback->setObjectName(u"failbackView"_s);
    m_whyTitle->setObjectName(u"candidateWhyTitle"_s);
    m_whyTitle->setWeight(QFont::DemiBold);
    m_why->setObjectName(u"candidateWhy"_s);
    wrap(m_why);
    m_guards->setObjectName(u"guardList"_s);

    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(14, 4, 14, 4);
    heading->addWidget(m_title);
    heading->addStretch(1);
    heading->addWidget(m_points);
    m_title->setMinimumHeight(28); // as high as the plan's heading beside it

    auto *inside = new QWidget(this);
    auto *why = new QVBoxLayout;
    why->setContentsMargins(14, 12, 14, 12);
    why->setSpacing(4);
    why->addWidget(m_whyTitle);
    why->addWidget(m_why);
    auto *rules = new QVBoxLayout(m_rules);
    rules->setContentsMargins(0, 0, 0, 0);
    rules->setSpacing(0);
    auto *guards = new QVBoxLayout;
    guards->setContentsMargins(14, 10, 14, 12);
    guards->setSpacing(4);
    auto *guardsTitle = new Label(tr("Guard rules"), TextStyle::Body, Token::Text, this);
    guardsTitle->setWeight(QFont::DemiBold);
    guards->addWidget(guardsTitle);
    guards->addWidget(m_guards);
    rules->addWidget(m_lineOver);
    rules->addLayout(guards);
    rules->addWidget(m_lineUnder);
    m_lineUnder->hide();
    inside->setLayout(m_column);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_matrix);
    m_column->addWidget(m_none);
    m_column->addWidget(m_failback);
    m_column->addWidget(lineIn(inside));
    m_column->addLayout(why);
    m_column->addStretch(1);
    m_column->addWidget(m_rules);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidget(inside);
    inside->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    all->addLayout(heading);
    all->addWidget(lineIn(this));
    all->addWidget(m_scroll, 1);
    connect(m_matrix, &CandidateMatrix::chosenChanged, this, &CandidatesCard::candidateChosen);
}

void CandidatesCard::setOffer(const FailoverOffer &offer, Environment environment)
{
    const bool back = offer.kind == FailoverKind::Failback;
    m_title->setText(back ? tr("Evaluation") : tr("Candidates"));
    m_points->setVisible(!back);
    m_failback->setVisible(back);
    m_matrix->setVisible(!back && !offer.candidates.isEmpty());
    m_none->setVisible(!back && offer.candidates.isEmpty());
    m_matrix->setCandidates(offer.candidates);
    m_matrix->setChosen(offer.wish.to);
    m_failback->setEvaluation(offer.failback);
    const auto it = std::ranges::find(offer.candidates, offer.wish.to, &Candidate::node);
    const bool known = !back && it != offer.candidates.end() && !it->why.isEmpty();
    m_whyTitle->setVisible(known);
    m_why->setVisible(known);
    if (known) {
        m_whyTitle->setText(tr("Why %1").arg(shortName(it->node)));
        m_why->setText(it->why);
    }
    // What forbids it is not looked for below the fold.
    const bool refused = !refusalsOf(offer.guards).isEmpty();
    if (refused == m_lineUnder->isHidden()) {
        m_column->removeWidget(m_rules);
        m_column->insertWidget(refused ? 0 : m_column->count(), m_rules);
        m_lineUnder->setVisible(refused);
        m_lineOver->setVisible(!refused);
    }
    // Without a plan there is nothing to confirm, and the field for the name is closed.
    const bool confirms = offer.plan && environment == Environment::Production;
    m_guards->setGuards(offer.guards, confirms ? tr("Production: type the name") : QString());
    m_rules->setVisible(confirms || !offer.guards.isEmpty());
}

} // namespace warrener
