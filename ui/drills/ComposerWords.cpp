#include "ui/drills/ComposerWords.h"

#include "ui/drills/ComposerField.h"
#include "ui/parts/Card.h"
#include "ui/parts/Label.h"
#include "ui/parts/SpinBox.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int composerTextLines = 3;
constexpr int leastTextLines = 2; ///< where the page would scroll otherwise

} // namespace

QWidget *composerField(const QString &name, QWidget *field, QWidget *parent)
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

ComposerWords::ComposerWords(QWidget *parent)
    : QWidget(parent), m_card(new Card(tr("What it says of itself"), this)), m_description(new QPlainTextEdit), m_expected(new QPlainTextEdit),
      m_radius(new QPlainTextEdit), m_improve(new QPlainTextEdit),
      m_limits{{DrillConditionKind::ProbeFlows, new SpinBox}, {DrillConditionKind::ProbeComplete, new SpinBox}, {DrillConditionKind::ProbeLatency, new SpinBox}}
{
    build();
    const auto tell = [this] {
        if (!m_filling)
            Q_EMIT edited();
    };
    for (QPlainTextEdit *field : {m_description, m_expected, m_radius, m_improve})
        connect(field, &QPlainTextEdit::textChanged, this, tell);
    for (const auto &[kind, field] : std::as_const(m_limits))
        connect(field, &QSpinBox::valueChanged, this, tell);
}

void ComposerWords::build()
{
    m_card->setCaptionYielding();
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
    grid->addWidget(composerField(tr("What it does"), m_description, m_card), 0, 0);
    grid->addWidget(composerField(tr("Expected"), m_expected, m_card), 0, 1);
    grid->addWidget(composerField(tr("Who feels it"), m_radius, m_card), 1, 0);
    grid->addWidget(composerField(tr("What to improve where it fails"), m_improve, m_card), 1, 1);
    m_card->body()->addLayout(grid);
    m_card->body()->addWidget(new Label(tr("Breaks off when"), TextStyle::Table, Token::Text, m_card));
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    for (const auto &[kind, field] : std::as_const(m_limits)) {
        field->setObjectName(u"composer."_s + toId(kind));
        field->setRange(0, 3600);
        field->setSuffix(tr(" s"));
        field->setSpecialValueText(tr("never"));
        const QString name = kind == DrillConditionKind::ProbeFlows      ? tr("nothing confirmed for")
                             : kind == DrillConditionKind::ProbeComplete ? tr("a message missing for")
                                                                         : tr("99 of 100 confirms take");
        row->addWidget(composerField(name, field, m_card));
        field->setAccessibleName(tr("Breaks off when: %1").arg(name));
    }
    m_card->body()->addLayout(row);
    m_card->body()->addStretch(1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
}

void ComposerWords::fill(const DrillDocument &document, drills::TextIn language)
{
    const QScopedValueRollback filling(m_filling, true);
    m_description->setPlainText(drills::textIn(document.description, language));
    m_expected->setPlainText(drills::textIn(document.expected, language));
    m_radius->setPlainText(drills::textIn(document.blastRadius, language));
    m_improve->setPlainText(drills::textIn(document.improve, language));
    for (const auto &[kind, field] : std::as_const(m_limits))
        field->setValue(drills::limitOf(document, kind));
}

void ComposerWords::take(DrillDocument &document, drills::TextIn language) const
{
    drills::setText(document.description, language, m_description->toPlainText().trimmed());
    drills::setText(document.expected, language, m_expected->toPlainText().trimmed());
    drills::setText(document.blastRadius, language, m_radius->toPlainText().trimmed());
    drills::setText(document.improve, language, m_improve->toPlainText().trimmed());
    for (const auto &[kind, field] : m_limits)
        drills::setLimit(document, kind, field->value());
}

void ComposerWords::setBehind(bool behind, drills::TextIn language)
{
    m_card->setCaption(!behind                               ? QString()
                       : language == drills::TextIn::English ? tr("the Chinese texts are as they were")
                                                             : tr("the English texts are as they were"));
}

} // namespace warrener
