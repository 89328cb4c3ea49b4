#include "ui/drills/ComposerView.h"

#include "ui/drills/ComposerField.h"
#include "ui/drills/ComposerWords.h"
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

constexpr qsizetype mostUndos = 100;

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
    : QWidget(parent), m_title(new QLineEdit), m_language(new ComboBox), m_id(new QLineEdit), m_mode(new ComboBox), m_target(new ComboBox), m_most(new SpinBox),
      m_usual(new SpinBox), m_addFault(new MenuButton(tr("Add fault"))), m_addPause(new QPushButton(tr("Add pause"))), m_remove(new QPushButton(tr("Remove"))),
      m_timeline(new TimelineEdit), m_block(new QWidget), m_noBlock(new Label(tr("Choose a block to say what it is."), TextStyle::Body, Token::Text2)),
      m_fault(new ComboBox), m_peers(new ComboBox), m_amountName(new Label({}, TextStyle::Table, Token::Text2)), m_amount(new SpinBox),
      m_own(new QCheckBox(tr("Own length"))), m_seconds(new SpinBox), m_words(new ComposerWords), m_file(new QPlainTextEdit),
      m_glyph(new GlyphLabel(GlyphKind::Ok, 16)), m_verdict(new Label({}, TextStyle::Body, Token::Text)), m_reason(new Label({}, TextStyle::Table, Token::Bad)),
      m_cancel(new QPushButton(tr("Cancel"))), m_save(new QPushButton(tr("Save drill")))
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
    m_language->setObjectName(u"composerLanguage"_s);
    // Each by its own name: who looks for theirs reads it.
    m_language->addItem(u"English"_s, int(drills::TextIn::English));
    m_language->addItem(u"中文"_s, int(drills::TextIn::Chinese));
    m_title->setMaxLength(120);
    m_id->setMaxLength(60);
    m_target->addItem(tr("nodes"), int(DrillTarget::Node));
    m_target->addItem(tr("proxies"), int(DrillTarget::Proxy));
    m_most->setRange(1, 20);
    m_usual->setRange(5, 3600);
    m_usual->setSuffix(tr(" s"));
    auto *row = new QHBoxLayout;
    row->setSpacing(14);
    row->addWidget(composerField(tr("Title"), m_title, card), 3);
    row->addWidget(composerField(tr("Texts in"), m_language, card));
    row->addWidget(composerField(tr("Id, and name of its file"), m_id, card), 2);
    row->addWidget(composerField(tr("Mode"), m_mode, card), 1);
    row->addWidget(composerField(tr("Made on"), m_target, card));
    row->addWidget(composerField(tr("Targets at most"), m_most, card));
    row->addWidget(composerField(tr("Lasts as a rule"), m_usual, card));
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
    for (const auto listed = faultKinds(); const FaultKind kind : listed) {
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
    for (const auto listed = faultKinds(); const FaultKind kind : listed)
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
    share(lower, m_words, 50);
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
    connect(m_words, &ComposerWords::edited, this, &ComposerView::takeWords);
    for (QSpinBox *field : {m_most, m_usual})
        connect(field, &QSpinBox::valueChanged, this, &ComposerView::takeWords);
    connect(m_language, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling)
            fill();
    });
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
    {
        const QScopedValueRollback filling(m_filling, true);
        m_language->setCurrentIndex(m_language->findData(int(drills::ownText())));
    }
    fill();
    m_timeline->select(m_document.modes.first().method.isEmpty() ? -1 : 0);
    fillBlock();
}

void ComposerView::fill()
{
    m_filling = true;
    m_title->setText(drills::textIn(m_document.title, language()));
    m_id->setText(m_document.id);
    m_mode->clear();
    for (const DrillMode &one : std::as_const(m_document.modes))
        m_mode->addItem(one.title.text());
    m_mode->setCurrentIndex(int(m_at));
    m_target->setCurrentIndex(m_target->findData(int(mode().target.value_or(m_document.target))));
    m_most->setValue(m_document.mostTargets);
    m_usual->setValue(int(m_document.usual.count()));
    m_words->fill(m_document, language());
    // A long text is read from its beginning.
    for (QLineEdit *field : {m_title, m_id})
        field->setCursorPosition(0);
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
    m_amount->setMaximum(act.fault ? mostAmountOf(*act.fault) : largestFaultAmount);
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

drills::TextIn ComposerView::language() const
{
    return static_cast<drills::TextIn>(m_language->currentData().toInt());
}

void ComposerView::check()
{
    remember();
    m_words->setBehind(drills::isOtherBehind(m_document, m_first, language()), language());
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
    drills::setText(m_document.title, language(), m_title->text().trimmed());
    m_words->take(m_document, language());
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
