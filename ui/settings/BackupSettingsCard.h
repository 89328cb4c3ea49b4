#pragma once

#include "cluster/BackupSettings.h"

#include <QList>
#include <QWidget>

#include <functional>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QSpinBox;

namespace warrener {

class Card;

/// The rules of backups: how old the newest may be, where they lie, which stay, where copies go, when they are made.
class BackupSettingsCard final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackupSettingsCard)

public:
    explicit BackupSettingsCard(QWidget *parent = nullptr);

    void setSettings(const BackupSettings &settings);
    /// What was set, with what was entered here.
    BackupSettings settings() const;
    /// Why it cannot be saved, translated; empty: it can.
    QString problem() const;

Q_SIGNALS:
    void changed();

private:
    QSpinBox *addNumber(const QString &id, const QString &what, Bounds bounds, const QString &suffix, const QString &means);
    QLineEdit *addText(const QString &id, const QString &what, const QString &hint);
    QComboBox *addTimes(const QString &id, const QString &what);

    BackupSettings m_settings;
    Card *m_card;
    QGridLayout *m_grid;
    QSpinBox *m_rpo;
    QLineEdit *m_folder;
    struct Kept
    {
        QSpinBox *spin;
        int BackupRetention::*member;
    };
    QList<Kept> m_kept;
    QLineEdit *m_second;
    QLineEdit *m_recipients;
    struct Times
    {
        QString type;
        QComboBox *box;
    };
    QList<Times> m_times;
};

} // namespace warrener
