#pragma once

#include "ui/recovery/RecoveryDesk.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace warrener {

class Breadcrumb;
class Card;
class Label;
class MenuButton;
class TableCard;
class TimelineModel;
class VerdictCard;

/// What a run or a rehearsal came to: verdict and measured times, the timeline with the evidence of each step, what was
/// not as planned, who decided what, and what people learned of it.
class ReportView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportView)

public:
    /// `desk` outlives the view.
    explicit ReportView(RecoveryDesk &desk, QWidget *parent = nullptr);

    void show(const RecoveryReport &report);
    QString run() const { return m_report.run; }

Q_SIGNALS:
    void left();
    void succeeded(const QString &text);
    void failed(const QString &reason);

private:
    void build();
    void fillExport();
    void showEvidence();
    void keepLessons();

    RecoveryDesk &m_desk;
    RecoveryReport m_report;
    QHash<QString, QString> m_drafts; ///< lessons that were written and not kept, by run
    Breadcrumb *m_crumbs;
    MenuButton *m_export;
    VerdictCard *m_verdict;
    TimelineModel *m_model;
    TableCard *m_timeline;
    Card *m_evidenceCard;
    QPlainTextEdit *m_evidence;
    Card *m_deviations;
    Card *m_decisions;
    QPlainTextEdit *m_lessons;
    QPushButton *m_keep;
};

} // namespace warrener
