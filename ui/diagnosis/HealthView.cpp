#include "ui/diagnosis/HealthView.h"

#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int figureColumns = 3;

} // namespace

HealthView::HealthView(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"healthView"_s);
}

void HealthView::setReport(const Report &report)
{
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    delete m_column;
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(18);
    addSection(u"healthSystem"_s, tr("Hosts"), report.system);
    addSection(u"healthBroker"_s, tr("Broker"), report.broker);
    addSection(u"healthNetwork"_s, tr("Network"), report.network);
    m_column->addStretch(1);
}

void HealthView::addSection(const QString &name, const QString &title, const HealthSection &section)
{
    auto *box = new QWidget(this);
    box->setObjectName(name);
    box->setAccessibleName(tr("%1: %2", "a part of the system and how it is").arg(title, toWord(section.level)));
    auto *heading = new QHBoxLayout;
    heading->setSpacing(8);
    heading->addWidget(new GlyphLabel(glyphFor(section.level), 16, box));
    heading->addWidget(new Label(title, TextStyle::Section, Token::Text, box));
    auto *counts =
        new Label(tr("%1 passed, %2 warning, %3 critical, %4 not judged").arg(section.passed).arg(section.warning).arg(section.critical).arg(section.notJudged),
                  TextStyle::Table, Token::Text2, box);
    counts->setEliding(true);
    heading->addWidget(counts, 1);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(heading);
    if (!section.line.isEmpty()) {
        auto *line = new Label(section.line, TextStyle::Body, Token::Text2, box);
        line->setWordWrap(true);
        column->addWidget(line);
    }
    auto *figures = new QGridLayout;
    figures->setHorizontalSpacing(24);
    figures->setVerticalSpacing(4);
    for (int i = 0; i < section.figures.size(); ++i) {
        auto *cell = new QVBoxLayout;
        cell->setSpacing(0);
        cell->addWidget(new Label(section.figures.at(i).first, TextStyle::Caption, Token::Text2, box));
        auto *value = new Label(section.figures.at(i).second, TextStyle::Body, Token::Text, box);
        value->setEliding(true);
        cell->addWidget(value);
        figures->addLayout(cell, i / figureColumns, i % figureColumns);
    }
    for (int i = 0; i < figureColumns; ++i) {
        figures->setColumnStretch(i, 1);
        // An empty column takes none of the space between: figures of one section would not stand below those of another.
        if (!section.figures.isEmpty() && i >= section.figures.size())
            figures->addWidget(new QWidget(box), 0, i);
    }
    column->addLayout(figures);
    m_column->addWidget(box);
}

} // namespace warrener
