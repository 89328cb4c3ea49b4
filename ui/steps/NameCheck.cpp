#include "ui/steps/NameCheck.h"

#include "ui/theme/Theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

NameCheck::NameCheck(QWidget *parent) : QWidget(parent), m_label(new QLabel(this)), m_field(new QLineEdit(this))
{
    m_label->setFont(Theme::of().nameFont(TextStyle::Table));
    m_label->setTextFormat(Qt::RichText);
    m_field->setObjectName(u"typedName"_s);
    m_field->setFont(Theme::of().font(TextStyle::Command));
    m_field->setAccessibleName(tr("Name of the cluster"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_label);
    column->addWidget(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &NameCheck::changed);
    hide();
}

void NameCheck::setCluster(const ClusterName &name, Environment environment)
{
    m_name = name;
    m_asks = environment == Environment::Production;
    m_label->setText(tr("Type %1 to confirm").arg(u"<b>%1</b>"_s.arg(name.value.toHtmlEscaped())));
    setVisible(m_asks);
}

void NameCheck::clear()
{
    m_field->clear();
}

bool NameCheck::isGiven() const
{
    return !m_asks || m_field->text() == m_name.value;
}

} // namespace warrener
