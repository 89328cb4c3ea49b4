#pragma once

#include "ui/failover/AutomaticView.h"

#include <QWidget>

class QPushButton;
class QSpinBox;
class QStandardItemModel;

namespace warrener {

class GlyphLabel;
class Label;
class NoticeBar;
class TableView;

/// The automatic failover: what state it is in, whom it watches, what it decided and why, and the
/// hands on it.
class AutomaticCard final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AutomaticCard)

public:
    explicit AutomaticCard(QWidget *parent = nullptr);
    void setView(const AutomaticView &view, TimePoint now);

Q_SIGNALS:
    void armRequested(bool arm);
    void pauseRequested(std::chrono::minutes time);
    void resumeRequested();
    void acknowledgeRequested();
    void serviceRequested(bool on);

private:
    class StateFrame;

    QWidget *buildState();
    QWidget *buildTables();
    void showState(const AutomaticView &view, TimePoint now);
    void showNodes(const AutomaticView &view, TimePoint now);
    void showDecisions(const AutomaticView &view, TimePoint now);
    void fitDecisions();

    bool m_armed = false;
    bool m_paused = false;
    bool m_lost = false; ///< shall be armed and is not
    StateFrame *m_stateFrame = nullptr;
    GlyphLabel *m_glyph;
    Label *m_state;
    Label *m_words;
    Label *m_facts;
    QPushButton *m_arm;
    QSpinBox *m_minutes;
    QPushButton *m_pause;
    QPushButton *m_service; ///< goes on without a window, or ends that
    bool m_served = false;
    NoticeBar *m_block;
    TableView *m_nodes;
    QStandardItemModel *m_nodesModel;
    TableView *m_decisions;
    QStandardItemModel *m_decisionsModel;
    Label *m_noDecision;
};

} // namespace warrener
