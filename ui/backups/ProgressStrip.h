#pragma once

#include "ui/backups/BackupsView.h"

#include <QFrame>

class QPushButton;

namespace warrener {

class Label;
class Meter;

/// What is being made, verified, copied or removed: how far, how fast, how long still; and the way to stop it.
class ProgressStrip final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProgressStrip)

public:
    explicit ProgressStrip(QWidget *parent = nullptr);

    /// Nothing: hides itself.
    void setProgress(const std::optional<BackupProgress> &progress, TimePoint now);

Q_SIGNALS:
    void cancelRequested();
    void openRequested(); ///< the run, where it is one

private:
    Label *m_what;
    Label *m_figures;
    Meter *m_meter;
    Label *m_rest;
    QPushButton *m_open;
    QPushButton *m_cancel;
};

/// "3.2 GB of 6.1 GB, 412,000 of 882,041 messages, 84.1 MB/s". Pure.
QString progressFigures(const BackupProgress &progress);
/// "about 35 s left"; what has passed where the rest cannot be told. Pure.
QString progressRest(const BackupProgress &progress, TimePoint now);

} // namespace warrener
