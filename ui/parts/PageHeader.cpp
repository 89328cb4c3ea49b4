#include "ui/parts/PageHeader.h"

#include "ui/parts/Label.h"

#include <QHBoxLayout>

namespace warrener {

PageHeader::PageHeader(const QString &title, QWidget *parent)
    : QWidget(parent), m_title(new Label(title, TextStyle::Title, Token::Text, this)), m_line(new Label({}, TextStyle::Body, Token::Text2, this)),
      m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
    m_line->setEliding(true);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_line, 1);
    setMinimumHeight(32);
}

void PageHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PageHeader::setLine(const QString &line)
{
    m_line->setText(line);
}

void PageHeader::insertAfterTitle(QWidget *widget)
{
    m_layout->insertWidget(1, widget);
}

void PageHeader::addRight(QWidget *widget)
{
    m_layout->addWidget(widget);
}

} // namespace warrener
