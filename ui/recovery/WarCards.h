#pragma once

#include "run/procedure/RunState.h"

#include <QFrame>

class QGridLayout;
class QLineEdit;
class QPushButton;

namespace warrener {

class GlyphLabel;
class Label;
class Meter;

/// How long the service has been away against how long it may be: the big clock of the war room.
class ClockCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClockCard)

public:
    explicit ClockCard(QWidget *parent = nullptr);
    void setRun(const RunState &state, TimePoint now);

private:
    Label *m_word;
    Label *m_clock;
    Label *m_left;
    Meter *m_meter;
};

/// What comes next, who does it, and how long somebody has been waited for.
class NextCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NextCard)

public:
    explicit NextCard(QWidget *parent = nullptr);
    void setRun(const RunState &state, TimePoint now);

private:
    Label *m_head;
    GlyphLabel *m_glyph;
    Label *m_now;
    Label *m_who;
    Label *m_wait;
    Label *m_next;
};

/// Where people say something about a step that they do while the cluster itself shows when it is done: nobody asks them there.
class RemarkCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RemarkCard)

public:
    explicit RemarkCard(QWidget *parent = nullptr);
    /// What is being written about a step stays about it, also when the step is over: whoever writes is not interrupted.
    void setRun(const RunState &state);
    /// Those words stand in the journal; or why they do not.
    void setKept(const QString &words, const QString &problem);

Q_SIGNALS:
    void kept(const QString &step, const QString &words);

private:
    void showStep(const QString &title, bool isOver);

    QString m_run;
    QString m_step;
    Label *m_caption;
    QLineEdit *m_words;
    QPushButton *m_keep;
    Label *m_problem;
};

/// Who has which role, and how far they are.
class RolesCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RolesCard)

public:
    explicit RolesCard(QWidget *parent = nullptr);
    void setRun(const RunState &state);

private:
    QStringList m_lines;
    QGridLayout *m_grid;
};

} // namespace warrener
