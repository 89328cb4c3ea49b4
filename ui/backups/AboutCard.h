#pragma once

#include "ui/backups/BackupsView.h"

#include <QWidget>

class QVBoxLayout;

namespace warrener {

class Card;
class FieldsModel;
class TableView;

/// What a backup says of itself: when, of what, in which versions, what was left out and why; and what verify found.
class AboutCard final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AboutCard)

public:
    explicit AboutCard(QWidget *parent = nullptr);

    void setBackup(const BackupRow &row, const BackupManifest *manifest, TimePoint now);

private:
    Card *m_card;
    FieldsModel *m_fields;
    TableView *m_table;
};

} // namespace warrener
