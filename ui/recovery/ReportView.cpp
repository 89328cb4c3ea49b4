#include "ui/recovery/ReportView.h"

#include "base/Units.h"
#include "record/paper/Paper.h"
#include "ui/parts/Breadcrumb.h"
#include "ui/parts/Card.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/parts/MenuButton.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"
#include "ui/parts/VerdictCard.h"
#include "ui/recovery/TimelineModel.h"
#include "ui/steps/Wrap.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int reportSide = 340;
constexpr int reportLineWide = reportSide - 52;

/// Fills a card with lines; what was there goes.
void setItems(Card &card, const QStringList &items, GlyphKind glyph, const QString &none)
{
    while (QLayoutItem *item = card.body()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    auto *body = new QWidget(&card);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (const QString &text : items.isEmpty() ? QStringList{none} : items) {
        auto *row = new QHBoxLayout;
        row->setSpacing(8);
        auto *words = new Label(text, TextStyle::Body, items.isEmpty() ? Token::Text2 : Token::Text, body);
        wrap(words, reportLineWide);
        row->addWidget(new GlyphLabel(items.isEmpty() ? GlyphKind::Ok : glyph, 14, body), 0, Qt::AlignTop);
        row->addWidget(words, 1);
        column->addLayout(row);
    }
    card.body()->addWidget(body);
}

QString timeOfDay(TimePoint at)
{
    //: Format of a day with its time; see QLocale::toString().
    return QLocale().toString(toDateTime(at).toLocalTime(), ReportView::tr("d MMMM yyyy HH:mm:ss"));
}

} // namespace

ReportView::ReportView(RecoveryDesk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_crumbs(new Breadcrumb(this)), m_export(new MenuButton(tr("Export"), this)), m_verdict(new VerdictCard(this)),
      m_model(new TimelineModel(this)), m_timeline(new TableCard(this)), m_evidenceCard(new Card(tr("Evidence"), this)), m_evidence(new QPlainTextEdit(this)),
      m_deviations(new Card(tr("Not as planned"), this)), m_decisions(new Card(tr("Decisions"), this)), m_lessons(new QPlainTextEdit(this)),
      m_keep(new QPushButton(tr("Keep the lessons"), this))
{
    setObjectName(u"recoveryReport"_s);
    build();
    connect(m_crumbs, &Breadcrumb::activated, this, &ReportView::left);
    connect(m_timeline->table()->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReportView::showEvidence);
    connect(m_keep, &QPushButton::clicked, this, &ReportView::keepLessons);
    connect(m_lessons, &QPlainTextEdit::textChanged, this, [this] {
        const QString words = m_lessons->toPlainText();
        const bool isNew = words.trimmed() != m_report.lessons;
        m_keep->setEnabled(isNew);
        // Whoever looks at something else meanwhile finds it again.
        if (isNew)
            m_drafts.insert(m_report.run, words);
        else
            m_drafts.remove(m_report.run);
    });
    fillExport();
}

void ReportView::build()
{
    m_export->setObjectName(u"exportReport"_s);
    m_verdict->setObjectName(u"reportVerdict"_s);
    TableView *table = m_timeline->table();
    table->setObjectName(u"timeline"_s);
    table->setAccessibleName(tr("Timeline"));
    table->setModel(m_model);
    table->setSortingEnabled(false);
    table->setItemDelegateForColumn(TimelineModel::StateColumn, new StateDelegate(table));
    new ColumnFit(table, {.widths = {76, 250, 240, 148, 88, 78},
                          .stretch = TimelineModel::StateColumn,
                          .stretchMinimum = 160,
                          .leastFirst = {TimelineModel::WhoColumn, TimelineModel::ExpectedColumn}});
    m_evidence->setObjectName(u"evidence"_s);
    m_evidence->setReadOnly(true);
    m_evidence->setFrameShape(QFrame::NoFrame);
    m_evidence->setProperty("bare", true); // the card around it has a frame
    m_evidence->document()->setDocumentMargin(12);
    m_evidence->setFont(Theme::of().font(TextStyle::Command));
    m_evidence->setAccessibleName(tr("What the step wrote"));
    m_evidenceCard->setFlush(true);
    m_evidenceCard->body()->addWidget(m_evidence);
    m_evidenceCard->setFixedHeight(150);
    auto *lessons = new Card(tr("Lessons"), this);
    m_lessons->setObjectName(u"lessons"_s);
    m_lessons->setAccessibleName(tr("What was learned of it"));
    m_lessons->setPlaceholderText(tr("What would have made it faster or safer? It goes into the report, and into the journal."));
    m_lessons->setTabChangesFocus(true);
    m_keep->setObjectName(u"keepLessons"_s);
    m_keep->setEnabled(false);
    lessons->body()->addWidget(m_lessons, 1);
    lessons->body()->addWidget(m_keep, 0, Qt::AlignRight);
    auto *head = new QHBoxLayout;
    m_crumbs->setTitle(true);
    head->addWidget(m_crumbs);
    head->addStretch(1);
    head->addWidget(m_export);
    auto *left = new QVBoxLayout;
    left->setSpacing(12);
    left->addWidget(m_timeline, 1);
    left->addWidget(m_evidenceCard);
    auto *right = new QVBoxLayout;
    right->setSpacing(12);
    right->addWidget(m_deviations);
    right->addWidget(m_decisions);
    right->addWidget(lessons, 1);
    for (QWidget *card : std::initializer_list<QWidget *>{m_deviations, m_decisions, lessons})
        card->setFixedWidth(reportSide);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(12);
    sides->addLayout(left, 1);
    sides->addLayout(right);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(12);
    all->addLayout(head);
    all->addWidget(m_verdict);
    all->addLayout(sides, 1);
}

void ReportView::show(const RecoveryReport &report)
{
    const bool another = report.run != m_report.run;
    m_report = report;
    const Paper paper = paperOf(report);
    m_crumbs->setSteps({tr("Recovery"), report.title, tr("Report")});
    CardVerdict verdict;
    verdict.level = paper.level;
    verdict.headline = paper.headline;
    verdict.line = tr("%1 to %2, begun by %3. Run %4.")
                       .arg(timeOfDay(report.startedAt), isNever(report.endedAt) ? u"–"_s : units::clockTime(report.endedAt), report.who, report.run);
    const auto figure = [](const std::optional<Millis> &is, std::chrono::seconds target) {
        return tr("%1 of %2").arg(is ? units::span(*is) : tr("unknown"), units::duration(target));
    };
    verdict.facts = {{tr("Verdict"), paper.verdict},
                     {tr("RTO"), report.atTable ? tr("not measured") : figure(report.rto, report.rtoTarget)},
                     {tr("RPO"), figure(report.rpo, report.rpoTarget)}};
    m_verdict->setVerdict(verdict);
    m_model->setLines(report.lines);
    setItems(*m_deviations, report.deviations, GlyphKind::Warn, tr("All of it went as planned."));
    QStringList decisions;
    for (const RecoveryReport::Decision &decision : report.decisions)
        decisions.append(tr("%1 %2 %3", "when, who, what").arg(units::clockTime(decision.at), decision.who, decision.words));
    setItems(*m_decisions, decisions, GlyphKind::Manual, tr("Nobody had to decide anything."));
    const QString words = m_drafts.value(report.run, report.lessons);
    if (m_lessons->toPlainText() != words)
        m_lessons->setPlainText(words);
    m_keep->setEnabled(words.trimmed() != report.lessons);
    if (another && m_model->rowCount() > 0)
        m_timeline->table()->selectRow(0);
    showEvidence();
}

void ReportView::showEvidence()
{
    const QModelIndex at = m_timeline->table()->currentIndex();
    if (!at.isValid() || at.row() >= m_report.lines.size()) {
        m_evidence->clear();
        return;
    }
    const RecoveryReport::Line &line = m_report.lines.at(at.row());
    QStringList text = line.output;
    if (!line.words.isEmpty() && !text.contains(line.words))
        text.append(line.words);
    if (!line.remark.isEmpty())
        text.append(tr("Remark of %1").arg(line.remark));
    m_evidenceCard->setCaption(line.title);
    m_evidence->setPlainText(text.isEmpty() ? tr("The step wrote nothing.") : text.join(u'\n'));
}

void ReportView::fillExport()
{
    for (const QString &suffix : {u"html"_s, u"pdf"_s, u"json"_s}) {
        QAction *action = m_export->choices()->addAction(suffix.toUpper());
        action->setObjectName(u"export."_s + suffix);
        connect(action, &QAction::triggered, this, [this, suffix] {
            auto *dialog = new QFileDialog(this, tr("Export the report"));
            dialog->setObjectName(u"exportReportDialog"_s);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->setAcceptMode(QFileDialog::AcceptSave);
            dialog->setDefaultSuffix(suffix);
            dialog->setNameFilter(u"%1 (*.%2)"_s.arg(suffix.toUpper(), suffix));
            dialog->selectFile(u"%1.%2"_s.arg(m_report.run, suffix));
            connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
                QCoro::connect(m_desk.exportReport(m_report, file), this, [this, file](const Status &written) {
                    if (written)
                        Q_EMIT succeeded(tr("The report was saved as %1").arg(QFileInfo(file).fileName()));
                    else
                        Q_EMIT failed(written.error().message);
                });
            });
            dialog->open();
        });
    }
}

void ReportView::keepLessons()
{
    const QString words = m_lessons->toPlainText().trimmed();
    m_keep->setEnabled(false);
    QCoro::connect(m_desk.keepLessons(m_report.run, words), this, [this, run = m_report.run, words](const Status &kept) {
        // Another report may be open by now, and more may have been written in this one.
        const bool isShown = run == m_report.run;
        if (kept) {
            if (m_drafts.value(run).trimmed() == words)
                m_drafts.remove(run);
            if (isShown)
                m_report.lessons = words;
            Q_EMIT succeeded(tr("The lessons are in the journal"));
        } else {
            Q_EMIT failed(kept.error().message);
        }
        if (isShown)
            m_keep->setEnabled(m_lessons->toPlainText().trimmed() != m_report.lessons);
    });
}

} // namespace warrener
