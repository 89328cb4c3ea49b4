#include "ui/recovery/ScenarioView.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "plan/recovery/StandbyRehearsal.h"
#include "record/journal/JournalRuns.h"
#include "run/procedure/RunState.h"
#include "ui/parts/FigureStrip.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/parts/Mnemonics.h"
#include "ui/parts/Pill.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/ToolTips.h"
#include "ui/parts/Wear.h"
#include "ui/recovery/RecoveryWords.h"
#include "ui/steps/StepWords.h"
#include "ui/steps/StepsView.h"
#include "ui/steps/Wrap.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int viewSide = 20;
constexpr int wordsWide = 620;

enum Bodies { StepsBody, BrokenBody, AboutBody, ReadyBody, PastBody };

QScrollArea *scrollIn(QWidget *parent, const QString &name)
{
    auto *area = new QScrollArea(parent);
    area->setObjectName(name);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::StrongFocus);
    return area;
}

void addHead(QVBoxLayout &column, const QString &text)
{
    auto *head = new Label(text, TextStyle::Body, Token::Text);
    head->setWeight(QFont::DemiBold);
    if (column.count() > 0)
        column.addSpacing(8);
    column.addWidget(head);
}

Label *addWords(QVBoxLayout &column, const QString &text, Token token = Token::Text2)
{
    auto *words = new Label(text, TextStyle::Body, token);
    wrap(words, wordsWide);
    column.addWidget(words);
    return words;
}

void addItem(QVBoxLayout &column, GlyphKind glyph, const QString &text, const QString &more = {})
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *words = new Label(text, TextStyle::Body, Token::Text);
    wrap(words, wordsWide - 24);
    row->addWidget(new GlyphLabel(glyph, 14), 0, Qt::AlignTop);
    row->addWidget(words, 1);
    if (!more.isEmpty())
        row->addWidget(new Label(more, TextStyle::Caption, Token::Text2), 0, Qt::AlignTop);
    column.addLayout(row);
}

GlyphKind runGlyph(const RunSummary &run)
{
    const std::optional<Verdict> verdict = verdictFromId(run.verdict);
    return verdict ? steps::glyphOf(*verdict) : GlyphKind::NoData;
}

QString runWord(const RunSummary &run)
{
    const std::optional<Verdict> verdict = verdictFromId(run.verdict);
    return verdict ? steps::wordOf(*verdict) : ScenarioView::tr("Not ended");
}

} // namespace

ScenarioView::ScenarioView(RecoveryDesk &desk, QWidget *parent)
    : QFrame(parent), m_desk(desk), m_title(new Label({}, TextStyle::Section, Token::Text, this)), m_pill(new Pill(this)),
      m_place(new Label({}, TextStyle::Caption, Token::Text2, this)), m_words(new Label({}, TextStyle::Body, Token::Text2, this)),
      m_figures(new FigureStrip(this)), m_parts(new SegmentedControl({tr("Steps"), tr("Scenario"), tr("Readiness"), tr("Runs")}, this)),
      m_steps(new StepsView(this)), m_broken(new StatePanel(this)), m_about(scrollIn(this, u"aboutScroll"_s)), m_ready(scrollIn(this, u"readyScroll"_s)),
      m_past(scrollIn(this, u"runsScroll"_s)), m_stack(new QStackedLayout), m_body(new QWidget(this)), m_run(new QPushButton(tr("Run…"), this)),
      m_rehearse(new QPushButton(tr("Rehearse…"), this)), m_edit(new QPushButton(this)), m_remove(new QPushButton(tr("Back to the shipped one…"), this)),
      m_versions(new QPushButton(tr("Older versions…"), this)), m_whyNot(new Label({}, TextStyle::Table, Token::Text2, this))
{
    setProperty("card", true);
    setObjectName(u"scenarioView"_s);
    m_title->setObjectName(u"scenarioTitle"_s);
    m_title->setEliding(true);
    m_pill->setObjectName(u"scenarioPill"_s);
    m_words->setObjectName(u"scenarioWords"_s);
    m_figures->setObjectName(u"scenarioFigures"_s);
    wrap(m_words, wordsWide);
    m_parts->setObjectName(u"scenarioParts"_s);
    m_parts->setAccessibleName(tr("What of the plan is shown"));
    m_steps->setObjectName(u"scenarioSteps"_s);
    m_steps->setProperty("card", false);
    m_steps->setFoldsActions(true);
    m_broken->setObjectName(u"scenarioBroken"_s);
    connect(m_broken, &StatePanel::actionTriggered, this, &ScenarioView::editRequested);
    connect(m_parts, &SegmentedControl::currentChanged, this, [this](int at) { showPart(static_cast<Part>(at)); });

    auto *heading = new QHBoxLayout;
    heading->setSpacing(10);
    heading->addWidget(m_title, 1);
    heading->addWidget(m_pill, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addLayout(heading);
    words->addWidget(m_words);
    words->addWidget(m_place);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(viewSide, 12, viewSide, 8);
    head->setSpacing(24);
    head->addLayout(words, 1);
    head->addWidget(m_figures, 0, Qt::AlignTop);
    auto *parts = new QHBoxLayout;
    parts->setContentsMargins(viewSide, 0, viewSide, 8);
    parts->addWidget(m_parts);
    parts->addStretch(1);
    m_versions->setObjectName(u"olderVersions"_s);
    m_versions->setProperty("kind", u"link"_s);
    connect(m_versions, &QPushButton::clicked, this, &ScenarioView::versionsRequested);
    parts->addWidget(m_versions);
    auto *line = new QFrame(this);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    m_body->setLayout(m_stack);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_steps);
    m_stack->addWidget(m_broken->asPage(this));
    m_stack->addWidget(m_about);
    m_stack->addWidget(m_ready);
    m_stack->addWidget(m_past);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    all->addLayout(head);
    all->addLayout(parts);
    all->addWidget(line);
    all->addWidget(m_body, 1);
    all->addWidget(buildFoot());
}

QWidget *ScenarioView::buildFoot()
{
    m_run->setObjectName(u"runRecovery"_s);
    m_rehearse->setObjectName(u"rehearseRecovery"_s);
    m_edit->setObjectName(u"editRecovery"_s);
    m_edit->setProperty("kind", u"ghost"_s);
    m_remove->setObjectName(u"removeRecovery"_s);
    m_remove->setProperty("kind", u"ghost"_s);
    connect(m_run, &QPushButton::clicked, this, &ScenarioView::runRequested);
    connect(m_rehearse, &QPushButton::clicked, this, &ScenarioView::rehearsalRequested);
    connect(m_edit, &QPushButton::clicked, this, &ScenarioView::editRequested);
    connect(m_remove, &QPushButton::clicked, this, &ScenarioView::removeRequested);
    auto *foot = new QWidget(this);
    auto *line = new QFrame(foot);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(viewSide, 10, viewSide, 10);
    row->setSpacing(10);
    row->addWidget(m_run);
    row->addWidget(m_rehearse);
    row->addWidget(m_edit);
    row->addWidget(m_remove);
    m_whyNot->setObjectName(u"whyNotRun"_s);
    m_whyNot->setMostLines(2);
    row->addWidget(m_whyNot, 1);
    row->addStretch(0); // where there is nothing to say
    auto *all = new QVBoxLayout(foot);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(line);
    all->addLayout(row);
    return foot;
}

void ScenarioView::showPart(Part part)
{
    m_parts->setCurrent(static_cast<int>(part));
    const RecoveryScenario *scenario = m_desk.view().scenario(m_id);
    const bool valid = scenario && scenario->entry.document;
    switch (part) {
    case Part::Steps:
        m_stack->setCurrentIndex(valid ? StepsBody : BrokenBody);
        break;
    case Part::Scenario:
        m_stack->setCurrentIndex(valid ? AboutBody : BrokenBody);
        break;
    case Part::Readiness:
        m_stack->setCurrentIndex(ReadyBody);
        break;
    case Part::Runs:
        m_stack->setCurrentIndex(PastBody);
        break;
    }
}

void ScenarioView::show(const QString &id, const NodeName &node)
{
    const RecoveryScenario *scenario = m_desk.view().scenario(id);
    if (!scenario)
        return;
    const bool another = id != m_id;
    const bool stepsDiffer = another || node != m_node || scenario->entry.text != m_text;
    m_id = id;
    m_node = node;
    m_text = scenario->entry.text;
    const RecoveryEntry &entry = scenario->entry;
    const bool own = !entry.file.isEmpty();
    m_title->setText(scenario->title());
    m_pill->setState(recoverywords::glyphOf(*scenario), entry.document ? tr("%1 of 100", "readiness").arg(scenario->readiness.score) : tr("Cannot be read"));
    m_words->setText(entry.document ? entry.document->scenario.text() : entry.file);
    const QString version = entry.document ? tr("Version %1, for RabbitMQ %2").arg(entry.document->version, phrases::list(entry.document->brokers)) : QString();
    m_place->setText(own ? phrases::clauses(QStringList{version, tr("this cluster's own")}.filter(QRegularExpression(u"."_s))) : version);
    m_figures->setVisible(entry.document.has_value());
    if (entry.document) {
        const Readiness &ready = scenario->readiness;
        const auto tone = [](const std::optional<Millis> &is, std::chrono::seconds target) {
            return !is ? Token::Text3 : *is <= target ? Token::Text : Token::Warn;
        };
        const auto figure = [](const std::optional<Millis> &is) { return is ? units::duration(*is) : tr("unknown"); };
        m_figures->setFigures(
            {{figure(ready.rto), tr("RTO, target %1").arg(units::duration(entry.document->rto)), tone(ready.rto, entry.document->rto)},
             {figure(ready.rpo), tr("RPO, this plan asks for %1").arg(units::duration(entry.document->rpo)), tone(ready.rpo, entry.document->rpo)}});
        QStringList sources{recoverywords::rtoSource(*scenario, m_desk.now())};
        for (const auto &[part, age] : ready.rpoParts)
            sources.append(tr("%1: read back as of %2 ago", "part of a backup").arg(toWord(part), units::duration(age)));
        m_figures->setToolTip(plainTip(sources.join(u'\n')));
    }
    m_edit->setText(own ? tr("Edit…") : tr("Edit a copy…"));
    m_remove->setVisible(own);
    m_remove->setText(isShipped(id) ? tr("Back to the shipped one…") : tr("Remove…"));
    showButtons(entry);
    m_parts->setWord(3, scenario->runs.isEmpty() ? tr("Runs") : tr("Runs %1").arg(scenario->runs.size()));
    if (stepsDiffer) {
        showSteps(*scenario);
        showAbout(*scenario);
    }
    if (another || scenario->readiness != m_readiness)
        showReadiness(*scenario);
    if (another || scenario->runs != m_runs)
        showRuns(*scenario);
    m_readiness = scenario->readiness;
    m_runs = scenario->runs;
    showPart(another ? Part::Steps : static_cast<Part>(m_parts->current()));
}

void ScenarioView::setSigns(const QStringList &signs)
{
    if (signs == m_signs)
        return;
    m_signs = signs;
    if (const RecoveryScenario *scenario = m_desk.view().scenario(m_id))
        showButtons(scenario->entry);
}

/// On a cluster that is well a plan is for rehearsal: the button that stands out is what a hand that is in a hurry presses.
void ScenarioView::showButtons(const RecoveryEntry &entry)
{
    const bool valid = entry.document.has_value();
    const QString whyNot = valid ? QString() : tr("A document that cannot be read is no plan to run");
    for (QPushButton *button : {m_run, m_rehearse}) {
        button->setEnabled(valid);
        button->setToolTip(whyNot);
    }
    wear(m_run, m_signs.isEmpty() ? QString() : u"primary"_s);
    wear(m_rehearse, m_signs.isEmpty() ? u"primary"_s : QString());
    m_whyNot->setText(!valid              ? whyNot
                      : m_signs.isEmpty() ? tr("Nothing that is seen of this cluster now calls for it")
                                          : tr("Calls for it now: %1").arg(phrases::clauses(m_signs)));
}

void ScenarioView::showSteps(const RecoveryScenario &scenario)
{
    if (!scenario.entry.document) {
        m_broken->showUnreachable(tr("This document cannot be read"), scenario.entry.error.value_or(Error{}).message);
        m_broken->setAction(tr("Edit the document…"));
        return;
    }
    const Result<Plan> plan = m_desk.outline(*scenario.entry.document, m_node);
    m_steps->setPlan(plan ? *plan : Plan{});
    m_steps->setFoot(plan ? tr("Afterwards") : QString(), plan ? plan->afterwards : plan.error().message);
}

QWidget *ScenarioView::fresh(QScrollArea *area, QVBoxLayout **column) const
{
    auto *body = new QWidget;
    *column = new QVBoxLayout(body);
    (*column)->setContentsMargins(viewSide, 12, viewSide, 12);
    (*column)->setSpacing(6);
    // A link in what was there may be what has led here.
    if (QWidget *before = area->takeWidget())
        before->deleteLater();
    area->setWidget(body);
    // The card shows through; setWidget() has just said otherwise.
    body->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    return body;
}

void ScenarioView::showAbout(const RecoveryScenario &scenario)
{
    if (!scenario.entry.document)
        return;
    const RecoveryDocument &document = *scenario.entry.document;
    QVBoxLayout *column = nullptr;
    fresh(m_about, &column);
    addHead(*column, tr("How one knows"));
    for (const RecoverySign &sign : document.detection)
        addItem(*column, GlyphKind::Note, sign.words.text(), phrases::list(sign.findings));
    addHead(*column, tr("Good when"));
    for (const ClusterCondition condition : document.validation)
        addItem(*column, GlyphKind::Ok, toWord(condition));
    addHead(*column, tr("Who does what"));
    const Plan plan = m_desk.outline(document, m_node).value_or(Plan{});
    for (const auto listed = recoverywords::rolesOf(plan); const RecoveryRole role : listed) {
        QStringList titles;
        for (const Step &step : plan.steps) {
            if (recoverywords::roleOf(step) == role && !step.id.startsWith("valid-"_L1))
                titles.append(step.title);
        }
        if (!titles.isEmpty())
            addItem(*column, GlyphKind::Manual, tr("%1: %2", "a role and what it does").arg(toWord(role), phrases::list(titles)));
    }
    if (!document.fallback.isEmpty()) {
        addHead(*column, tr("If it fails"));
        addWords(*column, document.fallback.text());
        const RecoveryScenario *fallback = m_desk.view().scenario(document.fallbackPlan);
        if (fallback) {
            auto *link = new QPushButton(withoutMnemonic(tr("Open “%1”").arg(fallback->title())));
            link->setObjectName(u"openFallback"_s);
            link->setProperty("kind", u"link"_s);
            connect(link, &QPushButton::clicked, this, [this, id = document.fallbackPlan] { Q_EMIT planRequested(id); });
            column->addWidget(link, 0, Qt::AlignLeft);
        }
    }
    if (!document.replaces.isEmpty()) {
        addHead(*column, tr("What is not done, and why"));
        for (const RecoveryReplacement &replaced : document.replaces) {
            auto *instead = addWords(*column, replaced.instead.text(), Token::Text);
            instead->setFont(Theme::of().font(TextStyle::Command));
            addWords(*column, replaced.why.text());
        }
    }
    column->addStretch(1);
}

void ScenarioView::showReadiness(const RecoveryScenario &scenario)
{
    QVBoxLayout *column = nullptr;
    fresh(m_ready, &column);
    // A grid: points stand below each other whatever the links beside them say.
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(12);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const ReadinessPoint &point : scenario.readiness.points) {
        const GlyphKind glyph = point.points == point.most ? GlyphKind::Ok : point.points > 0 ? GlyphKind::Warn : GlyphKind::Pending;
        auto *words = new QVBoxLayout;
        words->setSpacing(2);
        addWords(*words, point.words, Token::Text);
        if (!point.earn.isEmpty())
            addWords(*words, point.earn);
        auto *figure = new Label(tr("%1 of %2", "points").arg(point.points).arg(point.most), TextStyle::Table, Token::Text2);
        grid->addWidget(new GlyphLabel(glyph, 16), row, 0, Qt::AlignTop);
        grid->addLayout(words, row, 1);
        grid->addWidget(figure, row, 2, Qt::AlignTop | Qt::AlignRight);
        if (!point.earn.isEmpty()) {
            auto *link = new QPushButton(recoverywords::earnVerb(point));
            link->setObjectName(u"earnOne."_s + point.id);
            link->setProperty("kind", u"link"_s);
            connect(link, &QPushButton::clicked, this, [this, id = point.id] { Q_EMIT earnRequested(id); });
            grid->addWidget(link, row, 3, Qt::AlignTop | Qt::AlignRight);
        }
        ++row;
    }
    column->addLayout(grid);
    column->addStretch(1);
}

void ScenarioView::showRuns(const RecoveryScenario &scenario)
{
    constexpr qsizetype mostRuns = 30;
    QVBoxLayout *column = nullptr;
    fresh(m_past, &column);
    if (scenario.runs.isEmpty())
        addWords(*column, tr("It has neither been run nor rehearsed yet. A rehearsal shows what people have to do, and costs the cluster nothing."));
    for (const auto listed = scenario.runs.first(std::min(mostRuns, scenario.runs.size())); const RunSummary &run : listed) {
        auto *row = new QHBoxLayout;
        row->setSpacing(10);
        auto *words =
            new Label(tr("%1: %2", "how a run ended, and when").arg(runWord(run), recoverywords::runLine(run, m_desk.now())), TextStyle::Body, Token::Text);
        words->setEliding(true);
        row->addWidget(new GlyphLabel(runGlyph(run), 16));
        row->addWidget(words, 1);
        if (recoveryRunOf(run.kind) != RecoveryRun::InEarnest)
            row->addWidget(new Label(tr("Rehearsal"), TextStyle::Table, Token::Info));
        auto *link = new QPushButton(tr("Report"));
        link->setObjectName(u"openReport"_s);
        link->setProperty("kind", u"link"_s);
        link->setAccessibleName(tr("Report of %1").arg(run.run));
        connect(link, &QPushButton::clicked, this, [this, id = run.run] { Q_EMIT reportRequested(id); });
        row->addWidget(link);
        column->addLayout(row);
    }
    column->addStretch(1);
}

} // namespace warrener
