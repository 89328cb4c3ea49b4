#include "ui/steps/RunHeader.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/KeyButton.h"
#include "ui/parts/Label.h"
#include "ui/parts/Pill.h"
#include "ui/parts/ToolTips.h"
#include "ui/steps/DetailFold.h"
#include "ui/steps/SegmentBar.h"
#include "ui/steps/StepRow.h"
#include "ui/steps/StepWords.h"
#include "ui/steps/Wrap.h"
#include "ui/theme/Icons.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int pillTop = 3;        ///< a pill of 22 px in a title's line of 28
constexpr int narrowHeader = 900; ///< px; under that a title is as large as a section's, so that it is whole on two lines

void leaveOutPersons(QList<Step> &steps)
{
    for (Step &step : steps) {
        if (step.type == StepType::Manual || step.type == StepType::Approval)
            step.expected = Millis{0};
        leaveOutPersons(step.steps);
    }
}

} // namespace

RunHeader::RunHeader(QWidget *parent)
    : QFrame(parent), m_kind(GlyphKind::Running), m_glyph(new GlyphLabel(GlyphKind::Running, 36, this)),
      m_title(new Label({}, TextStyle::Title, Token::Text, this)), m_pill(new Pill(this)), m_line(new Label({}, TextStyle::Body, Token::Text2, this)),
      m_detail(new DetailFold(tr("What was asked, and what each said"), this)), m_bar(new SegmentBar(this)),
      m_elapsed(new Label({}, TextStyle::Countdown, Token::Text, this)), m_toGo(new Label({}, TextStyle::Body, Token::Text2, this)),
      m_pause(new KeyButton(tr("Pause"), tr("P"), this)), m_abort(new QPushButton(tr("Abort and undo…"), this)), m_undo(new QPushButton(tr("Undo…"), this)),
      m_close(new QPushButton(tr("Close"), this)), m_question(nullptr), m_questionTitle(nullptr), m_questionText(nullptr), m_note(nullptr), m_yes(nullptr),
      m_no(nullptr)
{
    setProperty("card", true);
    setObjectName(u"runHeader"_s);
    build();
    connect(m_pause, &QPushButton::clicked, this, [this] { togglePause(); });
    connect(m_abort, &QPushButton::clicked, this, &RunHeader::abortRequested);
    connect(m_undo, &QPushButton::clicked, this, &RunHeader::undoRequested);
    connect(m_close, &QPushButton::clicked, this, &RunHeader::closeRequested);
    connect(m_yes, &QPushButton::clicked, this, [this] { Q_EMIT answered(m_asks, true, m_note->text().trimmed()); });
    connect(m_note, &QLineEdit::textChanged, this, &RunHeader::showAnswers);
    connect(m_no, &QPushButton::clicked, this, [this] { Q_EMIT answered(m_asks, false, m_note->text().trimmed()); });
}

void RunHeader::build()
{
    m_title->setObjectName(u"runTitle"_s);
    m_title->setMostLines(2); // which backup, which node: the end of a title tells runs apart
    m_pill->setObjectName(u"runPill"_s);
    m_line->setObjectName(u"runLine"_s);
    m_line->setMostLines(2);
    m_elapsed->setObjectName(u"runElapsed"_s);
    m_elapsed->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_toGo->setObjectName(u"runToGo"_s);
    m_toGo->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_pause->setObjectName(u"pauseRun"_s);
    m_pause->setIcon(icon(u"pause"_s));
    m_abort->setObjectName(u"abortRun"_s);
    m_abort->setProperty("kind", u"dangerOutline"_s);
    m_abort->setIcon(icon(u"undo"_s, Token::Bad));
    m_undo->setObjectName(u"undoRun"_s);
    m_undo->setIcon(icon(u"undo"_s));
    m_close->setObjectName(u"closeRun"_s);

    auto *title = new QHBoxLayout;
    title->setSpacing(10);
    title->addWidget(m_title);
    // In the middle of the title's first line, also where that has two.
    auto *pill = new QVBoxLayout;
    pill->setContentsMargins(0, pillTop, 0, 0);
    pill->addWidget(m_pill);
    pill->addStretch(1);
    title->addLayout(pill);
    title->addStretch(1);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    // What is left of the height is around the words, not between them.
    words->addStretch(1);
    words->addLayout(title);
    words->addWidget(m_line);
    words->addWidget(m_detail);
    words->addWidget(m_bar);
    words->addStretch(1);
    auto *times = new QVBoxLayout;
    times->setSpacing(0);
    times->addWidget(m_elapsed);
    times->addWidget(m_toGo);
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    for (QWidget *button : std::initializer_list<QWidget *>{m_pause, m_abort, m_undo, m_close}) {
        button->setMinimumWidth(150);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(m_glyph);
    row->addLayout(words, 1);
    row->addLayout(times);
    row->addLayout(buttons);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(24, 8, 18, 8);
    all->setSpacing(12);
    all->addLayout(row);
    all->addWidget(buildQuestion());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

QWidget *RunHeader::buildQuestion()
{
    m_question = new QWidget(this);
    m_question->setObjectName(u"runQuestion"_s);
    m_questionTitle = new Label({}, TextStyle::Body, Token::Text, m_question);
    m_questionTitle->setObjectName(u"questionTitle"_s);
    m_questionTitle->setWeight(QFont::DemiBold);
    m_questionText = new Label({}, TextStyle::Body, Token::Text2, m_question);
    m_questionText->setObjectName(u"questionText"_s);
    wrap(m_questionText);
    m_note = new QLineEdit(m_question);
    m_note->setObjectName(u"answerNote"_s);
    m_note->setPlaceholderText(tr("Note for the journal"));
    m_note->setAccessibleName(tr("Note for the journal"));
    m_note->setMinimumWidth(200); // an input as narrow as its words looks like a button
    m_note->setMaximumWidth(260);
    m_yes = new QPushButton(m_question);
    m_yes->setObjectName(u"answerYes"_s);
    m_yes->setProperty("kind", u"primary"_s);
    m_no = new QPushButton(m_question);
    m_no->setObjectName(u"answerNo"_s);
    m_no->setProperty("kind", u"dangerOutline"_s);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_questionTitle);
    words->addWidget(m_questionText);
    auto *row = new QHBoxLayout(m_question);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(new GlyphLabel(GlyphKind::Manual, 20, m_question), 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_note);
    row->addWidget(m_no);
    row->addWidget(m_yes);
    m_question->hide();
    return m_question;
}

void RunHeader::setClosable(bool closable)
{
    m_closable = closable;
    m_close->setVisible(m_closable && m_isOver);
}

void RunHeader::setRun(const RunView &run, TimePoint now, bool mine, bool pausing)
{
    const RunState &state = run.state;
    const RunGlance glance = glanceOf(state, now);
    m_kind = steps::glyphOf(state);
    m_glyph->setKind(m_kind);
    m_title->setText(state.plan.title);
    if (state.verdict)
        m_pill->setState(m_kind, steps::wordOf(*state.verdict));
    else if (state.isUndoing())
        m_pill->setState(GlyphKind::Running, tr("Undoing"));
    else if (state.phase == RunPhase::Paused)
        m_pill->setState(GlyphKind::Paused, tr("Paused"));
    else if (pausing)
        m_pill->setState(GlyphKind::Paused, tr("Pauses after this step"));
    else if (m_elsewhere)
        m_pill->setState(GlyphKind::Running, tr("Runs elsewhere"));
    else if (!mine)
        m_pill->setState(GlyphKind::NoData, tr("Left in the middle"));
    else if (glance.step > 0)
        m_pill->setState(m_kind, tr("Step %1 of %2").arg(glance.step).arg(glance.steps));
    else
        m_pill->setState(m_kind, tr("Begins"));
    // What has ended stands still, and is read whole; while it runs, the page below must not move.
    m_line->setMostLines(state.verdict ? 2 : 1);
    m_line->setText(lineOf(state, glance.line));
    m_detail->setText(state.verdict == Verdict::Refused ? run.refusalDetail : QString());
    m_bar->setSegments(glance.segments);
    m_bar->setAccessibleName(steps::describeRun(state));
    m_elapsed->setText(!mine && !m_elsewhere && !state.verdict ? QString() : steps::time(std::max(Millis{1}, glance.elapsed)));
    if (state.verdict) {
        // The clock beside it runs without the waiting for persons.
        QList<Step> steps = state.plan.steps;
        leaveOutPersons(steps);
        const Millis expected = expectedDuration(steps);
        const bool wait = expected > Millis{0} && expected != expectedDuration(state.plan.steps);
        m_toGo->setText(wait                   ? tr("without the waiting, expected %1").arg(steps::roughTime(expected))
                        : expected > Millis{0} ? tr("expected %1").arg(steps::roughTime(expected))
                                               : QString());
    } else if (!mine || !glance.toGo || !glance.asks.isEmpty() || state.phase == RunPhase::Paused) {
        // The clock beside it stands still while a person is waited for.
        m_toGo->setText(mine && !glance.asks.isEmpty() && !isAtTable(state.plan) ? tr("without the waiting") : QString());
    } else {
        m_toGo->setText(*glance.toGo < Millis{1000} ? tr("about a second to go") : tr("about %1 to go").arg(units::wholeSeconds(*glance.toGo + Millis{500})));
    }
    setAccessibleName(steps::describeRun(state));
    showQuestion(state, mine ? glance.asks : QString());
    showButtons(state, glance.undoable, mine, pausing);
    update();
}

QString RunHeader::lineOf(const RunState &state, const QString &line) const
{
    if (!state.verdict) {
        if (!line.isEmpty())
            return line;
        return state.error.isEmpty() ? state.plan.why : state.error;
    }
    if (*state.verdict == Verdict::Undone || *state.verdict == Verdict::UndoIncomplete) {
        const QString stays = steps::staysOf(state);
        const QString why = state.error.isEmpty() ? describe(*state.verdict) : state.error;
        return stays.isEmpty() ? why : phrases::clauses({why, tr("what stays: %1").arg(stays)});
    }
    if (!state.error.isEmpty())
        return state.error;
    // How things stand after the plan holds only where it went to its end, and all of it.
    if (*state.verdict == Verdict::Done && !state.plan.afterwards.isEmpty())
        return state.plan.afterwards;
    const QString failure = *state.verdict == Verdict::Partly ? steps::failureOf(state) : QString();
    return failure.isEmpty() ? describe(*state.verdict) : failure;
}

void RunHeader::showQuestion(const RunState &state, const QString &step)
{
    const bool fresh = step != m_asks;
    m_asks = step;
    m_question->setVisible(!step.isEmpty());
    if (step.isEmpty() || !fresh)
        return;
    const Step *asks = state.plan.step(step);
    if (!asks)
        return;
    m_questionTitle->setText(asks->title);
    const QString text = (QStringList{asks->detail} + asks->commands).join(u'\n').trimmed();
    m_questionText->setText(text);
    m_questionText->setVisible(!text.isEmpty());
    const bool manual = asks->type == StepType::Manual;
    const bool atTable = manual && isAtTable(state.plan);
    m_wantsWords = wantsWords(*asks);
    m_note->clear();
    m_note->setPlaceholderText(atTable ? tr("What you would do") : tr("Note for the journal"));
    m_note->setAccessibleName(m_note->placeholderText());
    m_yes->setText(atTable ? tr("Next") : manual ? tr("Done, go on") : tr("Approve"));
    m_no->setText(atTable ? tr("Nobody knows how") : manual ? tr("Could not be done") : tr("Refuse"));
    showAnswers();
}

void RunHeader::showAnswers()
{
    const bool isLacking = m_wantsWords && m_note->text().trimmed().isEmpty();
    m_yes->setEnabled(!isLacking);
    m_yes->setToolTip(isLacking ? plainTip(tr("Say first what you would do")) : QString());
    m_yes->setAccessibleDescription(m_yes->toolTip());
}

void RunHeader::showButtons(const RunState &state, int undoable, bool mine, bool pausing)
{
    const bool live = mine && !state.verdict;
    const bool waits = pausing || state.phase == RunPhase::Paused;
    m_pause->setVisible(live && !state.isUndoing());
    m_pause->setText(waits ? tr("Go on") : tr("Pause"));
    m_pause->setIcon(icon(waits ? u"play"_s : u"pause"_s));
    m_abort->setVisible(live);
    m_abort->setText(state.isUndoing() ? tr("Stop undoing…") : tr("Abort and undo…"));
    m_undo->setVisible(state.verdict && undoable > 0 && *state.verdict != Verdict::Refused);
    m_isOver = !live;
    m_close->setVisible(m_closable && m_isOver);
}

bool RunHeader::togglePause()
{
    if (!m_pause->isVisibleTo(this))
        return false;
    if (m_pause->text() == tr("Go on"))
        Q_EMIT goOnRequested();
    else
        Q_EMIT pauseRequested();
    return true;
}

QColor RunHeader::barColor() const
{
    return glyphColor(m_kind, Theme::of());
}

void RunHeader::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    m_title->setStyle(width() < narrowHeader ? TextStyle::Section : TextStyle::Title);
}

void RunHeader::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(barColor());
    painter.setClipRect(0, 0, 5, height());
    painter.drawRoundedRect(QRectF(0, 0, 12, height()), 6, 6);
}

} // namespace warrener
