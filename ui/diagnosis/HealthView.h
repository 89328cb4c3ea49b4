#pragma once

#include "judge/diagnosis/Report.h"

#include <QWidget>

class QVBoxLayout;

namespace warrener {

/// The report's three sections: the health of system, broker and network, with their figures.
class HealthView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HealthView)

public:
    explicit HealthView(QWidget *parent = nullptr);
    void setReport(const Report &report);

private:
    void addSection(const QString &name, const QString &title, const HealthSection &section);

    QVBoxLayout *m_column = nullptr;
};

} // namespace warrener
