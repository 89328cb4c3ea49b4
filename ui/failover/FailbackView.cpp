#include "ui/failover/FailbackView.h"

#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/steps/Wrap.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

FailbackView::FailbackView(QWidget *parent)
    : QWidget(parent), m_glyph(new GlyphLabel(GlyphKind::NoData, 20, this)), m_headline(new Label({}, TextStyle::Section, Token::Text, this))
{
    m_headline->setObjectName(u"failbackHeadline"_s);
    wrap(m_headline);
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_glyph, 0, Qt::AlignTop);
    head->addWidget(m_headline, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(14, 12, 14, 12);
    all->setSpacing(10);
    all->addLayout(head);
    m_points = new QWidget(this);
    m_column = new QVBoxLayout(m_points);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    all->addWidget(m_points);
}

void FailbackView::setEvaluation(const FailbackEvaluation &evaluation)
{
    if (m_filled && evaluation == m_shown)
        return;
    m_shown = evaluation;
    m_filled = true;
    m_glyph->setKind(!evaluation.possible ? GlyphKind::NoData : evaluation.advisable ? GlyphKind::Ok : GlyphKind::Warn);
    m_headline->setText(evaluation.headline.isEmpty() ? tr("No node has to be taken back into service") : evaluation.headline);
    while (QLayoutItem *item = m_column->takeAt(0)) {
        delete item->widget();
        if (QLayout *inner = item->layout()) {
            while (QLayoutItem *each = inner->takeAt(0)) {
                delete each->widget();
                delete each;
            }
        }
        delete item;
    }
    if (evaluation.node.isEmpty())
        return;
    addPoints(tr("What it brings"), evaluation.benefits, tr("nothing that could be measured"));
    addPoints(tr("What it risks"), evaluation.risks, tr("nothing that is known"));
    addPoints(tr("What speaks against it now"), evaluation.against, tr("nothing"));
}

void FailbackView::addPoints(const QString &title, const QList<FailbackEvaluation::Point> &points, const QString &none)
{
    auto *heading = new Label(title, TextStyle::Body, Token::Text, m_points);
    heading->setWeight(QFont::DemiBold);
    m_column->addWidget(heading);
    const auto add = [this](GlyphKind glyph, const QString &words) {
        auto *row = new QHBoxLayout;
        row->setSpacing(8);
        auto *shape = new GlyphLabel(glyph, 14, m_points);
        auto *text = new Label(words, TextStyle::Body, Token::Text2, m_points);
        wrap(text, std::max(300, width() - 60));
        row->addWidget(shape, 0, Qt::AlignTop);
        row->addWidget(text, 1);
        m_column->addLayout(row);
    };
    for (const FailbackEvaluation::Point &point : points)
        add(glyphFor(point.level), point.words);
    if (points.isEmpty())
        add(GlyphKind::Skipped, none);
    m_column->addSpacing(6);
}

} // namespace warrener
