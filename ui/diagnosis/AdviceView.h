#pragma once

#include "judge/diagnosis/Report.h"
#include "ui/theme/Theme.h"

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
    void setAdvice(const QList<Recommendation> &advice);

Q_SIGNALS:
    void copied();

private:
    void addText(const QString &text, Token token, int weight);
    void addStep(int number, const AdviceStep &step);

    QVBoxLayout *m_column = nullptr;
};

} // namespace warrener
