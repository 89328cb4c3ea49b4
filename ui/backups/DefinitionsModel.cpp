#include "ui/backups/DefinitionsModel.h"

#include "base/ShownName.h"
#include "ui/backups/FieldsModel.h"
#include "ui/parts/Roles.h"
#include "ui/theme/Theme.h"

#include <QCollator>
#include <QCoreApplication>
#include <QFont>
#include <QHash>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

bool holds(const QJsonValue &value, const QString &text)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.key().contains(text, Qt::CaseInsensitive) || holds(it.value(), text))
                return true;
        }
        return false;
    }
    if (value.isArray()) {
        return std::ranges::any_of(value.toArray(), [&text](const QJsonValue &item) { return holds(item, text); });
    }
    return valueText(value).contains(text, Qt::CaseInsensitive);
}

/// Keys of a row are the same for thousands of rows: only its values are looked at.
bool rowHolds(const QJsonObject &row, const QString &text)
{
    return std::ranges::any_of(row, [&text](const QJsonValue &value) { return holds(value, text); });
}

QString columnTitle(const QString &key)
{
    static const QHash<QString, const char *> titles{
        {u"name"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Name")},
        {u"vhost"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Vhost")},
        {u"user"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "User")},
        {u"type"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Type")},
        {u"source"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Source")},
        {u"destination"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Destination")},
        {u"destination_type"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "To")},
        {u"routing_key"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Routing key")},
        {u"component"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Component")},
        {u"pattern"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Pattern")},
        {u"apply-to"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Applies to")},
        {u"priority"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Priority")},
        {u"definition"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Definition")},
        {u"tags"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Tags")},
        {u"configure"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Configure")},
        {u"write"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Write")},
        {u"read"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Read")},
        {u"durable"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Durable")},
        {u"auto_delete"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Auto-delete")},
        {u"internal"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Internal")},
        {u"arguments"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Arguments")},
        {u"limits"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Limits")},
        {u"value"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Value")},
        {u"password_hash"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Password hash")},
        {u"hashing_algorithm"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Hashing")},
    };
    const char *title = titles.value(key);
    return title ? QCoreApplication::translate("DefinitionsModel", title) : shownName(key);
}

QString cellText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? QCoreApplication::translate("DefinitionsModel", "yes") : QCoreApplication::translate("DefinitionsModel", "no");
    return shownName(valueText(value));
}

} // namespace

QString definitionsTitle(const QString &key)
{
    static const QHash<QString, const char *> titles{
        {u"queues"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Queues")},
        {u"exchanges"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Exchanges")},
        {u"bindings"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Bindings")},
        {u"users"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Users")},
        {u"vhosts"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Vhosts")},
        {u"permissions"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Permissions")},
        {u"topic_permissions"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Topic permissions")},
        {u"policies"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Policies")},
        {u"operator_policies"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Operator policies")},
        {u"parameters"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Parameters")},
        {u"global_parameters"_s, QT_TRANSLATE_NOOP("DefinitionsModel", "Global parameters")},
    };
    const char *title = titles.value(key);
    return title ? QCoreApplication::translate("DefinitionsModel", title) : shownName(key);
}

void DefinitionsModel::setTable(const DefinitionsPtr &definitions, qsizetype table)
{
    beginResetModel();
    m_definitions = definitions;
    m_table = table;
    m_sortColumn = -1;
    arrange();
    endResetModel();
}

void DefinitionsModel::setFilter(const QString &text)
{
    if (text.trimmed() == m_filter)
        return;
    beginResetModel();
    m_filter = text.trimmed();
    arrange();
    endResetModel();
}

void DefinitionsModel::sort(int column, Qt::SortOrder order)
{
    beginResetModel();
    m_sortColumn = column;
    m_order = order;
    arrange();
    endResetModel();
}

void DefinitionsModel::arrange()
{
    m_rows.clear();
    const DefinitionsTable *shown = table();
    if (!shown)
        return;
    for (qsizetype row = 0; row < shown->rows.size(); ++row) {
        if (m_filter.isEmpty() || rowHolds(shown->rows.at(row).toObject(), m_filter))
            m_rows.push_back(static_cast<int>(row));
    }
    if (m_sortColumn < 0 || m_sortColumn >= shown->columns.size())
        return;
    const QString key = shown->columns.at(m_sortColumn);
    QCollator collator;
    collator.setNumericMode(true);
    std::vector<QString> texts(static_cast<std::size_t>(shown->rows.size()));
    for (const int row : m_rows)
        texts[static_cast<std::size_t>(row)] = cellText(shown->rows.at(row).toObject().value(key));
    std::ranges::stable_sort(m_rows, [&](int a, int b) {
        const int compared = collator.compare(texts[static_cast<std::size_t>(a)], texts[static_cast<std::size_t>(b)]);
        return m_order == Qt::AscendingOrder ? compared < 0 : compared > 0;
    });
}

const DefinitionsTable *DefinitionsModel::table() const
{
    return m_definitions && m_table >= 0 && m_table < m_definitions->tables.size() ? &m_definitions->tables.at(m_table) : nullptr;
}

QJsonObject DefinitionsModel::objectAt(int row) const
{
    const DefinitionsTable *shown = table();
    return shown && row >= 0 && row < rowCount() ? shown->rows.at(m_rows[static_cast<std::size_t>(row)]).toObject() : QJsonObject();
}

int DefinitionsModel::rowsInAll() const
{
    return table() ? static_cast<int>(table()->rows.size()) : 0;
}

int DefinitionsModel::columnOf(const QString &key) const
{
    return table() ? static_cast<int>(table()->columns.indexOf(key)) : -1;
}

int DefinitionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DefinitionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !table() ? 0 : static_cast<int>(table()->columns.size());
}

QVariant DefinitionsModel::data(const QModelIndex &index, int role) const
{
    const DefinitionsTable *shown = table();
    if (!index.isValid() || !shown || index.column() >= shown->columns.size())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cellText(objectAt(index.row()).value(shown->columns.at(index.column())));
    case roles::Name:
        return index.column() == 0;
    case roles::Weight:
        return index.column() == 0 ? QVariant(static_cast<int>(QFont::Medium)) : QVariant();
    case roles::Tone:
        return static_cast<int>(index.column() == 0 ? Token::Text : Token::Text2);
    default:
        return {};
    }
}

QVariant DefinitionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const DefinitionsTable *shown = table();
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || !shown || section < 0 || section >= shown->columns.size())
        return {};
    return columnTitle(shown->columns.at(section));
}

} // namespace warrener
