#include "ui/restore/RestoreStep.h"

#include "ui/parts/Label.h"
#include "ui/steps/Wrap.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

RestoreStep::RestoreStep(RestoreFlow &flow, RestoreStage stage, const QString &title, const QString &sentence, QWidget *parent)
    : QWizardPage(parent), m_flow(flow), m_stage(stage), m_name(title), m_sentence(new Label(sentence, TextStyle::Body, Token::Text2, this)),
      m_words(new QVBoxLayout), m_head(new QHBoxLayout), m_body(new QVBoxLayout)
{
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    auto *heading = new Label(title, TextStyle::Title, Token::Text, this);
    heading->setObjectName(u"restoreTitle"_s);
    m_sentence->setObjectName(u"restoreSentence"_s);
    wrap(m_sentence, 420);
    m_words->setSpacing(2);
    m_words->addWidget(heading);
    m_words->addWidget(m_sentence);
    m_head->setSpacing(20);
    m_head->addLayout(m_words, 1);
    m_body->setSpacing(12);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(10, 6, 10, 6); // the wizard around it has margins too
    all->setSpacing(12);
    all->addLayout(m_head);
    all->addLayout(m_body, 1);
}

void RestoreStep::setSentenceBelow(bool below)
{
    if (below == m_isBelow)
        return;
    m_isBelow = below;
    auto *all = qobject_cast<QVBoxLayout *>(layout());
    if (below) {
        m_words->removeWidget(m_sentence);
        all->insertWidget(1, m_sentence);
    } else {
        all->removeWidget(m_sentence);
        m_words->addWidget(m_sentence);
    }
}

void RestoreStep::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    setAccessibleDescription(sentence);
}

} // namespace warrener
