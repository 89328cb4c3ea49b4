#include "ui/backups/DefinitionsCard.h"

#include "base/ShownName.h"
#include "base/Units.h"
#include "ui/backups/BackupWords.h"
#include "ui/backups/DefinitionsModel.h"
#include "ui/backups/FieldsModel.h"
#include "ui/parts/Card.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/ComboBox.h"
#include "ui/parts/Label.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/StatePanel.h"
#include "ui/parts/TableView.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

int columnWidth(const QString &key)
{
    static const QHash<QString, int> widths{
        {u"name"_s, 190},    {u"vhost"_s, 80},       {u"durable"_s, 70},          {u"auto_delete"_s, 90},  {u"type"_s, 80},         {u"arguments"_s, 220},
        {u"priority"_s, 70}, {u"definition"_s, 220}, {u"source"_s, 150},          {u"destination"_s, 170}, {u"routing_key"_s, 140}, {u"internal"_s, 70},
        {u"pattern"_s, 130}, {u"apply-to"_s, 80},    {u"destination_type"_s, 70}, {u"user"_s, 120},        {u"value"_s, 220},       {u"tags"_s, 140}};
    return widths.value(key, 110);
}

} // namespace

DefinitionsCard::DefinitionsCard(BackupsDesk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_card(new Card(u" "_s, this)), m_tables(new ComboBox(this)), m_field(new SearchField(this)),
      m_model(new DefinitionsModel(this)), m_table(new TableView(this)), m_foot(new Label({}, TextStyle::Caption, Token::Text3, this)),
      m_state(new StatePanel(this)), m_stack(new QStackedLayout), m_objectCard(new Card(u" "_s, this)), m_fields(new FieldsModel(this)),
      m_object(new TableView(this))
{
    build();
    connect(m_tables, &QComboBox::activated, this, [this](int at) {
        m_key = m_tables->itemData(at).toString();
        showTable();
    });
    connect(m_field, &SearchField::searched, this, [this](const QString &text) {
        m_model->setFilter(text);
        showCount();
        if (m_model->rowCount() > 0)
            m_table->setCurrentIndex(m_model->index(0, 0));
        else
            showObject();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DefinitionsCard::showObject);
}

void DefinitionsCard::build()
{
    m_card->setFlush(true);
    m_tables->setObjectName(u"definitionsTables"_s);
    m_tables->setAccessibleName(tr("Kind of objects"));
    m_tables->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_tables->setProperty("small", true);
    m_field->setObjectName(u"findDefinitions"_s);
    m_field->setAccessibleName(tr("Find among these objects"));
    m_field->setPlaceholderText(tr("Find"));
    m_field->setFixedWidth(150);
    m_card->heading()->addWidget(m_tables);
    m_card->heading()->addWidget(m_field);
    m_table->setObjectName(u"definitionsTable"_s);
    m_table->setAccessibleName(tr("Objects"));
    m_table->setModel(m_model);
    m_table->setDensity(TableView::Density::Long);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    // The last one, the arguments mostly, takes what is left: all of them stand in the card beside it.
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_foot->setObjectName(u"definitionsFoot"_s);
    m_stack->addWidget(m_state->asPage(this));
    m_stack->addWidget(m_table);
    m_card->body()->addLayout(m_stack, 1);
    m_card->addFoot(m_foot);

    m_objectCard->setFlush(true);
    m_object->setObjectName(u"objectFields"_s);
    m_object->setAccessibleName(tr("Fields of the chosen object"));
    m_object->setModel(m_fields);
    m_object->setSortingEnabled(false);
    m_object->setDensity(TableView::Density::Long);
    m_object->setColumnHidden(FieldsModel::TypeColumn, true);
    m_object->setColumnWidth(FieldsModel::NameColumn, 178);
    m_object->setStretchColumn(FieldsModel::ValueColumn);
    m_objectCard->body()->addWidget(m_object, 1);

    auto *all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(12);
    all->addWidget(m_card, 13);
    all->addWidget(m_objectCard, 8);
}

void DefinitionsCard::setFile(const QString &backup, const QString &path, const QString &title)
{
    if (backup == m_backup && path == m_path && m_definitions)
        return;
    m_backup = backup;
    m_path = path;
    m_definitions.reset();
    m_card->setTitle(title);
    m_card->setCaption({});
    m_tables->setEnabled(false);
    m_model->setTable({}, 0);
    showObject();
    m_foot->setText(tr("being read from the archive"));
    m_state->showLoading(tr("The definitions are being read"), {});
    m_state->setAction({});
    m_stack->setCurrentIndex(0);
    QCoro::connect(m_desk.definitions(backup, path), this, [this, backup, path](const Result<DefinitionsPtr> &answer) {
        if (backup != m_backup || path != m_path)
            return;
        if (answer) {
            showDefinitions(*answer);
            return;
        }
        m_state->showUnreachable(tr("The definitions cannot be read"), backupwords::sentence(answer.error()));
        m_foot->setText({});
    });
}

void DefinitionsCard::showDefinitions(const DefinitionsPtr &definitions)
{
    m_definitions = definitions;
    m_card->setCaption(definitions->broker.isEmpty() ? QString() : tr("of RabbitMQ %1").arg(definitions->broker));
    m_tables->clear();
    for (const DefinitionsTable &table : definitions->tables)
        m_tables->addItem(tr("%1 (%2)").arg(definitionsTitle(table.key), units::count(static_cast<double>(table.rows.size()))), table.key);
    m_tables->setEnabled(m_tables->count() > 0);
    if (definitions->tables.isEmpty()) {
        m_state->showEmpty(tr("No objects"), tr("This file of definitions names none."));
        m_foot->setText({});
        return;
    }
    showTable();
}

void DefinitionsCard::showTable()
{
    qsizetype at = 0;
    for (qsizetype table = 0; table < m_definitions->tables.size(); ++table) {
        if (m_definitions->tables.at(table).key == m_key)
            at = table;
    }
    m_tables->setCurrentIndex(static_cast<int>(at));
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_model->setTable(m_definitions, at);
    m_model->setFilter(m_field->text());
    fitColumns();
    m_stack->setCurrentIndex(1);
    showCount();
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    else
        showObject();
}

void DefinitionsCard::fitColumns()
{
    const DefinitionsTable *table = m_model->table();
    if (table)
        m_table->setColumnsOf(table->key);
    for (int column = 0; table && column + 1 < m_model->columnCount(); ++column)
        m_table->setColumnWidth(column, columnWidth(table->columns.at(column)));
    // The header stretches its last section when it is told to, not when the others have got another width.
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
}

void DefinitionsCard::showObject()
{
    const QModelIndex current = m_table->currentIndex();
    const QJsonObject object = current.isValid() ? m_model->objectAt(current.row()) : QJsonObject();
    const DefinitionsTable *table = m_model->table();
    m_fields->setRows(fieldRows(object, table ? table->columns : QStringList()));
    const QString name = object.value("name"_L1).toString(object.value("user"_L1).toString(object.value("source"_L1).toString()));
    m_objectCard->setTitle(name.isEmpty() ? tr("Object") : shownName(name));
}

void DefinitionsCard::showCount()
{
    const int shown = m_model->rowCount();
    const int all = m_model->rowsInAll();
    m_foot->setText(shown == all ? (all == 1 ? tr("%1 object") : tr("%1 objects")).arg(units::count(all))
                                 : tr("%1 of %2 objects match").arg(units::count(shown), units::count(all)));
}

void DefinitionsCard::focusFind()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

bool DefinitionsCard::clearFind()
{
    if (m_field->text().isEmpty())
        return false;
    m_field->clear();
    Q_EMIT m_field->searched({});
    return true;
}

} // namespace warrener
