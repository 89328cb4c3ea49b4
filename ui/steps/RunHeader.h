#pragma once

#include "run/runs/RunView.h"

#include <QFrame>

class QLineEdit;
class QPushButton;

namespace warrener {

enum class GlyphKind : std::uint8_t;
class DetailFold;
class GlyphLabel;
class KeyButton;
class Label;
class Pill;
class SegmentBar;

/// A run in one glance: what, how far, how long, and the hands on it. A step that waits for a
/// person is answered here.
class RunHeader final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunHeader)

public:
    explicit RunHeader(QWidget *parent = nullptr);

    /// `mine`: this window runs it, so it can be paused, stopped and answered.
    void setRun(const RunView &run, TimePoint now, bool mine, bool pausing);
    /// Another console makes the run that setRun() shows next.
    void setElsewhere(bool elsewhere) { m_elsewhere = elsewhere; }
    /// Whether Close is offered where the run has ended.
    void setClosable(bool closable);
    /// The key "P"; false where there is nothing to pause.
    bool togglePause();

Q_SIGNALS:
    void pauseRequested();
    void goOnRequested();
    void abortRequested();
    void undoRequested();
    void closeRequested();
    void answered(const QString &step, bool yes, const QString &note);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    QWidget *buildQuestion();
    void showQuestion(const RunState &state, const QString &step);
    void showAnswers();
    void showButtons(const RunState &state, int undoable, bool mine, bool pausing);
    QString lineOf(const RunState &state, const QString &line) const;

    QColor barColor() const;

    GlyphKind m_kind;
    QString m_asks;
    bool m_wantsWords = false; ///< of the question: who answers it says what they would do
    bool m_closable = false;
    bool m_isOver = false; ///< as it was shown last: nothing moves here any more
    bool m_elsewhere = false;
    GlyphLabel *m_glyph;
    Label *m_title;
    Pill *m_pill;
    Label *m_line;
    DetailFold *m_detail;
    SegmentBar *m_bar;
    Label *m_elapsed;
    Label *m_toGo;
    KeyButton *m_pause;
    QPushButton *m_abort;
    QPushButton *m_undo;
    QPushButton *m_close;
    QWidget *m_question;
    Label *m_questionTitle;
    Label *m_questionText;
    QLineEdit *m_note;
    QPushButton *m_yes;
    QPushButton *m_no;
};

} // namespace warrener
