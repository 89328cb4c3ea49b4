#pragma once

#include "plan/drill/DrillLive.h"

#include <QHash>
#include <QScrollArea>
#include <QTimer>

class QHBoxLayout;
class QVBoxLayout;

namespace warrener {

class ClusterStore;
class DrillBand;
class DrillDesk;
class DrillTopology;
class HypothesisCard;
class MeasuredCard;
class MomentsCard;
class NoticeBar;
class RunChart;
class SegmentedControl;
class StepsView;

/// A drill while it runs, whoever runs it: verdict, countdown and the way to end it; the fault on the topology; the
/// hypothesis; what the probe feels; the steps. And what it came to, when it has ended.
class DrillLiveView final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DrillLiveView)

public:
    /// Both outlive the view.
    DrillLiveView(ClusterStore &store, DrillDesk &desk, QWidget *parent = nullptr);

    void setActive(bool active);
    /// Shows what goes on, from now on.
    void follow();
    /// Shows one that has ended.
    void showRun(const RunView &run);
    const RunView &run() const;
    const DrillLive &live() const { return m_live; }
    void askToStop();

protected:
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    void closeRequested();
    void recoverRequested();
    void succeeded(const QString &text);

private:
    void build();
    void setDense(bool dense);
    void setCrowded(bool crowded);
    void fitParts();
    void showChosenChart();
    void refresh();
    void showCharts(TimePoint now);
    Millis silentFor(TimePoint now) const;
    void showSilence(Millis silent);
    void showOutcome();
    QList<DrillOutcome> earlier() const;
    QHash<QString, QString> modes() const; ///< by id, of the drill that is shown
    void save();

    ClusterStore &m_store;
    DrillDesk &m_desk;
    DrillLive m_live;
    bool m_active = false;
    bool m_follows = true;
    bool m_dense = false;
    bool m_crowded = false; ///< dense, and the hypothesis is so long that the other parts share the left column
    RunView m_read;         ///< of the journal
    QString m_stopping;     ///< the run that was told to stop
    QTimer m_tick;
    QHBoxLayout *m_columns = nullptr;
    QVBoxLayout *m_left = nullptr;
    QVBoxLayout *m_right = nullptr;
    SegmentedControl *m_which; ///< of two charts where there is room for one
    DrillBand *m_band;
    NoticeBar *m_notice;
    DrillTopology *m_topology;
    HypothesisCard *m_hypothesis;
    RunChart *m_messages;
    RunChart *m_second; ///< confirm latency, or of old runs the time without a confirm
    StepsView *m_steps;
    MeasuredCard *m_measured;
    MomentsCard *m_moments;
};

} // namespace warrener
