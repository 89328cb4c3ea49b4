#include "ui/drills/ComposerView.h"

#include "ui/drills/TimelineEdit.h"
#include "ui/parts/Card.h"
#include "ui/parts/ComboBox.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/parts/MenuButton.h"
#include "ui/parts/SpinBox.h"
#include "ui/parts/ToolTips.h"
#include "ui/steps/Wrap.h"

#include <QApplication>
#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int composerTextLines = 3;
constexpr qsizetype mostUndos = 100;
constexpr int leastTextLines = 2; ///< where the page would scroll otherwise

QWidget *named(const QString &name, QWidget *field, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(new Label(name, TextStyle::Table, Token::Text2, box));
    column->addWidget(field);
    field->setAccessibleName(name);
    return box;
}

/// What the amount of a fault is; empty: it has none.
QString amountWord(std::optional<FaultKind> fault)
{
    if (fault == FaultKind::PacketLoss)
        return ComposerView::tr("Packets lost, %");
    if (fault == FaultKind::Latency)
        return ComposerView::tr("Late by, ms");
    if (fault == FaultKind::CpuLoad)
        return ComposerView::tr("Processes, 0: one a processor");
    if (fault == FaultKind::ClockHost || fault == FaultKind::ClockBroker)
        return ComposerView::tr("Ahead by, s");
    return {};
}

} // namespace

ComposerView::ComposerView(QWidget *parent)
    : QWidget(parent), m_title(new QLineEdit), m_id(new QLineEdit), m_mode(new ComboBox), m_target(new ComboBox), m_most(new SpinBox), m_usual(new SpinBox),
      m_addFault(new MenuButton(tr("Add fault"))), m_addPause(new QPushButton(tr("Add pause"))), m_remove(new QPushButton(tr("Remove"))),
      m_timeline(new TimelineEdit), m_block(new QWidget), m_noBlock(new Label(tr("Choose a block to say what it is."), TextStyle::Body, Token::Text2)),
      m_fault(new ComboBox), m_peers(new ComboBox), m_amountName(new Label({}, TextStyle::Table, Token::Text2)), m_amount(new SpinBox),
      m_own(new QCheckBox(tr("Own length"))), m_seconds(new SpinBox), m_description(new QPlainTextEdit), m_expected(new QPlainTextEdit),
      m_radius(new QPlainTextEdit), m_improve(new QPlainTextEdit),
      m_limits{
          {DrillConditionKind::ProbeFlows, new SpinBox}, {DrillConditionKind::ProbeComplete, new SpinBox}, {DrillConditionKind::ProbeLatency, new SpinBox}},
      m_file(new QPlainTextEdit), m_glyph(new GlyphLabel(GlyphKind::Ok, 16)), m_verdict(new Label({}, TextStyle::Body, Token::Text)),
      m_reason(new Label({}, TextStyle::Table, Token::Bad)), m_cancel(new QPushButton(tr("Cancel"))), m_save(new QPushButton(tr("Save drill")))
{
    setObjectName(u"drillComposer"_s);
    build();
    connectAll();
}

QWidget *ComposerView::buildHead()
{
    auto *card = new Card;
    m_title->setObjectName(u"composerTitle"_s);
    m_id->setObjectName(u"composerId"_s);
    m_target->setObjectName(u"composerTarget"_s);
    m_most->setObjectName(u"composerMost"_s);
    m_usual->setObjectName(u"composerUsual"_s);
    m_mode->setObjectName(u"composerMode"_s);
    m_title->setMaxLength(120);
    m_id->setMaxLength(60);
    m_target->addItem(tr("nodes"), int(DrillTarget::Node));
    m_target->addItem(tr("proxies"), int(DrillTarget::Proxy));
    m_most->setRange(1, 20);
    m_usual->setRange(5, 3600);
    m_usual->setSuffix(tr(" s"));
    auto *row = new QHBoxLayout;
    row->setSpacing(14);
    row->addWidget(named(tr("Title"), m_title, card), 3);
    row->addWidget(named(tr("Id, and name of its file"), m_id, card), 2);
    row->addWidget(named(tr("Mode"), m_mode, card), 1);
    row->addWidget(named(tr("Made on"), m_target, card));
    row->addWidget(named(tr("Targets at most"), m_most, card));
    row->addWidget(named(tr("Lasts as a rule"), m_usual, card));
    card->body()->setContentsMargins(16, 12, 16, 14);
    card->body()->addLayout(row);
    return card;
}

QWidget *ComposerView::buildTimeline()
{
    auto *card = new Card(tr("Time line"));
    card->setCaption(tr("drag to move, its right edge to stretch"));
    m_addFault->setObjectName(u"composerAddFault"_s);
    m_addPause->setObjectName(u"composerAddPause"_s);
    m_remove->setObjectName(u"composerRemove"_s);
    for (QPushButton *button : std::initializer_list<QPushButton *>{m_addFault, m_addPause, m_remove}) {
        button->setProperty("small", true);
        card->heading()->addWidget(button);
    }
    for (const FaultKind kind : faultKinds()) {
        QAction *action = m_addFault->choices()->addAction(toWord(kind));
        action->setObjectName(u"add."_s + toId(kind));
        connect(action, &QAction::triggered, this, [this, kind] { add(kind); });
    }
    card->body()->addWidget(m_timeline);
    auto *keys = new Label(
        tr("Arrows choose a block; Ctrl with ← → moves it, with ↑ ↓ to another target; Shift with ← → stretches it; Del removes it; Ctrl Z takes back."),
        TextStyle::Caption, Token::Text3, card);
    keys->setMostLines(2);
    card->body()->addWidget(keys);
    card->body()->addStretch(1);
    return card;
}

QWidget *ComposerView::buildBlock()
{
    auto *card = new Card(tr("Block"));
    m_fault->setObjectName(u"blockFault"_s);
    m_fault->addItem(tr("a pause, nothing is broken"), QString());
    for (const FaultKind kind : faultKinds())
        m_fault->addItem(toWord(kind), toId(kind));
    m_peers->setObjectName(u"blockPeers"_s);
    m_peers->addItem(tr("the other nodes"), int(DrillPeers::Others));
    m_peers->addItem(tr("all brokers"), int(DrillPeers::Brokers));
    m_peers->addItem(tr("the proxies"), int(DrillPeers::Proxies));
    m_amount->setObjectName(u"blockAmount"_s);
    m_amount->setRange(0, largestFaultAmount);
    m_own->setObjectName(u"blockOwn"_s);
    m_seconds->setObjectName(u"blockSeconds"_s);
    m_seconds->setRange(5, 3600);
    m_seconds->setSuffix(tr(" s"));
    auto *grid = new QGridLayout(m_block);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    const auto add = [&](int row, const QString &name, QWidget *field) {
        grid->addWidget(new Label(name, TextStyle::Table, Token::Text2, m_block), row, 0);
        grid->addWidget(field, row, 1);
        field->setAccessibleName(name);
    };
    add(0, tr("What breaks"), m_fault);
    add(1, tr("Cut off from"), m_peers);
    grid->addWidget(m_amountName, 2, 0);
    grid->addWidget(m_amount, 2, 1);
    grid->addWidget(m_own, 3, 0);
    grid->addWidget(m_seconds, 3, 1);
    m_noBlock->setObjectName(u"noBlock"_s);
    wrap(m_noBlock, 300);
    card->body()->addWidget(m_noBlock);
    card->body()->addWidget(m_block);
    card->body()->addStretch(1);
    return card;
}

QWidget *ComposerView::buildWords()
{
    auto *card = new Card(tr("What it says of itself"));
    m_description->setObjectName(u"composerDescription"_s);
    m_expected->setObjectName(u"composerExpected"_s);
    m_radius->setObjectName(u"composerRadius"_s);
    m_improve->setObjectName(u"composerImprove"_s);
    // Sentences: on one line they would be read through a keyhole.
    for (QPlainTextEdit *field : {m_description, m_expected, m_radius, m_improve}) {
        field->setTabChangesFocus(true);
        field->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
        const int around = 2 * static_cast<int>(field->document()->documentMargin()) + 8;
        field->setMinimumHeight(leastTextLines * field->fontMetrics().lineSpacing() + around);
        field->setMaximumHeight(composerTextLines * field->fontMetrics().lineSpacing() + around);
    }
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->addWidget(named(tr("What it does"), m_description, card), 0, 0);
    grid->addWidget(named(tr("Expected"), m_expected, card), 0, 1);
    grid->addWidget(named(tr("Who feels it"), m_radius, card), 1, 0);
    grid->addWidget(named(tr("What to improve where it fails"), m_improve, card), 1, 1);
    card->body()->addLayout(grid);
    card->body()->addWidget(new Label(tr("Breaks off when"), TextStyle::Table, Token::Text, card));
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    for (const auto &[kind, field] : m_limits) {
        field->setObjectName(u"composer."_s + toId(kind));
        field->setRange(0, 3600);
        field->setSuffix(tr(" s"));
        field->setSpecialValueText(tr("never"));
        const QString name = kind == DrillConditionKind::ProbeFlows      ? tr("nothing confirmed for")
                             : kind == DrillConditionKind::ProbeComplete ? tr("a message missing for")
                                                                         : tr("99 of 100 confirms take");
        row->addWidget(named(name, field, card));
        field->setAccessibleName(tr("Breaks off when: %1").arg(name));
    }
    card->body()->addLayout(row);
    card->body()->addStretch(1);
    return card;
}

QWidget *ComposerView::buildFile()
{
    auto *card = new Card(tr("Its file"));
    card->setCaption(tr("as it will be saved"));
    m_file->setObjectName(u"composerFile"_s);
    m_file->setReadOnly(true);
    m_file->setAccessibleName(tr("Its file"));
    m_file->setFont(Theme::of().font(TextStyle::Command));
    m_file->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_file->setMinimumHeight(150);
    card->body()->addWidget(m_file, 1);
    return card;
}

void ComposerView::build()
{
    auto *page = new QWidget;
    page->setObjectName(u"composerPage"_s);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(12);
    // Shares of the width, whatever stands in them.
    const auto share = [](QBoxLayout *layout, QWidget *part, int stretch) {
        part->setSizePolicy(QSizePolicy::Ignored, part->sizePolicy().verticalPolicy());
        part->setMinimumWidth(280);
        layout->addWidget(part, stretch);
    };
    share(middle, buildTimeline(), 62);
    share(middle, buildBlock(), 38);
    auto *lower = new QHBoxLayout;
    lower->setSpacing(12);
    share(lower, buildWords(), 50);
    share(lower, buildFile(), 50);
    auto *foot = new QFrame;
    foot->setProperty("card", true);
    auto *bar = new QHBoxLayout(foot);
    bar->setContentsMargins(16, 10, 16, 10);
    bar->setSpacing(10);
    m_verdict->setObjectName(u"composerVerdict"_s);
    m_verdict->setEliding(true);
    m_reason->setObjectName(u"composerReason"_s);
    m_cancel->setObjectName(u"composerCancel"_s);
    m_save->setObjectName(u"composerSave"_s);
    m_save->setProperty("kind", u"primary"_s);
    bar->addWidget(m_glyph);
    bar->addWidget(m_verdict, 1);
    bar->addWidget(m_reason);
    bar->addWidget(m_cancel);
    bar->addWidget(m_save);
    auto *parts = new QVBoxLayout(page);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(12);
    parts->addWidget(buildHead());
    parts->addLayout(middle);
    parts->addLayout(lower, 1);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"composerScroll"_s);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(page);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(12);
    all->addWidget(scroll, 1);
    all->addWidget(foot);
}

void ComposerView::connectAll()
{
    for (QLineEdit *field : {m_title, m_id})
        connect(field, &QLineEdit::textChanged, this, &ComposerView::takeWords);
    for (QPlainTextEdit *field : {m_description, m_expected, m_radius, m_improve})
        connect(field, &QPlainTextEdit::textChanged, this, &ComposerView::takeWords);
    for (QSpinBox *field : {m_most, m_usual})
        connect(field, &QSpinBox::valueChanged, this, &ComposerView::takeWords);
    for (const auto &[kind, field] : m_limits)
        connect(field, &QSpinBox::valueChanged, this, &ComposerView::takeWords);
    connect(m_target, &QComboBox::currentIndexChanged, this, &ComposerView::takeWords);
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this](int at) {
        if (m_filling || at < 0)
            return;
        m_at = at;
        fill();
    });
    connect(m_timeline, &TimelineEdit::drawn, this, &ComposerView::takeMode);
    connect(m_timeline, &TimelineEdit::selectionChanged, this, &ComposerView::fillBlock);
    connect(m_addPause, &QPushButton::clicked, this, [this] { add(std::nullopt); });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        const int at = m_timeline->selected();
        takeMode(drills::without(mode(), at));
        fillTimeline();
        m_timeline->select(std::min(at, int(mode().method.size()) - 1));
        fillBlock();
    });
    connect(m_fault, &QComboBox::currentIndexChanged, this, &ComposerView::takeBlock);
    connect(m_peers, &QComboBox::currentIndexChanged, this, &ComposerView::takeBlock);
    connect(m_own, &QCheckBox::toggled, this, &ComposerView::takeBlock);
    for (QSpinBox *field : {m_amount, m_seconds})
        connect(field, &QSpinBox::valueChanged, this, &ComposerView::takeBlock);
    // In a text that is typed it is the text's own.
    auto *back = new QShortcut(QKeySequence::Undo, this);
    back->setContext(Qt::WidgetWithChildrenShortcut);
    connect(back, &QShortcut::activated, this, &ComposerView::undo);
    connect(m_cancel, &QPushButton::clicked, this, &ComposerView::cancelled);
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (m_save->isEnabled())
            Q_EMIT saveRequested(m_document);
    });
}

void ComposerView::edit(const DrillDocument &document, const QStringList &taken, const QStringList &shipped)
{
    m_document = m_first = m_last = document;
    m_past.clear();
    m_change.clear();
    m_taken = taken;
    m_shipped = shipped;
    m_at = 0;
    tell({});
    fill();
    m_timeline->select(m_document.modes.first().method.isEmpty() ? -1 : 0);
    fillBlock();
}

void ComposerView::fill()
{
    m_filling = true;
    m_title->setText(m_document.title.text());
    m_id->setText(m_document.id);
    m_mode->clear();
    for (const DrillMode &one : std::as_const(m_document.modes))
        m_mode->addItem(one.title.text());
    m_mode->setCurrentIndex(int(m_at));
    m_target->setCurrentIndex(m_target->findData(int(mode().target.value_or(m_document.target))));
    m_most->setValue(m_document.mostTargets);
    m_usual->setValue(int(m_document.usual.count()));
    m_description->setPlainText(m_document.description.text());
    m_expected->setPlainText(m_document.expected.text());
    m_radius->setPlainText(m_document.blastRadius.text());
    m_improve->setPlainText(m_document.improve.text());
    // A long text is read from its beginning.
    for (QLineEdit *field : {m_title, m_id})
        field->setCursorPosition(0);
    for (const auto &[kind, field] : m_limits)
        field->setValue(drills::limitOf(m_document, kind));
    m_filling = false;
    fillTimeline();
    fillBlock();
    check();
}

void ComposerView::fillTimeline()
{
    m_timeline->setMode(mode(), m_document.usual, m_document.mostTargets);
}

void ComposerView::fillBlock()
{
    const int at = m_timeline->selected();
    const bool any = at >= 0 && at < mode().method.size();
    m_block->setVisible(any);
    m_noBlock->setVisible(!any);
    m_remove->setEnabled(any);
    if (!any)
        return;
    m_filling = true;
    const DrillAct &act = mode().method.at(at);
    m_fault->setCurrentIndex(std::max(0, m_fault->findData(act.fault ? toId(*act.fault) : QString())));
    m_peers->setCurrentIndex(m_peers->findData(int(act.peers)));
    m_peers->setEnabled(act.fault && needsPeers(*act.fault));
    const QString amount = amountWord(act.fault);
    m_amountName->setText(amount.isEmpty() ? tr("Amount") : amount);
    m_amount->setAccessibleName(m_amountName->text());
    m_amount->setEnabled(!amount.isEmpty());
    m_amount->setValue(act.amount);
    m_own->setChecked(act.seconds.count() > 0);
    m_own->setEnabled(act.fault.has_value());
    m_seconds->setEnabled(act.seconds.count() > 0);
    m_seconds->setValue(int((act.seconds.count() > 0 ? act.seconds : m_document.usual).count()));
    m_filling = false;
}

void ComposerView::remember()
{
    if (m_document == m_last)
        return;
    const QWidget *field = QApplication::focusWidget();
    const QString change = m_timeline->drag() > 0 ? u"drag %1"_s.arg(m_timeline->drag())
                           : m_typing             ? u"text "_s + (field ? field->objectName() : QString())
                                                  : QString();
    if (!m_past.isEmpty() && m_document == m_past.last())
        m_past.removeLast(); // dragged back, or given up by Esc
    else if (change.isEmpty() || change != m_change)
        m_past.append(m_last);
    if (m_past.size() > mostUndos)
        m_past.removeFirst();
    m_change = change;
    m_last = m_document;
}

void ComposerView::undo()
{
    if (m_past.isEmpty() || m_timeline->drag() > 0)
        return;
    m_document = m_last = m_past.takeLast();
    m_change.clear();
    m_at = std::min(m_at, m_document.modes.size() - 1);
    const int selected = m_timeline->selected();
    fill();
    m_timeline->select(std::min(selected, int(mode().method.size()) - 1));
    fillBlock();
}

void ComposerView::check()
{
    remember();
    const drills::DraftCheck checked = drills::checkDraft(m_document);
    const QString text = QString::fromUtf8(checked.bytes);
    if (m_file->toPlainText() != text)
        m_file->setPlainText(text);
    QList<QTextEdit::ExtraSelection> marks;
    if (checked.line > 0) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_file->document()->findBlockByNumber(checked.line - 1));
        mark.format.setBackground(Theme::of().tint(Theme::of().color(Token::Bad)));
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks.append(mark);
        m_file->setTextCursor(mark.cursor);
    }
    m_file->setExtraSelections(marks);
    QString problem = checked.isSound() ? QString() : checked.sound.error().message;
    if (problem.isEmpty() && m_taken.contains(m_document.id))
        problem = tr("Another drill of yours has the id %1").arg(m_document.id);
    const bool replaces = problem.isEmpty() && m_shipped.contains(m_document.id);
    m_glyph->setKind(!problem.isEmpty() ? GlyphKind::Bad : replaces ? GlyphKind::Warn : GlyphKind::Ok);
    m_verdict->setText(!problem.isEmpty() ? problem
                       : replaces         ? tr("It is a drill, and takes the place of the one that comes with the program")
                                          : tr("It is a drill; whether this cluster can make it is asked before it begins"));
    m_verdict->setToken(problem.isEmpty() ? Token::Text : Token::Bad);
    m_save->setEnabled(problem.isEmpty());
    m_save->setToolTip(plainTip(problem));
}

void ComposerView::tell(const QString &problem)
{
    m_reason->setText(problem);
    m_reason->setVisible(!problem.isEmpty());
}

void ComposerView::takeMode(const DrillMode &drawn)
{
    mode() = drawn;
    fillBlock();
    check();
}

void ComposerView::takeWords()
{
    if (m_filling)
        return;
    const auto set = [](Worded *words, const QString &text) {
        if (words->text() == text)
            return;
        // Typed by a person, in whichever language: it stands for both.
        words->en = text;
        words->zh.clear();
    };
    set(&m_document.title, m_title->text().trimmed());
    for (const auto &[words, field] : {std::pair(&m_document.description, m_description), std::pair(&m_document.expected, m_expected),
                                       std::pair(&m_document.blastRadius, m_radius), std::pair(&m_document.improve, m_improve)})
        set(words, field->toPlainText().trimmed());
    m_document.id = m_id->text().trimmed();
    const auto target = static_cast<DrillTarget>(m_target->currentData().toInt());
    if (m_document.modes.size() == 1) {
        m_document.target = target;
        mode().target.reset();
    } else if (target != mode().target.value_or(m_document.target)) {
        mode().target = target;
    }
    m_document.mostTargets = m_most->value();
    m_document.usual = std::chrono::seconds{m_usual->value()};
    m_document.least = std::min(m_document.least, m_document.usual);
    m_document.most = std::max(m_document.most, m_document.usual);
    for (const auto &[kind, field] : m_limits)
        drills::setLimit(m_document, kind, field->value());
    fillTimeline();
    const QScopedValueRollback typing(m_typing, true);
    check();
}

void ComposerView::takeBlock()
{
    const int at = m_timeline->selected();
    if (m_filling || at < 0 || at >= mode().method.size())
        return;
    DrillAct &act = mode().method[at];
    const std::optional<FaultKind> fault = faultKindFromId(m_fault->currentData().toString());
    if (fault != act.fault) {
        const DrillAct fresh = drills::actOf(fault);
        act.fault = fault;
        act.amount = fresh.amount;
        if (!fault && act.seconds.count() == 0)
            act.seconds = fresh.seconds;
        act.on = fault ? act.on : 0;
    } else {
        act.amount = m_amount->value();
        act.peers = static_cast<DrillPeers>(m_peers->currentData().toInt());
        act.seconds = m_own->isChecked() || !fault ? std::chrono::seconds{m_seconds->value()} : std::chrono::seconds{0};
    }
    fillTimeline();
    fillBlock();
    check();
}

void ComposerView::add(std::optional<FaultKind> fault)
{
    const int behind = m_timeline->selected();
    takeMode(drills::with(mode(), behind, drills::actOf(fault)));
    fillTimeline();
    m_timeline->select(behind < 0 ? int(mode().method.size()) - 1 : behind + 1);
    fillBlock();
    m_timeline->setFocus();
}

} // namespace warrener
