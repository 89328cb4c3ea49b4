#pragma once

#include "ui/theme/Theme.h"

#include <QLabel>
#include <QStringList>

namespace warrener {

/// Text in one of the program's styles and colours; follows the theme. An eliding one takes
/// whatever width there is and shows the whole text as its tool tip.
class Label final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Label)

public:
    explicit Label(const QString &text = {}, TextStyle style = TextStyle::Body, Token token = Token::Text, QWidget *parent = nullptr);

    void setToken(Token token);
    Token token() const { return m_token; }
    void setWeight(int weight);
    void setStyle(TextStyle style);
    void setEliding(bool eliding);
    /// An eliding label that breaks its text on up to so many lines before it elides. For places where a layout
    /// that asks for heights at widths (a wrapping label makes it one) would let pages scroll that need not.
    void setMostLines(int lines);
    int mostLines() const { return m_most; }
    bool isElided() const;
    /// What its tool tip says now: the whole text where it is elided, and what was set as its tool tip.
    QString tip() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void tint();
    QStringList lines() const;

    TextStyle m_style;
    Token m_token;
    bool m_eliding = false;
    int m_most = 1;
    mutable int m_claimed = -1; ///< the height that layouts were told last, of one that wraps
};

} // namespace warrener
