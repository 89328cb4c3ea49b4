#include "ui/calendar/WhichDialog.h"

#include "ui/parts/Label.h"
#include "ui/steps/Wrap.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

WhichDialog::WhichDialog(const QString &what, const QString &rule, bool recurs, bool removes, Environment environment, QWidget *parent, const QString &alone)
    : Dialog(what, parent)
{
    setObjectName(u"whichDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(environment);
    setFixedWidth(520);
    const QString once = alone.isEmpty() ? tr("It is not run then. Runs of the past stay where they are.") : alone;
    auto *text = new Label(recurs ? tr("It recurs %1.").arg(rule) : once, TextStyle::Body, Token::Text2, this);
    wrap(text, 480);
    body()->addWidget(text);
    QPushButton *cancel = addButton(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    const auto add = [this](const QString &words, const QString &kind, WhichOnes which, const QString &name) {
        QPushButton *button = addButton(words, kind);
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, [this, which] {
            Q_EMIT chosen(which);
            accept();
        });
        return button;
    };
    if (recurs) {
        // What removes more is no less red.
        const QString kind = removes ? u"dangerOutline"_s : QString();
        add(tr("All of them"), kind, WhichOnes::All, u"whichAll"_s);
        add(tr("This one and all after it"), kind, WhichOnes::AllAfter, u"whichAllAfter"_s);
    }
    add(recurs ? tr("This one") : tr("Remove it"), removes ? u"danger"_s : u"primary"_s, WhichOnes::This, u"whichThis"_s);
    cancel->setFocus(); // Enter by itself changes nothing
}

} // namespace warrener
