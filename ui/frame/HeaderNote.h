#pragma once

#include "ui/parts/PageTarget.h"
#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

#include <QAbstractButton>

#include <optional>

namespace warrener {

/// What the header says beside the age of the data: the automatic failover, or a run under way.
struct HeaderNoteText
{
    std::optional<GlyphKind> glyph{};
    QString text{};            ///< translated; empty: no note
    Token tone = Token::Text2; ///< of the text
    QString why{};             ///< translated, for the tool tip; may be empty
    PageTarget target{};       ///< where a click leads

    bool operator==(const HeaderNoteText &) const = default;
};

/// One short line of the header that leads to its page. Where a narrow window has no room for its words, its sign is left.
class HeaderNote final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeaderNote)

public:
    explicit HeaderNote(QWidget *parent = nullptr);

    void setNote(const HeaderNoteText &note);
    const HeaderNoteText &note() const { return m_note; }
    void setNarrow(bool narrow);
    /// px with its words; 0 where there is no note.
    int wholeWidth() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void showToolTip();

    HeaderNoteText m_note;
    bool m_narrow = false;
};

} // namespace warrener
