#pragma once

#include "look/messages/MessageProperties.h"

#include <QAbstractTableModel>
#include <QJsonObject>

namespace warrener {

/// A line of a tree of values: what stands within another one is indented.
struct FieldRow
{
    int depth = 0;
    QString name{};
    QString type{};
    QString value{};

    bool operator==(const FieldRow &) const = default;
};

/// Properties and headers of a message, tables within each other, each value with its type on the wire.
QList<FieldRow> fieldRows(const MessageProperties &properties);
/// The fields of an object of definitions, those within others below them.
QList<FieldRow> fieldRows(const QJsonObject &object, const QStringList &order = {});
/// How a value of JSON is written in a table.
QString valueText(const QJsonValue &value);

/// Fields with their types and values, as a flat table.
class FieldsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldsModel)

public:
    enum Column { NameColumn, TypeColumn, ValueColumn, NumColumns };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<FieldRow> &rows);
    /// Other titles for the three columns ("Field", "Before", "After").
    void setTitles(const QStringList &titles) { m_titles = titles; }
    const QList<FieldRow> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<FieldRow> m_rows;
    QStringList m_titles;
};

} // namespace warrener
