#pragma once

#include <QFrame>

#include <functional>

class QPushButton;
class QTimer;

namespace warrener {

class GlyphLabel;
class Label;

/// Says at the bottom right that something went well, or why it did not come about, for 5 s, one at a time. Failures of runs
/// do not belong here: they stay on their page and in Activity.
class Toast final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Toast)

public:
    /// Lives in the corner of `area`, above its other children.
    explicit Toast(QWidget *area);

    void say(const QString &text, const QString &action = {}, const std::function<void()> &act = {});
    /// What did not come about, or only in part: no tick stands before it.
    void warn(const QString &text);
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    GlyphLabel *m_glyph;
    Label *m_text;
    QPushButton *m_action;
    QTimer *m_timer;
    std::function<void()> m_act;
};

} // namespace warrener
