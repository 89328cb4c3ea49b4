#pragma once

#include "base/Ids.h"
#include "cluster/ClusterProfile.h"

#include <QList>
#include <QObject>
#include <QPointer>

#include <functional>

class QPushButton;
class QWidget;

namespace warrener {

class Dialog;
class Label;

/// Keeps a window open while its automatic failover is armed, and asks the person who wants to close it what
/// becomes of the protection: it goes on as a service, it ends, or the window stays. A run under way is the
/// CloseGuard's, which is to be made after this one, so that it asks first.
class ArmedGuard final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ArmedGuard)

public:
    struct Armed
    {
        ClusterName cluster;
        Environment environment = Environment::Production;
    };
    struct Ways
    {
        std::function<QList<Armed>()> armed; ///< those that closing would leave without protection
        std::function<QString()> noService;  ///< translated: why no service can go on; empty: it can
        std::function<bool()> hasTray;       ///< a hidden window can be found again
    };

    /// `window` outlives it.
    ArmedGuard(QWidget &window, Ways ways);

    /// What was asked for is done: the window closes without another question.
    void close();
    /// It could not be done: the dialog stays, and says why.
    void fail(const QString &reason);

Q_SIGNALS:
    void serviceRequested(); ///< then close() or fail()
    void disarmRequested();  ///< then close()

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask(const QList<Armed> &armed);
    void wait(const QString &words);

    QWidget &m_window;
    const Ways m_ways;
    QPointer<Dialog> m_dialog;
    QPointer<Label> m_note;
    QList<QPointer<QPushButton>> m_acts;
    bool m_closes = false;
};

} // namespace warrener
