#include "ui/diagnosis/EvidenceList.h"

#include "ui/parts/Label.h"

#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

enum Columns { CheckColumn, WhereColumn, SeenColumn, ExpectedColumn, NumColumns };

/// More rows than anybody reads; the JSON export has them all.
constexpr qsizetype mostRows = 60;

} // namespace

EvidenceList::EvidenceList(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"evidence"_s);
    setAccessibleName(tr("Evidence"));
}

void EvidenceList::setEvidence(const QList<Evidence> &evidence)
{
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    delete m_grid;
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(14);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(SeenColumn, 3);
    m_grid->setColumnStretch(ExpectedColumn, 1);
    addHeading();
    for (const Evidence &each : evidence.first(std::min(evidence.size(), mostRows)))
        addRow(each);
    if (evidence.size() > mostRows) {
        addLine();
        m_grid->addWidget(new Label(tr("%1 more stand in the exported report.").arg(evidence.size() - mostRows), TextStyle::Table, Token::Text2, this),
                          m_grid->rowCount(), CheckColumn, 1, NumColumns);
    }
}

void EvidenceList::addHeading()
{
    const QStringList names{tr("Check"), tr("Host"), tr("Seen"), tr("Expected")};
    for (int column = 0; column < NumColumns; ++column)
        m_grid->addWidget(new Label(names.at(column), TextStyle::Caption, Token::Text2, this), 0, column);
}

void EvidenceList::addLine()
{
    auto *line = new QFrame(this);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    m_grid->addWidget(line, m_grid->rowCount(), 0, 1, NumColumns);
}

void EvidenceList::addRow(const Evidence &evidence)
{
    addLine();
    const int row = m_grid->rowCount();
    const auto add = [this, row](int column, const QString &text, TextStyle style, Token token) {
        auto *label = new Label(text, style, token, this);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_grid->addWidget(label, row, column, Qt::AlignTop);
        return label;
    };
    Label *check = add(CheckColumn, evidence.check, TextStyle::Command, Token::Text2);
    check->setObjectName(u"evidenceCheck"_s);
    add(WhereColumn, evidence.where, TextStyle::Table, Token::Text)->setWeight(QFont::Medium);
    const bool bad = evidence.level == Level::Critical || evidence.level == Level::Warning;
    for (const auto &[column, text, token] :
         {std::tuple{SeenColumn, evidence.seen, bad ? Token::Text : Token::Text2}, std::tuple{ExpectedColumn, evidence.expected, Token::Text2}}) {
        // Without an alignment the grid asks how high the text gets at its width.
        auto *label = new Label(text, TextStyle::Table, token, this);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_grid->addWidget(label, row, column);
    }
}

} // namespace warrener
