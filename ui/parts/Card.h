#pragma once

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace warrener {

class Label;

/// A framed surface, with a heading and a caption beside it where it has a title.
class Card final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Card)

public:
    explicit Card(const QString &title = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setCaption(const QString &caption);
    /// Where the heading holds more than words: its caption gives way before that is clipped.
    void setCaptionYielding();
    /// Where the content goes; its margins are 16, 0 with setFlush().
    QVBoxLayout *body() const { return m_body; }
    /// Right end of the heading.
    QHBoxLayout *heading() const { return m_heading; }
    /// Lists and tables reach the card's edges, under a line below the heading.
    void setFlush(bool flush);
    /// Last in the body, of a flush card, under a line: words, and at the right end what may be done about them.
    void addFoot(QWidget *words, QWidget *more = nullptr);

private:
    Label *m_title = nullptr;
    Label *m_caption = nullptr;
    QWidget *m_headingBox = nullptr;
    QFrame *m_line = nullptr;
    QHBoxLayout *m_heading = nullptr;
    QVBoxLayout *m_body = nullptr;
};

} // namespace warrener
