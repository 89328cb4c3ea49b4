#pragma once

#include "ui/backups/BackupsDesk.h"

#include <QWidget>

class QComboBox;
class QStackedLayout;

namespace warrener {

class Card;
class DefinitionsModel;
class FieldsModel;
class Label;
class SearchField;
class StatePanel;
class TableView;

/// A file of definitions as tables that can be searched, and at the right the chosen object with all its fields.
class DefinitionsCard final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DefinitionsCard)

public:
    /// `desk` outlives the card.
    explicit DefinitionsCard(BackupsDesk &desk, QWidget *parent = nullptr);

    /// `title`: "Definitions" or "Vhost orders".
    void setFile(const QString &backup, const QString &path, const QString &title);
    void focusFind();
    bool clearFind();

private:
    void build();
    void showDefinitions(const DefinitionsPtr &definitions);
    void showTable();
    void showObject();
    void showCount();
    void fitColumns();

    BackupsDesk &m_desk;
    QString m_backup;
    QString m_path;
    QString m_key = QStringLiteral("queues");
    DefinitionsPtr m_definitions;
    Card *m_card;
    QComboBox *m_tables;
    SearchField *m_field;
    DefinitionsModel *m_model;
    TableView *m_table;
    Label *m_foot;
    StatePanel *m_state;
    QStackedLayout *m_stack;
    Card *m_objectCard;
    FieldsModel *m_fields;
    TableView *m_object;
};

} // namespace warrener
