#pragma once

#include "judge/diagnosis/Report.h"
#include "ui/theme/Theme.h"

#include <QMap>
#include <QWidget>

class QVBoxLayout;

namespace warrener {

/// What to do about one finding: numbered steps with their commands.
class AdviceView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AdviceView)

public:
    explicit AdviceView(QWidget *parent = nullptr);
    /// `plans`: what the button beside a step says, by AdviceStep::plan; a plan that is not among them is not offered.
    void setAdvice(const QList<Recommendation> &advice, const QMap<QString, QString> &plans = {});

Q_SIGNALS:
    void copied();
    void planRequested(const QString &plan);

private:
    void addText(const QString &text, Token token, int weight);
    void addStep(int number, const AdviceStep &step);

    QMap<QString, QString> m_plans;
    QVBoxLayout *m_column = nullptr;
};

} // namespace warrener
