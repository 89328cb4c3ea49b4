#include "ui/parts/VerdictCard.h"

#include "ui/parts/FindingRow.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/parts/Paint.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int mostCardFindings = 6; ///< more are folded behind "Show all"

constexpr int usualLine = 420;
constexpr int mostHeadlines = 3; ///< of a card that wraps
constexpr int factGap = 28;
/// Margins, glyph and gaps: what is neither words nor facts nor buttons.
constexpr int aroundWords = 20 + 38 + 4 * 16 + 8 + 16 + 2;
constexpr auto factName = "verdictFact"_L1;

void clear(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

} // namespace

VerdictCard::VerdictCard(QWidget *parent)
    : QFrame(parent), m_glyph(new GlyphLabel(GlyphKind::NoData, 38, this)), m_headline(new Label({}, TextStyle::Title, Token::Text, this)),
      m_line(new Label({}, TextStyle::Body, Token::Text2, this)), m_facts(new QHBoxLayout), m_buttons(new QHBoxLayout), m_rows(new QVBoxLayout),
      m_all(new QPushButton(this))
{
    setProperty("card", true);
    m_headline->setObjectName(u"verdictHeadline"_s);
    m_line->setObjectName(u"verdictLine"_s);
    m_headline->setEliding(true);
    m_line->setMostLines(2);

    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    words->addWidget(m_headline);
    words->addWidget(m_line);
    words->addStretch(1);

    m_facts->setSpacing(factGap);
    m_buttons->setSpacing(16);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(20, 12, 16, 12);
    head->setSpacing(16);
    head->addWidget(m_glyph);
    head->addLayout(words, 1);
    head->addLayout(m_facts);
    head->addSpacing(8);
    head->addLayout(m_buttons);

    m_all->setProperty("kind", u"link"_s);
    m_all->setObjectName(u"showAllFindings"_s);
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_unfolded = !m_unfolded;
        showFindings();
    });

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(142, 0, 16, 0);
    foot->addWidget(m_all);
    foot->addStretch(1);

    auto *all = new QVBoxLayout(this);
    // One pixel on each side belongs to the card's own line.
    all->setContentsMargins(1, 0, 1, 1);
    all->setSpacing(0);
    all->addLayout(head);
    m_rows->setSpacing(0);
    m_rows->setContentsMargins(4, 0, 0, 0); // the bar's width
    all->addLayout(m_rows);
    all->addLayout(foot);
    m_all->hide();
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void VerdictCard::setLineWrapping(bool wrapping)
{
    // Beside facts there may be less room than the headline needs.
    m_headline->setMostLines(wrapping ? mostHeadlines : 1);
    m_line->setMostLines(wrapping ? 1 : 2); // a wrapping one has as many as it needs
    m_line->setEliding(!wrapping);
    m_line->setWordWrap(wrapping);
    // A layout asks how high it is at its width, which it has not got yet: at none it would be a tower.
    if (wrapping)
        m_line->resize(usualLine, m_line->heightForWidth(usualLine));
}

void VerdictCard::setVerdict(const CardVerdict &verdict)
{
    if (verdict == m_verdict)
        return;
    const CardVerdict before = std::exchange(m_verdict, verdict);
    m_glyph->setKind(glyphFor(verdict.level));
    m_headline->setText(verdict.headline);
    m_line->setText(verdict.line);
    m_line->setVisible(!verdict.line.isEmpty());
    setAccessibleName(verdict.headline);
    setAccessibleDescription(verdict.line);
    if (before.facts != verdict.facts)
        showFacts();
    if (before.findings != verdict.findings)
        showFindings();
    update();
}

void VerdictCard::setFactsGivingWay(bool givingWay)
{
    m_givingWay = givingWay;
    fitFacts();
}

bool VerdictCard::event(QEvent *event)
{
    // A button beside the facts has come or gone.
    if (event->type() == QEvent::LayoutRequest)
        fitFacts();
    return QFrame::event(event);
}

void VerdictCard::resizeEvent(QResizeEvent *event)
{
    fitFacts();
    QFrame::resizeEvent(event);
}

void VerdictCard::fitFacts()
{
    if (!m_givingWay)
        return;
    const int headline = QFontMetrics(m_headline->font()).horizontalAdvance(m_verdict.headline) + 1;
    int room = width() - aroundWords - m_buttons->sizeHint().width() - headline;
    for (int i = 0; i < m_facts->count(); ++i) {
        QWidget *box = m_facts->itemAt(i)->widget();
        room -= box->sizeHint().width() + (i > 0 ? factGap : 0);
        box->setVisible(room >= 0);
    }
}

QPushButton *VerdictCard::addButton(const QString &text, bool primary)
{
    auto *button = new QPushButton(text, this);
    if (primary)
        button->setProperty("kind", u"primary"_s);
    m_buttons->addWidget(button);
    return button;
}

void VerdictCard::addRight(QWidget *widget)
{
    m_buttons->addWidget(widget);
}

void VerdictCard::showFacts()
{
    const QList<VerdictFact> before = std::exchange(m_shownFacts, m_verdict.facts);
    const auto isSame = [](const VerdictFact &a, const VerdictFact &b) { return a.label == b.label && a.target == b.target; };
    if (!std::ranges::equal(before, m_shownFacts, isSame)) {
        clear(*m_facts);
        for (int i = 0; i < m_shownFacts.size(); ++i)
            m_facts->addWidget(makeFact(i));
    }
    // A value that grows older must not throw the focus off itself.
    for (int i = 0; i < m_shownFacts.size(); ++i) {
        QWidget *box = m_facts->itemAt(i)->widget();
        const VerdictFact &fact = m_shownFacts.at(i);
        if (auto *link = box->findChild<QPushButton *>(factName)) {
            link->setText(fact.value);
            link->setAccessibleName(tr("%1: %2", "a fact's label and its value").arg(fact.label, fact.value));
        } else {
            box->findChild<Label *>(factName)->setText(fact.value);
        }
    }
    fitFacts();
}

QWidget *VerdictCard::makeFact(int index)
{
    const VerdictFact &fact = m_shownFacts.at(index);
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addStretch(1);
    column->addWidget(new Label(fact.label, TextStyle::Caption, Token::Text2, box));
    if (fact.target.page.isEmpty()) {
        auto *value = new Label(fact.value, TextStyle::Body, Token::Text, box);
        value->setObjectName(factName);
        column->addWidget(value);
    } else {
        auto *value = new QPushButton(fact.value, box);
        value->setObjectName(factName);
        value->setProperty("kind", u"link"_s);
        connect(value, &QPushButton::clicked, this, [this, target = fact.target] { Q_EMIT factActivated(target); });
        column->addWidget(value, 0, Qt::AlignLeft);
    }
    column->addStretch(1);
    return box;
}

void VerdictCard::showFindings()
{
    const auto count = static_cast<int>(m_verdict.findings.size());
    const int shown = m_unfolded || count <= mostCardFindings ? count : mostCardFindings - 1;
    // Rows are kept: a new figure every few seconds must not throw the focus off a link.
    while (m_rows->count() > shown) {
        QLayoutItem *item = m_rows->takeAt(m_rows->count() - 1);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    while (m_rows->count() < shown) {
        auto *row = new FindingRow(this);
        const int index = m_rows->count();
        connect(row, &FindingRow::linkActivated, this, [this, index] { Q_EMIT linkActivated(index); });
        m_rows->addWidget(row);
    }
    for (int i = 0; i < shown; ++i)
        static_cast<FindingRow *>(m_rows->itemAt(i)->widget())->setFinding(m_verdict.findings.at(i));
    m_all->setVisible(count > mostCardFindings);
    m_all->setText(m_unfolded ? tr("Show fewer") : tr("Show all %n findings", nullptr, count));
}

void VerdictCard::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    const Theme &theme = Theme::of();
    QPainter painter(this);
    paintStateBar(painter, QRectF(rect()), theme.color(m_verdict.level));
}

} // namespace warrener
