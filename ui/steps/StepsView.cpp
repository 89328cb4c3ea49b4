#include "ui/steps/StepsView.h"

#include "base/Post.h"
#include "ui/parts/Label.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/TableView.h"
#include "ui/steps/IconLabel.h"
#include "ui/steps/PlanStepsModel.h"
#include "ui/steps/StepDelegate.h"
#include "ui/steps/StepWords.h"
#include "ui/steps/Wrap.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

enum Looks { WordsLook, CommandsLook, JsonLook };

constexpr int leastRunWords = 230; ///< px of a running step's words; under that the bar gives its room: took and expected tell the same

QFrame *lineIn(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    return line;
}

} // namespace

StepsView::StepsView(QWidget *parent)
    : QFrame(parent), m_model(new PlanStepsModel(this)), m_delegate(new StepDelegate(this)),
      m_title(new Label(tr("Plan"), TextStyle::Section, Token::Text, this)), m_caption(new Label({}, TextStyle::Table, Token::Text2, this)),
      m_looks(new SegmentedControl({tr("Words and commands"), tr("Commands"), tr("JSON")}, this)), m_heading(new QWidget(this)), m_headingLine(lineIn(this)),
      m_table(new TableView(this)), m_text(new QPlainTextEdit(this)), m_nothing(new Label({}, TextStyle::Body, Token::Text2, this)),
      m_stack(new QStackedLayout), m_footLine(lineIn(this)), m_foot(new QWidget(this)), m_shield(new IconLabel(u"shield"_s, Token::Text2, this)),
      m_footText(new Label({}, TextStyle::Body, Token::Text2, this))
{
    setProperty("card", true);
    setObjectName(u"stepsView"_s);
    build();
    connect(m_looks, &SegmentedControl::currentChanged, this, &StepsView::showAs);
    connect(m_model, &PlanStepsModel::linesChanged, this, &StepsView::fitRows);
    connect(m_table, &TableView::opened, this, &StepsView::toggle);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current, const QModelIndex &previous) {
        // The table chooses its first row by itself when it gets the focus: that is no wish.
        if (!m_moving && current.isValid() && previous.isValid())
            m_follows = false;
        Q_EMIT stepChosen(chosen());
    });
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column, int, int wide) {
        if (column == PlanStepsModel::WhatColumn)
            m_delegate->setWordsWide(wide - 2 * RowDelegate::margin);
        else if (column == PlanStepsModel::UndoColumn)
            m_delegate->setUndoWide(wide - 2 * RowDelegate::margin);
        else
            return;
        fitHeights();
    });
    setMode(false);
}

void StepsView::build()
{
    m_title->setObjectName(u"stepsTitle"_s);
    m_caption->setObjectName(u"stepsCaption"_s);
    m_caption->setEliding(true);
    m_looks->setObjectName(u"stepsLook"_s);
    QSizePolicy looks = m_looks->sizePolicy();
    looks.setRetainSizeWhenHidden(true); // the heading stays as high
    m_looks->setSizePolicy(looks);
    m_looks->setAccessibleName(tr("How the plan is shown"));
    m_table->setObjectName(u"stepsTable"_s);
    m_table->setAccessibleName(tr("Steps, in their order"));
    m_table->setSortingEnabled(false);
    m_table->setModel(m_model);
    m_table->setItemDelegate(m_delegate);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // A foot that takes a line more, or a card above, takes it from the rows.
    m_table->viewport()->installEventFilter(this);
    m_text->setObjectName(u"stepsText"_s);
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(Theme::of().font(TextStyle::Command));
    m_text->setProperty("bare", true); // the card around it has a frame
    m_text->document()->setDocumentMargin(12);
    m_footText->setObjectName(u"stepsFoot"_s);
    wrap(m_footText);

    auto *heading = new QHBoxLayout(m_heading);
    heading->setContentsMargins(14, 4, 14, 4);
    heading->setSpacing(8);
    heading->addWidget(m_title);
    heading->addWidget(m_caption, 1);
    heading->addWidget(m_looks);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_text);
    m_nothing->setObjectName(u"stepsNothing"_s);
    wrap(m_nothing);
    auto *nothing = new QWidget(this);
    nothing->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    auto *words = new QVBoxLayout(nothing);
    words->setContentsMargins(14, 14, 14, 14);
    words->addWidget(m_nothing);
    words->addStretch(1);
    m_stack->addWidget(nothing);
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(14, 10, 14, 10);
    foot->setSpacing(10);
    foot->addWidget(m_shield);
    foot->addWidget(m_footText, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    all->addWidget(m_heading);
    all->addWidget(m_headingLine);
    all->addLayout(m_stack, 1);
    all->addWidget(m_footLine);
    all->addWidget(m_foot);
    setFoot({}, {});
}

void StepsView::setPlan(const Plan &plan)
{
    m_plan = plan;
    m_run.clear();
    m_follows = false;
    setMode(false);
    m_model->setRows(planRows(plan));
    const auto count = plan.steps.size();
    const Millis expected = expectedDuration(plan.steps);
    const QString steps = count == 0 ? QString() : count == 1 ? tr("1 step") : tr("%1 steps").arg(count);
    // The patience of all steps together; where that is days, it tells nobody anything.
    const Millis longest = longestDuration(plan.steps);
    m_caption->setText(expected <= Millis{0} ? steps
                       : longest <= std::chrono::hours{12} && longest > expected
                           ? tr("%1, about %2, at most %3").arg(steps, steps::roughTime(expected), steps::roughTime(longest))
                           : tr("%1, about %2").arg(steps, steps::roughTime(expected)));
    showAs(m_looks->current());
}

void StepsView::setRun(const RunState &state, TimePoint now)
{
    m_plan = state.plan;
    if (state.run != m_run) {
        m_run = state.run;
        m_follows = true;
    }
    setMode(true);
    m_model->setRows(runRows(state, now));
    fitColumns(); // a time that runs grows
    if (!m_follows)
        return;
    // The newest that has begun: the one under way, or where it ended.
    int last = -1;
    for (int i = 0; i < m_model->rows().size(); ++i) {
        const StepRow &row = m_model->rows().at(i);
        const bool begun = row.phase != StepPhase::Pending && row.phase != StepPhase::Skipped;
        if (begun && row.depth == 0)
            last = i;
        if (row.phase == StepPhase::Running && row.depth == 0)
            break;
    }
    if (last >= 0 && last != m_table->currentIndex().row()) {
        const QScopedValueRollback moving(m_moving, true);
        m_table->setCurrentIndex(m_model->index(last, PlanStepsModel::WhatColumn));
        keepInSight();
    }
}

void StepsView::setFoot(const QString &lead, const QString &text, bool shield)
{
    m_foot->setVisible(!text.isEmpty());
    m_footLine->setVisible(!text.isEmpty());
    m_shield->setVisible(shield);
    if (lead.isEmpty()) {
        m_footText->setTextFormat(Qt::PlainText);
        m_footText->setText(text);
    } else {
        m_footText->setTextFormat(Qt::RichText);
        m_footText->setText(u"<b>%1</b> %2"_s.arg(lead.toHtmlEscaped(), text.toHtmlEscaped()));
    }
}

void StepsView::setFoldsActions(bool folds)
{
    m_delegate->setFoldsActions(folds);
    fitHeights();
}

/// A long script of a step, opened or folded again.
void StepsView::toggle(const QModelIndex &index)
{
    if (m_isRun || !m_delegate->toggle(m_model->rows().at(index.row())))
        return;
    fitHeights();
    m_table->viewport()->update();
    m_table->scrollTo(index.siblingAtColumn(PlanStepsModel::WhatColumn));
}

QString StepsView::chosen() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() && index.row() < m_model->rows().size() ? m_model->rows().at(index.row()).id : QString();
}

void StepsView::choose(const QString &step)
{
    if (const int row = m_model->rowOf(step); row >= 0)
        m_table->setCurrentIndex(m_model->index(row, PlanStepsModel::WhatColumn));
}

void StepsView::setMode(bool run)
{
    m_isRun = run;
    m_delegate->setLook(run ? StepDelegate::Look::Run : StepDelegate::Look::Plan);
    // A run has one head only: that of its table.
    m_heading->setVisible(!run);
    m_headingLine->setVisible(!run);
    if (run)
        m_stack->setCurrentIndex(0);
    fitColumns();
    fitRows();
}

void StepsView::setNothing(const QString &words)
{
    m_nothing->setText(words);
    showAs(m_looks->current());
}

void StepsView::showAs(int look)
{
    const bool nothing = !m_isRun && m_plan.steps.isEmpty() && !m_nothing->text().isEmpty();
    m_stack->setCurrentIndex(nothing ? 2 : look == WordsLook ? 0 : 1);
    m_looks->setVisible(!nothing); // a reason has one look only
    if (look == CommandsLook)
        m_text->setPlainText(commandsText());
    else if (look == JsonLook)
        m_text->setPlainText(QString::fromUtf8(QJsonDocument(toJson(m_plan)).toJson(QJsonDocument::Indented)));
}

QString StepsView::commandsText() const
{
    QStringList lines;
    for (const StepRow &row : m_model->rows()) {
        const QString number = row.number > 0 ? QString::number(row.number) + u' ' : QString();
        lines += u"# %1%2"_s.arg(number, row.title);
        lines += row.commands;
        lines += QString();
    }
    return lines.join(u'\n');
}

void StepsView::fitColumns()
{
    const bool narrow = width() < 660;
    m_model->setLook(m_isRun, narrow);
    const auto show = [this](int column, bool shown, int wide) {
        m_table->setColumnHidden(column, !shown);
        if (shown && wide > 0)
            m_table->setColumnWidth(column, wide);
    };
    // Undo and times have words of the language: as wide as they need.
    const auto need = [this](int column, int least, int most) {
        int wide = m_table->horizontalHeader()->fontMetrics().horizontalAdvance(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString())
                   + 2 * RowDelegate::margin;
        // In fractions of a pixel, as it is painted: rounded down, the first figure would go.
        const QFontMetricsF metrics(Theme::of().font(TextStyle::Body));
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const double text = metrics.horizontalAdvance(m_model->index(row, column).data().toString());
            wide = std::max(wide, int(std::ceil(text)) + 1 + 2 * RowDelegate::margin);
        }
        return std::clamp(wide, least, most);
    };
    show(PlanStepsModel::NumberColumn, !m_isRun, 42);
    show(PlanStepsModel::KindColumn, !m_isRun, narrow ? 34 : 96);
    const int barHead = m_table->horizontalHeader()->fontMetrics().horizontalAdvance(
        m_model->headerData(PlanStepsModel::BarColumn, Qt::Horizontal, Qt::DisplayRole).toString());
    const int bar = std::max(width() < 560 ? 84 : 118, barHead + 2 * RowDelegate::margin + 2);
    const int took = need(PlanStepsModel::TookColumn, 60, 96);
    const int expected = need(PlanStepsModel::ExpectedColumn, 64, 96);
    show(PlanStepsModel::BarColumn, m_isRun && width() - bar - took - expected >= leastRunWords, bar);
    show(PlanStepsModel::TookColumn, m_isRun, took);
    show(PlanStepsModel::ExpectedColumn, true, expected);
    if (m_isRun)
        show(PlanStepsModel::UndoColumn, false, 0);
    else
        show(PlanStepsModel::UndoColumn, true, need(PlanStepsModel::UndoColumn, 90, narrow ? 130 : std::clamp(width() * 22 / 100, 150, 280)));
    m_table->setStretchColumn(PlanStepsModel::WhatColumn);
}

void StepsView::fitHeights()
{
    bool moved = false;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const int tall = m_delegate->heightOf(m_model->rows().at(row));
        moved = moved || m_table->rowHeight(row) != tall;
        m_table->setRowHeight(row, tall);
    }
    // What a step says changes all the time: who has scrolled elsewhere is not drawn back by words alone.
    if (moved)
        keepInSight();
    Q_EMIT heightsChanged();
}

int StepsView::heightOfAll() const
{
    ensurePolished(); // the style sheet's line around the card is a margin only then
    const QMargins line = contentsMargins();
    int all = line.top() + line.bottom() + 2 + m_table->horizontalHeader()->sizeHint().height();
    for (QWidget *part : {m_heading, static_cast<QWidget *>(m_headingLine), static_cast<QWidget *>(m_footLine), m_foot})
        all += part->isVisibleTo(this) ? part->sizeHint().expandedTo(part->minimumSize()).height() : 0;
    for (const StepRow &row : m_model->rows())
        all += m_delegate->heightOf(row);
    return all;
}

/// The table scrolls to what becomes current by the heights that it has then, and these follow its width.
void StepsView::keepInSight()
{
    if (!m_isRun || !m_follows)
        return;
    post(m_table, [table = m_table] {
        const QModelIndex current = table->currentIndex();
        if (!current.isValid())
            return;
        // With what comes after it: a step at the very edge looks like the last one.
        const QRect row = table->visualRect(current);
        const QModelIndex next = current.siblingAtRow(current.row() + 1);
        const int bottom = next.isValid() ? table->visualRect(next).bottom() : row.bottom();
        const int room = table->viewport()->height();
        if (row.top() < 0 || bottom >= room)
            table->scrollTo(current, 2 * row.height() > room ? QAbstractItemView::PositionAtTop : QAbstractItemView::PositionAtCenter);
    });
}

void StepsView::fitRows()
{
    fitHeights();
    fitColumns();
}

bool StepsView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_table->viewport())
        keepInSight();
    return QFrame::eventFilter(watched, event);
}

void StepsView::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitColumns();
    keepInSight();
}

} // namespace warrener
