#pragma once

#include "ui/diagnosis/RunProgress.h"

#include <QFrame>

class QProgressBar;

namespace warrener {

class Label;

/// What a running diagnosis is asking, how far it is, and the way to stop it.
class RunBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunBar)

public:
    explicit RunBar(QWidget *parent = nullptr);
    void setProgress(const RunProgress &progress);

Q_SIGNALS:
    void cancelRequested();

private:
    Label *m_title;
    Label *m_what;
    QProgressBar *m_bar;
};

} // namespace warrener
