#pragma once

#include "ui/recovery/RecoveryDesk.h"

#include <QFrame>

class QPushButton;
class QScrollArea;
class QStackedLayout;
class QVBoxLayout;

namespace warrener {

class FigureStrip;
class Label;
class Pill;
class SegmentedControl;
class StatePanel;
class StepsView;

/// One plan whole: what has happened, how one knows, the steps as the planner makes them for this cluster, and what is known
/// of how long it takes.
class ScenarioView final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScenarioView)

public:
    enum class Part : std::uint8_t { Steps, Scenario, Readiness, Runs };

    /// `desk` outlives the view.
    explicit ScenarioView(RecoveryDesk &desk, QWidget *parent = nullptr);

    /// Of the desk's view; an id that is not there shows nothing.
    void show(const QString &scenario, const NodeName &node);
    void showPart(Part part);
    /// What is seen of the cluster and speaks for this plan; empty: nothing does, and to rehearse it comes first.
    void setSigns(const QStringList &signs);

Q_SIGNALS:
    void runRequested();
    void rehearsalRequested();
    void editRequested();
    void removeRequested();
    void versionsRequested();
    void earnRequested(const QString &point);
    void planRequested(const QString &scenario); ///< the fallback
    void reportRequested(const QString &run);

private:
    QWidget *buildFoot();
    void showButtons(const RecoveryEntry &entry);
    void showSteps(const RecoveryScenario &scenario);
    void showAbout(const RecoveryScenario &scenario);
    void showReadiness(const RecoveryScenario &scenario);
    void showRuns(const RecoveryScenario &scenario);
    QWidget *fresh(QScrollArea *area, QVBoxLayout **column) const;

    RecoveryDesk &m_desk;
    QString m_id;
    QByteArray m_text; ///< of the document that the steps are of
    NodeName m_node{};
    Readiness m_readiness; ///< that is shown, as the runs are
    QList<RunSummary> m_runs;
    QStringList m_signs;
    Label *m_title;
    Pill *m_pill;
    Label *m_place;
    Label *m_words;
    FigureStrip *m_figures;
    SegmentedControl *m_parts;
    StepsView *m_steps;
    StatePanel *m_broken;
    QScrollArea *m_about;
    QScrollArea *m_ready;
    QScrollArea *m_past;
    QStackedLayout *m_stack;
    QWidget *m_body;
    QPushButton *m_run;
    QPushButton *m_rehearse;
    QPushButton *m_edit;
    QPushButton *m_remove;
    QPushButton *m_versions;
    Label *m_whyNot; ///< beside the buttons: why they are off, or which of them is meant
};

} // namespace warrener
