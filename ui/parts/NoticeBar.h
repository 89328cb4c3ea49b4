#pragma once

#include "cluster/Level.h"

#include <QFrame>

namespace warrener {

class GlyphLabel;
class KeyButton;
class Label;

/// A line, two where the text needs them, above figures that are not whole: what is missing, since when, and the act that helps.
class NoticeBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticeBar)

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// Shows itself; an empty title hides it.
    void setNotice(Level level, const QString &title, const QString &text);
    void setAction(const QString &text, const QString &key = {});

    QSize sizeHint() const override;

Q_SIGNALS:
    void actionTriggered();

private:
    GlyphLabel *m_glyph;
    Label *m_title;
    Label *m_text;
    KeyButton *m_action;
};

} // namespace warrener
