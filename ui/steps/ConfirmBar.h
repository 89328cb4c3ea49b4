#pragma once

#include "cluster/ClusterProfile.h"

#include <QFrame>

class QPushButton;

namespace warrener {

class EnvironmentTag;
class KeyButton;
class Label;
class NameCheck;

/// What the last question before a run says.
struct Confirmation
{
    ClusterName cluster{};
    Environment environment = Environment::Production;
    QString title{}; ///< "331 clients of orders-prod will reconnect once"
    QString text{};  ///< what is lost, until when it can be undone
    QString verb{};  ///< of the button: "Run switchover"
    bool danger = false;
    QString obstacle{}; ///< translated: why it cannot be run; empty: it can
    bool overridable = false;

    bool operator==(const Confirmation &) const = default;
};

/// Asks in proportion: one click where nothing is at stake, the cluster's name in production. A
/// button that is off has its reason above it.
class ConfirmBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfirmBar)

public:
    explicit ConfirmBar(QWidget *parent = nullptr);

    void setConfirmation(const Confirmation &confirmation);
    /// The run has been asked for; nothing can be pressed.
    void setBusy(bool busy);
    /// True where there was something to clear.
    bool clear();

Q_SIGNALS:
    void confirmed();
    void cancelled();
    void overrideRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showButtons();

    Confirmation m_shown;
    bool m_busy = false;
    EnvironmentTag *m_tag;
    Label *m_title;
    Label *m_text;
    NameCheck *m_name;
    Label *m_reason;
    QPushButton *m_override;
    KeyButton *m_cancel;
    QPushButton *m_run;
};

} // namespace warrener
