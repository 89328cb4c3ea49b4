#include "ui/diagnosis/KnownDialog.h"

#include "ui/parts/Label.h"
#include "ui/steps/Wrap.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

KnownDialog::KnownDialog(const ReportFinding &finding, Environment environment, QWidget *parent) : Dialog(tr("Mark this finding as known?"), parent)
{
    setObjectName(u"knownDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(environment);
    setFixedWidth(460);
    auto *what = new Label(finding.title, TextStyle::Body, Token::Text, this);
    what->setWeight(QFont::DemiBold);
    wrap(what, 420);
    auto *effect = new Label(tr("It stays in the report and in the verdict, but the badge beside the page no longer counts it, "
                                "until its level changes or its check passes. You can take the mark away at any time."),
                             TextStyle::Body, Token::Text2, this);
    wrap(effect, 420);
    auto *caption = new Label(tr("Reason, for whoever reads the report next"), TextStyle::Table, Token::Text2, this);
    auto *reason = new QLineEdit(this);
    reason->setObjectName(u"knownReasonField"_s);
    reason->setAccessibleName(caption->text());
    reason->setMaxLength(300);
    body()->addWidget(what);
    body()->addWidget(effect);
    body()->addWidget(caption);
    body()->addWidget(reason);
    QPushButton *cancel = addButton(tr("Cancel"));
    QPushButton *mark = addButton(tr("Mark as known"), u"primary"_s);
    mark->setObjectName(u"confirmKnown"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(mark, &QPushButton::clicked, this, [this, reason] {
        Q_EMIT marked(reason->text().trimmed());
        accept();
    });
    reason->setFocus();
}

} // namespace warrener
