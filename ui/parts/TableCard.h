#pragma once

#include <QFrame>

namespace warrener {

class SumRow;
class TableView;

/// A table in a card, with sums below it where there are any.
class TableCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableCard)

public:
    explicit TableCard(QWidget *parent = nullptr);

    TableView *table() const { return m_table; }
    /// `least` is told where the pointer rests while a sum begins with "≥".
    void setSums(const QString &label, const QStringList &sums, const QString &least = {});
    /// px that the card needs to show so many rows without scrolling, with its head, its sums and its own line.
    int heightOf(int rows) const;
    /// The figures are old ones: in grey.
    void setSumsMuted(bool muted);

private:
    TableView *m_table;
    SumRow *m_sums;
};

} // namespace warrener
