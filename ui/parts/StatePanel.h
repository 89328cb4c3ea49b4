#pragma once

#include "ui/theme/Glyph.h"

#include <QFrame>

#include <optional>

namespace warrener {

class GlyphLabel;
class KeyButton;
class Label;

/// What a page, or a part of one, says when it cannot show figures: why it is empty, who has
/// answered so far, who is missing, or why nobody answers; and the one act that helps.
class StatePanel final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatePanel)

public:
    explicit StatePanel(QWidget *parent = nullptr);

    /// Nothing is here; `text` says why it would be useful.
    void showEmpty(const QString &title, const QString &text);
    /// Names who has answered; grey lines stand where the figures will be.
    void showLoading(const QString &title, const QString &text);
    void showUnreachable(const QString &title, const QString &text);
    /// An empty text takes the button away; `key` is painted beside it ("F5").
    void setAction(const QString &text, const QString &key = {});

    /// A page of a stack, or a part of one, with the panel near its top; the page becomes its parent.
    QWidget *asPage(QWidget *parent);

    QSize sizeHint() const override;

Q_SIGNALS:
    void actionTriggered();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void holdTexts(int width);
    void fill(std::optional<GlyphKind> glyph, const QString &title, const QString &text, bool skeleton);

    GlyphLabel *m_glyph;
    Label *m_title;
    Label *m_text;
    QWidget *m_skeleton;
    KeyButton *m_action;
};

} // namespace warrener
