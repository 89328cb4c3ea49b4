#include "ui/diagnosis/AdviceView.h"

#include "base/Phrases.h"
#include "ui/diagnosis/CommandBox.h"
#include "ui/parts/Label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int numberWidth = 26;

} // namespace

AdviceView::AdviceView(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"advice"_s);
    setAccessibleName(tr("What to do"));
}

void AdviceView::setAdvice(const QList<Recommendation> &advice, const QMap<QString, QString> &plans)
{
    m_plans = plans;
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    delete m_column;
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
    for (const Recommendation &each : advice) {
        // A single one has its duration and risk in the section's head, and needs no title.
        if (advice.size() > 1) {
            addText(each.title, Token::Text, QFont::DemiBold);
            const QStringList terms = QStringList{each.duration, each.risk}.filter(QRegularExpression(u"."_s));
            if (!terms.isEmpty())
                addText(phrases::clauses(terms), Token::Text2, QFont::Normal);
        }
        if (!each.why.isEmpty())
            addText(each.why, Token::Text2, QFont::Normal);
        for (int i = 0; i < each.steps.size(); ++i)
            addStep(i + 1, each.steps.at(i));
    }
}

void AdviceView::addText(const QString &text, Token token, int weight)
{
    auto *label = new Label(text, TextStyle::Body, token, this);
    label->setWeight(weight);
    label->setWordWrap(true);
    m_column->addWidget(label);
}

void AdviceView::addStep(int number, const AdviceStep &step)
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 2, 0, 2);
    row->setSpacing(0);
    auto *count = new Label(QString::number(number), TextStyle::Body, Token::Text, box);
    count->setWeight(QFont::DemiBold);
    count->setFixedWidth(numberWidth);
    count->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    row->addWidget(count, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    auto *words = new Label(step.words, TextStyle::Body, Token::Text, box);
    words->setObjectName(u"adviceStep"_s);
    words->setWordWrap(true);
    column->addWidget(words);
    if (!step.command.isEmpty()) {
        auto *command = new CommandBox(step.command, box);
        connect(command, &CommandBox::copied, this, &AdviceView::copied);
        column->addWidget(command);
    }
    if (const QString label = m_plans.value(step.plan); !label.isEmpty()) {
        auto *run = new QPushButton(label, box);
        run->setObjectName(u"runAsPlan"_s);
        run->setToolTip(tr("Shows this step as a plan, which you can run or leave"));
        connect(run, &QPushButton::clicked, this, [this, plan = step.plan] { Q_EMIT planRequested(plan); });
        column->addWidget(run, 0, Qt::AlignLeft);
    }
    row->addLayout(column, 1);
    m_column->addWidget(box);
}

} // namespace warrener
