#pragma once

#include "cluster/Queue.h"

#include <QFrame>
#include <QHash>

class QGridLayout;
class QPushButton;

namespace warrener {

class Label;
class Pill;
class QueueModel;
class TrendView;

/// Everything that is known about one queue, beside the table.
class QueuePanel final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueuePanel)

public:
    explicit QueuePanel(QWidget *parent = nullptr);

    /// The queue in `row` of `model`.
    void show(const QueueModel &model, int row);
    QueueRef queue() const { return m_queue; }
    void focusClose();
    /// Whether bringing back is offered at all.
    void setRestorable(bool restorable);

Q_SIGNALS:
    void closed();
    /// A person wants back what an earlier backup has of it.
    void bringBackRequested(const QString &vhost, const QString &queue);

private:
    void addFact(const QString &id, const QString &name);
    void setFact(const QString &id, const QString &text);
    void addSection(const QString &title);

    QueueRef m_queue;
    Label *m_name;
    Pill *m_state;
    QPushButton *m_close;
    QPushButton *m_bringBack;
    QGridLayout *m_grid;
    TrendView *m_trend;
    QHash<QString, Label *> m_facts;
};

} // namespace warrener
