#pragma once

#include "plan/drill/DrillLive.h"

#include <QFrame>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace warrener {

class GlyphLabel;
class Label;
class StopButton;

/// A drill in one glance: what is broken on purpose, whether anybody has noticed, how long until it heals by itself, and
/// the way to end it now.
class DrillBand final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DrillBand)

public:
    explicit DrillBand(QWidget *parent = nullptr);

    /// `stopping`: it was asked for, and is under way. `isOld`: nobody tells how it is now.
    void setLive(const DrillLive &live, TimePoint now, bool stopping, bool isOld = false);
    /// On a low window: the line below the sentence stays one.
    void setDense(bool dense);
    bool hasHeightForWidth() const override { return false; }

Q_SIGNALS:
    void stopRequested();
    void saveRequested();
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Lamp
    {
        QWidget *box;
        GlyphLabel *glyph;
        Label *words;
    };

    void showLamps(const DrillLive &live, bool isOld);
    void showCountdown(const DrillLive &live, TimePoint now);
    int lampLines() const;
    void placeLamps(int rows);
    void fitHeight();
    Level level() const;

    DrillLive m_live;
    bool m_dense = false;
    GlyphLabel *m_glyph;
    Label *m_sentence;
    Label *m_line;
    QList<Lamp> m_lamps;
    QVBoxLayout *m_lampRows = nullptr;
    QWidget *m_times;
    Label *m_countdown;
    Label *m_until; ///< two lines, each a label
    Label *m_evenIf;
    QFrame *m_rule;
    StopButton *m_stop;
    QPushButton *m_save;
    QPushButton *m_close;
};

} // namespace warrener
