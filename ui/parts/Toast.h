#pragma once

#include <QFrame>

#include <functional>

class QPushButton;
class QTimer;

namespace warrener {

class Label;

/// Says at the bottom right that something went well, for 5 s, one at a time. Failures do not
/// belong here: they stay on their page and in Activity.
class Toast final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Toast)

public:
    /// Lives in the corner of `area`, above its other children.
    explicit Toast(QWidget *area);

    void say(const QString &text, const QString &action = {}, const std::function<void()> &act = {});
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    Label *m_text;
    QPushButton *m_action;
    QTimer *m_timer;
    std::function<void()> m_act;
};

} // namespace warrener
