#pragma once

#include "ui/backups/BackupsDesk.h"

#include <QWidget>

class QPlainTextEdit;
class QStackedLayout;

namespace warrener {

class Card;
class DiffModel;
class FieldsModel;
class Label;
class SearchField;
class SegmentedControl;
class StatePanel;
class TableView;

/// What differs between two backups, or a backup and the live cluster: a list, and the chosen difference field by
/// field or line by line.
class DiffView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiffView)

public:
    /// `desk` outlives the view.
    explicit DiffView(BackupsDesk &desk, QWidget *parent = nullptr);

    /// An empty id: the live cluster. Asks anew where it is the same question.
    void compare(const QString &older, const QString &newer);
    void again() { compare(m_older, m_newer); }
    void setDiff(const BackupDiffPtr &diff);
    void focusFind();
    bool clearFind();

    const QString &older() const { return m_older; }
    /// queueKey() of the queue that the chosen difference is of, and that the older one has; empty: of something else.
    QString chosenQueue() const;

Q_SIGNALS:
    void chosenChanged();

private:
    void build();
    void filter();
    void showCounts();
    void showDetail();
    void showObject(const ObjectChange &change);
    void showFile(const FileChange &change, const QString &section);
    void showQueue(const QueueChange &change);

    BackupsDesk &m_desk;
    QString m_older;
    QString m_newer;
    int m_asked = 0; ///< counts questions; an older answer is not shown
    SegmentedControl *m_kinds;
    SearchField *m_field;
    Label *m_missing;
    DiffModel *m_model;
    TableView *m_table;
    Card *m_detail;
    FieldsModel *m_fields;
    TableView *m_fieldsTable;
    QPlainTextEdit *m_lines;
    QStackedLayout *m_detailStack;
    StatePanel *m_state;
    QStackedLayout *m_stack;
};

} // namespace warrener
