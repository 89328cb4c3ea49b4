#include "ui/recovery/WarCards.h"

#include "base/Units.h"
#include "plan/recovery/RecoveryPlanner.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/parts/Meter.h"
#include "ui/recovery/RecoveryWords.h"
#include "ui/steps/StepWords.h"
#include "ui/steps/Wrap.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

TimePoint beganAt(const RunState &state)
{
    const QDateTime said = QDateTime::fromString(state.plan.facts.value("since"_L1).toString(), Qt::ISODateWithMs);
    const TimePoint since = said.isValid() ? fromDateTime(said) : TimePoint{};
    return isNever(since) || since > state.startedAt ? state.startedAt : since;
}

QString personOf(const RunState &state, const Step &step)
{
    const RecoveryRole role = recoverywords::roleOf(step);
    const QString who = state.plan.facts.value("roles"_L1).toObject().value(toId(role)).toString();
    return who.isEmpty() ? toWord(role) : ClockCard::tr("%1, %2", "a person and their role").arg(who, toWord(role));
}

/// At the top of the plan; null: none.
const Step *underWay(const RunState &state)
{
    for (const Step &step : state.plan.steps) {
        const StepPhase phase = state.step(step.id).phase;
        if (phase == StepPhase::Running || phase == StepPhase::Undoing)
            return &step;
        if (step.type == StepType::Group
            && std::ranges::any_of(step.steps, [&state](const Step &member) { return state.step(member.id).phase == StepPhase::Running; }))
            return &step;
    }
    return nullptr;
}

const Step *stillToCome(const RunState &state)
{
    for (const Step &step : state.plan.steps) {
        const bool begun = step.type == StepType::Group
                           && std::ranges::any_of(step.steps, [&state](const Step &member) { return state.step(member.id).phase != StepPhase::Pending; });
        if (state.step(step.id).phase == StepPhase::Pending && !begun)
            return &step;
    }
    return nullptr;
}

QVBoxLayout *columnOf(QFrame &card)
{
    card.setProperty("card", true);
    card.setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *column = new QVBoxLayout(&card);
    column->setContentsMargins(16, 10, 16, 12);
    column->setSpacing(4);
    return column;
}

} // namespace

ClockCard::ClockCard(QWidget *parent)
    : QFrame(parent), m_word(new Label({}, TextStyle::Table, Token::Text2, this)), m_clock(new Label({}, TextStyle::Countdown, Token::Text, this)),
      m_left(new Label({}, TextStyle::Body, Token::Text2, this)), m_meter(new Meter(this))
{
    setObjectName(u"clockCard"_s);
    m_clock->setObjectName(u"clock"_s);
    m_left->setObjectName(u"clockLeft"_s);
    QVBoxLayout *column = columnOf(*this);
    column->addWidget(m_word);
    auto *row = new QHBoxLayout;
    row->setSpacing(14);
    row->addWidget(m_clock);
    row->addWidget(m_left, 1, Qt::AlignVCenter);
    column->addLayout(row);
    column->addWidget(m_meter);
}

void ClockCard::setRun(const RunState &state, TimePoint now)
{
    const bool atTable = isAtTable(state.plan);
    const TimePoint end = state.verdict ? state.endedAt : now;
    const Millis away = std::max(Millis{0}, std::chrono::duration_cast<Millis>(end - (atTable ? state.startedAt : beganAt(state))));
    const Millis target = std::chrono::seconds{state.plan.facts.value("rtoSeconds"_L1).toInteger(1800)};
    const bool late = away > target;
    m_word->setText(atTable ? tr("The exercise has taken") : state.verdict ? tr("From the disaster to the end of the run") : tr("Since the disaster began"));
    m_clock->setText(units::stopwatch(away));
    const double share = double(away.count()) / double(std::max<qint64>(1, target.count()));
    const Level level = atTable ? Level::Ok : late ? Level::Critical : share >= 0.8 ? Level::Warning : Level::Ok;
    m_clock->setToken(level == Level::Critical ? Token::Bad : level == Level::Warning ? Token::Warn : Token::Text);
    const QString of = units::duration(target);
    if (atTable)
        m_left->setText(tr("RTO %1: not measured at the table").arg(of));
    else if (state.verdict)
        m_left->setText(late ? tr("RTO %1: passed by %2").arg(of, units::duration(away - target)) : tr("RTO %1: kept").arg(of));
    else
        m_left->setText(late ? tr("RTO %1 passed %2 ago").arg(of, units::duration(away - target))
                             : tr("RTO %1: %2 left").arg(of, units::stopwatch(target - away)));
    m_meter->setVisible(!atTable);
    m_meter->setValue({.share = std::min(1.0, share), .limit = 1.0, .level = level});
    setAccessibleName(m_word->text() + u' ' + m_clock->text() + u". "_s + m_left->text());
}

NextCard::NextCard(QWidget *parent)
    : QFrame(parent), m_head(new Label({}, TextStyle::Table, Token::Text2, this)), m_glyph(new GlyphLabel(GlyphKind::Running, 16, this)),
      m_now(new Label({}, TextStyle::Body, Token::Text, this)), m_who(new Label({}, TextStyle::Body, Token::Text2, this)),
      m_wait(new Label({}, TextStyle::Body, Token::Warn, this)), m_next(new Label({}, TextStyle::Body, Token::Text2, this))
{
    setObjectName(u"nextCard"_s);
    m_now->setObjectName(u"nowStep"_s);
    m_now->setWeight(QFont::DemiBold);
    m_now->setEliding(true);
    m_who->setObjectName(u"nowWho"_s);
    m_who->setEliding(true);
    m_wait->setObjectName(u"nowWait"_s);
    m_next->setObjectName(u"nextStep"_s);
    m_next->setEliding(true);
    QVBoxLayout *column = columnOf(*this);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_glyph);
    row->addWidget(m_now, 1);
    column->addWidget(m_head);
    column->addLayout(row);
    column->addWidget(m_who);
    column->addWidget(m_wait);
    column->addWidget(m_next);
}

void NextCard::setRun(const RunState &state, TimePoint now)
{
    const Step *step = underWay(state);
    const Step *next = stillToCome(state);
    setVisible(!state.verdict);
    m_head->setText(state.isUndoing() ? tr("Being taken back") : tr("Now"));
    m_now->setText(step ? step->title : tr("Between two steps"));
    m_who->setText(step ? personOf(state, *step) : QString());
    m_who->setVisible(step != nullptr);
    QString wait;
    if (step) {
        const StepState is = state.step(step->id);
        m_glyph->setKind(steps::glyphOf(is));
        if (is.asks)
            wait = tr("Has waited for an answer for %1, at most %2")
                       .arg(units::stopwatch(std::chrono::duration_cast<Millis>(now - is.startedAt)), units::duration(step->timeout));
    }
    m_wait->setText(wait);
    m_wait->setVisible(!wait.isEmpty());
    m_next->setText(next ? tr("Next: %1 (%2)").arg(next->title, personOf(state, *next)) : tr("It is the last step."));
}

RemarkCard::RemarkCard(QWidget *parent)
    : QFrame(parent), m_caption(new Label(tr("Remark on this step"), TextStyle::Table, Token::Text2, this)), m_words(new QLineEdit(this)),
      m_keep(new QPushButton(tr("Keep"), this)), m_problem(new Label({}, TextStyle::Body, Token::Bad, this))
{
    setObjectName(u"remarkCard"_s);
    m_words->setObjectName(u"remarkWords"_s);
    m_words->setMaxLength(1000);
    m_words->setPlaceholderText(tr("What was done, for the journal"));
    m_words->setAccessibleName(m_words->placeholderText());
    m_keep->setObjectName(u"keepRemark"_s);
    m_keep->setEnabled(false);
    m_problem->hide();
    m_problem->setWordWrap(true);
    QVBoxLayout *column = columnOf(*this);
    m_caption->setObjectName(u"remarkCaption"_s);
    m_caption->setEliding(true);
    column->addWidget(m_caption);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_words, 1);
    row->addWidget(m_keep);
    column->addLayout(row);
    column->addWidget(m_problem);
    const auto keep = [this] {
        if (!m_keep->isEnabled())
            return;
        m_keep->setEnabled(false); // once
        Q_EMIT kept(m_step, m_words->text().trimmed());
    };
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString &words) { m_keep->setEnabled(!words.trimmed().isEmpty()); });
    connect(m_words, &QLineEdit::returnPressed, this, keep);
    connect(m_keep, &QPushButton::clicked, this, keep);
    hide();
}

void RemarkCard::setRun(const RunState &state)
{
    QString step;
    if (!state.verdict) {
        eachStep(state.plan.steps, [&](const Step &each, int) {
            const StepState is = state.step(each.id);
            const bool isTheirs = each.type != StepType::Group && each.other.value(recoveryKey::byPeople).toBool();
            if (step.isEmpty() && isTheirs && is.phase == StepPhase::Running && !is.asks)
                step = each.id;
        });
    }
    const bool isWriting = state.run == m_run && !m_step.isEmpty() && !m_words->text().trimmed().isEmpty();
    if (step != m_step && !isWriting) {
        m_run = state.run;
        m_step = step;
        m_words->clear();
        setKept({}, {});
    }
    setVisible(!m_step.isEmpty());
    const Step *const about = state.plan.step(m_step);
    showStep(about ? about->title : QString(), step != m_step);
}

void RemarkCard::showStep(const QString &title, bool isOver)
{
    m_caption->setText(isOver && !title.isEmpty() ? tr("Remark on “%1”").arg(title) : tr("Remark on this step"));
}

void RemarkCard::setKept(const QString &words, const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    // More may have been written meanwhile.
    if (problem.isEmpty() && m_words->text().trimmed() == words)
        m_words->clear();
    m_keep->setEnabled(!m_words->text().trimmed().isEmpty());
}

RolesCard::RolesCard(QWidget *parent) : QFrame(parent), m_grid(new QGridLayout)
{
    setObjectName(u"rolesCard"_s);
    QVBoxLayout *column = columnOf(*this);
    column->addWidget(new Label(tr("Who does what"), TextStyle::Table, Token::Text2, this));
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    column->addLayout(m_grid);
}

void RolesCard::setRun(const RunState &state)
{
    QStringList lines;
    const QJsonObject people = state.plan.facts.value("roles"_L1).toObject();
    for (const auto listed = recoverywords::rolesOf(state.plan); const RecoveryRole role : listed) {
        int all = 0;
        int over = 0;
        for (const Step &step : state.plan.steps) {
            if (recoverywords::roleOf(step) != role)
                continue;
            for (const Step &one : step.type == StepType::Group ? step.steps : QList<Step>{step}) {
                // What a branch has left out is nobody's work, neither done nor to be done.
                const StepState is = state.step(one.id);
                if (is.phase == StepPhase::Skipped)
                    continue;
                ++all;
                over += isOver(one, is) ? 1 : 0;
            }
        }
        // A role whose steps a branch has left out has nothing to do.
        if (all > 0)
            lines.append(QStringList{toWord(role), people.value(toId(role)).toString(tr("nobody named")), tr("%1 of %2 steps").arg(over).arg(all)}.join(u'\n'));
    }
    if (lines == m_lines)
        return;
    m_lines = lines;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const QString &line : std::as_const(m_lines)) {
        const QStringList parts = line.split(u'\n');
        auto *role = new Label(parts.value(0), TextStyle::Body, Token::Text, this);
        auto *who = new Label(parts.value(1), TextStyle::Body, Token::Text2, this);
        role->setEliding(true);
        who->setEliding(true);
        m_grid->addWidget(role, row, 0);
        m_grid->addWidget(who, row, 1);
        auto *count = new Label(parts.value(2), TextStyle::Table, Token::Text2, this);
        m_grid->addWidget(count, row, 2, Qt::AlignRight);
        // At once: a layout shows what is new when events are handled next, and the card would be empty until then.
        for (Label *label : {role, who, count})
            label->show();
        ++row;
    }
}

} // namespace warrener
