#include "ui/recovery/WarRoom.h"

#include "plan/recovery/RecoveryReport.h"
#include "ui/parts/Label.h"
#include "ui/parts/Mnemonics.h"
#include "ui/recovery/RecoveryDesk.h"
#include "ui/recovery/RehearsalBand.h"
#include "ui/recovery/WarCards.h"
#include "ui/steps/RunDesk.h"
#include "ui/steps/RunPanel.h"

#include <QCoroTask>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// Below this the roles leave clock and output no room; the next step names its person anyway.
constexpr int roomForRoles = 640;

} // namespace

WarRoom::WarRoom(RecoveryDesk &desk, bool rehearsal, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_runs(rehearsal ? desk.rehearsals() : desk.runs()), m_band(new RehearsalBand(this)), m_panel(new RunPanel(m_runs, this)),
      m_clock(new ClockCard(this)), m_next(new NextCard(this)), m_remark(new RemarkCard(this)), m_roles(new RolesCard(this)),
      m_report(new QPushButton(tr("Open the report"), this)), m_instead(new Label({}, TextStyle::Body, Token::Text, this)), m_fallback(new QPushButton(this))
{
    setObjectName(rehearsal ? u"rehearsalRoom"_s : u"warRoom"_s);
    m_band->setVisible(rehearsal);
    m_report->setObjectName(u"openRunReport"_s);
    m_report->setProperty("kind", u"primary"_s);
    // Above the cards, which come and go: once the run has ended it is what is wanted.
    m_panel->side()->addWidget(m_report, 0, Qt::AlignRight);
    m_instead->setObjectName(u"fallbackWords"_s);
    m_instead->setWordWrap(true);
    m_fallback->setObjectName(u"openFallback"_s);
    m_panel->side()->addWidget(m_instead);
    m_panel->side()->addWidget(m_fallback, 0, Qt::AlignRight);
    m_panel->side()->addWidget(m_clock);
    m_panel->side()->addWidget(m_next);
    m_panel->side()->addWidget(m_remark);
    m_panel->side()->addWidget(m_roles);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(12);
    all->addWidget(m_band);
    all->addWidget(m_panel, 1);
    connect(m_panel, &RunPanel::refreshed, this, &WarRoom::refresh);
    // What a fallback is called is read later than the run.
    connect(&m_desk, &RecoveryDesk::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(m_panel, &RunPanel::closeRequested, this, &WarRoom::closeRequested);
    connect(m_panel, &RunPanel::succeeded, this, &WarRoom::succeeded);
    connect(m_remark, &RemarkCard::kept, this, [this](const QString &step, const QString &words) {
        QCoro::connect(m_desk.keepRemark(run().state.run, step, words), this, [this, words](const Status &kept) {
            m_remark->setKept(words, kept ? QString() : kept.error().message);
            m_remark->setRun(run().state);
            if (kept)
                Q_EMIT succeeded(tr("The remark is in the journal"));
        });
    });
    connect(m_fallback, &QPushButton::clicked, this, [this] { Q_EMIT planRequested(m_fallbackPlan); });
    connect(m_report, &QPushButton::clicked, this, [this] { Q_EMIT reportRequested(run().state.run); });
}

void WarRoom::follow()
{
    m_panel->setClosable(!m_runs.isRunning());
    m_panel->follow();
}

void WarRoom::watch(const RunView &run)
{
    m_panel->setClosable(run.state.verdict.has_value());
    m_panel->showRun(run, true);
}

const RunView &WarRoom::run() const
{
    return m_panel->run();
}

bool WarRoom::togglePause()
{
    return m_panel->togglePause();
}

void WarRoom::setActive(bool active)
{
    m_panel->setActive(active);
}

void WarRoom::refresh()
{
    const RunState &state = run().state;
    const TimePoint now = m_desk.now();
    m_clock->setRun(state, now);
    m_next->setRun(state, now);
    m_remark->setRun(state);
    m_roles->setRun(state);
    m_roles->setVisible(height() >= roomForRoles);
    m_report->setVisible(state.verdict.has_value());
    const std::optional<RecoveryFallback> fallback = fallbackOf(state);
    m_instead->setVisible(fallback.has_value());
    m_instead->setText(fallback ? fallback->words : QString());
    m_fallbackPlan = fallback ? fallback->plan : QString();
    const RecoveryScenario *instead = m_desk.view().scenario(m_fallbackPlan);
    m_fallback->setVisible(instead != nullptr);
    if (instead)
        m_fallback->setText(withoutMnemonic(tr("Open “%1”").arg(instead->title())));
}

} // namespace warrener
