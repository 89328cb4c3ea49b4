#pragma once

#include "ui/restore/RestoreStep.h"

class QPushButton;

namespace warrener {

class BackupsModel;
class ColumnFit;
class NoticeBar;
class TableView;

/// Which backup comes back.
class SourceStep final : public RestoreStep
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SourceStep)

public:
    explicit SourceStep(RestoreFlow &flow, QWidget *parent = nullptr);

    QString nextWords() const override { return tr("Next: what"); }
    void enter() override { refresh(); }
    void refresh() override;
    QWidget *firstField() override;

private:
    void chooseFile();
    void chooseIdentity();

    BackupsModel *m_model;
    TableView *m_table;
    ColumnFit *m_fit = nullptr;
    NoticeBar *m_notice;
    QPushButton *m_file;
    QPushButton *m_identity;
    QString m_fileProblem;
    bool m_moving = false; ///< the program moves the selection, no person
};

} // namespace warrener
