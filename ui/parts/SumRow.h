#pragma once

#include <QStringList>
#include <QWidget>

class QTableView;

namespace warrener {

/// Sums pinned below a table, each under its column.
class SumRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SumRow)

public:
    explicit SumRow(QTableView *table, QWidget *parent = nullptr);

    /// Sums of old figures: in grey.
    void setMuted(bool muted);
    /// `label` begins at the left; `sums` by logical column, empty: none.
    void setSums(const QString &label, const QStringList &sums);
    const QStringList &sums() const { return m_sums; }

    QSize sizeHint() const override { return {200, 30}; }
    QSize minimumSizeHint() const override { return {0, 30}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QTableView *m_table;
    QString m_label;
    bool m_muted = false;
    QStringList m_sums;
};

} // namespace warrener
