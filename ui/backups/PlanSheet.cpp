#include "ui/backups/PlanSheet.h"

#include "ui/steps/StepsView.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

PlanSheet::PlanSheet(const Plan &plan, Environment environment, QWidget *parent) : Dialog(plan.title, parent)
{
    setObjectName(u"planSheet"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(environment);
    resize(760, 480);
    auto *steps = new StepsView(this);
    steps->setObjectName(u"sheetSteps"_s);
    steps->setPlan(plan);
    if (!plan.afterwards.isEmpty())
        steps->setFoot(tr("Afterwards"), plan.afterwards);
    body()->addWidget(steps, 1);
    QPushButton *close = addButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    pressByEnter(close);
    close->setFocus();
}

} // namespace warrener
