#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace warrener {

class Dialog;
class RunDesk;

/// Keeps a window open while a run is under way, and asks the person who wants to close it whether the
/// run goes on first, or is taken back. The journal then has the run's end, and nobody else finds it left
/// in the middle.
class CloseGuard final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CloseGuard)

public:
    /// `window` outlives it.
    explicit CloseGuard(QWidget &window);

    /// Whose runs keep the window open: of the cluster that is shown, and of those whose automatic goes on
    /// behind it. They may die before this.
    void setRuns(const QList<RunDesk *> &runs);

Q_SIGNALS:
    void said(const QString &words); ///< what becomes of the window now

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    RunDesk *running() const; ///< the first one; null: none is
    void ask(RunDesk &runs);
    void closeAfterRun(const QString &words);
    void closeIfOver();

    QWidget &m_window;
    QList<QPointer<RunDesk>> m_runs;
    QPointer<RunDesk> m_asked; ///< whom the dialog is about
    QPointer<Dialog> m_dialog;
    bool m_closes = false; ///< as soon as the run has ended
};

} // namespace warrener
