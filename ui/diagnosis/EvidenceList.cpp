#include "ui/diagnosis/EvidenceList.h"

#include "base/Post.h"
#include "base/ShownName.h"
#include "ui/parts/Label.h"
#include "ui/parts/Mnemonics.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/ToolTips.h"

#include <QGridLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

enum Columns { CheckColumn, WhereColumn, SeenColumn, ExpectedColumn, NumColumns };

/// More rows than anybody reads; the JSON export has them all.
constexpr qsizetype mostRows = 60;
/// So many are seen at a glance.
constexpr qsizetype fewRows = 10;
constexpr int widestName = 260;

bool matches(const Evidence &evidence, const QString &text)
{
    return std::ranges::any_of(QStringList{evidence.check, evidence.where, evidence.seen, evidence.expected},
                               [&](const QString &part) { return part.contains(text, Qt::CaseInsensitive); });
}

} // namespace

EvidenceList::EvidenceList(QWidget *parent) : QWidget(parent), m_filter(new SearchField(this)), m_column(new QVBoxLayout(this))
{
    setObjectName(u"evidence"_s);
    setAccessibleName(tr("Evidence"));
    m_filter->setObjectName(u"evidenceFilter"_s);
    m_filter->setAccessibleName(tr("Filter the evidence"));
    m_filter->setPlaceholderText(tr("Filter the evidence"));
    m_filter->setMaximumWidth(widestName);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
    m_column->addWidget(m_filter);
    connect(m_filter, &SearchField::searched, this, &EvidenceList::showRows);
}

void EvidenceList::setEvidence(const QList<Evidence> &evidence, const QStringList &queues)
{
    // What is shown anew after a look at it is still what somebody filters.
    if (evidence != m_evidence) {
        const QSignalBlocker quiet(m_filter);
        m_filter->clear();
    }
    m_evidence = evidence;
    m_queues = queues;
    m_filter->setVisible(evidence.size() > fewRows);
    showRows();
}

void EvidenceList::showRows()
{
    delete m_rows;
    m_rows = new QWidget(this);
    m_column->addWidget(m_rows);
    m_grid = new QGridLayout(m_rows);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(14);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(SeenColumn, 3);
    m_grid->setColumnStretch(ExpectedColumn, 1);
    addHeading();
    QList<Evidence> shown = m_evidence;
    shown.removeIf([text = m_filter->text().trimmed()](const Evidence &each) { return !matches(each, text); });
    for (const auto listed = shown.first(std::min(shown.size(), mostRows)); const Evidence &each : listed)
        addRow(each);
    if (shown.size() > mostRows)
        addNote(shown.size() - mostRows == 1 ? tr("One more stands in the exported report.")
                                             : tr("%1 more stand in the exported report.").arg(shown.size() - mostRows));
    else if (shown.isEmpty() && !m_evidence.isEmpty())
        addNote(tr("Nothing matches."));
    m_rows->show();
}

void EvidenceList::addNote(const QString &text)
{
    addLine();
    m_grid->addWidget(new Label(text, TextStyle::Table, Token::Text2, m_rows), m_grid->rowCount(), CheckColumn, 1, NumColumns);
}

/// Its name leads to it; a long one does not widen the table.
void EvidenceList::addQueue(int row, const QString &queue)
{
    auto *link = new QPushButton(m_rows);
    link->setObjectName(u"evidenceQueue"_s);
    link->setProperty("kind", u"link"_s);
    // "//orders": of the virtual host "/", as everywhere.
    const QString name = shownName(queue.startsWith("//"_L1) ? queue.sliced(2) : queue);
    link->setText(withoutMnemonic(link->fontMetrics().elidedText(name, Qt::ElideMiddle, widestName)));
    link->setAccessibleName(name);
    link->setToolTip(plainTip(name));
    // It goes with its row, and must not while it is being clicked.
    connect(link, &QPushButton::clicked, this, [this, queue] { post(this, [this, queue] { Q_EMIT queueRequested(queue); }); });
    m_grid->addWidget(link, row, WhereColumn, Qt::AlignVCenter | Qt::AlignLeft);
}

void EvidenceList::addHeading()
{
    const bool isAboutQueues = std::ranges::all_of(m_evidence, [this](const Evidence &each) { return m_queues.contains(each.where); });
    const QStringList names{tr("Check"), isAboutQueues && !m_evidence.isEmpty() ? tr("Queue") : tr("Host"), tr("Seen"), tr("Expected")};
    for (int column = 0; column < NumColumns; ++column)
        m_grid->addWidget(new Label(names.at(column), TextStyle::Caption, Token::Text2, m_rows), 0, column);
}

void EvidenceList::addLine()
{
    auto *line = new QFrame(m_rows);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    m_grid->addWidget(line, m_grid->rowCount(), 0, 1, NumColumns);
}

void EvidenceList::addRow(const Evidence &evidence)
{
    addLine();
    const int row = m_grid->rowCount();
    // A link is higher than a line of text: what stands beside it is in its middle.
    const bool isQueue = m_queues.contains(evidence.where);
    const Qt::Alignment upright = isQueue ? Qt::AlignVCenter : Qt::AlignTop;
    const auto add = [this, row, upright](int column, const QString &text, TextStyle style, Token token) {
        auto *label = new Label(text, style, token, m_rows);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_grid->addWidget(label, row, column, upright);
        return label;
    };
    Label *check = add(CheckColumn, evidence.check, TextStyle::Command, Token::Text2);
    check->setObjectName(u"evidenceCheck"_s);
    if (isQueue)
        addQueue(row, evidence.where);
    else
        add(WhereColumn, evidence.where, TextStyle::Table, Token::Text)->setWeight(QFont::Medium);
    const bool bad = evidence.level == Level::Critical || evidence.level == Level::Warning;
    for (const auto &[column, text, token] :
         {std::tuple{SeenColumn, evidence.seen, bad ? Token::Text : Token::Text2}, std::tuple{ExpectedColumn, evidence.expected, Token::Text2}}) {
        // Without an alignment the grid asks how high the text gets at its width.
        auto *label = new Label(text, TextStyle::Table, token, m_rows);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignLeft | upright);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_grid->addWidget(label, row, column);
    }
}

} // namespace warrener
