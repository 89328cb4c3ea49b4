#include "ui/parts/Breadcrumb.h"

#include "ui/parts/Label.h"
#include "ui/parts/Mnemonics.h"
#include "ui/theme/Icons.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace warrener {

Breadcrumb::Breadcrumb(QWidget *parent) : QWidget(parent), m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(6);
}

void Breadcrumb::setSteps(const QStringList &steps)
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    for (int i = 0; i < steps.size(); ++i) {
        if (i + 1 == steps.size()) {
            auto *here = new Label(steps.at(i), m_isTitle ? TextStyle::Title : TextStyle::Table, Token::Text, this);
            if (!m_isTitle)
                here->setFont(Theme::of().nameFont(TextStyle::Table));
            m_layout->addWidget(here);
            break;
        }
        auto *step = new QPushButton(withoutMnemonic(steps.at(i)), this);
        step->setProperty("kind", u"ghost"_s);
        step->setProperty("small", true);
        step->setStyleSheet(u"padding:0; font-weight:400;"_s);
        step->setFont(Theme::of().nameFont(TextStyle::Table));
        connect(step, &QPushButton::clicked, this, [this, i] { Q_EMIT activated(i); });
        m_layout->addWidget(step);
        auto *chevron = new QLabel(this);
        chevron->setPixmap(icon(u"chevron-right"_s, Token::Text3).pixmap(QSize(12, 12), devicePixelRatioF()));
        m_layout->addWidget(chevron);
    }
    m_layout->addStretch(1);
}

} // namespace warrener
