#include "ui/drills/DrillBand.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/drills/DrillWords.h"
#include "ui/drills/StopButton.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/parts/Paint.h"
#include "ui/steps/Wrap.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int bandLamps = 3;
constexpr int lineWide = 700;
constexpr int lampGap = 14;
constexpr Millis longSilence{1000}; ///< so long without a confirm stands out

GlyphKind bandGlyph(const DrillLive &live)
{
    switch (live.stage) {
    case DrillStage::FaultOn:
        return GlyphKind::Bad;
    case DrillStage::Ended:
        return drills::glyphOf(live.outcome.verdict);
    default:
        return GlyphKind::Running;
    }
}

} // namespace

DrillBand::DrillBand(QWidget *parent)
    : QFrame(parent), m_glyph(new GlyphLabel(GlyphKind::Running, 36, this)), m_sentence(new Label({}, TextStyle::Title, Token::Text, this)),
      m_line(new Label({}, TextStyle::Body, Token::Text2, this)), m_times(new QWidget(this)),
      m_countdown(new Label({}, TextStyle::Countdown, Token::Text, m_times)), m_until(new Label({}, TextStyle::Table, Token::Text2, m_times)),
      m_evenIf(new Label({}, TextStyle::Table, Token::Text2, m_times)), m_rule(new QFrame(this)), m_stop(new StopButton(this)),
      m_save(new QPushButton(tr("Save report…"), this)), m_close(new QPushButton(tr("Close"), this))
{
    setProperty("card", true);
    setObjectName(u"drillBand"_s);
    m_sentence->setObjectName(u"drillSentence"_s);
    wrap(m_sentence, lineWide); // on a narrow window it takes two lines: what is broken is not to be guessed
    m_line->setObjectName(u"drillLine"_s);
    wrap(m_line, lineWide); // what is expected stands at its end
    m_countdown->setObjectName(u"drillCountdown"_s);
    m_countdown->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_until->setObjectName(u"drillUntil"_s);
    m_until->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_evenIf->setObjectName(u"drillEvenIf"_s);
    m_evenIf->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_rule->setProperty("line", true);
    m_rule->setFixedWidth(1);
    m_stop->setObjectName(u"stopDrill"_s);
    m_stop->setText(tr("Stop and reverse"));
    m_stop->setAccessibleDescription(tr("Ends the drill at once and takes back what it has done; Ctrl+Shift+X from every page"));
    m_save->setObjectName(u"saveDrill"_s);
    m_close->setObjectName(u"closeDrill"_s);

    for (int i = 0; i < bandLamps; ++i) {
        auto *box = new QWidget(this);
        m_lamps.append({box, new GlyphLabel(GlyphKind::Pending, 14, box), new Label({}, TextStyle::Body, Token::Text, box)});
        m_lamps.last().words->setObjectName(u"drillLamp%1"_s.arg(i));
        m_lamps.last().words->setEliding(true);
        // As wide as its words, and less where there is no room.
        m_lamps.last().words->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
        auto *lamp = new QHBoxLayout(box);
        lamp->setContentsMargins(0, 0, 0, 0);
        lamp->setSpacing(6);
        lamp->addWidget(m_lamps.last().glyph);
        lamp->addWidget(m_lamps.last().words);
        // What is hidden takes no room, and so no indent.
        box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    }
    m_lampRows = new QVBoxLayout;
    m_lampRows->setSpacing(4);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addStretch(1);
    words->addWidget(m_sentence);
    words->addWidget(m_line);
    words->addSpacing(2);
    words->addLayout(m_lampRows);
    words->addStretch(1);
    auto *times = new QVBoxLayout(m_times);
    times->setContentsMargins(0, 0, 0, 0);
    times->setSpacing(0);
    times->addStretch(1);
    times->addWidget(m_countdown);
    times->addWidget(m_until);
    times->addWidget(m_evenIf);
    times->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(24, 12, 18, 12);
    row->setSpacing(18);
    row->addWidget(m_glyph);
    row->addLayout(words, 1);
    row->addWidget(m_times);
    row->addWidget(m_rule);
    row->addWidget(m_stop);
    row->addWidget(m_save);
    row->addWidget(m_close);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    placeLamps(1);
    connect(m_stop, &QPushButton::clicked, this, &DrillBand::stopRequested);
    connect(m_save, &QPushButton::clicked, this, &DrillBand::saveRequested);
    connect(m_close, &QPushButton::clicked, this, &DrillBand::closeRequested);
}

void DrillBand::setLive(const DrillLive &live, TimePoint now, bool stopping, bool isOld)
{
    m_live = live;
    const bool ended = live.stage == DrillStage::Ended;
    m_glyph->setKind(bandGlyph(live));
    m_sentence->setText(live.sentence);
    m_line->setText(drills::lineOf(live, now));
    showLamps(live, isOld);
    showCountdown(live, now);
    m_stop->setVisible(!ended);
    // What is taken back already, or is over, cannot be reversed once more.
    const bool reversing = stopping || live.stage == DrillStage::Reversing;
    m_stop->setEnabled(!reversing);
    m_stop->setText(live.stage == DrillStage::Recovering && !stopping ? tr("Stop waiting") : reversing ? tr("Being reversed") : tr("Stop and reverse"));
    m_save->setVisible(ended);
    m_close->setVisible(ended);
    setAccessibleName(live.sentence);
    fitHeight();
    update();
}

void DrillBand::showLamps(const DrillLive &live, bool isOld)
{
    const auto set = [this](int at, GlyphKind glyph, const QString &words) {
        m_lamps[at].glyph->setKind(glyph);
        m_lamps[at].words->setText(words);
        m_lamps[at].box->setVisible(!words.isEmpty());
    };
    QString first;
    std::optional<Millis> after;
    for (auto it = live.outcome.detected.cbegin(); it != live.outcome.detected.cend(); ++it) {
        if (!after || it.value() < *after) {
            after = it.value();
            first = it.key() == "cluster"_L1 ? tr("Noticed by the cluster after %1")
                    : it.key() == "proxy"_L1 ? tr("Noticed by a proxy after %1")
                                             : tr("Noticed by this console after %1");
        }
    }
    if (after)
        set(0, GlyphKind::Ok, first.arg(units::span(*after)));
    else
        set(0, GlyphKind::Pending,
            isNever(live.faultFrom)           ? QString()
            : !live.outcome.isNoticeable      ? tr("Noticing is not looked for: only figures tell of it")
            : live.stage == DrillStage::Ended ? tr("Nobody noticed it")
                                              : tr("Nobody has noticed yet"));
    if (live.samples.isEmpty()) {
        set(1, GlyphKind::Pending, tr("The probe has not begun"));
    } else {
        const DrillSample &last = live.samples.last();
        const bool silent = last.silence > longSilence && live.stage != DrillStage::Ended;
        qint64 lost = 0;
        for (const DrillTraffic &traffic : live.outcome.traffic)
            lost += traffic.isLossWrong() && live.outcome.verdict == DrillVerdict::Failed ? traffic.lost : 0;
        if (lost > 0)
            set(1, GlyphKind::Bad, tr("%1 confirmed, %2 lost").arg(units::count(double(last.confirmed)), units::count(double(lost))));
        else if (isOld)
            set(1, GlyphKind::NoData,
                tr("Last seen: %1 confirmed, %2 consumed").arg(units::count(double(last.confirmed)), units::count(double(last.consumed))));
        else
            set(1, silent ? GlyphKind::Warn : GlyphKind::Ok,
                silent ? tr("No confirm for %1").arg(units::span(last.silence))
                       : tr("%1 confirmed, %2 consumed").arg(units::count(double(last.confirmed)), units::count(double(last.consumed))));
    }
    if (!live.healing.isEmpty())
        set(2, GlyphKind::Ok, tr("Way back armed on %1").arg(phrases::list(live.healing)));
    else if (live.stage == DrillStage::Recovering || live.stage == DrillStage::Ended)
        set(2, live.outcome.left.isEmpty() ? GlyphKind::Ok : GlyphKind::Bad,
            live.outcome.left.isEmpty() ? (isNever(live.faultFrom) ? tr("Nothing was broken") : tr("Taken back, nothing is left"))
                                        : phrases::clauses(live.outcome.left));
    else
        set(2, GlyphKind::Pending, tr("The way back is not armed yet"));
}

void DrillBand::showCountdown(const DrillLive &live, TimePoint now)
{
    // While the way back is being armed nobody can say that a host heals.
    const bool counts = !isNever(live.healsAt) && !live.healing.isEmpty() && live.stage != DrillStage::Ended;
    m_times->setVisible(counts);
    m_rule->setVisible(counts);
    if (!counts)
        return;
    m_countdown->setText(drills::countdown(live.healsAt - now));
    const QString until = tr("until %1 heals by itself, even if this console dies").arg(phrases::list(live.healing));
    const qsizetype comma = std::max(until.lastIndexOf(u','), until.lastIndexOf(u'，'));
    m_until->setText(until.left(comma + 1));
    m_evenIf->setText(until.mid(comma + 1).trimmed());
}

Level DrillBand::level() const
{
    if (m_live.stage == DrillStage::Ended)
        return levelOf(m_live.outcome.verdict);
    return m_live.stage == DrillStage::FaultOn ? Level::Critical : Level::Note;
}

void DrillBand::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitHeight();
}

/// The fewest lines on which no lamp loses a word at this width.
int DrillBand::lampLines() const
{
    int around = layout()->contentsMargins().left() + layout()->contentsMargins().right() + m_glyph->width();
    int beside = 1; // the glyph; its gap is counted as that of the next part
    for (const QWidget *part : std::initializer_list<const QWidget *>{m_times, m_rule, m_stop, m_save, m_close}) {
        if (!part->isVisibleTo(this))
            continue;
        around += part->sizeHint().expandedTo(part->minimumSize()).boundedTo(part->maximumSize()).width();
        ++beside;
    }
    const int room = width() - around - beside * layout()->spacing();
    const auto fits = [this, room](int lines) {
        for (int line = 0; line < lines; ++line) {
            int wide = -lampGap;
            for (int at = line; at < bandLamps; at += lines)
                wide += m_lamps.at(at).box->isVisibleTo(this) ? m_lamps.at(at).box->sizeHint().width() + lampGap : 0;
            if (wide > room)
                return false;
        }
        return true;
    };
    for (int lines = 1; lines < bandLamps; ++lines) {
        if (fits(lines))
            return lines;
    }
    return bandLamps;
}

void DrillBand::placeLamps(int rows)
{
    if (rows == m_lampRows->count())
        return;
    while (QLayoutItem *item = m_lampRows->takeAt(0)) {
        if (QLayout *row = item->layout()) {
            while (QLayoutItem *lamp = row->takeAt(0))
                delete lamp; // the boxes are this frame's
        }
        delete item;
    }
    for (int i = 0; i < rows; ++i) {
        auto *row = new QHBoxLayout;
        row->setSpacing(lampGap);
        for (int at = i; at < bandLamps; at += rows)
            row->addWidget(m_lamps.at(at).box);
        row->addStretch(1);
        m_lampRows->addLayout(row);
    }
}

void DrillBand::setDense(bool dense)
{
    if (dense == m_dense)
        return;
    m_dense = dense;
    // Its words are whole in the tool tip, and what is expected stands in the hypothesis.
    m_line->setEliding(dense);
    if (dense) {
        m_line->setWordWrap(false);
    } else {
        m_line->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
        m_line->setToolTip({});
        wrap(m_line, std::max(m_line->width(), lineWide));
    }
    fitHeight();
}

/// As high as its lines are at this width. To a page that scrolls it does not say that the two depend on each other: that
/// page would then give everything below its wish, and scroll where all of it could be seen.
void DrillBand::fitHeight()
{
    placeLamps(lampLines());
    setFixedHeight(std::max(layout()->minimumSize().height(), layout()->totalHeightForWidth(width())));
}

void DrillBand::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    const bool runs = m_live.stage != DrillStage::Ended && m_live.stage != DrillStage::FaultOn;
    paintStateBar(painter, QRectF(rect()), runs ? Theme::of().color(Token::Accent) : Theme::of().color(level()));
}

} // namespace warrener
