#pragma once

#include "plan/failover/Planner.h"

#include <QWidget>

class QVBoxLayout;

namespace warrener {

class GlyphLabel;
class Label;

/// What speaks for a failback now, and what against.
class FailbackView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FailbackView)

public:
    explicit FailbackView(QWidget *parent = nullptr);
    void setEvaluation(const FailbackEvaluation &evaluation);

private:
    void addPoints(const QString &title, const QList<FailbackEvaluation::Point> &points, const QString &none);

    FailbackEvaluation m_shown;
    bool m_filled = false;
    GlyphLabel *m_glyph;
    Label *m_headline;
    QWidget *m_points = nullptr;
    QVBoxLayout *m_column = nullptr;
};

} // namespace warrener
