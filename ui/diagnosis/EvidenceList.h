#pragma once

#include "judge/diagnosis/Report.h"

#include <QWidget>

class QGridLayout;
class QVBoxLayout;

namespace warrener {

class SearchField;

/// What a finding rests upon, as a small table that wraps instead of cutting off. Where it is long it can be filtered.
class EvidenceList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EvidenceList)

public:
    explicit EvidenceList(QWidget *parent = nullptr);
    /// `queues`: those of its places that are queues, "vhost/queue", and lead there.
    void setEvidence(const QList<Evidence> &evidence, const QStringList &queues = {});

Q_SIGNALS:
    void queueRequested(const QString &queue);

private:
    void showRows();
    void addHeading();
    void addRow(const Evidence &evidence);
    void addQueue(int row, const QString &queue);
    void addLine();
    void addNote(const QString &text);

    QList<Evidence> m_evidence;
    QStringList m_queues;
    SearchField *m_filter;
    QVBoxLayout *m_column;
    QWidget *m_rows = nullptr;
    QGridLayout *m_grid = nullptr;
};

} // namespace warrener
