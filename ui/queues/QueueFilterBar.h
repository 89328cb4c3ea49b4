#pragma once

#include "ui/queues/QueueArrangement.h"
#include "ui/queues/QueueFilter.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace warrener {

class FilterButton;
class Label;
class SearchField;

/// The row above the table of queues: an expression, and what vhost, type, state and leader the
/// queues must have.
class QueueFilterBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueueFilterBar)

public:
    explicit QueueFilterBar(QWidget *parent = nullptr);

    QueueFilter filter() const;
    void setFilter(const QueueFilter &filter);
    void clear();
    /// What there is to choose from.
    void setChoices(const QueueArrangement &view);
    /// Why the expression cannot be used, in words below it; empty: it can.
    void setProblem(const QString &problem);
    void focusSearch();
    /// Right end of the row.
    void addRight(QWidget *widget);

Q_SIGNALS:
    void filterChanged(const warrener::QueueFilter &filter);
    void confirmed(); ///< Enter in the search field

private:
    void changed();
    void offerStates(const std::array<qint64, numQueueConditions> &counts);

    SearchField *m_search;
    FilterButton *m_vhost;
    FilterButton *m_type;
    FilterButton *m_state;
    FilterButton *m_leader;
    QPushButton *m_clear;
    Label *m_problem;
    QHBoxLayout *m_row;
    bool m_setting = false;
};

} // namespace warrener
