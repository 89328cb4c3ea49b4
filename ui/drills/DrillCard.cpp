#include "ui/drills/DrillCard.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "plan/drill/DrillPlanner.h"
#include "ui/drills/DrillWords.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/parts/ToolTips.h"
#include "ui/steps/Wrap.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int mostShownRuns = 6;
constexpr int cardTextWide = 620;

/// All that decides how the card looks.
QString fingerprint(const DrillRow &row, TimePoint now)
{
    QStringList parts{row.entry.id, row.entry.file, row.obstacle()};
    if (row.entry.document)
        parts += QString::fromUtf8(QJsonDocument(toJson(*row.entry.document)).toJson(QJsonDocument::Compact));
    QStringList modes = row.needs.keys();
    modes.sort();
    for (const QString &mode : std::as_const(modes))
        parts += mode + row.needs.value(mode);
    for (const DrillOutcome &run : row.runs)
        parts += run.run + toId(run.verdict) + units::age(run.startedAt, now);
    return parts.join(u'\n');
}

/// One below the other; the second line of one stands under its first, not under the bullet.
QGridLayout *bulleted(const QStringList &lines, bool bullets, int wide, QWidget *parent)
{
    auto *list = new QGridLayout;
    list->setContentsMargins(0, 0, 0, 0);
    list->setHorizontalSpacing(6);
    list->setVerticalSpacing(2);
    list->setColumnStretch(1, 1);
    int row = 0;
    for (const QString &line : lines) {
        auto *words = new Label(line, TextStyle::Table, Token::Text2, parent);
        wrap(words, wide);
        if (bullets)
            list->addWidget(new Label(u"•"_s, TextStyle::Table, Token::Text3, parent), row, 0, Qt::AlignTop);
        list->addWidget(words, row, 1);
        ++row;
    }
    return list;
}

/// What is expected of each type of queue that is probed, in the worst of the modes.
QStringList probeLines(const DrillDocument &document)
{
    QMap<QString, ProbeExpectation> worst;
    for (const DrillMode &mode : document.modes) {
        const QMap<QString, ProbeExpectation> expects = probeExpectations(document, mode);
        for (auto it = expects.cbegin(); it != expects.cend(); ++it)
            worst[it.key()] = std::max(worst.value(it.key(), ProbeExpectation::Holds), it.value());
    }
    QStringList lines;
    for (const auto listed = probeTypes(); const QString &type : listed) {
        if (worst.contains(type))
            lines.append(describe(type, worst.value(type)));
    }
    return lines;
}

} // namespace

DrillCard::DrillCard(QWidget *parent)
    : QFrame(parent), m_title(new Label({}, TextStyle::Section, Token::Text, this)), m_kind(new Label({}, TextStyle::Table, Token::Text3, this)),
      m_content(new QWidget), m_parts(new QVBoxLayout(m_content)), m_reason(new Label({}, TextStyle::Table, Token::Warn, this)),
      m_copy(new QPushButton(tr("Edit a copy…"), this)), m_edit(new QPushButton(tr("Edit…"), this)), m_remove(new QPushButton(tr("Remove…"), this)),
      m_start(new QPushButton(tr("Start…"), this))
{
    setProperty("card", true);
    setObjectName(u"drillCard"_s);
    m_title->setObjectName(u"drillTitle"_s);
    m_title->setEliding(true);
    m_reason->setObjectName(u"drillObstacle"_s);
    m_reason->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_reason->setWordWrap(true);
    m_start->setObjectName(u"startDrill"_s);
    m_start->setProperty("kind", u"primary"_s);
    m_copy->setObjectName(u"copyDrill"_s);
    m_edit->setObjectName(u"editDrill"_s);
    m_remove->setObjectName(u"removeDrill"_s);
    m_parts->setContentsMargins(16, 12, 16, 12);
    m_parts->setSpacing(4);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_content);
    // The card's own surface shows through.
    m_content->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(16, 10, 16, 8);
    heading->setSpacing(10);
    heading->addWidget(m_title, 1);
    heading->addWidget(m_kind);
    const auto rule = [this] {
        auto *line = new QFrame(this);
        line->setProperty("line", true);
        line->setFixedHeight(1);
        return line;
    };
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(16, 10, 16, 10);
    foot->setSpacing(12);
    foot->addWidget(m_remove);
    foot->addWidget(m_edit);
    foot->addWidget(m_copy);
    foot->addWidget(m_reason, 1);
    foot->addWidget(m_start);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 0, 1, 1);
    all->setSpacing(0);
    all->addLayout(heading);
    all->addWidget(rule());
    all->addWidget(scroll, 1);
    all->addWidget(rule());
    all->addLayout(foot);
    connect(m_start, &QPushButton::clicked, this, &DrillCard::startRequested);
    connect(m_copy, &QPushButton::clicked, this, &DrillCard::copyRequested);
    connect(m_edit, &QPushButton::clicked, this, &DrillCard::editRequested);
    connect(m_remove, &QPushButton::clicked, this, &DrillCard::removeRequested);
}

void DrillCard::setDrill(const DrillRow &row, const QString &obstacle, TimePoint now)
{
    const QString own = row.obstacle();
    const QString reason = own.isEmpty() ? obstacle : own;
    m_reason->setText(reason);
    m_start->setEnabled(reason.isEmpty());
    m_start->setToolTip(plainTip(reason));
    m_copy->setVisible(row.entry.document.has_value());
    m_edit->setVisible(row.isOwn() && row.entry.document);
    m_remove->setVisible(row.isOwn());
    const QString wanted = fingerprint(row, now);
    if (wanted == m_shown)
        return;
    m_shown = wanted;
    clear();
    m_kind->setText(row.isOwn() ? tr("own drill, %1").arg(row.entry.id) : row.entry.id);
    if (!row.entry.document) {
        m_title->setText(row.entry.id);
        addPart(tr("It cannot be read"), row.entry.document.error().message);
        addPart(tr("File"), row.entry.file);
        m_reason->setText(tr("Mend the file to run it"));
        m_parts->addStretch(1);
        return;
    }
    const DrillDocument &document = *row.entry.document;
    m_title->setText(document.title.text());
    wrap(addText(document.description.text(), Token::Text), cardTextWide);
    addPart(tr("Expected"), document.expected.text());
    addPart(tr("Who feels it"), document.blastRadius.text());
    addModes(row);
    addConditions(document);
    addRuns(row, now);
    m_parts->addStretch(1);
}

void DrillCard::clear()
{
    while (QLayoutItem *item = m_parts->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

Label *DrillCard::addText(const QString &text, Token token)
{
    auto *label = new Label(text, TextStyle::Body, token, m_content);
    wrap(label, cardTextWide);
    m_parts->addWidget(label);
    return label;
}

void DrillCard::addPart(const QString &title, const QString &text)
{
    m_parts->addSpacing(8);
    auto *head = new Label(title, TextStyle::Body, Token::Text, m_content);
    head->setWeight(QFont::DemiBold);
    m_parts->addWidget(head);
    if (!text.isEmpty())
        addText(text, Token::Text2);
}

void DrillCard::addModes(const DrillRow &row)
{
    const DrillDocument &document = *row.entry.document;
    addPart(tr("Modes"), {});
    auto *box = new QWidget(m_content);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(2, 1);
    int at = 0;
    for (const DrillMode &mode : document.modes) {
        const QString need = row.needs.value(mode.id);
        auto *glyph = new GlyphLabel(need.isEmpty() ? GlyphKind::Ok : GlyphKind::Skipped, 14, box);
        auto *name = new Label(mode.title.text(), TextStyle::Body, Token::Text, box);
        const QString does = tr("%1, on %2").arg(drills::methodWords(mode), drills::targetWord(document, &mode));
        auto *words = new Label(need.isEmpty() ? does : need, TextStyle::Body, need.isEmpty() ? Token::Text2 : Token::Warn, box);
        words->setEliding(true);
        grid->addWidget(glyph, at, 0);
        grid->addWidget(name, at, 1);
        grid->addWidget(words, at, 2);
        ++at;
    }
    m_parts->addWidget(box);
    const auto span = [](std::chrono::seconds value) { return value.count() < 60 ? units::wholeSeconds(value) : units::span(value); };
    const QString chosen = tr("Lasts %1; %2 to %3 can be chosen.").arg(span(document.usual), span(document.least), span(document.most));
    const QString most = document.mostTargets == 1 ? tr("On one target at a time.") : tr("On at most %1 targets at a time.").arg(document.mostTargets);
    const QString lasts = phrases::sentences({chosen, most});
    addText(document.automaticIsMeasured ? tr("%1 The automatic failover may act, and is measured.").arg(lasts)
                                         : tr("%1 The automatic failover stands by meanwhile.").arg(lasts),
            Token::Text2);
}

void DrillCard::addConditions(const DrillDocument &document)
{
    addPart(tr("Hypothesis"), {});
    auto *box = new QWidget(m_content);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(2);
    const auto column = [&](int at, const QString &head, const QList<DrillCondition> &conditions, const QString &always = {}) {
        auto *title = new Label(head, TextStyle::Caption, Token::Text3, box);
        grid->addWidget(title, 0, at);
        QStringList lines;
        for (const DrillCondition &condition : conditions)
            lines.append(describe(condition));
        if (!always.isEmpty())
            lines.append(always);
        grid->addLayout(bulleted(lines.isEmpty() ? QStringList{tr("nothing")} : lines, !lines.isEmpty(), cardTextWide / 3, box), 1, at, Qt::AlignTop);
        grid->setColumnStretch(at, 1);
    };
    column(0, tr("Before, and again within %1").arg(units::span(document.recovery)), document.steady);
    column(1, tr("During, %1 after the fault").arg(units::span(document.settle)), document.during);
    column(2, tr("Stops by itself unless"), document.abort, describeOthersStay());
    m_parts->addWidget(box);
    addPart(tr("Messages, by type of queue"), {});
    auto *types = new QWidget(m_content);
    types->setLayout(bulleted(probeLines(document), true, cardTextWide, types));
    m_parts->addWidget(types);
    if (document.probe.types.isEmpty())
        addText(tr("Of these, classic queues and streams are probed where the cluster has any."), Token::Text2);
}

void DrillCard::addRuns(const DrillRow &row, TimePoint now)
{
    addPart(tr("Last runs"),
            row.runs.isEmpty() ? tr("It has not been run on this cluster yet. Until it has, nobody knows how the cluster takes it.") : QString());
    if (row.runs.isEmpty())
        return;
    auto *box = new QWidget(m_content);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(3, 1);
    int at = 0;
    for (const auto listed = row.runs.first(std::min<qsizetype>(mostShownRuns, row.runs.size())); const DrillOutcome &run : listed) {
        auto *glyph = new GlyphLabel(drills::glyphOf(run.verdict), 14, box);
        auto *link = new QPushButton(toWord(run.verdict), box);
        link->setProperty("kind", u"link"_s);
        link->setObjectName(u"openDrillRun"_s);
        link->setAccessibleName(tr("%1, %2").arg(toWord(run.verdict), units::timeAndAge(run.startedAt, now)));
        connect(link, &QPushButton::clicked, this, [this, id = run.run] { Q_EMIT runRequested(id); });
        auto *when = new Label(units::ago(run.startedAt, now), TextStyle::Table, Token::Text2, box);
        QStringList words{run.targets.join(u", "_s)};
        if (run.failover)
            words.append(tr("longest pause %1").arg(units::span(*run.failover)));
        if (!run.reasons.isEmpty())
            words = {run.reasons.first()};
        auto *what = new Label(words.join(u", "_s), TextStyle::Table, Token::Text2, box);
        what->setEliding(true);
        grid->addWidget(glyph, at, 0);
        grid->addWidget(link, at, 1, Qt::AlignLeft);
        grid->addWidget(when, at, 2);
        grid->addWidget(what, at, 3);
        ++at;
    }
    m_parts->addWidget(box);
}

} // namespace warrener
