#pragma once

#include "plan/recovery/Readiness.h"

#include <QFrame>

class QGridLayout;

namespace warrener {

class Label;
class Pill;

/// The readiness score, each of its points with how it stands, and a way to what would earn the rest.
class ReadinessBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReadinessBar)

public:
    explicit ReadinessBar(QWidget *parent = nullptr);

    void setReadiness(const ClusterReadiness &readiness, TimePoint now);

Q_SIGNALS:
    /// The way to what `point` lacks: "plan", "backup", "restore", "rehearsal", "drill".
    void earnRequested(const QString &point);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ClusterReadiness m_shown;
    Label *m_figure;
    Pill *m_pill;
    Label *m_line;
    QGridLayout *m_points;
};

} // namespace warrener
