#pragma once

#include "run/runs/RunView.h"

#include <QFrame>

class QPlainTextEdit;
class QPushButton;

namespace warrener {

class Label;

/// What the chosen step wrote, with times, and the way to copy it.
class OutputPanel final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutputPanel)

public:
    explicit OutputPanel(QWidget *parent = nullptr);

    /// `caption` names the step. New lines come at the end; a reader who scrolled up stays there.
    void setLines(const QString &caption, const QList<OutputLine> &lines);
    QString text() const;

Q_SIGNALS:
    void copied();

private:
    QList<OutputLine> m_lines;
    Label *m_caption;
    QPushButton *m_copy;
    QPlainTextEdit *m_text;
};

} // namespace warrener
