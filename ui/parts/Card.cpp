#include "ui/parts/Card.h"

#include "ui/parts/Label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace warrener {

Card::Card(const QString &title, QWidget *parent) : QFrame(parent)
{
    setProperty("card", true);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);

    m_headingBox = new QWidget(this);
    m_heading = new QHBoxLayout(m_headingBox);
    m_heading->setContentsMargins(14, 10, 14, 6);
    m_heading->setSpacing(8);
    m_title = new Label({}, TextStyle::Body, Token::Text, m_headingBox);
    m_title->setWeight(QFont::DemiBold);
    m_caption = new Label({}, TextStyle::Table, Token::Text3, m_headingBox);
    m_heading->addWidget(m_title);
    m_heading->addWidget(m_caption);
    m_heading->addStretch(1);
    all->addWidget(m_headingBox);

    m_line = new QFrame(this);
    m_line->setProperty("line", true);
    m_line->setFixedHeight(1);
    m_line->hide();
    all->addWidget(m_line);

    m_body = new QVBoxLayout;
    m_body->setContentsMargins(14, 4, 14, 12);
    m_body->setSpacing(8);
    all->addLayout(m_body, 1);
    setTitle(title);
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    m_headingBox->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::setCaption(const QString &caption)
{
    m_caption->setText(caption);
}

void Card::setCaptionYielding()
{
    m_caption->setEliding(true);
}

void Card::setFlush(bool flush)
{
    m_line->setVisible(flush && !m_title->text().isEmpty());
    m_heading->setContentsMargins(14, flush ? 7 : 10, 14, flush ? 7 : 6);
    // The frame's own line stays visible, and the corners stay round.
    m_body->setContentsMargins(flush ? QMargins(1, 0, 1, 1) : QMargins(14, 4, 14, 12));
    m_body->setSpacing(flush ? 0 : 8);
}

void Card::addFoot(QWidget *words, QWidget *more)
{
    auto *line = new QFrame(this);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(12, 6, 12, 7);
    foot->addWidget(words, 1);
    if (more != nullptr)
        foot->addWidget(more);
    m_body->addWidget(line);
    m_body->addLayout(foot);
}

} // namespace warrener
